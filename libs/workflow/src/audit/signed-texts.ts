/** What the keys of the log sign (docs/record.md). */
import { canonicalJson } from '@whence/domain';
import type { LogEnd, LogKey, LogSigningKey, LogTree } from './ports.js';

/**
 * What a checkpoint says: how far the log has come, and the tree over what was added since the checkpoint before.
 * @param number from 1, without a gap.
 */
export function checkpointText(
  number: number,
  { sequence, hash }: LogEnd,
  { from, root }: LogTree,
  keyId: string,
  time: Date,
): string {
  // Sequences begin at 1 and have no gap: the last is also how many there are.
  return canonicalJson({
    v: 2,
    type: 'checkpoint',
    number,
    sequence,
    hash,
    count: sequence,
    from,
    root,
    time: time.toISOString(),
    key: keyId,
  });
}

/**
 * The public half of a new key, signed by itself and, where it is at hand, by the one before.
 * @param number from 1, without a gap.
 */
export function signedKey(number: number, key: LogSigningKey, before: LogSigningKey | null, time: Date): LogKey {
  const { id, publicKey } = key;
  const previousId = before?.id ?? null;
  const text = canonicalJson({
    v: 1,
    type: 'key',
    number,
    key: id,
    publicKey,
    previous: previousId,
    time: time.toISOString(),
  });
  return { id, number, publicKey, previousId, text, proof: key.sign(text), attestation: before?.sign(text) ?? null };
}
