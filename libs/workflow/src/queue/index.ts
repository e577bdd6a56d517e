export * from './failure.js';
export * from './ports.js';
export type * from './failed-of-desk.js';
export * from './list-failed-jobs.js';
export * from './retry-failed-jobs.js';
export * from './discard-failed-job.js';
