import { ledgerNameSchema, SHARE_ACCESS, SHARE_STANDINGS } from '@whence/workflow';
import { z } from 'zod';
import { asOf, instant, key, ordinal, pageQuery } from '../foundation/index.js';
import { deskName, ledgerHeading } from './ledger.schemas.js';

export const sharePath = z.strictObject({ ledger: ledgerNameSchema, desk: key });
export const offerQuery = z.strictObject({ ...pageQuery, asOf });

const access = z.enum(SHARE_ACCESS).meta({
  description:
    '`read`: everything in the ledger. `write`: what the roles of the other desk allow it in ledgers, too; who reads it stays the word of the desk that holds it.',
});

export const shareWanted = z.strictObject({ access }).meta({ id: 'LedgerShareWanted', examples: [{ access: 'read' }] });

export const share = z
  .strictObject({
    ledger: ledgerHeading,
    holder: deskName.meta({ description: 'The desk that holds the ledger.' }),
    desk: deskName.meta({ description: 'The desk that it is shared with.' }),
    access,
    standing: z.enum(SHARE_STANDINGS).meta({
      description: 'Only what is `accepted` is read. `offered`: the other desk has not said whether it wants it.',
    }),
    version: ordinal,
    at: instant.meta({ description: 'Since when it stands so.' }),
  })
  .meta({ id: 'LedgerShare', description: 'A ledger that one desk holds and gives another.' });
