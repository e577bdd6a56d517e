export * from './changes.js';
export * from './views.js';
export * from './connection.js';
export * from './newsroom/index.js';
export * from './outbox.js';
export * from './desks/index.js';
export * from './ports.js';
export * from './embedded/index.js';
