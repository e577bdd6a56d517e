/**
 * Numbers that each source measures for itself: no two are the same, and each source has a bias and a spread (Zhao and Han 2012, "A
 * probabilistic model for estimating real-valued truth from conflicting sources"), with errors of heavy tails (Student's t with
 * four degrees of freedom), so that a slip moves the truth little. Where all numbers are above zero, errors are shares of the
 * truth (logarithms are weighed), else they are in its unit.
 */
import { betaQuantile } from '../beta.js';
import type { ClaimTable } from '../claims.js';
import { findCopies } from '../copies/find-copies.js';
import { ownWords } from '../copies/own-words.js';
import type { KindTold } from '../kinds/kind.js';
import { numberOf } from '../kinds/plain.js';
import type { Reason } from '../reasons.js';
import { copyPairs, type Weighing } from '../weighing.js';
import { fitMeasures } from './fit-measures.js';
import { chanceWithin, timesSpread } from './student.js';

/** What counts as right: within so much of the truth. */
const RIGHT_SHARE = 0.01;

/** @throws RangeError when a value is no number */
export function weighMeasured(table: ClaimTable, kind: KindTold, level: number): Weighing {
  const values = Float64Array.from(table.spelling, (spelling) => {
    const number = numberOf(table.spellings[spelling]);
    if (number === undefined)
      throw new RangeError(`Found ${JSON.stringify(table.spellings[spelling])}, expected numbers only among measures.`);
    return number;
  });
  const shares = values.every((value) => value > 0);
  const scaled = shares ? values.map(Math.log) : values;
  const pairs = findCopies(table, () => true, new Float64Array(values.length).fill(1));
  const own = ownWords(table, pairs, table.spelling);
  const fit = fitMeasures(table, scaled, own);
  const back = (value: number): number => (shares ? Math.exp(value) : value);
  /** How far from `value` is still right, in the scale that is weighed. */
  const near = (value: number): number => (shares ? Math.log1p(RIGHT_SHARE) : RIGHT_SHARE * Math.abs(value));
  return {
    kind,
    values: table.objects.map((object, at) => {
      const [value, error] = [fit.truth[at] ?? 0, fit.error[at] ?? 0];
      const reach = timesSpread(level) * error;
      const [low, high] = [back(value - reach), back(value + reach)];
      return { object, value: back(value), low, high, confidence: chanceWithin(near(value) / error) };
    }),
    sources: table.sources.map((source, at) => {
      const [bias, spread, claims] = [fit.bias[at] ?? 0, fit.spread[at] ?? 0, table.claimsOf[at] ?? 0];
      const middle = shares ? 0 : (fit.typical ?? 0);
      const [up, down] = [(near(middle) - bias) / spread, (near(middle) + bias) / spread];
      const reliability = Math.max(
        0,
        (Math.sign(up) * chanceWithin(Math.abs(up)) + Math.sign(down) * chanceWithin(Math.abs(down))) / 2,
      );
      const [a, b] = [Math.max(1e-6, reliability * (claims + 2)), Math.max(1e-6, (1 - reliability) * (claims + 2))];
      const [low, high] = [betaQuantile((1 - level) / 2, a, b), betaQuantile((1 + level) / 2, a, b)];
      return { source, reliability, low, high, claims, bias: shares ? Math.expm1(bias) : bias, spread };
    }),
    copies: copyPairs(table, pairs),
    reasons: (place) => reasons(table, fit, scaled, own, place, near),
  };
}

function reasons(
  table: ClaimTable,
  fit: ReturnType<typeof fitMeasures>,
  scaled: Float64Array,
  own: Float64Array,
  place: number,
  near: (value: number) => number,
): Reason[] {
  const found: Reason[] = [];
  for (let claim = table.start[place] ?? 0; claim < (table.start[place + 1] ?? 0); claim++) {
    const source = table.source[claim] ?? 0;
    const gap = Math.abs((scaled[claim] ?? 0) - (fit.bias[source] ?? 0) - (fit.truth[place] ?? 0));
    found.push({
      source: table.sources[source] ?? '',
      said: table.spellings[table.spelling[claim] ?? 0] ?? '',
      outcome: gap <= near(fit.truth[place] ?? 0) ? 'right' : gap <= 3 * (fit.spread[source] ?? 0) ? 'near' : 'wrong',
      reliability: chanceWithin(near(fit.truth[place] ?? 0) / (fit.spread[source] ?? 1)),
      own: own[claim] ?? 1,
      weight: fit.weight[claim] ?? 0,
    });
  }
  const total = found.reduce((sum, { weight }) => sum + weight, 0);
  return found.map((one) => ({ ...one, weight: one.weight / total })).sort((a, b) => b.weight - a.weight);
}
