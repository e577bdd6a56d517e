export * from './machine.js';
export * from './review.js';
