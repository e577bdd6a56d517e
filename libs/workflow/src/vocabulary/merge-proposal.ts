import { effectiveKey, type Source } from '@whence/domain';
import type { PersonActor } from '../articles/actors.js';
import { nameKey } from '../claims/propose/names.js';
import type { LedgerHeading } from '../ledger/ports.js';
import { ledgerToChange } from '../ledger/ledger-to-change.js';
import { entryOf, writeEntry, type EntryPorts } from '../ledger/write-entry.js';
import type { Change, Changes } from '../ports/changes.js';
import type { DecidedProposal } from './confirm-proposal.js';
import { openProposal, type ProposalPorts } from './decide.js';
import { fillClaims, type FillPorts } from './fill-claims.js';
import type { HeldProposal } from './ports.js';

export interface MergeProposalInput {
  readonly proposalId: string;
  readonly ledger: string;
  /** Key of the measure that the words count, or of the source that they name. */
  readonly key: string;
}

/**
 * A person says that what was proposed is an entry that there is. The claims that waited are given it, and so is every later
 * page that has the same words. A source takes the printed names over as aliases.
 */
export class MergeProposal {
  constructor(private readonly ports: EntryPorts & FillPorts & ProposalPorts & { readonly changes: Changes }) {}

  /** Throws `proposal-unknown`, `proposal-decided`, `precondition-failed`, `ledger-unknown`, `ledger-only-read`, `measure-unknown` or `source-unknown`. */
  run(by: PersonActor, input: MergeProposalInput): Promise<DecidedProposal> {
    const { ports } = this;
    return ports.changes.make(by, 'merge-proposal', async (change) => {
      const proposal = await openProposal(change, ports, by, input.proposalId);
      const ledger = await ledgerToChange(change, ports, by, input.ledger);
      const { kind } = proposal;
      await entryOf(change, ports, ledger, kind, input.key);
      const merged = (await ports.ledgerReading.merged(change, { ledgerId: ledger.id }))[kind];
      const key = effectiveKey(input.key, merged);
      const decided: HeldProposal = {
        ...proposal,
        version: proposal.version + 1,
        standing: 'merged',
        decision: { personId: by.personId, ledger: ledger.name, key },
      };
      await ports.vocabularyProposals.decide(change, 'merge', decided);
      if (proposal.kind === 'source') await this.takeNames(change, ledger, key, proposal.proposed.names);
      const entry =
        kind === 'measure'
          ? { measure: (await entryOf(change, ports, ledger, 'measure', key)).value }
          : { source: key };
      const filled = await fillClaims(change, ports, by, proposal, entry);
      change.enqueue({ name: 'recheck-affected', payload: { changeId: change.id } });
      return { proposal: decided, ...filled };
    });
  }

  private async takeNames(change: Change, ledger: LedgerHeading, key: string, names: readonly string[]): Promise<void> {
    const { value } = await entryOf(change, this.ports, ledger, 'source', key);
    const known = new Set(namesOf(value).map(nameKey));
    const fresh = names.filter((name) => !known.has(nameKey(name)));
    if (fresh.length === 0) return;
    await writeEntry(change, this.ports, ledger, 'source', { ...value, aliases: [...value.aliases, ...fresh] });
  }
}

const namesOf = ({ name, aliases, names = [] }: Source): readonly string[] => [
  name,
  ...aliases,
  ...names.map((one) => one.name),
];
