export * from './dates.js';
export * from './figure.js';
export * from './vocabulary.js';
export * from './vocabulary-faults.js';
export * from './merged-keys.js';
export * from './statement.js';
export * from './claim.js';
export * from './finding.js';
export * from './canonical.js';
export * from './review/index.js';
export * from './views/index.js';
export * from './exports/index.js';
export { crossReference, investigate, type CrossReferenceInput, type Investigation } from './cross-reference.js';
export { statementTrace, type StatementTrace } from './trace/statement-trace.js';
export { choosing, walking, type ChosenStatements } from './candidates/choose.js';
export { findAmong, Search } from './candidates/find-among.js';
export { firstLooks } from './candidates/first-looks.js';
export { type Chosen } from './candidates/further-looks.js';
export {
  besidesOf,
  inLookOrder,
  isOfKind,
  LINKS_FOLLOWED,
  traitsOf,
  type Asked,
  type Look,
  type LookOrder,
  type Traits,
} from './candidates/look.js';
export { inferPublished, outBy, type Publication } from './published.js';
export { figureAsRead, sayAmount, sayContent, sayDate, sayNumber, sayPlace, saySource } from './words.js';
export { canonicalJson } from './canonical-text.js';
export { digestOf, findingHash, RULES_VERSION, vocabularyDigest, type VocabularyKeys } from './canonical.js';
export {
  materialDifference,
  MATERIAL_CHANGE_KINDS,
  type MaterialChangeKind,
  type MaterialDifference,
} from './material.js';
export { anyChange, changesBetween, type FindingChanges, type NewsOnClaim } from './changes.js';
export {
  rangeOf,
  sameAmount,
  rangesOverlap,
  liesBelow,
  printedUnit,
  type AmountRange,
  type Range,
} from './compare/range.js';
export { ANSWERS_FOLLOWED } from './compare/standing-answers.js';
export { compareContents, type ContentComparison } from './compare/compare-contents.js';
export { COMPARISON_RULES, COMPARISON_RULE_NAMES, type ComparisonRule } from './compare/rules.js';
export { isQuantity, sayUnits, unitFit } from './compare/units.js';
export { relatedMeasures } from './compare/comparisons.js';
export { contentDifferences, type ContentDifference } from './differences/content-differences.js';
export { measureWithin, placeWithin } from './compare/containment.js';
export * from './track-record/index.js';
export * from './rating/index.js';
export * from './evidence/index.js';
