export { StoreLedgers } from './ledgers.js';
export { StoreLedgerImports } from './imports.js';
