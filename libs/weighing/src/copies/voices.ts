/** What is said of each object, and by how many. */
import type { ClaimTable } from '../claims.js';
import type { Habits } from './habits.js';

/** Words of one object beyond so many, the least said, are left out. */
const MOST_WORDS = 200;

export interface Voices {
  /** Where the words of an object begin. */
  readonly start: Int32Array;
  readonly spelling: Int32Array;
  readonly trait: Int32Array;
  /** How many say it, each as far as it is the source's own word. */
  readonly weight: Float64Array;
}

export function voicesOf(table: ClaimTable, habits: Habits, own: Float64Array): Voices {
  const start = new Int32Array(table.objects.length + 1);
  const [spelling, trait, weight] = [[], [], []] as [number[], number[], number[]];
  for (let object = 0; object < table.objects.length; object++) {
    const words = new Map<number, { trait: number; weight: number }>();
    for (let claim = table.start[object] ?? 0; claim < (table.start[object + 1] ?? 0); claim++) {
      const said = table.spelling[claim] ?? 0;
      const known = words.get(said);
      if (known) known.weight += own[claim] ?? 1;
      else words.set(said, { trait: habits.trait[claim] ?? 0, weight: own[claim] ?? 1 });
    }
    const kept = [...words].sort(([a, x], [b, y]) => y.weight - x.weight || a - b).slice(0, MOST_WORDS);
    for (const [said, word] of kept) {
      spelling.push(said);
      trait.push(word.trait);
      weight.push(word.weight);
    }
    start[object + 1] = spelling.length;
  }
  return {
    start,
    spelling: Int32Array.from(spelling),
    trait: Int32Array.from(trait),
    weight: Float64Array.from(weight),
  };
}
