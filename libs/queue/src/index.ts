export * from './connection.js';
export * from './log.js';
export * from './prepare-schema.js';
export * from './queues.js';
export * from './relay.js';
export * from './service-queues.js';
