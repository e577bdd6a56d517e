/**
 * The track record of one source: a pure function from what is held to counts, intervals and sentences. The same
 * statements give the same record, in whatever order they come. Source: DESIGN, Sources; docs/decisions/0021.
 */
import { byCode, byCodes } from '../order.js';
import { saySource } from '../words.js';
import { judgedFigure } from './judged-figure.js';
import { ASIDE, type TrackRecord } from './record.js';
import { sceneOf, type Scene, type TrackRecordInput } from './scene.js';
import { countOf, kindRecord, type Judged } from './tally.js';
import { sayWhole } from './sentences.js';
import { sayAside } from './words.js';

/** Figures are listed up to this many, newest first. All are counted. */
export const FIGURES_LISTED = 100;

/** Kinds in the order of their label; with a measure asked for, there is one. */
function kindsOf(judged: readonly Judged[], input: TrackRecordInput, scene: Scene): (readonly string[])[] {
  const kind = (measure: string) => scene.kinds.family(measure);
  if (input.measure !== undefined) return [input.family === true ? kind(input.measure) : [input.measure]];
  const found = new Map<string, readonly string[]>();
  const known = new Set<string>();
  for (const { figure } of judged) {
    if (known.has(figure.measure)) continue;
    const family = kind(figure.measure);
    for (const measure of family) known.add(measure);
    found.set(family.join('\u0000'), family);
  }
  return [...found.values()].sort((a, b) => byCodes([scene.kinds.say(a), ...a], [scene.kinds.say(b), ...b]));
}

/**
 * The track record of `input.source`. Statements count when published by the end of `publishedBy` (UTC); without it,
 * "today" is the last day on which any of them was out. Adding what was out later changes no record as of a day before.
 * Throws RangeError on two statements with one key or a date that does not exist.
 */
export function trackRecord(input: TrackRecordInput): TrackRecord {
  const { source, vocabulary, publishedBy } = input;
  const scene = sceneOf(input);
  const judged = scene.own.counts.map((count): Judged => ({ count, figure: judgedFigure(count, scene) }));
  const kinds = kindsOf(judged, input, scene).map((measures) => {
    const inKind = judged.filter(({ figure }) => measures.includes(figure.measure));
    // A kind is called by what the source counted of it, not by all that might be counted.
    const counted = measures.filter((measure) => inKind.some(({ figure }) => figure.measure === measure));
    return kindRecord(input.measure === undefined ? counted : measures, inKind, scene);
  });
  const aside = ASIDE.flatMap((why) => {
    const keys = scene.own.aside.get(why);
    return keys === undefined ? [] : [{ why, ...countOf([...keys].sort(byCode)), text: sayAside(why, keys.length) }];
  });
  const found: Omit<TrackRecord, 'text'> = {
    source,
    name: saySource(source, vocabulary),
    publishedBy,
    today: scene.today.startsWith('9999') ? null : scene.today,
    since: input.since ?? null,
    kinds,
    figures: judged
      .slice(-FIGURES_LISTED)
      .reverse()
      .map(({ figure }) => figure),
    furtherFigures: Math.max(0, judged.length - FIGURES_LISTED),
    aside,
  };
  return { ...found, text: sayWhole(found) };
}
