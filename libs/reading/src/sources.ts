/** Who says it: the noun phrase of a source, what kind it is, its name, acronym and office. */
import { byAuthor } from './authors.js';
import { countryNamed, countryOfDemonym } from './lexicon/countries.js';
import { BODIES, DOCUMENTS, NOBODY, OUTLET_WORDS, ROLES } from './lexicon/speech.js';
import { singular } from './lexicon/inflect.js';
import { isTimeName } from './lexicon/time-names.js';
import { mention, type Line } from './line.js';
import { nameBehindTitle } from './names.js';
import type { ReadSource } from './reading.js';
import { endOfSource, nightOf, OPENS } from './source-edges.js';
import type { Token } from './tokens.js';

/** Longest noun phrase that is taken for a source, in tokens. */
const LONGEST = 24;

/** Numbers that somebody keeps: not what is read, as a report is. */
const FIGURES = /^(?:data|figures|statistics|records|numbers|estimates?|tally|count)$/;

const NOMINAL = new Set(['NOUN', 'PROPN', 'ADJ', 'DET', 'NUM']);
const INNER_PREPOSITIONS = new Set(['of', 'for', 'at', 'in', 'with', 'on', 'close', 'familiar']);

const isPossessive = (token: Token | undefined): boolean => token?.lower === "'s" || token?.lower === "'";
const capital = (token: Token | undefined): boolean => token !== undefined && /^\p{Lu}/u.test(token.text);

/** A token that may belong to a source's noun phrase. Tags of capitalised words are often wrong, so that a capital counts as a name. */
export function nominal(line: Line, at: number): boolean {
  const token = line.tokens[at];
  if (!token || line.dateAt(at) || /^[;:—]$/.test(token.text)) return false;
  if (isPossessive(token)) return true;
  if (token.pos === 'PRON') return /^(?:its|their|his|her|our|some|many|others)$/.test(token.lower);
  if (NOMINAL.has(token.pos)) return true;
  if (token.text === '-' || token.text === '–') return true;
  return capital(token) && at > 0 && token.pos !== 'PUNCT' && token.pos !== 'ADP' && token.pos !== 'SCONJ';
}

/** Index of the first token of the noun phrase that ends at `last`. */
export function phraseStart(line: Line, last: number, stop: number): number {
  let at = last;
  while (at > stop && last - at < LONGEST) {
    const token = line.tokens[at - 1];
    if (!token) break;
    if (nominal(line, at - 1)) at--;
    else if (
      INNER_PREPOSITIONS.has(token.lower) &&
      at - 2 >= stop &&
      nominal(line, at - 2) &&
      !sentenceAdverbial(line, at - 1, stop)
    )
      at -= 2;
    else if (token.pos === 'CCONJ' && at - 2 >= stop && nominal(line, at - 2)) at -= 2;
    else break;
  }
  return at;
}

/** "In Kursk officials said": the preposition opens the sentence, it does not belong to the source. */
const sentenceAdverbial = (line: Line, at: number, stop: number): boolean =>
  at <= stop || line.tokens[at - 1] === undefined;

/** Index after the last token of the noun phrase that starts at `first`. */
export function phraseEnd(line: Line, first: number): number {
  let at = first;
  while (at < line.tokens.length && at - first < LONGEST) {
    const token = line.tokens[at];
    if (!token) break;
    const participle = token.pos === 'VERB' && /(?:ed|ing|en)$/.test(token.lower) && at - first <= 1;
    if (nominal(line, at) || (participle && line.tokens[at + 1]?.pos === 'NOUN')) at++;
    else if (at > first && INNER_PREPOSITIONS.has(token.lower) && nominal(line, at + 1) && !line.numberAt(at + 1))
      at += 2;
    else if (
      at > first &&
      token.lower === 'and' &&
      nominal(line, at + 1) &&
      capital(line.tokens[at + 1]) &&
      capital(line.tokens[at - 1])
    )
      at += 2;
    else break;
  }
  return at;
}

/** Head noun of the phrase: the last noun before its first "of", "for", "at", "in". */
function headOf(tokens: readonly Token[]): Token | undefined {
  const cut = tokens.findIndex((token, at) => at > 0 && INNER_PREPOSITIONS.has(token.lower));
  const bracket = tokens.findIndex((token) => token.text === '(');
  const ends = [cut, bracket].filter((end) => end > 0);
  const part = tokens.slice(0, ends.length > 0 ? Math.min(...ends) : tokens.length);
  return part.filter((token) => !isPossessive(token)).at(-1);
}

const clean = (text: string): string => text.replace(/^(?:the|a|an)\s+/i, '');

/**
 * Whether the words hold a name: a capitalised word that is no adjective of a country and does not only open the sentence.
 * `of`: they name a document, of which a month tells the date.
 */
function holdsName(from: number, tokens: readonly Token[], of: boolean): boolean {
  return tokens.some((token, at) => {
    if (!capital(token) || token.pos === 'DET') return false;
    // "the July report", "March figures": when it was written, not whose it is.
    if (of && isTimeName(token.text) && !capital(tokens[at + 1])) return false;
    if (countryOfDemonym(token.text)) return false;
    const pair = `${token.text} ${tokens[at + 1]?.text ?? ''}`;
    const pairBefore = `${tokens[at - 1]?.text ?? ''} ${token.text}`;
    if (countryOfDemonym(pair) || countryOfDemonym(pairBefore)) return false;
    if (from + at === 0) {
      const known =
        ROLES.has(token.lower) || BODIES.has(token.lower) || NOBODY.has(token.lower) || DOCUMENTS.has(token.lower);
      return (
        token.pos === 'PROPN' &&
        !known &&
        !/^(?:western|local|senior|several|many|some|state|foreign)$/.test(token.lower)
      );
    }
    return !/^(?:western|european|eastern|northern|southern|african|asian|arab|islamic)$/.test(token.lower);
  });
}

/** Words of which one at the end of each of two names tells two sources: "the mayor and the police", "Reuters and the BBC". */
const speaker = (word: string): boolean => BODIES.has(word) || ROLES.has(word) || OUTLET_WORDS.has(word);
const fullName = (tokens: readonly Token[]): boolean =>
  tokens.length > 1 && tokens.length < 5 && tokens.every((token) => capital(token) && !speaker(token.lower));

/** Whether the "and" between two runs of tokens joins two sources; inside one name ("Food and Drug Office") it does not. */
function joinsTwo(left: readonly Token[], right: readonly Token[], both: boolean): boolean {
  const [ends, begins, behind] = [left.at(-1), right[0], right.at(-1)];
  if (!ends || !begins || !behind) return false;
  if (both || (fullName(left) && fullName(right))) return true;
  if (left.length === 1 && right.length === 1 && countryNamed(ends.text) && countryNamed(begins.text)) return true;
  if (OUTLET_WORDS.has(ends.lower) && OUTLET_WORDS.has(behind.lower)) return true;
  // "the Ministry of Health and the Environment": a name that goes on behind "of" may go on behind "and" too.
  const open = left.some((token) => INNER_PREPOSITIONS.has(token.lower));
  return /^(?:the|its|their|his|her|a|an)$/.test(begins.lower) && (!open || speaker(behind.lower));
}

/**
 * The source that the tokens `[from, to)` name, with another beside it when "and" joins two; `undefined` when they name
 * nobody who could say something. `speaks`: the cue is one that only a speaker can have.
 */
export function sourceOf(line: Line, from: number, to: number, speaks = false): ReadSource | undefined {
  const first = line.tokens[from]?.lower === 'both' ? from + 1 : from;
  const both = first > from || line.tokens[to]?.lower === 'both';
  for (let and = to - 2; and > first; and--) {
    if (line.tokens[and]?.lower !== 'and') continue;
    const [left, right] = [line.tokens.slice(first, and), line.tokens.slice(and + 1, to)];
    if (!joinsTwo(left, right, both)) continue;
    const one = singleSource(line, first, and, speaks);
    const other = singleSource(line, and + 1, to, speaks);
    if (one && other) return { ...one, beside: [other] };
  }
  return singleSource(line, from, to, speaks);
}

/**
 * The source that the tokens `[from, to)` name, or `undefined` when they name nobody who could say something
 * ("significant casualties reported"). `speaks`: the cue is one that only a speaker can have.
 */
function singleSource(line: Line, from: number, to: number, speaks: boolean): ReadSource | undefined {
  let first = from;
  while (first < to && (OPENS.test(line.tokens[first]?.lower ?? '') || nightOf(line, first))) first++;
  // "Rose to 29 and authorities warn"
  if (line.numberAt(first) && line.tokens[first + 1]?.lower === 'and') first += 2;
  const tokens = line.tokens.slice(first, endOfSource(line, first, to));
  const head = headOf(tokens);
  const start = tokens[0];
  const last = tokens.at(-1);
  if (!head || !start || !last || isPossessive(last)) return undefined;
  // "The ministry's figures", "police data": whose they are is who says it.
  const possessive = DOCUMENTS.has(head.lower) ? tokens.findLastIndex(isPossessive) : -1;
  const owner = possessive < 0 && FIGURES.test(head.text) ? tokens.indexOf(head) : possessive;
  // "A survey of 1,150 homes by the aid group Lifeline": whoever made it gives what it found.
  const author = DOCUMENTS.has(head.lower) ? authorBehind(line, first + tokens.length, to) : undefined;
  if (author) return author;
  // "Official figures" are nobody's in particular: an official does not speak there.
  const dated = tokens
    .slice(0, Math.max(0, owner))
    .every(({ text, pos, lower }) => isTimeName(text) || pos === 'DET' || lower === 'official');
  const owned = owner > 0 && !dated ? singleSource(line, first, first + owner, false) : undefined;
  if (owned && owned.kind !== 'vague') return owned;
  const definite = /^(?:the|its|their|his|her|this|that)$/.test(start.lower) || isPossessive(tokens.find(isPossessive));
  const named = holdsName(first, tokens, DOCUMENTS.has(head.lower));
  const country = tokens.some(
    (token, at) => countryOfDemonym(token.text) ?? countryOfDemonym(`${token.text} ${tokens[at + 1]?.text ?? ''}`),
  );
  // Whoever "said" can say: a noun that no table knows is a source nobody named.
  const fallback =
    speaks && /^(?:NOUN|PROPN)$/.test(head.pos) ? (capital(head) && named ? 'named' : 'anonymous') : undefined;
  const kind = kindOf(head, tokens, named, definite, country) ?? fallback;
  if (!kind) return undefined;
  const base = { ...mention(line, start.start, last.end), kind };
  return {
    start: base.start,
    end: base.end,
    text: base.text,
    kind,
    ...(kind === 'named' ? nameParts(line, base.text, tokens) : {}),
  };
}

/** The author behind "by", with at most what a document is of between. */
function authorBehind(line: Line, end: number, to: number): ReadSource | undefined {
  const by = byAuthor(line, end);
  if (by === undefined || by < to - 1) return undefined;
  const source = singleSource(line, by + 1, phraseEnd(line, by + 1), false);
  return source?.kind === 'named' ? source : undefined;
}

function kindOf(
  head: Token,
  tokens: readonly Token[],
  named: boolean,
  definite: boolean,
  country: boolean,
): ReadSource['kind'] | undefined {
  const word = head.lower;
  // "A senior Pentagon official", "a NATO officer": whose they are is told, and not who; a spokesperson is the body's voice.
  if (/^an?$/.test(tokens[0]?.lower ?? '') && ROLES.has(word) && !capital(head) && !/^spokes/.test(word))
    return 'anonymous';
  // "A Peruvian army assessment" is somebody's, though the page does not say whose.
  if (DOCUMENTS.has(word)) return named ? 'named' : country ? 'anonymous' : 'vague';
  if (
    named &&
    !/^(?:officials?|sources?|diplomats?|observers|analysts|experts|critics|residents|people|media|authorities|lawmakers|insiders)$/.test(
      word,
    )
  )
    return capital(head) || ROLES.has(word) || BODIES.has(word) ? 'named' : undefined;
  if (BODIES.has(word) || BODIES.has(singular(word))) {
    const indefinite = /^(?:a|an|some|several|many)$/.test(tokens[0]?.lower ?? '');
    if (definite || country || named) return 'named';
    return indefinite || singular(word) !== word ? 'anonymous' : 'named';
  }
  if (NOBODY.has(word)) return 'vague';
  if (ROLES.has(word)) {
    const office =
      /^(?:president|premier|chancellor|minister|governor|mayor|secretary|ambassador|commander|chief|head|director|chairman|chairwoman|leader|coroner|spokesman|spokeswoman|spokesperson)$/.test(
        word,
      );
    return office && definite ? 'named' : 'anonymous';
  }
  return undefined;
}

function nameParts(line: Line, text: string, tokens: readonly Token[]): Pick<ReadSource, 'name' | 'acronym' | 'role'> {
  const at = nameBehindTitle(tokens);
  const [opens, title, first, last] = [tokens[0], tokens[(at ?? 0) - 1], tokens[at ?? 0], tokens.at(-1)];
  if (at !== undefined && opens && title && first && last) {
    const begins = opens.lower === 'the' ? (tokens[1] ?? opens) : opens;
    return { name: text.slice(first.start - opens.start), role: mention(line, begins.start, title.end) };
  }
  const acronym = /^(.{2,160}?)\s*\((\p{Lu}(?:[\p{Lu}\p{N}&.-]{1,11}|\p{L}{1,4}\p{Lu}))\)$/u.exec(text);
  if (acronym?.[1] && acronym[2]) return { name: clean(acronym[1]), acronym: acronym[2] };
  if (tokens.length === 1 && /^\p{Lu}{2,8}$/u.test(text) && !countryNamed(text)) return { name: text, acronym: text };
  return { name: OUTLET_WORDS.has(tokens.at(-1)?.lower ?? '') && /^The /.test(text) ? text : clean(text) };
}
