/** A reading in the form in which `whence read` prints it; `read-schema.ts` says what it holds. */
import type { ReadAttribution, ReadClaim, ReadFigure, Reading, Span } from '@whence/reading';
import { passageAt } from '@whence/workflow';
import { printedFigure } from './printed-figure.js';
import type { ReadResult } from './read-schema.js';

/** @param form of what was given: for HTML the result holds the text that the offsets count in. */
export function readResult(
  id: string | number,
  text: string,
  reading: Reading,
  form: 'text' | 'html' = 'text',
): ReadResult {
  return {
    id,
    ...(form === 'html' ? { text } : {}),
    sentences: reading.sentences,
    figures: reading.figures.map(figureResult),
    attributions: reading.attributions.map(attributionResult),
    claims: reading.claims.map((claim) => claimResult(text, claim)),
  };
}

function figureResult(figure: ReadFigure): ReadResult['figures'][number] {
  const { start, end, text, sentence, value: _, hedge, unit, change, ...slots } = figure;
  return {
    start,
    end,
    text,
    sentence,
    ...printedFigure(figure),
    hedge,
    ...(unit ? { unitWords: unit } : {}),
    ...(change ? { movement: change } : {}),
    ...slots,
  };
}

const fragments = (spans: readonly Span[]): (readonly [number, number])[] =>
  spans.map(({ start, end }) => [start, end]);

function attributionResult(one: ReadAttribution): ReadResult['attributions'][number] {
  const { sentence, chain, cue, content, said } = one;
  return {
    sentence,
    source: fragments(chain.slice(0, 1)),
    cue: fragments(cue),
    content: fragments(content),
    chain,
    ...(said ? { said } : {}),
  };
}

function claimResult(text: string, claim: ReadClaim): ReadResult['claims'][number] {
  const { quote, stated, mayBe, ...others } = claim;
  const { start, end, exact, prefix, suffix } = passageAt(text, quote);
  return {
    selectors: [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      { type: 'TextPositionSelector', start, end },
    ],
    ...others,
    hops: stated,
    mayBe: mayBe.map(({ stated: hops, because }) => ({ hops, because })),
  };
}
