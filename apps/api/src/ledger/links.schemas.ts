/** Hops and relations between statements. */
import { HOP_KINDS, RELATION_KINDS, STANDINGS } from '@whence/domain';
import { ledgerNameSchema, rowHopSchema, rowRelationSchema } from '@whence/workflow';
import { z } from 'zod';
import { asOf, id, key, line, ordinal, pageQuery } from '../foundation/index.js';

const version = ordinal;

export const hopPath = z.strictObject({ ledger: ledgerNameSchema, hopId: id });

export const relationPath = z.strictObject({ ledger: ledgerNameSchema, relationId: id });

export const hopQuery = z.strictObject({
  ...pageQuery,
  asOf,
  standing: z.enum(STANDINGS).exactOptional().meta({ description: 'Only hops of this standing.' }),
});

export const hop = z
  .strictObject({
    id,
    version,
    from: key.meta({ description: 'The statement nearer to the reader.' }),
    to: key.meta({ description: 'What it relays, or an operand of what it derives.' }),
    kind: z.enum(HOP_KINDS),
    operation: z.enum(['sum', 'difference', 'rounding', 'conversion']).exactOptional(),
    sign: z.union([z.literal(1), z.literal(-1)]).exactOptional(),
    farEndRead: z.boolean().meta({ description: 'Whether a person has read the far end.' }),
    standing: z.enum(STANDINGS),
    because: z.string().exactOptional(),
  })
  .meta({ id: 'Hop', description: 'One statement relaying another.' });

export const relation = z
  .strictObject({ id, version, from: key, kind: z.enum(RELATION_KINDS), to: key })
  .meta({ id: 'Relation', description: 'How one statement answers another.' });

const statementId = rowHopSchema.shape.to.meta({ description: 'Id of a row, or `<row id>~<carrier>`.' });

export const newHop = z
  .strictObject({
    from: statementId,
    to: statementId,
    kind: z.enum(HOP_KINDS),
    operation: hop.shape.operation,
    sign: hop.shape.sign,
    standing: z.enum(['confirmed', 'suggested']).default('confirmed'),
    because: line(500).exactOptional(),
  })
  .refine((given) => given.kind === 'derives' || (given.operation === undefined && given.sign === undefined), {
    error: 'operation and sign on a hop of kind "derives" only',
  })
  .meta({
    id: 'NewHop',
    examples: [{ from: 'C17', to: 'C15', kind: 'quotes', standing: 'confirmed', because: 'the page names it' }],
  });

export const newRelation = z
  .strictObject({ from: statementId, kind: rowRelationSchema.shape.kind, to: statementId })
  .meta({ id: 'NewRelation' });

export const judgement = z
  .strictObject({
    standing: z.enum(['confirmed', 'rejected']),
    because: line(500).exactOptional().meta({
      description:
        'Why; left out, a suggestion keeps its own reason, and what was judged otherwise has none. Earlier versions keep theirs.',
    }),
  })
  .meta({
    id: 'HopJudgement',
    examples: [{ standing: 'rejected', because: 'The report was out before the briefing that it is said to quote.' }],
  });
