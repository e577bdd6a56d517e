export type { ExportPorts } from './gather-published.js';
export { ReadPublishedClaim } from './read-published-claim.js';
export { ListPublishedClaims } from './list-published-claims.js';
export { ListPublications } from './list-publications.js';
export { ReadProvenance } from './read-provenance.js';
export { PackEvidence } from './pack-evidence.js';
