export * from './story/index.js';
export { changesOverDays, changesText, type DatedFinding } from './changes-text.js';
export { findingText, type FindingTextOptions } from './finding-text.js';
export { findingRow, type FindingRow, findingsTable } from './findings-table.js';
export { sentencesList } from './sentences-list.js';
export { traceSvg, type TraceSvgOptions } from './trace-svg.js';
export { COMPARISON_WORDS, differenceWords, endWords, HOP_WORDS, RELATION_WORDS, shortEndWords } from './words.js';
