/** What other figures say: corroborated, contradicted, outdated, over- and understated. */
import type { Reason } from '../finding.js';
import type { Weighed } from '../compare/comparisons.js';
import { nearerTo, sayFactor, sayOwnWords, sayWho } from '../compare/comparisons.js';
import { measuresOfThing } from '../compare/containment.js';
import { isOpposite } from '../compare/weigh-ranges.js';
import { daysOf } from '../dates.js';
import { byCode, distinct } from '../order.js';
import { operandsOn } from '../origins/derivations.js';
import { isRelayOfKnown } from '../trace/ends.js';
import { sayEntry } from '../trace/says.js';
import { ADDED_UP, countedDrafts } from './counted.js';
import { REASONS_LISTED } from './reasons-listed.js';
import { groupsOf, heldFrom, inOrder, outOnTheDay, SAME_DAY, type Draft, type Scene } from './scene.js';

/** Keys of what a last reason sums up. */
const KEYS_LISTED = 100;
/** Nearest misses that are given as reasons. */
const MISSES_LISTED = 5;

function reasonsFrom(list: readonly Weighed[], words: (weighed: Weighed) => string): Reason[] {
  const ordered = inOrder(list);
  const reasons = ordered
    .slice(0, REASONS_LISTED)
    .map((weighed): Reason => ({ text: words(weighed), statements: [weighed.key] }));
  const more = ordered.slice(REASONS_LISTED);
  if (more.length > 0)
    reasons.push({
      text: `and ${more.length} more`,
      statements: more.slice(0, KEYS_LISTED).map((weighed) => weighed.key),
    });
  return reasons;
}

function says(weighed: Weighed, scene: Scene): string {
  const sameDay = outOnTheDay(weighed.key, scene) ? ` (${SAME_DAY})` : '';
  return `${sayWho(weighed.key, scene.ledger, scene.vocabulary)}${sameDay}: ${sayEntry(weighed.entry, scene.vocabulary)}`;
}

/** How its figure, or the sum in which it was added up, stands to the claim. */
function held(weighed: Weighed, scene: Scene): string {
  const { relation, factor, words } = weighed.result;
  const side =
    (relation === 'above' || relation === 'below') && !isOpposite(weighed.result)
      ? `; the claim lies ${relation} it${sayFactor(factor)}`
      : '';
  return `${says(weighed, scene)}: ${words}${side}`;
}

function draft(
  kind: Draft['kind'],
  list: readonly Weighed[],
  scene: Scene,
  words: (weighed: Weighed) => string,
): Draft {
  const origins = distinct(list.flatMap((weighed) => groupsOf(weighed, scene)));
  const unsure = list.every((weighed) => weighed.ends.every((end) => end.ifLinkHolds));
  return {
    kind,
    reasons: reasonsFrom(list, words),
    origins,
    since: list.map((weighed) => heldFrom(weighed, scene)).sort(byCode)[0] ?? null,
    ifLinkHolds: scene.filledByLink || unsure,
  };
}

function momentOf(weighed: Weighed): string {
  return daysOf(weighed.entry.content?.asOf ?? weighed.entry.said ?? '9999').to;
}

/**
 * A growing count that lies below an earlier floor, and agrees with a count that is older still, was right once: it has
 * been overtaken, not contradicted.
 */
function overtaking(scene: Scene): ReadonlySet<string> {
  const agreeing = scene.weighed
    .filter((weighed) => weighed.result.stance === 'agrees' && !weighed.onTrace)
    .map(momentOf);
  const first = agreeing.sort(byCode)[0];
  if (first === undefined) return new Set();
  const over = scene.weighed.filter(
    (weighed) =>
      weighed.result.rule === 'later-below-earlier-floor' &&
      weighed.result.relation === 'below' &&
      momentOf(weighed) > first,
  );
  return new Set(over.map((weighed) => weighed.key));
}

/** What the claim's own origin, or a body linked to it, said later and otherwise: a lower total, another forecast. */
function ownLater(weighed: Weighed, scene: Scene): boolean {
  if (weighed.onTrace || weighed.derived || weighed.result.stance !== 'conflicts') return false;
  if (!groupsOf(weighed, scene).some((group) => scene.ownGroups.has(group))) return false;
  const said = weighed.entry.said;
  return said !== undefined && scene.made !== undefined && daysOf(said).from > daysOf(scene.made).to;
}

function outdated(scene: Scene, overtaken: ReadonlySet<string>): Draft[] {
  const later = scene.weighed.filter(
    (weighed) =>
      (weighed.result.stance === 'supersedes' || overtaken.has(weighed.key) || ownLater(weighed, scene)) &&
      groupsOf(weighed, scene).length > 0,
  );
  const own = (weighed: Weighed) =>
    !weighed.derived && groupsOf(weighed, scene).some((group) => scene.ownGroups.has(group));
  const revised = scene.relations.filter(
    ({ byOrigin, kind, takenBack }) =>
      byOrigin && (kind === 'revises' || kind === 'corrects') && takenBack === undefined,
  );
  if (later.length === 0 && revised.length === 0) return [];
  const operands = operandsOn(scene.found, scene.ledger);
  const result = draft('outdated', later, scene, (weighed) => {
    const itself =
      !weighed.derived && weighed.ends.some((end) => end.source !== undefined && scene.ownSources.has(end.source));
    // Who gave only figures from which that of the claim is worked out gave no figure that another could supersede.
    const parts = itself && scene.found.ends.every(({ node }) => operands.has(node));
    const by = parts
      ? 'later figure by a source of what it is worked out from'
      : itself
        ? 'superseded by its own origin'
        : own(weighed)
          ? 'later figure by a body linked to its origin'
          : 'later count by another origin';
    const sum = ADDED_UP.has(weighed.result.rule) ? `: ${weighed.result.words}` : '';
    return `${by}: ${says(weighed, scene)}${sum}`;
  });
  const further = revised.map((relation): Reason => {
    const words = relation.words === '' ? '' : `: “${relation.words}”`;
    return {
      text: `its own origin ${relation.kind} ${operands.has(relation.to) ? 'a figure from which it is worked out' : 'it'}: ${sayWho(relation.from, scene.ledger, scene.vocabulary)}${words}`,
      statements: distinct([relation.from, relation.to]),
    };
  });
  const days = [
    result.since ?? '9999',
    ...revised.map((relation) => scene.ledger.entries.get(relation.from)?.publication?.days.to ?? '9999'),
  ];
  const groups = revised
    .flatMap((relation) => scene.ledger.entries.get(relation.from)?.statement.source ?? [])
    .map((source) => scene.groups.groupOf(source));
  return [
    {
      ...result,
      reasons: [...further, ...result.reasons],
      origins: distinct([...result.origins, ...groups]),
      since: days.sort(byCode)[0] ?? null,
      ifLinkHolds: (later.length > 0 ? result.ifLinkHolds : true) && revised.every((relation) => relation.ifLinkHolds),
    },
  ];
}

function against(scene: Scene, overtaken: ReadonlySet<string>): Draft[] {
  const other = (weighed: Weighed) => groupsOf(weighed, scene).some((group) => !scene.ownGroups.has(group));
  const agreeing = scene.weighed.filter(
    (weighed) => weighed.result.stance === 'agrees' && !weighed.onTrace && other(weighed),
  );
  // Whose figure is only a part of a sum that agrees has not agreed.
  const agree = new Set(agreeing.flatMap((weighed) => (weighed.derived ? [] : groupsOf(weighed, scene))));
  const conflicting = scene.weighed.filter(
    (weighed) =>
      weighed.result.stance === 'conflicts' &&
      !overtaken.has(weighed.key) &&
      other(weighed) &&
      !groupsOf(weighed, scene).some((group) => agree.has(group)),
  );
  if (conflicting.length === 0) return [];
  const words = (weighed: Weighed) => held(weighed, scene);
  if (agreeing.length === 0) {
    // Were the claim not that of its suggested origin, that origin's equal figure would stand beside it and agree.
    const ownAgrees = scene.weighed.some((weighed) => weighed.onTrace && weighed.result.stance === 'agrees');
    const unsure = ownAgrees && scene.found.ends.some((end) => end.ifLinkHolds);
    const contradicted = draft('contradicted', conflicting, scene, words);
    // Those who agreed may have taken it back since: until the last did, it was unsettled.
    const agreed = scene.weighed.flatMap((weighed) =>
      weighed.takenBack?.stance === 'agrees' && other(weighed) ? [weighed.takenBack.day] : [],
    );
    const since = [contradicted.since ?? '', ...agreed].sort(byCode).at(-1) || null;
    return [{ ...contradicted, since, ifLinkHolds: contradicted.ifLinkHolds || unsure }];
  }
  // Unsettled from when the first that agrees and the first that does not were both out.
  const firstOf = (list: readonly Weighed[]) =>
    list.map((weighed) => heldFrom(weighed, scene)).sort(byCode)[0] ?? '9999';
  const since = [firstOf(agreeing), firstOf(conflicting)].sort(byCode)[1] ?? null;
  return [{ ...draft('unsettled', [...agreeing, ...conflicting], scene, words), since }];
}

/** Every comparable figure lies on one side; a direction is no figure. A growing count that was lower before, or is higher later, is no measure of that. */
function leaning(scene: Scene, overtaken: ReadonlySet<string>): Draft[] {
  const decided = scene.weighed.filter(
    (weighed) => ['agrees', 'allows', 'conflicts'].includes(weighed.result.stance) && !overtaken.has(weighed.key),
  );
  if (decided.some((weighed) => isOpposite(weighed.result))) return [];
  if (decided.length === 0 || decided.every((weighed) => groupsOf(weighed, scene).length === 0)) return [];
  for (const [relation, kind, side] of [
    ['above', 'overstated', 'below'],
    ['below', 'understated', 'above'],
  ] as const)
    if (decided.every((weighed) => weighed.result.stance === 'conflicts' && weighed.result.relation === relation)) {
      const leans = draft(kind, decided, scene, (weighed) =>
        ADDED_UP.has(weighed.result.rule)
          ? held(weighed, scene)
          : `${says(weighed, scene)}: lies ${side} the claim${sayFactor(weighed.result.factor)}`,
      );
      // While what agreed, or did not exclude it, stood, they did not all lie on that side.
      const undone = scene.weighed.flatMap(({ takenBack }) =>
        takenBack?.stance === 'agrees' || takenBack?.stance === 'allows' ? [takenBack.day] : [],
      );
      return [{ ...leans, since: [leans.since ?? '', ...undone].sort(byCode).at(-1) || null }];
    }
  return [];
}

/** What was said of the very thing that a claim counts, where no measure fits it: newest first. */
function ofThing(scene: Scene): Reason[] {
  const { content, ledger, vocabulary } = scene;
  const own = new Set(scene.found.nodes.map(({ key }) => key));
  const said = measuresOfThing(content, vocabulary).flatMap((measure) =>
    (ledger.byMeasure.get(measure) ?? []).flatMap((key) => {
      const entry = ledger.entries.get(key);
      return entry?.content === undefined || own.has(key) || isRelayOfKnown(key, ledger) ? [] : { key, entry };
    }),
  );
  const day = ({ entry }: (typeof said)[number]) => entry.publication?.days.to ?? '';
  return said
    .sort((a, b) => byCode(day(b), day(a)) || byCode(a.key, b.key))
    .slice(0, MISSES_LISTED)
    .map(({ key, entry }) => ({
      text: `${sayWho(key, ledger, vocabulary)}: ${sayEntry(entry, vocabulary)}${sayOwnWords(entry)}: the words of the page fit no measure`,
      statements: [key],
    }));
}

function nothingFits(scene: Scene): Draft[] {
  if (scene.outcomes.length > 0 || scene.weighed.some((weighed) => weighed.result.stance !== 'none')) return [];
  const nearest = scene.weighed.filter((weighed) => !weighed.onTrace).sort(nearerTo(scene.content));
  const reasons = nearest.slice(0, MISSES_LISTED).map((weighed): Reason => ({
    text: `${says(weighed, scene)}${sayOwnWords(weighed.entry)}: ${weighed.result.words}`,
    statements: [weighed.key],
  }));
  const measure = scene.content.measure;
  if (measure === undefined) reasons.push(...ofThing(scene));
  const comesFrom = scene.found.nodes.some(
    ({ key }) => measure !== undefined && scene.ledger.entries.get(key)?.content?.measure === measure,
  );
  const nothing = `${comesFrom ? 'beside what the claim comes from, ' : ''}nothing known about`;
  const head =
    measure === undefined
      ? `what the claim counts is not in the vocabulary, so that there is nothing to compare it with${reasons.length === 0 ? '' : '; of the same thing:'}`
      : `${nothing} ${scene.vocabulary.measures.get(measure)?.label ?? measure} counts the same thing in the same way${nearest.length === 0 ? '' : '; the nearest:'}`;
  return [
    {
      kind: 'no-comparable-prior',
      reasons: [{ text: head, statements: [] }, ...reasons],
      origins: [],
      since: scene.articleDay ?? null,
      ifLinkHolds: false,
    },
  ];
}

/** Assessments that concern other figures on the claim's measure. */
export function comparisonDrafts(scene: Scene): Draft[] {
  const overtaken = overtaking(scene);
  return [
    ...against(scene, overtaken),
    ...outdated(scene, overtaken),
    ...leaning(scene, overtaken),
    ...countedDrafts(scene),
    ...nothingFits(scene),
  ];
}
