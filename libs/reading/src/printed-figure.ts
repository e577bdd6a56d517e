/**
 * Figures as other programs read them: one plain value, a singular English unit, one sign for hedge and change, the words
 * that it is about. The reading itself keeps more, and nothing here is read back.
 */
import { singular } from './lexicon/inflect.js';
import type { ReadFigure, Reading, ReadHedge } from './reading.js';

export interface PrintedFigure {
  /** UTF-16 offsets of the number's own words, end excluded. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** A number, or low and high of a range. Multipliers are applied; percentages are as printed (1% is 1). */
  readonly value: number | readonly [number, number];
  /** Singular English name in British spelling: a measure ("kilometre per hour"), else what is counted ("soldier"), else "-". */
  readonly unit: string;
  /** "=" as printed, "~" about, ">" at least or more, "<" at most or fewer, "up" and "down" the size of a rise or fall. */
  readonly change: '=' | '~' | '>' | '<' | 'up' | 'down';
  readonly hedge: ReadHedge;
  /** Words of the sentence that name what the quantity is about, in their order; empty when it names nothing. */
  readonly concepts: readonly string[];
  /** A number that makes no claim by itself: "one of the speakers", an age, "three-course". */
  readonly minor: boolean;
}

/** Names of units in print, where the fact-checker's shorter name could mean two things. By kind and name. */
const PRINTED: ReadonlyMap<string, string> = new Map([
  ['percent percent', 'percentage'],
  ['currency US dollar', 'dollar'],
  ['currency pound', 'pound sterling'],
  ['currency yen', 'japanese yen'],
  ['currency yuan', 'chinese yuan'],
  ['currency ringgit', 'malaysian ringgit'],
  ['currency won', 'south korean won'],
  ['currency rupee', 'indian rupee'],
  ['currency lira', 'turkish lira'],
  ['currency rouble', 'russian rouble'],
  ['currency baht', 'thai baht'],
  ['currency lari', 'georgian lari'],
  ['currency kip', 'lao kip'],
  ['currency rand', 'south african rand'],
  ['currency real', 'brazilian real'],
  ['currency zloty', 'polish zloty'],
  ['currency hryvnia', 'ukrainian hryvnia'],
  ['currency franc', 'swiss franc'],
  ['measure pound', 'pound-mass'],
  ['measure tonne', 'metric ton'],
  ['measure degree Celsius', 'celsius'],
  ['measure degree Fahrenheit', 'fahrenheit'],
  ['measure generation', 'generation wireless'],
  ['measure part per million', 'parts-per-million'],
  ['measure part per billion', 'parts-per-billion'],
  ['measure part per trillion', 'parts-per-trillion'],
  ...['', 'kilo', 'mega', 'giga', 'tera'].map(
    (prefix) => [`measure ${prefix}watt-hour`, `${prefix}watt hour`] as const,
  ),
]);

/** Ages are units of their own: "five years old". */
function unitOf(figure: ReadFigure): string {
  const { unit, counted, rate } = figure;
  if (unit && unit.kind !== 'fraction') {
    const [single = '', ...per] = unit.lemma.split(' per ');
    const name = PRINTED.get(`${unit.kind} ${unit.lemma}`) ?? PRINTED.get(`${unit.kind} ${single}`);
    return (
      name === undefined || PRINTED.has(`${unit.kind} ${unit.lemma}`)
        ? (name ?? unit.lemma)
        : [name, ...per].join(' per ')
    ).toLowerCase();
  }
  // What stands before the number ("cases rose to 40") names its matter, not its unit.
  if (!counted || (counted.start < figure.start && !figure.carried?.includes('counted'))) return '-';
  const plain = counted.name ?? singular(counted.text);
  const name = plain === 'time' ? 'count' : plain;
  return rate ? `${name} per ${rate.lemma}` : name;
}

const HEDGES: Readonly<Record<ReadHedge, PrintedFigure['change']>> = {
  exact: '=',
  between: '=',
  about: '~',
  nearly: '~',
  some: '~',
  'at-least': '>',
  'more-than': '>',
  'at-most': '<',
  'fewer-than': '<',
  'up-to': '<',
};

function changeOf(figure: ReadFigure): PrintedFigure['change'] {
  if (figure.changed === 'by') {
    if (figure.change === 'rose') return 'up';
    if (figure.change === 'fell') return 'down';
  }
  return figure.vague ? '=' : HEDGES[figure.hedge];
}

/** Words of a size ("tens of thousands") as the power of ten that they stand for; dozens and scores as they are. */
function valueOf(figure: ReadFigure): PrintedFigure['value'] {
  if (!figure.vague || typeof figure.value !== 'number') return figure.value;
  const least = 10 ** Math.floor(Math.log10(figure.value / 2) + 1e-9);
  return /^(?:tens|hundreds|thousands|millions|billions|trillions)\b/i.test(figure.text)
    ? [least, least * 10]
    : figure.value;
}

function printed(figure: ReadFigure, minor: boolean): PrintedFigure {
  return {
    start: figure.start,
    end: figure.end,
    text: figure.text,
    value: valueOf(figure),
    unit: unitOf(figure),
    change: changeOf(figure),
    hedge: figure.hedge,
    concepts: figure.concepts.map((word) => word.text),
    minor,
  };
}

/** "eight or nine", "7- or 8-inch": two numbers, each a choice of its own. */
function alternatives(figure: PrintedFigure): PrintedFigure[] {
  const link = / or /i.exec(figure.text);
  if (!link || typeof figure.value === 'number') return [figure];
  const [low, high] = figure.value;
  const middle = link.index + link[0].length;
  return [
    { ...figure, end: figure.start + link.index, text: figure.text.slice(0, link.index), value: low },
    { ...figure, start: figure.start + middle, text: figure.text.slice(middle), value: high },
  ];
}

/** "from 240 to 273": where it began and where it led are printed as one stretch, in the order of size. */
function joinCourses(all: readonly PrintedFigure[], figures: readonly ReadFigure[]): PrintedFigure[] {
  const joined: PrintedFigure[] = [];
  all.forEach((own, at) => {
    const [before, figure] = [figures[at - 1], figures[at]];
    const start = figure?.course && before?.start === figure.course.start ? joined.pop() : undefined;
    if (!figure?.course || !start || typeof start.value !== 'number' || typeof own.value !== 'number') {
      joined.push(...(start ? [start, own] : [own]));
      return;
    }
    const [one, other] = [start.value, own.value];
    joined.push({
      ...own,
      start: figure.course.start,
      end: figure.course.end,
      text: figure.course.text,
      value: [Math.min(one, other), Math.max(one, other)],
      unit: own.unit === '-' ? start.unit : own.unit,
      change: '=',
      hedge: 'between',
      concepts: [...new Set([...start.concepts, ...own.concepts])],
    });
  });
  return joined;
}

/** How far apart two numbers of one sentence may be for the later to leave out the unit of the other. */
const LIKE = 10;
/** Room for "to", "or" and "and" between two numbers. */
const LINK = 5;
/** How many figures back its unit may stand. */
const REACH = 6;

/** "84 cents, while the lowest is 74": a bare number of like size takes the unit that was printed before it in its sentence. */
function fillUnits(figures: readonly PrintedFigure[], sources: readonly ReadFigure[]): PrintedFigure[] {
  const filled: PrintedFigure[] = [];
  figures.forEach((figure, at) => {
    const own = sources[at];
    if (figure.unit !== '-' || !own || own.unit?.kind === 'fraction') {
      filled.push(figure);
      return;
    }
    // "52 to 38 percent", "20 or 25 percent"
    const next = figures[at + 1];
    if (
      next &&
      next.start - figure.end <= LINK &&
      next.unit !== '-' &&
      sources[at + 1]?.sentence === own.sentence &&
      !own.counted
    ) {
      filled.push({ ...figure, unit: next.unit });
      return;
    }
    const whole = own.whole === undefined ? undefined : figures[own.whole];
    let unit = whole && sources[own.whole ?? at]?.sentence === own.sentence ? whole.unit : '-';
    for (
      let back = at - 1;
      back >= Math.max(0, at - REACH) && unit === '-' && sources[back]?.sentence === own.sentence;
      back--
    ) {
      const before = filled[back];
      if (before && before.unit !== '-' && before.unit !== 'percentage' && isLike(figure, before)) unit = before.unit;
    }
    filled.push({ ...figure, unit });
  });
  return filled;
}

const sizeOf = ({ value }: PrintedFigure): number => Math.abs(typeof value === 'number' ? value : value[1]);

/** Of like size; an index and the points by which it moved are told in the same unit whatever their size. */
const isLike = (figure: PrintedFigure, before: PrintedFigure): boolean => {
  const ratio = sizeOf(figure) / sizeOf(before);
  return (ratio <= LIKE && ratio >= 1 / LIKE) || (before.unit === 'point' && ratio > LIKE);
};

/** Every number of a reading, in the order of the text. */
export function printedFigures({ figures, asides }: Pick<Reading, 'figures' | 'asides'>): PrintedFigure[] {
  const all = fillUnits(
    figures.map((figure) => printed(figure, false)),
    figures,
  );
  return [...joinCourses(all, figures), ...asides.map((figure) => printed(figure, true))]
    .flatMap(alternatives)
    .sort((one, other) => one.start - other.start || one.end - other.end);
}
