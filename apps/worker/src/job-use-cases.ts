/** Exactly one use case per job name. */
import type { Actor, JobName, PayloadOf } from '@whence/workflow';
import { JOB_NAMES } from '@whence/workflow';

/** One job of several that are run together. */
export type Asked<N extends JobName> = PayloadOf<N> & { readonly by: Actor };

/** What a job calls. It may be called twice with the same payload, and must then leave the same state. */
export interface JobUseCase<N extends JobName> {
  run(by: Actor, payload: PayloadOf<N>): Promise<unknown>;
  /** The same for several at once: what came of each, in the order given. One that fails must not fail the others. */
  runTogether?(asked: readonly Asked<N>[]): Promise<readonly PromiseSettledResult<unknown>[]>;
}

export type JobUseCases = { readonly [N in JobName]: JobUseCase<N> };

/**
 * Refuses to start a worker that would take jobs which it cannot run. The compiler says the same; this also holds for
 * what was put together at run time.
 */
export function checkUseCases(given: Partial<JobUseCases>): JobUseCases {
  const found: Readonly<Record<string, unknown>> = given;
  const faults = [
    ...JOB_NAMES.filter(
      (name) => typeof (found[name] as Partial<JobUseCase<JobName>> | undefined)?.run !== 'function',
    ).map((name) => `found nothing that runs "${name}"`),
    ...Object.keys(found)
      .filter((name) => !(JOB_NAMES as readonly string[]).includes(name))
      .map((name) => `found a use case for "${name}", which is no job`),
  ];
  if (faults.length > 0)
    throw new Error(`Jobs and use cases do not fit: ${faults.join('; ')}; expected one for each job.`);
  return given as JobUseCases;
}
