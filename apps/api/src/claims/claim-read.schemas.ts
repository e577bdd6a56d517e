import { z } from 'zod';
import { finding } from '../findings/findings.schemas.js';
import { asOf } from '../foundation/index.js';
import { verdict } from '../verdicts/verdicts.schemas.js';
import { claim } from './claims.schemas.js';

/** What may be read with a claim, and what of it needs a permission of its own. */
export const INCLUDED = { finding: 'finding:read', verdict: 'verdict:read' } as const;
export type Included = keyof typeof INCLUDED;

export const oneQuery = z.strictObject({
  asOf,
  include: z
    .string()
    .regex(/^(?:finding|verdict)(?:,(?:finding|verdict))?$/)
    .exactOptional()
    .meta({
      description: 'What to answer with it, so that one request shows all: `finding`, `verdict`, or `finding,verdict`.',
      example: 'finding,verdict',
    }),
});

export const claimRead = claim
  .extend({
    finding: finding
      .nullable()
      .exactOptional()
      .meta({ description: 'With `include=finding`: the last one recorded; null before the first.' }),
    verdict: verdict
      .nullable()
      .exactOptional()
      .meta({ description: 'With `include=verdict`: the newest one; null before the first.' }),
  })
  .meta({ id: 'ClaimRead', description: 'One figure or proposition under review, with what was asked for beside it.' });
