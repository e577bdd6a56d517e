export { stopRun as default } from './run.mjs';
