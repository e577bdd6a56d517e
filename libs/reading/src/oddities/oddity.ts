/** What every rule for odd things on a page works on, and how it reports one. */
import type { Line } from '../line.js';
import type { NameMention } from '../names.js';
import type { ReadClaim, ReadFigure, ReadOddity, Span } from '../reading.js';

/** A page as far as it was read. */
export interface PageRead {
  readonly lines: readonly Line[];
  /** Names by sentence. */
  readonly names: readonly (readonly NameMention[])[];
  readonly figures: readonly ReadFigure[];
  readonly claims: readonly ReadClaim[];
  readonly published: string | undefined;
  /** Whether somebody says something in the sentence; `named`: somebody whom the page names. */
  told(sentence: number, named: boolean): boolean;
}

/** An oddity with plain spans, in the order of the page. */
export function oddity(
  kind: ReadOddity['kind'],
  spans: readonly Span[],
  text: string,
  claims: readonly number[] = [],
): ReadOddity {
  const plain = spans.map(({ start, end }) => ({ start, end })).sort((one, other) => one.start - other.start);
  return { kind, spans: plain, text, claims };
}

/** The claims about each figure, by the figure's index. */
export function claimsByFigure(claims: readonly ReadClaim[]): ReadonlyMap<number, number> {
  return new Map(
    claims.flatMap((claim, index) => (claim.figure === undefined ? [] : [[claim.figure, index] as const])),
  );
}

/** The words of a span that lies in the sentence. */
export const wordsIn = (line: Line, span: Span): string =>
  line.text.slice(span.start - line.sentence.start, span.end - line.sentence.start);

const plain = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 6 });

/**
 * "30.000" may be thirty or thirty thousand.
 * @param words as printed
 * @param values as it was read, and as it is where the sign is used the other way
 * @param claim the claim that was read so; without it the number was left out
 */
export function twoReadings(
  words: string,
  span: Span,
  values: readonly [number, number],
  claim: number | undefined,
): ReadOddity {
  const [read, other] = values.map(plain);
  const said =
    claim === undefined
      ? `"${words}" may be ${read} or ${other}: nothing was claimed of it.`
      : `"${words}" was read as ${read}; where the sign is used the other way it is ${other}.`;
  return oddity('number-of-two-readings', [span], said, claim === undefined ? [] : [claim]);
}
