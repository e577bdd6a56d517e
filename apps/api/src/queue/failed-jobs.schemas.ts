import { FAILED_STATES, FAILURE_KINDS, JOB_NAMES } from '@whence/workflow';
import { z } from 'zod';
import { id, instant } from '../foundation/index.js';

export const jobName = z.enum(JOB_NAMES);

export const failedState = z.enum(FAILED_STATES).meta({
  description: '`given-up`: tried as often as it may. `retrying`: its last attempt failed, and it is tried again.',
});

/** As the queue numbers its jobs: a UUID, `bundle-…`, or a turn of the schedule. */
export const jobId = z.string().regex(/^[\w:.-]{1,200}$/, 'the id of a job, as the list shows it');

const failure = z
  .strictObject({
    kind: z.enum(FAILURE_KINDS).meta({
      description:
        '`refusal`: it would be refused again; `delivery`: a subscriber was not told; `database`, `network`: the code is theirs; ' +
        '`error`: not foreseen, its class; `stalled`: it took its workers down; `unread`: kept by another version.',
    }),
    code: z.string().nullable(),
  })
  .meta({ id: 'JobFailure', description: 'Why; the text of the error stands in the log of the worker alone.' });

export const failedJob = z
  .strictObject({
    id: jobId,
    name: jobName,
    jobs: z.array(
      z.strictObject({
        payload: z.looseObject({}).meta({ description: 'The ids that the job carries.' }),
        changeId: id.nullable().meta({ description: 'The change that asked for it; null: the schedule did.' }),
        requestId: z.string().nullable().meta({ description: 'The HTTP request behind it, as logs name it.' }),
      }),
    ),
    shared: z.boolean().meta({ description: 'It is a bundle that also carries jobs of other desks, not shown.' }),
    attempts: z.int().min(0),
    failedAt: instant.meta({
      description: 'When its last attempt ended; when that began, where it is tried again.',
    }),
    triedAgainAt: instant.nullable().meta({ description: 'About when it is tried again; null: it was given up.' }),
    failure,
  })
  .meta({ id: 'FailedJob', description: 'A job whose last attempt failed: given up, or to be tried again.' });

export const retried = z
  .strictObject({
    retried: z.int().min(0),
    left: z.int().min(0).meta({ description: 'More of the name than one request puts back; repeat it.' }),
  })
  .meta({ id: 'RetriedJobs' });
