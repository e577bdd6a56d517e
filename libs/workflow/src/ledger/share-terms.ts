/** What a desk may do with a ledger that another holds, and how it comes to that. */
import { Refusal } from '../refusal.js';

/** `read`: its statements, vocabulary and links. `write`: what the roles of the other desk allow it in ledgers, too. */
export const SHARE_ACCESS = ['read', 'write'] as const;
export type ShareAccess = (typeof SHARE_ACCESS)[number];

/** Only what is accepted is read: a ledger changes what a desk finds, so that the desk has its word. */
export const SHARE_STANDINGS = ['offered', 'accepted', 'declined', 'ended'] as const;
export type ShareStanding = (typeof SHARE_STANDINGS)[number];

/** A desk as others see it. */
export interface DeskName {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** What a version of a share says. */
export interface ShareTerms {
  readonly standing: ShareStanding;
  readonly access: ShareAccess;
}

/** What is done to a share: by the desk that holds the ledger, by the desk that it is offered to, by either. */
export type ShareMove =
  { readonly move: 'offer'; readonly access: ShareAccess } | { readonly move: 'accept' | 'decline' | 'end' };

/**
 * What a share says after a move. An offer to a desk that has accepted before changes what it may do; any other waits for
 * its word. The same again changes nothing. Throws `ledger-offer-unknown`, `ledger-share-unknown`.
 */
export function moved(held: ShareTerms | undefined, move: ShareMove): ShareTerms {
  if (move.move === 'offer')
    return { standing: held?.standing === 'accepted' ? 'accepted' : 'offered', access: move.access };
  if (move.move === 'end') {
    if (held?.standing === 'offered' || held?.standing === 'accepted') return { ...held, standing: 'ended' };
    throw new Refusal('not-found', 'ledger-share-unknown', 'Found that the ledger is not shared with this desk.');
  }
  const answer = move.move === 'accept' ? 'accepted' : 'declined';
  if (held?.standing === 'offered' || held?.standing === answer) return { ...held, standing: answer };
  throw new Refusal('not-found', 'ledger-offer-unknown', 'Found no offer of this ledger that waits for the desk.');
}
