export * from './record.js';
export { trackRecord } from './track-record.js';
export type { TrackRecordInput } from './scene.js';
export { MeasureKinds } from './kinds.js';
export type { Median, Proportion } from './intervals.js';
