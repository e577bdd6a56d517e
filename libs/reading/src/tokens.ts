/** Words of one sentence with their offsets, part of speech and dictionary form. The tagger is wink-nlp, loaded at first use. */
import model from 'wink-eng-lite-web-model';
import winkNLP, { type WinkMethods } from 'wink-nlp';
import type { Span } from './reading.js';

export interface Token extends Span {
  readonly text: string;
  readonly lower: string;
  readonly lemma: string;
  /** Universal part of speech: NOUN, PROPN, VERB, AUX, ADJ, ADV, ADP, DET, PRON, NUM, PUNCT, CCONJ, SCONJ, PART, SYM, X. */
  readonly pos: string;
}

/** The tagger keeps every word that it does not know: loaded anew after so many, a stream of texts runs in bounded memory. */
const MOST_UNKNOWN = 200_000;
const PROBE_EVERY = 1000;

let tagger: WinkMethods | undefined;
let calls = 0;
let known = 0;

/** How many words the tagger holds: the number that it gives to a word which it has never met. */
function wordsHeld(nlp: WinkMethods): number {
  const unmet = `q${[...String(calls)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}zq`;
  return (
    (
      nlp
        .readDoc(unmet)
        .tokens()
        .out(nlp.its.uniqueId as unknown as typeof nlp.its.pos) as unknown as number[]
    )[0] ?? 0
  );
}

function loaded(): WinkMethods {
  if (tagger && ++calls % PROBE_EVERY === 0 && wordsHeld(tagger) - known > MOST_UNKNOWN) tagger = undefined;
  if (!tagger) {
    tagger = winkNLP(model, ['pos']);
    known = wordsHeld(tagger);
  }
  return tagger;
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
  const nlp = loaded();
  const its = nlp.its;
  const all = nlp.readDoc(text).tokens();
  const texts = all.out();
  const tags = all.out(its.pos) as string[];
  const lemmas = all.out(its.lemma as unknown as typeof its.pos) as string[];
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
