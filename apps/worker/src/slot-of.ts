import type { Job } from 'bullmq';

/** The moment that a turn of the schedule stands for: the one for which the queue scheduled it, however late it is taken. */
export function slotOf(turn: Pick<Job, 'opts' | 'timestamp'>): Date {
  return new Date(turn.opts.prevMillis ?? turn.timestamp);
}
