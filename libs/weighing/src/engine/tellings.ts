/** How each source tells: how often it is right, partly right, near or wrong. Learnt from the probabilities of truths. */
import type { ClaimTable } from '../claims.js';
import { MOST_CANDIDATES } from './candidates.js';
import { BEYOND, type Contest, NEAR, OUTCOME_COUNT, RIGHT, WRONG } from './contest.js';
import type { Grouping } from './groups.js';

/** The mean of all sources is worth so many claims of this shape, which keeps "right" the word for what most say. */
const AT_FIRST = [6, 2, 0, 0.5, 1.5];
/**
 * Of its wrong values so many lie beyond the truth. Fixed, since what is seen would fit the opposite as well: that the finer
 * of two values is wrong each time, or that the coarser is only coarse. That wrong values so often lie just there is the
 * less likely of the two.
 */
const BEYOND_SHARE = 0.2;
/** What a source's family says of it is worth so many claims of its own. */
export const FAMILY_WEIGHT = 4;
/** For each source a cell for each outcome, and one for all wrong ones together. */
const CELLS = OUTCOME_COUNT + 1;
const ANY_WRONG = OUTCOME_COUNT;

export class Tellings {
  /** Expected claims of each source and outcome. */
  readonly counts: Float64Array;
  private readonly family: Float64Array;
  private readonly logs: Float64Array;
  /** What a claim's weight changes by when an unknown source of the family makes it; nothing at first. */
  private readonly logStranger: Float64Array;
  private readonly rate: Float64Array;
  private readonly used: readonly boolean[];

  constructor(
    private readonly table: ClaimTable,
    private readonly contest: Contest,
    private readonly families: Grouping,
  ) {
    const sources = table.sources.length;
    this.counts = new Float64Array(sources * OUTCOME_COUNT);
    this.rate = new Float64Array(sources * OUTCOME_COUNT);
    this.logs = new Float64Array(sources * CELLS);
    this.logStranger = new Float64Array(sources * CELLS);
    this.family = new Float64Array(families.names.length * OUTCOME_COUNT);
    const used = new Array<boolean>(OUTCOME_COUNT).fill(false);
    used[RIGHT] = used[WRONG] = true;
    for (const outcome of contest.outcome) used[outcome] = true;
    this.used = used;
  }

  /** The chance that `source` tells so. */
  chance(source: number, outcome: number): number {
    const at = source * OUTCOME_COUNT;
    return outcome === BEYOND ? BEYOND_SHARE * (this.rate[at + WRONG] ?? 0) : (this.rate[at + outcome] ?? 0);
  }

  /** The chance that `source` is wrong, nearly or wholly. */
  wrong(source: number): number {
    const at = source * OUTCOME_COUNT;
    return (this.rate[at + NEAR] ?? 0) + (this.rate[at + WRONG] ?? 0);
  }

  /** The logarithm of `chance`. */
  logChance(source: number, outcome: number): number {
    return this.logs[source * CELLS + outcome] ?? 0;
  }

  /** The logarithm of `wrong`. */
  logWrong(source: number): number {
    return this.logs[source * CELLS + ANY_WRONG] ?? 0;
  }

  /** What the family of `source` leads to expect. */
  expected(source: number, outcome: number): number {
    return this.family[(this.families.of[source] ?? 0) * OUTCOME_COUNT + outcome] ?? 0;
  }

  /** @param own as `EngineOptions.own` */
  learn(probability: Float64Array, own: Float64Array): void {
    this.count(probability, own);
    this.learnFamilies();
    for (let source = 0; source < this.table.sources.length; source++) {
      const family = (this.families.of[source] ?? 0) * OUTCOME_COUNT;
      blend(this.rate, this.counts, source * OUTCOME_COUNT, this.family, family, FAMILY_WEIGHT);
    }
    this.takeLogs();
  }

  /**
   * Counts how each source tells. No word proves itself: where a source is judged against one other, its own claim weighs
   * what a claim of its family weighs, since nothing but the two words decides; against more, the less so the more they are.
   * Otherwise the source that says most would, dispute by dispute, become the measure of all others.
   */
  private count(probability: Float64Array, own: Float64Array): void {
    const { table, contest } = this;
    this.counts.fill(0);
    const judged = new Float64Array(MOST_CANDIDATES);
    const outcomes = new Float64Array(CELLS);
    for (let object = 0; object < table.objects.length; object++) {
      const [from, to] = [table.start[object] ?? 0, table.start[object + 1] ?? 0];
      // What only one source speaks of says nothing about how it tells.
      if (table.source[from] === table.source[to - 1]) continue;
      const first = contest.first[object] ?? 0;
      const size = (contest.first[object + 1] ?? 0) - first;
      const square = contest.square[object] ?? 0;
      let others = 0;
      for (let claim = from + 1; claim < to; claim++) if (table.source[claim] !== table.source[claim - 1]) others += 1;
      for (let claim = from; claim < to; claim++) {
        const said = contest.candidate[claim] ?? -1;
        const source = table.source[claim] ?? 0;
        const part = table.part[claim] ?? 0;
        const doubt = (part * (own[claim] ?? 1)) / others;
        const at = source * CELLS;
        for (let outcome = 0; outcome < CELLS; outcome++)
          outcomes[outcome] = Math.exp(doubt * (this.logStranger[at + outcome] ?? 0));
        const wrongs = outcomes[ANY_WRONG] ?? 1;
        let total = wrongs;
        for (let truth = 0; truth < size; truth++) total -= (probability[first + truth] ?? 0) * wrongs;
        total = Math.max(0, total);
        const none = total;
        for (let truth = 0; truth < size; truth++)
          total += judged[truth] =
            (probability[first + truth] ?? 0) *
            (outcomes[said < 0 ? WRONG : (contest.outcome[square + truth * size + said] ?? WRONG)] ?? 1);
        const cell = source * OUTCOME_COUNT;
        for (let truth = 0; truth < size; truth++) {
          const told = said < 0 ? WRONG : (contest.outcome[square + truth * size + said] ?? WRONG);
          const outcome = told === BEYOND ? WRONG : told;
          this.counts[cell + outcome] = (this.counts[cell + outcome] ?? 0) + (part * (judged[truth] ?? 0)) / total;
        }
        this.counts[cell + WRONG] = (this.counts[cell + WRONG] ?? 0) + (part * none) / total;
      }
    }
  }

  /** Logarithms, once a round instead of once a claim. */
  private takeLogs(): void {
    for (let source = 0; source < this.table.sources.length; source++) {
      const at = source * CELLS;
      for (let outcome = 0; outcome < OUTCOME_COUNT; outcome++) {
        const stranger =
          outcome === BEYOND ? BEYOND_SHARE * this.expected(source, WRONG) : this.expected(source, outcome);
        this.logs[at + outcome] = Math.log(this.chance(source, outcome));
        // An outcome that the kind does not have is never asked for.
        this.logStranger[at + outcome] = stranger === 0 ? 0 : Math.log(stranger) - (this.logs[at + outcome] ?? 0);
      }
      this.logs[at + ANY_WRONG] = Math.log(this.wrong(source));
      const strangerWrong = this.expected(source, NEAR) + this.expected(source, WRONG);
      this.logStranger[at + ANY_WRONG] = Math.log(strangerWrong) - (this.logs[at + ANY_WRONG] ?? 0);
    }
  }

  /** A family's mean: each source counts by how much is known of it, so that a prolific one does not speak for all. */
  private learnFamilies(): void {
    const all = new Float64Array(OUTCOME_COUNT);
    const sums = new Float64Array(this.family.length);
    for (let source = 0; source < this.table.sources.length; source++) {
      const at = source * OUTCOME_COUNT;
      let total = 0;
      for (let outcome = 0; outcome < OUTCOME_COUNT; outcome++) total += this.counts[at + outcome] ?? 0;
      if (total === 0) continue;
      const family = (this.families.of[source] ?? 0) * OUTCOME_COUNT;
      for (let outcome = 0; outcome < OUTCOME_COUNT; outcome++) {
        const known = (this.counts[at + outcome] ?? 0) / (total + FAMILY_WEIGHT);
        all[outcome] = (all[outcome] ?? 0) + known;
        sums[family + outcome] = (sums[family + outcome] ?? 0) + known;
      }
    }
    const first = Float64Array.from(AT_FIRST, (value, outcome) => (this.used[outcome] === true ? value : 0));
    const firstTotal = first.reduce((sum, value) => sum + value, 0);
    const mean = new Float64Array(OUTCOME_COUNT);
    blend(
      mean,
      all,
      0,
      first.map((value) => value / firstTotal),
      0,
      firstTotal,
    );
    for (let family = 0; family < this.families.names.length; family++)
      blend(this.family, sums, family * OUTCOME_COUNT, mean, 0, FAMILY_WEIGHT);
  }
}

/** Rates from counts, drawn towards a mean that is worth `weight` claims. */
function blend(
  rates: Float64Array,
  counts: Float64Array,
  at: number,
  mean: Float64Array,
  meanAt: number,
  weight: number,
): void {
  let total = 0;
  for (let outcome = 0; outcome < OUTCOME_COUNT; outcome++) total += counts[at + outcome] ?? 0;
  for (let outcome = 0; outcome < OUTCOME_COUNT; outcome++)
    rates[at + outcome] = ((counts[at + outcome] ?? 0) + weight * (mean[meanAt + outcome] ?? 0)) / (total + weight);
}
