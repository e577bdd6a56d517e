/** A track record as a whole in sentences: each number with its count, each share with its interval. */
import type { Mode } from '../figure.js';
import { distinct } from '../order.js';
import { sayDate, sayList, sayNumber, saySource } from '../words.js';
import type { Median, Proportion } from './intervals.js';
import type { Count, JudgedFigure, ModeRecord, TrackRecord, Unsettled } from './record.js';
import type { Scene } from './scene.js';
import { plural, sayOff } from './words.js';

const MODE_WORDS: Readonly<Record<Mode, readonly [string, string]>> = {
  observed: ['figure as observed', 'figures as observed'],
  forecast: ['forecast in numbers', 'forecasts in numbers'],
  announced: ['announcement in numbers', 'announcements in numbers'],
};

const UNSETTLED_WORDS: Readonly<Record<Unsettled, string>> = {
  divided: 'others are divided',
  'nothing-decides': 'what others counted since is of another moment or too vague',
  'taken-back': 'others took back what they counted since',
  'equal-at-another-time': 'others gave as many only for a moment more than a month away',
  'day-ahead': 'the day has not passed',
  'no-day-named': 'no day was named by which it would fail',
  'in-part': 'less was observed than foretold, in counts that may be incomplete, or it was observed of a larger place',
  'only-possible': 'it was said only to be possible',
};

/** Shares whose interval is wider than this are said to settle little. */
const WIDE = 0.5;

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function be(count: number, rest: string): string {
  return `${sayNumber(count)} ${count === 1 ? 'was' : 'were'} ${rest}`;
}

function sayShare({ hits, trials, level, low, high }: Proportion, mode: Mode): string {
  const what = mode === 'observed' ? 'those that others have settled' : 'those that could have failed and are settled';
  const little = high - low > WIDE ? '; so few settle little' : '';
  return `Of ${what}, ${sayNumber(hits)} of ${sayNumber(trials)} ${hits === 1 ? 'was' : 'were'} borne out; the ${percent(level)} interval (Wilson) for the share runs from ${percent(low)} to ${percent(high)}${little}.`;
}

/** "5 days in the median of 8 (2 days to 9 days; 95 % interval 3 days to 8 days)". */
function sayMedian({ values, median, least, most, interval }: Median, say: (value: number) => string): string {
  if (values === 1) return say(median);
  const sure =
    interval === undefined
      ? `too few for a ${percent(0.95)} interval`
      : `${percent(interval.level)} interval ${say(interval.low)} to ${say(interval.high)}`;
  return `${say(median)} in the median of ${sayNumber(values)} (from ${say(least)} to ${say(most)}; ${sure})`;
}

function sayNames(judged: readonly JudgedFigure[], agrees: boolean): string {
  const names = distinct(judged.flatMap(({ by }) => by.flatMap((one) => (one.agrees === agrees ? [one.name] : []))));
  return names.length <= 6 ? sayList(names) : `${names.slice(0, 5).join(', ')} and ${names.length - 5} others`;
}

function sayUnsettled(found: Omit<ModeRecord, 'text'>, judged: readonly JudgedFigure[]): string[] {
  const { notSettled, uncounted, mode } = found;
  const reasons = (Object.keys(UNSETTLED_WORDS) as Unsettled[]).flatMap((why) => {
    const count = judged.filter((figure) => figure.why === why).length;
    return count === 0 ? [] : [{ count, words: UNSETTLED_WORDS[why] }];
  });
  const because =
    reasons.length === 1
      ? (reasons[0]?.words ?? '')
      : reasons.map(({ count, words }) => `of ${sayNumber(count)} ${words}`).join('; ');
  const { count } = uncounted;
  return [
    ...(notSettled.count === 0
      ? []
      : [`${sayNumber(notSettled.count)} ${notSettled.count === 1 ? 'is' : 'are'} not settled: ${because}.`]),
    ...(count === 0
      ? []
      : [
          `${mode === 'observed' ? `${sayNumber(count)} ${count === 1 ? 'has' : 'have'} been counted again` : `What came of ${sayNumber(count)} has been counted`} by no other identified origin, which is no sign that ${count === 1 ? 'it is' : 'they are'} right.`,
        ]),
  ];
}

/** "2 lie above, by a factor of at least 1.4 in the median of 2 (from 1.2 to 1.6; too few for a 95 % interval)." */
function saySides({ off, above, below, offBy }: Omit<ModeRecord, 'text'>): string {
  const side = ({ count }: Count, words: string) =>
    count === 0 ? [] : [`${sayNumber(count)} ${count === 1 ? 'lies' : 'lie'} ${words}`];
  const both = { count: off.count - above.count - below.count, statements: [] };
  const sides = sayList([
    ...side(above, 'above that'),
    ...side(below, 'below that'),
    ...side(both, 'above some of it and below some'),
  ]);
  if (offBy === null) return `${sides}.`;
  if (offBy.values === 1 || offBy.most < 1.1) return `${sides}, ${sayOff(offBy.most)}.`;
  const factor = (value: number) => sayNumber(Math.floor(value * 100 + 1e-6) / 100);
  return `${sides}, by a factor of at least ${sayMedian(offBy, factor)}.`;
}

/** The figures of one mode in sentences. */
export function sayMode(
  found: Omit<ModeRecord, 'text'>,
  judged: readonly JudgedFigure[],
  label: string,
  scene: Scene,
): string[] {
  const {
    mode,
    figures,
    throughRelays,
    things,
    borneOut,
    off,
    settledBy,
    share,
    outsideShare,
    daysEarly,
    revised,
    disputed,
  } = found;
  const observed = mode === 'observed';
  const source = saySource(scene.own.counts[0]?.source ?? '', scene.vocabulary);
  const all = throughRelays.count === figures.count;
  const some = all ? (figures.count === 1 ? '' : 'all ') : `${sayNumber(throughRelays.count)} of them `;
  const relayed = throughRelays.count === 0 ? '' : `, ${some}seen only through relays`;
  const of = (fate: JudgedFigure['fate']) => judged.filter((figure) => figure.fate === fate);
  const before = of('borne-out').filter(({ saidBefore }) => saidBefore.length > 0).length;
  const said =
    before === 0
      ? ''
      : `; ${borneOut.count === 1 ? 'others' : `of ${sayNumber(before)} of them, others`} had said so before`;
  const sentences = [`On ${label}, ${source} gave ${plural(figures.count, ...MODE_WORDS[mode])}${relayed}.`];
  if (borneOut.count > 0) {
    const names = sayNames(of('borne-out'), true);
    sentences.push(
      observed
        ? `${be(borneOut.count, 'borne out')}, as ${names} counted the same on the same day or later${said}.`
        : `${be(borneOut.count, 'borne out')}: counts since by ${names} reach ${borneOut.count === 1 ? 'the number' : 'the numbers'}${said}.`,
    );
  }
  if (off.count > 0) {
    const names = sayNames(of('off'), false);
    sentences.push(
      observed
        ? `${sayNumber(off.count)} ${off.count === 1 ? 'does' : 'do'} not agree with what ${names} counted on the same day or later, and no other identified origin agrees for the same time.`
        : `${be(off.count, 'not borne out')}, as ${names} counted less once the day had come.`,
      saySides(found),
    );
  }
  if (share !== null) sentences.push(sayShare(share, mode));
  if (share !== null && share.trials > 1 && (things < figures.count || settledBy.count < share.trials))
    sentences.push(
      `The ${sayNumber(figures.count)} are figures of ${plural(things, 'thing')}, and ${plural(settledBy.count, 'count')} by others settled these: they lean on each other, so that the interval is too narrow rather than too wide.`,
    );
  if (outsideShare.count > 0)
    sentences.push(
      `${plural(outsideShare.count, 'figure')} that came true ${outsideShare.count === 1 ? 'is' : 'are'} left out of any share, since ${outsideShare.count === 1 ? 'it' : 'they'} could not fail yet, or told only what may happen.`,
    );
  if (daysEarly !== null)
    sentences.push(
      `Where nobody else had said so before, ${observed ? 'the first agreeing count by others' : 'the first count by others that reaches it'} came ${sayMedian(daysEarly, (days) => plural(days, 'day'))} later.`,
    );
  sentences.push(...sayUnsettled(found, judged));
  if (revised.count > 0)
    sentences.push(
      `Of ${sayNumber(revised.count)}, the source itself later gave another figure, took ${revised.count === 1 ? 'it' : 'them'} back, or no longer stood by ${revised.count === 1 ? 'it' : 'them'}.`,
    );
  if (disputed.count > 0) {
    const names = found.disputedBy.map(
      ({ name, linked, count }) => `${name}${linked ? ', linked to it' : ''} (${sayNumber(count)})`,
    );
    sentences.push(
      `${be(disputed.count, 'disputed or, by a linked body, counted otherwise')}: by ${names.join('; ')}.`,
    );
  }
  return sentences;
}

/** What holds for the whole record. */
export function sayWhole({ name, publishedBy, today, since, kinds, aside }: Omit<TrackRecord, 'text'>): string[] {
  const figures = kinds.flatMap(({ modes }) => modes.map((mode) => mode.figures.count)).reduce((sum, n) => sum + n, 0);
  const when =
    publishedBy !== null
      ? ` as the world could know it on ${sayDate(publishedBy)}`
      : today === null
        ? ''
        : ` as of ${sayDate(today)}, the last day on which anything looked at was out`;
  const head =
    figures === 0
      ? `No figure by ${name} is held that rests on nobody else and could be set against others${when}.`
      : `${plural(figures, 'figure')} by ${name} that ${figures === 1 ? 'rests' : 'rest'} on nobody else, as far as is known,${when}.`;
  return [
    head,
    ...(since === null
      ? []
      : [`Only the newest statements were looked at, out since ${sayDate(since)}; what is older is left out.`]),
    ...(figures === 0
      ? []
      : [
          'Borne out means that another identified origin, which no known link joins to this source, counted the same; what nobody else has counted is neither right nor wrong here.',
        ]),
    ...(aside.length === 0 ? [] : [`Not judged: ${aside.map(({ text }) => text).join('; ')}.`]),
  ];
}
