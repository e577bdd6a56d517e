import type { Statement } from '@whence/domain';
import { saidBefore } from '../ledger/link-statements.js';
import { HOPS_LOOKED_FOR } from '../ledger/looked-for-hops.js';
import type {
  DeskActor,
  LedgerHeading,
  LedgerLinks,
  LedgerReading,
  Ledgers,
  LedgerStatements,
} from '../ledger/ports.js';
import type { Actor, Changes, View } from '../ports/changes.js';
import type { CandidateStatements } from './candidate-ports.js';
import { numbersOf } from './candidate-words.js';
import { type LikelyHop, likelyHops } from './likely-hops.js';

/** Statements found by words that are looked at closely, for each. */
const CANDIDATES = 60;

const NOW = { position: null } as const;

/**
 * After statements were added or changed: suggests whom those relay from which no hop leads yet. A suggestion decides
 * nothing, overrules nothing that stands or was rejected, and stays until a person judges it.
 */
export class SuggestHops {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly ledgers: Ledgers;
      readonly ledgerReading: LedgerReading;
      readonly ledgerLinks: LedgerLinks;
      readonly ledgerStatements: LedgerStatements;
      readonly candidateStatements: CandidateStatements;
    },
  ) {}

  /** Running again suggests nothing twice. Returns how many hops it suggested. */
  async run(by: Actor, { changeId, deskId }: { readonly changeId: string; readonly deskId: string }): Promise<number> {
    const { ledgerStatements, candidateStatements } = this.ports;
    let suggested = 0;
    for (const statement of await ledgerStatements.writtenBy(NOW, changeId, HOPS_LOOKED_FOR)) {
      const { key, words = '', content } = statement;
      if (words.trim() === '' || (await this.leadsOn(NOW, key))) continue;
      const figures = content === undefined ? [] : [...new Set(numbersOf(content))];
      const found = await candidateStatements.byWords(NOW, deskId, { text: words, figures, limit: CANDIDATES });
      // A hop joins two statements of one ledger.
      const prefix = key.slice(0, key.indexOf('/') + 1);
      const hops = likelyHops(
        statement,
        found.filter((one) => one.statement.key.startsWith(prefix)),
      );
      if (hops.length === 0) continue;
      const ledger = await this.writable(NOW, deskId, prefix.slice(0, -1));
      if (ledger !== undefined) suggested += await this.write({ ...by, deskId }, ledger, statement, hops);
    }
    return suggested;
  }

  /** The ledger of that name; undefined where it is shared to be read only by now, or no more. */
  private async writable(view: View, deskId: string, name: string): Promise<LedgerHeading | undefined> {
    const ledger = await this.ports.ledgers.find(view, deskId, name);
    return ledger?.access === 'read' ? undefined : ledger;
  }

  /** Whether a hop that nobody rejected begins at the statement. */
  private async leadsOn(view: View, key: string): Promise<boolean> {
    const hops = await this.ports.ledgerReading.hopsAt(view, key);
    return hops.some(({ value }) => value.from === key && value.standing !== 'rejected');
  }

  private write(
    by: DeskActor,
    ledger: LedgerHeading,
    { key: from }: Statement,
    hops: readonly LikelyHop[],
  ): Promise<number> {
    const { changes, ledgerReading, ledgerLinks } = this.ports;
    return changes.make(by, 'suggest-hops', async (change) => {
      await change.hold('ledger', ledger.id);
      // It may have been taken back until it was free.
      if ((await this.writable(change, by.deskId, ledger.name)) === undefined) return 0;
      const held = (await ledgerReading.hopsAt(change, from)).filter(({ value }) => value.from === from);
      let written = 0;
      for (const { to, kind, because } of hops) {
        const farEnd = await ledgerLinks.readingOf(change, ledger.id, to);
        const near = await ledgerLinks.readingOf(change, ledger.id, from);
        if (farEnd === undefined || near === undefined || saidBefore(held, { to, kind }) !== undefined) continue;
        // Hops lead to origins: one that closed a circle would lead nowhere.
        if ((await ledgerLinks.wayBetween(change, to, from)) !== undefined) continue;
        const farEndRead = farEnd === 'read';
        await ledgerLinks.writeHop(change, { from, to, kind, farEndRead, standing: 'suggested', because });
        written += 1;
      }
      if (written > 0) change.enqueue({ name: 'recheck-affected', payload: { changeId: change.id } });
      return written;
    });
  }
}
