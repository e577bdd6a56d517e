/** The whole log as lines of JSON, that anybody can verify with the public key alone. */
import type { DataSource } from 'typeorm';
import { checkpointsBetween, keysOfLog } from './checkpoints.js';
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
    let end = 0;
    for await (const batch of chainedEntries(ahead)) {
      const last = batch.at(-1)?.sequence ?? end;
      const checkpoints = await checkpointsBetween(manager, end, last);
      const lines: Line[] = [];
      let next = 0;
      const sign = (sequence: number): void => {
        for (let one = checkpoints[next]; one !== undefined && one.sequence <= sequence; one = checkpoints[++next])
          lines.push({ type: 'checkpoint', ...one });
      };
      for (const { sequence, at, entry, previous, hash } of batch) {
        // A checkpoint of an entry that is gone stands before the next.
        sign(sequence - 1);
        lines.push({ type: 'entry', sequence, at, entry, previous, hash });
        sign(sequence);
      }
      counts.entries += batch.length;
      counts.checkpoints += checkpoints.length;
      end = last;
      await write(linesOf(lines));
    }
    // Of a log that was cut off.
    const beyond = await checkpointsBetween(manager, end, null);
    counts.checkpoints += beyond.length;
    await write(linesOf([...beyond.map((one): Line => ({ type: 'checkpoint', ...one })), { type: 'end', ...counts }]));
    return counts;
  });
}

function linesOf(lines: readonly Line[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
