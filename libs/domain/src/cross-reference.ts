/**
 * The cross-reference of one claim: a pure function from what is recorded to a finding. The same statements give the
 * same bytes, in whatever order they come. Source: DESIGN, Findings; docs/decisions/0005.
 */
import type { Appearance, Claim } from './claim.js';
import { daysOf, type PartialDate } from './dates.js';
import type { Assessment, CurrentFigure, Cutoffs, Finding, TraceEnd } from './finding.js';
import type { Hop, Relation, Statement } from './statement.js';
import type { Vocabulary } from './vocabulary.js';
import { assess } from './assess/assess.js';
import type { Draft, Scene } from './assess/scene.js';
import { furtherLooks, limitsOf, type Chosen } from './candidates/further-looks.js';
import type { Asked } from './candidates/look.js';
import { RULES_VERSION, vocabularyDigest } from './canonical.js';
import { listComparisons, weighAll, type Compared } from './compare/comparisons.js';
import { holdersOn, type Holders } from './compare/containment.js';
import { currentFigures } from './compare/current-figures.js';
import { outcomesOf, withOutcomes } from './compare/outcome.js';
import { withAnswers, withOperands } from './compare/answers.js';
import { withTiling } from './compare/tiling.js';
import { withUnions } from './compare/unions.js';
import { differencesOf } from './differences/trace-differences.js';
import { withMergedKeys } from './merged-keys.js';
import { byCode } from './order.js';
import { derivationPairs, operandsOn, supportsOf } from './origins/derivations.js';
import { sumTargets } from './origins/sum-targets.js';
import { suspectedSums } from './origins/suspected-sums.js';
import { selfSupport } from './origins/self-support.js';
import { countOrigins } from './origins/count.js';
import { explainGroups, groupSources } from './origins/groups.js';
import { outBy } from './published.js';
import { relationsOn } from './relations.js';
import { reachOf } from './trace/ends.js';
import { filledContent, fillingLink } from './trace/filled-content.js';
import { arrangeLedger, indexLedger, type Arranged, type Ledger } from './trace/ledger.js';
import { linksOf } from './trace/link.js';
import { relayPairs } from './trace/relays.js';
import { foundTrace, statedTrace } from './trace/traces.js';
import { sayContent } from './words.js';

export interface CrossReferenceInput {
  readonly claim: Claim;
  /** Every statement that may matter, already filtered by the recorded cutoff, with what those rest on. */
  readonly statements: readonly Statement[];
  readonly hops: readonly Hop[];
  readonly relations: readonly Relation[];
  readonly vocabulary: Vocabulary;
  readonly cutoffs: Cutoffs;
  /** The last day on which anything in the ledger was out, when `statements` are not all of it. */
  readonly lastOut?: string;
  /** How `statements` were chosen, when they are not all. */
  readonly chosen?: Chosen;
  /** Controllers that a desk holds not to make one origin of those that they control. */
  readonly notCollapsing?: readonly string[];
  /** SHA-256 of a text's UTF-8 bytes in lower-case hex, where a machine has one that is faster than the rules' own. */
  readonly sha256?: (text: string) => string;
}

/** First and last day of the earliest dated appearance. */
function articleDays(claim: Claim): { date: PartialDate; from: string; to: string } | undefined {
  const dated = claim.appearances.flatMap(({ publishedOn }) =>
    publishedOn === undefined ? [] : [{ date: publishedOn, ...daysOf(publishedOn) }],
  );
  return dated.sort((a, b) => byCode(a.to, b.to) || byCode(a.from, b.from))[0];
}

/** The input with what two views of one claim share. */
interface Prepared extends CrossReferenceInput {
  readonly arranged: Arranged;
  readonly compared: Compared;
}

interface View {
  /** The day as of which it is. */
  readonly today: string;
  readonly scene: Scene;
  readonly drafts: readonly Draft[];
  readonly currentFigures: readonly CurrentFigure[];
}

/** The last day on which anything admitted was out, the article included; the end of all days when nothing is dated. */
function lastDay(ledger: Ledger, lastOut = '', article = ''): string {
  let last = lastOut > article ? lastOut : article;
  for (const { publication } of ledger.entries.values())
    if (publication !== undefined && publication.days.to > last) last = publication.days.to;
  return last || '9999-12-31';
}

/**
 * The claim as it stood at the end of one day (`null`: with everything). Of `kinds` no more is wanted than which
 * assessments held: what would only be told is left out.
 */
function viewOn(input: Prepared, claim: Claim, publishedBy: string | null, wanted: 'all' | 'kinds'): View {
  const { vocabulary } = input;
  const all = wanted === 'all';
  const ledger = indexLedger(input.arranged, publishedBy);
  const article = articleDays(claim);
  const today = publishedBy ?? lastDay(ledger, input.lastOut, article?.to);
  const holders: Holders = holdersOn(vocabulary, today);

  const links = claim.appearances.flatMap((appearance) => linksOf(appearance, claim, ledger, vocabulary, holders));
  const stated = statedTrace(claim, links, ledger, vocabulary);
  const found = foundTrace(claim, links, stated, ledger, vocabulary);
  const link = fillingLink(claim, links);
  const { content, filled } = filledContent(claim.content, link, ledger);
  // A link found by the figure alone says where it may come from, not who the page relies on: what it leads to still
  // stands beside the claim as a figure of its own.
  const attributed = links.filter((one) => one.stated.length > 0 || one.standing === 'confirmed');
  const onTrace = new Set(attributed.flatMap((one) => reachOf(one.target, ledger).keys));

  // A forecast is as old as the statement that it comes from, not as the page that repeats it.
  const linkedSaid = link === undefined ? undefined : ledger.entries.get(link.statement)?.said;
  const made = [article?.date, linkedSaid].flatMap((day) => day ?? []).sort(byCode)[0];
  const outcomes = outcomesOf(content, made, today, ledger, vocabulary);
  const operands = operandsOn(found, ledger);
  const single = weighAll(content, article?.date, onTrace, ledger, vocabulary, input.compared);
  const tiled = withTiling(content, withOperands(single, operands), ledger, vocabulary);
  const summed = withUnions(content, article?.date, tiled, vocabulary);
  const weighed = withOutcomes(withAnswers(summed, ledger, vocabulary, holders), outcomes);

  const supports = supportsOf(found, weighed, ledger);
  const own = supports.filter((support) => support.own);
  const ownSources = new Set(
    own.flatMap(({ end }) =>
      end.kind === 'identified' && end.source !== undefined && onTrace.has(end.node) ? [end.source] : [],
    ),
  );
  const sources = new Set<string>();
  const speak = ({ kind, source }: TraceEnd) => {
    if (kind === 'identified' && source !== undefined) sources.add(source);
  };
  for (const { ends } of weighed) ends.forEach(speak);
  found.ends.forEach(speak);
  const notCollapsing = new Set(input.notCollapsing ?? []);
  // Who belonged together when they spoke was one origin then, whatever has become of them since.
  const spoke = supports.flatMap(({ statement }) => ledger.entries.get(statement)?.publication?.days.from ?? []);
  const first = [...spoke, today].sort(byCode)[0] ?? today;
  const linked = first < today ? holdersOn(vocabulary, today, first) : holders;
  const groups = groupSources([...sources], ownSources, linked, vocabulary, notCollapsing);
  const supporting = new Set(supports.flatMap(({ end }) => end.source ?? []));
  const shown = explainGroups([...supporting], groups, { now: holders, since: linked }, vocabulary, notCollapsing);
  const origins = countOrigins(
    supports,
    { ...groups, collapsed: shown },
    [...relayPairs(supports, ledger, vocabulary), ...derivationPairs(supports, found, ledger, vocabulary)],
    selfSupport(claim, ledger, vocabulary, holders),
    all ? suspectedSums(sumTargets(claim, content, article?.to, supports, ledger), weighed, ledger, vocabulary) : [],
    vocabulary,
  );

  const scene: Scene = {
    claim,
    content,
    filledByLink: filled && link?.standing === 'suggested',
    articleDay: article?.from,
    made,
    ledger,
    vocabulary,
    links,
    stated,
    found,
    weighed,
    outcomes,
    differences: differencesOf(claim, links, found, ledger, vocabulary, holders, all),
    relations: relationsOn(found, ledger, vocabulary, holders),
    origins,
    groups,
    ownSources,
    ownGroups: new Set([...ownSources].map((source) => groups.groupOf(source))),
  };
  return {
    today,
    scene,
    drafts: assess(scene),
    currentFigures: all ? currentFigures(content, article?.date, found, operands, ledger, vocabulary) : [],
  };
}

function sortedClaim(claim: Claim): Claim {
  return { ...claim, appearances: [...claim.appearances].sort((a: Appearance, b: Appearance) => byCode(a.key, b.key)) };
}

function digestFor(
  view: View,
  finding: Omit<Finding, 'vocabulary' | 'rules'>,
  { vocabulary, sha256 }: CrossReferenceInput,
): string {
  const contents = [
    view.scene.content,
    ...finding.comparisons.flatMap(({ statement }) => view.scene.ledger.entries.get(statement)?.content ?? []),
  ];
  const nodes = [...finding.foundTrace.nodes, ...finding.statedTrace.nodes];
  const keys = {
    sources: [...nodes.flatMap(({ source }) => source ?? []), ...finding.comparisons.map(({ origin }) => origin)],
    measures: contents.flatMap(({ measure }) => measure ?? []),
    places: contents.flatMap(({ place, fromPlace }) => [place ?? [], fromPlace ?? []].flat()),
  };
  return vocabularyDigest(vocabulary, keys, sha256);
}

/** A finding, and what else must be looked at before it is one. */
export interface Investigation {
  readonly finding: Finding;
  /** Present when what was found rests on something that the statements given were not chosen for. */
  readonly further?: Asked;
}

/**
 * Cross-references one claim. What was merged counts under the key that is meant. Statements count when published by the end of `cutoffs.publishedBy` (UTC); without a
 * cutoff, "today" is the last day on which any of them was published. Throws RangeError on two statements with one key
 * or a date that does not exist.
 */
export function crossReference(input: CrossReferenceInput): Finding {
  return investigate(input).finding;
}

/** The same over statements that were chosen for the claim ({@link CrossReferenceInput.chosen}). Throws as it does. */
export function investigate(given: CrossReferenceInput): Investigation {
  const input = withMergedKeys(given);
  const claim = sortedClaim(input.claim);
  const { vocabulary, cutoffs } = input;
  const prepared: Prepared = { ...input, arranged: arrangeLedger(input), compared: new Map() };
  const view = viewOn(prepared, claim, cutoffs.publishedBy, 'all');
  const article = articleDays(claim);
  const { scene } = view;
  const atPublication = article === undefined ? undefined : viewAt(prepared, claim, article.to, view);
  const before = atPublication && new Set(atPublication.drafts.map((draft) => draft.kind));
  const assessments = view.drafts.map((draft): Assessment => ({
    ...draft,
    heldAtPublication: before === undefined ? null : before.has(draft.kind),
  }));
  const listed = listComparisons(scene.weighed, scene.content, article?.to, scene.ledger, vocabulary);
  const limits = input.chosen === undefined ? [] : limitsOf(input.chosen, scene);
  const content = {
    cutoffs,
    claim: { content: claim.content, appearances: claim.appearances, says: sayContent(claim.content, vocabulary) },
    statedTrace: scene.stated,
    foundTrace: scene.found,
    origins: scene.origins,
    comparisons: listed.comparisons,
    differences: scene.differences,
    relations: scene.relations.map(({ from, kind, to, words, slots }) => ({ from, kind, to, words, slots })),
    currentFigures: view.currentFigures,
    furtherMisses: listed.furtherMisses,
    ...(limits.length === 0 ? {} : { limits }),
    assessments,
  };
  const finding = { rules: RULES_VERSION, vocabulary: digestFor(view, content, input), ...content };
  const scenes = atPublication === undefined || atPublication === view ? [scene] : [scene, atPublication.scene];
  const further = input.chosen && furtherLooks(claim, scenes, input.chosen, vocabulary, cutoffs.publishedBy);
  return { finding, ...(further === undefined ? {} : { further }) };
}

/** The claim on the article's own day, or by the cutoff when that is earlier. */
function viewAt(input: Prepared, claim: Claim, day: string, view: View): View {
  const { publishedBy } = input.cutoffs;
  const isSame = publishedBy === null ? hasNothingLater(view, day) : publishedBy <= day;
  return isSame ? view : viewOn(input, claim, day, 'kinds');
}

/** Whether a view without a cutoff is the one of that day: so it is while nothing came out after the article. */
function hasNothingLater({ today, scene }: View, day: string): boolean {
  if (today > day) return false;
  for (const { publication } of scene.ledger.entries.values()) if (!outBy(publication, day)) return false;
  return true;
}
