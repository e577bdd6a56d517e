/**
 * A log held against what somebody kept of it elsewhere. Whoever brings back an older state of the database together with
 * the key and what lies beside it leaves a record in which everything fits; what was kept does not fit it any more.
 */
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { CheckedKeys } from './checked-keys.js';
import { LINE } from './log-format.js';
import { parsedForAll } from './for-all-readers.js';
import { Report, type RecordFault } from './report.js';
import { lineOf } from './verify-file.js';

/** An entry that a log is known to have held. */
export interface KeptPoint {
  readonly sequence: number;
  /** Of the entry, 64 lower-case hex digits. */
  readonly hash: string;
  /** The entry's time, UTC; absent where only a checkpoint tells of it. */
  readonly at?: string;
}

/** By sequence, some at a time. */
export type KeptPoints = AsyncIterable<readonly KeptPoint[]> | Iterable<readonly KeptPoint[]>;

const PAGE = z.looseObject({ entries: z.array(z.unknown()), keys: z.array(z.unknown()) });

const lineFor =
  <Type extends 'key' | 'checkpoint'>(type: Type) =>
  (members: unknown): Extract<z.infer<typeof LINE>, { type: Type }> => {
    const read = LINE.safeParse({ ...(members as object), type }).data;
    if (read?.type === type) return read as Extract<z.infer<typeof LINE>, { type: Type }>;
    throw new TypeError(`found a ${type} that is not as docs/record.md describes it`);
  };

/**
 * What checkpoints tell that were kept without the log: an answer of `GET /v1/log/checkpoints`, or the last checkpoint as it
 * lies beside the key. Throws TypeError on anything else.
 * @param roots the 32 bytes of each public key that is trusted; null: the keys beside the checkpoints are taken at their word.
 */
export function keptCheckpoints(
  text: string,
  roots: readonly Buffer[] | null,
): { readonly points: readonly KeptPoint[]; readonly faults: readonly RecordFault[] } {
  const value = valueOf(text);
  const page = PAGE.safeParse(value).data ?? { entries: [value], keys: [] };
  // Against nothing everything fits.
  if (page.entries.length === 0) throw new TypeError('found a page without a checkpoint');
  const report = new Report();
  const keys = new CheckedKeys(page.keys.map(lineFor('key')), roots, report);
  const points: KeptPoint[] = [];
  for (const checkpoint of page.entries.map(lineFor('checkpoint'))) {
    const { number, sequence, keyId } = checkpoint;
    const signed = keys.isTrusted(keyId) ? keys.open(checkpoint) : undefined;
    if (signed !== undefined) points.push({ sequence, hash: signed.hash });
    else
      report.add({
        kind: 'checkpoint-forged',
        checkpoint: number,
        sequence,
        text: `Found checkpoint ${number} without a good signature of a key that is trusted (${keyId.slice(0, 16)}).`,
      });
  }
  points.sort((one, other) => one.sequence - other.sequence);
  return { points, faults: report.end({ end: 0, signedTo: 0 }).faults };
}

function valueOf(text: string): unknown {
  try {
    return parsedForAll(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new TypeError('found neither an exported log nor checkpoints', { cause });
  }
}

/** The entries of lines of an exported log; lines that are none of an entry are left out. */
export async function* pointsOfLines(
  pieces: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
): AsyncGenerator<readonly KeptPoint[]> {
  for await (const piece of pieces)
    yield piece.flatMap((text) => {
      const line = lineOf(text);
      return line?.type === 'entry' ? [{ sequence: line.sequence, hash: line.hash, at: line.at }] : [];
    });
}

const POINTS_AT_ONCE = 20_000;

/** The entries of the log in the database, as far as they are chained. */
export async function* pointsOfDatabase(manager: EntityManager): AsyncGenerator<readonly KeptPoint[]> {
  for (let last = 0; ;) {
    const rows: { sequence: string; hash: string }[] = await manager.query(
      `SELECT sequence, encode(hash, 'hex') AS hash FROM log_link WHERE sequence > $1 ORDER BY sequence LIMIT $2`,
      [last, POINTS_AT_ONCE],
    );
    yield rows.map(({ sequence, hash }) => ({ sequence: Number(sequence), hash }));
    if (rows.length < POINTS_AT_ONCE) return;
    last = Number(rows.at(-1)?.sequence);
  }
}

/**
 * Whether a log holds all that was kept of it: undefined where it does, else from which entry on it does not. One hash
 * stands for all entries up to it, so that the first that differs tells where the two part. Both are read once, in flat
 * memory.
 * @param name what the fault calls that which was kept.
 */
export async function missingOf(kept: KeptPoints, found: KeptPoints, name: string): Promise<RecordFault | undefined> {
  const log = new Reading(found);
  let agreed = 0;
  let parted: { readonly kept: KeptPoint; readonly found: KeptPoint | undefined } | undefined;
  let last = 0;
  for await (const piece of kept)
    for (const point of piece) {
      last = point.sequence;
      if (parted !== undefined) continue;
      const held = await log.at(point.sequence);
      if (held?.hash === point.hash) agreed = point.sequence;
      else parted = { kept: point, found: held };
    }
  if (parted === undefined) return undefined;
  const { sequence, at } = parted.kept;
  const same = agreed === 0 ? 'no entry before it is known to be the same' : `entries 1 to ${agreed} are the same`;
  const lost = agreed + 1 === last ? `entry ${last}` : `entries ${agreed + 1} to ${last}`;
  if (parted.found === undefined)
    return {
      kind: 'log-cut-off',
      sequence: agreed + 1,
      text: `Found a log that ends at entry ${log.end}, expected ${lost} of ${name} too${at === undefined ? '' : `, the first of them of ${at}`}.`,
    };
  return {
    kind: 'log-forked',
    sequence,
    text:
      `Found another entry ${sequence} than ${name} holds${at === undefined ? '' : ` (there of ${at})`}; ${same}. The log was written anew, ` +
      `or an older state of it was brought back and written on: expected ${lost} as ${name} has them.`,
  };
}

/** A log that is read on to one entry after another. */
class Reading {
  private readonly pieces: AsyncIterator<readonly KeptPoint[]>;
  private piece: readonly KeptPoint[] = [];
  private next = 0;
  /** Sequence of the last entry that was read. */
  end = 0;

  constructor(points: KeptPoints) {
    this.pieces = (async function* () {
      yield* points;
    })();
  }

  /** Asked in rising order. */
  async at(sequence: number): Promise<KeptPoint | undefined> {
    for (;;) {
      const point = this.piece[this.next];
      if (point !== undefined && point.sequence > sequence) return undefined;
      if (point !== undefined) {
        this.next += 1;
        this.end = point.sequence;
        if (point.sequence === sequence) return point;
      } else if (!(await this.readOn())) return undefined;
    }
  }

  private async readOn(): Promise<boolean> {
    const { done, value } = await this.pieces.next();
    if (done === true) return false;
    this.piece = value;
    this.next = 0;
    return true;
  }
}
