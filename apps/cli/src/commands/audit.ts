/** `whence audit checkpoint`, `new-key` and `export`. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { exportLog, FileLogSigner, storePorts } from '@whence/store';
import { RenewSigningKey, SignLog } from '@whence/workflow';
import type { Console } from '../console.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { cannotWrite } from '../file-fault.js';
import { withStore } from '../start/with-store.js';

/** Signs how far the log has come. */
export function signCheckpoint(console: Console): Promise<ExitCode> {
  return withStore(console, async (dataSource, { audit }) => {
    const signed = await new SignLog({
      ...storePorts(dataSource),
      logSigner: new FileLogSigner(audit.keyFile),
    }).run();
    console.out(
      signed === null
        ? 'The log has not grown since the last checkpoint.\n'
        : `Checkpoint ${signed.number} signs the log up to entry ${signed.sequence}, with key ${signed.keyId}.\n`,
    );
    return EXIT.done;
  });
}

/** Puts a new signing key in the place of the one there is. */
export function newSigningKey(console: Console): Promise<ExitCode> {
  return withStore(console, async (dataSource, { audit }) => {
    const key = await new RenewSigningKey({
      ...storePorts(dataSource),
      logSigner: new FileLogSigner(audit.keyFile),
    }).run();
    console.out(
      `Key ${key.id}\npublic key ${key.publicKey}\n` +
        (key.previousId === null
          ? 'No earlier key stands for it.\n'
          : `signed over by ${key.previousId}, which lies beside it.\n`),
    );
    return EXIT.done;
  });
}

/** Signs the log and writes all of it. */
export function exportRecord({ out }: { readonly out: string }, console: Console): Promise<ExitCode> {
  return withStore(console, async (dataSource, { audit }) => {
    const ports = storePorts(dataSource);
    const logSigner = new FileLogSigner(audit.keyFile);
    const signed = await new SignLog({ ...ports, logSigner }).run();
    const counts = await writingTo(out, console, (write) => exportLog(dataSource, new Date(), write));
    const key = await logSigner.current(false);
    console.err(
      `Exported ${counts.entries} entries and ${counts.checkpoints} checkpoints${signed === null ? '' : `, the last of which was signed now`}.`,
    );
    if (key !== null) console.err(`Verify with: whence audit verify --file ${out} --public-key ${key.publicKey}`);
    return EXIT.done;
  });
}

/** A file that only its owner reads; "-" is standard output. */
async function writingTo<T>(
  out: string,
  console: Console,
  work: (write: (text: string) => Promise<void>) => Promise<T>,
): Promise<T> {
  if (out === '-') return work((text) => Promise.resolve(console.out(text)));
  const stream = createWriteStream(out, { mode: 0o600 });
  const closed = once(stream, 'close');
  // Told by whoever waits for `closed`, below.
  closed.catch(() => undefined);
  await once(stream, 'open').catch((error: unknown) => {
    throw cannotWrite(out, error);
  });
  const done = await work(async (text) => {
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), closed]);
  });
  stream.end();
  await closed;
  return done;
}
