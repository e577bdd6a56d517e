export {
  type EmbeddedAddress,
  type EmbeddedOptions,
  type EmbeddedPostgres,
  embeddedLacksRoom,
  freePort,
  runningEmbeddedPostgres,
  startEmbeddedPostgres,
} from './start.js';
export { DataFolderUnusable } from './location.js';
export { DataFolderInUse } from './lock.js';
