/** What speaks for a candidate before anybody's claim is weighed: its traits, and where the other values lie. */
import { type Contest, PARTIAL, type Sign, WRONG } from './contest.js';

/** A class is taken for ordinary until so many candidates of it were met. */
const CLASS_WEIGHT = 6;

/** How much less often values of a class are wrong than others are. */
export class SignModel {
  private readonly sound: Float64Array;
  private readonly wrong: Float64Array;

  constructor(
    private readonly sign: Sign,
    private readonly contest: Contest,
  ) {
    this.sound = new Float64Array(sign.classes);
    this.wrong = new Float64Array(sign.classes);
  }

  /**
   * Adds for each candidate, taken as the truth, how likely those values are sound that would be right or partly right then:
   * the log of how the odds of their classes stand to the odds of all, learnt from the other objects.
   * @param sound for each candidate how likely it is right or partly right
   */
  addTo(prior: Float64Array, sound: Float64Array): void {
    const { classOf } = this.sign;
    const { first, square, outcome } = this.contest;
    this.sound.fill(0);
    this.wrong.fill(0);
    let [sounds, all] = [0, 0];
    for (const { from, size } of contested(first))
      for (let at = from; at < from + size; at++) {
        const of = classOf[at] ?? -1;
        if (of < 0) continue;
        this.sound[of] = (this.sound[of] ?? 0) + (sound[at] ?? 0);
        this.wrong[of] = (this.wrong[of] ?? 0) + 1 - (sound[at] ?? 0);
        sounds += sound[at] ?? 0;
        all += 1;
      }
    if (sounds === 0 || sounds === all) return;
    const base = sounds / all;
    for (const { object, from, size } of contested(first))
      for (let said = 0; said < size; said++) {
        const of = classOf[from + said] ?? -1;
        if (of < 0) continue;
        const own = sound[from + said] ?? 0;
        const s = (this.sound[of] ?? 0) - own + CLASS_WEIGHT * base;
        const w = (this.wrong[of] ?? 0) - (1 - own) + CLASS_WEIGHT * (1 - base);
        const telling = Math.log(s / w / (base / (1 - base)));
        for (let truth = 0; truth < size; truth++)
          if ((outcome[(square[object] ?? 0) + truth * size + said] ?? WRONG) <= PARTIAL)
            prior[from + truth] = (prior[from + truth] ?? 0) + telling;
      }
  }
}

function* contested(first: Int32Array): Generator<{ object: number; from: number; size: number }> {
  for (let object = 0; object + 1 < first.length; object++) {
    const from = first[object] ?? 0;
    const size = (first[object + 1] ?? 0) - from;
    if (size > 1) yield { object, from, size };
  }
}

/** For each candidate how likely it is the truth or a part of it. */
export function chancesOfSound({ first, square, outcome }: Contest, probability: Float64Array): Float64Array {
  const sound = new Float64Array(probability.length);
  for (let object = 0; object + 1 < first.length; object++) {
    const from = first[object] ?? 0;
    const size = (first[object + 1] ?? 0) - from;
    for (let truth = 0; truth < size; truth++)
      for (let said = 0; said < size; said++)
        if ((outcome[(square[object] ?? 0) + truth * size + said] ?? WRONG) <= PARTIAL)
          sound[from + said] = (sound[from + said] ?? 0) + (probability[from + truth] ?? 0);
  }
  return sound;
}

/** Where wrong values lie, seen from the truth. */
export class GapModel {
  private readonly counts: Float64Array;

  constructor(
    private readonly contest: Contest,
    private readonly gap: NonNullable<Contest['gap']>,
  ) {
    this.counts = new Float64Array(gap.classes);
  }

  /** Adds for each candidate the log-probability of where the other values of its object lie, if it is the truth. */
  addTo(prior: Float64Array, probability: Float64Array): void {
    this.counts.fill(0);
    let total = 0;
    this.eachPair((truth, gap) => {
      this.counts[gap] = (this.counts[gap] ?? 0) + (probability[truth] ?? 0);
      total += probability[truth] ?? 0;
    });
    const weight = CLASS_WEIGHT * this.gap.classes;
    this.eachPair((truth, gap, size) => {
      const without = (this.counts[gap] ?? 0) - (probability[truth] ?? 0);
      const telling = Math.log(((without + CLASS_WEIGHT) / (total + weight)) * this.gap.classes);
      // Gaps to several values tell partly the same.
      prior[truth] = (prior[truth] ?? 0) + telling / Math.sqrt(size - 1);
    });
  }

  private eachPair(visit: (truth: number, gap: number, size: number) => void): void {
    const { first, square } = this.contest;
    for (const { object, from, size } of contested(first))
      for (let truth = 0; truth < size; truth++)
        for (let said = 0; said < size; said++)
          if (said !== truth)
            visit(from + truth, this.gap.classOf[(square[object] ?? 0) + truth * size + said] ?? 0, size);
  }
}
