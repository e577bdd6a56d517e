export * from './checkpoints.js';
export * from './signing-key.js';
