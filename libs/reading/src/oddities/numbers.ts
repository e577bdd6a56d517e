/** Numbers that do not fit each other: parts and their whole, parts and their total, a share and its two numbers. */
import { canonicalCounted } from '../lexicon/counted.js';
import type { Line } from '../line.js';
import type { ReadFigure, ReadOddity } from '../reading.js';
import { amountsOf } from '../same-figure.js';
import { claimsByFigure, oddity, twoReadings, type PageRead } from './oddity.js';

/** Figures of one sentence in their order, with their indexes on the page. */
interface Numbered {
  readonly figure: ReadFigure;
  readonly index: number;
}

const single = ({ value }: ReadFigure): number | undefined => (typeof value === 'number' ? value : undefined);
const isExact = ({ hedge }: ReadFigure): boolean => hedge === 'exact';
const near = ({ hedge }: ReadFigure): boolean => hedge === 'exact' || hedge === 'about' || hedge === 'some';

export function oddNumbers({ lines, figures, claims }: PageRead): ReadOddity[] {
  const bySentence = new Map<number, Numbered[]>();
  figures.forEach((figure, index) => {
    const known = bySentence.get(figure.sentence);
    if (known) known.push({ figure, index });
    else bySentence.set(figure.sentence, [{ figure, index }]);
  });
  const claimOf = claimsByFigure(claims);
  const claimsOf = (...indexes: readonly number[]): number[] => indexes.flatMap((index) => claimOf.get(index) ?? []);
  const found: ReadOddity[] = [];
  figures.forEach((figure, index) => {
    const line = lines[figure.sentence];
    const other = line && pointsOfThousands(line, figure);
    const words = line && line.text.slice(figure.start - line.sentence.start, figure.end - line.sentence.start);
    if (other === undefined || words === undefined || typeof figure.value !== 'number') return;
    found.push(twoReadings(words, figure, [figure.value, other], claimOf.get(index)));
  });
  figures.forEach((part, index) => {
    const whole = part.whole === undefined ? undefined : figures[part.whole];
    if (!whole || part.whole === undefined || part.unit || whole.unit || part.within !== undefined) return;
    const [least, most] = [amountsOf(part)[0] ?? 0, amountsOf(whole).at(-1) ?? 0];
    const open =
      /^(?:at-most|up-to|fewer-than|nearly)$/.test(part.hedge) || /^(?:at-least|more-than)$/.test(whole.hedge);
    if (open || least <= most || shareOfN(lines[part.sentence], part) || shareOfN(lines[whole.sentence], whole)) return;
    const text = `"${part.text}" is given as a part of "${whole.text}", and is more.`;
    found.push(oddity('part-exceeds-whole', [whole, part], text, claimsOf(part.whole, index)));
  });
  for (const [sentence, numbered] of bySentence) {
    const line = lines[sentence];
    if (!line) continue;
    const sum = totalOf(line, numbered);
    if (sum) {
      const spans = [sum.total, ...sum.parts].map(({ figure }) => figure);
      const listed = sum.parts.map(({ figure }) => `"${figure.text}"`).join(', ');
      const text = `The parts ${listed} add up to ${plain(sum.added)}, not to "${sum.total.figure.text}".`;
      found.push(
        oddity('parts-do-not-add-up', spans, text, claimsOf(sum.total.index, ...sum.parts.map(({ index }) => index))),
      );
    }
    found.push(...shares(line, numbered, claimsOf));
  }
  return found;
}

/** Things that are counted by parts: "1.234 times", "2.345 points". */
const IN_PARTS = /^(?:time|point|goal|run|win|child|birth|percentage point)$/;

/**
 * "30.000 inhabitants", "4.500 euros", "1.250,50": pieces have no thousandths and money has none either, so that the point
 * may part thousands, as most of Europe prints them.
 */
function pointsOfThousands(line: Line, figure: ReadFigure): number | undefined {
  if (typeof figure.value !== 'number' || !/^[1-9]\d{0,2}\.\d{3}$/.test(figure.text) || figure.rate) return undefined;
  const cents = /^,\d{2}(?!\d)/.test(line.text.slice(figure.end - line.sentence.start));
  const pieces = !figure.unit && figure.counted !== undefined && !IN_PARTS.test(figure.counted.head);
  return cents || pieces || figure.unit?.kind === 'currency' ? Math.round(figure.value * 1000) : undefined;
}

/** "6 in 10 of the voters": a share in two numbers. */
function shareOfN(line: Line | undefined, { start, end }: ReadFigure): boolean {
  if (!line) return false;
  const base = line.sentence.start;
  return (
    /(?:\d|\b\p{L}{2,6}) (?:in|out of) (?:every )?$/u.test(
      line.text.slice(Math.max(0, start - base - 24), start - base),
    ) || /^ (?:in|out of) (?:every )?(?:\d|ten\b|five\b|four\b)/.test(line.text.slice(end - base, end - base + 16))
  );
}

const plain = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 2 });

const thing = (figure: ReadFigure): string | undefined =>
  figure.counted && (canonicalCounted(figure.counted.lemma) ?? figure.counted.head);

/** Half of the last digit that is printed: "4,000" may stand for 3,500 and more. */
function halfUnit(value: number): number {
  let unit = 1;
  while (value >= unit * 10 && value % (unit * 10) === 0) unit *= 10;
  while (value % unit !== 0 && unit > 1e-6) unit /= 10;
  return unit / 2;
}

/** "6,000: 1,000 sappers and 4,000 builders": a total, a colon or dash, and a list to its end that does not add up. */
function totalOf(
  line: Line,
  numbered: readonly Numbered[],
): { total: Numbered; parts: readonly Numbered[]; added: number } | undefined {
  for (const [at, total] of numbered.entries()) {
    const parts = numbered.slice(at + 1);
    const [first] = parts;
    const value = single(total.figure);
    if (!first || parts.length < 2 || value === undefined || !near(total.figure)) continue;
    const base = line.sentence.start;
    const between = line.text.slice(total.figure.end - base, first.figure.start - base);
    if (!/^[^,;.:—–]{0,60}(?::| [—–-]) ?(?:some |about |around )?$/.test(between)) continue;
    if (!listed(line, parts)) continue;
    if (
      parts.some(
        ({ figure }) =>
          figure.unit?.lemma !== total.figure.unit?.lemma || !near(figure) || single(figure) === undefined,
      )
    )
      continue;
    if (total.figure.unit?.kind === 'percent' || total.figure.unit?.kind === 'time') continue;
    const added = parts.reduce((sum, { figure }) => sum + (single(figure) ?? 0), 0);
    const slack = [total, ...parts].reduce(
      (sum, { figure }) => sum + (isExact(figure) && (single(figure) ?? 0) < 100 ? 0 : halfUnit(single(figure) ?? 0)),
      0,
    );
    // Half of each last digit may be rounding; a list that is far short may be no whole list.
    if (Math.abs(added - value) <= Math.min(slack, value * 0.05) || added < value / 2 || added > value * 1.5) continue;
    return { total, parts, added };
  }
  return undefined;
}

/** Whether commas and one "and" join the parts, and nothing that begins another sentence or list. */
function listed(line: Line, parts: readonly Numbered[]): boolean {
  const base = line.sentence.start;
  const gaps = parts
    .slice(1)
    .map(({ figure }, at) => line.text.slice((parts[at]?.figure.end ?? base) - base, figure.start - base));
  const last = gaps.at(-1) ?? '';
  const rest = line.text.slice((parts.at(-1)?.figure.end ?? base) - base);
  return (
    /(?:,| and) (?:and )?(?:about |some |around )?$/.test(last) &&
    gaps.every(
      (gap) =>
        gap.length < 60 && !/[;:.—(]|\b(?:including|of (?:whom|which|them)|among|plus|but|while|from|to)\b/i.test(gap),
    ) &&
    !/\b(?:others?|more|the rest|among others|etc|remaining|remainder|as well as|plus)\b/i.test(rest)
  );
}

/** How far a share may be off that is taken of round or hedged numbers. */
const LOOSE_BY = 0.12;

/** "400 of the 1,000, or 60%": the share beside two numbers is another. */
function shares(line: Line, numbered: readonly Numbered[], claimsOf: (...indexes: number[]) => number[]): ReadOddity[] {
  return numbered.flatMap(({ figure: share, index }, at) => {
    if (share.unit?.kind !== 'percent' || !near(share)) return [];
    const part = numbered
      .slice(Math.max(0, at - 2), at)
      .find((one) => one.figure.whole !== undefined && !one.figure.unit);
    const whole = numbered.find((one) => one.index === part?.figure.whole);
    const [own, few, all] = [single(share), part && single(part.figure), whole && single(whole.figure)];
    if (!part || !whole || own === undefined || few === undefined || !all) return [];
    if (thing(part.figure) !== thing(whole.figure) && part.figure.counted) return [];
    const base = line.sentence.start;
    const from = Math.max(part.figure.end, whole.figure.end);
    if (
      from > share.start ||
      !/^[^;:.]{0,40}(?:,? or |\()(?:about |some |nearly |around |roughly )?$/.test(
        line.text.slice(from - base, share.start - base),
      )
    )
      return [];
    const real = (few / all) * 100;
    const loose = [part, whole].some(
      ({ figure }) => !isExact(figure) || halfUnit(single(figure) ?? 0) > 0.02 * (single(figure) ?? 0),
    );
    const slack = (isExact(share) ? 1 : 4) + (loose ? real * LOOSE_BY : 0);
    if (!near(part.figure) || !near(whole.figure) || Math.abs(real - own) <= slack) return [];
    const text = `"${part.figure.text}" of "${whole.figure.text}" are ${plain(real)} percent, not "${share.text}".`;
    return [
      oddity('share-mismatch', [part.figure, whole.figure, share], text, claimsOf(part.index, whole.index, index)),
    ];
  });
}
