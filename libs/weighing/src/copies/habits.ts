/** What each source would say by itself: what others say of the object, bent by the source's own habits. */
import type { ClaimTable } from '../claims.js';
import { claimsOf } from './claims-by-source.js';
import { styleOf } from './style.js';

/** A habit is believed after so many claims. */
const HABIT_WEIGHT = 3;

export class Habits {
  /** For each claim its trait: how it is written, and whether it is held to be true. */
  readonly trait: Int32Array;
  private readonly said = new Map<number, number>();
  private readonly expected = new Map<number, number>();
  private readonly traits: number;
  /** The common traits of each object, with their shares of what is said of it: where those of an object begin. */
  private readonly first: Int32Array;
  private readonly common: number[] = [];
  private readonly share: number[] = [];

  /** @param held for each claim whether its value is the likeliest of its object */
  constructor(
    private readonly table: ClaimTable,
    held: (claim: number, object: number) => boolean,
  ) {
    const styles = new Map<string, number>();
    const styleIds = Int32Array.from(table.spellings, (value) => {
      const style = styleOf(value);
      const id = styles.get(style) ?? styles.size;
      styles.set(style, id);
      return id;
    });
    this.traits = styles.size * 2;
    this.trait = new Int32Array(table.spelling.length);
    for (let object = 0; object < table.objects.length; object++)
      for (let claim = table.start[object] ?? 0; claim < (table.start[object + 1] ?? 0); claim++)
        this.trait[claim] = (styleIds[table.spelling[claim] ?? 0] ?? 0) * 2 + (held(claim, object) ? 1 : 0);
    this.first = new Int32Array(table.objects.length + 1);
    this.learn();
  }

  /**
   * How much oftener `source` has a trait than others have of the same objects, as its claims of all objects but this one show:
   * what a source says of an object must not foretell itself.
   */
  bent(source: number, trait: number, object: number): number {
    const key = source * this.traits + trait;
    let [said, heard] = [0, 0];
    for (let at = this.first[object] ?? 0; at < (this.first[object + 1] ?? 0); at++)
      if (this.common[at] === trait) heard = this.share[at] ?? 0;
    for (const claim of claimsOf(this.table, source, object))
      if (this.trait[claim] === trait) said += this.table.part[claim] ?? 0;
    return (
      (Math.max(0, (this.said.get(key) ?? 0) - said) + HABIT_WEIGHT) /
      (Math.max(0, (this.expected.get(key) ?? 0) - heard) + HABIT_WEIGHT)
    );
  }

  private learn(): void {
    const { table, trait } = this;
    for (let object = 0; object < table.objects.length; object++) {
      const [from, to] = [table.start[object] ?? 0, table.start[object + 1] ?? 0];
      const shares = new Map<number, number>();
      let total = 0;
      for (let claim = from; claim < to; claim++) {
        const part = table.part[claim] ?? 0;
        shares.set(trait[claim] ?? 0, (shares.get(trait[claim] ?? 0) ?? 0) + part);
        total += part;
      }
      // Of an object with very many traits the commonest tell; the rest would cost without telling.
      const common = [...shares].sort(([a, x], [b, y]) => y - x || a - b).slice(0, MOST_TRAITS);
      for (let claim = from; claim < to; claim++) {
        const source = (table.source[claim] ?? 0) * this.traits;
        const part = table.part[claim] ?? 0;
        add(this.said, source + (trait[claim] ?? 0), part);
        for (const [of, share] of common) add(this.expected, source + of, (part * share) / total);
      }
      for (const [of, share] of common) {
        this.common.push(of);
        this.share.push(share / total);
      }
      this.first[object + 1] = this.common.length;
    }
  }
}

const MOST_TRAITS = 12;

const add = (sums: Map<number, number>, key: number, value: number): void => {
  sums.set(key, (sums.get(key) ?? 0) + value);
};
