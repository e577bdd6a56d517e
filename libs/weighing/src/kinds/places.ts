/** Places in a hierarchy: who says "California" of somebody born in Los Angeles is not wrong. */
import type { ClaimTable } from '../claims.js';
import { candidatesOf } from '../engine/candidates.js';
import { BEYOND, NEAR, PARTIAL, RIGHT, WRONG } from '../engine/contest.js';
import { type KindContest, outcomesOf } from './categories.js';
import type { Hierarchy } from './hierarchy.js';
import { meaningsOf } from './meanings.js';
import { echoSign, valueSign } from './value-signs.js';

export function placeContest(table: ClaimTable, hierarchy: Hierarchy): KindContest {
  const meanings = meaningsOf(table, (value) => (typeof value === 'string' ? value.trim() : JSON.stringify(value)));
  const nameOf = (meaning: number): string => String(meanings.example[meaning]).trim();
  const candidates = candidatesOf(table, (spelling) => meanings.of[spelling] ?? -1);
  const outcome = (truth: number, said: number): number => {
    const [t, s] = [nameOf(truth), nameOf(said)];
    if (t === s) return RIGHT;
    if (hierarchy.ancestors(t).has(s)) return PARTIAL;
    if (hierarchy.ancestors(s).has(t)) return BEYOND;
    return hierarchy.meeting(t, s) > 0 ? NEAR : WRONG;
  };
  const contest = {
    ...candidates,
    ...outcomesOf(candidates, outcome),
    signs: [valueSign(candidates, meanings.example.length), echoSign(table, candidates, nameOf)],
  };
  return { contest, candidates, meanings };
}
