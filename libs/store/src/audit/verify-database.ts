/** The record as it stands in the database: the chain, the checkpoints, and the rows that the log speaks of. */
import type { Checkpoint } from '@whence/workflow';
import type { DataSource, EntityManager } from 'typeorm';
import { ChainCheck } from './chain-check.js';
import { checkpointsBetween, keysOfLog } from './checkpoints.js';
import { CheckedKeys } from './checked-keys.js';
import { RowCheck } from './check-rows.js';
import type { ChainedEntry, EntryHead } from './log-format.js';
import { chainedEntries, readingAhead, wholeEntries, type HeldEntry } from './read-log.js';
import { Report, type RecordReport } from './report.js';
import { reportLoose, reportUnspoken } from './rows-without-entry.js';

export interface VerifyOptions {
  /** The 32 bytes of each public key that is trusted; null: the keys in the database are taken at their word. */
  readonly roots: readonly Buffer[] | null;
  /** Whether every row is held against the log too. */
  readonly rows: boolean;
  /** Entries from this moment on may be unsigned yet; null: none may. */
  readonly unsignedSince: Date | null;
  /** A checkpoint that is known from elsewhere, and that the database must still hold; null: none. */
  readonly remembered: Checkpoint | null;
}

/** Verifies what is committed now, in one unchanging view, in flat memory. */
export function verifyDatabase(dataSource: DataSource, options: VerifyOptions): Promise<RecordReport> {
  return readingAhead(dataSource, async (manager, ahead) => {
    const report = new Report();
    const chain = new ChainCheck(new CheckedKeys(await keysOfLog(manager), options.roots, report), report);
    if (options.rows) await checkWhole({ manager, ahead }, chain, report);
    else for await (const batch of chainedEntries(ahead)) await checkBatch(manager, chain, batch);
    await reportLoose(manager, report);
    await checkRemembered(manager, options.remembered, report);
    for (const beyond of await checkpointsBetween(manager, chain.end, null)) chain.checkpoint(beyond);
    chain.finish(options.unsignedSince?.toISOString() ?? null);
    return report.end(chain);
  });
}

/** Whoever cuts the log off behind a checkpoint takes that checkpoint out of the database as well. */
async function checkRemembered(manager: EntityManager, remembered: Checkpoint | null, report: Report): Promise<void> {
  if (remembered === null) return;
  const { number, sequence, text } = remembered;
  const held = (await checkpointsBetween(manager, sequence - 1, sequence)).some(
    (one) => one.number === number && one.text === text,
  );
  if (held) return;
  report.add({
    kind: 'log-cut-off',
    sequence,
    checkpoint: number,
    text: `Found no checkpoint ${number} of entry ${sequence}, expected it as it is kept beside the key: the log was cut off or written anew.`,
  });
}

/** Gives what each entry says of itself, in their order. */
async function checkBatch(
  manager: EntityManager,
  chain: ChainCheck,
  batch: readonly ChainedEntry[],
): Promise<readonly (EntryHead | undefined)[]> {
  const checkpoints = await checkpointsBetween(manager, chain.end, batch.at(-1)?.sequence ?? chain.end);
  let next = 0;
  const sign = (sequence: number): void => {
    for (let one = checkpoints[next]; one !== undefined && one.sequence <= sequence; one = checkpoints[++next])
      chain.checkpoint(one);
  };
  return batch.map((entry) => {
    sign(entry.sequence - 1);
    const head = chain.entry(entry);
    sign(entry.sequence);
    return head;
  });
}

async function checkWhole(
  { manager, ahead }: { readonly manager: EntityManager; readonly ahead: EntityManager },
  chain: ChainCheck,
  report: Report,
): Promise<void> {
  const rows = new RowCheck(manager, report);
  for await (const batch of wholeEntries(ahead)) {
    const heads = await checkBatch(manager, chain, batch);
    const spoken: [HeldEntry, EntryHead][] = [];
    batch.forEach((held, at) => {
      const head = heads[at];
      if (head === undefined) return;
      spoken.push([held, head]);
      const differing = columnsOtherThan(held, head);
      if (differing !== undefined)
        report.add({
          kind: 'row-altered',
          sequence: held.sequence,
          subject: head.subject,
          table: differing,
          id: differing === 'change' ? held.changeId : `${held.changeId}/${held.ordinal}`,
          text: `Found that the row of entry ${held.sequence} in ${differing} says other than the entry itself.`,
        });
    });
    await rows.entries(spoken);
  }
  await reportUnspoken(manager, report);
}

/** The table whose columns do not repeat what the entry's text says. */
function columnsOtherThan(held: HeldEntry, head: EntryHead): 'change' | 'log_entry' | undefined {
  const { action, subject, change, desk, actor, purpose } = head;
  const isEntry =
    held.action === action &&
    held.kind === subject.kind &&
    held.id === subject.id &&
    held.version === subject.version &&
    held.changeId === change;
  if (!isEntry) return 'log_entry';
  const isChange =
    held.held &&
    held.desk === desk &&
    held.actor === actor.kind &&
    held.person === actor.person &&
    held.key === actor.key &&
    held.purpose === purpose;
  return isChange ? undefined : 'change';
}
