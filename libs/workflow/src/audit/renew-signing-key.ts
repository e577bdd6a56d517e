import type { Clock } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import type { Checkpoints, LogKey, LogSigner } from './ports.js';
import { signedKey } from './signed-texts.js';
import { SignLog } from './sign-log.js';

/**
 * A new key for the log. The one before signs how far the log has come, and signs the new one over; where it is lost, the
 * new one begins unattested.
 */
export class RenewSigningKey {
  constructor(
    private readonly ports: {
      readonly clock: Clock;
      readonly checkpoints: Checkpoints;
      readonly logSigner: LogSigner;
    },
  ) {}

  /** Throws `log-not-as-signed`; `signing-key-changed` when somebody else renews it at the same moment. */
  async run(): Promise<LogKey> {
    const { checkpoints, logSigner, clock } = this.ports;
    if ((await logSigner.current(false)) !== null) await new SignLog(this.ports).run();
    const { before, now } = await logSigner.renew();
    const known = await checkpoints.keys();
    const heir = known.some(({ id }) => id === before?.id) ? before : null;
    const key = signedKey(known.length + 1, now, heir, clock.now());
    if (await checkpoints.addKey(key)) return key;
    throw new Refusal('conflict', 'signing-key-changed', 'Found that somebody else has just made a new key.');
  }
}
