/** Names as they are looked up: what differs between two spellings of one name is taken away, and nothing else. */

/** The same word in the spelling of the other side of the Atlantic. */
const AMERICAN: Readonly<Record<string, string>> = {
  defence: 'defense',
  labour: 'labor',
  centre: 'center',
  isation: 'ization',
};

/** Lower case, in American spelling, without diacritics, dots, quotation marks, a leading article and the ending of a possessive. */
export function nameKey(printed: string): string {
  return printed
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u2018\u2019`´]/g, "'")
    .replace(/'s\b|(?<=s)'(?!\w)/g, '')
    .replace(/\./g, (dot, at: number, all: string) => (/[a-z]{2}/.test(all.slice(at + 1, at + 3)) ? dot : ''))
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .trim()
    .replace(/^(?:the|an?) (?=.)/, '')
    .replace(/\b(?:defence|labour|centre)\b|(?<=[a-z]{3})isation\b/g, (british) => AMERICAN[british] ?? british);
}

/** Everything that a printed name may stand for, by {@link nameKey}. */
export class NameIndex<T extends { readonly key: string }> {
  private readonly byName = new Map<string, T[]>();

  constructor(entries: Iterable<T>, namesOf: (entry: T) => readonly string[]) {
    for (const entry of entries)
      for (const name of new Set(namesOf(entry).map(nameKey))) {
        if (name === '') continue;
        const known = this.byName.get(name);
        if (known) known.push(entry);
        else this.byName.set(name, [entry]);
      }
  }

  /** The entries of exactly this name. */
  of(printed: string): readonly T[] {
    return this.byName.get(nameKey(printed)) ?? [];
  }
}
