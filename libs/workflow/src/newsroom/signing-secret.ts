/** Secrets of Standard Webhooks: `whsec_` and 256 random bits in Base64. */
import { randomBytes } from 'node:crypto';

/** How long the secret before a rotation stays good: both sides cannot change at the same moment. */
export const OLD_SECRET_MS = 24 * 60 * 60 * 1000;

/** @param random as many random bytes as it is asked for */
export function newSigningSecret(random: (bytes: number) => Buffer = randomBytes): string {
  return `whsec_${random(32).toString('base64')}`;
}
