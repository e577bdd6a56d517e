export type { ClaimedValue, WeighedClaim } from './claims.js';
