export * from './ports.js';
export * from './find.js';
export * from './cross-reference-claim.js';
export * from './recheck-affected.js';
export * from './recheck-due.js';
export * from './read-finding.js';
export * from './ask-for-recheck.js';
