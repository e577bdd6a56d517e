export type {
  Correction,
  PublishedAppearance,
  PublishedClaim,
  PublishedVerdict,
  ReviewingDesk,
  ScaleRating,
} from './published-claim.js';
export {
  CLAIM_REVIEW_WARNINGS,
  claimReviewOf,
  claimReviewWarnings,
  dataFeedOf,
  type ClaimReviewLd,
  type ClaimReviewWarning,
  type DataFeedLd,
} from './claim-review.js';
export { verdictsCsvHead, verdictsCsvLines } from './verdicts-csv.js';
export { atomOf, type AtomFeed, type FeedEntry } from './atom.js';
export { annotationsOf, namedByHash, type AnnotationCollectionLd, type AnnotationLd } from './annotations.js';
export { provenanceOf, type Provenance } from './provenance.js';
export type { FindingUnderVerdict } from './public-finding.js';
export { provJsonOf, provLdOf, type ProvJson, type ProvLd } from './prov-forms.js';
export type { PublicEvidence, PublicSnapshot } from './public-evidence.js';
export { embeddableJson } from './embeddable.js';
export { evidencePackOf, type Gathered, type Scale } from './evidence-pack.js';
export type { PackFile } from './pack-findings.js';
