/** Pages of what happened to a claim. */
import type { ToldEntry } from '@whence/domain';
import type { EntryPlace, ToldHistory } from '@whence/workflow';
import { z } from 'zod';
import { asOf, pageAsked, toPage, wholePageQuery } from '../foundation/index.js';

export const historyQuery = z.strictObject({ ...wholePageQuery, asOf });

const isBehind = (place: EntryPlace, [position = 0, ordinal = 0]: readonly number[]): boolean =>
  place.position === position ? place.ordinal > ordinal : place.position > position;

/**
 * A page of a history that was told whole: a sentence may need what came before it. Its view must have a position, so that each
 * entry has a place. Throws `cursor-malformed`.
 * @param address the path and query of this request
 */
export function historyPage(
  query: z.infer<typeof historyQuery>,
  address: string,
  { entries, places }: Pick<ToldHistory, 'entries' | 'places'>,
): { entries: ToldEntry[]; next: string | null } {
  const { after, limit } = pageAsked(query, 'event');
  const from = after?.split('.').map(Number);
  const rows = entries.flatMap((entry, at): readonly { entry: ToldEntry; place: EntryPlace }[] => {
    const place = places[at];
    if (place == null) throw new TypeError('found an entry without a place in the log, expected a view that has one');
    return from === undefined || isBehind(place, from) ? [{ entry, place }] : [];
  });
  return toPage(
    query,
    address,
    rows.slice(0, limit),
    ({ entry }) => entry,
    ({ place: { position, ordinal } }) => `${position}.${ordinal}`,
  );
}
