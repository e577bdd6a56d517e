export * from './ports.js';
export * from './give-verdict.js';
export * from './review-verdict.js';
