/** On which side of a date something lies, by the words before it. */
import type { ReadDate } from '../reading.js';

const PART = '(?:(?:the )?(?:beginning|start|middle|end|close) of |late |early |mid-)?';

const DIRECTIONS: readonly (readonly [RegExp, NonNullable<ReadDate['direction']>])[] = [
  [
    new RegExp(
      `\\b(?:by|before|until|till|up to|ahead of|prior to|no later than|not later than|at the latest by|through) (?:the )?${PART}(?:the )?$`,
      'i',
    ),
    'by',
  ],
  [new RegExp(`\\b(?:since|dating (?:back )?to|going back to) (?:at least )?(?:the )?${PART}(?:the )?$`, 'i'), 'since'],
  [
    new RegExp(
      `\\b(?:as early as|as soon as|no earlier than|not before|not until|starting(?: in| from| on)?|beginning(?: in| from| on)?|effective|after|following|from|as of) (?:the )?${PART}(?:the )?$`,
      'i',
    ),
    'after',
  ],
  [/\b(?:within|inside) (?:the )?$/i, 'within'],
  [
    new RegExp(
      `\\b(?:around|about|circa|c\\.|ca\\.|roughly|approximately|some ?time in|sometime around|towards?) (?:the )?${PART}(?:the )?$`,
      'i',
    ),
    'about',
  ],
];

/** Reach of the longest of these phrases. */
const REACH = 60;

export function directionBefore(text: string, start: number): ReadDate['direction'] | undefined {
  const before = text.slice(Math.max(0, start - REACH), start);
  return DIRECTIONS.find(([words]) => words.test(before))?.[1];
}
