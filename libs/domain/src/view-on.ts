/**
 * A claim as it stands on one day: first what it rests on, then what follows from that. A cross-reference that must look at
 * more first needs no more than the former.
 */
import type { Claim } from './claim.js';
import { daysOf, type PartialDate } from './dates.js';
import type { CurrentFigure, Cutoffs, TraceEnd } from './finding.js';
import type { Hop, Relation, Statement } from './statement.js';
import type { Vocabulary } from './vocabulary.js';
import { assess } from './assess/assess.js';
import type { Draft, Scene } from './assess/scene.js';
import type { Seen } from './candidates/further-looks.js';
import { withAnswers, withOperands } from './compare/answers.js';
import { withStandingAnswers } from './compare/standing-answers.js';
import { weighAll, type Compared } from './compare/comparisons.js';
import { holdersOn, type Holders } from './compare/containment.js';
import { ofOneOutlook } from './compare/times.js';
import { currentFigures } from './compare/current-figures.js';
import { outcomesOf, withOutcomes } from './compare/outcome.js';
import { withTiling } from './compare/tiling.js';
import { withUnions } from './compare/unions.js';
import { differencesOf } from './differences/trace-differences.js';
import { byCode } from './order.js';
import { countOrigins } from './origins/count.js';
import { derivationPairs, operandsOn, supportsOf } from './origins/derivations.js';
import { explainGroups, groupSources } from './origins/groups.js';
import { selfSupport } from './origins/self-support.js';
import { sumTargets } from './origins/sum-targets.js';
import { suspectedSums } from './origins/suspected-sums.js';
import { relationsOn } from './relations.js';
import { reachOf } from './trace/ends.js';
import { filledContent, fillingLink } from './trace/filled-content.js';
import { indexLedger, type Arranged, type Ledger } from './trace/ledger.js';
import { linksOf, type Link } from './trace/link.js';
import { relayPairs } from './trace/relays.js';
import { foundTrace, statedTrace } from './trace/traces.js';

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
  /** Controllers that a desk holds not to make one origin of those that they control. */
  readonly notCollapsing?: readonly string[];
  /** SHA-256 of a text's UTF-8 bytes in lower-case hex, where a machine has one that is faster than the rules' own. */
  readonly sha256?: (text: string) => string;
}

/** First and last day of the earliest dated appearance. */
export function articleDays(claim: Claim): { date: PartialDate; from: string; to: string } | undefined {
  const dated = claim.appearances.flatMap(({ publishedOn }) =>
    publishedOn === undefined ? [] : [{ date: publishedOn, ...daysOf(publishedOn) }],
  );
  return dated.sort((a, b) => byCode(a.to, b.to) || byCode(a.from, b.from))[0];
}

/** The input with what two views of one claim share. */
export interface Prepared extends CrossReferenceInput {
  readonly arranged: Arranged;
  readonly compared: Compared;
}

export interface View {
  /** The day as of which it is. */
  readonly today: string;
  /** What it rests on: enough to tell whether more must be looked at first. */
  readonly seen: Seen;
  /** What follows from that; worked out when it is asked for, once. */
  judged(): Judged;
}

export interface Judged {
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
export function viewOn(input: Prepared, claim: Claim, publishedBy: string | null, wanted: 'all' | 'kinds'): View {
  const { vocabulary } = input;
  const admitted = indexLedger(input.arranged, publishedBy);
  const article = articleDays(claim);
  const today = publishedBy ?? lastDay(admitted, input.lastOut, article?.to);
  const holders: Holders = holdersOn(vocabulary, today);
  const ledger = withStandingAnswers(admitted, holders);

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
  const repeats = content.mode !== 'observed' && linkedSaid !== undefined && !ofOneOutlook(linkedSaid, article?.date);
  const said = repeats ? linkedSaid : article?.date;
  const outcomes = outcomesOf(content, made, today, ledger, vocabulary, holders);
  const operands = operandsOn(found, ledger);
  const single = weighAll(content, said, onTrace, ledger, vocabulary, input.compared);
  const tiled = withTiling(content, withOperands(single, operands), ledger, vocabulary);
  const summed = withUnions(content, said, tiled, vocabulary);
  const weighed = withOutcomes(withAnswers(summed, ledger, vocabulary, holders), outcomes);
  const traced: Traced = {
    content,
    ledger,
    links,
    found,
    weighed,
    stated,
    link,
    filled: filled || repeats,
    said,
    made,
    outcomes,
    operands,
    onTrace,
  };
  let judged: Judged | undefined;
  return { today, seen: traced, judged: () => (judged ??= judge(input, claim, today, holders, traced, wanted)) };
}

/** A view before anything is judged. */
interface Traced extends Seen {
  readonly stated: Scene['stated'];
  /** The link that fills in what the claim leaves open, and whether it did. */
  readonly link: Link | undefined;
  readonly filled: boolean;
  readonly made: string | undefined;
  /** The day from which the claim looks ahead, or up to which it counts, where it gives none itself. */
  readonly said: PartialDate | undefined;
  readonly outcomes: Scene['outcomes'];
  readonly operands: ReturnType<typeof operandsOn>;
  readonly onTrace: ReadonlySet<string>;
}

function judge(
  input: Prepared,
  claim: Claim,
  today: string,
  holders: Holders,
  traced: Traced,
  wanted: 'all' | 'kinds',
): Judged {
  const { vocabulary } = input;
  const { content, ledger, links, found, weighed, stated, link, filled, said, made, outcomes, operands, onTrace } =
    traced;
  const all = wanted === 'all';
  const article = articleDays(claim);
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
  const explain = (some: readonly string[]) =>
    explainGroups(some, groups, { now: holders, since: linked }, vocabulary, notCollapsing);
  const shown = explain([...supporting]);
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
    linkBetween: (a, b) => explain([a, b])[0]?.because,
    ownSources,
    ownGroups: new Set([...ownSources].map((source) => groups.groupOf(source))),
  };
  return {
    scene,
    drafts: assess(scene),
    currentFigures: all ? currentFigures(content, said, found, operands, ledger, vocabulary, holders) : [],
  };
}
