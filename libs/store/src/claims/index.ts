export * from './claims.js';
export * from './subjects.js';
export * from './resting-claims.js';
export * from './reminders.js';
export * from './search/claim-search.js';
