/** What the bare worker's queue and table are called. */
export const BARE = 'bare';
