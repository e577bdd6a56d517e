export { claimTable, ClaimTableBuilder, type ClaimedValue, type ClaimTable, type WeighedClaim } from './claims.js';
export { Hierarchy, type HierarchyNode } from './kinds/hierarchy.js';
export { type Kind, KINDS } from './kinds/kind.js';
export type { Reason } from './reasons.js';
export { weigh, type WeighOptions } from './weigh.js';
export type { CopyPair, ObjectValue, SourceReliability, Weighing } from './weighing.js';
