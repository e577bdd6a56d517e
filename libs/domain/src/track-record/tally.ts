/** What became of all figures of one kind of measure, each mode by itself. */
import { MODES, type Mode } from '../figure.js';
import { byCodes, distinct } from '../order.js';
import { medianOf, proportionOf } from './intervals.js';
import { thingKey, type OwnCount } from './own-counts.js';
import type { Count, JudgedFigure, KindRecord, ModeRecord } from './record.js';
import type { Scene } from './scene.js';
import { sayMode } from './sentences.js';

/** Keys behind one number are named up to this many. */
export const KEYS_NAMED = 100;

/** A figure and what became of it. */
export interface Judged {
  readonly count: OwnCount;
  readonly figure: JudgedFigure;
}

/** The number of some statements, with their keys; given in the order in which they came out. */
export function countOf(keys: readonly string[]): Count {
  return { count: keys.length, statements: keys.slice(-KEYS_NAMED).reverse() };
}

/** Who disputed how many of the figures. */
function byWhom(judged: readonly Judged[]): ModeRecord['disputedBy'] {
  const found = new Map<string, { name: string; linked: boolean; keys: Set<string> }>();
  for (const { figure } of judged)
    for (const { source, name, linked } of figure.disputedBy) {
      const known = found.get(source) ?? { name, linked, keys: new Set() };
      known.keys.add(figure.statement);
      found.set(source, known);
    }
  return [...found]
    .map(([source, { name, linked, keys }]) => ({ source, name, linked, ...countOf([...keys]) }))
    .sort((a, b) => b.count - a.count || byCodes([a.name, a.source], [b.name, b.source]));
}

function modeRecord(mode: Mode, judged: readonly Judged[], label: string, scene: Scene): ModeRecord {
  const where = (holds: (figure: JudgedFigure) => boolean) => judged.filter(({ figure }) => holds(figure));
  const count = (list: readonly Judged[]) => countOf(list.map(({ figure }) => figure.statement));
  const borneOut = where(({ fate }) => fate === 'borne-out');
  const off = where(({ fate }) => fate === 'off');
  const settled = [...borneOut, ...off];
  const settlers = distinct(settled.flatMap(({ figure }) => figure.by.map(({ statement }) => statement)));
  const inShare = (list: readonly Judged[]) => list.filter(({ figure }) => figure.inShare);
  const first = borneOut.filter(({ figure }) => figure.saidBefore.length === 0 && (figure.days ?? 0) > 0);
  const sizes = off.flatMap(({ figure: { factor } }) =>
    factor === undefined ? [] : [factor < 1 ? Math.round((1 / factor) * 1000) / 1000 : factor],
  );
  const outside = judged.filter(({ figure }) => !figure.inShare && ['borne-out', 'off'].includes(figure.fate));
  const found: Omit<ModeRecord, 'text'> = {
    mode,
    figures: count(judged),
    throughRelays: count(where(({ known }) => known === 'through-relays')),
    things: new Set(judged.map((one) => thingKey(one.count))).size,
    borneOut: count(borneOut),
    off: count(off),
    notSettled: count(where(({ fate }) => fate === 'not-settled')),
    uncounted: count(where(({ fate }) => fate === 'uncounted')),
    settledBy: countOf(settlers),
    firstToSay: count(first),
    above: count(off.filter(({ figure }) => figure.direction === 'above')),
    below: count(off.filter(({ figure }) => figure.direction === 'below')),
    share: proportionOf(inShare(borneOut).length, inShare(settled).length) ?? null,
    outsideShare: count(outside),
    offBy: medianOf(sizes) ?? null,
    daysEarly: medianOf(first.flatMap(({ figure }) => figure.days ?? [])) ?? null,
    revised: count(where(({ revisedBy }) => revisedBy.length > 0)),
    disputed: count(where(({ disputedBy }) => disputedBy.length > 0)),
    disputedBy: byWhom(judged),
  };
  return {
    ...found,
    text: sayMode(
      found,
      judged.map(({ figure }) => figure),
      label,
      scene,
    ),
  };
}

/** The record of one kind of measure; modes without figures are left out. */
export function kindRecord(measures: readonly string[], judged: readonly Judged[], scene: Scene): KindRecord {
  const label = scene.kinds.say(measures);
  const modes = MODES.flatMap((mode) => {
    const list = judged.filter(({ figure }) => figure.mode === mode);
    return list.length === 0 ? [] : [modeRecord(mode, list, label, scene)];
  });
  return { measures, label, modes };
}
