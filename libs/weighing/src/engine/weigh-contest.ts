/**
 * The engine: which candidate is true, and how each source tells. Expectation and maximisation over one model for all kinds.
 *
 * A source `s` says of an object with the truth `k` the right value, a part of it (a place around it, a shorter list), more than
 * it (a place within it), one near it, or a wrong one, with probabilities of its own (Dirichlet, around the mean of its family).
 * Among the object's values of that outcome it takes each alike (Jung, Kim and Shim 2019, "Hierarchical truth discovery").
 * Before any claim, a candidate is the likelier the more often values with its traits were true where they were claimed, and
 * the more the other values lie where wrong values lie.
 */
import type { ClaimTable } from '../claims.js';
import { BEYOND, type Contest, OUTCOME_COUNT, PARTIAL, WRONG } from './contest.js';
import type { Grouping } from './groups.js';
import { chancesOfSound, GapModel, SignModel } from './prior.js';
import { Tellings } from './tellings.js';

export interface EngineOptions {
  readonly families: Grouping;
  /** For each claim how much of it is its source's own word, 0 to 1: less for what was copied. */
  readonly own: Float64Array;
}

export interface Weighed {
  /** For each candidate the probability that it is the true one of its object. */
  readonly probability: Float64Array;
  readonly tellings: Tellings;
  /** For each candidate its log-odds before any claim. */
  readonly prior: Float64Array;
  readonly rounds: number;
}

const MOST_ROUNDS = 60;
/** So little may probabilities still move, in the mean of the objects. */
const STILL = 1e-4;
/** The odds, before any claim, that nobody says the truth, against any one value that is said. */
const UNSAID = 0.1;
/** Two sources that are wrong say the same so many times less often than they would, could they only say what was said. */
const AGREE_BY_CHANCE = 10;

export function weighContest(table: ClaimTable, contest: Contest, options: EngineOptions): Weighed {
  const probability = firstGuess(table, contest, options.own);
  const before = new Float64Array(probability.length);
  const tellings = new Tellings(table, contest, options.families);
  const signs = contest.signs.map((sign) => new SignModel(sign, contest));
  const gaps = contest.gap ? new GapModel(contest, contest.gap) : undefined;
  const prior = new Float64Array(probability.length);
  let rounds = 0;
  for (; rounds < MOST_ROUNDS; rounds++) {
    before.set(probability);
    tellings.learn(probability, options.own);
    prior.fill(0);
    const sound = chancesOfSound(contest, probability);
    for (const sign of signs) sign.addTo(prior, sound);
    gaps?.addTo(prior, probability);
    expect(table, contest, options, tellings, prior, probability);
    let moved = 0;
    for (let at = 0; at < probability.length; at++) moved += Math.abs((probability[at] ?? 0) - (before[at] ?? 0));
    if (moved < STILL * table.objects.length) break;
  }
  return { probability, tellings, prior, rounds };
}

/** Shares of the votes, each counted as far as it is its source's own. */
function firstGuess(table: ClaimTable, contest: Contest, own: Float64Array): Float64Array {
  const votes = new Float64Array(contest.first.at(-1) ?? 0);
  for (let object = 0; object < table.objects.length; object++) {
    const first = contest.first[object] ?? 0;
    for (let claim = table.start[object] ?? 0; claim < (table.start[object + 1] ?? 0); claim++) {
      const said = contest.candidate[claim] ?? -1;
      if (said >= 0) votes[first + said] = (votes[first + said] ?? 0) + (table.part[claim] ?? 0) * (own[claim] ?? 1);
    }
    toShares(votes, first, contest.first[object + 1] ?? 0);
  }
  return votes;
}

function toShares(values: Float64Array, from: number, to: number): void {
  let sum = 0;
  for (let at = from; at < to; at++) sum += values[at] ?? 0;
  for (let at = from; at < to; at++) values[at] = (values[at] ?? 0) / sum;
}

function expect(
  table: ClaimTable,
  contest: Contest,
  { own }: EngineOptions,
  tellings: Tellings,
  prior: Float64Array,
  probability: Float64Array,
): void {
  const inOutcome = new Float64Array(OUTCOME_COUNT);
  for (let object = 0; object < table.objects.length; object++) {
    const first = contest.first[object] ?? 0;
    const size = (contest.first[object + 1] ?? 0) - first;
    const [from, to] = [table.start[object] ?? 0, table.start[object + 1] ?? 0];
    const voices = new Float64Array(size);
    // Nothing that was claimed is true.
    let none = Math.log(UNSAID);
    for (let claim = from; claim < to; claim++) {
      const said = contest.candidate[claim] ?? -1;
      const weight = (table.part[claim] ?? 0) * (own[claim] ?? 1);
      if (said >= 0) voices[said] = (voices[said] ?? 0) + weight;
      none += weight * tellings.logWrong(table.source[claim] ?? 0);
    }
    for (const voice of voices) none -= Math.max(0, voice - 1) * Math.log(AGREE_BY_CHANCE * (size + 1));
    let highest = none;
    for (let truth = 0; truth < size; truth++) {
      const square = (contest.square[object] ?? 0) + truth * size;
      inOutcome.fill(0);
      let wrongs = 0;
      for (let said = 0; said < size; said++) {
        const outcome = contest.outcome[square + said] ?? WRONG;
        inOutcome[outcome] = (inOutcome[outcome] ?? 0) + 1;
        if (outcome >= BEYOND) wrongs += 1;
      }
      const parts = Math.log(Math.max(1, inOutcome[PARTIAL] ?? 1));
      const again = Math.log(wrongs + 1);
      let sum = prior[first + truth] ?? 0;
      for (let claim = from; claim < to; claim++) {
        const said = contest.candidate[claim] ?? -1;
        const outcome = said < 0 ? WRONG : (contest.outcome[square + said] ?? WRONG);
        const chance = tellings.logChance(table.source[claim] ?? 0, outcome);
        sum += (table.part[claim] ?? 0) * (own[claim] ?? 1) * (outcome === PARTIAL ? chance - parts : chance);
      }
      for (let said = 0; said < size; said++)
        if ((contest.outcome[square + said] ?? WRONG) >= BEYOND) sum -= Math.max(0, (voices[said] ?? 0) - 1) * again;
      probability[first + truth] = sum;
      if (sum > highest) highest = sum;
    }
    let total = Math.exp(none - highest);
    for (let at = first; at < first + size; at++) total += probability[at] = Math.exp((probability[at] ?? 0) - highest);
    for (let at = first; at < first + size; at++) probability[at] = (probability[at] ?? 0) / total;
  }
}
