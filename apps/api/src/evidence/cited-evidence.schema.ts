import { evidenceWantedSchema } from '@whence/workflow';
import { z } from 'zod';

/** Evidence that is cited beside statements. */
export const evidenceWanted = z
  .array(evidenceWantedSchema)
  .max(100)
  .default([])
  .meta({ description: 'Kept pages, quotes of them, confidential sources.' });

export const citedEvidence = z
  .array(evidenceWantedSchema.extend({ version: z.int() }).readonly())
  .readonly()
  .meta({ description: 'Kept pages, quotes of them, confidential sources, each in the version that stood then.' });
