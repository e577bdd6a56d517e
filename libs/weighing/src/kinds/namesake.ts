/** Sources that speak of what is named after them. */
import type { ClaimTable } from '../claims.js';
import type { Candidates } from '../engine/candidates.js';
import type { Sign } from '../engine/contest.js';
import { wordsOf } from './plain.js';

const spaced = (name: string): string => `${wordsOf(name).join(' ')} `;

/** Whether the name of the object at `place` begins with that of a source: "AA-1394 DFW-FLL" is a name that AA gave. */
export function isNamesakeOf(table: ClaimTable, place: number): (source: number) => boolean {
  const called = spaced(table.objects[place] ?? '');
  return (source) => begins(called, spaced(table.sources[source] ?? ''));
}

const begins = (called: string, name: string): boolean => name !== ' ' && called.startsWith(name);

/**
 * Whether somebody says it after whom the object is named. Who gives a thing its name speaks of it first hand; whether that makes
 * the word a better or a worse one (somebody may boast of what is theirs), the engine learns. Objects of which nobody speaks so
 * have no class.
 */
export function namesakeSign(table: ClaimTable, { first, candidate }: Candidates): Sign {
  const classOf = new Int32Array(first.at(-1) ?? 0).fill(-1);
  const names = table.sources.map(spaced);
  for (let object = 0; object < table.objects.length; object++) {
    const [from, to] = [first[object] ?? 0, first[object + 1] ?? 0];
    const called = spaced(table.objects[object] ?? '');
    for (let claim = table.start[object] ?? 0; claim < (table.start[object + 1] ?? 0); claim++) {
      const said = candidate[claim] ?? -1;
      const name = names[table.source[claim] ?? 0] ?? ' ';
      if (said < 0 || !begins(called, name)) continue;
      for (let at = from; at < to; at++) if (classOf[at] === -1) classOf[at] = 0;
      classOf[from + said] = 1;
    }
  }
  return { name: 'namesake', classOf, classes: 2 };
}
