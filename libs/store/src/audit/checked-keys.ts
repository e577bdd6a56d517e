/** The keys of a log: which of them are what they say, and which of them are to be trusted. */
import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { Checkpoint, LogKey } from '@whence/workflow';
import { z } from 'zod';
import type { Report } from './report.js';
import { jsonIn } from './for-all-readers.js';
import { keyIdOf, rawPublicKey } from './signing-key.js';

const SIGNED_KEY = z.object({
  type: z.literal('key'),
  number: z.int(),
  key: z.string(),
  publicKey: z.string(),
  previous: z.string().nullable(),
});
const checkpoint = {
  type: z.literal('checkpoint'),
  number: z.int(),
  sequence: z.int(),
  hash: z.string(),
  count: z.int(),
  time: z.string(),
  key: z.string(),
};
/** The first checkpoints signed no tree. */
const SIGNED_CHECKPOINT = z.discriminatedUnion('v', [
  z.object({ v: z.literal(1), ...checkpoint }),
  z.object({ v: z.literal(2), ...checkpoint, from: z.int(), root: z.string() }),
]);
/** The tree that a checkpoint's text tells, since version 2. */
export const TREE = z.object({ v: z.literal(2), from: z.int(), root: z.string() });
export type Tree = z.infer<typeof TREE>;

export type SignedCheckpoint = z.infer<typeof SIGNED_CHECKPOINT>;

/**
 * A public key from PEM, or from the 32 bytes in base64. Throws TypeError on anything else, a private key too: whoever
 * verifies needs none.
 */
export function publicKeyOf(text: string): Buffer {
  const trimmed = text.trim();
  if (trimmed.includes('PRIVATE KEY')) throw new TypeError('found a private key, expected the public one alone');
  if (trimmed.startsWith('-----')) return rawOf(trimmed);
  const raw = Buffer.from(trimmed, 'base64');
  if (raw.length !== 32 || raw.toString('base64') !== trimmed)
    throw new TypeError('found no public key, expected PEM, or 32 bytes in base64');
  return raw;
}

function rawOf(pem: string): Buffer {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return rawPublicKey(key);
  } catch (cause) {
    throw new TypeError('found PEM that holds no key, expected a public key for Ed25519', { cause });
  }
  throw new TypeError('found a public key of another kind, expected one for Ed25519');
}

function keyObjectOf(raw: Buffer): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });
}

export class CheckedKeys {
  private readonly good = new Map<string, KeyObject>();
  private readonly trusted = new Set<string>();
  /** Those that the log tells of, whether they hold or not. */
  private readonly told: ReadonlySet<string>;
  private readonly missed = new Set<string>();

  /**
   * @param keys by their numbers.
   * @param roots public keys that whoever checks knows from elsewhere; null: every key of the log is taken at its word.
   */
  constructor(
    keys: readonly LogKey[],
    roots: readonly Buffer[] | null,
    private readonly report: Report,
  ) {
    this.told = new Set(keys.map(({ id }) => id));
    this.addGaps(keys);
    for (const root of roots ?? []) {
      this.good.set(keyIdOf(root), keyObjectOf(root));
      this.trusted.add(keyIdOf(root));
    }
    const linked: (readonly [before: string, after: string])[] = [];
    for (const key of keys) {
      const name = `key ${key.id.slice(0, 16)}`;
      const before = this.take(key);
      if (before === undefined) {
        report.add({
          kind: 'key-forged',
          id: key.id,
          text: `Found ${name}, which is not what its own signature says.`,
        });
        continue;
      }
      if (roots === null) this.trusted.add(key.id);
      if (before !== null) linked.push([before, key.id]);
      else if (key.number > 1) report.remark(`No earlier key stands for ${name}: it is unattested.`);
    }
    this.spread(linked);
    if (roots === null && keys.length > 0)
      report.remark(
        'The keys were taken as they stand beside the log; whoever gives --public-key need not believe them.',
      );
  }

  private addGaps(keys: readonly LogKey[]): void {
    for (const [index, { number, id }] of keys.entries()) {
      const due = (keys[index - 1]?.number ?? 0) + 1;
      if (number !== due)
        this.report.add({
          kind: 'key-missing',
          id,
          text: `Found key ${number} of the log where key ${due} is due, expected their numbers from 1 without a gap.`,
        });
    }
  }

  /**
   * Takes note that a checkpoint names this key. Whoever verifies may know the key from elsewhere; the log must tell of it
   * all the same, or whoever knows nothing but the log can verify no checkpoint. Each key that is missing is told once.
   */
  needs({ keyId, number, sequence }: Checkpoint): void {
    if (this.told.has(keyId) || this.missed.has(keyId)) return;
    this.missed.add(keyId);
    this.report.add({
      kind: 'key-missing',
      id: keyId,
      checkpoint: number,
      sequence,
      text: `Found no key ${keyId.slice(0, 16)} among the keys of the log, expected it: it signed checkpoint ${number}.`,
    });
  }

  /** The key before, whose signature is good; null without one; undefined for a key that does not hold. */
  private take({ id, number, publicKey, previousId, text, proof, attestation }: LogKey): string | null | undefined {
    const raw = Buffer.from(publicKey, 'base64');
    if (raw.length !== 32 || keyIdOf(raw) !== id) return undefined;
    const said = SIGNED_KEY.safeParse(jsonIn(text)).data;
    const fits =
      said?.key === id && said.publicKey === publicKey && said.previous === previousId && said.number === number;
    const key = keyObjectOf(raw);
    if (!fits || !isSigned(text, proof, key)) return undefined;
    this.good.set(id, key);
    if (previousId === null) return attestation === null ? null : undefined;
    const before = this.good.get(previousId);
    return before !== undefined && attestation !== null && isSigned(text, attestation, before) ? previousId : undefined;
  }

  /** Both keys have signed that one follows the other: whoever trusts either trusts both. */
  private spread(linked: readonly (readonly [string, string])[]): void {
    for (let grew = true; grew;) {
      const size = this.trusted.size;
      for (const pair of linked)
        if (pair.some((id) => this.trusted.has(id))) for (const id of pair) this.trusted.add(id);
      grew = this.trusted.size > size;
    }
  }

  isTrusted(id: string): boolean {
    return this.trusted.has(id);
  }

  /** What a checkpoint's text says; undefined unless its key has signed just that, of this number and sequence. */
  open({ number, sequence, keyId, text, signature }: Checkpoint): SignedCheckpoint | undefined {
    const key = this.good.get(keyId);
    if (key === undefined || !isSigned(text, signature, key)) return undefined;
    const said = SIGNED_CHECKPOINT.safeParse(jsonIn(text)).data;
    return said?.number === number && said.sequence === sequence && said.key === keyId ? said : undefined;
  }
}

function isSigned(text: string, signature: string, key: KeyObject): boolean {
  return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));
}
