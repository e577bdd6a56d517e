/**
 * Runs one queued job: calls its use case, says so in the log, and tells the queue how a failure is to be taken.
 *
 * A job may be a bundle of several of one name. They are run together, once; whatever of them fails gets a job of its
 * own and is tried again by itself. A bundle that comes back (its worker died, or had to give it back) is taken apart
 * first, so that one that takes its worker down takes no other along.
 *
 * A turn of the schedule only enqueues the job that it is the turn of. What does the work is then a job as any other,
 * which can be retried and discarded; BullMQ lets nobody remove a job that a schedule made.
 */
import {
  type Bundle,
  type BundledEnvelope,
  type Envelope,
  isBundle,
  isJobName,
  jobOptions,
  type Load,
  type Log,
  type Producer,
  QUEUE_OF,
  type QueueName,
  type RetriesOf,
} from '@whence/queue';
import { type Actor, failureOf, hasSlot, type JobName, type PayloadOf, Refusal, writeFailure } from '@whence/workflow';
import { type Job, UnrecoverableError, WaitingError } from 'bullmq';
import type { Asked, JobUseCase, JobUseCases } from './job-use-cases.js';
import { slotOf } from './slot-of.js';

interface RunningJob {
  readonly job: Job<Load>;
  readonly token: string | undefined;
  /** Ends the wait for the use case: the job is somebody else's now. */
  readonly leave: (cause: Error) => void;
}

export interface RunnerParts {
  readonly useCases: JobUseCases;
  readonly log: Log;
  readonly retries: RetriesOf;
  /** Where what a bundle leaves undone is put. */
  readonly queues: () => Readonly<Record<QueueName, Producer>>;
}

export class JobRunner {
  private readonly running = new Map<string, RunningJob>();

  constructor(private readonly parts: RunnerParts) {}

  private get log(): Log {
    return this.parts.log;
  }

  /** @param token the lock under which the queue gave the job. */
  async run(job: Job<Load>, token?: string): Promise<void> {
    const { name } = job;
    if (!isJobName(name))
      throw new UnrecoverableError(`found a job named "${name}", expected one of this version's jobs`);
    const about = aboutOf(job);
    const what = job.repeatJobKey === undefined ? name : `the turn of ${name}`;
    const key = `${job.queueName} ${job.id ?? ''} ${token ?? ''}`;
    const started = performance.now();
    try {
      await new Promise<unknown>((resolve, leave) => {
        this.running.set(key, { job, token, leave });
        this.call(name, job).then(resolve, leave);
      });
      this.log.info({ ...about, ms: Math.round(performance.now() - started) }, `Ran ${what}.`);
    } catch (error) {
      if (error instanceof WaitingError) throw error;
      const final = willNotChange(error) || job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
      const message = final ? `Gave up ${what}.` : `Could not run ${what}; it is tried again.`;
      this.log[final ? 'error' : 'warn']({ ...about, err: error }, message);
      throw kept(error);
    } finally {
      this.running.delete(key);
    }
  }

  /** Gives the jobs under way back to the queue, for other workers. What they have done already, they do again. */
  async giveBack(): Promise<void> {
    await Promise.all([...this.running.values()].map((running) => this.giveOneBack(running)));
  }

  private async giveOneBack({ job, token, leave }: RunningJob): Promise<void> {
    try {
      await job.moveToWait(token);
      this.log.warn(aboutOf(job), `Gave ${job.name} back: it had not ended when the worker had to.`);
      leave(new WaitingError());
    } catch (error) {
      const cause = error instanceof Error ? error : new Error(String(error));
      this.log.warn({ ...aboutOf(job), err: cause }, `Could not give ${job.name} back.`);
      leave(cause);
    }
  }

  private call<N extends JobName>(name: N, job: Job<Load>): Promise<unknown> {
    const useCase: JobUseCase<N> = this.parts.useCases[name];
    const { data } = job;
    if (job.repeatJobKey !== undefined) return this.takeTurn(name, job);
    if (isBundle(data)) return this.callTogether(name, useCase, job, data);
    // Written by the relay from an entry of the same name, or by a turn of the schedule.
    return useCase.run(actorOf(data), data.payload as PayloadOf<N>);
  }

  /** A turn that is taken twice makes one job: its id says which turn of which schedule it is. */
  private async takeTurn(name: JobName, job: Job<Load>): Promise<void> {
    const slot = slotOf(job);
    const payload = hasSlot(name) ? { slot: slot.toISOString() } : {};
    const opts = { ...jobOptions(this.parts.retries[name]), jobId: `${name}-${slot.getTime()}` };
    const data: Envelope = { payload, changeId: null, requestId: null };
    await this.parts.queues()[QUEUE_OF[name]].add(name, data, opts);
  }

  private async callTogether<N extends JobName>(
    name: N,
    useCase: JobUseCase<N>,
    job: Job<Load>,
    { bundle }: Bundle,
  ): Promise<void> {
    const isBack = job.attemptsStarted > 1 || job.stalledCounter > 0;
    if (isBack || useCase.runTogether === undefined) return this.takeApart(name, bundle);
    const asked = bundle.map((each) => ({ ...each.payload, by: actorOf(each) }) as Asked<N>);
    const outcomes = await useCase.runTogether(asked);
    const failed = bundle.filter((each, at) => {
      const outcome = outcomes[at];
      if (outcome?.status !== 'rejected') return false;
      const about = { ...aboutOf(job), change: each.changeId ?? undefined, request: each.requestId ?? undefined };
      this.log.warn({ ...about, err: outcome.reason }, `Could not run ${name}; it is tried again by itself.`);
      return true;
    });
    if (failed.length > 0) await this.takeApart(name, failed);
  }

  private async takeApart(name: JobName, bundle: readonly BundledEnvelope[]): Promise<void> {
    const options = jobOptions(this.parts.retries[name]);
    await this.parts
      .queues()
      [QUEUE_OF[name]].addBulk(bundle.map(({ id, ...data }) => ({ name, data, opts: { ...options, jobId: id } })));
  }
}

const actorOf = ({ requestId }: Envelope): Actor => (requestId === null ? { kind: 'job' } : { kind: 'job', requestId });

function aboutOf(job: Job<Load>): object {
  const { data } = job;
  const about = { job: job.id, name: job.name, attempt: job.attemptsMade + 1 };
  return isBundle(data)
    ? { ...about, bundled: data.bundle.length }
    : { ...about, change: data.changeId ?? undefined, request: data.requestId ?? undefined };
}

/** A refusal is the same the next time, unless somebody else was quicker this time. */
function willNotChange(error: unknown): boolean {
  return error instanceof UnrecoverableError || (error instanceof Refusal && error.kind !== 'conflict');
}

/** The queue keeps the message of what is thrown, and shows it: it gets what may be shown, the log has the rest. */
function kept(error: unknown): Error {
  const told = writeFailure(failureOf(error));
  return willNotChange(error) ? new UnrecoverableError(told) : new JobFailed(told, { cause: error });
}

/** A job that failed this time; its cause is what was thrown. */
export class JobFailed extends Error {
  override readonly name = 'JobFailed';
}
