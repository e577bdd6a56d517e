import type { Desks } from '../desks/ports.js';
import type { Events } from '../newsroom/ports.js';
import type { Change, Changes } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import { ownLedger } from './own-ledger.js';
import type { DeskActor, Ledgers } from './ports.js';
import { moved, type ShareAccess, type ShareMove } from './share-terms.js';
import type { LedgerShare, LedgerShares } from './shares.js';
import { tellShare } from './tell-share.js';

export interface SharePorts {
  readonly changes: Changes;
  readonly ledgers: Ledgers;
  readonly ledgerShares: LedgerShares;
  readonly events: Events;
}

/**
 * Writes what a move makes of a share, if that is anything new, and tells both desks; whoever calls holds the ledger. Where it makes the desk read
 * other statements than before, all its claims are found anew.
 */
async function writeMove(
  change: Change,
  ports: Pick<SharePorts, 'ledgerShares' | 'events'>,
  held: LedgerShare,
  move: ShareMove,
): Promise<void> {
  const terms = moved(held, move);
  if (terms.standing === held.standing && terms.access === held.access) return;
  await ports.ledgerShares.write(change, { ...terms, shareId: held.id, version: held.version + 1 });
  await tellShare(change, ports, held, held, terms);
  if ((terms.standing === 'accepted') !== (held.standing === 'accepted'))
    change.enqueue({ name: 'recheck-affected', payload: { changeId: change.id } });
}

/** The share as it stands once the change has ended. */
async function shareOf({ ledgerShares }: SharePorts, ledger: string, deskId: string): Promise<LedgerShare> {
  const share = await ledgerShares.find({ position: null }, ledger, deskId);
  if (share === undefined) throw new TypeError('found no share behind one that was written, expected it');
  return share;
}

/** Offers a ledger to another desk; or changes what a desk that has accepted it may do there. */
export class ShareLedger {
  constructor(private readonly ports: SharePorts & { readonly desks: Pick<Desks, 'all'> }) {}

  /**
   * @param wanted.desk slug of the other desk. Throws `ledger-unknown`, `ledger-not-own`, `desk-unknown`,
   *   `ledger-shared-with-itself`.
   */
  async run(
    by: DeskActor,
    wanted: { readonly ledger: string; readonly desk: string; readonly access: ShareAccess },
  ): Promise<LedgerShare> {
    const { changes, desks, ledgerShares } = this.ports;
    const deskId = await changes.make(by, 'share-ledger', async (change) => {
      const ledger = await ownLedger(change, this.ports, by, wanted.ledger);
      const desk = (await desks.all(change)).find(({ slug }) => slug === wanted.desk);
      if (desk === undefined)
        throw new Refusal('not-found', 'desk-unknown', `Found no desk that is called "${wanted.desk}".`);
      if (desk.id === by.deskId)
        throw new Refusal(
          'invalid',
          'ledger-shared-with-itself',
          `Found the desk "${wanted.desk}", which holds the ledger; expected another.`,
        );
      const held = await ledgerShares.find(change, ledger.name, desk.id);
      const move = { move: 'offer', access: wanted.access } as const;
      if (held === undefined) {
        const id = change.newId();
        await ledgerShares.add(change, { id, ledgerId: ledger.id, deskId: desk.id });
        const terms = moved(undefined, move);
        await ledgerShares.write(change, { ...terms, shareId: id, version: 1 });
        const named = { id: desk.id, slug: desk.slug, name: desk.policy.name };
        await tellShare(change, this.ports, { ledger, holder: ledger.holder, desk: named }, undefined, terms);
      } else await writeMove(change, this.ports, held, move);
      return desk.id;
    });
    return shareOf(this.ports, wanted.ledger, deskId);
  }
}

/** A desk says whether it wants to read a ledger that it was offered. */
export class AnswerLedgerOffer {
  constructor(private readonly ports: SharePorts) {}

  /** Throws `ledger-offer-unknown`. */
  async run(
    by: DeskActor,
    { ledger, answer }: { readonly ledger: string; readonly answer: 'accept' | 'decline' },
  ): Promise<LedgerShare> {
    await this.ports.changes.make(by, `${answer}-ledger`, async (change) => {
      const share = await heldShare(change, this.ports, ledger, by.deskId);
      if (share === undefined) throw notFound('ledger-offer', ledger);
      await writeMove(change, this.ports, share, { move: answer });
    });
    return shareOf(this.ports, ledger, by.deskId);
  }
}

/** Ends a share, or takes an offer back: the desk that holds the ledger with any desk, another desk with itself. */
export class EndLedgerShare {
  constructor(private readonly ports: SharePorts & { readonly desks: Pick<Desks, 'all'> }) {}

  /** @param wanted.desk slug of the desk that it was shared with. Throws `ledger-share-unknown`. */
  run(by: DeskActor, wanted: { readonly ledger: string; readonly desk: string }): Promise<void> {
    const { changes, desks } = this.ports;
    return changes.make(by, 'end-ledger-share', async (change) => {
      const desk = (await desks.all(change)).find(({ slug }) => slug === wanted.desk);
      const share = desk && (await heldShare(change, this.ports, wanted.ledger, desk.id));
      // Whom else a ledger is shared with is nobody's business but its holder's.
      if (share === undefined || (by.deskId !== share.holder.id && by.deskId !== share.desk.id))
        throw notFound('ledger-share', wanted.desk, `of the ledger "${wanted.ledger}"`);
      await writeMove(change, this.ports, share, { move: 'end' });
    });
  }
}

/** The share with a desk as it stands once nobody else writes in the ledger any more. */
async function heldShare(
  change: Change,
  { ledgerShares }: SharePorts,
  ledger: string,
  deskId: string,
): Promise<LedgerShare | undefined> {
  const found = await ledgerShares.find(change, ledger, deskId);
  if (found === undefined) return undefined;
  await change.hold('ledger', found.ledger.id);
  return ledgerShares.find(change, ledger, deskId);
}
