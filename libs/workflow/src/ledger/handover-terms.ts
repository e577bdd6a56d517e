/** How a ledger comes to be held by another desk, and what the desk that gave it keeps. */
import { Refusal } from '../refusal.js';
import { SHARE_ACCESS } from './share-terms.js';

/** What the desk that hands a ledger on may do with it afterwards: nothing, or what a share of that access allows. */
export const HANDOVER_KEEPS = ['nothing', ...SHARE_ACCESS] as const;
export type HandoverKeeps = (typeof HANDOVER_KEEPS)[number];

/** Only what is accepted is held by the other desk. */
export const HANDOVER_STANDINGS = ['offered', 'accepted', 'declined', 'withdrawn'] as const;
export type HandoverStanding = (typeof HANDOVER_STANDINGS)[number];

/** What a version of a handover says. */
export interface HandoverTerms {
  /** Id of the desk that held the ledger when it was offered. */
  readonly fromDeskId: string;
  /** Id of the desk that it is offered to. */
  readonly deskId: string;
  readonly standing: HandoverStanding;
  readonly keeps: HandoverKeeps;
}

/** What is done: by the desk that holds the ledger (`offer`, `withdraw`), by the one that it is offered to. */
export type HandoverMove =
  | { readonly move: 'offer'; readonly deskId: string; readonly keeps: HandoverKeeps }
  | { readonly move: 'accept' | 'decline' | 'withdraw' };

/**
 * What the newest version says after a move of a desk. One offer of a ledger waits at a time: whoever wants to give it to
 * another desk takes back the first. The same again changes nothing, but for an offer that is withdrawn, which is told. Whether
 * the desk that offers holds the ledger is the caller's to see. Throws `ledger-handover-waiting`, `ledger-handover-unknown`.
 * @param by id of the desk that moves
 */
export function handoverMoved(held: HandoverTerms | undefined, by: string, move: HandoverMove): HandoverTerms {
  const waits = held?.standing === 'offered';
  if (move.move === 'offer') {
    const { deskId, keeps } = move;
    if (waits && held.deskId !== deskId)
      throw new Refusal(
        'conflict',
        'ledger-handover-waiting',
        'Found that the ledger is offered to another desk, which has not answered; expected no offer, or one that was withdrawn.',
      );
    return { fromDeskId: by, deskId, standing: 'offered', keeps };
  }
  if (move.move === 'withdraw') {
    if (waits && held.fromDeskId === by) return { ...held, standing: 'withdrawn' };
    throw new Refusal(
      'not-found',
      'ledger-handover-unknown',
      'Found no offer of this ledger that waits for an answer.',
    );
  }
  const standing = move.move === 'accept' ? 'accepted' : 'declined';
  if (held?.deskId === by && (waits || held.standing === standing)) return { ...held, standing };
  throw new Refusal(
    'not-found',
    'ledger-handover-unknown',
    'Found no offer to hold this ledger that waits for the desk.',
  );
}
