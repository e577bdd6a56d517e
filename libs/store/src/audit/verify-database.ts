/** The record as it stands in the database: the chain, the checkpoints, and the rows that the log speaks of. */
import type { Checkpoint } from '@whence/workflow';
import type { DataSource, EntityManager } from 'typeorm';
import { ChainCheck, headOf } from './chain-check.js';
import { checkpointsBetween, CheckpointsInOrder, keysOfLog } from './checkpoints.js';
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
    const signed = new SignedChain(chain, manager);
    if (options.rows) await checkWhole({ manager, ahead }, signed, report);
    else for await (const batch of chainedEntries(ahead)) await signed.take(batch);
    await reportLoose(manager, report);
    await checkRemembered(manager, options.remembered, report);
    await signed.end();
    chain.finish(options.unsignedSince?.toISOString() ?? null);
    return report.end(chain);
  });
}

/** The chain with the checkpoints of the database, each behind the entry that it signs. */
class SignedChain {
  private readonly checkpoints: CheckpointsInOrder;

  constructor(
    private readonly chain: ChainCheck,
    manager: EntityManager,
  ) {
    this.checkpoints = new CheckpointsInOrder(manager);
  }

  async take(batch: readonly ChainedEntry[]): Promise<void> {
    const { chain, checkpoints } = this;
    for (const entry of batch) {
      // A checkpoint of an entry that is gone comes before the next.
      if (checkpoints.isDue(entry.sequence - 1))
        for (const one of await checkpoints.upTo(entry.sequence - 1)) chain.checkpoint(one);
      chain.entry(entry);
      if (checkpoints.isDue(entry.sequence))
        for (const one of await checkpoints.upTo(entry.sequence)) chain.checkpoint(one);
    }
  }

  /** Those of a log that was cut off. */
  async end(): Promise<void> {
    for (const one of await this.checkpoints.upTo(Infinity)) this.chain.checkpoint(one);
  }
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

async function checkWhole(
  { manager, ahead }: { readonly manager: EntityManager; readonly ahead: EntityManager },
  chain: SignedChain,
  report: Report,
): Promise<void> {
  const rows = new RowCheck(manager, report);
  for await (const batch of wholeEntries(ahead)) {
    await chain.take(batch);
    const spoken: [HeldEntry, EntryHead][] = [];
    for (const held of batch) {
      const head = held.entry === null ? undefined : headOf(held.entry);
      if (head === undefined) continue;
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
    }
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
