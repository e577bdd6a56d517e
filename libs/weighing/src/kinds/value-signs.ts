/** Traits of names: which value it is, and whether it stands in the object's own name. */
import type { ClaimTable } from '../claims.js';
import type { Candidates } from '../engine/candidates.js';
import type { Sign } from '../engine/contest.js';
import { wordsOf } from './plain.js';

/**
 * The value itself: some are claimed again and again where they are wrong ("Mobile", read from "mobile site"), and some are
 * true more often than others.
 */
export const valueSign = ({ meaning }: Candidates, meanings: number): Sign => ({
  name: 'value',
  classOf: meaning,
  classes: meanings,
});

/**
 * Whether all words of the value stand in the object's name: "Newton" of "Newton, Thandie" may be a slip of whoever read a
 * page by machine; "Riga" of "Historic Centre of Riga" may be the very place.
 */
export function echoSign(table: ClaimTable, { first, meaning }: Candidates, textOf: (meaning: number) => string): Sign {
  const classOf = new Int32Array(meaning.length);
  const words = new Map<number, string[]>();
  for (let object = 0; object < table.objects.length; object++) {
    const own = new Set(wordsOf(table.objects[object] ?? ''));
    for (let at = first[object] ?? 0; at < (first[object + 1] ?? 0); at++) {
      const of = meaning[at] ?? 0;
      let said = words.get(of);
      if (said === undefined) words.set(of, (said = wordsOf(textOf(of))));
      classOf[at] = said.length > 0 && said.every((word) => own.has(word)) ? 1 : 0;
    }
  }
  return { name: 'echo', classOf, classes: 2 };
}
