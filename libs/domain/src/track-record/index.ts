export * from './record.js';
export { trackRecord } from './track-record.js';
export type { TrackRecordInput } from './scene.js';
export { MeasureKinds } from './kinds.js';
export type { Median, Proportion } from './intervals.js';
export { dependence, HINT_BELOW, type Dependence, type DependencePair, type SharedOddity } from './dependence.js';
