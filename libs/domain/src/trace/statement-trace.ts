/** What one statement rests on, without a claim: how its trace ends, and what changed on the way. Source: DESIGN, Words. */
import { driftBehind } from '../differences/trace-differences.js';
import type { Difference, Trace } from '../finding.js';
import { mergedVocabulary, withMeantKeys } from '../merged-keys.js';
import { byCode, byCodes } from '../order.js';
import type { Hop, Relation, Statement } from '../statement.js';
import type { Vocabulary } from '../vocabulary.js';
import { endAt, reachOf } from './ends.js';
import { arrangeLedger, indexLedger } from './ledger.js';
import { statementNode, traceHop } from './traces.js';

export interface StatementTrace extends Trace {
  /** Drift over the hops, where both contents are known. */
  readonly differences: readonly Difference[];
}

/**
 * The trace behind a statement among those that it rests on, as far as they were out by a day (`YYYY-MM-DD`; null: of any
 * day); undefined when it is not among them itself. Hops and relations that lead elsewhere are left out. Throws RangeError
 * when two statements share a key.
 */
export function statementTrace(
  key: string,
  behind: {
    readonly statements: readonly Statement[];
    readonly hops: readonly Hop[];
    readonly relations: readonly Relation[];
  },
  held: Vocabulary,
  publishedBy: string | null,
): StatementTrace | undefined {
  const statements = withMeantKeys(behind.statements, held);
  const vocabulary = mergedVocabulary(held);
  const ledger = indexLedger(arrangeLedger({ ...behind, statements }), publishedBy);
  if (!ledger.entries.has(key)) return undefined;
  const reach = reachOf(key, ledger);
  const trace: Trace = {
    nodes: [...reach.keys].sort(byCode).flatMap((one) => statementNode(one, ledger, vocabulary) ?? []),
    hops: reach.hops
      .map((hop) => traceHop(hop, ledger, reach.cyclic))
      .sort((a, b) => byCodes([a.from, a.to], [b.from, b.to])),
    ends: reach.ends.map((end) => endAt(end.key, end.ifLinkHolds, reach.cyclic.has(end.key), ledger, vocabulary)),
  };
  return { ...trace, differences: driftBehind(trace, ledger, vocabulary) };
}
