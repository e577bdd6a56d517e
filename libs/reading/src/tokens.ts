/** Words of one sentence with their offsets, part of speech and dictionary form. */
import type { Span } from './reading.js';
import { tagged } from './tagger.js';

export interface Token extends Span {
  readonly text: string;
  readonly lower: string;
  readonly lemma: string;
  /** Universal part of speech: NOUN, PROPN, VERB, AUX, ADJ, ADV, ADP, DET, PRON, NUM, PUNCT, CCONJ, SCONJ, PART, SYM, X. */
  readonly pos: string;
}

/** How far a token may stand from where the last one ended: the tagger drops nothing but white space. */
const REACH = 64;

/** Words whose tag the statistical tagger often gets wrong, in any case: closed classes. */
const CLOSED: ReadonlyMap<string, string> = new Map([
  ...'may might could would will shall should can must'.split(' ').map((word) => [word, 'AUX'] as const),
  ...'who which that whom'.split(' ').map((word) => [word, 'PRON'] as const),
  ...'and or but'.split(' ').map((word) => [word, 'CCONJ'] as const),
  ...'to'.split(' ').map((word) => [word, 'ADP'] as const),
  ...'of in on at from by with into toward towards'.split(' ').map((word) => [word, 'ADP'] as const),
]);

function posOf(tag: string, text: string, lower: string, first: boolean, named: boolean): string {
  // Only the table below would say otherwise; what the tagger says of other words the models have learned from.
  if (named && CLOSED.has(lower)) return text === lower ? 'NOUN' : 'PROPN';
  if (lower === 'may' && text !== lower && !first) return 'PROPN';
  // The body, not the pronoun.
  if (text === 'WHO') return 'PROPN';
  return CLOSED.get(lower) ?? tag;
}

/** The tagger's work grows with the square of a run without white space; nobody writes longer words. */
const LONGEST_RUN = 200;
const LONG_RUN = new RegExp(`\\S{${LONGEST_RUN},}`, 'g');

/** `text` in pieces without a longer run; nearly always one. */
function piecesOf(text: string): string[] {
  if (text.length < LONGEST_RUN) return [text];
  const pieces: string[] = [];
  let from = 0;
  for (const { 0: run, index } of text.matchAll(LONG_RUN)) {
    for (let cut = index + LONGEST_RUN; cut < index + run.length; cut += LONGEST_RUN) {
      if ((text.charCodeAt(cut) & 0xfc00) === 0xdc00) cut--;
      pieces.push(text.slice(from, cut));
      from = cut;
    }
  }
  pieces.push(text.slice(from));
  return pieces;
}

const lowered = (word: string): string => {
  const lower = word.toLowerCase();
  return lower.includes('’') ? lower.replaceAll('’', "'") : lower;
};

const NO_NAMES: ReadonlySet<number> = new Set();

/** Tokens of `text`, with offsets counted from `base`. `names`: where words stand, by offset in `text`, that only look like verbs. */
export function tokensOf(text: string, base: number, names = NO_NAMES): Token[] {
  const tokens: Token[] = [];
  let offset = base;
  for (const piece of piecesOf(text)) {
    addTokens(piece, offset, tokens, offset - base, names);
    offset += piece.length;
  }
  return tokens;
}

function addTokens(text: string, base: number, tokens: Token[], cut: number, names: ReadonlySet<number>): void {
  const { texts, tags, lemmas } = tagged(text);
  let cursor = 0;
  for (let at = 0; at < texts.length; at++) {
    const word = texts[at] ?? '';
    if (!word.trim()) continue;
    let start = cursor;
    // White space stands between, and what the tagger leaves out.
    if (!text.startsWith(word, start)) {
      const found = text.slice(cursor, cursor + REACH + word.length).indexOf(word);
      if (found < 0) continue;
      start += found;
    }
    cursor = start + word.length;
    const lower = lowered(word);
    const pos = posOf(tags[at] ?? 'X', word, lower, tokens.length === 0, names.has(cut + start));
    tokens.push({
      start: base + start,
      end: base + cursor,
      text: word,
      lower,
      lemma: (lemmas[at] ?? lower).toLowerCase(),
      pos,
    });
  }
}
