export * from './machine.js';
export * from './review.js';
export * from './agreement.js';
