/** Writing new versions of a ledger's things, many at once: found, compared, numbered, inserted and logged. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '@whence/domain';
import type { Change, SubjectKind, Tally } from '@whence/workflow';
import { writeEntriesSoFar, writerOf } from '../changes.js';

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
  readonly columns: Readonly<Record<string, string | boolean | null>>;
  readonly tally: Tally;
  /** Verb for the log when it is not one of add, change, remove. */
  readonly action?: string;
  /** Written even against a version that stands against rows. */
  readonly overrules?: true;
}

interface Current {
  readonly id: string | null;
  readonly version: number | null;
  readonly hash: string | null;
  readonly removed: boolean | null;
  readonly stands: boolean | null;
}

const NOTHING: Current = { id: null, version: null, hash: null, removed: null, stands: null };

/** `<column> <type>, …` of a JSON record set. */
function recordOf(columns: Readonly<Record<string, string>>): string {
  return Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ');
}

const prefixed = (alias: string, columns: Readonly<Record<string, string>>): string =>
  Object.keys(columns)
    .map((name) => `${alias}.${name}`)
    .join(', ');

async function currentOf(change: Change, table: VersionedTable, drafts: readonly Draft[]): Promise<Current[]> {
  const same = Object.keys(table.identity).map((name) => `e.${name} = t.${name}`);
  return writerOf(change).query(
    `SELECT e.id, v.version, v.hash, v.removed, v.stands
     FROM json_to_recordset($1::json) AS t(place integer, ${recordOf(table.identity)})
     LEFT JOIN ${table.thing} e ON ${same.join(' AND ')}
     LEFT JOIN LATERAL (
       SELECT version, encode(content_hash, 'hex') AS hash, removed,
         ${table.standsAgainstRows ?? 'false'} AS stands FROM ${table.versions}
       WHERE ${table.owner} = e.id ORDER BY version DESC LIMIT 1
     ) v ON true
     ORDER BY t.place`,
    [JSON.stringify(drafts.map((draft, place) => ({ place, ...draft.identity })))],
  );
}

/** SHA-256 of the content's canonical JSON, in hex. */
function hashOf(content: object): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

function actionOf(draft: Draft, current: Current): string {
  if (draft.action !== undefined) return draft.action;
  if (draft.removed) return 'remove';
  return current.version === null || current.removed === true ? 'add' : 'change';
}

function count(draft: Draft, current: Current): void {
  if (draft.removed) draft.tally.removed += 1;
  else if (current.version === null || current.removed === true) draft.tally.added += 1;
  else draft.tally.changed += 1;
}

/** A thing as it is held from now on. */
export interface Held {
  readonly id: string;
  readonly version: number;
  /** Whether it had a version before. */
  readonly heldBefore: boolean;
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
  const held: Held[] = [];
  const things: object[] = [];
  const versions: object[] = [];
  for (const [place, draft] of drafts.entries()) {
    const now = current[place] ?? NOTHING;
    const hash = hashOf(draft.content);
    const stands = now.stands === true && draft.columns['by_row'] === true && draft.overrules !== true;
    const same = stands || (now.hash === hash && now.removed === draft.removed);
    if (now.id !== null && now.version !== null && same) {
      draft.tally.unchanged += 1;
      held.push({ id: now.id, version: now.version, heldBefore: true });
      continue;
    }
    const id = now.id ?? change.newId();
    const version = (now.version ?? 0) + 1;
    held.push({ id, version, heldBefore: now.id !== null });
    if (now.id === null) things.push({ id, ...draft.identity });
    const { removed, content, importId } = draft;
    versions.push({ id, version, import_id: importId, removed, content, hash, ...draft.columns });
    count(draft, now);
    change.log(actionOf(draft, now), { kind: draft.subject, id, version }, content);
  }
  await insert(change, table, things, versions);
  await writeEntriesSoFar(change);
  return held;
}

async function insert(change: Change, table: VersionedTable, things: object[], versions: object[]): Promise<void> {
  const { thing, identity, owner, columns } = table;
  if (things.length > 0)
    await writerOf(change).query(
      `INSERT INTO ${thing} (id, ${Object.keys(identity).join(', ')})
       SELECT t.id, ${prefixed('t', identity)} FROM json_to_recordset($1::json) AS t(id uuid, ${recordOf(identity)})`,
      [JSON.stringify(things)],
    );
  if (versions.length === 0) return;
  const usual = { version: 'integer', import_id: 'uuid', removed: 'boolean', content: 'jsonb' };
  const all = { ...usual, ...columns };
  await writerOf(change).query(
    `INSERT INTO ${table.versions} (${owner}, change_id, content_hash, ${Object.keys(all).join(', ')})
     SELECT t.id, $2::uuid, decode(t.hash, 'hex'), ${prefixed('t', all)}
     FROM json_to_recordset($1::json) AS t(id uuid, hash text, ${recordOf(all)})`,
    [JSON.stringify(versions), change.id],
  );
}
