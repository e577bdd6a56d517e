export * from './job-desks.js';
