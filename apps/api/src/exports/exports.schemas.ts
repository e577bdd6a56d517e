import { languageTag } from '@whence/domain';
import { CLAIM_REVIEW_WARNINGS } from '@whence/domain';
import { z } from 'zod';
import { instant, partialDate } from '../foundation/index.js';

const schemaOrg = z.literal('https://schema.org');
const urn = z
  .string()
  .regex(/^urn:uuid:/)
  .meta({ description: 'RFC 9562, section 4.' });

const organization = z
  .strictObject({
    '@type': z.literal('Organization'),
    '@id': urn.exactOptional(),
    name: z.string(),
    url: z.string().exactOptional(),
  })
  .meta({ id: 'OrganizationLd' });

const work = z
  .strictObject({
    '@type': z.literal('CreativeWork'),
    headline: z.string(),
    url: z.string().exactOptional(),
    datePublished: partialDate.exactOptional(),
    inLanguage: z.string().exactOptional(),
    publisher: organization.exactOptional(),
  })
  .meta({ id: 'CreativeWorkLd' });

const bareClaimReview = z
  .strictObject({
    '@type': z.literal('ClaimReview'),
    '@id': urn.meta({ description: 'The verdict.' }),
    url: z.string().exactOptional().meta({ description: "The fact check's page, where the desk has told it." }),
    claimReviewed: z.string(),
    itemReviewed: z.strictObject({
      '@type': z.literal('Claim'),
      '@id': urn,
      author: organization.exactOptional().meta({ description: 'The outlet in which it appeared first.' }),
      datePublished: partialDate.exactOptional(),
      firstAppearance: work.exactOptional(),
      appearance: z.array(work).readonly().exactOptional(),
    }),
    reviewRating: z
      .strictObject({
        '@type': z.literal('Rating'),
        alternateName: z.string(),
        ratingExplanation: z.string(),
        ratingValue: z.int().exactOptional(),
        bestRating: z.int().exactOptional(),
        worstRating: z.int().exactOptional(),
      })
      .exactOptional()
      .meta({ description: 'Left out when the verdict was retracted.' }),
    inLanguage: z.string().exactOptional(),
    reviewBody: z.string(),
    author: organization,
    datePublished: instant,
    dateModified: instant.exactOptional().meta({ description: 'When it took the place of another, or was retracted.' }),
    version: z.int(),
    creativeWorkStatus: z.string().exactOptional().meta({
      description: 'What stands while it is reviewed again; `Retracted` when the verdict was retracted.',
    }),
    correction: z
      .array(z.strictObject({ '@type': z.literal('CorrectionComment'), datePublished: instant, text: z.string() }))
      .readonly()
      .exactOptional(),
  })
  .meta({ id: 'ClaimReviewInFeed' });

/** In which language ratings are named. */
export const lang = z
  .string()
  .max(35)
  .refine((text) => languageTag(text) !== undefined, 'a language tag of BCP 47, such as nb or pt-BR')
  .exactOptional()
  .meta({
    description:
      'The language in which ratings are named, where the scale of the verdict has it or a wider one (`pt` for `pt-BR`); else the desk’s own.',
    examples: ['nb'],
  });

export const claimReview = bareClaimReview
  .extend({ '@context': schemaOrg })
  .meta({ id: 'ClaimReview', description: 'A published verdict as schema.org ClaimReview.' });

export const claimReviewWarnings = z
  .strictObject({ entries: z.array(z.strictObject({ code: z.enum(CLAIM_REVIEW_WARNINGS), text: z.string() })) })
  .meta({ id: 'ClaimReviewWarnings', description: 'What the ClaimReview of a claim lacks.' });

export const dataFeed = z
  .strictObject({
    '@context': schemaOrg,
    '@type': z.literal('DataFeed'),
    '@id': urn,
    name: z.string(),
    creator: organization,
    dataFeedElement: z
      .array(
        z.strictObject({
          '@type': z.literal('DataFeedItem'),
          dateCreated: instant,
          dateModified: instant,
          dateDeleted: instant.exactOptional().meta({ description: 'When the verdict was retracted.' }),
          url: z.string().exactOptional(),
          item: bareClaimReview,
        }),
      )
      .readonly(),
  })
  .meta({ id: 'DataFeed', description: 'Published verdicts as a schema.org DataFeed of ClaimReviews.' });

const textualBody = z.strictObject({
  type: z.literal('TextualBody'),
  purpose: z.enum(['classifying', 'assessing', 'commenting']),
  value: z.string(),
  format: z.literal('text/plain'),
});

const annotation = z
  .strictObject({
    id: z.string(),
    type: z.literal('Annotation'),
    motivation: z.literal('assessing'),
    creator: z.strictObject({ id: urn, type: z.literal('Organization'), name: z.string() }),
    created: instant,
    modified: instant.exactOptional(),
    body: z.array(textualBody).readonly().meta({ description: 'The rating, the rationale, then corrections.' }),
    target: z.strictObject({
      type: z.literal('SpecificResource'),
      source: z.string().meta({ description: 'Address of the piece, or the name of its text by hash (RFC 6920).' }),
      selector: z
        .tuple([
          z.strictObject({
            type: z.literal('TextQuoteSelector'),
            exact: z.string(),
            prefix: z.string(),
            suffix: z.string(),
          }),
          z.strictObject({ type: z.literal('TextPositionSelector'), start: z.int().min(0), end: z.int().min(0) }).meta({
            description:
              "Unicode code points of the piece's text without markup, end excluded, as the recommendation counts.",
          }),
        ])
        .readonly(),
    }),
  })
  .meta({ id: 'Annotation' });

export const annotations = z
  .strictObject({
    '@context': z.literal('http://www.w3.org/ns/anno.jsonld'),
    id: z.string(),
    type: z.literal('AnnotationCollection'),
    label: z.string(),
    total: z.int(),
    first: z.strictObject({
      id: z.string(),
      type: z.literal('AnnotationPage'),
      startIndex: z.literal(0),
      items: z.array(annotation).readonly(),
    }),
  })
  .meta({ id: 'AnnotationCollection', description: 'Where a claim stands, with the verdict on it.' });

const provSection = z.record(z.string(), z.record(z.string(), z.unknown()));

export const provJson = z
  .strictObject({
    prefix: z.record(z.string(), z.string()),
    entity: provSection,
    activity: provSection,
    agent: provSection,
    wasGeneratedBy: provSection,
    wasInvalidatedBy: provSection,
    used: provSection,
    wasAssociatedWith: provSection,
    wasAttributedTo: provSection,
    actedOnBehalfOf: provSection,
    wasDerivedFrom: provSection,
  })
  .partial()
  .required({ prefix: true })
  .meta({ id: 'ProvJson', description: 'PROV-JSON, W3C Member Submission.' });

export const provLd = z
  .strictObject({
    '@context': z.record(z.string(), z.unknown()),
    '@graph': z.array(z.record(z.string(), z.unknown())).readonly(),
  })
  .meta({ id: 'ProvLd', description: 'PROV-O as JSON-LD.' });

export const provenance = z.union([provJson, provLd]).meta({ id: 'Provenance' });
