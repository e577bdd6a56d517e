/** Schemas that every area shares. A schema with an id becomes a named component of the OpenAPI document. */
import { partialDateFault } from '@whence/domain';
import { z } from 'zod';

/** The id of a row: UUID. */
export const id = z.uuid('a UUID').meta({ description: 'A UUID.' });

/** `claimId` and the like in a path: `pathIds('claimId')`. */
export function pathIds<const Name extends string>(...names: readonly Name[]) {
  return z.strictObject(Object.fromEntries(names.map((name) => [name, id])) as Record<Name, typeof id>);
}

const LAST_NUMBER = 2_147_483_647;

/** A version, or the number of one of several like things: what a row can hold. */
export const ordinal = z.int().min(1).max(LAST_NUMBER);

/** A number from 1 to `most` in a query; whatever it is instead, the same words say what it may be. */
export function wholeInQuery(most: number) {
  const expected = `a whole number from 1 to ${most}`;
  return z.coerce.number(expected).int(expected).min(1, expected).max(most, expected);
}

/** An {@link ordinal} in a path. */
export const ordinalInPath = z
  .string()
  .regex(/^[1-9]\d{0,9}$/, 'a whole number from 1')
  .transform(Number)
  .pipe(ordinal);

/** Key of a source, measure, place or statement in a ledger. */
export const key = z
  .string()
  .min(1)
  .max(300)
  .regex(/^[^\s]+$/, 'a key: no spaces, 1 to 300 characters');

/** A short text on one line. @param longest characters */
export function line(longest: number) {
  return z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\n\r\t]*\S[^\n\r\t]*$/, 'one line of text that is not blank');
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: a date that exists. */
export const partialDate = z
  .string()
  .check((context) => {
    const fault = partialDateFault(context.value);
    if (fault === undefined) return;
    context.issues.push({
      code: 'custom',
      message: fault.replace(/^.*expected /, ''),
      input: context.value,
    });
  })
  .meta({ description: 'YYYY, YYYY-MM or YYYY-MM-DD, UTC.', examples: ['2025-07'] });

/** A whole day, `YYYY-MM-DD`. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a day: YYYY-MM-DD')
  .refine((text) => !/^\d{4}-\d{2}-\d{2}$/.test(text) || partialDateFault(text) === undefined, 'a day that exists')
  .meta({ description: 'YYYY-MM-DD, UTC.', examples: ['2025-07-14'] });

/** A moment in an answer, ISO 8601 in UTC. */
export const instant = z.iso.datetime({ offset: true }).meta({ description: 'ISO 8601, UTC.' });

const ISO_MOMENT = z.iso.datetime({ offset: true });

/** Whether a text is a moment between the years 1 and 9999, UTC: an offset can lead out of them. */
function isMoment(text: string): boolean {
  if (!ISO_MOMENT.safeParse(text).success) return false;
  const moment = new Date(text).toISOString();
  return /^\d{4}-/.test(moment) && !moment.startsWith('0000');
}

/** `?asOf=`: what was held at a moment, or at the end of a day; absent: what is held now. Becomes a Date or null. */
export const asOf = z
  .string()
  .refine(
    (text) => day.safeParse(text).success || isMoment(text),
    'a day (YYYY-MM-DD, meaning its end in UTC) or a moment (ISO 8601 with an offset)',
  )
  .transform((text): Date | null => new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59.999Z` : text))
  .default(null)
  .meta({
    description: 'Answer with what Whence held at this moment, or at the end of this day (UTC).',
    examples: ['2025-07-15', '2025-07-15T09:30:00Z'],
  });

/** `?publishedBy=`: only statements published by the end of this day, UTC. Becomes a day or null. */
export const publishedBy = day
  .transform((text): string | null => text)
  .default(null)
  .meta({ description: 'Admit only statements published by the end of this day (UTC).', examples: ['2025-07-15'] });

/** For reads of one thing. */
export const asOfQuery = z.strictObject({ asOf });
