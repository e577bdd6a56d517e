/** Rows of invented ledgers, for tests that check a page against one. Rows are as an import takes them. */

/** A statement maker of one place: what was said there and printed on the same day, read from its words. */
export const sayingIn =
  (place: string) =>
  (id: string, source: string, publishedOn: string, content: object, more = {}) => ({
    id,
    source,
    saidOn: publishedOn,
    publishedOn,
    reading: 'read',
    content: { mode: 'observed', polarity: 'affirms', place, ...content },
    ...more,
  });

export const exactly = (point: number) => ({ point, hedge: 'exact' });

/** How many there were at a moment. */
export const level = (measure: string, asOf: string, amount: object, more = {}) => ({
  measure,
  accumulation: 'stock',
  asOf,
  amount,
  ...more,
});

/** How many in all from a day up to a moment. */
export const soFar = (measure: string, periodStart: string, asOf: string, amount: object) => ({
  measure,
  accumulation: 'cumulative',
  periodStart,
  asOf,
  amount,
});

/** How many within a period. */
export const over = (measure: string, periodStart: string, periodEnd: string, amount: object) => ({
  measure,
  accumulation: 'flow',
  periodStart,
  periodEnd,
  amount,
});

/** A measure of the vocabulary. */
export const measured = (key: string, counted: string, state: string, unit: string, label: string, more = {}) => ({
  key,
  counted,
  state,
  unit,
  label,
  ...more,
});
