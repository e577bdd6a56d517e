/** Regular English inflection, both ways: enough for the tables of this folder and for looking nouns up in them. */

const IRREGULAR_SINGULAR: ReadonlyMap<string, string> = new Map([
  ['people', 'person'],
  ['persons', 'person'],
  ['men', 'man'],
  ['women', 'woman'],
  ['children', 'child'],
  ['lives', 'life'],
  ['wives', 'wife'],
  ['knives', 'knife'],
  ['feet', 'foot'],
  ['mice', 'mouse'],
  ['crises', 'crisis'],
  ['analyses', 'analysis'],
  ['buses', 'bus'],
  ['viruses', 'virus'],
  ['data', 'data'],
  ['media', 'media'],
  ['series', 'series'],
  ['species', 'species'],
  ['news', 'news'],
  ['aircraft', 'aircraft'],
  ['troops', 'troop'],
  ['movies', 'movie'],
  ['shoes', 'shoe'],
  ...['measles', 'mumps', 'rabies', 'diabetes', 'scabies', 'shingles', 'herpes', 'rickets'].map(
    (illness) => [illness, illness] as const,
  ),
]);

/** The singular of an English noun, in lower case; a noun that is singular comes back as it is. */
export function singular(noun: string): string {
  const word = noun.toLowerCase();
  const irregular = IRREGULAR_SINGULAR.get(word);
  if (irregular) return irregular;
  if (word.length < 4) return word;
  if (word.endsWith('men')) return `${word.slice(0, -2)}an`;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  if (/(?:oes)$/.test(word)) return word.slice(0, -2);
  if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

/** A plural noun by its form: "troops", "people"; a few plurals without -s are known. */
export function looksPlural(noun: string): boolean {
  const word = noun.toLowerCase();
  return (
    IRREGULAR_SINGULAR.has(word) || ['personnel', 'police', 'staff', 'cattle'].includes(word) || singular(word) !== word
  );
}

const VOWEL = /[aeiou]/;

/** The regular forms of a verb: "deploy" gives deploy, deploys, deployed, deploying. `!` at the end doubles the last consonant. */
export function verbForms(entry: string): string[] {
  const doubles = entry.endsWith('!');
  const base = doubles ? entry.slice(0, -1) : entry;
  const last = base.at(-1) ?? '';
  const stem = doubles ? base + last : base;
  const third = /(?:s|sh|ch|x|z|o)$/.test(base)
    ? `${base}es`
    : last === 'y' && !VOWEL.test(base.at(-2) ?? 'a')
      ? `${base.slice(0, -1)}ies`
      : `${base}s`;
  if (last === 'e') return [base, third, `${base}d`, base.endsWith('ee') ? `${base}ing` : `${base.slice(0, -1)}ing`];
  if (last === 'y' && !VOWEL.test(base.at(-2) ?? 'a')) return [base, third, `${base.slice(0, -1)}ied`, `${base}ing`];
  return [base, third, `${stem}ed`, `${stem}ing`];
}
