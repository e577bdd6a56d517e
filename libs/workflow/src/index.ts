export * from './refusal.js';
export * from './jobs.js';
export * from './ports/changes.js';
export * from './newsroom/index.js';
export * from './desks/index.js';
export * from './ports/outbox.js';
