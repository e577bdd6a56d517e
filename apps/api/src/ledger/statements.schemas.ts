/** Statements of a ledger. */
import { READINGS } from '@whence/domain';
import { keySchema, ledgerNameSchema, statementRowSchema } from '@whence/workflow';
import { z } from 'zod';
import { asOf, FORECAST, key, ordinal, pageQuery, publishedBy } from '../foundation/index.js';
import { hop, relation } from './links.schemas.js';

const version = ordinal;

export const statementPath = z.strictObject({ ledger: ledgerNameSchema, id: key });

/** Only rows are put; reports by carriers follow from them. */
export const rowPath = z.strictObject({ ledger: ledgerNameSchema, id: keySchema });

export const statementQuery = z.strictObject({
  ...pageQuery,
  asOf,
  source: keySchema.exactOptional(),
  measure: keySchema.exactOptional(),
});

export const traceQuery = z.strictObject({ asOf, publishedBy });

export const newStatement = statementRowSchema.omit({ id: true }).meta({
  id: 'StatementContent',
  description: 'A statement, those through whom it came, and the hops and relations that it states itself.',
  examples: [
    {
      source: 'ukraine-hur',
      spokesperson: 'Kyrylo Budanov',
      carriers: ['the-times'],
      saidOn: '2025-07-13',
      publishedOn: '2025-07-13',
      document: 'Interview of 13 July 2025',
      reading: 'through-relays',
      content: FORECAST,
      words: 'more than 30,000 troops will be sent',
      language: 'en',
      relations: [{ kind: 'revises', to: 'C15' }],
    },
  ],
});

export const statement = statementRowSchema
  .omit({ id: true, via: true, carriers: true, hops: true, relations: true })
  .extend({
    key,
    version,
    reading: z.enum(READINGS),
    effective: z
      .strictObject({
        source: keySchema.exactOptional(),
        measure: keySchema.exactOptional(),
        place: keySchema.exactOptional(),
        fromPlace: keySchema.exactOptional(),
      })
      .exactOptional()
      .meta({ description: 'The keys that are meant, where those that it names were merged into others.' }),
  })
  .meta({ id: 'Statement' });

export const joinedStatement = statement
  .extend({ hops: z.array(hop), relations: z.array(relation) })
  .meta({ id: 'JoinedStatement', description: 'A statement with every hop and relation that begins or ends at it.' });
