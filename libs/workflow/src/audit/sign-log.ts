import type { Actor, Clock } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import type { Checkpoint, Checkpoints, LogEnd, LogSigner, LogSigningKey } from './ports.js';
import { checkpointText, signedKey } from './signed-texts.js';

/**
 * Signs how far the log has come. Whoever alters the log afterwards would also need the key, which no database holds.
 * A log that is not what was signed before is not signed again.
 */
export class SignLog {
  constructor(
    private readonly ports: {
      readonly clock: Clock;
      readonly checkpoints: Checkpoints;
      readonly logSigner: LogSigner;
    },
  ) {}

  /**
   * The new checkpoint; null when the log has not grown since the last one, or somebody else has just signed it.
   * Throws `log-not-as-signed`, `signing-key-missing`.
   */
  async run(_by?: Actor): Promise<Checkpoint | null> {
    const { checkpoints, logSigner } = this.ports;
    await this.refuseForgotten();
    await this.refuseKeys();
    const last = await checkpoints.last();
    const end = await checkpoints.end();
    if (last !== null) await this.refuseOther(last, end);
    if (end === null || end.sequence === last?.sequence) return null;
    const key = await this.key();
    const number = (last?.number ?? 0) + 1;
    const from = (last?.sequence ?? 0) + 1;
    const tree = { from, root: await checkpoints.rootOf(from, end.sequence) };
    const text = checkpointText(number, end, tree, key.id, this.ports.clock.now());
    const checkpoint = { number, sequence: end.sequence, keyId: key.id, text, signature: key.sign(text) };
    if (!(await checkpoints.add(checkpoint))) return null;
    await logSigner.remember(checkpoint);
    return checkpoint;
  }

  /** The database must still hold what is remembered outside it. */
  private async refuseForgotten(): Promise<void> {
    const seen = await this.ports.logSigner.remembered();
    if (seen === null) return;
    const [held] = await this.ports.checkpoints.list({ after: seen.number - 1, limit: 1 });
    if (held?.number === seen.number && held.text === seen.text) return;
    throw new Refusal(
      'conflict',
      'log-not-as-signed',
      `Found no checkpoint ${seen.number} of entry ${seen.sequence}, expected it: it is kept beside the key. The log was cut off, or an older backup restored; only then move that file away.`,
    );
  }

  /**
   * Else the key at hand would be taken down anew in the place of one that somebody removed, and nothing would tell of it
   * any more.
   */
  private async refuseKeys(): Promise<void> {
    const [fault] = await this.ports.checkpoints.keyFaults();
    if (fault !== undefined)
      throw new Refusal('conflict', 'log-not-as-signed', `${fault} Run audit verify; nothing is signed until then.`);
  }

  private async refuseOther({ number, sequence, text }: Checkpoint, end: LogEnd | null): Promise<void> {
    const signed = String((JSON.parse(text) as Partial<LogEnd>).hash);
    const found = (end?.sequence ?? 0) < sequence ? null : await this.ports.checkpoints.hashAt(sequence);
    if (found === signed) return;
    throw new Refusal(
      'conflict',
      'log-not-as-signed',
      found === null
        ? `Found a log that ends at ${end?.sequence ?? 0}, expected at least the ${sequence} entries that checkpoint ${number} signed; run audit verify.`
        : `Found the hash ${found} at sequence ${sequence}, expected ${signed}, which checkpoint ${number} signed; run audit verify.`,
    );
  }

  /** The current key, known to the database: the first one is made here, a further one only where a person asks for it. */
  private async key(): Promise<LogSigningKey> {
    const { checkpoints, logSigner, clock } = this.ports;
    const known = await checkpoints.keys();
    const key = await logSigner.current(known.length === 0);
    if (key === null)
      throw new Refusal(
        'not-found',
        'signing-key-missing',
        'Found no key at AUDIT_KEY_FILE, expected the one that signed the log so far; `whence audit new-key` makes another.',
      );
    if (known.some(({ id }) => id === key.id)) return key;
    // Nobody signed it over: that it is unattested is said wherever it is shown.
    await checkpoints.addKey(signedKey(known.length + 1, key, null, clock.now()));
    return key;
  }
}
