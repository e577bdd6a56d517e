/** What the page does with its source: as attributed, distorted, unattributed, disputed by the origin itself. */
import type { Difference, Reason } from '../finding.js';
import { byCode, byCodes, distinct } from '../order.js';
import { sayWho } from '../compare/comparisons.js';
import { sayChain } from '../trace/hands.js';
import { carryingAppearances } from '../trace/traces.js';
import { sayEntry } from '../trace/says.js';
import { sayDate, sayNumber } from '../words.js';
import { outOnTheDay, SAME_DAY, type Draft, type Scene } from './scene.js';

/** A link in words, for reasons that rest on one that nobody has confirmed. */
const IF = 'if this link holds';

function groupsOfStatement(key: string, scene: Scene): string[] {
  const source = scene.ledger.entries.get(key)?.statement.source;
  return source === undefined ? [] : [scene.groups.groupOf(source)];
}

/** Differences that are the page's own doing; a source left out is told by `unattributed`. */
function ownDifferences(scene: Scene): Difference[] {
  const pages = new Set(scene.claim.appearances.map((appearance) => appearance.key));
  return scene.differences.filter(
    (difference) =>
      difference.across !== 'revision' &&
      pages.has(difference.to.statement) &&
      difference.kind !== 'agrees-exactly' &&
      difference.kind !== 'source-dropped',
  );
}

/** The page sets the figure against a number that the origin is not known to give: the ledger may have left it out. */
function wholeAdded(difference: Difference, scene: Scene): boolean {
  return (
    difference.kind === 'denominator-changed' &&
    difference.across === 'drift' &&
    scene.ledger.entries.get(difference.from.statement)?.content?.whole === undefined
  );
}

/** Whether a wrong name stands in the passage itself, and not where the page brings the source in. */
function isPrintedThere({ to }: Difference, scene: Scene): boolean {
  const passage = scene.claim.appearances.find(({ key }) => key === to.statement);
  return (
    passage !== undefined &&
    [passage.passage.exact, ...passage.stated.map(({ text }) => text)].some((words) => words.includes(to.text))
  );
}

/** A parent named for its part, or a name that is wrong elsewhere on the page, is told with others and distorts nothing alone. */
function distorts(difference: Difference, scene: Scene): boolean {
  if (wholeAdded(difference, scene)) return false;
  if (difference.kind === 'source-misnamed') return !difference.ifLinkHolds && isPrintedThere(difference, scene);
  return difference.kind !== 'source-less-precise';
}

function distorted(scene: Scene): Draft[] {
  const own = ownDifferences(scene);
  if (!own.some((difference) => distorts(difference, scene))) return [];
  const reasons = own.map((difference): Reason => {
    const across = difference.across === 'drift' ? 'against what it cites' : 'against its own text';
    return {
      text: `${across}: ${difference.text}${difference.ifLinkHolds ? ` (${IF})` : ''}`,
      statements: distinct([difference.from.statement, difference.to.statement]),
    };
  });
  return [
    {
      kind: 'distorted',
      reasons: reasons.sort((a, b) => byCodes([...a.statements, a.text], [...b.statements, b.text])),
      origins: distinct(own.flatMap((difference) => groupsOfStatement(difference.from.statement, scene))),
      since: scene.articleDay ?? null,
      ifLinkHolds: own
        .filter((difference) => distorts(difference, scene))
        .every((difference) => difference.ifLinkHolds),
    },
  ];
}

function asAttributed(scene: Scene): Draft[] {
  const changed = new Set(
    ownDifferences(scene)
      .filter(
        (difference) =>
          difference.across === 'drift' && !difference.kind.startsWith('source-') && !wholeAdded(difference, scene),
      )
      .map((difference) => difference.to.statement),
  );
  const held = scene.links.filter((link) => link.stated.length > 0 && !changed.has(link.appearance));
  const carrying = new Set(carryingAppearances(scene.claim).map((appearance) => appearance.key));
  // What the reviewer holds the claim to say may be another figure of the page than the one that it gives to its source.
  const otherwise = new Set(
    scene.weighed.filter(({ onTrace, result }) => onTrace && result.stance === 'conflicts').map(({ key }) => key),
  );
  const own = held.filter((link) => carrying.has(link.appearance) && !otherwise.has(link.statement));
  if (own.length === 0) return [];
  return [
    {
      kind: 'as-attributed',
      reasons: own.map((link) => {
        const entry = scene.ledger.entries.get(link.statement);
        const says = entry === undefined ? '' : `: ${sayEntry(entry, scene.vocabulary)}`;
        const whole = scene.claim.appearances.find(({ key }) => key === link.appearance)?.content.whole;
        const added =
          whole !== undefined && entry?.content?.whole === undefined
            ? `; it does not set this against ${sayNumber(whole)}, as the page does`
            : '';
        const unsure = link.standing === 'suggested' ? ` (${IF})` : '';
        return {
          text: `${sayChain(link.stated)}: ${sayWho(link.statement, scene.ledger, scene.vocabulary)}, did say so${says}${added}${unsure}`,
          statements: [link.statement],
        };
      }),
      origins: distinct(own.flatMap((link) => groupsOfStatement(link.statement, scene))),
      since: scene.articleDay ?? null,
      ifLinkHolds: own.every((link) => link.standing === 'suggested'),
    },
  ];
}

function unattributed(scene: Scene): Draft[] {
  const ends = scene.stated.ends.filter((end) => end.kind === 'unattributed' || end.kind === 'anonymous');
  if (ends.length === 0) return [];
  const reasons = ends.map((end) => {
    const what =
      end.kind === 'anonymous'
        ? `a source whose name is kept back (“${end.name}”)`
        : end.name === 'nobody'
          ? 'no source at all'
          : `“${end.name}”, which is nobody in particular`;
    return { text: `as the page states it, the trace ends at ${what}`, statements: [end.node] };
  });
  return [
    {
      kind: 'unattributed',
      reasons: reasons.sort((a, b) => byCodes([...a.statements, a.text], [...b.statements, b.text])),
      origins: [],
      since: scene.articleDay ?? null,
      ifLinkHolds: false,
    },
  ];
}

const DISPUTES = {
  'denies-figure': 'denies the figure',
  'denies-saying': 'denies having said it',
  'has-no-information': 'says that it has no information of it',
  withdraws: 'has withdrawn it',
} as const;

function disputed(scene: Scene): Draft[] {
  const disputes = scene.relations.filter(
    ({ byOrigin, kind, takenBack }) => byOrigin && kind in DISPUTES && takenBack === undefined,
  );
  if (disputes.length === 0) return [];
  const reasons = disputes.map((relation): Reason => {
    const words = relation.words === '' ? '' : `: “${relation.words}”`;
    const slots = relation.slotWords.length === 0 ? '' : `; the two differ in ${relation.slotWords.join('; ')}`;
    const entry = scene.ledger.entries.get(relation.from);
    const said = entry?.statement.saidOn;
    const early = said !== undefined && said !== entry?.publication?.date ? `, said on ${sayDate(said)}` : '';
    const sameDay = outOnTheDay(relation.from, scene) ? `, ${SAME_DAY}` : '';
    const kind = DISPUTES[relation.kind as keyof typeof DISPUTES];
    return {
      text: `the origin itself (${sayWho(relation.from, scene.ledger, scene.vocabulary)}${early}${sameDay}) ${kind}${words}${slots}${relation.ifLinkHolds ? ` (${IF})` : ''}`,
      statements: distinct([relation.from, relation.to]),
    };
  });
  const days = disputes.map((relation) => scene.ledger.entries.get(relation.from)?.publication?.days.to ?? '9999');
  return [
    {
      kind: 'disputed-by-origin',
      reasons,
      origins: distinct(disputes.flatMap((relation) => groupsOfStatement(relation.from, scene))),
      since: days.sort(byCode)[0] ?? null,
      ifLinkHolds: disputes.every((relation) => relation.ifLinkHolds),
    },
  ];
}

/** Assessments that concern the page and the source that it cites. */
export function attributionDrafts(scene: Scene): Draft[] {
  return [...disputed(scene), ...distorted(scene), ...unattributed(scene), ...asAttributed(scene)];
}
