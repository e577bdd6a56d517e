import type { DeskActor } from '../ledger/ports.js';

/** A person who acts on one desk. */
export type PersonActor = DeskActor & { readonly personId: string };
