/** Why a value was chosen: each claim, how it stands to the value, and how much it weighs. */
import type { ClaimedValue, ClaimTable } from './claims.js';
import { OUTCOMES, PARTIAL, WRONG } from './engine/contest.js';
import type { Weighed } from './engine/weigh-contest.js';
import type { KindContest } from './kinds/categories.js';
import { isNamesakeOf } from './kinds/namesake.js';

export interface Reason {
  readonly source: string;
  /** Its words. */
  readonly said: ClaimedValue;
  /** How the claim stands to the value that was chosen. */
  readonly outcome: (typeof OUTCOMES)[number];
  /** Where the object is named after the source: such words are taken for more, or for less, as they proved elsewhere. */
  readonly namesake?: true;
  /** How often the source is right. */
  readonly reliability: number;
  /** How much of the claim is the source's own word: less than 1 where another says the same that it takes from. */
  readonly own: number;
  /** How far the claim raises the log-odds of the value against the next likeliest (or against none being true); negative against it. */
  readonly weight: number;
}

/** Reasons for the candidate `best` of the object at `place`, the weightiest first. */
export function reasonsOf(
  place: number,
  { table, contest }: KindContest & { table: ClaimTable },
  { probability, tellings }: Weighed,
  own: Float64Array,
  best: number,
): Reason[] {
  const first = contest.first[place] ?? 0;
  const size = (contest.first[place + 1] ?? 0) - first;
  let second = -1;
  for (let at = first; at < first + size; at++)
    if (at !== best && (second < 0 || (probability[at] ?? 0) > (probability[second] ?? 0))) second = at;
  const outcomeOf = (truth: number, said: number): number =>
    said < 0 || truth < 0
      ? WRONG
      : (contest.outcome[(contest.square[place] ?? 0) + (truth - first) * size + said] ?? WRONG);
  const isNamesake = isNamesakeOf(table, place);
  const reasons: Reason[] = [];
  for (let claim = table.start[place] ?? 0; claim < (table.start[place + 1] ?? 0); claim++) {
    const source = table.source[claim] ?? 0;
    const said = contest.candidate[claim] ?? -1;
    const chance = (truth: number): number => {
      if (truth < 0) return Math.log(tellings.wrong(source));
      const outcome = outcomeOf(truth, said);
      if (outcome !== PARTIAL) return Math.log(tellings.chance(source, outcome));
      let parts = 0;
      for (let other = 0; other < size; other++) if (outcomeOf(truth, other) === PARTIAL) parts += 1;
      return Math.log(tellings.chance(source, outcome) / parts);
    };
    const heard = (table.part[claim] ?? 0) * (own[claim] ?? 1);
    reasons.push({
      source: table.sources[source] ?? '',
      said: table.spellings[table.spelling[claim] ?? 0] ?? '',
      outcome: OUTCOMES[outcomeOf(best, said)] ?? 'wrong',
      ...(isNamesake(source) ? { namesake: true } : {}),
      reliability: tellings.chance(source, 0),
      own: own[claim] ?? 1,
      weight: heard * (chance(best) - chance(second)),
    });
  }
  return reasons.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
