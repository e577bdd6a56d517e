export * from './ports.js';
export * from './of-desk.js';
export * from './keep-snapshot.js';
export * from './attach-snapshot.js';
export * from './excerpt-ports.js';
export * from './write-excerpt.js';
export * from './translate-excerpt.js';
export * from './cited-evidence.js';
