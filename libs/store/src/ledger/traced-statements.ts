/** What one statement rests on, asked in one question. */
import type { Hop, Relation, Statement } from '@whence/domain';
import { Refusal, type Behind, type TracedStatements, type View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf } from '../changes.js';
import { prepared } from '../prepared.js';
import { viewTaken } from '../views.js';

const TRACE_BEHIND = { name: 'trace-behind', text: 'SELECT * FROM trace_behind($1, $2, $3, $4)' } as const;

/** What `trace_behind` gives. Texts are lists in JSON; null stands for none. */
interface BehindRow {
  /** Names of the ledgers that the desk reads. */
  readonly names: readonly string[];
  readonly came_to: string | null;
  readonly too_many: boolean;
  readonly statements: string | null;
  readonly hops: string | null;
  readonly repeats: string | null;
}

/** A view of now that shows nothing without a position came to the last one. */
function latestView(cameTo: string): View {
  const position = Number(cameTo);
  return viewTaken(position, position);
}

export class StoreTracedStatements implements TracedStatements {
  constructor(private readonly dataSource: DataSource) {}

  async behind(view: View, deskId: string, key: string, most: number): Promise<Behind> {
    const values = [deskId, view.position, key, most];
    const [row] = await prepared<BehindRow>(managerOf(view, this.dataSource), { ...TRACE_BEHIND, values });
    if (row === undefined) throw new TypeError('found no answer about a trace, expected one');
    if (row.too_many)
      throw new Refusal(
        'too-large',
        'surroundings-too-large',
        `Found that the statement "${key}" rests on more than ${most} others; expected fewer.`,
      );
    const listed = <T>(list: string | null) => JSON.parse(list ?? '[]') as T[];
    const names = new Set(row.names);
    return {
      // A hop may lead into a ledger that the desk does not read.
      statements: listed<Statement>(row.statements).filter((one) => names.has(one.key.slice(0, one.key.indexOf('/')))),
      hops: listed<Hop>(row.hops),
      relations: listed<Relation>(row.repeats),
      view: row.came_to === null ? null : view.position === null ? latestView(row.came_to) : view,
    };
  }
}
