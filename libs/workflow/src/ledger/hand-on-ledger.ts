import type { Desks } from '../desks/ports.js';
import type { Events } from '../newsroom/ports.js';
import type { Change, Changes } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import type { PastVersions } from '../versions/ports.js';
import { refuseOvertaken } from '../versions/precondition.js';
import { handoverMoved, type HandoverKeeps, type HandoverMove, type HandoverTerms } from './handover-terms.js';
import type { LedgerHandover, LedgerHandovers } from './handovers.js';
import { ownLedger } from './own-ledger.js';
import type { DeskActor, Ledgers } from './ports.js';
import { passShares, sharesHeld } from './pass-shares.js';
import type { LedgerShares } from './shares.js';
import { tellHandover } from './tell-handover.js';

export interface HandoverPorts {
  readonly changes: Changes;
  readonly ledgers: Ledgers;
  readonly ledgerHandovers: LedgerHandovers;
  readonly ledgerShares: LedgerShares;
  readonly events: Events;
  readonly pastVersions: PastVersions;
}

const termsOf = ({ from, desk, standing, keeps }: LedgerHandover): HandoverTerms => ({
  fromDeskId: from.id,
  deskId: desk.id,
  standing,
  keeps,
});

/** Refuses who had another version before them, as `refuseOvertaken` does; the ledger is held. */
function refuseOlder(
  change: Change,
  { pastVersions }: HandoverPorts,
  by: DeskActor,
  ledgerId: string,
  held: LedgerHandover | undefined,
): Promise<void> {
  const things =
    held === undefined ? [] : [{ thing: { kind: 'ledger-handover', id: ledgerId } as const, version: held.version }];
  return refuseOvertaken(pastVersions, change, by, things);
}

/** The handover as it stands once the change has ended. */
async function handoverOf({ ledgerHandovers }: HandoverPorts, ledger: string): Promise<LedgerHandover> {
  const handover = await ledgerHandovers.find({ position: null }, ledger);
  if (handover === undefined) throw new TypeError('found no handover behind one that was written, expected it');
  return handover;
}

/** The newest handover as it stands once nobody else writes in the ledger any more. Throws `ledger-handover-unknown`. */
async function heldHandover(
  change: Change,
  { ledgerHandovers }: HandoverPorts,
  by: DeskActor,
  ledger: string,
): Promise<LedgerHandover> {
  const found = await ledgerHandovers.find(change, ledger);
  if (found !== undefined) {
    await change.hold('ledger', found.ledger.id);
    const held = await ledgerHandovers.find(change, ledger);
    // What becomes of the ledgers of other desks is nobody's business.
    if (held !== undefined && [held.from.id, held.desk.id].includes(by.deskId)) return held;
  }
  throw new Refusal('not-found', 'ledger-handover-unknown', `Found no offer of a ledger "${ledger}" that waits.`);
}

/** Offers another desk to hold a ledger; or offers it the same on other terms. */
export class OfferHandover {
  constructor(private readonly ports: HandoverPorts & { readonly desks: Pick<Desks, 'all'> }) {}

  /**
   * @param wanted.desk slug of the other desk. Throws `ledger-unknown`, `ledger-not-own`, `desk-unknown`, `ledger-handed-to-itself`,
   *   `ledger-handover-waiting`, `precondition-failed`.
   */
  async run(
    by: DeskActor,
    wanted: { readonly ledger: string; readonly desk: string; readonly keeps: HandoverKeeps },
  ): Promise<LedgerHandover> {
    const { changes, desks, ledgerHandovers } = this.ports;
    await changes.make(by, 'offer-handover', async (change) => {
      const ledger = await ownLedger(change, this.ports, by, wanted.ledger);
      const held = await ledgerHandovers.find(change, ledger.name);
      await refuseOlder(change, this.ports, by, ledger.id, held);
      const desk = (await desks.all(change)).find(({ slug }) => slug === wanted.desk);
      if (desk === undefined)
        throw new Refusal('not-found', 'desk-unknown', `Found no desk that is called "${wanted.desk}".`);
      if (desk.id === by.deskId)
        throw new Refusal(
          'invalid',
          'ledger-handed-to-itself',
          `Found the desk "${wanted.desk}", which holds the ledger; expected another.`,
        );
      const move: HandoverMove = { move: 'offer', deskId: desk.id, keeps: wanted.keeps };
      const before = held && termsOf(held);
      const terms = handoverMoved(before, by.deskId, move);
      if (before?.standing === 'offered' && before.keeps === terms.keeps) return;
      await ledgerHandovers.write(change, {
        ...{ ...terms, ledgerId: ledger.id, version: (held?.version ?? 0) + 1, rank: null },
      });
      const named = { id: desk.id, slug: desk.slug, name: desk.policy.name };
      await tellHandover(change, this.ports, { ledger, from: ledger.holder, desk: named }, terms, []);
    });
    return handoverOf(this.ports, wanted.ledger);
  }
}

/** The desk that holds a ledger takes back the offer to hold it. */
export class WithdrawHandover {
  constructor(private readonly ports: HandoverPorts) {}

  /** Throws `ledger-handover-unknown`, `precondition-failed`. */
  run(by: DeskActor, { ledger }: { readonly ledger: string }): Promise<void> {
    return this.ports.changes.make(by, 'withdraw-handover', async (change) => {
      const held = await heldHandover(change, this.ports, by, ledger);
      await refuseOlder(change, this.ports, by, held.ledger.id, held);
      const terms = handoverMoved(termsOf(held), by.deskId, { move: 'withdraw' });
      await this.ports.ledgerHandovers.write(change, {
        ...{ ...terms, ledgerId: held.ledger.id, version: held.version + 1, rank: null },
      });
      await tellHandover(change, this.ports, held, terms, []);
    });
  }
}

/** A desk says whether it wants to hold a ledger that it was offered. Accepting makes it the holder, in one change. */
export class AnswerHandover {
  constructor(private readonly ports: HandoverPorts) {}

  /** Throws `ledger-handover-unknown`, `precondition-failed`. */
  async run(
    by: DeskActor,
    { ledger, answer }: { readonly ledger: string; readonly answer: 'accept' | 'decline' },
  ): Promise<LedgerHandover> {
    await this.ports.changes.make(by, `${answer}-handover`, async (change) => {
      const held = await heldHandover(change, this.ports, by, ledger);
      await refuseOlder(change, this.ports, by, held.ledger.id, held);
      const terms = handoverMoved(termsOf(held), by.deskId, { move: answer });
      if (terms.standing === held.standing) return;
      const version = { ...terms, ledgerId: held.ledger.id, version: held.version + 1 };
      if (answer === 'accept') await this.accept(change, held, version);
      else {
        await this.ports.ledgerHandovers.write(change, { ...version, rank: null });
        await tellHandover(change, this.ports, held, terms, []);
      }
    });
    return handoverOf(this.ports, ledger);
  }

  /**
   * All claims of a desk are found anew where it did not read the ledger before, or does not afterwards; where it reads on it
   * reads the same in the same order.
   */
  private async accept(
    change: Change,
    held: LedgerHandover,
    version: HandoverTerms & { readonly ledgerId: string; readonly version: number },
  ): Promise<void> {
    const { ledgerHandovers } = this.ports;
    const { ledgerId, fromDeskId, deskId, keeps } = version;
    const [given, taken] = [
      await ledgerHandovers.readAt(change, ledgerId, fromDeskId),
      await ledgerHandovers.readAt(change, ledgerId, deskId),
    ];
    // What a change writes of shares it does not find itself.
    const shares = await sharesHeld(change, this.ports, ledgerId, fromDeskId);
    await ledgerHandovers.write(change, { ...version, rank: taken.rank });
    await passShares(change, this.ports, { held, shares, keeps, rank: given.rank });
    const readers = shares.filter(({ standing, desk }) => standing === 'accepted' && desk.id !== deskId);
    await tellHandover(
      change,
      this.ports,
      held,
      version,
      readers.map(({ desk }) => desk),
    );
    if (keeps === 'nothing' || taken.rank === null)
      change.enqueue({ name: 'recheck-affected', payload: { changeId: change.id } });
  }
}
