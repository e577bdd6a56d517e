/** Verifies single entries of a log by what proves them, with nothing but that and a public key. */
import { hash } from 'node:crypto';
import { canonicalJson } from '@whence/domain';
import { z } from 'zod';
import { entryHash, headOf } from './chain-check.js';
import { CheckedKeys } from './checked-keys.js';
import { type EntryHead, LINE } from './log-format.js';
import { rootOfPath } from './merkle.js';
import { Report, type RecordReport } from './report.js';

const digits = z.string().regex(/^[0-9a-f]{64}$/);
const ENTRY = z.strictObject({
  sequence: z.int().min(1),
  at: z.string(),
  entry: z.string(),
  previous: digits,
  hash: digits,
  signed: z
    .strictObject({
      checkpoint: z.int().min(1),
      at: z.int().min(0),
      size: z.int().min(1),
      path: z.array(digits).max(64),
    })
    .nullable(),
  written: z.strictObject({ salt: z.string().regex(/^[0-9a-f]{32}$/), content: z.unknown() }).optional(),
});
type Entry = z.infer<typeof ENTRY>;

const line = <Type extends 'key' | 'checkpoint'>(type: Type) =>
  z.record(z.string(), z.unknown()).transform((members, context) => {
    const read = LINE.safeParse({ type, ...members });
    if (read.success && read.data.type === type) return read.data as Extract<z.infer<typeof LINE>, { type: Type }>;
    context.addIssue(`expected a ${type} as an exported log has it`);
    return z.NEVER;
  });

/** A proof as an evidence pack holds it. */
export const PROOF = z.strictObject({
  v: z.literal(1),
  keys: z.array(line('key')),
  checkpoints: z.array(line('checkpoint')),
  entries: z.array(ENTRY),
});

/** An entry that was found to stand in a signed log. */
export interface ProvenLine {
  readonly sequence: number;
  readonly at: string;
  readonly head: EntryHead;
  /** Time of the checkpoint that signed it, ISO 8601. */
  readonly signedAt: string;
  /** What was written; absent where the proof does not show it. */
  readonly content?: unknown;
}

export interface ProofReport extends RecordReport {
  readonly proven: readonly ProvenLine[];
}

/**
 * @param proof as JSON gives it. Throws TypeError on what is no proof.
 * @param roots the 32 bytes of each public key that is trusted; null: the keys in the proof are taken at their word.
 */
export function verifyProof(proof: unknown, roots: readonly Buffer[] | null): ProofReport {
  const read = PROOF.safeParse(proof);
  if (!read.success) throw new TypeError(`found no proof of entries of a log: ${z.prettifyError(read.error)}`);
  const { keys, checkpoints, entries } = read.data;
  const report = new Report();
  const checked = new CheckedKeys(keys, roots, report);
  const roofs = new Map<
    number,
    { readonly root: string; readonly size: number; readonly from: number; readonly time: string }
  >();
  for (const checkpoint of checkpoints) {
    const { number, sequence, keyId } = checkpoint;
    report.counts.checkpoints += 1;
    checked.needs(checkpoint);
    const signed = checked.open(checkpoint);
    const add = (kind: string, text: string): void => report.add({ kind, checkpoint: number, sequence, text });
    if (signed === undefined)
      add('checkpoint-forged', `Found checkpoint ${number} without a good signature of key ${keyId.slice(0, 16)}.`);
    else if (!checked.isTrusted(keyId))
      report.remark(`Checkpoint ${number} is signed by a key that no trusted key stands for: ${keyId.slice(0, 16)}.`);
    else if (signed.v === 2)
      roofs.set(number, { root: signed.root, from: signed.from, size: sequence - signed.from + 1, time: signed.time });
    else report.remark(`Checkpoint ${number} signed no tree: what it signed is proven by the whole log alone.`);
  }
  const proven: ProvenLine[] = [];
  for (const entry of entries) {
    report.counts.entries += 1;
    const head = headOf(entry.entry);
    const fault = faultOf(entry, head, roofs.get(entry.signed?.checkpoint ?? 0));
    if (fault !== undefined)
      report.add({ ...fault, sequence: entry.sequence, ...(head === undefined ? {} : { subject: head.subject }) });
    else if (head !== undefined) {
      const { sequence, at, written } = entry;
      const signedAt = roofs.get(entry.signed?.checkpoint ?? 0)?.time ?? '';
      proven.push({ sequence, at, head, signedAt, ...(written === undefined ? {} : { content: written.content }) });
    }
  }
  report.counts.rows = proven.filter((each) => 'content' in each).length;
  const last = proven.at(-1)?.sequence ?? 0;
  return { ...report.end({ end: entries.at(-1)?.sequence ?? 0, signedTo: last }), proven };
}

function faultOf(
  { sequence, at, entry, previous, hash: told, signed, written }: Entry,
  head: EntryHead | undefined,
  roof: { readonly root: string; readonly size: number; readonly from: number } | undefined,
): { readonly kind: string; readonly text: string } | undefined {
  if (head === undefined)
    return { kind: 'entry-unreadable', text: `Found an entry ${sequence} whose text is not that of an entry.` };
  if (entryHash(previous, sequence, at, entry) !== told)
    return {
      kind: 'entry-altered',
      text: `Found that entry ${sequence}, its time or its place was altered: its hash is not that of its text.`,
    };
  if (signed === null || roof === undefined)
    return { kind: 'entry-unsigned', text: `Found entry ${sequence} that no trusted checkpoint here has signed.` };
  const root = rootOfPath(
    Buffer.from(told, 'hex'),
    signed.at,
    roof.size,
    signed.path.map((each) => Buffer.from(each, 'hex')),
  );
  if (roof.from + signed.at !== sequence || signed.size !== roof.size || root?.toString('hex') !== roof.root)
    return {
      kind: 'not-as-signed',
      text: `Found that entry ${sequence} is not among those that checkpoint ${signed.checkpoint} signed.`,
    };
  if (written === undefined) return undefined;
  const salted = Buffer.concat([Buffer.from(written.salt, 'hex'), Buffer.from(canonicalJson(written.content))]);
  if (hash('sha256', salted) !== head.digest)
    return { kind: 'row-altered', text: `Found that what is shown of entry ${sequence} is not what was logged.` };
  return undefined;
}
