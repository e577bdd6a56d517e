/** Relations of the ledger that touch a claim's trace. */
import type { CarriedRelation, Trace } from './finding.js';
import { speaksFor } from './compare/answers.js';
import { sayWho } from './compare/comparisons.js';
import type { Holders } from './compare/containment.js';
import { unequalSlots } from './compare/slots.js';
import type { Vocabulary } from './vocabulary.js';
import { totalAgainstAddition } from './own-words.js';
import { byCodes } from './order.js';
import type { Ledger } from './trace/ledger.js';

export interface TouchingRelation extends CarriedRelation {
  readonly by: string;
  readonly byOrigin: boolean;
  readonly ifLinkHolds: boolean;
  /** The slots that differ, each with both values. */
  readonly slotWords: readonly string[];
}

/** Every relation to a statement on the found trace, with its own words and the slots in which the two differ. */
export function relationsOn(
  trace: Trace,
  ledger: Ledger,
  vocabulary: Vocabulary,
  holders: Holders,
): TouchingRelation[] {
  const ends = new Map(trace.ends.map((end) => [end.node, end]));
  const unsure = new Set(trace.ends.filter((end) => end.ifLinkHolds).map((end) => end.source));
  const found: TouchingRelation[] = [];
  for (const node of trace.nodes)
    for (const told of [...(ledger.relationsTo.get(node.key) ?? []), ...(ledger.lapsed?.get(node.key) ?? [])]) {
      const { takenBackBy, ...relation } = { takenBackBy: undefined, ...told };
      const from = ledger.entries.get(relation.from)?.statement;
      const to = ledger.entries.get(relation.to)?.statement;
      if (!from || !to) continue;
      const same = speaksFor(from.source, to.source, holders);
      const differing = from.content && to.content ? unequalSlots(from.content, to.content, vocabulary) : [];
      const total =
        to.content && !differing.some(({ slot }) => slot === 'accumulation')
          ? totalAgainstAddition(from.words ?? '', to.content)
          : undefined;
      found.push({
        ...relation,
        by: sayWho(relation.from, ledger, vocabulary),
        words: from.words ?? '',
        slots: [...(total === undefined ? [] : ['accumulation']), ...differing.map((slot) => slot.slot)],
        byOrigin: same && ends.has(relation.to),
        ifLinkHolds: ends.get(relation.to)?.ifLinkHolds ?? unsure.has(to.source),
        ...(takenBackBy === undefined ? {} : { takenBack: sayWho(takenBackBy, ledger, vocabulary) }),
        slotWords: [...(total === undefined ? [] : [total]), ...differing.map((slot) => slot.words)],
      });
    }
  return found.sort((a, b) => byCodes([a.to, a.from, a.kind], [b.to, b.from, b.kind]));
}
