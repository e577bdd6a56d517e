import type { JobName } from '../jobs.js';
import type { DeskActor } from '../ledger/ports.js';
import type { FailedJob, FailedState } from './ports.js';
import { type FailedJobSeen, type FailedPorts, failedOfDesk } from './failed-of-desk.js';

/** The failed jobs that work for a desk, or for none, given up or to be tried again: newest first. */
export class ListFailedJobs {
  constructor(private readonly ports: FailedPorts) {}

  /** @param after id of the last job of the page before; its moment may stand in for a job that is gone meanwhile. */
  async run(
    by: DeskActor,
    page: {
      readonly name: JobName | null;
      readonly state: FailedState;
      readonly after: { readonly failedAt: number; readonly id: string } | null;
      readonly limit: number;
    },
  ): Promise<readonly FailedJobSeen[]> {
    const { after } = page;
    const all = await this.ports.failedJobs.all(page.name, page.state);
    const rest = after === null ? all : all.filter((job) => comesAfter(job, after));
    const seen: FailedJobSeen[] = [];
    for (let from = 0; from < rest.length && seen.length < page.limit; from += AT_ONCE)
      seen.push(...(await failedOfDesk(this.ports, by.deskId, rest.slice(from, from + AT_ONCE))));
    return seen.slice(0, page.limit);
  }
}

const AT_ONCE = 500;

function comesAfter(job: FailedJob, after: { readonly failedAt: number; readonly id: string }): boolean {
  const at = job.failedAt.getTime();
  return at < after.failedAt || (at === after.failedAt && job.id > after.id);
}
