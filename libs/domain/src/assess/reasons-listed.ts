/** Reasons of one kind, and statements in one reason, are listed up to this many; the last words say how many more there are. */
export const REASONS_LISTED = 10;
