/**
 * What became of one figure: an observed one against what others counted, a forecast against what was observed. The
 * rules that compare are those of findings (`compare`); what is decided here is only who may decide, and when. Source:
 * docs/decisions/0021.
 */
import { daysOf, overlap, type DayInterval, type PartialDate } from '../dates.js';
import { isFigure } from '../figure.js';
import { takenBackBy } from '../compare/answers.js';
import type { ContentComparison } from '../compare/compare-contents.js';
import { compareContents } from '../compare/compare-contents.js';
import { holdingOfPlaces } from '../compare/containment.js';
import { outcomesOf, type Outcome } from '../compare/outcome.js';
import { rangeOf } from '../compare/range.js';
import { OUTLOOK_DAYS } from '../compare/times.js';
import { byCode } from '../order.js';
import type { OwnCount } from './own-counts.js';
import type { Scene } from './scene.js';
import type { Fate, JudgedFigure, Unsettled } from './record.js';

/** Somebody else's count of the same thing, and how the figure stands to it. */
export interface Evidence {
  readonly count: OwnCount;
  readonly group: string;
  readonly result: ContentComparison;
  /** Out on a later day than the figure, on the same day, or before; `unordered` where the dates do not tell. */
  readonly when: 'before' | 'same-day' | 'later' | 'unordered';
}

/** A fate, with the counts that carry it. */
export interface Judgement {
  readonly fate: Fate;
  readonly why?: Unsettled;
  readonly inShare: boolean;
  readonly direction?: NonNullable<JudgedFigure['direction']>;
  readonly factor?: number;
  readonly deciding: readonly { readonly key: string; readonly agrees: boolean }[];
  readonly saidBefore: readonly string[];
  readonly seenByItself: readonly string[];
  /** Day on which the first count was out that decides as the fate says. */
  readonly decidedOn?: string;
  /** What came of a forecast, in sentences. */
  readonly told: readonly string[];
}

const DAY = 86_400_000;

/** Whole days between two days, `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

function orderOut(figure: OwnCount, other: OwnCount): Evidence['when'] {
  const [a, b] = [figure.publication.days, other.publication.days];
  if (b.from > a.to) return 'later';
  if (b.to < a.from) return 'before';
  return a.from === a.to && b.from === b.to ? 'same-day' : 'unordered';
}

/** Whether a comparison says that both speak of the same thing, be it at another moment. */
export function speaksOfTheSame({ stance }: ContentComparison): boolean {
  return stance !== 'none';
}

function compared(figure: OwnCount, other: OwnCount, scene: Scene): ContentComparison {
  const said: { claim?: PartialDate; statement?: PartialDate } = {};
  if (figure.entry.said !== undefined) said.claim = figure.entry.said;
  if (other.entry.said !== undefined) said.statement = other.entry.said;
  return compareContents(figure.content, other.content, scene.vocabulary, said);
}

/** Every count by an unlinked origin that speaks of what the figure counts, in the order in which they came out. */
export function evidenceOn(figure: OwnCount, scene: Scene): Evidence[] {
  const own = scene.groupOf(figure.source);
  const found: Evidence[] = [];
  for (const count of scene.countsLike(figure)) {
    const group = scene.groupOf(count.source);
    if (group === own) continue;
    const result = compared(figure, count, scene);
    if (speaksOfTheSame(result)) found.push({ count, group, result, when: orderOut(figure, count) });
  }
  return found;
}

function momentOf({ content, entry }: OwnCount): DayInterval | undefined {
  const date = content.asOf ?? entry.said;
  return date === undefined ? undefined : daysOf(date);
}

/**
 * Whether a growing count was equal at a moment more than a month away: it may have grown into the figure since, or have
 * stood at it for long, so that it says nothing of the figure's own moment.
 */
function equalAtAnotherTime(figure: OwnCount, { count, result }: Evidence): boolean {
  if (result.stance !== 'agrees' || result.rule !== 'cumulative-at-two-dates') return false;
  const [a, b] = [momentOf(figure), momentOf(count)];
  if (a === undefined || b === undefined || overlap(a, b)) return false;
  return (a.to < b.from ? daysBetween(a.to, b.from) : daysBetween(b.to, a.from)) > OUTLOOK_DAYS;
}

/** Each other origin's last word on the figure, where that word decides. */
function lastWords(figure: OwnCount, evidence: readonly Evidence[]): Evidence[] {
  const last = new Map<string, Evidence[]>();
  for (const one of evidence) {
    if (one.result.stance !== 'agrees' && one.result.stance !== 'conflicts') continue;
    if (equalAtAnotherTime(figure, one)) continue;
    const known = last.get(one.group);
    const sameDay = known?.[0]?.count.publication.days.to === one.count.publication.days.to;
    if (known !== undefined && sameDay) known.push(one);
    else last.set(one.group, [one]);
  }
  return [...last.values()].flat();
}

/** Of what conflicts: on which side the figure lies, and its least factor. */
function sizeOf(conflicts: readonly ContentComparison[]): Pick<Judgement, 'direction' | 'factor'> {
  const sides = new Set(conflicts.map(({ relation }) => relation));
  const direction = sides.has('above') ? (sides.has('below') ? 'both' : 'above') : 'below';
  const size = (factor: number) => Math.abs(Math.log(factor));
  const factors = conflicts.flatMap(({ factor }) => (factor === undefined || factor <= 0 ? [] : [factor]));
  const factor = factors.sort((a, b) => size(a) - size(b) || a - b)[0];
  return { direction, ...(factor === undefined ? {} : { factor }) };
}

/** Whether the source of a count has given it up since: it settles nothing then, whatever it had said before. */
export function isTakenBack(key: string, { ledger, holders }: Scene): boolean {
  return takenBackBy(key, ledger, holders) !== undefined;
}

/** Judges an observed figure by what was out on its own day or later. */
function judgeObserved(figure: OwnCount, scene: Scene): Judgement {
  const evidence = evidenceOn(figure, scene);
  const agreesIn = (list: readonly Evidence[]) => list.filter(({ result }) => result.stance === 'agrees');
  const given = evidence.filter(({ when }) => when === 'later' || when === 'same-day');
  const since = given.filter(({ count }) => !isTakenBack(count.key, scene));
  const saidBefore = agreesIn(evidence.filter(({ when }) => when === 'before' || when === 'unordered'));
  const words = lastWords(figure, since);
  const agreeing = agreesIn(words);
  const conflicting = words.filter(({ result }) => result.stance === 'conflicts');
  const rest = {
    inShare: true,
    deciding: words.map(({ count, result }) => ({ key: count.key, agrees: result.stance === 'agrees' })),
    saidBefore: saidBefore.map(({ count }) => count.key),
    seenByItself: [],
    told: [],
  };
  if (given.length === 0) return { ...rest, fate: 'uncounted' };
  if (since.length === 0) return { ...rest, fate: 'not-settled', why: 'taken-back' };
  if (agreeing.length > 0 && conflicting.length > 0) return { ...rest, fate: 'not-settled', why: 'divided' };
  if (words.length === 0) {
    const equal = since.some((one) => equalAtAnotherTime(figure, one));
    return { ...rest, fate: 'not-settled', why: equal ? 'equal-at-another-time' : 'nothing-decides' };
  }
  // The first count that decides so, by an origin that has not turned since.
  const groups = new Set(words.map(({ group }) => group));
  const stance = agreeing.length > 0 ? 'agrees' : 'conflicts';
  const decided = since.find(
    (one) => groups.has(one.group) && one.result.stance === stance && !equalAtAnotherTime(figure, one),
  );
  const decidedOn = decided === undefined ? {} : { decidedOn: decided.count.publication.days.from };
  if (agreeing.length > 0) return { ...rest, ...decidedOn, fate: 'borne-out' };
  return { ...rest, ...decidedOn, ...sizeOf(conflicting.map(({ result }) => result)), fate: 'off' };
}

/** How far a forecast total lies above what was observed, at the nearest ends. */
function factorOver(figure: OwnCount, missed: readonly Outcome[], scene: Scene): Pick<Judgement, 'factor'> {
  const target = rangeOf(figure.content.amount).allowed.low;
  const factors = missed
    .flatMap(({ statements }) => statements)
    .flatMap((key) => {
      const content = scene.ledger.entries.get(key)?.content;
      if (content === undefined || !isFigure(content)) return [];
      const factor = target / rangeOf(content.amount).allowed.high;
      return Number.isFinite(factor) && factor >= 1 ? [Math.round(factor * 1000) / 1000] : [];
    })
    .sort((a, b) => a - b);
  return factors[0] === undefined ? {} : { factor: factors[0] };
}

/**
 * What unlinked origins have counted since, in the same place, of what a forecast foretold; be it undecided by that. Keys of
 * statements.
 */
function countedSince(figure: OwnCount, scene: Scene): readonly string[] {
  const { measure, place, accumulation } = figure.content;
  return (scene.ledgerOf(figure, false).byMeasure.get(measure ?? '') ?? []).filter((key) => {
    const { content, publication } = scene.ledger.entries.get(key) ?? {};
    if (content === undefined || publication === undefined || content.accumulation !== accumulation) return false;
    if (publication.days.from <= figure.publication.days.to) return false;
    if (place === undefined || content.place === undefined) return place === content.place;
    return holdingOfPlaces(place, content.place, scene.vocabulary) !== 'apart';
  });
}

/** Judges a forecast or announcement by what unlinked origins observed. */
function judgeForetold(figure: OwnCount, scene: Scene): Judgement {
  const { content, entry } = figure;
  const own = scene.groupOf(figure.source);
  const outcomes = (ours: boolean) =>
    outcomesOf(content, entry.said, scene.today, scene.ledgerOf(figure, ours), scene.vocabulary, scene.holders).filter(
      ({ source }) => (scene.groupOf(source) === own) === ours,
    );
  const found = outcomes(false);
  const of = (kind: Outcome['kind']) => found.filter((outcome) => outcome.kind === kind);
  const [borne, missed, partly] = [of('borne-out'), of('not-borne-out'), of('partly-borne-out')];
  const horizon = content.horizon === undefined ? undefined : daysOf(content.horizon).to;
  const due = horizon !== undefined && horizon < scene.today;
  const keys = (list: readonly Outcome[], agrees: boolean) =>
    list.flatMap(({ statements }) => statements.map((key) => ({ key, agrees })));
  const rest = {
    inShare: due && content.certainty !== 'may',
    deciding: [...keys(borne, true), ...keys(missed, false)],
    saidBefore: evidenceOn(figure, scene)
      .filter(({ when, result }) => (when === 'before' || when === 'unordered') && result.stance === 'agrees')
      .map(({ count }) => count.key),
    seenByItself: outcomes(true)
      .filter(({ kind }) => kind === 'borne-out')
      .flatMap(({ statements }) => statements),
    told: found.map(({ text }) => text).sort(byCode),
  };
  const first = (list: readonly Outcome[]) => {
    const since = list.flatMap((outcome) => outcome.since ?? []).sort(byCode)[0];
    return since === undefined ? {} : { decidedOn: since };
  };
  const unsettled = (why: Unsettled): Judgement => ({ ...rest, fate: 'not-settled', why });
  if (borne.length > 0 && missed.length > 0) return unsettled('divided');
  if (borne.length > 0) return { ...rest, ...first(borne), fate: 'borne-out' };
  if (missed.length > 0) {
    if (content.certainty === 'may') return unsettled('only-possible');
    return { ...rest, ...first(missed), ...factorOver(figure, missed, scene), direction: 'above', fate: 'off' };
  }
  if (partly.length > 0) return { ...unsettled('in-part'), deciding: keys(partly, true) };
  if (horizon === undefined) return unsettled('no-day-named');
  if (!due) return unsettled('day-ahead');
  const counted = countedSince(figure, scene);
  if (counted.length === 0) return { ...rest, fate: 'uncounted' };
  return unsettled(counted.every((key) => isTakenBack(key, scene)) ? 'taken-back' : 'nothing-decides');
}

/** What became of a figure, as of the scene's day. */
export function judge(figure: OwnCount, scene: Scene): Judgement {
  return figure.content.mode === 'observed' ? judgeObserved(figure, scene) : judgeForetold(figure, scene);
}

/** Later figures of the source itself, or of bodies linked to it (`linked`), that do not agree with this one. */
export function countedOtherwise(figure: OwnCount, linked: boolean, scene: Scene): OwnCount[] {
  const own = scene.groupOf(figure.source);
  return scene
    .countsLike(figure)
    .filter(
      (other) =>
        (linked
          ? other.source !== figure.source && scene.groupOf(other.source) === own
          : other.source === figure.source) &&
        orderOut(figure, other) === 'later' &&
        compared(figure, other, scene).stance === 'conflicts',
    );
}
