/** What lies between two findings on one claim: what changed, on what new reasons, and what came out meanwhile. */
import type { Comparison, Finding } from './finding.js';
import { materialDifference, type MaterialDifference } from './material.js';
import { byCodes } from './order.js';

/** A statement that the earlier finding did not know, and what it says beside the claim. */
export interface NewsOnClaim {
  readonly statement: string;
  readonly text: string;
}

export interface FindingChanges {
  readonly material: MaterialDifference['changes'];
  /** Reasons that an assessment has gained while it held on: further evidence, which is not material. */
  readonly furtherReasons: readonly { readonly assessment: string; readonly text: string }[];
  /** In order of publication. Of what does not compare only what counts the same thing, since the rest is no news on it. */
  readonly news: readonly NewsOnClaim[];
}

/** Slots that part two statements for good: what they count, in which state, of whom. */
const ANOTHER_THING: readonly string[] = ['counted', 'state', 'subject'];

/** Whether a statement tells something on the claim: it compares, holds the claim or a part of it, or counts the same thing. */
function isNews({ relation, rule, slots = [] }: Comparison, observed: boolean): boolean {
  if (relation !== 'not-comparable' || rule === 'containment') return true;
  // What is only foreseen is no news on what was counted.
  return !slots.some((slot) => ANOTHER_THING.includes(slot)) && !(observed && slots.includes('mode'));
}

/**
 * Compares two findings of one claim, the earlier first. Unlike {@link materialDifference}, which decides whether a
 * verdict is reopened, it also tells what a reader wants to know when nothing of that kind has changed.
 */
export function changesBetween(before: Finding, after: Finding): FindingChanges {
  const observed = after.claim.content.mode === 'observed';
  const known = new Set(before.comparisons.map(({ statement }) => statement));
  const news = after.comparisons
    .filter((comparison) => !known.has(comparison.statement) && isNews(comparison, observed))
    .sort((a, b) => byCodes([a.published?.date ?? '9999', a.statement], [b.published?.date ?? '9999', b.statement]))
    .map(({ statement, text }) => ({ statement, text }));
  const told = new Map(before.assessments.map(({ kind, reasons }) => [kind, reasons.map(({ text }) => text)]));
  const furtherReasons = after.assessments.flatMap(({ kind, reasons }) => {
    const old = told.get(kind);
    return old === undefined
      ? []
      : reasons.filter(({ text }) => !old.includes(text)).map(({ text }) => ({ assessment: kind, text }));
  });
  return { material: materialDifference(before, after).changes, furtherReasons, news };
}

/** Whether there is anything to tell. */
export function anyChange({ material, furtherReasons, news }: FindingChanges): boolean {
  return material.length + furtherReasons.length + news.length > 0;
}
