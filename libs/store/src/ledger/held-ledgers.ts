/**
 * Ledgers of an ordinary size, kept in memory with their statements, hops and relations, so that looks are answered
 * without the database. What is read anew after a change is what the change wrote; a statement that stays as it is stays
 * the same object, and what the rules have worked out of it stays with it. See docs/decisions/0024.
 */
import { choosing, type Asked, type ChosenStatements, type Hop, type Relation, type Statement } from '@whence/domain';
import { KeptByPosition, type LedgersAt } from './kept-by-position.js';
import type { LedgerView } from './ledger-views.js';
import { recordedBy } from '../views.js';

interface Things {
  readonly statements: ReadonlyMap<string, Statement>;
  readonly hops: ReadonlyMap<string, Hop>;
  readonly relations: ReadonlyMap<string, Relation>;
}

interface Held extends Things {
  readonly answer: (asked: Asked) => ChosenStatements;
}

interface ThingRow {
  readonly what: keyof Things;
  readonly id: string;
  /** Null when the view shows none, or a person rejected it. */
  readonly content: Statement | Hop | Relation | null;
}

/** What the view ($1 its position) shows of the things that `among` gives by their ids. */
function contentOf(what: keyof Things, table: string, among: string, kept = 'NOT w.removed'): string {
  return `
  SELECT '${what}' AS what, t.id, (
    SELECT CASE WHEN ${kept} THEN w.content END FROM ${table}_version w
    WHERE w.${table}_id = t.id AND ${recordedBy('w', 1)} ORDER BY w.version DESC LIMIT 1
  ) AS content
  FROM (${among}) t`;
}

function contents(among: (table: string, near: string) => string): string {
  return [
    contentOf('statements', 'statement', among('statement', 'x')),
    contentOf('hops', 'hop', among('hop', 's'), `NOT w.removed AND w.standing <> 'rejected'`),
    contentOf('relations', 'relation', among('relation', 's')),
  ].join('\n  UNION ALL');
}

/** Hops and relations belong to the ledger of the statement that they begin at. */
const nearEnd = (table: string): string => (table === 'statement' ? '' : 'JOIN statement s ON s.id = x.from_id');

/** Everything of the ledgers $2. */
const ALL = contents(
  (table, near) => `SELECT x.id FROM ${table} x ${nearEnd(table)} WHERE ${near}.ledger_id = ANY ($2::uuid[])`,
);

/** What of it was written after position $3 and by $1; no more rows than $4. */
const WRITTEN = `SELECT * FROM (${contents(
  (table, near) => `SELECT DISTINCT x.id FROM recorded_change rc
    JOIN ${table}_version v ON v.change_id = rc.change_id JOIN ${table} x ON x.id = v.${table}_id ${nearEnd(table)}
    WHERE rc.position > $3 AND rc.position <= $1 AND ${near}.ledger_id = ANY ($2::uuid[])`,
)}) written LIMIT $4`;

/** How many of its statements, counted no further than $2. */
const COUNT = `SELECT count(*)::int AS many FROM (
  SELECT FROM statement s WHERE s.ledger_id = ANY ($1::uuid[]) LIMIT $2) s`;

export class HeldLedgers {
  private readonly kept: KeptByPosition<Held | 'too many'>;

  /** @param most how many statements are kept in all; ledgers that hold more are left to the database */
  constructor(private readonly most: number) {
    this.kept = new KeptByPosition<Held | 'too many'>({
      load: (at) => this.load(at),
      bring: (held, from, to) => this.bring(held, from, to),
      sizeOf: (held) => (held === 'too many' ? 0 : held.statements.size),
      room: most,
    });
  }

  /** The answer to looks; undefined where the database has to be asked: inside a change, of the past, and of too many. */
  async answer(view: LedgerView, asked: Asked): Promise<ChosenStatements | undefined> {
    const { manager, ids, position, isPast } = view;
    if (this.most === 0 || position === null || isPast) return undefined;
    const held = await this.kept.at({ manager, ids, position });
    return held === 'too many' ? undefined : held.answer(asked);
  }

  private async load({ manager, ids, position }: LedgersAt): Promise<Held | 'too many'> {
    const [count]: { many: number }[] = await manager.query(COUNT, [ids, this.most + 1]);
    if ((count?.many ?? 0) > this.most) return 'too many';
    return heldOf(NOTHING, await manager.query(ALL, [position, ids]));
  }

  private async bring(held: Held | 'too many', from: number, to: LedgersAt): Promise<Held | 'too many'> {
    // Ledgers grow: what was too much once is not counted again.
    if (held === 'too many') return held;
    const { manager, ids, position } = to;
    const rows: readonly ThingRow[] = await manager.query(WRITTEN, [position, ids, from, this.most + 1]);
    if (rows.length > this.most) return this.load(to);
    const brought = rows.length === 0 ? held : heldOf(held, rows);
    return brought.statements.size > this.most ? 'too many' : brought;
  }
}

const NOTHING: Things = { statements: new Map(), hops: new Map(), relations: new Map() };

function heldOf(before: Things, rows: readonly ThingRow[]): Held {
  const things = {
    statements: new Map<string, unknown>(before.statements),
    hops: new Map<string, unknown>(before.hops),
    relations: new Map<string, unknown>(before.relations),
  };
  for (const { what, id, content } of rows)
    if (content === null) things[what].delete(id);
    else things[what].set(id, content);
  const held = things as unknown as Things;
  const ledger = {
    statements: [...held.statements.values()],
    hops: [...held.hops.values()],
    relations: [...held.relations.values()],
  };
  return { ...held, answer: choosing(ledger) };
}
