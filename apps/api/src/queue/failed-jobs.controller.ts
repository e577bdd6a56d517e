import { Controller, Delete, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DiscardFailedJob, type FailedJobSeen, ListFailedJobs, MOST_RETRIED, RetryFailedJobs } from '@whence/workflow';
import { z } from 'zod';
import {
  Address,
  Answers,
  By,
  Does,
  FromBody,
  FromPath,
  FromQuery,
  Needs,
  pageAsked,
  pageOf,
  pageQuery,
  Refuses,
  Repeatable,
  toPage,
} from '../foundation/index.js';
import type { SignedIn } from '../foundation/index.js';
import { failedJob, failedState, jobId, jobName, retried } from './failed-jobs.schemas.js';

const query = z.strictObject({
  ...pageQuery,
  name: jobName.nullable().default(null),
  state: failedState.default('given-up'),
});
const path = z.strictObject({ jobId });
const namedBody = z.strictObject({ name: jobName }).meta({ id: 'RetryOfJobs' });

function present({ entries, failedAt, triedAgainAt, failure, ...shown }: FailedJobSeen): z.infer<typeof failedJob> {
  return {
    ...shown,
    jobs: entries.map(({ payload, changeId, requestId }) => ({ payload: { ...payload }, changeId, requestId })),
    failedAt: failedAt.toISOString(),
    triedAgainAt: triedAgainAt?.toISOString() ?? null,
    failure: { ...failure },
  };
}

@ApiTags('Jobs')
@Controller('v1/jobs/failed')
export class FailedJobsController {
  constructor(
    @Inject(ListFailedJobs) private readonly listFailedJobs: ListFailedJobs,
    @Inject(RetryFailedJobs) private readonly retryFailedJobs: RetryFailedJobs,
    @Inject(DiscardFailedJob) private readonly discardFailedJob: DiscardFailedJob,
  ) {}

  @Get()
  @Needs('queue:read')
  @Does(
    'Jobs that failed',
    'Newest first: those that work for this desk, and those of the service itself. What was given up the queue keeps for a month; the newest 2,000 of each queue are looked at. ' +
      'With `state=retrying`: what failed and is tried again by itself, of the 2,000 of each queue that are next.',
  )
  @Answers(200, pageOf(failedJob, 'FailedJobPage'))
  async list(@By() by: SignedIn, @FromQuery(query) asked: z.infer<typeof query>, @Address() address: string) {
    const { after, limit } = pageAsked(asked, 'job');
    const [, at, id] = /^(\d+)\/(.+)$/.exec(after ?? '') ?? [];
    const from = at === undefined || id === undefined ? null : { failedAt: Number(at), id };
    const rows = await this.listFailedJobs.run(by, { name: asked.name, state: asked.state, after: from, limit });
    return toPage(asked, address, rows, present, (job) => `${job.failedAt.getTime()}/${job.id}`);
  }

  @Post('retries')
  @Needs('queue:change')
  @Repeatable()
  @Does(
    'Try all jobs of a name again that were given up',
    `Each as often as a new one, the newest first, up to ${MOST_RETRIED} a request. The log keeps who asked.`,
  )
  @Answers(201, retried)
  retryAll(@By() by: SignedIn, @FromBody(namedBody) { name }: z.infer<typeof namedBody>) {
    return this.retryFailedJobs.allOf(by, name);
  }

  @Post(':jobId/retries')
  @Needs('queue:change')
  @Repeatable()
  @Does(
    'Try a failed job again',
    'At once, and as often as a new one, whether it was given up or would be tried later. The log keeps who asked.',
  )
  @Answers(204)
  @Refuses('not-found', 'failed-job-unknown', 'No such job failed, or it works for another desk.')
  retry(@By() by: SignedIn, @FromPath(path) { jobId: id }: z.infer<typeof path>): Promise<void> {
    return this.retryFailedJobs.one(by, id);
  }

  @Delete(':jobId')
  @Needs('queue:change')
  @Does(
    'Discard a failed job',
    'For good: what it was to do is not done. The log keeps who asked, and what it carried.',
  )
  @Answers(204)
  @Refuses('not-found', 'failed-job-unknown', 'No such job failed, or it works for another desk.')
  @Refuses('conflict', 'failed-job-shared', 'It is a bundle that carries jobs of other desks too: retry it.')
  discard(@By() by: SignedIn, @FromPath(path) { jobId: id }: z.infer<typeof path>): Promise<void> {
    return this.discardFailedJob.run(by, id);
  }
}
