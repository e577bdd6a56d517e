export * from './desks.js';
export * from './people.js';
export * from './keys.js';
export * from './identities.js';
export * from './logs.js';
export * from './idempotent-answers.js';
