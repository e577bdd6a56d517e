/** Whose numbers may be sums of others': the claim's own origin, or else the claim, and those who agree with it. */
import type { Claim } from '../claim.js';
import { daysOf } from '../dates.js';
import { isFigure, type Content } from '../figure.js';
import { byCode } from '../order.js';
import { reachOf } from '../trace/ends.js';
import type { Ledger } from '../trace/ledger.js';
import type { Support } from './count.js';
import type { SumTarget } from './suspected-sums.js';

/** Statements that agree are looked at up to this many. */
const LOOKED_AT = 20;

export function sumTargets(
  claim: Claim,
  content: Content,
  articleDay: string | undefined,
  supports: readonly Support[],
  ledger: Ledger,
): SumTarget[] {
  const targets = new Map<string, SumTarget>();
  const own = supports.filter((support) => support.own);
  const others = supports.filter((support) => !support.own);
  for (const { statement } of [...own, ...others]) {
    const entry = ledger.entries.get(statement);
    if (!entry?.content || !isFigure(entry.content) || entry.publication === undefined) continue;
    if (targets.has(statement) || targets.size >= LOOKED_AT) continue;
    const reach = reachOf(statement, ledger);
    // What is known to be worked out is told as that.
    if (reach.hops.some(({ kind }) => kind === 'derives')) continue;
    const day = entry.publication.days.to;
    targets.set(statement, { key: statement, figure: entry.content, day, not: new Set(reach.keys) });
  }
  const [first] = [...claim.appearances].sort((a, b) => byCode(a.key, b.key));
  const located = own.some(({ statement }) => ledger.entries.has(statement));
  if (!located && first !== undefined && articleDay !== undefined && isFigure(content))
    targets.set(first.key, { key: first.key, figure: content, day: daysOf(articleDay).to, not: new Set() });
  return [...targets.values()].sort((a, b) => byCode(a.key, b.key));
}
