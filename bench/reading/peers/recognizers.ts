/** Microsoft Recognizers-Text: numbers, percentages, and numbers with units. */
import numbers from '@microsoft/recognizers-text-number';
import units from '@microsoft/recognizers-text-number-with-unit';
import { plain, type Quantity, unitName } from './quantity.js';

interface Found {
  readonly start: number;
  /** Of the last character. */
  readonly end: number;
  readonly resolution: { readonly value?: string | null; readonly unit?: string };
}

type Recognize = (text: string, culture: string) => Found[];

const ENGLISH = 'en-us';
const { recognizeNumber, recognizePercentage } = numbers as unknown as Record<string, Recognize>;
const WITH_UNITS = ['recognizeCurrency', 'recognizeDimension', 'recognizeAge', 'recognizeTemperature'].map(
  (name) => (units as unknown as Record<string, Recognize>)[name],
);

/** Its own answers, the longer where two overlap; a bare number has no unit. */
export function recognizers(text: string): Quantity[] {
  const found: (Found & { readonly unit: string })[] = [];
  for (const recognize of WITH_UNITS)
    for (const one of recognize?.(text, ENGLISH) ?? [])
      found.push({ ...one, unit: unitName(one.resolution.unit ?? '-') });
  for (const one of recognizePercentage?.(text, ENGLISH) ?? []) found.push({ ...one, unit: 'percentage' });
  for (const one of recognizeNumber?.(text, ENGLISH) ?? []) found.push({ ...one, unit: '-' });
  found.sort((one, other) => other.end - other.start - (one.end - one.start) || one.start - other.start);
  const kept: typeof found = [];
  for (const one of found)
    if (one.resolution.value && !kept.some((other) => one.start <= other.end && other.start <= one.end)) kept.push(one);
  return kept
    .sort((one, other) => one.start - other.start)
    .map(({ resolution, unit }) => plain(Number.parseFloat(resolution.value ?? ''), unit));
}
