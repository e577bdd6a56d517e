/** The reading of a text whose words are not read: its numbers in digits, and what is to be said of that. */
import { blocksOf } from '../blocks.js';
import { oddity, twoReadings } from '../oddities/oddity.js';
import type { ReadClaim, ReadFigure, ReadOddity, ReadOptions, Reading, Sentence, Span } from '../reading.js';
import { sentencesOf } from '../sentences.js';
import type { Convention } from './convention.js';
import { numeralsIn } from './numerals.js';

/** A claim of which nothing but the number was read is worth as much as any other. */
const WORTH = 0.5;

/**
 * Reads numbers alone. A figure has its value and a unit that a sign tells; its hedge, what it counts, whether it is denied
 * or to come, and who says it stand in words, and are left to a person: an oddity on each claim says so.
 * @param language the declared tag; absent where the text tells that it is not English
 */
export function readNumerals(
  text: string,
  options: ReadOptions,
  language: string | undefined,
  convention: Convention | undefined,
): Reading {
  const sentences: Sentence[] = (options.blocks ?? blocksOf(text, options.title)).flatMap((block, index) =>
    withoutBreaks(text, sentencesOf(text, block.start, block.end), convention).map((span) => ({
      ...span,
      part: block.part,
      block: index,
    })),
  );
  const figures: ReadFigure[] = [];
  const claims: ReadClaim[] = [];
  const oddities: ReadOddity[] = [];
  for (const [index, { start: base, end }] of sentences.entries()) {
    const words = text.slice(base, end);
    const { read, open } = numeralsIn(words, convention);
    for (const { start, end: last, value, unit, other } of read) {
      const span = { start: base + start, end: base + last };
      if (other !== undefined)
        oddities.push(twoReadings(words.slice(start, last), span, [value, other], claims.length));
      claims.push({
        quote: { start: base, end },
        sentence: index,
        figure: figures.length,
        stated: [],
        mayBe: [],
        worth: WORTH,
        worthBecause: [],
        worthReasons: [],
      });
      figures.push({
        ...span,
        text: words.slice(start, last),
        sentence: index,
        value,
        ...(unit
          ? {
              unit: {
                start: base + unit.start,
                end: base + unit.end,
                text: words.slice(unit.start, unit.end),
                lemma: unit.lemma,
                kind: unit.kind,
              },
            }
          : {}),
        hedge: 'exact',
        concepts: [],
        state: [],
        places: [],
        dates: [],
        mode: 'observed',
        polarity: 'affirms',
        additional: false,
      });
    }
    for (const { start, end: last, values } of open)
      oddities.push(
        twoReadings(words.slice(start, last), { start: base + start, end: base + last }, values, undefined),
      );
  }
  const [first] = figures;
  const whose = language === undefined ? 'The page is not in English' : `The page is in "${language}"`;
  const told = `${whose}: only numbers in digits were read. What each counts, its hedge, and who says it stand in words that were not.`;
  const spans = first ? [first] : sentences.slice(0, 1);
  if (spans.length > 0)
    oddities.push(
      oddity(
        'words-not-read',
        spans,
        told,
        claims.map((_claim, at) => at),
      ),
    );
  return { sentences, figures, asides: [], attributions: [], claims, oddities: inOrder(oddities) };
}

/** Sentences, joined where the point of "4,2 Mrd." was taken for the end of one. */
function withoutBreaks(text: string, spans: readonly Span[], convention: Convention | undefined): Span[] {
  const short = (convention?.scales ?? []).map(([name]) => name).filter((name) => name.endsWith('.'));
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    const words = last ? text.slice(Math.max(last.start, last.end - LONGEST_NAME), last.end).toLowerCase() : '';
    if (last && short.some((name) => words.endsWith(` ${name}`) || words.endsWith(`\u00a0${name}`)))
      joined[joined.length - 1] = { start: last.start, end: span.end };
    else joined.push(span);
  }
  return joined;
}
const LONGEST_NAME = 24;

const inOrder = (oddities: readonly ReadOddity[]): ReadOddity[] =>
  [...oddities].sort((one, other) => (one.spans[0]?.start ?? 0) - (other.spans[0]?.start ?? 0));
