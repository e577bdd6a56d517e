/** When the world could first know a statement. Source: DESIGN, Two clocks; docs/decisions/0005. */
import { daysOf, type DayInterval, type PartialDate } from './dates.js';
import type { Statement } from './statement.js';

export interface Publication {
  readonly date: PartialDate;
  readonly days: DayInterval;
  /** Present when the date was inferred, not given. */
  readonly rule?: NonNullable<Statement['publishedRule']>;
}

/**
 * The publication date, given or inferred. A missing date is taken from the day on which it was said; else from the
 * moment or period that it describes (nobody can count what has not happened yet); else, for a forecast, from the start
 * of its period, or from its horizon, by which it must have been out. `undefined` when nothing dates the statement.
 */
export function inferPublished(statement: Statement): Publication | undefined {
  if (statement.publishedOn !== undefined)
    return {
      date: statement.publishedOn,
      days: daysOf(statement.publishedOn),
      ...(statement.publishedRule === undefined ? {} : { rule: statement.publishedRule }),
    };
  const content = statement.content;
  const observed = content?.mode === 'observed';
  const from = (
    rule: NonNullable<Statement['publishedRule']>,
    date: PartialDate | undefined,
  ): Publication | undefined => (date === undefined ? undefined : { date, days: daysOf(date), rule });
  return (
    from('from-said-on', statement.saidOn) ??
    from('from-as-of', content?.asOf) ??
    from('from-period-end', observed ? content?.periodEnd : undefined) ??
    from('from-period-start', content?.periodStart) ??
    from('from-horizon', content?.horizon)
  );
}

/**
 * Whether a statement was out by the end of a day. A partial date counts by its last day: a finding never rests on what
 * the world may not yet have known. A statement that nothing dates is admitted only when there is no cutoff.
 */
export function outBy(publication: Publication | undefined, day: string | null): boolean {
  if (day === null) return true;
  return publication !== undefined && publication.days.to <= day;
}
