export * from './claims.js';
export * from './subjects.js';
