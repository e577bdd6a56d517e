/**
 * Taking an import back: what it added is removed, what it replaced is restored, all by newer versions. A version that
 * restores an older one belongs to the import of that older one, so that imports can be undone in any order. What was
 * changed since stays, and so does what something else still rests on.
 */
import type { Hop, Measure, Place, Relation, Source, Statement } from '@whence/domain';
import { noTallies, type BuiltUpon, type Change, type Tally, type UndoneRows } from '@whence/workflow';
import { writerOf } from '../changes.js';
import { HOPS, RELATIONS, STATEMENTS, VOCABULARY, writeVersions, type Draft, type VersionedTable } from './versions.js';

const THINGS_AT_ONCE = 2_000;

interface HeldVersion {
  readonly version: number;
  readonly import_id: string | null;
  readonly removed: boolean;
  readonly content: object;
  readonly [column: string]: unknown;
}

interface Touched {
  readonly id: string;
  readonly thing: Readonly<Record<string, string | number>>;
  readonly now: HeldVersion;
  /** The latest version before, of no undone import; null: there was none. */
  readonly before: HeldVersion | null;
}

/** Things that the import wrote, page by page, in order of id. */
async function* touchedBy(change: Change, table: VersionedTable, importId: string): AsyncGenerator<Touched[]> {
  const { thing, versions, owner } = table;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page: Touched[] = await writerOf(change).query(
      `SELECT e.id, to_jsonb(e) AS thing, to_jsonb(n) AS now, to_jsonb(b) AS before
       FROM (SELECT DISTINCT ${owner} AS id FROM ${versions} WHERE import_id = $1 AND ${owner} > $2
         ORDER BY 1 LIMIT $3) touched
       JOIN ${thing} e ON e.id = touched.id
       JOIN LATERAL (SELECT * FROM ${versions} v WHERE v.${owner} = e.id ORDER BY version DESC LIMIT 1) n ON true
       LEFT JOIN LATERAL (
         SELECT * FROM ${versions} v
         WHERE v.${owner} = e.id AND v.version < n.version AND (v.import_id IS NULL OR v.import_id <> $1 AND NOT EXISTS (
           SELECT 1 FROM ledger_import_undo u WHERE u.import_id = v.import_id))
         ORDER BY version DESC LIMIT 1
       ) b ON true
       ORDER BY e.id`,
      [importId, after, THINGS_AT_ONCE],
    );
    if (page.length > 0) yield page;
    if (page.length < THINGS_AT_ONCE) return;
    after = page.at(-1)?.id ?? after;
  }
}

/** Changed since by something else, and still there. */
const isSuperseded = (touched: Touched, importId: string): boolean =>
  touched.now.import_id !== importId && !touched.now.removed;

const isStanding = (touched: Touched, importId: string): boolean => touched.now.import_id === importId;

const goes = (touched: Touched): boolean => touched.before?.removed ?? true;

function draftOf(table: VersionedTable, subject: Draft['subject'], touched: Touched, tally: Tally): Draft {
  const { before, now, thing } = touched;
  const then = before ?? now;
  return {
    subject,
    identity: Object.fromEntries(Object.keys(table.identity).map((name) => [name, thing[name] ?? ''])),
    importId: before?.import_id ?? null,
    removed: goes(touched),
    content: then.content,
    columns: Object.fromEntries(Object.keys(table.columns).map((name) => [name, columnOf(then[name])])),
    tally,
    action: goes(touched) ? 'remove' : 'restore',
    overrules: true,
  };
}

function columnOf(value: unknown): string | boolean | null {
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

class TakingBack {
  readonly tallies = noTallies();
  readonly left: BuiltUpon[] = [];

  constructor(
    private readonly change: Change,
    private readonly ledgerId: string,
    private readonly importId: string,
  ) {}

  async links(table: VersionedTable, subject: 'hop' | 'relation', tally: Tally): Promise<void> {
    for await (const page of touchedBy(this.change, table, this.importId)) {
      this.tellSuperseded(page, subject, ({ now }) => linkName(now.content as Hop | Relation));
      const standing = page.filter((touched) => isStanding(touched, this.importId));
      await this.write(
        table,
        standing.map((touched) => draftOf(table, subject, touched, tally)),
      );
    }
  }

  async statements(): Promise<void> {
    for await (const page of touchedBy(this.change, STATEMENTS, this.importId)) {
      const key = ({ now }: Touched) => (now.content as Statement).key;
      this.tellSuperseded(page, 'statement', key);
      const standing = page.filter((touched) => isStanding(touched, this.importId));
      const joined = await this.stillJoined(standing.filter(goes).map(({ id }) => id));
      const drafts = standing.flatMap((touched) => {
        const by = goes(touched) ? joined.get(touched.id) : undefined;
        if (by === undefined) {
          const report = key(touched).includes('~');
          return [draftOf(STATEMENTS, 'statement', touched, report ? this.tallies.reports : this.tallies.statements)];
        }
        this.left.push({ kind: 'statement', key: key(touched), because: `${by} still joins it` });
        return [];
      });
      await this.write(STATEMENTS, drafts);
    }
  }

  /** Which of these statements a hop or relation that stands still joins, and which one that is. */
  private async stillJoined(ids: readonly string[]): Promise<Map<string, string>> {
    const standing = (table: 'hop' | 'relation') => `
      SELECT end_id AS id, v.content FROM ${table} h CROSS JOIN LATERAL (VALUES (h.from_id), (h.to_id)) ends(end_id)
      JOIN LATERAL (SELECT removed, content FROM ${table}_version WHERE ${table}_id = h.id
        ORDER BY version DESC LIMIT 1) v ON NOT v.removed
      WHERE (h.from_id = ANY($1::uuid[]) OR h.to_id = ANY($1::uuid[])) AND end_id = ANY($1::uuid[])`;
    const rows: { id: string; content: Hop | Relation }[] = await writerOf(this.change).query(
      `${standing('hop')} UNION ALL ${standing('relation')}`,
      [ids],
    );
    return new Map(rows.map(({ id, content }) => [id, `the ${content.kind} from ${content.from} to ${content.to}`]));
  }

  async vocabulary(): Promise<void> {
    const { sources, measures, places } = this.tallies;
    const tallies = { source: sources, measure: measures, place: places };
    const touched: Touched[] = [];
    for await (const page of touchedBy(this.change, VOCABULARY, this.importId)) {
      this.tellSuperseded(
        page,
        (one) => kindOf(one),
        ({ now }) => keyOf(now.content),
      );
      touched.push(...page.filter((one) => isStanding(one, this.importId)));
    }
    const leaving = new Map(touched.filter(goes).map((one) => [`${kindOf(one)} ${keyOf(one.now.content)}`, one]));
    for (const [name, because] of await this.neededAmong(new Set(leaving.keys()))) {
      const one = leaving.get(name);
      if (one === undefined) continue;
      leaving.delete(name);
      this.left.push({ kind: kindOf(one), key: keyOf(one.now.content), because });
    }
    const going = new Set(leaving.values());
    const drafts = touched.filter((one) => going.has(one) || !goes(one));
    await this.write(
      VOCABULARY,
      drafts.map((one) => draftOf(VOCABULARY, kindOf(one), one, tallies[kindOf(one)])),
    );
  }

  /** Which of the entries that are to go something still names, with the words that say so. */
  private async neededAmong(leaving: ReadonlySet<string>): Promise<Map<string, string>> {
    const needed = new Map<string, string>();
    const open: string[] = [];
    const need = (name: string | null, by: string): void => {
      if (name === null || !leaving.has(name) || needed.has(name)) return;
      needed.set(name, `${by} still names it`);
      open.push(name);
    };
    for (const { name, by } of await this.namedByStatements()) need(name, `statement ${by}`);
    const entries = await this.heldVocabulary();
    for (const [name, rests] of entries) if (!leaving.has(name)) for (const other of rests) need(other, name);
    // What stays because of another keeps what it rests on itself.
    for (let name = open.pop(); name !== undefined; name = open.pop())
      for (const other of entries.get(name) ?? []) need(other, name);
    return needed;
  }

  private namedByStatements(): Promise<{ name: string; by: string }[]> {
    return writerOf(this.change).query(
      `SELECT name, min(key) AS by FROM (
         SELECT s.key, v.* FROM statement s JOIN LATERAL (SELECT * FROM statement_version
           WHERE statement_id = s.id ORDER BY version DESC LIMIT 1) v ON NOT v.removed
         WHERE s.ledger_id = $1
       ) held CROSS JOIN LATERAL (VALUES ('source ' || source_key), ('measure ' || measure_key), ('place ' || place_key),
         ('place ' || (content -> 'content' ->> 'fromPlace'))) names(name)
       WHERE name IS NOT NULL GROUP BY name`,
      [this.ledgerId],
    );
  }

  /** Every entry held, with the entries that it rests on. */
  private async heldVocabulary(): Promise<Map<string, string[]>> {
    const rows: { kind: string; content: Source | Measure | Place }[] = await writerOf(this.change).query(
      `SELECT e.kind, v.content FROM vocabulary_entry e JOIN LATERAL (SELECT * FROM vocabulary_version
         WHERE entry_id = e.id ORDER BY version DESC LIMIT 1) v ON NOT v.removed
       WHERE e.ledger_id = $1`,
      [this.ledgerId],
    );
    return new Map(rows.map(({ kind, content }) => [`${kind} ${content.key}`, restsOn(content)]));
  }

  private tellSuperseded(
    page: readonly Touched[],
    kind: BuiltUpon['kind'] | ((touched: Touched) => BuiltUpon['kind']),
    key: (touched: Touched) => string,
  ): void {
    for (const touched of page)
      if (isSuperseded(touched, this.importId))
        this.left.push({
          kind: typeof kind === 'string' ? kind : kind(touched),
          key: key(touched),
          because: `version ${touched.now.version} changed it since`,
        });
  }

  private async write(table: VersionedTable, drafts: readonly Draft[]): Promise<void> {
    await writeVersions(this.change, table, drafts);
  }
}

function restsOn(entry: Source | Measure | Place): string[] {
  if ('edges' in entry) return entry.edges.map(({ other }) => `source ${other}`);
  if ('broader' in entry) return [...entry.broader, ...entry.unionOf].map((key) => `measure ${key}`);
  return entry.within === undefined ? [] : [`place ${entry.within}`];
}

const linkName = ({ kind, from, to }: Hop | Relation): string => `${from} ${kind} ${to}`;
const keyOf = (content: object): string => (content as { key: string }).key;
const kindOf = (touched: Touched): 'source' | 'measure' | 'place' =>
  touched.thing['kind'] as 'source' | 'measure' | 'place';

/** Takes back all that can be; says what was left and why. */
export async function takeBack(change: Change, ledgerId: string, importId: string): Promise<UndoneRows> {
  const taking = new TakingBack(change, ledgerId, importId);
  await taking.links(HOPS, 'hop', taking.tallies.hops);
  await taking.links(RELATIONS, 'relation', taking.tallies.relations);
  await taking.statements();
  await taking.vocabulary();
  return { tallies: taking.tallies, left: taking.left };
}
