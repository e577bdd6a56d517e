export * from './past-versions.js';
