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

function posOf(tag: string, text: string, lower: string, first: boolean): string {
  if (lower === 'may' && text !== lower && !first) return 'PROPN';
  // The body, not the pronoun.
  if (text === 'WHO') return 'PROPN';
  return CLOSED.get(lower) ?? tag;
}

/** Tokens of `text`, with offsets counted from `base`. */
export function tokensOf(text: string, base: number): Token[] {
  const { texts, tags, lemmas } = tagged(text);
  const tokens: Token[] = [];
  let cursor = 0;
  texts.forEach((word, at) => {
    const found = text.slice(cursor, cursor + REACH + word.length).indexOf(word);
    if (found < 0 || word === '' || !word.trim()) return;
    const start = cursor + found;
    cursor = start + word.length;
    const lower = word.toLowerCase().replaceAll('’', "'");
    const pos = posOf(tags[at] ?? 'X', word, lower, tokens.length === 0);
    tokens.push({
      start: base + start,
      end: base + cursor,
      text: word,
      lower,
      lemma: (lemmas[at] ?? lower).toLowerCase(),
      pos,
    });
  });
  return tokens;
}
