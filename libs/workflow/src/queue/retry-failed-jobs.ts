import type { Job, JobName } from '../jobs.js';
import type { DeskActor } from '../ledger/ports.js';
import type { Changes } from '../ports/changes.js';
import { notFound } from '../refusal.js';
import { type FailedPorts, failedOfDesk } from './failed-of-desk.js';
import type { FailedJob } from './ports.js';

/** How many jobs one request puts back, in one change: each may carry 20 requests. */
export const MOST_RETRIED = 200;

/**
 * Has failed jobs tried again, as often as new ones: each goes through the outbox once more, in the change that logs who
 * asked, and is then forgotten as failed. Dying in between leaves it in both places; a job bears to run twice.
 */
export class RetryFailedJobs {
  constructor(private readonly ports: FailedPorts & { readonly changes: Changes }) {}

  /** One job, given up or to be tried again later. Throws `failed-job-unknown`, for a job of another desk too. */
  async one(by: DeskActor, id: string): Promise<void> {
    const job = await this.ports.failedJobs.one(id);
    const [seen] = job === undefined ? [] : await failedOfDesk(this.ports, by.deskId, [job]);
    if (job === undefined || seen === undefined) throw notFound('failed-job', id);
    await this.retry(by, [job]);
  }

  /** All of a name that were given up and the desk sees, the newest first, at most {@link MOST_RETRIED}. Tells how many are left. */
  async allOf(by: DeskActor, name: JobName): Promise<{ readonly retried: number; readonly left: number }> {
    const all = await this.ports.failedJobs.all(name, 'given-up');
    const seen = new Set((await failedOfDesk(this.ports, by.deskId, all)).map(({ id }) => id));
    const jobs = all.filter(({ id }) => seen.has(id));
    const some = jobs.slice(0, MOST_RETRIED);
    if (some.length > 0) await this.retry(by, some);
    return { retried: some.length, left: jobs.length - some.length };
  }

  private async retry(by: DeskActor, jobs: readonly FailedJob[]): Promise<void> {
    const { changes, failedJobs } = this.ports;
    await changes.make(by, 'retry-failed-jobs', (change) => {
      for (const { id, name, entries, attempts } of jobs) {
        // The payload was read under this name.
        for (const { payload } of entries) change.enqueue({ name, payload } as Job);
        change.log('retry', { kind: 'job', id, version: 1 }, { name, payloads: payloadsOf(entries), attempts });
      }
      return Promise.resolve();
    });
    await failedJobs.remove(jobs);
  }
}

export const payloadsOf = (entries: FailedJob['entries']): unknown[] => entries.map(({ payload }) => payload);
