/** Runs one queued job: calls its use case, says so in the log, and tells the queue how a failure is to be taken. */
import { type Envelope, isJobName, type Log } from '@whence/queue';
import { type Actor, type JobName, type PayloadOf, Refusal } from '@whence/workflow';
import { type Job, UnrecoverableError, WaitingError } from 'bullmq';
import type { JobUseCase, JobUseCases } from './job-use-cases.js';

interface RunningJob {
  readonly job: Job<Envelope>;
  readonly token: string | undefined;
  /** Ends the wait for the use case: the job is somebody else's now. */
  readonly leave: (cause: Error) => void;
}

export class JobRunner {
  private readonly running = new Map<string, RunningJob>();

  constructor(
    private readonly useCases: JobUseCases,
    private readonly log: Log,
  ) {}

  /** @param token the lock under which the queue gave the job. */
  async run(job: Job<Envelope>, token?: string): Promise<void> {
    const { name } = job;
    if (!isJobName(name))
      throw new UnrecoverableError(`found a job named "${name}", expected one of this version's jobs`);
    const about = aboutOf(job);
    const key = `${job.queueName} ${job.id ?? ''} ${token ?? ''}`;
    const started = performance.now();
    try {
      await new Promise<unknown>((resolve, leave) => {
        this.running.set(key, { job, token, leave });
        this.call(name, job).then(resolve, leave);
      });
      this.log.info({ ...about, ms: Math.round(performance.now() - started) }, `Ran ${name}.`);
    } catch (error) {
      if (error instanceof WaitingError) throw error;
      const final = willNotChange(error) || job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
      const message = final ? `Gave up ${name}.` : `Could not run ${name}; it is tried again.`;
      this.log[final ? 'error' : 'warn']({ ...about, err: error }, message);
      throw willNotChange(error) ? new UnrecoverableError(messageOf(error)) : error;
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

  private call<N extends JobName>(name: N, job: Job<Envelope>): Promise<unknown> {
    const useCase: JobUseCase<N> = this.useCases[name];
    const { requestId } = job.data;
    const by: Actor = requestId === null ? { kind: 'job' } : { kind: 'job', requestId };
    return useCase.run(by, payloadOf(name, job));
  }
}

/** The payload as it was written; a job of the schedule gets the moment that its turn stands for. */
function payloadOf<N extends JobName>(name: N, job: Job<Envelope>): PayloadOf<N> {
  const payload = name === 'recheck-due' ? { slot: slotOf(job) } : {};
  // Written by the relay from an entry of the same name.
  return { ...payload, ...job.data.payload } as PayloadOf<N>;
}

/** The queue keeps the moment for which it scheduled a job; a job of the outbox has none and brings its own slot. */
function slotOf(job: Job<Envelope>): string {
  return new Date(job.opts.prevMillis ?? job.timestamp).toISOString();
}

function aboutOf(job: Job<Envelope>): object {
  return {
    job: job.id,
    name: job.name,
    attempt: job.attemptsMade + 1,
    change: job.data.changeId ?? undefined,
    request: job.data.requestId ?? undefined,
  };
}

/** A refusal is the same the next time, unless somebody else was quicker this time. */
function willNotChange(error: unknown): boolean {
  return error instanceof UnrecoverableError || (error instanceof Refusal && error.kind !== 'conflict');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
