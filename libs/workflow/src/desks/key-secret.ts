/**
 * The text of a key: `whk_<prefix>_<secret>`. The prefix names the key and is shown; the secret is 256 random bits, of
 * which only the SHA-256 is kept: so many bits cannot be guessed, and no slow hash is needed.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const SHAPE = /^whk_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;

export interface NewSecret {
  readonly prefix: string;
  /** Shown once, to the person who asked for the key. */
  readonly text: string;
  readonly hash: Uint8Array;
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(Buffer.from(secret, 'base64url')).digest();
}

/** @param random as many random bytes as it is asked for */
export function newSecret(random: (bytes: number) => Buffer = randomBytes): NewSecret {
  const prefix = random(8).toString('hex');
  const secret = random(32).toString('base64url');
  return { prefix, text: `whk_${prefix}_${secret}`, hash: hashOf(secret) };
}

/** The two parts of a key's text, or undefined when it is not one. */
export function partsOfKey(text: string): { readonly prefix: string; readonly secret: string } | undefined {
  const match = SHAPE.exec(text);
  return match ? { prefix: match[1] ?? '', secret: match[2] ?? '' } : undefined;
}

/** Whether a secret is the one of which this hash was kept; takes the same time whatever the answer. */
export function secretFits(secret: string, hash: Uint8Array): boolean {
  return timingSafeEqual(hashOf(secret), hash);
}
