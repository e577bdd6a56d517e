export {
  type EmbeddedAddress,
  type EmbeddedOptions,
  type EmbeddedPostgres,
  freePort,
  runningEmbeddedPostgres,
  startEmbeddedPostgres,
} from './start.js';
export { DataFolderInUse } from './lock.js';
