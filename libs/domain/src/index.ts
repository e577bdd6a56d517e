export * from './dates.js';
export * from './figure.js';
export * from './vocabulary.js';
export * from './statement.js';
export * from './claim.js';
export * from './finding.js';
export * from './canonical.js';
export * from './review/index.js';
