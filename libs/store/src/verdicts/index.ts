export * from './verdicts.js';
export * from './search/verdict-search.js';
