/** Who stands behind the claim: corroborated, or of a single origin. */
import type { Reason } from '../finding.js';
import type { Weighed } from '../compare/comparisons.js';
import { sayWho } from '../compare/comparisons.js';
import { byCode, distinct } from '../order.js';
import { relayNames } from '../trace/relays.js';
import { sayEntry } from '../trace/says.js';
import { REASONS_LISTED } from './reasons-listed.js';
import { groupsOf, heldFrom, inOrder, outOn, type Draft, type Scene } from './scene.js';

type Origin = Scene['origins']['identified'][number];

function sayStatements(keys: readonly string[], scene: Scene): string {
  const listed = keys.slice(0, REASONS_LISTED);
  // What one source said on one day is told once, however many statements it was.
  const named = new Set(listed.map((key) => sayWho(key, scene.ledger, scene.vocabulary)));
  return [...named, ...(keys.length > listed.length ? [`and ${keys.length - listed.length} more`] : [])].join('; ');
}

function onFoundTrace(key: string, scene: Scene): boolean {
  return scene.found.nodes.some((node) => node.key === key);
}

/** What somebody gave himself and is another figure than that of the claim. */
function givenOtherwise(scene: Scene): Weighed[] {
  return scene.weighed.filter(
    ({ derived, result }) => !derived && (result.stance === 'supersedes' || result.stance === 'conflicts'),
  );
}

/** The latest figure by which an origin that supports the claim has since moved on from it. */
function movedOn(origin: Origin, otherwise: readonly Weighed[], scene: Scene): Weighed | undefined {
  const last =
    origin.statements
      .map((key) => scene.ledger.entries.get(key)?.said ?? '')
      .sort(byCode)
      .at(-1) ?? '';
  const later = otherwise.filter(
    (weighed) => (weighed.entry.said ?? '') > last && groupsOf(weighed, scene).includes(origin.source),
  );
  return inOrder(later).at(-1);
}

/** That an origin has moved on; where another body of its group gave the later figure, how the two are linked. */
function sayMovedOn(origin: Origin, moved: Weighed, byKey: ReadonlyMap<string, Weighed>, scene: Scene): string {
  const sourcesOf = ({ ends }: Weighed) => ends.flatMap(({ source }) => source ?? []);
  const said = origin.statements.flatMap((key) => sourcesOf(byKey.get(key) ?? moved));
  const [by = ''] = sourcesOf(moved);
  const who = `${sayWho(moved.key, scene.ledger, scene.vocabulary)}, ${moved.result.words}`;
  if (said.includes(by)) return `but its figure since, ${who}`;
  const because = distinct(said).flatMap((source) => scene.linkBetween(source, by) ?? [])[0];
  return `but a figure since by a body linked to it, ${who}${because === undefined ? '' : ` (${because})`}`;
}

/** Whether an origin has denied or withdrawn all by which it supports the claim. */
function tookBack(origin: Origin, scene: Scene): boolean {
  return origin.statements.every((key) =>
    scene.relations.some(
      ({ to, kind, byOrigin, takenBack }) => to === key && byOrigin && TAKEN_BACK.has(kind) && takenBack === undefined,
    ),
  );
}

const TAKEN_BACK: ReadonlySet<string> = new Set(['denies-saying', 'denies-figure', 'withdraws']);

/** Whether all that an origin says on the claim's own trace is another figure, and nothing else of it agrees. */
function saysOtherwise(origin: Origin, byKey: ReadonlyMap<string, Weighed>): boolean {
  const weighed = origin.statements.flatMap((key) => byKey.get(key) ?? []);
  return weighed.length > 0 && weighed.every(({ onTrace, result }) => onTrace && result.stance === 'conflicts');
}

/** Rules by which a statement is compared in a sum with others, not by its own figure. */
export const ADDED_UP: ReadonlySet<string> = new Set(['flows-tile', 'union-summed']);

/** A supporting figure that is none by itself: only what is added up here reaches the claim. */
function addedUp(origin: Origin, byKey: ReadonlyMap<string, Weighed>, scene: Scene): Reason[] {
  const sums = new Map<string, Weighed[]>();
  for (const one of origin.statements.flatMap((key) => byKey.get(key) ?? []))
    if (ADDED_UP.has(one.result.rule)) sums.set(one.result.words, [...(sums.get(one.result.words) ?? []), one]);
  return [...sums].map(([words, parts]) => ({
    text: `as a sum made here, not a count: ${sayStatements(distinct(parts.map(({ key }) => key)), scene)}, ${words}`,
    statements: distinct(parts.map(({ key }) => key)),
  }));
}

/** What sources whose names are kept back say otherwise: as they support nothing, they contradict nothing, and are told. */
function unnamedOtherwise(scene: Scene): Reason[] {
  const unnamed = inOrder(givenOtherwise(scene)).filter(
    ({ onTrace, ends }) => !onTrace && ends.length > 0 && ends.every(({ kind }) => kind === 'anonymous'),
  );
  return unnamed.slice(-REASONS_LISTED).map(({ key, entry, result }) => ({
    text: `says otherwise and is not counted, since nobody is named: ${sayWho(key, scene.ledger, scene.vocabulary)}: ${sayEntry(entry, scene.vocabulary)}: ${result.words}`,
    statements: [key],
  }));
}

/** What is odd about the way to the origins: sums that do not hold, circles, relays from before what they relay. */
export function traceFaults(scene: Scene): Reason[] {
  const who = (key: string) => {
    const node = scene.found.nodes.find((one) => one.key === key);
    return scene.ledger.entries.has(key) ? sayWho(key, scene.ledger, scene.vocabulary) : (node?.name ?? key);
  };
  const backdated = scene.found.hops.filter((hop) => hop.faults.includes('backdated'));
  const cyclic = scene.found.hops.filter((hop) => hop.faults.includes('cycle')).map(({ from }) => from);
  const derives = new Set(
    scene.found.hops.filter(({ kind }) => kind === 'derives').map(({ from, to }) => `${from} ${to}`),
  );
  const wrong = scene.differences.filter(
    ({ kind, from, to }) => kind !== 'agrees-exactly' && derives.has(`${to.statement} ${from.statement}`),
  );
  return [
    ...wrong.map(({ text, from, to }) => ({ text, statements: distinct([from.statement, to.statement]) })),
    ...(cyclic.length === 0
      ? []
      : [{ text: `the trace runs in a circle: ${sayStatements(cyclic, scene)}`, statements: distinct(cyclic) }]),
    ...backdated.map(({ from, to }) => ({
      text: `${who(from)}, is dated before what it relays: ${who(to)}`,
      statements: distinct([from, to]),
    })),
  ];
}

/** Origins of which one may relay another's figure, and nobody has confirmed or rejected that: a reader must know why they are two. */
function heldApart(identified: readonly Origin[], scene: Scene): Reason[] {
  return identified.flatMap((origin) =>
    origin.statements.flatMap((from) =>
      (scene.ledger.relayed.get(from) ?? []).flatMap(({ to, standing }): Reason[] => {
        const other = identified.find((one) => one !== origin && one.statements.includes(to));
        if (standing !== 'suggested' || other === undefined) return [];
        const text = `counted apart: that ${origin.name} relays ${other.name} is only suggested`;
        return [{ text, statements: [from, to].sort(byCode) }];
      }),
    ),
  );
}

/** How many independent origins stand behind the claim, and what a reader must know of them. */
export function countedDrafts(scene: Scene): Draft[] {
  const { identified } = scene.origins;
  const byKey = new Map(scene.weighed.map((weighed) => [weighed.key, weighed]));
  // Where the trace ends, and what it says there is another figure: no support for this one.
  const supporting = identified.filter((origin) => !saysOtherwise(origin, byKey) && !tookBack(origin, scene));
  const counted = supporting.length === 0 ? identified : supporting;
  const base = { origins: counted.map((origin) => origin.source).sort(byCode), since: scene.articleDay ?? null };
  const days = (keys: readonly string[]) =>
    keys
      .map((key) => {
        const weighed = byKey.get(key);
        return weighed === undefined ? outOn(key, scene) : heldFrom(weighed, scene);
      })
      .sort(byCode);
  if (identified.length === 0) return [];
  const otherwise = givenOtherwise(scene);
  const reasons = identified.flatMap((origin): Reason[] => {
    const moved = movedOn(origin, otherwise, scene);
    return [
      {
        text: `${origin.name}${origin.known === 'read' ? '' : ', seen only through relays'}${origin.ifLinkHolds ? ' (if this link holds)' : ''}: ${sayStatements(origin.statements, scene)}`,
        statements: origin.statements,
      },
      ...(supporting.includes(origin) || supporting.length === 0
        ? []
        : [
            {
              text: tookBack(origin, scene)
                ? `${origin.name} has taken it back since, and does not support it any more`
                : `${origin.name} gave another figure, and does not support this one`,
              statements: origin.statements,
            },
          ]),
      ...addedUp(origin, byKey, scene),
      ...(moved === undefined
        ? []
        : [
            {
              text: sayMovedOn(origin, moved, byKey, scene),
              statements: [moved.key],
            },
          ]),
    ];
  });
  const beside = scene.origins.others.filter(
    (other) => other.kind === 'anonymous' && other.statements.some((key) => !onFoundTrace(key, scene)),
  );
  for (const other of beside)
    reasons.push({
      text: `says so too and is not counted, since nobody is named: ${sayStatements(other.statements, scene)}`,
      statements: other.statements,
    });
  reasons.push(...unnamedOtherwise(scene));
  reasons.push(...heldApart(identified, scene));
  const linked = scene.origins.collapsed.filter((pair) => relayNames(pair) === undefined);
  for (const pair of linked)
    reasons.push({ text: `${pair.a === pair.b ? 'not counted' : 'counted once'}: ${pair.because}`, statements: [] });
  for (const { text, statement, operands } of scene.origins.suspectedSums)
    reasons.push({ text, statements: [statement, ...operands.map((operand) => operand.statement)].sort(byCode) });
  reasons.push(...traceFaults(scene));
  // Where the trace ends may be another figure: how many origins there are is not how many support the claim.
  const support = supporting.length === 1 ? 'supports' : 'support';
  const head =
    counted.length === identified.length
      ? scene.origins.text
      : `${scene.origins.text}, of which ${counted.length} ${support} it`;
  const lost = scene.weighed
    .filter((weighed) => groupsOf(weighed, scene).some((group) => !base.origins.includes(group)))
    .flatMap(({ takenBack }) => (takenBack?.stance === 'agrees' ? [takenBack.day] : []))
    .concat(scene.articleDay ?? []);
  if (supporting.length < 2)
    return [
      {
        kind: 'single-origin',
        reasons: [{ text: head, statements: [] }, ...reasons],
        ...base,
        // With the last agreement that was taken back, one was left.
        since: lost.sort(byCode).at(-1) ?? null,
        ifLinkHolds: counted.some((origin) => origin.ifLinkHolds) || scene.filledByLink,
      },
    ];
  const sure = supporting.filter((origin) => !origin.ifLinkHolds);
  // The second origin to be out is the one that made it so.
  const since = supporting.map((origin) => days(origin.statements)[0] ?? '9999').sort(byCode)[1] ?? null;
  const after = since !== null && scene.articleDay !== undefined && since < scene.articleDay ? scene.articleDay : since;
  return [
    {
      kind: 'corroborated',
      reasons: [{ text: head, statements: [] }, ...reasons],
      ...base,
      since: after,
      ifLinkHolds: sure.length < 2 || scene.filledByLink,
    },
  ];
}
