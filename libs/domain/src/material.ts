/** Whether a new finding differs from the one that a verdict rests on. Source: DESIGN, Findings. */
import type { CurrentFigure, Finding } from './finding.js';
import { byCode, byCodes, distinct } from './order.js';

export const MATERIAL_CHANGE_KINDS = [
  'assessment-added',
  'assessment-removed',
  'origins-changed',
  'trace-end-added',
  'trace-end-removed',
  'current-figure-changed',
] as const;
export type MaterialChangeKind = (typeof MATERIAL_CHANGE_KINDS)[number];

export interface MaterialDifference {
  readonly material: boolean;
  /** In a total order; empty exactly when not material. */
  readonly changes: readonly { readonly kind: MaterialChangeKind; readonly text: string }[];
}

type Meant = (source: string) => string;

function carriers(finding: Finding, meant: Meant): Map<string, string> {
  return new Map(finding.assessments.map(({ kind, origins }) => [kind, distinct(origins.map(meant)).join(', ')]));
}

function endsOf(finding: Finding): Map<string, string> {
  return new Map(
    finding.foundTrace.ends.map((end) => [
      `${end.node} ${end.kind} ${end.known ?? ''}`,
      `${end.name} (${end.kind}${end.known === 'through-relays' ? ', seen only through relays' : ''})`,
    ]),
  );
}

/** By source what it says now; of several that have turned out to be one, what each said. */
function currentOf({ currentFigures }: Finding, meant: Meant): Map<string, CurrentFigure[]> {
  const found = new Map<string, CurrentFigure[]>();
  for (const current of currentFigures) {
    const key = meant(current.origin);
    found.set(key, [...(found.get(key) ?? []), current]);
  }
  return found;
}

/** Assessments that count who stands on which side: one that goes may be two that turned out to be one. */
const COUNTS_ORIGINS: ReadonlySet<string> = new Set(['corroborated', 'contradicted', 'unsettled']);
/** Reasons for which an assessment has gone, in one change. */
const WHYS_LISTED = 3;

/**
 * Why an assessment has gone, as far as what carried it tells: statements that are held against the claim otherwise now (they were
 * withdrawn or corrected), and origins that are one by now. Empty where neither is the case: then something new speaks.
 */
function whyRemoved(kind: string, before: Finding, after: Finding): string {
  const carried = new Set(
    before.assessments.find((one) => one.kind === kind)?.reasons.flatMap(({ statements }) => statements),
  );
  // By which rule it is compared may change with what is known beside it: what counts is on which side it stands.
  const were = new Map(before.comparisons.map(({ statement, stance }) => [statement, stance]));
  const turned = after.comparisons
    .filter(({ statement, stance }) => {
      const was = were.get(statement);
      return carried.has(statement) && was !== undefined && was !== stance;
    })
    .map(({ text }) => text);
  const known = new Set(before.origins.collapsed.map(({ because }) => because));
  const apart = new Set([
    ...(before.assessments.find((one) => one.kind === kind)?.origins ?? []),
    ...before.comparisons.flatMap(({ statement, origin }) => (carried.has(statement) ? [origin] : [])),
  ]);
  const joined = after.origins.collapsed
    .filter(({ a, b, because }) => COUNTS_ORIGINS.has(kind) && !known.has(because) && apart.has(a) && apart.has(b))
    .map(({ a, b, because }) => `${a === b ? 'not counted' : 'counted once'}: ${because}`);
  const whys = distinct([...turned, ...joined]);
  const more = whys.length > WHYS_LISTED ? [`and ${whys.length - WHYS_LISTED} more`] : [];
  return whys.length === 0 ? '' : `: ${[...whys.slice(0, WHYS_LISTED), ...more].join('; ')}`;
}

/**
 * Compares two findings of one claim: the set of assessments and the origins that carry them, the ends of the found
 * trace, and the relation to the named origin's current figure. More statements that say the same are not material, nor is
 * another key for the same source.
 * @param meant the key that a source's key stands for by now; where keys were merged since `before`, both mean one
 */
export function materialDifference(before: Finding, after: Finding, meant: Meant = (key) => key): MaterialDifference {
  const changes: { kind: MaterialChangeKind; text: string }[] = [];
  const [was, is] = [carriers(before, meant), carriers(after, meant)];
  const reason = (kind: string) => after.assessments.find((assessment) => assessment.kind === kind)?.reasons[0]?.text;
  for (const [kind, origins] of is) {
    const old = was.get(kind);
    const because = reason(kind);
    if (old === undefined)
      changes.push({ kind: 'assessment-added', text: `now ${kind}${because === undefined ? '' : `: ${because}`}` });
    else if (old !== origins)
      changes.push({
        kind: 'origins-changed',
        text: `${kind}: carried by ${origins || 'no origin'}, before by ${old || 'no origin'}`,
      });
  }
  for (const kind of was.keys())
    if (!is.has(kind))
      changes.push({ kind: 'assessment-removed', text: `no longer ${kind}${whyRemoved(kind, before, after)}` });
  const [oldEnds, newEnds] = [endsOf(before), endsOf(after)];
  for (const [key, name] of newEnds)
    if (!oldEnds.has(key)) changes.push({ kind: 'trace-end-added', text: `the trace now ends at ${name}` });
  for (const [key, name] of oldEnds)
    if (!newEnds.has(key)) changes.push({ kind: 'trace-end-removed', text: `the trace no longer ends at ${name}` });
  const [oldCurrent, newCurrent] = [currentOf(before, meant), currentOf(after, meant)];
  for (const key of distinct([...oldCurrent.keys(), ...newCurrent.keys()])) {
    const [held = [], [now]] = [oldCurrent.get(key), newCurrent.get(key) ?? []];
    const old = held.find(({ relation }) => relation === now?.relation) ?? held[0];
    if (old?.relation === now?.relation) continue;
    changes.push({
      kind: 'current-figure-changed',
      text:
        now === undefined
          ? `the claim is no longer held against a current figure of ${key}`
          : `${now.text} (before: ${old?.relation ?? 'none'})`,
    });
  }
  changes.sort((a, b) => byCode(a.kind, b.kind) || byCodes([a.text], [b.text]));
  return { material: changes.length > 0, changes };
}
