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
    const { before, now, take } = await logSigner.next();
    const known = await checkpoints.keys();
    const heir = known.some(({ id }) => id === before?.id) ? before : null;
    const key = signedKey(known.length + 1, now, heir, clock.now());
    // First it is known who stands for it. Whoever is stopped before it is taken goes on with the key before, and a key that
    // the log names and that never signs does no harm; the other way round it would sign, and nobody would stand for it.
    if (!(await checkpoints.addKey(key)))
      throw new Refusal('conflict', 'signing-key-changed', 'Found that somebody else has just made a new key.');
    await take();
    return key;
  }
}
