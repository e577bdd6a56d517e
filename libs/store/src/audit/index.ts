export * from './checkpoints.js';
export * from './signing-key.js';
export * from './export-log.js';
export * from './verify-file.js';
export * from './report.js';
export { publicKeyOf } from './checked-keys.js';
export * from './verify-database.js';
export { StoreLogProofs } from './proofs.js';
export * from './verify-proof.js';
