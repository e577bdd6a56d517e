export { StorePrivateDetails } from './private-details.js';
export { StoreErasures } from './erasures.js';
export { StoreConfidentialSources, StorePrivateNotes } from './confidential.js';
