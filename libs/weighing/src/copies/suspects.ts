/** Which pairs of sources are worth a closer look: those that say the same where few do. */
import type { ClaimTable } from '../claims.js';

/** A value said by more sources than this is no sign of copying between two of them. */
const FEW = 12;
/** So often two sources must say what few others say. */
const LEAST = 3;
/** So many others of one source are looked at. */
const MOST = 24;

/** For each source the others that it shares most with, the most telling first. In time linear in the claims. */
export function suspectsOf(table: ClaimTable): number[][] {
  const sources = table.sources.length;
  const shared = new Map<number, { count: number; weight: number }>();
  for (let object = 0; object < table.objects.length; object++) {
    const groups = new Map<number, number[]>();
    for (let claim = table.start[object] ?? 0; claim < (table.start[object + 1] ?? 0); claim++) {
      const spelling = table.spelling[claim] ?? 0;
      const group = groups.get(spelling);
      if (!group) groups.set(spelling, [table.source[claim] ?? 0]);
      else if (group.length <= FEW) group.push(table.source[claim] ?? 0);
    }
    for (const group of groups.values()) {
      if (group.length < 2 || group.length > FEW) continue;
      for (let i = 0; i < group.length; i++)
        for (let j = i + 1; j < group.length; j++) {
          const key = (group[i] ?? 0) * sources + (group[j] ?? 0);
          const pair = shared.get(key);
          if (pair) {
            pair.count += 1;
            pair.weight += 1 / (group.length - 1);
          } else shared.set(key, { count: 1, weight: 1 / (group.length - 1) });
        }
    }
  }
  // Who speaks of much shares something with everybody.
  const size = new Float64Array(sources);
  table.source.forEach((source, claim) => {
    size[source] = (size[source] ?? 0) + (table.part[claim] ?? 0);
  });
  const found: { other: number; weight: number }[][] = table.sources.map(() => []);
  for (const [key, { count, weight }] of shared) {
    if (count < LEAST) continue;
    const [a, b] = [Math.floor(key / sources), key % sources];
    found[a]?.push({ other: b, weight: weight / Math.sqrt(size[b] ?? 1) });
    found[b]?.push({ other: a, weight: weight / Math.sqrt(size[a] ?? 1) });
  }
  return found.map((others) =>
    others
      .sort((x, y) => y.weight - x.weight || x.other - y.other)
      .slice(0, MOST)
      .map(({ other }) => other),
  );
}
