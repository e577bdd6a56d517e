/** What a source itself has taken back supports and contradicts nothing. Source: DESIGN, Differences and Findings. */
import type { Vocabulary } from '../vocabulary.js';
import type { RelationKind } from '../statement.js';
import type { Ledger } from '../trace/ledger.js';
import type { Holders } from './containment.js';
import { sayWho, type Weighed } from './comparisons.js';

const TAKES_BACK: Partial<Record<RelationKind, string>> = {
  withdraws: 'was withdrawn',
  'denies-saying': 'is denied to have been said',
  'denies-figure': 'is denied',
};

/** Whether one source speaks for another: it is the same, a part of it, or what it is a part of. */
export function speaksFor(a: string, b: string, holders: Holders): boolean {
  return a === b || holders.above(a).includes(b) || holders.above(b).includes(a);
}

/**
 * Comparisons with statements that their own source has withdrawn, denied or corrected since decide nothing. Those on the
 * claim's own trace stay: what the origin says of them is an assessment.
 */
export function withAnswers(
  weighed: readonly Weighed[],
  ledger: Ledger,
  vocabulary: Vocabulary,
  holders: Holders,
): readonly Weighed[] {
  if (ledger.relationsTo.size === 0) return weighed;
  return weighed.map((one) => {
    if (one.onTrace || one.result.stance === 'none') return one;
    for (const relation of ledger.relationsTo.get(one.key) ?? []) {
      const answering = ledger.entries.get(relation.from)?.statement.source;
      if (answering === undefined || !speaksFor(answering, one.entry.statement.source, holders)) continue;
      const back = TAKES_BACK[relation.kind];
      if (back === undefined && relation.kind !== 'corrects') continue;
      const rule = back === undefined ? ('corrected' as const) : ('withdrawn' as const);
      const words = `${back ?? 'was corrected'} by its own source since (${sayWho(relation.from, ledger, vocabulary)})`;
      const taken = { day: ledger.entries.get(relation.from)?.publication?.days.to ?? '', stance: one.result.stance };
      return { ...one, takenBack: taken, result: { relation: 'bears-on', stance: 'none', slots: [], rule, words } };
    }
    return one;
  });
}

/** Figures on the claim's own trace from which its figure is worked out: none of them is another count of the same. */
export function withOperands(weighed: readonly Weighed[], operands: ReadonlySet<string>): readonly Weighed[] {
  if (operands.size === 0) return weighed;
  const result: Weighed['result'] = {
    relation: 'bears-on',
    stance: 'none',
    slots: [],
    rule: 'operand',
    words: 'is one of the figures from which that of the claim is worked out',
  };
  return weighed.map((one) => (operands.has(one.key) ? { ...one, result } : one));
}
