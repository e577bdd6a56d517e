/** What proves single entries of the log without the others: their way to what a checkpoint signed. */
import type { Checkpoint, LogProof, LogProofs, ProvenEntry, ProvenSubject, View } from '@whence/workflow';
import type { DataSource, EntityManager } from 'typeorm';
import { headOf } from './chain-check.js';
import { foundRows, rowOf } from './check-rows.js';
import { checkpointsCovering, hashesBetween, keysOfLog } from './checkpoints.js';
import type { DescribedRow } from './described-rows.js';
import type { EntryHead } from './log-format.js';
import { inclusionPath } from './merkle.js';
import { inOneView } from './read-log.js';
import { TREE, type Tree } from './checked-keys.js';

interface FoundEntry extends Omit<ProvenEntry, 'signed' | 'written' | 'sequence'> {
  readonly sequence: string;
  readonly shown: boolean;
  readonly salt: string | null;
}

type Written = NonNullable<ProvenEntry['written']>;

const ENTRIES = `
  SELECT l.sequence, encode(l.previous, 'hex') AS previous, encode(l.hash, 'hex') AS hash, e.entry,
    asked.shown, encode(coalesce(e.salt, s.salt), 'hex') AS salt,
    to_char(r.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at
  FROM json_to_recordset($1::json) AS asked(kind text, id text, shown boolean)
  JOIN log_entry e ON e.subject_kind = asked.kind AND e.subject_id = asked.id
  JOIN log_link l USING (change_id, ordinal) JOIN recorded_change r USING (change_id)
  LEFT JOIN log_salt s USING (change_id, ordinal)
  WHERE $2::bigint IS NULL OR r.position <= $2
  ORDER BY l.sequence`;

export class StoreLogProofs implements LogProofs {
  constructor(private readonly dataSource: DataSource) {}

  of(view: View, subjects: readonly ProvenSubject[]): Promise<LogProof> {
    return inOneView(this.dataSource, async (manager) => {
      const found: FoundEntry[] = await manager.query(ENTRIES, [JSON.stringify(subjects), view.position]);
      const written = await writtenOf(
        manager,
        found.map((entry) => (entry.shown ? entry : undefined)),
      );
      const sequences = found.map(({ sequence }) => Number(sequence));
      const checkpoints = await checkpointsCovering(manager, sequences);
      const signed = await placesOf(manager, sequences, checkpoints);
      return {
        v: 1,
        keys: await keysOfLog(manager),
        checkpoints,
        entries: found.map(({ sequence, at, entry, previous, hash }, place): ProvenEntry => {
          const shownContent = written.get(place);
          return {
            ...{ sequence: Number(sequence), at, entry, previous, hash, signed: signed[place] ?? null },
            ...(shownContent === undefined ? {} : { written: shownContent }),
          };
        }),
      };
    });
  }
}

/** What was written of the entries that are given, by their places. */
async function writtenOf(
  manager: EntityManager,
  entries: readonly (FoundEntry | undefined)[],
): Promise<ReadonlyMap<number, Written>> {
  const of = new Map<DescribedRow, { readonly place: number; readonly head: EntryHead; readonly salt: string }[]>();
  entries.forEach((entry, place) => {
    const head = entry === undefined ? undefined : headOf(entry.entry);
    const row = head === undefined ? undefined : rowOf(head);
    if (head === undefined || row === undefined || entry?.salt == null) return;
    of.set(row, [...(of.get(row) ?? []), { place, head, salt: entry.salt }]);
  });
  const written = new Map<number, Written>();
  for (const [row, asked] of of) {
    const heads = asked.map(({ head }) => head);
    for (const [at, { content }] of await foundRows(manager, row, heads)) {
      const one = asked[at];
      if (one !== undefined) written.set(one.place, { salt: one.salt, content });
    }
  }
  return written;
}

/** Where each entry stands in the tree that was signed. Reads each tree once. */
async function placesOf(
  manager: EntityManager,
  sequences: readonly number[],
  checkpoints: readonly Checkpoint[],
): Promise<readonly ProvenEntry['signed'][]> {
  const places: ProvenEntry['signed'][] = sequences.map(() => null);
  for (const { number, sequence: to, text } of checkpoints) {
    const tree: Tree | undefined = TREE.safeParse(JSON.parse(text)).data;
    if (tree === undefined) continue;
    const within = sequences.flatMap((each, place) => (each >= tree.from && each <= to ? [place] : []));
    if (within.length === 0) continue;
    const leaves: Buffer[] = [];
    for await (const hashes of hashesBetween(manager, tree.from, to)) leaves.push(...hashes);
    for (const place of within) {
      const at = (sequences[place] ?? 0) - tree.from;
      const path = inclusionPath(leaves, at).map((hash) => hash.toString('hex'));
      places[place] = { checkpoint: number, at, size: leaves.length, path };
    }
  }
  return places;
}
