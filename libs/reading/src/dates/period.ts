/** What a rule reads, in the form in which chrono-node passes it on. */
import { ParsingComponents, type Chrono, type ParsingResult } from 'chrono-node';
import { dayFrom, parseMonth, type Day } from '../calendar.js';
import type { ReadDate } from '../reading.js';

/** On which side of the publication a date without a year lies: what was observed is past, what is planned is future. */
export type Tense = 'past' | 'future';

export type Resolved = Omit<ReadDate, 'start' | 'end' | 'text'>;

/** What was read, and how much of it was only worked out. */
export interface Found extends Resolved {
  /** The year was worked out from the page; the other end of a range may state it. */
  readonly yearless?: true;
  /** A weekday that nothing ties to a week: the other end of a range does, or the date that it stands before. */
  readonly weekday?: true;
}

export const OPEN: Found = { relative: true };

type Parser = Chrono['parsers'][number];
type Context = Parameters<Parser['extract']>[0];

/** The first day of a partial date. */
export function firstDay(date: string): Day {
  return date.length === 10 ? dayFrom(date) : { ...parseMonth(date.length === 4 ? `${date}-01` : date), day: 1 };
}

/** chrono-node's components know no precision but the day; these carry the period that was read. */
export class Period extends ParsingComponents {
  constructor(
    context: Context,
    readonly found: Found,
  ) {
    super(context.reference, firstDay(found.from ?? '2001'));
  }
}

/** The day of the publication and the side on which undated days lie. */
export interface Reading {
  readonly day: Day;
  readonly tense: Tense;
}

export const readingOf = ({ reference, option }: Context): Reading => ({
  day: dayFrom(reference.instant.toISOString().slice(0, 10)),
  tense: option.forwardDate ? 'future' : 'past',
});

/**
 * A rule as a parser of chrono-node. The pattern must have a bounded reach. `undefined`: no date after all. The words of
 * the date are the whole match, but for a group named `lead`, which only shows that it is one.
 */
export function rule(
  pattern: RegExp,
  resolve: (match: RegExpMatchArray, reading: Reading, text: string) => Found | undefined,
): Parser {
  return {
    pattern: () => pattern,
    extract: (context, match): ParsingResult | null => {
      // chrono-node searches on in the rest of the text, where a look behind sees nothing: ask the whole text instead.
      const at = match.index ?? 0;
      const before = context.text[at - 1];
      if (before !== undefined && /[\p{L}\p{N}_]/u.test(before) && /^[\p{L}\p{N}]/u.test(match[0])) return null;
      const found = resolve(match, readingOf(context), context.text);
      if (!found) return null;
      const lead = match.groups?.['lead']?.length ?? 0;
      return context.createParsingResult(at + lead, match[0].slice(lead), new Period(context, found));
    },
  };
}
