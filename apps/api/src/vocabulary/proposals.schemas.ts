import { keySchema, ledgerNameSchema, PROPOSAL_KINDS, PROPOSAL_STANDINGS } from '@whence/workflow';
import { z } from 'zod';
import { asOf, id, ordinal, pageQuery, pathIds } from '../foundation/index.js';

export const proposalPath = pathIds('proposalId');

export const proposalQuery = z.strictObject({
  ...pageQuery,
  asOf,
  kind: z.enum(PROPOSAL_KINDS).exactOptional(),
  standing: z.enum(PROPOSAL_STANDINGS).exactOptional(),
});

const proposedMeasure = z
  .strictObject({
    key: keySchema,
    counted: z.string(),
    state: z.string().nullable().meta({ description: 'Null: the words do not say; who confirms must.' }),
    unit: z.string(),
    unitPrinted: z.boolean().meta({ description: 'Whether a page prints the unit.' }),
    label: z.string(),
  })
  .meta({ id: 'ProposedMeasure' });

const proposedSource = z
  .strictObject({
    key: keySchema,
    name: z.string(),
    names: z.array(z.string()).meta({ description: 'Every name as printed, the fullest first.' }),
  })
  .meta({ id: 'ProposedSource', description: 'Its kind is not known: who confirms says it.' });

export const proposal = z
  .strictObject({
    id,
    kind: z.enum(PROPOSAL_KINDS),
    version: ordinal,
    standing: z.enum(PROPOSAL_STANDINGS),
    counting: z.string().meta({ description: 'One spelling of all words that are the same: proposed once.' }),
    proposed: z.union([proposedMeasure, proposedSource]),
    decision: z
      .strictObject({
        personId: id,
        reason: z.string().exactOptional(),
        ledger: ledgerNameSchema.exactOptional(),
        key: keySchema.exactOptional(),
      })
      .nullable(),
    needs: z.int().min(0).meta({ description: 'How many claims need it, or once did.' }),
  })
  .meta({ id: 'VocabularyProposal', description: 'A measure or source that no ledger of the desk has.' });

export const proposalInFull = proposal
  .extend({
    neededBy: z
      .array(z.strictObject({ claimId: id, words: z.string() }))
      .meta({ description: 'The first 200 claims, with the words of their pages.' }),
    nearest: z
      .array(
        z.strictObject({
          key: keySchema,
          label: z.string(),
          differs: z.array(
            z.strictObject({
              slot: z.enum(['counted', 'state', 'unit']),
              proposed: z.string().nullable(),
              measure: z.string(),
            }),
          ),
        }),
      )
      .meta({ description: 'Of a measure: the measures that come nearest, with the slots that differ.' }),
  })
  .meta({ id: 'VocabularyProposalInFull' });

export const confirmation = z
  .strictObject({
    ledger: ledgerNameSchema.meta({ description: 'Where the entry goes.' }),
    entry: z.record(z.string(), z.unknown()).default({}).meta({
      description:
        'Members of the measure or source that you say otherwise, or besides: `key`, `state`, `label`, `broader`; of a source `kind`.',
    }),
  })
  .meta({ id: 'ProposalConfirmation' });

export const proposalMerge = z
  .strictObject({
    ledger: ledgerNameSchema,
    key: keySchema.meta({ description: 'The measure that the words count, or the source that they name.' }),
  })
  .meta({ id: 'ProposalMerge' });

export const rejection = z
  .strictObject({ reason: z.string().max(2_000).meta({ description: 'Why it is no entry.' }) })
  .meta({ id: 'ProposalRejection' });

export const decidedProposal = z
  .strictObject({
    proposal,
    filled: z.int().min(0).meta({ description: 'How many claims were given the entry.' }),
    claims: z
      .array(z.strictObject({ claimId: id, version: ordinal, requestId: id.nullable() }))
      .meta({ description: 'The first 1,000 of them; `requestId` of the cross-reference of one under review.' }),
    left: z
      .array(z.strictObject({ claimId: id, because: z.string() }))
      .meta({ description: 'The first 1,000 that stay as they are, and why.' }),
  })
  .meta({ id: 'DecidedProposal' });
