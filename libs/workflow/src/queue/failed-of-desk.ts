import type { FailedJob, FailedJobs, JobDesks } from './ports.js';

export interface FailedPorts {
  readonly failedJobs: FailedJobs;
  readonly jobDesks: JobDesks;
}

/** A failed job as one desk sees it. */
export interface FailedJobSeen extends FailedJob {
  /** True when it is a bundle that also carries entries of other desks, which are left out here. */
  readonly shared: boolean;
}

const NOW = { position: null } as const;

/** Of some failed jobs, those that work for a desk or for none, with the entries of other desks left out. */
export async function failedOfDesk(
  { jobDesks }: Pick<FailedPorts, 'jobDesks'>,
  deskId: string,
  jobs: readonly FailedJob[],
): Promise<readonly FailedJobSeen[]> {
  const entries = jobs.flatMap(({ name, entries: some }) => some.map((entry) => ({ ...entry, name })));
  const desks = await jobDesks.of(NOW, entries);
  let at = 0;
  return jobs.flatMap((job) => {
    const own = job.entries.filter(() => [deskId, null].includes(desks[at++] ?? null));
    return own.length === 0 ? [] : [{ ...job, entries: own, shared: own.length < job.entries.length }];
  });
}
