/** The whole log as lines of JSON, that anybody can verify with the public key alone. */
import type { DataSource } from 'typeorm';
import { CheckpointsInOrder, keysOfLog } from './checkpoints.js';
import { GENESIS, type Line } from './log-format.js';
import { chainedEntries, readingAhead } from './read-log.js';

/**
 * Hands lines over in pieces of some hundred kilobytes; waits for each piece to be taken.
 * @param write takes whole lines, each with its line break.
 */
export function exportLog(
  dataSource: DataSource,
  now: Date,
  write: (text: string) => Promise<void>,
): Promise<{ readonly entries: number; readonly checkpoints: number }> {
  return readingAhead(dataSource, async (manager, ahead) => {
    const counts = { entries: 0, checkpoints: 0 };
    const head: Line = { type: 'log', v: 1, exportedAt: now.toISOString(), genesis: GENESIS };
    const keys = await keysOfLog(manager);
    await write(linesOf([head, ...keys.map((key): Line => ({ type: 'key', ...key }))]));
    const checkpoints = new CheckpointsInOrder(manager);
    const signs = async (lines: Line[], sequence: number): Promise<void> => {
      const due = await checkpoints.upTo(sequence);
      lines.push(...due.map((one): Line => ({ type: 'checkpoint', ...one })));
      counts.checkpoints += due.length;
    };
    for await (const batch of chainedEntries(ahead)) {
      const lines: Line[] = [];
      for (const { sequence, at, entry, previous, hash } of batch) {
        // A checkpoint of an entry that is gone stands before the next.
        if (checkpoints.isDue(sequence - 1)) await signs(lines, sequence - 1);
        lines.push({ type: 'entry', sequence, at, entry, previous, hash });
        if (checkpoints.isDue(sequence)) await signs(lines, sequence);
      }
      counts.entries += batch.length;
      await write(linesOf(lines));
    }
    // Of a log that was cut off.
    const beyond: Line[] = [];
    await signs(beyond, Infinity);
    await write(linesOf([...beyond, { type: 'end', ...counts }]));
    return counts;
  });
}

function linesOf(lines: readonly Line[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
