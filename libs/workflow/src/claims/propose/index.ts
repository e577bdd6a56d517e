export { amountOf } from './read-content.js';
export { nameKey } from './names.js';
export { appearanceKey, proposeClaims } from './propose-claims.js';
export type { PieceRead, ProposedClaim } from './propose-claims.js';
