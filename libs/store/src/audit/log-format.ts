/** The log as it is exported and checked (docs/record.md). */
import { hash } from 'node:crypto';
import { z } from 'zod';

/** What stands before the first entry: SHA-256 of the word "whence". */
export const GENESIS = hash('sha256', 'whence');

/** One link of the chain. Hashes are 64 lower-case hex digits. */
export interface ChainedEntry {
  readonly sequence: number;
  /** UTC with microseconds: 2025-07-14T09:30:00.123456Z. */
  readonly at: string;
  /** RFC 8785 text; null where the link is there and its entry is gone. */
  readonly entry: string | null;
  readonly previous: string;
  readonly hash: string;
}

/** What an entry's text says of itself. */
export const ENTRY_HEAD = z.object({
  v: z.literal(1),
  change: z.string(),
  desk: z.string().nullable(),
  actor: z.object({ kind: z.string(), person: z.string().nullable(), key: z.string().nullable() }),
  purpose: z.string(),
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string(), version: z.int() }),
  digest: z.string(),
  /** How many rows the entry is for; absent for one. */
  rows: z.int().optional(),
});
export type EntryHead = z.infer<typeof ENTRY_HEAD>;

const digits = z.string().regex(/^[0-9a-f]{64}$/);
/** In the one form in which bytes are written: bits behind the last byte are none that a signature signs. */
const base64 = z.base64().refine((text) => Buffer.from(text, 'base64').toString('base64') === text);
const moment = z.iso.datetime({ precision: 3 });
const sequence = z.int().min(1);

/** A line of an exported log. */
export const LINE = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('log'), v: z.literal(1), exportedAt: moment, genesis: digits }),
  z.strictObject({
    type: z.literal('key'),
    id: digits,
    number: sequence,
    publicKey: base64,
    previousId: digits.nullable(),
    text: z.string(),
    proof: base64,
    attestation: base64.nullable(),
  }),
  z.strictObject({
    type: z.literal('entry'),
    sequence,
    at: z.string(),
    entry: z.string().nullable(),
    previous: digits,
    hash: digits,
  }),
  z.strictObject({
    type: z.literal('checkpoint'),
    number: sequence,
    sequence,
    keyId: digits,
    text: z.string(),
    signature: base64,
  }),
  z.strictObject({ type: z.literal('end'), entries: z.int().min(0), checkpoints: z.int().min(0) }),
]);
export type Line = z.infer<typeof LINE>;
