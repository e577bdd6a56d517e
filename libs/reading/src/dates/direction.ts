/** On which side of a date something lies, by the words before it. */
import type { ReadDate } from '../reading.js';
import type { Tense } from './period.js';

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
    // "Since the ceasefire of October 3", "since their strike in May": what began then.
    new RegExp(
      `\\bsince (?:the|an?|its|their|his|her)(?: \\p{Ll}[\\p{L}'’-]*){1,4} (?:of|on|in|at) (?:the )?${PART}$`,
      'iu',
    ),
    'since',
  ],
  [
    new RegExp(
      `\\b(?:as early as|as soon as|no earlier than|not before|not until|starting(?: in| from| on)?|beginning(?: in| from| on)?|effective(?: as of)?|after|following|from) (?:the )?${PART}(?:the )?$`,
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

/** "131 had died as of Tuesday" is counted up to then; "will pay as of July" begins then. */
const AS_OF = /\bas of (?:the )?$/i;

/** Reach of the longest of these phrases. */
const REACH = 60;

/** "Damaged by the August fires": behind a participle "by the" names what did it, and no date until which. */
const BY_AGENT =
  /\b(?:\p{L}{2,}(?:ed|en|wn|ught)|hit|cut|put|set|lost|made|won|torn|swept|struck|left|burnt|sunk|shut) by (?:the|a|an|its|their) $/iu;
/** What has a day of its own by which something may be done: "finished by the August deadline". */
const DUE_NOUN =
  /^ (?:deadline|elections?|vote|poll|summit|meeting|referendum|conference|congress|session|target date|cut-off|end)\b/i;

/** `start`, `end`: where the words of the date stand in `text`. `tense`: whether the sentence tells what was or what is to come. */
export function directionBefore(
  text: string,
  start: number,
  end: number,
  tense: Tense,
): ReadDate['direction'] | undefined {
  const before = text.slice(Math.max(0, start - REACH), start);
  if (AS_OF.test(before) && !/\beffective as of (?:the )?$/i.test(before)) return tense === 'future' ? 'after' : 'by';
  const behind = text.slice(end, end + REACH);
  if (BY_AGENT.test(before) && /^ \p{Ll}/u.test(behind) && !DUE_NOUN.test(behind)) return undefined;
  if (AS_OF.test(before)) return tense === 'future' ? 'after' : undefined;
  return DIRECTIONS.find(([words]) => words.test(before))?.[1];
}
