/**
 * The cross-reference of one claim: a pure function from what is recorded to a finding. The same statements give the
 * same bytes, in whatever order they come. Source: DESIGN, Findings; docs/decisions/0005.
 */
import type { Appearance, Claim } from './claim.js';
import type { Content } from './figure.js';
import type { Assessment, Finding } from './finding.js';
import { namedByReasons } from './assess/named.js';
import type { Scene } from './assess/scene.js';
import { furtherLooks, limitsOf, type Chosen } from './candidates/further-looks.js';
import type { Asked } from './candidates/look.js';
import { RULES_VERSION, vocabularyDigest } from './canonical.js';
import { listComparisons, type Compared } from './compare/comparisons.js';
import { withMergedKeys } from './merged-keys.js';
import { byCode } from './order.js';
import { atLeastSoMany } from './origins/count.js';
import { outBy } from './published.js';
import { arrangeLedger } from './trace/ledger.js';
import { articleDays, viewOn, type CrossReferenceInput, type Prepared, type View } from './view-on.js';
import { sayContent } from './words.js';

export type { CrossReferenceInput };

function sortedClaim(claim: Claim): Claim {
  return { ...claim, appearances: [...claim.appearances].sort((a: Appearance, b: Appearance) => byCode(a.key, b.key)) };
}

function digestFor(
  scene: Scene,
  finding: Omit<Finding, 'vocabulary' | 'rules'>,
  { vocabulary, sha256 }: CrossReferenceInput,
): string {
  const [sources, measures, places] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const add = (keys: Set<string>, key: string | undefined) => key !== undefined && keys.add(key);
  const addContent = ({ measure, place, fromPlace }: Content) => {
    add(measures, measure);
    add(places, place);
    add(places, fromPlace);
  };
  addContent(scene.content);
  for (const { statement, origin } of finding.comparisons) {
    sources.add(origin);
    const content = scene.ledger.entries.get(statement)?.content;
    if (content !== undefined) addContent(content);
  }
  for (const { nodes } of [finding.foundTrace, finding.statedTrace])
    for (const { source } of nodes) add(sources, source);
  return vocabularyDigest(vocabulary, { sources, measures, places }, sha256);
}

/** A finding; or what else must be looked at first, where what was found rests on something that the statements were not chosen for. */
export type Investigation =
  { readonly finding: Finding; readonly further?: never } | { readonly finding?: never; readonly further: Asked };

/**
 * Cross-references one claim. What was merged counts under the key that is meant. Statements count when published by the end of `cutoffs.publishedBy` (UTC); without a
 * cutoff, "today" is the last day on which any of them was published. Throws RangeError on two statements with one key
 * or a date that does not exist.
 */
export function crossReference(input: CrossReferenceInput): Finding {
  return findingOn(viewed(input), undefined);
}

/**
 * The same over statements that were chosen for the claim.
 * @param chosen how they were
 */
export function investigate(views: Viewed, chosen: Chosen): Investigation {
  const { claim, prepared, view, atPublication } = views;
  const { vocabulary, cutoffs } = prepared;
  const seen = atPublication === undefined || atPublication === view ? [view.seen] : [view.seen, atPublication.seen];
  const further = furtherLooks(claim, seen, chosen, vocabulary, cutoffs.publishedBy);
  return further === undefined ? { finding: findingOn(views, chosen) } : { further };
}

/** A claim over statements, before anything is judged: by the cutoff, and on the article's own day. */
export interface Viewed {
  readonly claim: Claim;
  readonly prepared: Prepared;
  readonly view: View;
  readonly atPublication: View | undefined;
}

/**
 * Views a claim over statements. Throws as {@link crossReference} does.
 * @param compared what was compared before with the same claim, under the same vocabulary; it is added to
 */
export function viewed(given: CrossReferenceInput, compared: Compared = new Map()): Viewed {
  const input = withMergedKeys(given);
  const claim = sortedClaim(input.claim);
  const prepared: Prepared = { ...input, arranged: arrangeLedger(input), compared };
  const view = viewOn(prepared, claim, input.cutoffs.publishedBy, 'all');
  const article = articleDays(claim);
  return { claim, prepared, view, atPublication: article && viewAt(prepared, claim, article.to, view) };
}

function findingOn({ claim, prepared: input, view, atPublication }: Viewed, chosen: Chosen | undefined): Finding {
  const { vocabulary, cutoffs } = input;
  const { scene, drafts, currentFigures } = view.judged();
  const before = atPublication && new Set(atPublication.judged().drafts.map((draft) => draft.kind));
  const limits = chosen === undefined ? [] : limitsOf(chosen, scene);
  const origins = limits.length === 0 ? scene.origins : atLeastSoMany(scene.origins);
  const assessments = drafts.map((draft): Assessment => ({
    ...draft,
    reasons: draft.reasons.map((reason) =>
      origins.text !== scene.origins.text && reason.text.startsWith(scene.origins.text)
        ? { ...reason, text: `${origins.text}${reason.text.slice(scene.origins.text.length)}` }
        : reason,
    ),
    heldAtPublication: before === undefined ? null : before.has(draft.kind),
  }));
  const named = namedByReasons(assessments);
  const listed = listComparisons(scene.weighed, scene.content, articleDays(claim)?.to, scene.ledger, vocabulary, named);
  const content = {
    cutoffs,
    claim: { content: claim.content, appearances: claim.appearances, says: sayContent(claim.content, vocabulary) },
    statedTrace: scene.stated,
    foundTrace: scene.found,
    origins,
    comparisons: listed.comparisons,
    differences: scene.differences,
    relations: scene.relations.map(({ from, by, byOrigin, kind, to, words, slots, takenBack }) => ({
      from,
      by,
      byOrigin,
      kind,
      to,
      words,
      slots,
      ...(takenBack === undefined ? {} : { takenBack }),
    })),
    currentFigures,
    furtherMisses: listed.furtherMisses,
    ...(limits.length === 0 ? {} : { limits }),
    assessments,
  };
  return { rules: RULES_VERSION, vocabulary: digestFor(scene, content, input), ...content };
}

/** The claim on the article's own day, or by the cutoff when that is earlier. */
function viewAt(input: Prepared, claim: Claim, day: string, view: View): View {
  const { publishedBy } = input.cutoffs;
  const isSame = publishedBy === null ? hasNothingLater(view, day) : publishedBy <= day;
  return isSame ? view : viewOn(input, claim, day, 'kinds');
}

/** Whether a view without a cutoff is the one of that day: so it is while nothing came out after the article. */
function hasNothingLater({ today, seen }: View, day: string): boolean {
  if (today > day) return false;
  for (const { publication } of seen.ledger.entries.values()) if (!outBy(publication, day)) return false;
  return true;
}
