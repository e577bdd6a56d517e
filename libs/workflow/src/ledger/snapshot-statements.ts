/** The prior statements of a ledger in memory. It has one desk and one moment: views and desks make no difference. */
import type { Hop, Relation, Statement, Vocabulary } from '@whence/domain';
import type { View } from '../ports/changes.js';
import type { Affected, Around, PriorStatements, Surroundings } from './ports.js';
import type { LedgerSnapshot } from './snapshot.js';

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export class SnapshotStatements implements PriorStatements {
  private readonly byKey: ReadonlyMap<string, Statement>;
  private readonly hops: readonly Hop[];
  private readonly joined = new Map<string, string[]>();

  constructor(private readonly snapshot: LedgerSnapshot) {
    this.byKey = new Map(snapshot.statements.map((statement) => [statement.key, statement]));
    this.hops = snapshot.hops.filter((hop) => hop.standing !== 'rejected');
    for (const { from, to } of this.hops) {
      this.join(from, to);
      this.join(to, from);
    }
  }

  vocabulary(_view: View, _deskId: string): Promise<Vocabulary> {
    return Promise.resolve(this.snapshot.vocabulary);
  }

  around(_view: View, _deskId: string, asked: Around): Promise<Surroundings> {
    const reach = new Set(
      this.snapshot.statements.filter((statement) => isAsked(statement, asked)).map(({ key }) => key),
    );
    // A set is walked in the order of insertion, and so on to what is added on the way.
    for (const key of reach) for (const other of this.joined.get(key) ?? []) reach.add(other);
    const relations = this.snapshot.relations.filter(({ from, to }) => reach.has(from) || reach.has(to));
    const all = new Set([...reach, ...relations.flatMap(({ from, to }) => [from, to])]);
    return Promise.resolve({
      statements: [...all].sort(byCode).flatMap((key) => this.byKey.get(key) ?? []),
      // Operands keep their order: sorting is stable.
      hops: this.hops
        .filter(({ from, to }) => all.has(from) && all.has(to))
        .sort((a, b) => byCode(nearEnd(a), nearEnd(b))),
      relations: [...relations].sort((a, b) => byCode(named(a), named(b))),
    });
  }

  affectedBy(_view: View, _changeId: string): Promise<Affected> {
    return Promise.resolve({ measures: [], subjects: [], statementKeys: [], vocabulary: false });
  }

  private join(from: string, to: string): void {
    const others = this.joined.get(from);
    if (others) others.push(to);
    else this.joined.set(from, [to]);
  }
}

function isAsked({ key, source, content }: Statement, asked: Around): boolean {
  if (asked.statementKeys?.includes(key) === true || asked.sources?.includes(source) === true) return true;
  if (content?.measure === undefined || !asked.measures.includes(content.measure)) return false;
  return asked.subject === undefined || content.subject === undefined || content.subject === asked.subject;
}

const nearEnd = ({ from, kind, to }: Hop): string => [from, kind, kind === 'derives' ? '' : to].join('\u0000');
const named = ({ from, to, kind }: Relation): string => [from, to, kind].join('\u0000');
