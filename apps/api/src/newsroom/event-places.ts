/** Places in the order of events, as clients hold them: of an entry of the list, of what the stream sends. */
import { eventPlaceText, Refusal } from '@whence/workflow';
import type { EventPlace } from '@whence/workflow';

/** An ordinal beyond every event of a change. */
const ALL = 2_147_483_647;

/** `812.3` after the third event of change 812, `812` after all of it. */
export function placeText(place: EventPlace): string {
  return isAfterAll(place) ? String(place.position) : eventPlaceText(place);
}

/**
 * Throws `event-place-malformed`.
 * @param latest the last position of the record
 * @param where what holds it: `header/Last-Event-ID`
 */
export function placeOf(text: string, latest: number, where: string): EventPlace {
  const match = /^(\d{1,15})(?:\.(\d{1,9}))?$/.exec(text);
  const position = Number(match?.[1] ?? -1);
  if (match === null || position > latest)
    throw new Refusal(
      'invalid',
      'event-place-malformed',
      `Found a ${where.slice(where.indexOf('/') + 1)} that neither the stream of events nor their list gave.`,
      [
        {
          where,
          found: JSON.stringify(text.slice(0, 40)),
          expected: 'the id of an event of the stream, or the place of an entry of the list',
        },
      ],
    );
  return { position, ordinal: match[2] === undefined ? ALL : Number(match[2]) };
}

/** The place after everything that was recorded so far. */
export function placeAfterAll(position: number): EventPlace {
  return { position, ordinal: ALL };
}

/** Whether there is nothing more of the place's change behind it. */
export function isAfterAll({ ordinal }: EventPlace): boolean {
  return ordinal === ALL;
}
