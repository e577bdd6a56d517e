export * from './ports.js';
export * from './give-rating.js';
export * from './recheck-rated.js';
