/** What a source itself has taken back supports and contradicts nothing. Source: DESIGN, Differences and Findings. */
import type { Vocabulary } from '../vocabulary.js';
import { isFigure } from '../figure.js';
import type { Relation, RelationKind } from '../statement.js';
import type { Ledger } from '../trace/ledger.js';
import type { Holders } from './containment.js';
import { sayWho, type Weighed } from './comparisons.js';
import { sameAmount } from './range.js';

const TAKES_BACK: Partial<Record<RelationKind, string>> = {
  withdraws: 'was withdrawn',
  'denies-saying': 'is denied to have been said',
  'denies-figure': 'is denied',
};

/** Whether one source speaks for another: it is the same, a part of it, or what it is a part of. */
export function speaksFor(a: string, b: string, holders: Holders): boolean {
  return a === b || holders.above(a).includes(b) || holders.above(b).includes(a);
}

/** The relation by which a statement's own source has withdrawn, denied or corrected it, where one has. */
export function takenBackBy(key: string, ledger: Ledger, holders: Holders): Relation | undefined {
  const source = ledger.entries.get(key)?.statement.source;
  return ledger.relationsTo.get(key)?.find(({ from, kind }) => {
    if (TAKES_BACK[kind] === undefined && kind !== 'corrects') return false;
    const answering = ledger.entries.get(from)?.statement.source;
    return answering !== undefined && source !== undefined && speaksFor(answering, source, holders);
  });
}

/** Keys of statements that take back a figure and print it once more: to name what is withdrawn is not to say it again. */
function namedToTakeBack(ledger: Ledger): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [key, relations] of [...ledger.relationsTo, ...(ledger.lapsed ?? [])])
    for (const { from, kind } of relations) {
      if (TAKES_BACK[kind] === undefined) continue;
      const [back, before] = [ledger.entries.get(from)?.content, ledger.entries.get(key)?.content];
      if (back && before && isFigure(back) && isFigure(before) && sameAmount(back.amount, before.amount))
        found.add(from);
    }
  return found;
}

const NAMED_TO_TAKE_BACK: Weighed['result'] = {
  relation: 'bears-on',
  stance: 'none',
  slots: [],
  rule: 'withdrawn',
  words: 'names the figure that it takes back',
};

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
  if (ledger.relationsTo.size === 0 && ledger.lapsed === undefined) return weighed;
  const named = namedToTakeBack(ledger);
  return weighed.map((one) => {
    if (one.onTrace || one.result.stance === 'none') return one;
    if (named.has(one.key)) return { ...one, result: NAMED_TO_TAKE_BACK };
    const relation = takenBackBy(one.key, ledger, holders);
    if (relation === undefined) return one;
    const back = TAKES_BACK[relation.kind];
    const rule = back === undefined ? ('corrected' as const) : ('withdrawn' as const);
    const words = `${back ?? 'was corrected'} by its own source since (${sayWho(relation.from, ledger, vocabulary)})`;
    const taken = { day: ledger.entries.get(relation.from)?.publication?.days.to ?? '', stance: one.result.stance };
    return { ...one, takenBack: taken, result: { relation: 'bears-on', stance: 'none', slots: [], rule, words } };
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
