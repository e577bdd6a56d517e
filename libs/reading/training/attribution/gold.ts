/** Annotated articles, and how their spans fall on our tokens. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf } from '../../src/blocks.js';
import type { Line } from '../../src/line.js';
import type { Span } from '../../src/reading.js';
import { sentencesOf } from '../../src/sentences.js';
import { tokensOf, type Token } from '../../src/tokens.js';

export interface GoldAttribution {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
}

export interface Article {
  readonly id: string;
  readonly text: string;
  readonly lines: readonly Line[];
  readonly gold: readonly GoldAttribution[];
}

type Pairs = readonly (readonly [number, number])[];
const spans = (pairs: Pairs): Span[] => pairs.map(([start, end]) => ({ start, end }));

export function jsonLines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

/** A sentence with its tokens alone: the model reads no figures and no dates. */
function bareLine(text: string, sentence: Line['sentence'], index: number, tokens: readonly Token[]): Line {
  return {
    index,
    sentence,
    text: text.slice(sentence.start, sentence.end),
    tokens,
    numbers: [],
    asides: [],
    dates: [],
    tense: 'past',
    namedAt: () => false,
    dateAt: () => undefined,
    numberAt: () => undefined,
    tokenFrom: (offset) => {
      const at = tokens.findIndex(({ start }) => start >= offset);
      return at < 0 ? tokens.length : at;
    },
  };
}

/** The text in sentences and tokens. */
export function linesOf(text: string): Line[] {
  return blocksOf(text)
    .flatMap((block, index) =>
      sentencesOf(text, block.start, block.end).map((span) => ({ ...span, part: block.part, block: index })),
    )
    .map((sentence, index) =>
      bareLine(text, sentence, index, tokensOf(text.slice(sentence.start, sentence.end), sentence.start)),
    );
}

/** The articles of one split ("train", "dev") of the folder. */
export function articlesOf(folder: string, split: string): Article[] {
  const gold = new Map(
    jsonLines<{ doc: string; attributions: { source: Pairs; cue: Pairs; content: Pairs }[] }>(
      join(folder, `gold.${split}.jsonl`),
    ).map(({ doc, attributions }) => [doc, attributions] as const),
  );
  return jsonLines<{ id: string; text: string }>(join(folder, `docs.${split}.jsonl`)).map(({ id, text }) => ({
    id,
    text,
    lines: linesOf(text),
    gold: (gold.get(id) ?? []).map((one) => ({
      source: spans(one.source),
      cue: spans(one.cue),
      content: spans(one.content),
    })),
  }));
}
