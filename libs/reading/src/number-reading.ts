/** What is read of one number. */
import type { Span } from './reading.js';
import type { NumberUnit } from './unit-after.js';

/** A number or range; offsets count in the text that was scanned and leave out units, except that a sign before is a unit's span. */
export interface NumberReading extends Span {
  readonly value: number | readonly [number, number];
  readonly unit?: NumberUnit;
  /** Plain digits without separators, sign or multiplier: the only form that a year or a model number takes. */
  readonly plain: boolean;
  /** The words name no number but a size: "dozens", "several hundred". The value is then the least that they say. */
  readonly vague: boolean;
  readonly range: boolean;
  readonly words: boolean;
}
