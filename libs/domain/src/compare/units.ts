/**
 * Amounts in one unit. Reading precision is taken in the unit that was printed, and only then is the range converted: "30
 * miles" is 25 to 35 miles, whatever that is in kilometres. Source: DESIGN, Figures; the factors in `unit-table.ts`.
 */
import { isFigure, type Content, type Figure } from '../figure.js';
import type { Vocabulary } from '../vocabulary.js';
import { movedRanges } from './moves.js';
import { sameAmount, type AmountRange, type Range } from './range.js';
import { rounded, tabledUnit, type UnitMeaning } from './unit-table.js';

const MULTIPLES: Readonly<Record<string, number>> = {
  dozen: 12,
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

const known = new Map<string, UnitMeaning>();
const KNOWN = 1_000;

/** What a unit means. One that no table has is a dimension of its own: "persons" converts to "thousand persons" only. */
export function unitMeaning(unit: string): UnitMeaning {
  const before = known.get(unit);
  if (before) return before;
  const meaning = readUnit(unit.trim().replace(/\s+/g, ' '));
  if (known.size >= KNOWN) known.clear();
  known.set(unit, meaning);
  return meaning;
}

function readUnit(words: string): UnitMeaning {
  const [, multiple = '', of = words] = /^(\p{L}+?)s?(?: of)? (.+)$/u.exec(words) ?? [];
  const times = MULTIPLES[multiple.toLowerCase()];
  if (times !== undefined) {
    const one = readUnit(of);
    const scale = (factor: number) => rounded(factor * times);
    return { ...one, name: `${multiple.toLowerCase()} ${one.name}`, least: scale(one.least), most: scale(one.most) };
  }
  const tabled = tabledUnit(words);
  if (tabled) return tabled;
  const lower = words.toLowerCase();
  const [, head = lower, rate = ''] = /^(.+?)( per .+)$/.exec(lower) ?? [];
  const name = lower === 'people' ? 'person' : `${head.replace(/(?<=[^s])s$/, '')}${rate}`;
  return { dimension: `counted ${name}`, least: 1, most: 1, offset: 0, name };
}

/** Whether a unit is one of a quantity or a currency, not the name of what is counted. */
export function isQuantity(unit: string): boolean {
  return !unitMeaning(unit).dimension.startsWith('counted ');
}

/** "thousand " for "thousand persons"; empty for a unit that stands for one. */
export function multipleOf(unit: string): string {
  const [first = ''] = unitMeaning(unit).name.split(' ');
  return first in MULTIPLES && unitMeaning(unit).name !== first ? `${first} ` : '';
}

/** The name of the unit of a part of a whole. */
export const FRACTION = 'fraction';

/** Names that several countries give their money: which is meant, the word alone does not say, and none of them converts. */
const SHARED_NAMES = /^(?:dollar|pound|franc|krona|krone|peso|rupee|shilling|dinar|dirham|riyal|rial|crown)$/;

/** Whether a unit is one of money, a bare "dollar" and so many dollars per day too. */
export function isMoney(unit: string): boolean {
  const [head = unit] = unit.split(' per ');
  const { dimension, name } = unitMeaning(head);
  return dimension.startsWith('currency ') || SHARED_NAMES.test(name.slice(multipleOf(head).length));
}

const IRREGULAR: Readonly<Record<string, string>> = {
  inch: 'inches',
  foot: 'feet',
  person: 'persons',
  hertz: 'hertz',
  krona: 'kronor',
  krone: 'kroner',
};
const UNCOUNTED = /^(?:percent|per mille|yen|won|yuan|sterling|kelvin|horsepower|bar)$/;

const NATION =
  /^((?:thousand|million|billion|trillion) )?(us|american|british|russian|swiss|canadian|australian|brazilian|swedish|norwegian|danish|japanese|chinese|indian) /;

/** The unit in the plural: "kilometres", "miles per hour", "million cubic metres", "percent"; of `one` in the singular. */
export function sayUnits(unit: string, one = false): string {
  const { name } = unitMeaning(unit);
  const [, head = name, tail = ''] = /^(.+?)( per .+| celsius| fahrenheit| sterling)$/.exec(name) ?? [];
  const words = head.split(' ');
  const last = words.pop() ?? '';
  const plural = one || UNCOUNTED.test(name) ? last : (IRREGULAR[last] ?? `${last}s`);
  const proper = tail.replace(/ (c|f)(?=elsius|ahrenheit)/, (_, letter: string) => ` ${letter.toUpperCase()}`);
  return `${[...words, plural].join(' ')}${proper}`.replace(NATION, (_, multiple = '', word: string) =>
    word === 'us' ? `${multiple}US ` : `${multiple}${word.charAt(0).toUpperCase()}${word.slice(1)} `,
  );
}

/** Symbols that stand for units of two dimensions: by the dimension of what the measure is counted in. */
const OF_TWO: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kt: { mass: 'kilotonne', speed: 'knot' },
};

/** A unit as the measure has it meant: a bare "million" is a million of the measure's own unit, "kt" of a mass are kilotonnes. */
function meantBy(unit: string, ofMeasure: string): string {
  const multiple = unit.toLowerCase().replace(/s$/, '');
  if (multiple in MULTIPLES) {
    const { name } = unitMeaning(ofMeasure);
    return `${multiple} ${multipleOf(ofMeasure) === '' ? ofMeasure : name.slice(multipleOf(ofMeasure).length)}`;
  }
  return OF_TWO[unit]?.[unitMeaning(ofMeasure).dimension] ?? unit;
}

/** The unit of a content: its own, or that of its measure. */
export function unitIn(content: Content, vocabulary: Vocabulary): string | undefined {
  const ofMeasure = content.measure === undefined ? undefined : vocabulary.measures.get(content.measure)?.unit;
  const { unit } = content;
  return unit === undefined || unit === ofMeasure || ofMeasure === undefined
    ? (unit ?? ofMeasure)
    : meantBy(unit, ofMeasure);
}

/**
 * How two units stand to each other. `convertible`: unlike names of one dimension. What is counted is told by the measure,
 * so that two names for it are `apart` only when both contents give one themselves.
 */
export function unitFit(a: Content, b: Content, vocabulary: Vocabulary): 'same' | 'convertible' | 'apart' {
  if (a.unit === b.unit && a.measure === b.measure) return 'same';
  const [x, y] = [unitIn(a, vocabulary), unitIn(b, vocabulary)];
  if (x === undefined || y === undefined || x === y) return 'same';
  const [p, q] = [unitMeaning(x), unitMeaning(y)];
  if (p.dimension === q.dimension)
    return p.least === q.least && p.most === q.most && p.offset === q.offset ? 'same' : 'convertible';
  const given = a.unit !== undefined && b.unit !== undefined;
  return given || isQuantity(x) || isQuantity(y) ? 'apart' : 'same';
}

/** Dimensions of which a whole has no more than its parts: the warmer half of a country is no part of its warmth. */
const INTENSIVE: ReadonlySet<string> = new Set([
  'share',
  'difference of shares',
  'temperature',
  'speed',
  'pressure',
  'voltage',
  'frequency',
]);

/**
 * Whether figures of the content's unit add up over parts, places and periods: so many persons or litres do; a share, a
 * rate ("deaths per 100,000", "miles per hour") and a temperature do not, since each is of its own whole.
 */
export function addsUp(content: Content, vocabulary: Vocabulary): boolean {
  const unit = unitIn(content, vocabulary);
  if (unit === undefined) return true;
  const { dimension, name } = unitMeaning(unit);
  return !INTENSIVE.has(dimension) && !/\bper\b|\/|^(?:percent|fraction|share|index)\b/.test(name);
}

/** Whether a ratio of two numbers in the content's unit means anything: 20 degrees are not twice as warm as 10. */
export function scaled(content: Content, vocabulary: Vocabulary): boolean {
  const unit = unitIn(content, vocabulary);
  return unit === undefined || unitMeaning(unit).dimension !== 'temperature';
}

/** What was converted, in words that can follow a comparison; empty when nothing was. */
export function sayConversion(claim: Content, statement: Content, vocabulary: Vocabulary): string {
  if (unitFit(claim, statement, vocabulary) !== 'convertible') return '';
  const units = [unitIn(statement, vocabulary) ?? '', unitIn(claim, vocabulary) ?? ''] as const;
  const [from, to] = units.map((unit) => sayUnits(unit));
  const vague = units
    .filter((unit) => unitMeaning(unit).least !== unitMeaning(unit).most)
    .map((unit) => sayUnits(unit));
  const range = vague.length === 0 ? '' : `; ${vague.join(' and ')} stand for whatever they may mean`;
  return ` (${from} against ${to}, converted${range})`;
}

/** Twelve digits: what two exact factors make of one length may differ in the sixteenth, and is still one length. */
function settled(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : value;
}

function converted(range: Range, meaning: UnitMeaning): Range {
  const low = range.low * (range.low < 0 ? meaning.most : meaning.least) + meaning.offset;
  const high = range.high * (range.high < 0 ? meaning.least : meaning.most) + meaning.offset;
  return { ...range, low: settled(low), high: settled(high) };
}

function inBase({ allowed, near }: AmountRange, unit: string | undefined): AmountRange {
  if (unit === undefined) return { allowed, near };
  const meaning = unitMeaning(unit);
  return { allowed: converted(allowed, meaning), near: converted(near, meaning) };
}

/**
 * The ranges of figures in one unit: as printed where all have one, else in the base unit of their dimension; with the sign
 * that words give them where some rise and others fall, and by size where all fall ({@link movedRanges}). `undefined` when two of them do not convert
 * into each other.
 */
export function rangesTogether(figures: readonly Figure[], vocabulary: Vocabulary): AmountRange[] | undefined {
  const fits = figures.slice(1).map((figure) => unitFit(figures[0] as Figure, figure, vocabulary));
  if (fits.includes('apart')) return undefined;
  const ranges = movedRanges(figures);
  if (!fits.includes('convertible')) return ranges;
  return ranges.map((range, n) => inBase(range, unitIn(figures[n] as Figure, vocabulary)));
}

/** {@link rangesTogether} of two contents; `undefined` also when one gives no number. */
export function rangesOf(a: Content, b: Content, vocabulary: Vocabulary): [AmountRange, AmountRange] | undefined {
  if (!isFigure(a) || !isFigure(b)) return undefined;
  const [x, y] = rangesTogether([a, b], vocabulary) ?? [];
  return x && y ? [x, y] : undefined;
}

/** Whether two figures print one number in one sense, in one unit. */
export function sameFigure(a: Content, b: Content, vocabulary: Vocabulary): boolean {
  return isFigure(a) && isFigure(b) && sameAmount(a.amount, b.amount) && unitFit(a, b, vocabulary) === 'same';
}
