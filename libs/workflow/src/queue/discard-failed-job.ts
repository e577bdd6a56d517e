import type { DeskActor } from '../ledger/ports.js';
import type { Changes } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import { type FailedPorts, failedOfDesk } from './failed-of-desk.js';
import { payloadsOf } from './retry-failed-jobs.js';

/** Forgets a failed job for good. It is logged first: nothing is discarded without an entry that says by whom. */
export class DiscardFailedJob {
  constructor(private readonly ports: FailedPorts & { readonly changes: Changes }) {}

  /** Throws `failed-job-unknown`, for a job of another desk too, and `failed-job-shared`. */
  async run(by: DeskActor, id: string): Promise<void> {
    const { changes, failedJobs } = this.ports;
    const job = await failedJobs.one(id);
    const [seen] = job === undefined ? [] : await failedOfDesk(this.ports, by.deskId, [job]);
    if (job === undefined || seen === undefined) throw notFound('failed-job', id);
    if (seen.shared)
      throw new Refusal(
        'conflict',
        'failed-job-shared',
        'Found a bundle that carries jobs of other desks too, expected jobs of this desk; retry it: what fails again then stands by itself.',
      );
    const { name, entries, attempts } = job;
    await changes.make(by, 'discard-failed-job', (change) => {
      change.log('discard', { kind: 'job', id, version: 1 }, { name, payloads: payloadsOf(entries), attempts });
      return Promise.resolve();
    });
    await failedJobs.remove([job]);
  }
}
