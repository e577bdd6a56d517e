/** What the kept words of a statement without a figure say about a number, where its slots are silent. */
import type { Content } from './figure.js';
import { isFigure } from './figure.js';
import { sayNumber } from './words.js';

const SCALES: Readonly<Record<string, number>> = { thousand: 1e3, k: 1e3, million: 1e6, m: 1e6, billion: 1e9, bn: 1e9 };
/** A number after a verb of growth and "to": where the growing ends, not by how much. English only. */
const GROWS_TO =
  /\b(?:increas|rais|expand|grow|boost|bring|enlarg|swell|rais|ris|reach|up)\w*\b[^.;]{0,60}?\bto (?:about |around |some |nearly |up to |as many as |more than |over )?(\d[\d,.]*)\s*(thousand|million|billion|bn|k|m)?\b/giu;

function printedNumber(digits: string, scale: string | undefined): number {
  const plain = Number(digits.replace(/[.,]$/, '').replace(/,(?=\d{3}\b)/g, ''));
  return plain * (SCALES[scale?.toLowerCase() ?? ''] ?? 1);
}

/** The numbers that a content prints: its point and its bounds. */
function numbersOf(content: Content): readonly number[] {
  if (!isFigure(content)) return [];
  const { point, low, high } = content.amount;
  return [point, low?.value, high?.value].filter((value) => value !== undefined);
}

/**
 * Whether the words of a denial speak of a total ("increase the contingent to 30,000") where the statement that it
 * answers counts an addition of that number (30,000 more): the two are not the same plan, and a reader should know.
 * Undefined where the words say nothing of the kind.
 */
export function totalAgainstAddition(words: string, answered: Content): string | undefined {
  if (answered.accumulation !== 'flow') return undefined;
  const numbers = numbersOf(answered);
  for (const [, digits = '', scale] of words.matchAll(GROWS_TO)) {
    const total = printedNumber(digits, scale);
    if (numbers.includes(total))
      return `accumulation: its words speak of a total (“to ${[digits, scale].join(' ').trim()}”) against ${sayNumber(total)} further`;
  }
  return undefined;
}
