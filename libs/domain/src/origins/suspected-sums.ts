/**
 * Sums that nobody states: a printed number that is exactly what two or three earlier figures make together. Such a number
 * may be no count at all. It is only ever suggested ("if this sum holds"), and only where chance would hardly do it: the
 * other sums that the same figures make near by tell how often chance would. Source: DESIGN, Origins; docs/decisions/0005.
 */
import type { SuspectedSum } from '../finding.js';
import { isFigure, type Figure } from '../figure.js';
import { daysOf } from '../dates.js';
import type { Vocabulary } from '../vocabulary.js';
import { byCode } from '../order.js';
import { holdingOfMeasures, holdingOfPlaces } from '../compare/containment.js';
import { sayWho, type Weighed } from '../compare/comparisons.js';
import { directionOpen, needSigns } from '../compare/moves.js';
import { printedUnit } from '../compare/range.js';
import { basisKey } from '../compare/slots.js';
import { fitTimes } from '../compare/times.js';
import { addsUp, unitFit } from '../compare/units.js';
import type { Ledger } from '../trace/ledger.js';
import { sayNumber } from '../words.js';

/** Operands are looked for this many days back. */
const OPERAND_DAYS = 366;
/** Among more distinct figures than this chance makes every number, and nothing is looked for. */
const MOST_OPERANDS = 60;
/** The latest figures that may be operands of three. */
const TRIPLED = 16;
/** How many such sums chance may be expected to make, for one to be worth a word. */
const BY_CHANCE = 0.05;
/** Chance is measured within this many reading precisions, or an eighth of the number if that is more; never past half of it. */
const NEARBY = 20;

const DAY = 86_400_000;

/** A figure whose number may be a sum. */
export interface SumTarget {
  /** Key of a statement, or of the claim's appearance. */
  readonly key: string;
  readonly figure: Figure;
  /** Last day on which it was out. */
  readonly day: string;
  /** Statement keys that cannot be its operands: itself, and what it relays. */
  readonly not: ReadonlySet<string>;
}

interface Operand {
  readonly key: string;
  readonly figure: Figure;
  readonly value: number;
  readonly day: string;
}

/** The one number that an amount prints; `undefined` for a range. */
export function printedNumber({ amount }: Figure): number | undefined {
  if (amount.point !== undefined) return amount.point;
  return amount.low && amount.high ? undefined : (amount.low ?? amount.high)?.value;
}

/** What is told to be so many, on a known day: all that may be an operand of any sum. */
function figuresAmong(weighed: readonly Weighed[]): Operand[] {
  return weighed.flatMap(({ key, entry: { content, publication } }): Operand[] => {
    if (content === undefined || !isFigure(content) || content.polarity !== 'affirms') return [];
    const value = printedNumber(content);
    if (value === undefined || value <= 0 || publication === undefined) return [];
    return [{ key, figure: content, value, day: publication.days.to }];
  });
}

/** In the order of their days, the latest first; none where there are too many. */
function operandsOf(target: SumTarget, figures: readonly Operand[], vocabulary: Vocabulary): Operand[] {
  const earliest = new Date(Date.parse(target.day) - OPERAND_DAYS * DAY).toISOString().slice(0, 10);
  const counted = (figure: Figure) => vocabulary.measures.get(figure.measure ?? '')?.counted;
  const [own, sum, basis] = [counted(target.figure), printedNumber(target.figure), basisKey(target.figure.basis)];
  if (own === undefined || !addsUp(target.figure, vocabulary)) return [];
  const found = new Map<string, Operand>();
  for (const operand of figures) {
    const { key, figure, value, day } = operand;
    if (day > target.day || day < earliest || value === sum || figure.subject !== target.figure.subject) continue;
    if (target.not.has(key) || counted(figure) !== own || basisKey(figure.basis) !== basis) continue;
    if (unitFit(figure, target.figure, vocabulary) !== 'same') continue;
    // A rise and a fall do not make a number together that either of them prints.
    if (directionOpen(figure, target.figure) || needSigns([figure, target.figure])) continue;
    const same = JSON.stringify([value, figure.measure, figure.place, figure.accumulation]);
    const known = found.get(same);
    if (known === undefined || byCode(known.day, day) < 0 || (known.day === day && byCode(key, known.key) < 0))
      found.set(same, operand);
    if (found.size > MOST_OPERANDS) return [];
  }
  return [...found.values()].sort((a, b) => byCode(b.day, a.day) || byCode(a.key, b.key));
}

/** Whether two figures count apart things, so that their sum counts something. */
function addable(a: Figure, b: Figure, vocabulary: Vocabulary): boolean {
  const measures = holdingOfMeasures(a.measure ?? '', b.measure ?? '', vocabulary);
  if (measures !== 'same') return measures === 'apart';
  if (a.place !== undefined && b.place !== undefined && a.place !== b.place)
    return holdingOfPlaces(a.place, b.place, vocabulary) === 'apart';
  if (a.place !== b.place) return false;
  const flow = a.accumulation === 'flow' ? a : b;
  const other = flow === a ? b : a;
  if (flow.accumulation !== 'flow' || a.mode !== 'observed' || b.mode !== 'observed') return a.mode !== b.mode;
  if (other.accumulation === 'flow') return fitTimes(a, b, {}).fit === 'apart';
  const [start, until] = [flow.periodStart, other.asOf];
  return start !== undefined && until !== undefined && daysOf(until).to < daysOf(start).from;
}

/** Whether one figure may be taken from another: it counts a part of it, or the same at an earlier date. */
function takenFrom(whole: Figure, part: Figure, vocabulary: Vocabulary): boolean {
  const measures = holdingOfMeasures(whole.measure ?? '', part.measure ?? '', vocabulary);
  if (measures === 'part') return whole.place === part.place;
  if (measures !== 'same') return false;
  if (whole.place !== undefined && part.place !== undefined && whole.place !== part.place)
    return holdingOfPlaces(whole.place, part.place, vocabulary) === 'part';
  const [later, earlier] = [whole.asOf, part.asOf];
  const totals = whole.accumulation === 'cumulative' && part.accumulation === 'cumulative';
  return totals && later !== undefined && earlier !== undefined && daysOf(earlier).to < daysOf(later).from;
}

interface Made {
  readonly value: number;
  readonly plus: readonly Operand[];
  readonly minus: readonly Operand[];
}

/** What two or three of the operands make, told one by one for as long as the answer is that more is wanted. */
function eachMade(operands: readonly Operand[], vocabulary: Vocabulary, tell: (made: Made) => boolean): void {
  // Asked again for every third one: worked out once for each pair.
  const known = new Int8Array(operands.length ** 2);
  const addsUp = (n: number, m: number, a: Operand, b: Operand): boolean => {
    const at = n * operands.length + m;
    if (known[at] === 0) known[at] = addable(a.figure, b.figure, vocabulary) ? 1 : -1;
    return known[at] === 1;
  };
  for (const [n, a] of operands.entries())
    for (const [m, b] of operands.entries()) {
      if (n === m) continue;
      if (a.value > b.value && takenFrom(a.figure, b.figure, vocabulary))
        if (!tell({ value: a.value - b.value, plus: [a], minus: [b] })) return;
      if (m < n || !addsUp(n, m, a, b)) continue;
      if (!tell({ value: a.value + b.value, plus: [a, b], minus: [] })) return;
      for (let o = m + 1; o < Math.min(TRIPLED, operands.length); o++) {
        const c = operands[o];
        if (c === undefined || !addsUp(n, o, a, c) || !addsUp(m, o, b, c)) continue;
        if (!tell({ value: a.value + b.value + c.value, plus: [a, b, c], minus: [] })) return;
      }
    }
}

function sayMade({ plus, minus }: Made, ledger: Ledger, vocabulary: Vocabulary): string {
  const say = ({ value, key }: Operand) => `${sayNumber(value)} (${sayWho(key, ledger, vocabulary)})`;
  return [plus.map(say).join(' plus '), ...minus.map(say)].join(' less ');
}

/** The sums that the figures of some statements may be, one each at most. */
export function suspectedSums(
  targets: readonly SumTarget[],
  weighed: readonly Weighed[],
  ledger: Ledger,
  vocabulary: Vocabulary,
): SuspectedSum[] {
  let figures: readonly Operand[] | undefined;
  return targets.flatMap((target): SuspectedSum[] => {
    const value = printedNumber(target.figure);
    if (value === undefined || value <= 0) return [];
    const half = printedUnit(value) / 2;
    const nearby = Math.min(Math.max(NEARBY * half, value / 8), value / 2);
    const found: Made[] = [];
    let others = 0;
    const byChance = () => ((others + 1) * half) / nearby >= BY_CHANCE;
    // A round number is made by chance however few sums there are.
    if (byChance()) return [];
    figures ??= figuresAmong(weighed);
    eachMade(operandsOf(target, figures, vocabulary), vocabulary, (made) => {
      const off = Math.abs(made.value - value);
      if (off < half) found.push(made);
      else if (off < nearby) others += 1;
      return !byChance();
    });
    if (byChance()) return [];
    const sources = (made: Made) =>
      new Set([...made.plus, ...made.minus].map(({ key }) => ledger.entries.get(key)?.statement.source)).size;
    const keys = (made: Made) => [...made.plus, ...made.minus].map(({ key }) => key);
    found.sort(
      (a, b) =>
        keys(a).length - keys(b).length || sources(a) - sources(b) || byCode(keys(a).join(' '), keys(b).join(' ')),
    );
    const [best] = found;
    if (best === undefined) return [];
    const who = ledger.entries.has(target.key)
      ? ` (${sayWho(target.key, ledger, vocabulary)})`
      : ', the figure claimed,';
    const operands = [
      ...best.plus.map(({ key }) => ({ statement: key, sign: 1 as const })),
      ...best.minus.map(({ key }) => ({ statement: key, sign: -1 as const })),
    ];
    const text = `${sayNumber(value)}${who} is just what ${sayMade(best, ledger, vocabulary)} make: if this sum holds, it is no count of its own`;
    return [{ statement: target.key, operands, text }];
  });
}
