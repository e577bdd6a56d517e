export { StoreSnapshots } from './snapshots.js';
