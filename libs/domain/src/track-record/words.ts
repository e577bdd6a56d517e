/**
 * A track record in sentences that a reporter could print. They never call a figure true or false: they say what others
 * counted since, and what nobody has counted.
 */
import type { Mode } from '../figure.js';
import { distinct } from '../order.js';
import { sayDate, sayList, sayNumber, saySource } from '../words.js';
import type { Median, Proportion } from './intervals.js';
import type { Aside, Count, Decider, JudgedFigure, ModeRecord, Objection, TrackRecord, Unsettled } from './record.js';
import type { Scene } from './scene.js';

const MODE_WORDS: Readonly<Record<Mode, string>> = {
  observed: 'as observed',
  forecast: 'as forecasts',
  announced: 'as announcements of its own doing',
};

const UNSETTLED_WORDS: Readonly<Record<Unsettled, string>> = {
  divided: 'others are divided over them',
  'nothing-decides': 'others counted since, and nothing of it decides: at another moment, or too vaguely',
  'day-ahead': 'their day has not passed',
  'no-day-named': 'they named no day by which they would fail',
  'in-part': 'less was observed than was foretold, in counts that may be incomplete',
  'only-possible': 'they said only that it may happen',
};

const ASIDE_WORDS: Readonly<Record<Aside, string>> = {
  anonymous: 'by somebody who is not named: different people may stand behind them, so they make no track record',
  'relays-others': 'relaying what others said: no count of its own',
  'derives-from-others': 'worked out from figures of others: no count of its own',
  'unconfirmed-link': 'that may relay others, by a link that nobody has confirmed',
  'in-a-circle': 'that rest on themselves, over a circle of relays',
  'repeats-itself': 'repeating a figure that it had given before: counted once',
  'no-number': 'without a number',
  'does-not-affirm': 'that deny, leave out, or say that it has no information',
  undated: 'of which nobody knows when they were out',
};

function plural(count: number, one: string, many = `${one}s`): string {
  return `${sayNumber(count)} ${count === 1 ? one : many}`;
}

/** "1 statement without a number". */
export function sayAside(why: Aside, count: number): string {
  return `${plural(count, 'statement')} ${ASIDE_WORDS[why]}`;
}

function sayDays(days: number): string {
  return days === 0 ? 'on the same day' : plural(days, 'day');
}

/** "by a factor of at least 1.7", "by less than a tenth"; rounded down, since the nearest ends lie that far apart. */
function sayOff(factor: number | undefined): string {
  if (factor === undefined) return '';
  const over = factor < 1 ? 1 / factor : factor;
  if (over < 1.1) return ' by less than a tenth';
  const rounded = over < 10 ? Math.floor(over * 10 + 1e-6) / 10 : Math.floor(over);
  return ` by a factor of at least ${sayNumber(rounded)}`;
}

function sayCounts(deciders: readonly Decider[]): string {
  return deciders.map(({ name, published, says }) => `${name} (${sayDate(published)}: ${says})`).join('; ');
}

function sayFate(figure: Omit<JudgedFigure, 'text'>): string {
  const { fate, why, by, direction, factor, days } = figure;
  const agreeing = by.filter(({ agrees }) => agrees);
  const otherwise = by.filter(({ agrees }) => !agrees);
  const after =
    days === undefined ? '' : days === 0 ? ', the first on the same day' : `, the first ${plural(days, 'day')} later`;
  const foretold = figure.mode !== 'observed';
  switch (fate) {
    case 'borne-out':
      return `borne out, as ${foretold ? 'counts since' : 'later counts'} by ${sayCounts(agreeing)} have it${after}`;
    case 'off': {
      const side =
        direction === 'both'
          ? 'lies above some and below others of the'
          : `lies ${direction ?? ''}${sayOff(factor)} the nearest of the`;
      return `${side} ${foretold ? 'counts since its day' : 'later counts'} by others, ${sayCounts(otherwise)}${after}`;
    }
    case 'uncounted':
      return foretold
        ? 'its day has passed, and no other identified origin has counted whether it came true'
        : 'no other identified origin has counted the same since';
    default:
      break;
  }
  if (why === 'divided') return `not settled: ${sayCounts(agreeing)} agrees, ${sayCounts(otherwise)} does not`;
  if (why === 'in-part')
    return `not settled: ${sayCounts(by)}, less than was foretold, in counts that may be incomplete`;
  const reasons: Readonly<Record<string, string>> = {
    'nothing-decides': 'others counted since, at another moment or too vaguely to decide',
    'day-ahead': 'its day has not passed',
    'no-day-named': 'it named no day by which it would fail, and nothing counted by others reaches it so far',
    'only-possible': `it said only that this may happen; ${sayCounts(otherwise)}`,
  };
  return `not settled: ${reasons[why ?? ''] ?? ''}`;
}

function sayObjections(objections: readonly Objection[], verb: string): string {
  const names = distinct(objections.map(({ name }) => name));
  return names.length === 0 ? '' : `; ${verb} ${sayList(names)}`;
}

/** One figure and what became of it: "18 October 2024, nearly 11,000 soldiers in training: no other … ". */
export function sayFigure(figure: Omit<JudgedFigure, 'text'>, scene: Scene): string {
  const before = distinct(
    figure.saidBefore.flatMap((key) => scene.ledger.entries.get(key)?.statement.source ?? []),
  ).map((key) => saySource(key, scene.vocabulary));
  const said = before.length === 0 ? '' : `; ${sayList([...before].sort())} had said so before`;
  const itself =
    figure.seenByItself.length === 0
      ? ''
      : '; its own later counts, or those of bodies linked to it, bear it out, which decides nothing here';
  const revised = sayObjections(figure.revisedBy, 'counted otherwise or taken back later by');
  const disputed = sayObjections(figure.disputedBy, 'disputed by');
  return `${sayDate(figure.published)}, ${figure.says}: ${sayFate(figure)}${said}${itself}${revised}${disputed}.`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function sayShare(share: Proportion, mode: Mode): string {
  const what = mode === 'observed' ? 'those that others have settled' : 'those that could have failed and are settled';
  const wide = share.high - share.low > 0.5 ? '; so few settle little' : '';
  return `Of ${what}, ${sayNumber(share.hits)} of ${sayNumber(share.trials)} ${share.hits === 1 ? 'was' : 'were'} borne out: a ${percent(share.level)} interval (Wilson) for the share runs from ${percent(share.low)} to ${percent(share.high)}${wide}.`;
}

function sayMedian({ values, median, least, most, interval }: Median, say: (value: number) => string): string {
  if (values === 1) return `${say(median)} (one figure)`;
  const span = `${say(least)} to ${say(most)}`;
  const sure =
    interval === undefined
      ? 'too few for an interval'
      : `${percent(interval.level)} interval ${say(interval.low)} to ${say(interval.high)}`;
  return `${say(median)} in the median of ${sayNumber(values)} (${span}; ${sure})`;
}

function sayNames(judged: readonly JudgedFigure[], agrees: boolean): string {
  const names = distinct(judged.flatMap(({ by }) => by.flatMap((one) => (one.agrees === agrees ? [one.name] : []))));
  return names.length <= 6 ? sayList(names) : `${names.slice(0, 5).join(', ')} and ${names.length - 5} others`;
}

function verb(count: number, one: string, many: string): string {
  return `${sayNumber(count)} ${count === 1 ? one : many}`;
}

function sayUnsettled(
  judged: readonly JudgedFigure[],
  { notSettled, uncounted }: Pick<ModeRecord, 'notSettled' | 'uncounted'>,
  mode: Mode,
): string[] {
  const reasons = (Object.keys(UNSETTLED_WORDS) as Unsettled[]).flatMap((why) => {
    const count = judged.filter((figure) => figure.why === why).length;
    return count === 0 ? [] : [`${sayNumber(count)}: ${UNSETTLED_WORDS[why]}`];
  });
  const sentences = [];
  if (notSettled.count > 0)
    sentences.push(`${verb(notSettled.count, 'is', 'are')} not settled (${reasons.join('; ')}).`);
  if (uncounted.count > 0)
    sentences.push(
      `${mode === 'observed' ? 'Of' : 'Whether'} ${verb(uncounted.count, 'figure', 'figures')} ${mode === 'observed' ? 'nobody else who is identified has counted the same since' : 'came true, nobody else who is identified has counted'}; that is no sign that ${uncounted.count === 1 ? 'it is' : 'they are'} right.`,
    );
  return sentences;
}

function sayDirection({ off, above, below, offBy }: Omit<ModeRecord, 'text'>): string[] {
  if (off.count === 0) return [];
  const both = off.count - above.count - below.count;
  const sides = [
    ...(above.count > 0 ? [`${sayNumber(above.count)} above`] : []),
    ...(below.count > 0 ? [`${sayNumber(below.count)} below`] : []),
    ...(both > 0 ? [`${sayNumber(both)} between them`] : []),
  ];
  const size =
    offBy === null
      ? ''
      : `, off at least by a factor of ${sayMedian(offBy, (value) => sayNumber(Math.floor(value * 100 + 1e-6) / 100))}`;
  return [`Against what others counted, ${sayList(sides)}${size}.`];
}

function sayWhom(list: ModeRecord['revisedBy']): string {
  return list.map(({ name, count }) => `${name} (${sayNumber(count)})`).join(', ');
}

/** The figures of one mode in sentences. */
export function sayMode(
  found: Omit<ModeRecord, 'text'>,
  judged: readonly JudgedFigure[],
  label: string,
  scene: Scene,
): string[] {
  const { mode, figures, things, borneOut, off, share, outsideShare, daysEarly, firstToSay, revised, disputed } = found;
  const foretold = mode !== 'observed';
  const source = scene.own.counts[0]?.source ?? '';
  const sentences = [
    `On ${label}, ${saySource(source, scene.vocabulary)} gave ${plural(figures.count, 'figure')} of its own ${MODE_WORDS[mode]}${things < figures.count ? `, of ${plural(things, 'thing')} (figures of one thing lean on each other, so that every interval is too narrow rather than too wide)` : ''}.`,
  ];
  if (borneOut.count > 0)
    sentences.push(
      `${verb(borneOut.count, 'was', 'were')} borne out, as ${foretold ? 'counts since' : 'later counts'} by ${sayNames(
        judged.filter(({ fate }) => fate === 'borne-out'),
        true,
      )} have it${firstToSay.count < borneOut.count ? `; of ${borneOut.count - firstToSay.count} of these others had said so before` : ''}.`,
    );
  if (off.count > 0)
    sentences.push(
      `${verb(off.count, 'does', 'do')} not agree with ${foretold ? 'counts since' : 'later counts'} by ${sayNames(
        judged.filter(({ fate }) => fate === 'off'),
        false,
      )}.`,
    );
  sentences.push(...sayDirection(found));
  if (share !== null) sentences.push(sayShare(share, mode));
  if (outsideShare.count > 0)
    sentences.push(
      `${plural(outsideShare.count, 'figure')} that came true so far ${outsideShare.count === 1 ? 'is' : 'are'} left out of any share: ${outsideShare.count === 1 ? 'it' : 'they'} could not have failed yet, or said only what may happen.`,
    );
  if (daysEarly !== null)
    sentences.push(`Where nobody else had said so before, it came first by ${sayMedian(daysEarly, sayDays)}.`);
  sentences.push(...sayUnsettled(judged, found, mode));
  if (revised.count > 0)
    sentences.push(
      `${verb(revised.count, 'was', 'were')} later counted otherwise or taken back by ${sayWhom(found.revisedBy)}.`,
    );
  if (disputed.count > 0)
    sentences.push(`${verb(disputed.count, 'was', 'were')} disputed by ${sayWhom(found.disputedBy)}.`);
  return sentences;
}

function total(counts: readonly Count[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

/** What holds for the whole record. */
export function sayWhole({ name, publishedBy, today, since, kinds, aside }: Omit<TrackRecord, 'text'>): string[] {
  const figures = total(kinds.flatMap(({ modes }) => modes.map((mode) => mode.figures)));
  const when =
    publishedBy === null
      ? today === null
        ? ''
        : ` as of ${sayDate(today)}, the last day on which anything held was out`
      : ` as the world could know it on ${sayDate(publishedBy)}`;
  const window =
    since === null ? '' : ` Only figures out since ${sayDate(since)} are looked at; there are earlier ones.`;
  const head =
    figures === 0
      ? `Of ${name} no figure of its own is held that could be set against others${when}.${window}`
      : `${name}: ${plural(figures, 'figure')} of its own${when}.${window}`;
  const rule =
    'Borne out means that another identified origin, which no known link joins to it, counted the same on the same day or later; what nobody else has counted is neither right nor wrong here.';
  return [
    head,
    ...(figures === 0 ? [] : [rule]),
    ...(aside.length === 0 ? [] : [`Not judged: ${aside.map(({ text }) => text).join('; ')}.`]),
  ];
}
