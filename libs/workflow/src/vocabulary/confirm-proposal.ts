import type { Measure, Source } from '@whence/domain';
import type { PersonActor } from '../articles/actors.js';
import type { DeskActor } from '../ledger/ports.js';
import { ledgerToChange } from '../ledger/ledger-to-change.js';
import { entryOf, writeEntry, type EntryPorts } from '../ledger/write-entry.js';
import type { Changes } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import { openProposal, type ProposalPorts } from './decide.js';
import { fillClaims, type FilledClaims, type FillPorts } from './fill-claims.js';
import type { HeldProposal } from './ports.js';

export interface DecidedProposal extends FilledClaims {
  readonly proposal: HeldProposal;
}

export interface ConfirmProposalInput {
  readonly proposalId: string;
  /** The ledger that the entry goes to. */
  readonly ledger: string;
  /** Members of the entry that a person says otherwise, or besides: the key, a state, a kind of source. */
  readonly entry: Readonly<Record<string, unknown>>;
}

/** A person makes a proposed measure or source an entry of a ledger; the claims that waited are given it. */
export class ConfirmProposal {
  constructor(private readonly ports: EntryPorts & FillPorts & ProposalPorts & { readonly changes: Changes }) {}

  /**
   * Throws `proposal-unknown`, `proposal-decided`, `precondition-failed`, `ledger-unknown`, `ledger-only-read`, `entry-key-taken`, `ledger-rows-invalid` for an entry that
   * cannot be (a state that neither the words nor the person gave), and what an entry holds in a circle.
   */
  run(by: PersonActor, input: ConfirmProposalInput): Promise<DecidedProposal> {
    const { ports } = this;
    return ports.changes.make(by, 'confirm-proposal', async (change) => {
      const proposal = await openProposal(change, ports, by, input.proposalId);
      const ledger = await ledgerToChange(change, ports, by, input.ledger);
      const value = { ...entryProposed(proposal), ...input.entry } as unknown as Measure | Source;
      const { kind } = proposal;
      if (
        typeof value.key === 'string' &&
        (await ports.ledgerReading.vocabularyEntry(change, ledger.id, kind, value.key))
      )
        throw new Refusal(
          'conflict',
          'entry-key-taken',
          `Found a ${kind} "${value.key}" in "${ledger.name}" already; expected a key that is new, or a merge into it.`,
        );
      await writeEntry<'measure' | 'source'>(change, ports, ledger, kind, value);
      const decided = await this.decided(by, proposal, ledger.name, value.key);
      await ports.vocabularyProposals.decide(change, 'confirm', decided);
      const entry =
        kind === 'measure'
          ? { measure: (await entryOf(change, ports, ledger, 'measure', value.key)).value }
          : { source: value.key };
      const filled = await fillClaims(change, ports, by as DeskActor, proposal, entry);
      change.enqueue({ name: 'recheck-affected', payload: { changeId: change.id } });
      return { proposal: decided, ...filled };
    });
  }

  private decided(by: PersonActor, proposal: HeldProposal, ledger: string, key: string): Promise<HeldProposal> {
    const decision = { personId: by.personId, ledger, key };
    return Promise.resolve({ ...proposal, version: proposal.version + 1, standing: 'confirmed', decision });
  }
}

/** The row that the proposal comes to; what it leaves open a person must say. */
function entryProposed(proposal: HeldProposal): Readonly<Record<string, unknown>> {
  if (proposal.kind === 'source') {
    const { key, name, names } = proposal.proposed;
    return { key, name, aliases: names.filter((other) => other !== name) };
  }
  const { key, counted, state, unit, label } = proposal.proposed;
  return { key, counted, unit, label, ...(state === null ? {} : { state }) };
}
