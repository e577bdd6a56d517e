/** What stands between a number and what is counted: units, percent of what, one or several. */
import { FRACTION, isMoney, isQuantity, multipleOf, sayUnits, unitIn, unitMeaning } from './compare/units.js';
import { isFigure, type Content } from './figure.js';
import { inSingular } from './noun-words.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * Whether a measure is called by the name of a rate ("unemployment rate", "turnout", "coverage among children"), not by what is
 * counted: percent are no part of that.
 */
function isRate(key: string, vocabulary: Vocabulary): boolean {
  const measure = vocabulary.measures.get(key);
  if (measure === undefined) return false;
  const { label, counted } = measure;
  const at = ` ${label} `.indexOf(` ${counted} `);
  if (at < 0 || label === counted) return true;
  const [before, after] = [label.slice(0, at).trim(), label.slice(at + counted.length).trim()];
  // "Annual inflation", "GDP growth": percent are of what follows, and nothing does.
  if (after === '' && before !== '') return !SHARE_OF.test(label);
  return NAMES_RATE.test(before) && !SHARE_OF.test(label);
}

/** "Kronor per dollar": of what is so much per something there is no part to name. */
const RATE = / per /;
const NAMES_RATE = /\b(?:among|of|in|for|by)$/;

/** Whether percent are told of a rate by its whole name: "cut in emissions since 1990" are no emissions that are since 1990. */
export function namesRate(content: Content, label: string, before: string, vocabulary: Vocabulary): boolean {
  const unit = unitIn(content, vocabulary);
  return (
    unit !== undefined &&
    unitMeaning(unit).name === 'percent' &&
    NAMES_RATE.test(before.trim()) &&
    !SHARE_OF.test(label)
  );
}

const SHARE_OF = /^(?:share|percentage|proportion) of /i;

/** "kilometres of ", "thousand ": what stands between a number and what is counted; empty where that is counted singly. */
export function sayUnitBefore(content: Content, vocabulary: Vocabulary): string {
  const unit = unitIn(content, vocabulary);
  if (unit === undefined || content.measure === undefined) return '';
  if (unitMeaning(unit).name === FRACTION) return content.whole === undefined ? 'of ' : '';
  const quantity = isQuantity(unit) || isMoney(unit) || isForeign(unit, content.measure, vocabulary);
  const units = quantity ? sayUnits(unit, isOne(content, vocabulary)) : undefined;
  if (units === 'percent' && isRate(content.measure, vocabulary)) return 'percent ';
  if (units !== undefined && RATE.test(units)) return `${units} `;
  if (units !== undefined) return content.whole === undefined ? `${units} of ` : `${units} `;
  return multipleOf(unit);
}

/** Whether a unit is neither that of the measure nor a name of what it counts: without it the number would be one of those. */
function isForeign(unit: string, measure: string, vocabulary: Vocabulary): boolean {
  const entry = vocabulary.measures.get(measure);
  if (entry === undefined || unitMeaning(entry.unit).dimension === unitMeaning(unit).dimension) return false;
  const name = unitMeaning(unit).name.slice(multipleOf(unit).length);
  return !inSingular(`${entry.counted} ${entry.label}`.toLowerCase()).includes(name);
}

/** Whether it is one of them that is counted: "1 ship", "at least 1 ship". */
export function isOne(content: Content, vocabulary: Vocabulary): boolean {
  if (!isFigure(content) || multipleOf(unitIn(content, vocabulary) ?? '') !== '') return false;
  const { low, high, point } = content.amount;
  const numbers = [low?.value, high?.value, point].filter((value) => value !== undefined);
  return numbers.length > 0 && numbers.every((value) => value === 1);
}

/** "80 percent of children vaccinated" are a share of them, and hectares are not counted in hectares: neither is said twice. */
export function ofWhat(unit: string, counted: string): string {
  if (unit === 'percent ' || RATE.test(unit)) return `(${counted})`;
  if (!unit.endsWith('of ')) return counted;
  if (counted.toLowerCase().startsWith(unit)) return counted.slice(unit.length);
  return counted.replace(SHARE_OF, '');
}
