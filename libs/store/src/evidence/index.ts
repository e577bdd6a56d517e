export { StoreSnapshots } from './snapshots.js';
export { StoreExcerpts } from './excerpts.js';
export { StoreReplies } from './replies.js';
