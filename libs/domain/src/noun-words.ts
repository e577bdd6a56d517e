/** Nouns in the singular, for what is counted once: "1 ship". */

const IRREGULAR: Readonly<Record<string, string>> = {
  people: 'person',
  children: 'child',
  men: 'man',
  women: 'woman',
  buses: 'bus',
  gases: 'gas',
  viruses: 'virus',
  wives: 'wife',
  lives: 'life',
};
const UNCHANGED = /(?:ss|us|is|series|species|news|troops|forces|means|aircraft|police)$/;

function singularOf(word: string): string {
  const lower = word.toLowerCase();
  const known = IRREGULAR[lower];
  if (known !== undefined) return word === lower ? known : known.charAt(0).toUpperCase() + known.slice(1);
  if (UNCHANGED.test(lower)) return word;
  if (/[^aeiou]ies$/.test(lower)) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss|zz)es$/.test(lower)) return word.slice(0, -2);
  return /s$/.test(lower) ? word.slice(0, -1) : word;
}

/** The noun of a phrase in the singular, what follows it left as it is: "case of measles" for "cases of measles". */
export function inSingular(phrase: string): string {
  const [, nouns = phrase, rest = ''] =
    /^(.+?)( (?:of|in|for|with|without|on|at|from|under|among) .+)?$/.exec(phrase) ?? [];
  const words = nouns.split(' ');
  const last = words.pop() ?? '';
  return [...words, singularOf(last)].join(' ') + rest;
}
