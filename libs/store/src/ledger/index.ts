export { StoreLedgers } from './ledgers.js';
export { StoreLedgerImports } from './imports.js';
export { StorePriorStatements } from './prior-statements.js';
export { StoreLedgerReading } from './reading.js';
export { StoreLedgerLinks } from './links.js';
export { StoreTrackRecords } from './track-records.js';
export { StoreRatings } from './ratings.js';
export { StoreLedgerStatements } from './statements.js';
