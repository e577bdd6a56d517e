export * from './delivery-failed.js';
export * from './ports.js';
