import type { Job } from 'bullmq';

/**
 * The moment that a job of the schedule stands for, ISO 8601. The queue keeps the moment for which it scheduled a job; a
 * job of the outbox has none and brings its own slot.
 */
export function slotOf(job: Pick<Job, 'opts' | 'timestamp'>): string {
  return new Date(job.opts.prevMillis ?? job.timestamp).toISOString();
}
