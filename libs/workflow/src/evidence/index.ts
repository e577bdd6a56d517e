export * from './ports.js';
export * from './of-desk.js';
export * from './keep-snapshot.js';
export * from './attach-snapshot.js';
