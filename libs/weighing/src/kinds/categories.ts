/** Categories: values that are the same or not. */
import type { ClaimTable } from '../claims.js';
import { type Candidates, candidatesOf } from '../engine/candidates.js';
import { type Contest, RIGHT, squaresOf, WRONG } from '../engine/contest.js';
import { type Meanings, meaningsOf, textKey } from './meanings.js';
import { echoSign, valueSign } from './value-signs.js';

export interface KindContest {
  readonly contest: Contest;
  readonly candidates: Candidates;
  readonly meanings: Meanings;
}

export function categoryContest(table: ClaimTable): KindContest {
  const meanings = meaningsOf(table, textKey);
  const candidates = candidatesOf(table, (spelling) => meanings.of[spelling] ?? -1);
  const contest: Contest = {
    ...candidates,
    ...outcomesOf(candidates, () => WRONG),
    signs: [
      valueSign(candidates, meanings.example.length),
      echoSign(table, candidates, (meaning) => String(meanings.example[meaning])),
    ],
  };
  return { contest, candidates, meanings };
}

/** The squares of outcomes. @param outcome of a claim of the meaning `said` where `truth`, another one, is true. */
export function outcomesOf(
  { first, meaning }: Candidates,
  outcome: (truth: number, said: number) => number,
): Pick<Contest, 'square' | 'outcome'> {
  const { square, total } = squaresOf(first);
  const outcomes = new Uint8Array(total);
  for (let object = 0; object < square.length; object++) {
    const from = first[object] ?? 0;
    const size = (first[object + 1] ?? 0) - from;
    for (let truth = 0; truth < size; truth++)
      for (let said = 0; said < size; said++)
        outcomes[(square[object] ?? 0) + truth * size + said] =
          said === truth ? RIGHT : outcome(meaning[from + truth] ?? 0, meaning[from + said] ?? 0);
  }
  return { square, outcome: outcomes };
}
