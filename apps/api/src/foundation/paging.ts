/** Pages of lists: a fixed order, a cursor that says after what, one link to the next page. */
import { Refusal } from '@whence/workflow';
import { z } from 'zod';
import { wholeInQuery } from './schemas.js';

const MOST = 200;
const USUAL = 50;

/** Members of the query of every list; spread them: `z.strictObject({ ...pageQuery, state: … })`. */
export const pageQuery = {
  limit: wholeInQuery(MOST)
    .default(USUAL)
    .meta({ description: `Entries in a page, 1 to ${MOST}.` }),
  cursor: z
    .string()
    .max(500)
    .transform((text): string | null => text)
    .default(null)
    .meta({ description: 'Where the page starts: take it from `next` of the page before.' }),
};

const MOST_WHOLE = 10_000;

/**
 * The same for lists that are answered whole where no `limit` is given, as far as so many entries: clients were told that all are there
 * before these lists had pages.
 */
export const wholePageQuery = {
  ...pageQuery,
  limit: wholeInQuery(MOST_WHOLE)
    .default(MOST_WHOLE)
    .meta({ description: `Entries in a page, 1 to ${MOST_WHOLE}. Without it all of them, as far as ${MOST_WHOLE}.` }),
};

export interface PageWanted {
  readonly limit: number;
  readonly cursor: string | null;
}

/** `next` of a page. */
export const nextPage = z.string().nullable().meta({ description: 'Address of the next page; null on the last one.' });

/** The schema of a page of entries. @param idOfSchema its name in the OpenAPI document */
export function pageOf<Entry extends z.ZodType>(entry: Entry, idOfSchema: string) {
  return z
    .strictObject({
      entries: z.array(entry),
      next: nextPage,
    })
    .meta({ id: idOfSchema });
}

/** Of a page of what was found by words. */
export const rankedAmong = z.int().exactOptional().meta({
  description:
    'More may hold the words than are ranked: so many of the newest are, and those before them follow, newest first. Nothing is left out: where a filter fits almost nothing, a page may be short, even empty, and `next` goes on.',
});

/** What a list is ordered by, and so what its cursors hold. */
const ORDERS = {
  id: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  number: /^\d{1,15}$/,
  key: /^\S{1,300}$/,
  /** By when a job was given up, then by its id. */
  job: /^\d{1,15}\/[\w:.-]{1,200}$/,
  /** By the place of its change in the record, then by its own among the events of the change. */
  event: /^\d{1,15}\.\d{1,9}$/,
  /** By how well a thing fits, then by key. */
  place: /^\d:\S{1,300}$/,
  /**
   * What was found by words: whether spellings near them count, whether it has the words themselves, how well it fits (behind so
   * many that are ranked `-`, or `+` to start with it), its id.
   */
  found: /^[sw]\/[01]\/(?:\d{1,15}|[-+]\d{0,4})\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  /** The same, behind the position of the log at which all pages look. */
  relevance: /^\d{1,15}\/[sw]\/[01]\/(?:\d{1,15}|[-+]\d{0,4})\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
} as const;

/**
 * What a port's list method takes: what it starts after, and one more than a page holds, so that it is known whether
 * another page follows. Throws `cursor-malformed`.
 */
export function pageAsked(
  { cursor, limit }: PageWanted,
  order: keyof typeof ORDERS = 'id',
): { readonly after: string | null; readonly limit: number } {
  if (cursor === null) return { after: null, limit: limit + 1 };
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const after = text.startsWith('after:') ? text.slice('after:'.length) : '';
  if (!ORDERS[order].test(after) || Buffer.from(text).toString('base64url') !== cursor)
    throw new Refusal('invalid', 'cursor-malformed', 'Found a cursor that this list did not make.', [
      { where: 'query/cursor', found: JSON.stringify(cursor.slice(0, 80)), expected: 'the cursor of its `next` link' },
    ]);
  return { after, limit: limit + 1 };
}

/** The position of the log and the place in the list, of a cursor by `relevance`. */
export function splitPlace(after: string | null): readonly [string, string] | readonly [null, null] {
  if (after === null) return [null, null];
  const slash = after.indexOf('/');
  return [after.slice(0, slash), after.slice(slash + 1)];
}

/**
 * A page from rows read with {@link pageAsked}.
 * @param address the path and query of this request, from `@Address()`
 * @param idOf what the list is ordered by
 * @param further what the next page starts after where this one is not full and yet not the last
 */
export function toPage<Row, Entry>(
  wanted: PageWanted,
  address: string,
  rows: readonly Row[],
  present: (row: Row) => Entry,
  idOf: (row: Row) => string,
  further: string | null = null,
): { entries: Entry[]; next: string | null } {
  const shown = rows.slice(0, wanted.limit);
  const last = shown.at(-1);
  const entries = shown.map(present);
  const after = rows.length > wanted.limit && last !== undefined ? idOf(last) : further;
  if (after === null) return { entries, next: null };
  const next = new URL(address, 'http://whence.invalid');
  next.searchParams.set('cursor', Buffer.from(`after:${after}`).toString('base64url'));
  return { entries, next: next.pathname + next.search };
}
