export * from './actors.js';
export * from './ports.js';
export * from './anchor.js';
export * from './nearest-quote.js';
export * from './text-faults.js';
export * from './language-taken.js';
export * from './page-reader.js';
export * from './receive-article.js';
