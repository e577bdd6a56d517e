/** A log of real changes: pages received, their claims submitted, signed as the schedule would. */
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileLogSigner } from '@whence/store';
import { SignLog, SubmitArticleClaims } from '@whence/workflow';
import { type Ground, SHAPE } from '../flow/ground.js';
import { writePages } from '../flow/pages.js';

const PAGES_AT_ONCE = 25;

/** Where the key of a bench is kept, and its last checkpoint beside it. */
export const keyFile = (): string => join(tmpdir(), `whence-bench-audit-${randomUUID()}.pem`);

/** Lets the log grow to at least so many entries; signs it every thousand of claims. Returns how many there are. */
export async function growLog({ ports, by, owner }: Ground, key: string, entries: number): Promise<number> {
  const sign = new SignLog({ ...ports, logSigner: new FileLogSigner(key) });
  const submit = new SubmitArticleClaims(ports);
  for (let seed = 1; ; seed += 1) {
    const signed = await sign.run();
    // A queue of a hundred thousand jobs that nobody takes is not part of what is measured.
    await owner.query('DELETE FROM outbox');
    const { sequence } = (await ports.checkpoints.end()) ?? { sequence: 0 };
    if (sequence >= entries || (signed === null && seed > 1)) return sequence;
    for (const articleId of await writePages(ports, by, SHAPE, PAGES_AT_ONCE * 40, seed + entries, 40))
      await submit.run(by, { articleId });
  }
}
