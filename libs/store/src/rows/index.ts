import { NEWSROOM_ROWS } from './newsroom.js';

/** Every table that the store reads or writes as rows. */
export const ROWS = [...NEWSROOM_ROWS] as const;
