import { languageTag } from '@whence/domain';
import { ledgerNameSchema, VERDICT_ORDERS, VERDICT_STANDINGS, VERDICT_TEXTS } from '@whence/workflow';
import { z } from 'zod';
import { offset } from '../claims/claims.schemas.js';
import { asOf, day, id, key, line, ordinal, pageOf, pageQuery, rankedAmong } from '../foundation/index.js';
import { verdict } from './verdicts.schemas.js';

const only = z.enum(['true']);
const ofClaims = 'Needs `claim:read`.';

/** Members of the query that ask about the claim, and so need `claim:read`. */
export const OF_CLAIMS = ['assignee', 'mine', 'articleId', 'measure', 'language'] as const;

export const deskVerdictsQuery = z
  .strictObject({
    ...pageQuery,
    q: z.string().min(1).max(300).exactOptional().meta({
      description:
        'Words that stand together in one text: the rationale, the second rating’s reasons, a name of the rating, what readers were told of a correction or retraction, and, with `claim:read`, the quote, whom the page names, and what the claim is about. As in the list of claims: `troops sent`, `"in July"`, `troops or soldiers`, `troops -ships`; where fewer than three verdicts hold them, those follow whose words are spelled nearly so.',
    }),
    order: z.enum(VERDICT_ORDERS).exactOptional().meta({
      description:
        'With `q`. `relevance`, the usual: by how well the best text fits, newest first where two fit as well. Where more than a thousand hold the words, the newest thousand are ranked so, the others follow newest first, and `rankedAmong` says it. `newest`: what was given last first.',
    }),
    standing: z.enum(VERDICT_STANDINGS).exactOptional().meta({ description: 'How it stands.' }),
    rating: line(100).exactOptional().meta({
      description: 'Key of its rating. What is sealed from you has none, and is in no such list.',
    }),
    deskVersion: z.coerce
      .number('a whole number')
      .pipe(ordinal)
      .exactOptional()
      .meta({ description: 'The version of the desk on whose scale it was given.' }),
    givenFrom: day.exactOptional().meta({ description: 'Given on this day (UTC) or later.' }),
    givenTo: day.exactOptional().meta({ description: 'Given on this day (UTC) or earlier.' }),
    publishedFrom: day.exactOptional().meta({ description: 'Published on this day (UTC) or later.' }),
    publishedTo: day.exactOptional().meta({ description: 'Published on this day (UTC) or earlier.' }),
    givenBy: id.exactOptional().meta({ description: 'The person who gave it.' }),
    secondPerson: id.exactOptional().meta({ description: 'Who reviewed it, or rated the claim as the second person.' }),
    cites: key.exactOptional().meta({
      description: 'Key of a statement that it cites. What is sealed from you is in no such list.',
    }),
    ledger: ledgerNameSchema.exactOptional().meta({
      description: 'Name of a ledger of which it cites a statement. What is sealed from you is in no such list.',
    }),
    corrects: only.exactOptional().meta({ description: 'Readers were told of a correction when it was published.' }),
    stale: only.exactOptional().meta({
      description:
        'Published, and it may hold no more: its claim was edited since, or the newest finding differs materially.',
    }),
    assignee: id.exactOptional().meta({ description: `The person to whom its claim is assigned now. ${ofClaims}` }),
    mine: only.exactOptional().meta({
      description: `Its claim is assigned to you now; with \`assignee\` only if that is you. ${ofClaims}`,
    }),
    articleId: id.exactOptional().meta({ description: `An article that its claim appears in. ${ofClaims}` }),
    measure: key
      .exactOptional()
      .meta({ description: `The measure that its claim counts, by its own key. ${ofClaims}` }),
    language: z
      .string()
      .max(35)
      .refine((text) => languageTag(text) !== undefined, 'a language tag of BCP 47, such as nb or pt-BR')
      .exactOptional()
      .meta({
        description: `Of an article that its claim appears in; a wider tag finds narrower ones, \`en\` also \`en-GB\`. ${ofClaims}`,
        examples: ['en'],
      }),
    asOf,
  })
  .refine(({ q, order }) => q !== undefined || order === undefined, {
    error: 'words to order by, in q',
    path: ['order'],
  });

const foundVerdictText = z
  .strictObject({
    in: z.enum(VERDICT_TEXTS).meta({
      description:
        'The rationale, the reasons of the second rating, a name of the rating, what readers were told of a correction or a retraction; of the claim the quote, whom the page names, what it is about.',
    }),
    key: z.string().nullable().meta({ description: 'Of the appearance, or of the rating.' }),
    version: z.int().nullable().meta({ description: 'Of the verdict; null of a text of its claim.' }),
    text: z.string().meta({ description: 'Some of its words, as they stand there.' }),
    start: offset.meta({ description: 'Where they begin in the whole text, in UTF-16 code units.' }),
    marks: z
      .array(z.strictObject({ start: offset, end: offset }).readonly())
      .readonly()
      .meta({ description: 'The words that were found, by their offsets in `text`.' }),
  })
  .readonly()
  .meta({ id: 'FoundVerdictText', description: 'A text of a verdict or its claim that holds the words, and where.' });

const listedVerdict = verdict
  .extend({
    label: z
      .string()
      .nullable()
      .meta({ description: 'What its rating is called, on the scale that it was given on; null while it is sealed.' }),
    quote: z.string().nullable().exactOptional().meta({
      description:
        'The words of the claim on the first page where it appears, null where none has them any more; with `claim:read`.',
    }),
    says: z
      .string()
      .nullable()
      .exactOptional()
      .meta({ description: 'What the claim says, as the finding that it rests on has it; with `claim:read`.' }),
    stale: z.boolean().meta({
      description:
        'Published, and it may hold no more: its claim was edited since, or the newest finding differs materially from the one that it rests on, or on which a person let it stand.',
    }),
    links: z
      .strictObject({
        claim: z.string(),
        finding: z.string().meta({ description: 'The finding that it rests on.' }),
        claimReview: z.string().nullable().meta({
          description: 'ClaimReview of this verdict; null unless it is the last that was published on its claim.',
        }),
      })
      .meta({ description: 'Addresses of what it belongs to.' }),
    found: z
      .strictObject({
        by: z.enum(['words', 'similar-words']).meta({
          description: 'By the words as they were typed, or only by words that are spelled nearly so.',
        }),
        texts: z.array(foundVerdictText).readonly().meta({ description: 'At most five, what fits best first.' }),
      })
      .exactOptional()
      .meta({ description: 'Why it was found; where `q` is given.' }),
  })
  .meta({ id: 'ListedVerdict', description: 'A verdict in a list of the desk.' });

export const verdictPage = pageOf(listedVerdict, 'VerdictPage').extend({ rankedAmong }).meta({ id: 'VerdictPage' });
