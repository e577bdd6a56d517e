/** A place in the order of events: that of its change, and its own among those of the change, from 1. */
export interface EventPlace {
  readonly position: number;
  readonly ordinal: number;
}

/** As receivers hold it: `812.3` is the third event of change 812. */
export const eventPlaceText = ({ position, ordinal }: EventPlace): string => `${position}.${ordinal}`;
