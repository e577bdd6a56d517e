export * from './ports.js';
export * from './write-comment.js';
export * from './change-comment.js';
export type { CommentWanted } from './comment-faults.js';
