/** Writing new versions of a ledger's things, many at once: found, compared, numbered, inserted and logged. */
import { hash } from 'node:crypto';
import { canonicalJson } from '@whence/domain';
import type { Change, SubjectKind, Tally } from '@whence/workflow';
import { logRows, writeEntriesSoFar, writerOf } from '../changes.js';
import type { WrittenRow } from '../log-entries.js';
import { copyRows, type CopyValue } from '../copy.js';

/** A pair of tables: one row for each thing, one row for each version of it. Values are the columns' SQL types. */
export interface VersionedTable {
  readonly thing: string;
  readonly versions: string;
  /** The column of the version table that names the thing. */
  readonly owner: string;
  readonly identity: Readonly<Record<string, string>>;
  /** Columns of the version table beside the usual ones. */
  readonly columns: Readonly<Record<string, string>>;
  /** Which of its versions stand against what rows say: a condition on the version table. */
  readonly standsAgainstRows?: string;
}

export const VOCABULARY: VersionedTable = {
  thing: 'vocabulary_entry',
  versions: 'vocabulary_version',
  owner: 'entry_id',
  identity: { ledger_id: 'uuid', kind: 'text', key: 'text' },
  columns: {},
};

export const STATEMENTS: VersionedTable = {
  thing: 'statement',
  versions: 'statement_version',
  owner: 'statement_id',
  identity: { ledger_id: 'uuid', key: 'text' },
  columns: {
    source_key: 'text',
    measure_key: 'text',
    subject: 'text',
    place_key: 'text',
    published_from: 'date',
    published_to: 'date',
  },
};

export const HOPS: VersionedTable = {
  thing: 'hop',
  versions: 'hop_version',
  owner: 'hop_id',
  identity: { from_id: 'uuid', to_id: 'uuid', kind: 'text', operand: 'integer' },
  columns: { standing: 'text', by_row: 'boolean' },
  // People decide: what a person rejected stays rejected when the same file comes again.
  standsAgainstRows: `standing = 'rejected' AND NOT by_row`,
};

export const RELATIONS: VersionedTable = {
  thing: 'relation',
  versions: 'relation_version',
  owner: 'relation_id',
  identity: { from_id: 'uuid', to_id: 'uuid', kind: 'text' },
  columns: { by_row: 'boolean' },
};

/** What a thing is to be from now on. */
export interface Draft {
  readonly subject: SubjectKind & ('source' | 'measure' | 'place' | 'statement' | 'hop' | 'relation');
  /** Values of the table's identity columns. */
  readonly identity: Readonly<Record<string, string | number>>;
  readonly importId: string | null;
  readonly removed: boolean;
  readonly content: object;
  readonly columns: Readonly<Record<string, CopyValue>>;
  readonly tally: Tally;
  /** Known to be held by nobody before, and so not looked for. */
  readonly isNew?: true;
  /** Verb for the log when it is not one of add, change, remove. */
  readonly action?: string;
  /** Written even against a version that stands against rows. */
  readonly overrules?: true;
}

interface Current {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  readonly removed: boolean;
  readonly stands: boolean;
  readonly own: boolean;
}

/** `<column> <type>, …` of a JSON record set. */
function recordOf(columns: Readonly<Record<string, string>>): string {
  return Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ');
}

/** What is held of these drafts, by their places; nothing for what has no version yet. */
async function currentOf(
  change: Change,
  table: VersionedTable,
  drafts: readonly Draft[],
): Promise<ReadonlyMap<number, Current>> {
  const asked = drafts.flatMap((draft, place) => (draft.isNew === true ? [] : [{ place, ...draft.identity }]));
  if (asked.length === 0) return new Map();
  const same = Object.keys(table.identity).map((name) => `e.${name} = t.${name}`);
  const rows: (Current & { place: number })[] = await writerOf(change).query(
    `SELECT t.place, e.id, v.version, v.hash, v.removed, v.stands, v.own
     FROM json_to_recordset($1::json) AS t(place integer, ${recordOf(table.identity)})
     JOIN ${table.thing} e ON ${same.join(' AND ')}
     JOIN LATERAL (
       SELECT version, encode(content_hash, 'hex') AS hash, removed,
         ${table.standsAgainstRows ?? 'false'} AS stands, change_id = $2 AS own FROM ${table.versions}
       WHERE ${table.owner} = e.id ORDER BY version DESC LIMIT 1
     ) v ON true`,
    [JSON.stringify(asked), change.id],
  );
  return new Map(rows.map((row) => [row.place, row]));
}

function actionOf(draft: Draft, current: Current | undefined): string {
  if (draft.action !== undefined) return draft.action;
  if (draft.removed) return 'remove';
  return current?.removed === false ? 'change' : 'add';
}

function count(draft: Draft, current: Current | undefined): void {
  if (draft.removed) draft.tally.removed += 1;
  else if (current?.removed === false) draft.tally.changed += 1;
  else draft.tally.added += 1;
}

/** A thing as it is held from now on. */
export interface Held {
  readonly id: string;
  readonly version: number;
  /** Whether it had a version before. */
  readonly heldBefore: boolean;
  /** Whether the version before is of this very change. */
  readonly byThisChange: boolean;
}

const LISTS: Readonly<Record<Draft['subject'], SubjectKind>> = {
  source: 'sources',
  measure: 'measures',
  place: 'places',
  statement: 'statements',
  hop: 'hops',
  relation: 'relations',
};

/** What was written, one list for each kind and action. */
class Written {
  private readonly lists = new Map<string, { action: string; subject: Draft['subject']; rows: WrittenRow[] }>();

  add(action: string, subject: Draft['subject'], row: WrittenRow): void {
    const name = `${action} ${subject}`;
    const known = this.lists.get(name);
    if (known) known.rows.push(row);
    else this.lists.set(name, { action, subject, rows: [row] });
  }

  log(change: Change): void {
    for (const { action, subject, rows } of this.lists.values()) logRows(change, action, LISTS[subject], rows);
  }
}

/**
 * Writes a new version of everything whose content is not what is held; a removed thing comes back by a newer version.
 * The drafts name each thing once. Gives what is held, in the order of the drafts.
 */
export async function writeVersions(
  change: Change,
  table: VersionedTable,
  drafts: readonly Draft[],
): Promise<readonly Held[]> {
  if (drafts.length === 0) return [];
  const current = await currentOf(change, table, drafts);
  const { identity, owner, columns } = table;
  const identityColumns = Object.keys(identity);
  const ownColumns = Object.keys(columns);
  const held: Held[] = [];
  const things: CopyValue[][] = [];
  const versions: CopyValue[][] = [];
  const written = new Written();
  for (const [place, draft] of drafts.entries()) {
    const now = current.get(place);
    const canonical = canonicalJson(draft.content);
    const contentHash = hash('sha256', canonical, 'buffer');
    const digest = contentHash.toString('hex');
    const stands = now?.stands === true && draft.columns['by_row'] === true && draft.overrules !== true;
    if (now !== undefined && (stands || (now.hash === digest && now.removed === draft.removed))) {
      draft.tally.unchanged += 1;
      held.push({ id: now.id, version: now.version, heldBefore: true, byThisChange: now.own });
      continue;
    }
    const id = now?.id ?? change.newId();
    const version = (now?.version ?? 0) + 1;
    held.push({ id, version, heldBefore: now !== undefined, byThisChange: now?.own ?? false });
    if (now === undefined) things.push([id, ...identityColumns.map((name) => draft.identity[name] ?? null)]);
    versions.push([
      id,
      version,
      change.id,
      draft.importId,
      draft.removed,
      canonical,
      `\\x${digest}`,
      ...ownColumns.map((name) => draft.columns[name] ?? null),
    ]);
    count(draft, now);
    written.add(actionOf(draft, now), draft.subject, { id, version, contentHash });
  }
  const writer = writerOf(change);
  await copyRows(writer, table.thing, ['id', ...identityColumns], things);
  await copyRows(
    writer,
    table.versions,
    [owner, 'version', 'change_id', 'import_id', 'removed', 'content', 'content_hash', ...ownColumns],
    versions,
  );
  written.log(change);
  await writeEntriesSoFar(change);
  return held;
}
