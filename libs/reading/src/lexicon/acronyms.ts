/** Whether a name spells its acronym, with the leniency that print allows; and acronyms that keep the letters of another language. */

const SMALL = /^(?:of|the|for|and|on|in|to|a|an|at|by|de|des|del|della|di|du|la|le|les|y|et|und|für|&)$/i;

/** Words of a name, also those that a hyphen or an apostrophe joins. */
const wordsOf = (name: string): string[] => name.split(/[\s’'–-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

/** The initials of the words that carry meaning: "Institute for Public Health" IPH. */
export function initialsOf(name: string): string {
  return wordsOf(name)
    .filter((word) => !SMALL.test(word) && word !== 's')
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');
}

/**
 * Whether the letters of the acronym stand in the name in their order, the first at the beginning of a word, and at least
 * half of them as initials ("USAID", "Interpol" and "DOJ" are spelled by their names, "HUR" is not by "Intelligence Service").
 */
export function spells(name: string, acronym: string): boolean {
  const letters = acronym
    .toUpperCase()
    .replace(/[^\p{L}]/gu, '')
    .replace(/S$/, (s) => (/s$/.test(acronym) ? '' : s));
  if (letters.length < 2) return true;
  // "USAID", "UNHCR": whose it is may stand in the acronym alone.
  if (/^(?:US|UN|EU|UK)\p{L}{2}/u.test(letters) && spells(name, letters.slice(2))) return true;
  const words = wordsOf(name).map((word) => word.toUpperCase());
  // Best number of initials with which the letters up to each place of the name can be spelled.
  const text = words.join(' ');
  let best: (number | undefined)[] = [0, ...Array.from({ length: letters.length }, () => undefined)];
  for (let at = 0; at < text.length; at++) {
    const initial = at === 0 || text[at - 1] === ' ';
    const next = [...best];
    for (let letter = 0; letter < letters.length; letter++) {
      const before = best[letter];
      if (before === undefined || text[at] !== letters[letter] || (letter === 0 && !initial)) continue;
      next[letter + 1] = Math.max(next[letter + 1] ?? 0, before + (initial ? 1 : 0));
    }
    best = next;
  }
  const initials = best[letters.length];
  return initials !== undefined && initials * 2 >= letters.length;
}

/** Acronyms of a name in another language, and the English names that they are printed behind. */
export const TRANSLATED: ReadonlyMap<string, RegExp> = new Map([
  ['HUR', /\b(?:main (?:intelligence )?directorate|defen[cs]e intelligence|military intelligence)\b/i],
  ['GUR', /\b(?:main (?:intelligence )?directorate|defen[cs]e intelligence|military intelligence)\b/i],
  ['GRU', /\b(?:main (?:intelligence )?directorate|military intelligence)\b/i],
  ['SBU', /\bsecurity service\b/i],
  ['FSB', /\bfederal security service\b/i],
  ['SVR', /\bforeign intelligence service\b/i],
  ['BND', /\b(?:federal|foreign) intelligence service\b/i],
  ['MSF', /\bdoctors without borders\b/i],
  ['FIFA', /\bfootball\b/i],
  ['CERN', /\bnuclear research\b/i],
  ['IRGC', /\b(?:revolutionary guards?|guard corps)\b/i],
  ['PKK', /\bkurdistan workers\b/i],
  ['YPG', /\bpeople.s (?:protection|defen[cs]e) units\b/i],
  ['FARC', /\brevolutionary armed forces\b/i],
  ['AfD', /\balternative for germany\b/i],
  ['CDU', /\bchristian democrat/i],
  ['SPD', /\bsocial democrat/i],
  ['PiS', /\blaw and justice\b/i],
  ['RSF', /\b(?:reporters without borders|rapid support forces)\b/i],
  ['WOAH', /\banimal health\b/i],
  ['OIE', /\banimal health\b/i],
  ['ICRC', /\bred cross\b/i],
  ['WADA', /\banti.?doping\b/i],
  ['IOC', /\bolympic committee\b/i],
]);
