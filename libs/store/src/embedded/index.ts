export {
  type EmbeddedAddress,
  type EmbeddedOptions,
  type EmbeddedPostgres,
  freePort,
  runningEmbeddedPostgres,
  startEmbeddedPostgres,
} from './start.js';
export { DataFolderUnusable } from './location.js';
export { DataFolderInUse } from './lock.js';
