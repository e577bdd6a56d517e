export * from './retry-after.js';
export * from './signed-webhooks.js';
