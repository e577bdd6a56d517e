export * from './page-type.js';
export * from './language-tag.js';
export * from './reply.js';
