/** Names that stand with the name of their country: "Britain's Ministry of Defence", "Ministry of Defence (United Kingdom)". */
import type { Source } from '@whence/domain';
import { countryCode } from '@whence/reading';
import { nameKey } from './names.js';

/** A name without the country that is printed with it. */
export interface NameOfCountry {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly rest: string;
}

/** The country of a name, also of its formal one: "the Republic of Kenya" is Kenya. */
function codeOf(words: string): string | undefined {
  const name = words.replace(/^the /i, '');
  return countryCode(name) ?? countryCode(name.replace(/^(?:\w+ )?(?:Republic|Kingdom|State) of (?:the )?/, ''));
}

/** "Democratic People's Republic of Korea" is the longest name of a country, in words. */
const LONGEST_COUNTRY = 5;

/**
 * Parts a printed name from its country: a name, possessive or adjective before it ("South Korea's …", "the British …"),
 * "of Kenya" behind it, or a country in brackets. `undefined` when no country is printed, or nothing else is.
 */
export function partedName(printed: string): NameOfCountry | undefined {
  const words = printed
    .trim()
    .replace(/^(?:the|an?) /i, '')
    .split(/\s+/);
  for (let length = Math.min(LONGEST_COUNTRY, words.length - 1); length > 0; length--) {
    const before = words
      .slice(0, length)
      .join(' ')
      .replace(/['\u2019]s?$/, '');
    const country = codeOf(before);
    if (country !== undefined) return { country, rest: words.slice(length).join(' ') };
  }
  const whole = words.join(' ');
  const bracket = /^(.+) \(([^()]+)\)$/.exec(whole);
  if (bracket?.[1] !== undefined) {
    const country = codeOf(bracket[2] ?? '');
    return country === undefined ? undefined : { country, rest: bracket[1] };
  }
  for (const mark of whole.matchAll(/ of /g)) {
    const country = codeOf(whole.slice(mark.index + mark[0].length));
    if (country !== undefined) return { country, rest: whole.slice(0, mark.index) };
  }
  return undefined;
}

/** A name as it is looked up beside its country: "Defence Ministry" is "Ministry of Defence". */
export function bareKey(name: string): string {
  return nameKey(name).replace(/^(.+) (ministry|department)$/, '$2 of $1');
}

/** What a source is called at home: its names and aliases without its own country, by {@link bareKey}. */
export function bareKeys(source: Source): ReadonlySet<string> {
  const keys = [source.name, ...source.aliases].map((name) => {
    const parted = partedName(name);
    if (parted !== undefined && parted.country === source.country) return bareKey(parted.rest);
    return bareKey(name.replace(/ \([^()]+\)$/, ''));
  });
  return new Set(keys.filter((key) => key !== ''));
}
