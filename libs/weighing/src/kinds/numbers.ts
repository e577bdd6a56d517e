/** Numbers that are counted or printed: sources repeat them digit by digit, round them, or slip. */
import type { ClaimTable } from '../claims.js';
import { type Candidates, candidatesOf } from '../engine/candidates.js';
import { type Contest, NEAR, PARTIAL, RIGHT, type Sign, squaresOf, WRONG } from '../engine/contest.js';
import { digitsOf, isRoundingOf, isSlipOf } from './digits.js';
import type { KindContest } from './categories.js';
import { meaningsOf, textKey } from './meanings.js';
import { numberOf } from './plain.js';

/** Within so much of each other two numbers are near. */
const NEAR_SHARE = 0.01;
/** Bounds of the classes of gaps, as shares of the larger number. */
const GAPS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 0.9];
const GAP_CLASSES = 2 * (GAPS.length + 1) + 1;

export function numberContest(table: ClaimTable): KindContest {
  const meanings = meaningsOf(table, (value) => {
    const number = numberOf(value);
    return number === undefined ? textKey(value) : `n${number}`;
  });
  const candidates = candidatesOf(table, (spelling) => meanings.of[spelling] ?? -1);
  const numbers = Float64Array.from(meanings.example, (value) => numberOf(value) ?? NaN);
  const { square, total } = squaresOf(candidates.first);
  const [outcome, classOf] = [new Uint8Array(total), new Uint8Array(total)];
  for (let object = 0; object < table.objects.length; object++) {
    const from = candidates.first[object] ?? 0;
    const size = (candidates.first[object + 1] ?? 0) - from;
    for (let truth = 0; truth < size; truth++)
      for (let said = 0; said < size; said++) {
        const at = (square[object] ?? 0) + truth * size + said;
        const [t, s] = [numbers[candidates.meaning[from + truth] ?? 0], numbers[candidates.meaning[from + said] ?? 0]];
        outcome[at] = said === truth ? RIGHT : outcomeOf(t ?? NaN, s ?? NaN);
        classOf[at] = gapClass(t ?? NaN, s ?? NaN);
      }
  }
  const contest: Contest = {
    ...candidates,
    square,
    outcome,
    gap: { classOf, classes: GAP_CLASSES },
    signs: [roundSign(candidates, numbers), sizeSign(candidates, numbers)],
  };
  return { contest, candidates, meanings };
}

function outcomeOf(truth: number, said: number): number {
  if (Number.isNaN(truth) || Number.isNaN(said)) return WRONG;
  if (isRoundingOf(truth, said)) return PARTIAL;
  if (Math.abs(truth - said) <= NEAR_SHARE * Math.max(Math.abs(truth), Math.abs(said))) return NEAR;
  return isSlipOf(truth, said) ? NEAR : WRONG;
}

/** 0 where there is no distance; else below or above, and how far. */
function gapClass(truth: number, said: number): number {
  if (Number.isNaN(truth) || Number.isNaN(said)) return 0;
  const share = Math.abs(said - truth) / Math.max(Math.abs(truth), Math.abs(said), Number.MIN_VALUE);
  let magnitude = GAPS.findIndex((bound) => share <= bound);
  if (magnitude < 0) magnitude = GAPS.length;
  return 1 + magnitude + (said > truth ? GAPS.length + 1 : 0);
}

const MOST_ZEROS = 3;

/** How many zeros end the digits: round numbers are oftener estimates. Single digits and text say nothing. */
function roundSign({ meaning }: Candidates, numbers: Float64Array): Sign {
  const classes = Array.from(numbers, (number) => {
    if (Number.isNaN(number) || Math.abs(number) < 100 || !Number.isInteger(number)) return -1;
    const { zeros } = digitsOf(number);
    return Math.min(MOST_ZEROS, zeros);
  });
  return { name: 'round', classOf: meaning.map((of) => classes[of] ?? -1), classes: MOST_ZEROS + 1 };
}

const MOST_SIZES = 40;

/** The power of ten: a town of fourteen people, and one of ten million, are oftener slips than towns. */
function sizeSign({ meaning }: Candidates, numbers: Float64Array): Sign {
  const powers = Array.from(numbers, (number) => (Number.isNaN(number) ? NaN : digitsOf(number).power));
  const known = powers.filter((power) => !Number.isNaN(power)).sort((a, b) => a - b);
  // Counted from the middle of the numbers, so that another unit changes nothing.
  const middle = known[known.length >> 1] ?? 0;
  const classes = powers.map((power) =>
    Number.isNaN(power) ? -1 : Math.max(0, Math.min(MOST_SIZES - 1, power - middle + MOST_SIZES / 2)),
  );
  return { name: 'size', classOf: meaning.map((of) => classes[of] ?? -1), classes: MOST_SIZES };
}
