/** How likely a source is to say what it says: by itself, and as others say it. */
import type { ClaimTable } from '../claims.js';
import { claimsOf } from './claims-by-source.js';
import type { Habits } from './habits.js';
import type { Voices } from './voices.js';

/** What nobody else says yet is as likely as one claim more (Laplace's rule of succession). */
const UNSEEN_WEIGHT = 1;

/** One claim of a source: how likely it is by itself, and which others say so too. */
export interface View {
  readonly part: number;
  /** For each suspect the chance of this word when it is taken from it: 0 for another word, -1 for none of this object. */
  readonly taken: Float64Array;
  /** The chance of this word without any origin. */
  readonly alone: number;
}

export function viewOf(
  table: ClaimTable,
  habits: Habits,
  { own, voices }: { own: Float64Array; voices: Voices },
  objectOf: Int32Array,
  claim: number,
  others: readonly number[],
  agreement: number,
): View {
  const object = objectOf[claim] ?? 0;
  const source = table.source[claim] ?? 0;
  const spelling = table.spelling[claim] ?? 0;
  const bentAs = new Map<number, number>();
  const bent = (trait: number): number => {
    const known = bentAs.get(trait) ?? habits.bent(source, trait, object);
    bentAs.set(trait, known);
    return known;
  };
  // How often others say so. One more claim is as likely something that nobody else says.
  let [same, all] = [0, 0];
  for (let at = voices.start[object] ?? 0; at < (voices.start[object + 1] ?? 0); at++) {
    const weight = (voices.weight[at] ?? 0) * bent(voices.trait[at] ?? 0);
    all += weight;
    if (voices.spelling[at] === spelling) same += weight;
  }
  for (const at of claimsOf(table, source, object)) {
    const weight = (own[at] ?? 1) * bent(habits.trait[at] ?? 0);
    all -= weight;
    if (table.spelling[at] === spelling) same -= weight;
  }
  const taken = Float64Array.from(others, (other) => {
    let [equal, words] = [0, 0];
    for (const at of claimsOf(table, other, object)) {
      words += 1;
      if (table.spelling[at] === spelling) equal += 1;
    }
    return words === 0 ? -1 : equal / words;
  });
  const unseen = UNSEEN_WEIGHT * bent(habits.trait[claim] ?? 0);
  const alone = Math.min(1, (Math.max(0, same) + agreement * unseen) / (Math.max(Math.max(0, same), all) + unseen));
  return { part: table.part[claim] ?? 0, taken, alone };
}

/** How often two claims of one object say the same. */
export function chanceAgreement(table: ClaimTable): number {
  let [same, all] = [1, 10];
  for (let object = 0; object < table.objects.length; object++) {
    const [from, to] = [table.start[object] ?? 0, table.start[object + 1] ?? 0];
    const counts = new Map<number, number>();
    for (let claim = from; claim < to; claim++)
      counts.set(table.spelling[claim] ?? 0, (counts.get(table.spelling[claim] ?? 0) ?? 0) + 1);
    const size = to - from;
    if (size < 2) continue;
    let pairs = 0;
    for (const count of counts.values()) pairs += count * (count - 1);
    same += pairs / (size * (size - 1));
    all += 1;
  }
  return same / all;
}
