/** Jobs of the outbox, run where a test has no worker. */
import { CrossReferenceClaim } from '@whence/workflow';
import type { TestApi } from './api.js';

/** Runs every cross-reference that waits, in the order in which they were asked for. */
export async function crossReferenceWaiting({
  dataSource,
  ports,
}: Pick<TestApi, 'dataSource' | 'ports'>): Promise<void> {
  const waiting: { readonly payload: { readonly requestId: string } }[] = await dataSource.query(
    `SELECT payload FROM outbox WHERE job = 'cross-reference' ORDER BY id`,
  );
  for (const { payload } of waiting) await new CrossReferenceClaim(ports).run({ kind: 'job' }, payload);
}
