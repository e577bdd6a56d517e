/** Every table that the store reads or writes as rows. */
export const ROWS = [] as const;
