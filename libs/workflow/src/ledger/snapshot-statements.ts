/** The prior statements of a ledger in memory. It has one desk and one moment: views and desks make no difference. */
import { choosing, type Asked, type ChosenStatements, type Vocabulary } from '@whence/domain';
import type { View } from '../ports/changes.js';
import type { Affected, PriorStatements } from './ports.js';
import type { LedgerSnapshot } from './snapshot.js';

export class SnapshotStatements implements PriorStatements {
  private readonly choose: (asked: Asked) => ChosenStatements;
  private readonly keys: ReadonlySet<string>;

  constructor(private readonly snapshot: LedgerSnapshot) {
    this.choose = choosing(snapshot);
    this.keys = new Set(snapshot.statements.map(({ key }) => key));
  }

  vocabulary(_view: View, _deskId: string): Promise<Vocabulary> {
    return Promise.resolve(this.snapshot.vocabulary);
  }

  around(_view: View, _deskId: string, asked: Asked): Promise<ChosenStatements> {
    return Promise.resolve(this.choose(asked));
  }

  held(_view: View, _deskId: string, keys: readonly string[]): Promise<readonly string[]> {
    return Promise.resolve(keys.filter((key) => this.keys.has(key)));
  }

  affectedBy(_view: View, _changeId: string): Promise<Affected> {
    return Promise.resolve({ measures: [], subjects: [], statementKeys: [], vocabulary: false, anything: false });
  }

  readersOf(_view: View, _changeId: string): Promise<readonly string[]> {
    return Promise.resolve([]);
  }
}
