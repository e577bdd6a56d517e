export * from './ports.js';
export * from './proposed-entries.js';
export * from './nearest-measures.js';
export * from './entry-key.js';
export * from './confirm-proposal.js';
export * from './merge-proposal.js';
export * from './reject-proposal.js';
