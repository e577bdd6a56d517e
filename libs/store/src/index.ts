export * from './changes.js';
export * from './views.js';
export * from './connection.js';
export * from './newsroom/index.js';
