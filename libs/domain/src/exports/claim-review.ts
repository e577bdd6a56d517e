/**
 * A published verdict as schema.org ClaimReview, and many of them as a DataFeed. Sources: schema.org ClaimReview, Claim,
 * Rating, CorrectionComment, DataFeed; Google Search Central, "Fact check (ClaimReview) structured data".
 */
import {
  BEST_RATING,
  charactersOf,
  CLAIM_REVIEWED_BELOW,
  claimReviewedOf,
  noticesOf,
  pageOfClaim,
  piecesOf,
  retractionText,
  reviewedAgainText,
  WORST_RATING,
  type PublishedAppearance,
  type PublishedClaim,
  type ReviewingDesk,
  type ScaleRating,
} from './published-claim.js';

export const SCHEMA_ORG = 'https://schema.org';

export interface OrganizationLd {
  readonly '@type': 'Organization';
  readonly '@id'?: string;
  readonly name: string;
  readonly url?: string;
}

export interface WorkLd {
  readonly '@type': 'CreativeWork';
  readonly headline: string;
  readonly url?: string;
  readonly datePublished?: string;
  readonly inLanguage?: string;
  readonly publisher?: OrganizationLd;
}

export interface ClaimLd {
  readonly '@type': 'Claim';
  readonly '@id': string;
  /** The outlet in which it was found first; the source that the outlet names may never have said it. */
  readonly author?: OrganizationLd;
  readonly datePublished?: string;
  readonly firstAppearance?: WorkLd;
  readonly appearance?: readonly WorkLd[];
}

export interface RatingLd {
  readonly '@type': 'Rating';
  readonly alternateName: string;
  readonly ratingExplanation: string;
  readonly ratingValue?: number;
  readonly bestRating?: number;
  readonly worstRating?: number;
}

export interface ClaimReviewLd {
  readonly '@context'?: typeof SCHEMA_ORG;
  readonly '@type': 'ClaimReview';
  readonly '@id': string;
  readonly url?: string;
  readonly claimReviewed: string;
  readonly itemReviewed: ClaimLd;
  /** Absent when the verdict was retracted: nobody is to count it. */
  readonly reviewRating?: RatingLd;
  readonly reviewBody: string;
  readonly inLanguage?: string;
  readonly author: OrganizationLd;
  readonly datePublished: string;
  readonly dateModified?: string;
  readonly version: number;
  readonly creativeWorkStatus?: string;
  readonly correction?: readonly {
    readonly '@type': 'CorrectionComment';
    readonly datePublished: string;
    readonly text: string;
  }[];
}

export const CLAIM_REVIEW_WARNINGS = [
  'claim-reviewed-long',
  'page-address-missing',
  'claim-author-missing',
  'appearances-withheld',
  'verdict-retracted',
] as const;

/** Something that keeps a ClaimReview from being all that search engines ask for. */
export interface ClaimReviewWarning {
  readonly code: (typeof CLAIM_REVIEW_WARNINGS)[number];
  readonly text: string;
}

/** `urn:uuid:…`, RFC 9562. */
export function urnOf(uuid: string): string {
  return `urn:uuid:${uuid}`;
}

/** The standing verdict on a claim. What is not known is left out: see {@link claimReviewWarnings}. */
export function claimReviewOf(claim: PublishedClaim): ClaimReviewLd & { readonly '@context': typeof SCHEMA_ORG } {
  return { '@context': SCHEMA_ORG, ...bareReviewOf(claim) };
}

function bareReviewOf(claim: PublishedClaim): ClaimReviewLd {
  const { standing, earlier } = claim;
  const url = pageOfClaim(claim);
  const retraction = retractionText(standing);
  const status = retraction === undefined ? reviewedAgainText(claim) : RETRACTED;
  const notices = noticesOf(claim);
  const changedAt = changedAtOf(claim);
  return {
    '@type': 'ClaimReview',
    '@id': urnOf(standing.id),
    ...(url === undefined ? {} : { url }),
    claimReviewed: claimReviewedOf(claim),
    itemReviewed: itemOf(claim),
    ...(retraction === undefined ? { reviewRating: ratingOf(standing.rating) } : {}),
    reviewBody: retraction ?? standing.rationale,
    ...inLanguageOf(claim),
    author: deskLd(claim.desk),
    datePublished: (earlier[0] ?? standing).publishedAt,
    ...(changedAt === undefined ? {} : { dateModified: changedAt }),
    version: standing.version,
    ...(status === undefined ? {} : { creativeWorkStatus: status }),
    ...(notices.length === 0
      ? {}
      : {
          correction: notices.map(({ at, text }) => ({
            '@type': 'CorrectionComment' as const,
            datePublished: at,
            text,
          })),
        }),
  };
}

/** Said only where the rating is named in the language in which the verdict is written. */
function inLanguageOf({ desk, standing }: PublishedClaim): { readonly inLanguage?: string } {
  const { language } = standing.rating;
  return language === undefined || language !== desk.language ? {} : { inLanguage: language };
}

/** As `creativeWorkStatus` of schema.org. */
const RETRACTED = 'Retracted';

/** When another verdict took the place of the first, or the last was retracted; undefined where nothing has changed. */
function changedAtOf({ earlier, standing }: PublishedClaim): string | undefined {
  return standing.retraction?.at ?? (earlier.length === 0 ? undefined : standing.publishedAt);
}

function deskLd({ id, name, homepage }: ReviewingDesk): OrganizationLd {
  return { '@type': 'Organization', '@id': urnOf(id), name, ...(homepage === undefined ? {} : { url: homepage }) };
}

function ratingOf({ claimReview, meaning }: ScaleRating): RatingLd {
  const { ratingValue, alternateName } = claimReview;
  return {
    '@type': 'Rating',
    alternateName,
    ratingExplanation: meaning,
    ...(ratingValue === null ? {} : { ratingValue, bestRating: BEST_RATING, worstRating: WORST_RATING }),
  };
}

function itemOf({ id, appearances }: PublishedClaim): ClaimLd {
  const works = piecesOf(appearances);
  const [first] = works;
  return {
    '@type': 'Claim',
    '@id': urnOf(id),
    ...(first?.outlet === undefined ? {} : { author: outletLd(first.outlet) }),
    ...(first?.publishedOn === undefined ? {} : { datePublished: first.publishedOn }),
    // Where some are undated, nobody knows which was the first.
    ...(first === undefined || works.some(({ publishedOn }) => publishedOn === undefined)
      ? {}
      : { firstAppearance: workLd(first) }),
    ...(works.length === 0 ? {} : { appearance: works.map(workLd) }),
  };
}

function outletLd(name: string): OrganizationLd {
  return { '@type': 'Organization', name };
}

function workLd({ title, url, publishedOn, language, outlet }: PublishedAppearance): WorkLd {
  return {
    '@type': 'CreativeWork',
    headline: title,
    ...(url === undefined ? {} : { url }),
    ...(publishedOn === undefined ? {} : { datePublished: publishedOn }),
    ...(language === undefined ? {} : { inLanguage: language }),
    ...(outlet === undefined ? {} : { publisher: outletLd(outlet) }),
  };
}

/** What the ClaimReview of a claim lacks. Empty: it has all that Google requires and recommends. */
export function claimReviewWarnings(claim: PublishedClaim): ClaimReviewWarning[] {
  const warnings: ClaimReviewWarning[] = [];
  const { withheld } = claim;
  const length = charactersOf(claimReviewedOf(claim));
  if (length >= CLAIM_REVIEWED_BELOW)
    warnings.push({
      code: 'claim-reviewed-long',
      text: `Found a claimReviewed of ${length} characters, expected fewer than ${CLAIM_REVIEWED_BELOW}: a longer one wraps on small screens.`,
    });
  if (pageOfClaim(claim) === undefined)
    warnings.push({
      code: 'page-address-missing',
      text: "Found no address of the fact check's page, which Google requires as url; expected factCheckPage in the desk's policy.",
    });
  if (itemOf(claim).author === undefined)
    warnings.push({
      code: 'claim-author-missing',
      text: 'Found no outlet of the piece in which the claim appears first, expected its name as author of the claim.',
    });
  if (withheld > 0)
    warnings.push({
      code: 'appearances-withheld',
      text: `Found ${withheld} ${withheld === 1 ? 'appearance' : 'appearances'} in drafts, embargoed pieces or passages that are gone; left out.`,
    });
  if (claim.standing.retraction !== undefined)
    warnings.push({
      code: 'verdict-retracted',
      text: 'Found a verdict that was retracted; its rating is left out, so that nobody counts it.',
    });
  return warnings;
}

export interface DataFeedLd {
  readonly '@context': typeof SCHEMA_ORG;
  readonly '@type': 'DataFeed';
  readonly '@id': string;
  readonly name: string;
  readonly creator: OrganizationLd;
  readonly dataFeedElement: readonly {
    readonly '@type': 'DataFeedItem';
    readonly dateCreated: string;
    readonly dateModified: string;
    /** When the verdict was retracted. */
    readonly dateDeleted?: string;
    readonly url?: string;
    readonly item: ClaimReviewLd;
  }[];
}

/** The last published verdicts of one desk, in the order given; one that was retracted is marked as deleted. */
export function dataFeedOf(desk: ReviewingDesk, claims: readonly PublishedClaim[]): DataFeedLd {
  return {
    '@context': SCHEMA_ORG,
    '@type': 'DataFeed',
    '@id': `${urnOf(desk.id)}#claim-reviews`,
    name: `Fact checks of ${desk.name}`,
    creator: deskLd(desk),
    dataFeedElement: claims.map((claim) => {
      const url = pageOfClaim(claim);
      return {
        '@type': 'DataFeedItem',
        dateCreated: (claim.earlier[0] ?? claim.standing).publishedAt,
        dateModified: changedAtOf(claim) ?? claim.standing.publishedAt,
        ...(claim.standing.retraction === undefined ? {} : { dateDeleted: claim.standing.retraction.at }),
        ...(url === undefined ? {} : { url }),
        item: bareReviewOf(claim),
      };
    }),
  };
}
