/** Names of people and bodies as a page prints them: with the title before, the office behind, the acronym in brackets. */
import { initialsOf, spells } from './lexicon/acronyms.js';
import { countryNamed, countryOfDemonym } from './lexicon/countries.js';
import { givenNameGender, TITLE_GENDER, TITLES } from './lexicon/people.js';
import { BODIES, OUTLET_WORDS, ROLES } from './lexicon/speech.js';
import { mention, type Line } from './line.js';
import type { Mention, Span } from './reading.js';
import type { Token } from './tokens.js';

export type Gender = 'he' | 'she';

/** One mention of a person or body by name. */
export interface NameMention extends Span {
  readonly text: string;
  readonly kind: 'person' | 'body';
  /** Without title and article: "Ana Ruiz", "Institute for Public Health". */
  readonly name: string;
  readonly acronym?: string;
  /** Title or office beside it: "Health Minister", "the director of the clinic". */
  readonly role?: Mention;
  readonly gender?: Gender;
  readonly sentence: number;
}

const bare = (word: string): string => word.toLowerCase().replace(/\.$/, '');
const capital = (token: Token | undefined): boolean => token !== undefined && /^\p{Lu}[\p{L}'’.-]*$/u.test(token.text);

/** Whether the word may stand before a name as its title, in either case. */
export const isTitle = (word: string): boolean => TITLES.has(bare(word)) || ROLES.has(bare(word));

/** Small words inside a name: "Ursula von der Leyen". */
const PARTICLE = /^(?:de|da|del|della|di|dos|du|van|von|der|den|bin|ibn|al|el|la|le|ter|zu)$/;

/** Words of an enterprise or body that a general's title would otherwise be read from: "General Motors". */
const NOT_TITLED = /^(?:motors|electric|mills|dynamics|assembly|staff|council|prosecutor|hospital|strike|election)$/;

/** How many words a person's name has at most. */
const LONGEST_NAME = 4;

function isNameWord(token: Token | undefined): boolean {
  if (!token || !capital(token)) return false;
  const word = bare(token.text);
  return !BODIES.has(word) && !OUTLET_WORDS.has(word) && !NOT_BY_NAME.has(word) && !isTitle(word);
}
/** Capitalised words that begin a sentence or name a place, a day or an event, not a person. */
const NOT_BY_NAME: ReadonlySet<string> = new Set(
  `the a an in on at but and he she it they we i monday tuesday wednesday thursday friday saturday
    sunday north south east west new united national federal republican democrat democratic act bill
    street road river city county province region state war day week summit cup party house so then
    later when while after before as if for to from by of this that these those there here meanwhile
    however yet also not no yes what why how where who both some many most all one two three earlier now
    still since although though because his her its their our my with about even only just under over
    during like unlike despite last next more fewer nearly`.split(/\s+/),
);

/** Of the tokens `[from, to)`: where the name behind a title begins, or `undefined` when no title leads a name. */
export function nameBehindTitle(tokens: readonly Token[]): number | undefined {
  let at = tokens.length;
  while (at > 0 && (isNameWord(tokens[at - 1]) || (at < tokens.length && PARTICLE.test(tokens[at - 1]?.lower ?? ''))))
    at--;
  const title = tokens[at - 1];
  if (at === 0 || at === tokens.length || tokens.length - at > LONGEST_NAME || !title || !isTitle(title.text))
    return undefined;
  if (PARTICLE.test(tokens[at]?.lower ?? '') || NOT_TITLED.test(tokens[at]?.lower ?? '')) return undefined;
  return at;
}

/** Gender that a title or a given name tells, if any. */
export function genderOf(name: string, role: string | undefined): Gender | undefined {
  for (const word of (role ?? '').split(/[\s’']+/)) {
    const told = TITLE_GENDER.get(bare(word));
    if (told) return told;
  }
  const [given] = name.split(' ');
  return name.includes(' ') && given ? givenNameGender(given) : undefined;
}

const isAcronym = (text: string): boolean =>
  /^\p{Lu}(?:[\p{Lu}\p{N}&.-]{1,11}|\p{L}{1,4}\p{Lu})$/u.test(text) && /\p{Lu}.*\p{Lu}/u.test(text);

/** Every name of the sentence, in order. */
export function namesIn(line: Line): NameMention[] {
  const { tokens } = line;
  const found: NameMention[] = [];
  for (let at = 0; at < tokens.length; at++) {
    // Most words are in small letters, and begin no name.
    const code = tokens[at]?.text.charCodeAt(0) ?? 0;
    if (code >= 0x61 && code <= 0x7a) continue;
    const person = personAt(line, at);
    if (person) {
      found.push(person.mention);
      at = person.next - 1;
      continue;
    }
    const bracket = tokens[at]?.text === '(' ? bracketed(line, at) : undefined;
    if (bracket) {
      // The same name without its acronym was found on the way.
      if ((found.at(-1)?.end ?? 0) > bracket.start) found.pop();
      found.push(bracket);
      continue;
    }
    const body = bodyAt(line, at);
    if (!body) continue;
    found.push(body.mention);
    at = body.next - 1;
  }
  return found;
}

/** "Food Standards Agency", "Ministry of Health": capitalised words of which one tells a body or an outlet. */
function bodyAt(line: Line, at: number): { mention: NameMention; next: number } | undefined {
  const { tokens } = line;
  const first = tokens[at];
  if (!first || !capital(first) || SMALL_OPENER.test(first.text) || line.dateAt(at)) return undefined;
  let next = at + 1;
  for (let ahead = next; ahead < tokens.length && ahead - at < LONGEST_BODY; ahead++) {
    const token = tokens[ahead];
    if (!token || line.dateAt(ahead)) break;
    if (capital(token)) next = ahead + 1;
    else if (!/^(?:of|for|and|the|on|&|-)$/.test(token.lower)) break;
  }
  // "Ruiz and the Agency": an article behind "and" begins another name.
  const words = tokens.slice(at, next);
  const joined = words.findIndex((token, index) => token.lower === 'and' && words[index + 1]?.lower === 'the');
  if (joined > 0) next = at + joined;
  const own = tokens.slice(at, next);
  const last = own.at(-1);
  if (own.length < 2 || !last || !own.some((token) => BODIES.has(token.lower) || OUTLET_WORDS.has(token.lower)))
    return undefined;
  if (own.some((token) => isTitle(token.text) && !BODIES.has(token.lower) && token !== first)) return undefined;
  const whole = mention(line, first.start, last.end);
  return { mention: { ...whole, kind: 'body', name: whole.text, sentence: line.index }, next };
}

/** Words with a capital because they open the sentence. */
const SMALL_OPENER =
  /^(?:The|A|An|In|At|By|From|But|And|On|For|To|When|While|After|Before|As|If|It|He|She|They|This|That)$/;

function personAt(line: Line, at: number): { mention: NameMention; next: number } | undefined {
  const { tokens } = line;
  const first = tokens[at];
  if (!first || !isNameWord(first) || line.dateAt(at) || line.numberAt(at)) return undefined;
  if (at > 0 && (isNameWord(tokens[at - 1]) || isHyphen(tokens[at - 1]))) return undefined;
  let next = at + 1;
  while (
    next - at < LONGEST_NAME &&
    (isNameWord(tokens[next]) ||
      (PARTICLE.test(tokens[next]?.lower ?? '') && capital(tokens[next + 1]) && next + 1 < tokens.length)) &&
    !line.dateAt(next)
  )
    next++;
  if (isNameWord(tokens[next])) return undefined;
  const words = tokens.slice(at, next);
  const name = words.map((token) => token.text).join(' ');
  const last = words.at(-1);
  if (!last) return undefined;
  const title = titleBefore(line, at) ?? officeBefore(line, at, next);
  if (!title && (words.length < 2 || /^\p{Lu}+$/u.test(last.text) || ofCountry(words))) return undefined;
  if (capital(tokens[next]) && tokens[next]?.pos === 'PROPN') return undefined;
  const office = title ? undefined : officeBehind(line, next);
  const role = title ?? office;
  const gender = genderOf(name, role?.text);
  return {
    mention: {
      ...mention(line, first.start, last.end),
      kind: 'person',
      name,
      ...(role ? { role } : {}),
      ...(gender ? { gender } : {}),
      sentence: line.index,
    },
    next,
  };
}

const isHyphen = (token: Token | undefined): boolean => token !== undefined && /^[-–/]$/.test(token.text);

const ofCountry = (words: readonly Token[]): boolean =>
  words.some(
    (token, at) =>
      countryNamed(token.text) ??
      countryOfDemonym(token.text) ??
      countryNamed(`${token.text} ${words[at + 1]?.text ?? ''}`) ??
      countryOfDemonym(`${token.text} ${words[at + 1]?.text ?? ''}`),
  );

/** Longest title before a name, in tokens: "Deputy Prime Minister for Roads and Rail" is longer than most. */
const LONGEST_TITLE = 7;

/** "Health Minister", "the city's mayor": the nominal words before token `at` that end in a title. */
function titleBefore(line: Line, at: number): Mention | undefined {
  const { tokens } = line;
  const last = tokens[at - 1];
  if (!last || !isTitle(last.text) || NOT_TITLED.test(tokens[at]?.lower ?? '')) return undefined;
  let from = at - 1;
  while (
    from > 0 &&
    at - from < LONGEST_TITLE &&
    (/^(?:NOUN|PROPN|ADJ)$/.test(tokens[from - 1]?.pos ?? '') || /^(?:'s|-)$/.test(tokens[from - 1]?.lower ?? '')) &&
    !line.dateAt(from - 1)
  )
    from--;
  const start = tokens[from];
  return start && mention(line, start.start, last.end);
}

/** "The mayor of Lima, Ana Ruiz,": an office with its article before the name between commas. */
function officeBefore(line: Line, at: number, next: number): Mention | undefined {
  const { tokens } = line;
  if (tokens[at - 1]?.text !== ',' || (tokens[next]?.text !== ',' && next < tokens.length - 1)) return undefined;
  let told = false;
  for (let from = at - 2; from >= Math.max(0, at - LONGEST_OFFICE); from--) {
    const token = tokens[from];
    if (!token || token.pos === 'VERB' || token.pos === 'AUX' || token.pos === 'PUNCT') return undefined;
    if (isTitle(token.text)) told = true;
    if (
      /^(?:the|its|their|his|her|our)$/.test(token.lower) &&
      !/^(?:of|in|for|at|and)$/.test(tokens[from - 1]?.lower ?? '')
    )
      return told ? mention(line, token.start, tokens[at - 2]?.end ?? token.end) : undefined;
  }
  return undefined;
}

/** Longest office behind a name, in tokens. */
const LONGEST_OFFICE = 14;

/** ", the director of the clinic,": the words between commas that hold a title and no verb. */
export function officeBehind(line: Line, at: number): Mention | undefined {
  const { tokens } = line;
  if (tokens[at]?.text !== ',') return undefined;
  let told = false;
  for (let end = at + 1; end < Math.min(tokens.length, at + LONGEST_OFFICE); end++) {
    const token = tokens[end];
    if (!token || token.pos === 'VERB' || token.pos === 'AUX' || token.pos === 'PRON') return undefined;
    if (/^[,.;]$/.test(token.text)) {
      const [first, last] = [tokens[at + 1], tokens[end - 1]];
      return told && first && last ? mention(line, first.start, last.end) : undefined;
    }
    if (ROLES.has(token.lower)) told = true;
  }
  return undefined;
}

/** "Institute for Public Health (IPH)": a name and its acronym in the bracket that opens at token `at`. */
function bracketed(line: Line, at: number): NameMention | undefined {
  const { tokens } = line;
  const acronym = tokens[at + 1]?.text ?? '';
  if (tokens[at + 2]?.text !== ')' || !isAcronym(acronym)) return undefined;
  const from = nameOfAcronym(line, nameStart(line, at), at, acronym);
  const [first, last, close] = [tokens[from], tokens[at - 1], tokens[at + 2]];
  if (from >= at - 1 || !first || !last || !close) return undefined;
  const whole = mention(line, first.start, close.end);
  const name = line.text.slice(first.start - line.sentence.start, last.end - line.sentence.start);
  return { ...whole, kind: 'body', name, acronym, sentence: line.index };
}

/**
 * Of the capitalised words `[from, end)`: where the name begins that the acronym stands for. "The Department of Health and
 * the World Health Organization (WHO)" are two names; the one that spells the acronym is its name.
 */
function nameOfAcronym(line: Line, from: number, end: number, acronym: string): number {
  const { tokens } = line;
  const last = tokens[end - 1];
  let longest: number | undefined;
  for (let at = end - 2; at >= from; at--) {
    const first = tokens[at];
    if (!first || !last || !/^\p{Lu}/u.test(first.text) || first.text[0] !== acronym[0]) continue;
    const name = line.text.slice(first.start - line.sentence.start, last.end - line.sentence.start);
    if (initialsOf(name) === acronym) return at;
    if (spells(name, acronym)) longest = at;
  }
  if (longest !== undefined) return longest;
  for (let at = end - 2; at > from; at--)
    if (tokens[at]?.lower === 'the' && /^(?:and|of|for|in|on)$/.test(tokens[at - 1]?.lower ?? '') && at + 1 < end - 1)
      return tokens[at - 1]?.lower === 'and' ? at + 1 : from;
  return from;
}

const LONGEST_BODY = 12;

/** First token of the capitalised name that ends before token `end`, with the small words inside it. */
export function nameStart(line: Line, end: number): number {
  const { tokens } = line;
  let from = end;
  for (let at = end - 1; at >= 0 && end - at <= LONGEST_BODY; at--) {
    const token = tokens[at];
    if (!token || line.dateAt(at)) break;
    if (/^\p{Lu}/u.test(token.text) && !SMALL_OPENER.test(token.text)) from = at;
    else if (!/^(?:of|for|and|on|the|in|to|&|-|'s|de|des|du|la)$/.test(token.lower)) break;
  }
  return from;
}
