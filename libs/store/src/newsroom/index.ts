export * from './deliveries.js';
export * from './events.js';
export * from './inbound-hooks.js';
export * from './secrets.js';
export * from './subscribers.js';
