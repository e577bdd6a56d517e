export * from './ports.js';
export * from './changed-members.js';
export * from './precondition.js';
