/** One figure with what became of it, as a track record lists it. */
import type { RelationKind } from '../statement.js';
import { byCodes } from '../order.js';
import { sayEntry } from '../trace/says.js';
import { saySource } from '../words.js';
import { countedOtherwise, daysBetween, judge } from './judge.js';
import type { OwnCount } from './own-counts.js';
import type { Decider, JudgedFigure, Objection } from './record.js';
import type { Scene } from './scene.js';
import { sayFigure } from './words.js';

/** Counts that decide, and others like them, are listed up to this many for one figure. */
const DECIDERS_LISTED = 10;

const TAKES_BACK: readonly RelationKind[] = ['withdraws', 'corrects', 'revises'];
const DISPUTES: readonly RelationKind[] = ['denies-figure', 'denies-saying', 'has-no-information'];

function objections(figure: OwnCount, scene: Scene): { revisedBy: Objection[]; disputedBy: Objection[] } {
  const { ledger, vocabulary } = scene;
  const own = scene.groupOf(figure.source);
  const answers = (ledger.relationsTo.get(figure.key) ?? []).flatMap(({ from, kind }) => {
    const source = ledger.entries.get(from)?.statement.source;
    return source === undefined
      ? []
      : [{ kind, source, name: saySource(source, vocabulary), statement: from, linked: scene.groupOf(source) === own }];
  });
  const otherwise = (linked: boolean) =>
    countedOtherwise(figure, linked, scene).map(({ key, source }): Objection => ({
      kind: 'counts-otherwise',
      source,
      name: saySource(source, vocabulary),
      statement: key,
    }));
  const plain = (list: typeof answers): Objection[] => list.map(({ linked: _linked, ...objection }) => objection);
  // What the source says it corrects is not told a second time as another count of its own.
  const revised = plain(answers.filter(({ kind, linked }) => linked && TAKES_BACK.includes(kind)));
  const told = new Set(revised.map(({ statement }) => statement));
  const disputed = plain(answers.filter(({ kind }) => DISPUTES.includes(kind)));
  return {
    revisedBy: [...revised, ...otherwise(false).filter(({ statement }) => !told.has(statement))],
    disputedBy: [...disputed, ...otherwise(true).filter(({ statement }) => !told.has(statement))],
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
      says: sayEntry(entry, scene.vocabulary),
      published: entry.publication?.date ?? '',
    },
  ];
}

/** Judges one figure, and says so in words. */
export function judgedFigure(figure: OwnCount, scene: Scene): JudgedFigure {
  const { fate, why, inShare, direction, factor, deciding, saidBefore, seenByItself, decidedOn } = judge(figure, scene);
  const by = deciding
    .flatMap(({ key, agrees }) => decider(key, agrees, scene))
    .sort((a, b) => byCodes([a.published, a.name, a.statement], [b.published, b.name, b.statement]));
  const judged: Omit<JudgedFigure, 'text'> = {
    statement: figure.key,
    measure: figure.content.measure ?? '',
    mode: figure.content.mode,
    says: sayEntry(figure.entry, scene.vocabulary),
    published: figure.publication.date,
    fate,
    ...(why === undefined ? {} : { why }),
    inShare,
    ...(direction === undefined ? {} : { direction }),
    ...(factor === undefined ? {} : { factor, logRatio: Math.round(Math.log(factor) * 1e4) / 1e4 }),
    ...(decidedOn === undefined ? {} : { days: Math.max(0, daysBetween(figure.publication.days.to, decidedOn)) }),
    by: by.slice(0, DECIDERS_LISTED),
    saidBefore: saidBefore.slice(0, DECIDERS_LISTED),
    seenByItself: [...seenByItself].slice(0, DECIDERS_LISTED),
    ...objections(figure, scene),
  };
  return { ...judged, text: sayFigure(judged, scene) };
}
