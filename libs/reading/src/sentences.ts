/**
 * A block in sentences. A stop ends one only where print lets it: not in "U.S. allies", "Gen. Smith", "1.5 million". What
 * follows decides after abbreviations that may stand at an end. Sentences inside quotation marks and brackets are sentences.
 */
import {
  AFTER_CLOCK,
  BEFORE_NUMBER,
  EITHER,
  EITHER_CAPITAL,
  LEADS,
  LEADS_CAPITAL,
  MOSTLY_ENDS,
  NOUN_STARTERS,
  SHORT_UNITS,
  STARTERS,
} from './lexicon/stops.js';
import type { Span } from './reading.js';

/** Nobody writes longer ones; a longer run is cut at white space, so that work inside a sentence is bounded. */
export const MAX_SENTENCE = 1500;

/** How far behind a stop is looked for what decides whether it ends a sentence. */
const AHEAD = 80;

/** Stops before white space, with the quotation marks and brackets that close behind them; stops of scripts without spaces. */
const STOPS = /[.!?…؟۔।॥։።]{1,6}["'”’»)\]]{0,3}(?=\s|$)|[。！？｡]["'”’」』）]{0,3}/g;

/** Tokenised print puts a space before the stop and before what closes behind it: `said . ''`. */
const CLOSES_APART = /\s(?:''|”|’|-RRB-|\)|\])(?=\s|$)/y;
const QUOTE_APART = /\s"(?=\s|$)/y;

/** Who asks or shouts behind a quotation that ends with "?" or "!": `"Why?" Ann Lee asked.` is one sentence. */
const ASKS =
  /^(?:\p{Lu}[\p{L}'’.-]{0,20}\s){1,4}(?:asked|asks|wondered|shouted|exclaimed|cried|yelled|inquired|quipped|(?:said|told|tweeted|wrote|added|replied)(?=[.,;]|\s(?:in|on|at|to|during|as|when|while|after|before|of|[\p{Ll}]{2,12}ly)\b))/u;

/** Whether the block `[start, end)` is written like a title, where a capital behind an abbreviation tells nothing. */
function isTitled(text: string, start: number, end: number): boolean {
  if (end - start > 200) return false;
  const long = text.slice(start, end).match(/\p{L}{4,20}/gu) ?? [];
  const least = /[.!?]["'”’]?$/.test(text.slice(end - 2, end)) ? 5 : 4;
  return long.length >= least && long.filter((word) => /^\p{Lu}/u.test(word)).length >= long.length * 0.7;
}

/** "eBay", "iPhone": a small letter that a capital follows begins a name, not a word. */
const startsSmall = (following: string): boolean => /^["'“‘(]{0,3}\p{Ll}(?!\p{Lu}|\p{Ll}\p{Lu})/u.test(following);

interface Stop {
  readonly at: number;
  /** First unit that is not white space behind the stop and what closes with it. */
  readonly next: number;
  readonly sentence: number;
  readonly closed: string;
}

function endsAt(text: string, { at, next, sentence, closed }: Stop, end: number, titled: () => boolean): boolean {
  if (next >= end) return true;
  if (at === sentence) return false;
  const following = text.slice(next, Math.min(end, next + AHEAD));
  // "They won. ... But they left": what was left out stands at the head of a sentence.
  if (/^[.,;:?!…]/.test(following)) return /^(?:…|\.{3,4}|\. \. \.)\s?["“]?\p{Lu}/u.test(following) && !apart(text, at);
  if (text[at] !== '.') return !startsSmall(following) && !(/^[?!]+["”’']/.test(closed) && ASKS.test(following));
  if (startsSmall(following)) return false;
  const printed = /[\p{L}\p{N}.]{1,20}$/u.exec(text.slice(Math.max(sentence, at - 20), at))?.[0] ?? '';
  const quoted = closed.length > 1 && !/[)\]]/.test(closed);
  return !printed || quoted || endsAfter(text, printed, at, sentence, following, titled);
}

/** Whether a sentence ends behind the word `printed` with its full stop at `at`. */
function endsAfter(
  text: string,
  printed: string,
  at: number,
  sentence: number,
  following: string,
  titled: () => boolean,
): boolean {
  const word = printed.toLowerCase();
  const capital = /^\p{Lu}/u.test(printed);
  const number = /^\p{N}/u.test(following);
  const initials = /^(?:\p{L}\.){0,5}\p{L}$/u.test(printed);
  const single = initials && !printed.includes('.');
  // "1. The first": what numbers a list is no sentence.
  if (at - printed.length === sentence && /^(?:\d{1,3}|[ivx]{1,5}|\p{L})$/iu.test(printed)) return false;
  if (BEFORE_NUMBER.has(word) && number) return false;
  const behind = text.slice(Math.max(sentence, at - printed.length - 12), at - printed.length);
  if (number && SHORT_UNITS.has(word) && /\p{N}\s?$/u.test(behind)) return false;
  if (MOSTLY_ENDS.has(word)) return /^["'“‘]{0,2}\p{L}/u.test(following) && !AFTER_CLOCK.test(following) && !titled();
  if (word === 'v' && !capital) return false;
  const starts = (): boolean => startsSentence(following) && !titled();
  if (LEADS.has(word)) return false;
  const either = EITHER.has(word) || (capital && EITHER_CAPITAL.has(word)) || (initials && !single);
  if (either) return starts();
  if (capital && LEADS_CAPITAL.has(word)) return false;
  if (!single || !capital) return true;
  // "40 C.", but "J. Smith", "Plan B. They".
  return /\p{N}\s?°?\s?$/u.test(behind) || starts();
}

function startsSentence(following: string): boolean {
  const match = /^["'“‘(]{0,3}(\p{L}[\p{L}'’]{0,20})(?:\s(\S)|\S|$)/u.exec(following);
  const word = match?.[1]?.toLowerCase().replace(/['’].*$/, '') ?? '';
  if (STARTERS.has(word)) return !/^\p{L}\./u.test(following);
  return NOUN_STARTERS.has(word) && /\p{Ll}/u.test(match?.[2] ?? '');
}

/** A stop with a space before it: of tokenised print, or of an ellipsis in spaced dots. */
const apart = (text: string, at: number): boolean => isSpace(text, at - 1) || text[at] !== '.';

const isSpace = (text: string, at: number): boolean => /\s/.test(text[at] ?? '');

/** Sentence spans of the block `[start, end)`, white space trimmed; a span is never longer than `MAX_SENTENCE`. */
export function sentencesOf(text: string, start: number, end: number): Span[] {
  const spans: Span[] = [];
  // Over the block alone: a search that ran on past its end would make a page of short blocks take quadratic time.
  const block = start === 0 && end === text.length ? text : text.slice(start, end);
  let title: boolean | undefined;
  const titled = (): boolean => (title ??= isTitled(block, 0, block.length));
  let from = 0;
  let quotes = 0;
  let counted = 0;
  for (const match of block.matchAll(STOPS)) {
    const at = match.index;
    if (at < from) continue;
    let after = at + match[0].length;
    if (isSpace(block, at - 1)) {
      for (; counted < at; counted++) if (block[counted] === '"') quotes++;
      after = closedApart(block, after, quotes);
    }
    let next = after;
    while (next < block.length && isSpace(block, next)) next++;
    if (endsAt(block, { at, next, sentence: from, closed: block.slice(at, after) }, block.length, titled)) {
      pushTrimmed(block, start, from, after, spans);
      from = next;
    }
  }
  pushTrimmed(block, start, from, block.length, spans);
  return spans;
}

/** Where tokenised print ends behind its stop: `"` closes when an odd number of them stand before it. */
function closedApart(text: string, after: number, quotes: number): number {
  for (let count = 0, open = quotes % 2 === 1; count < 3; count++) {
    CLOSES_APART.lastIndex = QUOTE_APART.lastIndex = after;
    if (open && QUOTE_APART.test(text)) {
      after = QUOTE_APART.lastIndex;
      open = false;
    } else if (CLOSES_APART.test(text)) after = CLOSES_APART.lastIndex;
    else break;
  }
  return after;
}

/** Adds `[from, to)` of the block that begins at `base`, without the white space around it, in pieces of bounded length. */
function pushTrimmed(text: string, base: number, from: number, to: number, spans: Span[]): void {
  while (from < to && isSpace(text, from)) from++;
  while (to > from && isSpace(text, to - 1)) to--;
  while (to - from > MAX_SENTENCE) {
    // The search for a space must not run back further than half a piece, or text without spaces takes quadratic time.
    const half = from + MAX_SENTENCE / 2;
    const space = text.slice(half, from + MAX_SENTENCE + 1).lastIndexOf(' ');
    let cut = space > 0 ? half + space : from + MAX_SENTENCE;
    if (/[\uD800-\uDBFF]/.test(text[cut - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[cut] ?? '')) cut--;
    spans.push({ start: base + from, end: base + cut });
    from = cut;
    while (from < to && isSpace(text, from)) from++;
  }
  if (to > from) spans.push({ start: base + from, end: base + to });
}
