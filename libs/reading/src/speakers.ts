/** Finds the speakers around a cue: the source behind "according to", the subject of a verb of saying, those that it cites. */
import { documentOfDeeds } from './authors.js';
import { BODIES, CITES, DOCUMENTS, NOBODY, OUTLET_WORDS, ROLES } from './lexicon/speech.js';
import { mention, type Line } from './line.js';
import { officeBehind } from './names.js';
import type { ReadSource, Span } from './reading.js';
import { phraseEnd, phraseStart, sourceOf } from './sources.js';

/** Forms of "to be": a passive has no subject that says something. */
export const BE: ReadonlySet<string> = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being']);

/** Offset at which token `at` begins; the end of the sentence behind the last. */
export const after = (line: Line, at: number): number => line.tokens[at]?.start ?? line.sentence.end;

/** The words of the tokens `[from, to)`. */
export const spanOf = (line: Line, from: number, to: number): Span => ({
  start: line.tokens[from]?.start ?? line.sentence.start,
  end: line.tokens[to - 1]?.end ?? line.sentence.end,
});

/** A source behind a cue. `phrase`: all its words, with the document that it wrote and the office behind it. */
export interface SourceAfter {
  readonly source: ReadSource;
  readonly phrase: Span;
  /** The token after it. */
  readonly next: number;
}

/** "A report by X", "statistics released today by X": the token at which whoever wrote the document begins. */
function authorBehind({ tokens, dateAt }: Line, at: number): number | undefined {
  if (/^(?:by|from|in|of)$/.test(tokens[at]?.lower ?? '')) return at + 1;
  if (!/^(?:released|published|issued|compiled|collected|provided|gathered|written)$/.test(tokens[at]?.lower ?? ''))
    return undefined;
  let by = at + 1;
  while (dateAt(by) || (dateAt(by + 1) && /^(?:on|in)$/.test(tokens[by]?.lower ?? ''))) by++;
  return tokens[by]?.lower === 'by' ? by + 1 : undefined;
}

/** The source that starts at token `first`, with an acronym in brackets and the author of a document unwrapped. */
export function sourceAfter(line: Line, first: number, speaks = false): SourceAfter | undefined {
  let from = first;
  let end = phraseEnd(line, from);
  // The tagger takes a lone "reports" for a verb, and "police" behind "according to".
  const lone = line.tokens[from]?.lower ?? '';
  const isNamed = line.tokens[from - 2]?.lower === 'according' && (BODIES.has(lone) || ROLES.has(lone));
  if (end === from && (DOCUMENTS.has(lone) || NOBODY.has(lone) || isNamed)) end++;
  if (end === from) return undefined;
  for (let at = from; at < end; at++)
    if (DOCUMENTS.has(line.tokens[at]?.lower ?? '')) {
      const by = authorBehind(line, at + 1);
      const author = by === undefined ? undefined : phraseEnd(line, by);
      if (by !== undefined && author !== undefined && author > by && sourceOf(line, by, author))
        [from, end] = [by, author];
      break;
    }
  const acronym = line.tokens[end + 1];
  if (
    line.tokens[end]?.text === '(' &&
    line.tokens[end + 2]?.text === ')' &&
    acronym &&
    /^\p{Lu}(?:[\p{Lu}\p{N}&.-]+|\p{L}{1,4}\p{Lu})$/u.test(acronym.text)
  )
    end += 3;
  const source = sourceOf(line, from, end, speaks);
  if (!source) return undefined;
  const apposed = source.kind === 'anonymous' ? namedBehind(line, end) : undefined;
  if (apposed) {
    const phrase = { start: line.tokens[first]?.start ?? source.start, end: apposed.source.end };
    return { source: { ...apposed.source, role: mention(line, source.start, source.end) }, phrase, next: apposed.next };
  }
  const office = source.kind === 'named' && !source.role ? officeBehind(line, end) : undefined;
  const phrase = { start: line.tokens[first]?.start ?? source.start, end: office?.end ?? source.end };
  return { source: office ? { ...source, role: office } : source, phrase, next: end };
}

/** "According to the organisers, the federation Unity.": the name that stands behind a comma at the end of the sentence, for whom the words before it say no name. */
function namedBehind(line: Line, end: number): { source: ReadSource; next: number } | undefined {
  if (line.tokens[end]?.text !== ',') return undefined;
  const next = phraseEnd(line, end + 1);
  const isLast = /^[.”"]?$/.test(line.tokens[next]?.text ?? '') && next >= line.tokens.length - 2;
  const last = line.tokens[next - 1];
  if (next <= end + 1 || !isLast || !last || !/^\p{Lu}/u.test(last.text)) return undefined;
  const source = sourceOf(line, end + 1, next);
  return source?.kind === 'named' && !source.beside ? { source, next } : undefined;
}

/** Follows ", which cites information from Y" after a source, as often as it goes on. */
export function follow(line: Line, next: number, chain: ReadSource[], cue: Span[]): number {
  for (let hops = 0; hops < 4; hops++) {
    let at = next;
    const limit = Math.min(line.tokens.length, next + 9);
    while (at < limit && !CITES.has(line.tokens[at]?.lower ?? '')) {
      const pos = line.tokens[at]?.pos;
      if (pos === 'VERB' || /^[.;—–]$/.test(line.tokens[at]?.text ?? '')) return next;
      at++;
    }
    if (at >= limit) return next;
    let from = at + 1;
    const document = phraseEnd(line, from);
    const bridge = /^(?:from|by|of|provided)$/.test(line.tokens[document]?.lower ?? '');
    const words = line.tokens.slice(from, document);
    if (bridge && words.some((token) => DOCUMENTS.has(token.lower)))
      from = document + (line.tokens[document]?.lower === 'provided' ? 2 : 1);
    const cited = sourceAfter(line, from);
    if (!cited) return next;
    cue.push(spanOf(line, at, at + 1));
    chain.push(cited.source);
    next = cited.next;
  }
  return next;
}

/** Verbs that only speakers have: whatever noun stands before them is a source. */
const SPEAKS = /^(?:said|says|say|told|tells|added|adds|wrote|writes|tweeted|asserted|insisted|insists)$/;

export interface Subject {
  readonly source: ReadSource;
  /** All its words, with the office between commas. */
  readonly phrase: Span;
  readonly from: number;
  readonly pronoun?: boolean;
  /** "The Herald, citing police, said": whom it cites, and the words for it. */
  readonly cites?: { readonly chain: readonly ReadSource[]; readonly cue: readonly Span[] };
}

/** The source before the verb group that ends at token `verb`, with an office between commas. */
export function subjectBefore(line: Line, verb: number): Subject | undefined {
  const speaks = SPEAKS.test(line.tokens[verb]?.lower ?? '');
  const { tokens } = line;
  let last = verb - 1;
  while (
    last >= 0 &&
    (tokens[last]?.pos === 'ADV' ||
      tokens[last]?.pos === 'AUX' ||
      /^(?:also|previously|n't|not|have|has|had|did|first|later|now|both|jointly|each)$/.test(
        tokens[last]?.lower ?? '',
      ))
  ) {
    if (BE.has(tokens[last]?.lower ?? '')) return undefined;
    last--;
  }
  // "The army last week said", "the mayor on Sunday said".
  while (last > 0 && (line.dateAt(last) || (line.dateAt(last + 1) && /^(?:on|in)$/.test(tokens[last]?.lower ?? ''))))
    last--;
  const token = tokens[last];
  if (!token) return undefined;
  if (/^(?:he|she|they|it)$/.test(token.lower)) {
    const base = mention(line, token.start, token.end);
    const { start, end, text } = base;
    return { source: { start, end, text, kind: 'named' }, phrase: { start, end }, from: last, pronoun: true };
  }
  if (token.text === ',') return apposed(line, last, speaks);
  // "…, contradicting the ministry, which put growth at 3 percent": whom "which" stands for is the nearest name.
  if (token.lower === 'which' && tokens[last - 1]?.text === ',' && last > 1) {
    const from = phraseStart(line, last - 2, 0);
    const source = sourceOf(line, from, last - 1, speaks);
    return source?.kind === 'named' ? { source, phrase: source, from } : undefined;
  }
  let end = last + 1;
  if (token.text === ')' && tokens[last - 2]?.text === '(' && last >= 3) {
    const from = phraseStart(line, last - 3, 0);
    const source = sourceOf(line, from, end);
    return source && { source, phrase: source, from };
  }
  const who = lastIndexWithin(line, last, 12, (at) => tokens[at]?.lower === 'who' && tokens[at]?.pos === 'PRON');
  if (who !== undefined && who > 0) end = who;
  const from = phraseStart(line, end - 1, 0);
  if (from >= end) return undefined;
  // "A report of 12 killings by the gang said": the report says so, and not the gang.
  const document = from === 0 ? undefined : documentOfDeeds(line, from - 1);
  const opens = document === undefined ? from : phraseStart(line, document, 0);
  const source = sourceOf(line, opens, document === undefined ? end : document + 1, speaks);
  return source && { source, phrase: source, from: opens };
}

function lastIndexWithin(line: Line, from: number, reach: number, test: (at: number) => boolean): number | undefined {
  for (let at = from; at >= Math.max(0, from - reach); at--) {
    if (test(at)) return at;
    if (/^[,;:—]$/.test(line.tokens[at]?.text ?? '')) return undefined;
  }
  return undefined;
}

/** "Ann Lee, the city's health secretary, said": the name is the source, the words between the commas are the office. */
function apposed(line: Line, comma: number, speaks: boolean): Subject | undefined {
  const opening = lastIndexWithinCommas(line, comma - 1);
  if (opening === undefined || opening < 1) return undefined;
  const from = phraseStart(line, opening - 1, 0);
  const words = line.tokens.slice(opening + 1, comma);
  const source = sourceOf(line, from, opening, speaks);
  // "A clerk, who asked not to be named, said"
  const phrase = spanOf(line, from, comma);
  if (/^(?:who|which)$/.test(words[0]?.lower ?? '')) return source && { source, phrase, from };
  // "The Courier and Radio Lund, both quoting the agency, put it at 63"
  const cites = /^(?:both|each|all)$/.test(words[0]?.lower ?? '') ? words[1] : words[0];
  if (CITES.has(cites?.lower ?? '')) {
    const hands = { chain: [] as ReadSource[], cue: [] as Span[] };
    follow(line, opening, hands.chain, hands.cue);
    return source && { source, phrase: source, from, cites: hands };
  }
  if (words.length === 0 || words.some((token) => token.pos === 'VERB' || token.pos === 'AUX')) return undefined;
  // "The treasurer, Omar Haddad, said": the name stands second.
  const second = words.every((token) => /^\p{Lu}/u.test(token.text)) ? sourceOf(line, opening + 1, comma) : undefined;
  const opens = line.tokens[from];
  if (second?.kind === 'named' && opens && /^(?:the|its|their|his|her)$/.test(opens.lower)) {
    const title = spanOf(line, from, opening);
    return { source: { ...second, role: mention(line, title.start, title.end) }, phrase, from };
  }
  if (!source) return undefined;
  const office = spanOf(line, opening + 1, comma);
  return { source: { ...source, role: mention(line, office.start, office.end) }, phrase, from };
}

function lastIndexWithinCommas(line: Line, from: number): number | undefined {
  for (let at = from; at >= Math.max(0, from - 20); at--) {
    const text = line.tokens[at]?.text ?? '';
    if (text === ',') return at;
    if (/^[;:—.]$/.test(text)) return undefined;
  }
  return undefined;
}

/** Where the content begins after the cue: behind an addressee, a date of the saying, "that". */
export function contentStart(line: Line, verb: number): { start: number; addressee?: ReadSource } {
  let at = verb + 1;
  let addressee: ReadSource | undefined;
  if (/^t(?:old|ell|ells|elling)$/.test(line.tokens[verb]?.lower ?? '')) {
    const told = sourceAfter(line, at);
    const end = told?.next ?? phraseEnd(line, at);
    if (told && OUTLET_WORDS.has(told.source.text.split(' ').at(-1)?.toLowerCase() ?? '')) addressee = told.source;
    at = Math.max(end, at + (line.tokens[at]?.pos === 'PRON' ? 1 : 0));
  }
  for (let ahead = at; ahead < Math.min(at + 8, line.tokens.length); ahead++) {
    const token = line.tokens[ahead];
    if (token?.lower === 'that') return { start: after(line, ahead + 1), ...(addressee ? { addressee } : {}) };
    if (token?.pos === 'VERB' || line.numberAt(ahead)) break;
  }
  while (
    at < line.tokens.length &&
    (line.dateAt(at) || (/^(?:on|in|late|early)$/.test(line.tokens[at]?.lower ?? '') && line.dateAt(at + 1)))
  )
    at++;
  return { start: after(line, at), ...(addressee ? { addressee } : {}) };
}
