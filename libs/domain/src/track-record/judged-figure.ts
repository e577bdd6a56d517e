/** One figure with what became of it, as a track record lists it. */
import { byCodes } from '../order.js';
import type { RelationKind } from '../statement.js';
import { sayEntry } from '../trace/says.js';
import { saySource } from '../words.js';
import { countedOtherwise, daysBetween, judge } from './judge.js';
import type { OwnCount } from './own-counts.js';
import type { Decider, JudgedFigure, Objection } from './record.js';
import type { Scene } from './scene.js';
import { sayFigure } from './words.js';

/** What decides, was said before or objects is listed up to this many for one figure. */
const LISTED = 10;

/** Relations by which a later statement takes back or disputes an earlier one. */
const OBJECTS: ReadonlySet<RelationKind> = new Set([
  'withdraws',
  'corrects',
  'revises',
  'denies-figure',
  'denies-saying',
  'has-no-information',
]);

function objections(figure: OwnCount, scene: Scene): Pick<JudgedFigure, 'revisedBy' | 'disputedBy'> {
  const { ledger, vocabulary } = scene;
  const objection = (kind: Objection['kind'], source: string, statement: string): Objection => ({
    kind,
    source,
    name: saySource(source, vocabulary),
    linked: scene.groupOf(source) === scene.groupOf(figure.source),
    statement,
  });
  const answers = (ledger.relationsTo.get(figure.key) ?? []).flatMap(({ from, kind }) => {
    const source = ledger.entries.get(from)?.statement.source;
    return source === undefined || !OBJECTS.has(kind) ? [] : [objection(kind, source, from)];
  });
  // What says that it corrects is not told a second time as another count.
  const told = new Set(answers.map(({ statement }) => statement));
  const otherwise = (linked: boolean) =>
    countedOtherwise(figure, linked, scene)
      .filter(({ key }) => !told.has(key))
      .map(({ key, source }) => objection('counts-otherwise', source, key));
  const itself = ({ source }: Objection) => source === figure.source;
  return {
    revisedBy: [...answers.filter(itself), ...otherwise(false)].slice(0, LISTED),
    disputedBy: [...answers.filter((one) => !itself(one)), ...otherwise(true)].slice(0, LISTED),
  };
}

function decider(key: string, agrees: boolean, scene: Scene): Decider[] {
  const entry = scene.ledger.entries.get(key);
  if (entry === undefined) return [];
  const { source } = entry.statement;
  return [
    {
      statement: key,
      source,
      name: saySource(source, scene.vocabulary),
      agrees,
      known: entry.statement.reading === 'read' ? 'read' : 'through-relays',
      says: sayEntry(entry, scene.vocabulary),
      published: entry.publication?.date ?? '',
    },
  ];
}

/** Judges one figure, and says so in words. */
export function judgedFigure(figure: OwnCount, scene: Scene): JudgedFigure {
  const { fate, why, inShare, direction, factor, deciding, saidBefore, seenByItself, decidedOn, told } = judge(
    figure,
    scene,
  );
  const by = deciding
    .flatMap(({ key, agrees }) => decider(key, agrees, scene))
    .sort((a, b) => byCodes([a.published, a.name, a.statement], [b.published, b.name, b.statement]));
  const judged: Omit<JudgedFigure, 'text'> = {
    statement: figure.key,
    measure: figure.content.measure ?? '',
    mode: figure.content.mode,
    says: sayEntry(figure.entry, scene.vocabulary),
    published: figure.publication.date,
    known: figure.entry.statement.reading === 'read' ? 'read' : 'through-relays',
    fate,
    ...(why === undefined ? {} : { why }),
    inShare,
    ...(direction === undefined ? {} : { direction }),
    ...(factor === undefined ? {} : { factor, logRatio: Math.round(Math.log(factor) * 1e4) / 1e4 }),
    ...(decidedOn === undefined ? {} : { days: Math.max(0, daysBetween(figure.publication.days.to, decidedOn)) }),
    by: by.slice(0, LISTED),
    saidBefore: saidBefore.slice(0, LISTED),
    seenByItself: [...seenByItself].slice(0, LISTED),
    ...objections(figure, scene),
  };
  return { ...judged, text: sayFigure(judged, told, scene) };
}
