import { HANDOVER_KEEPS, HANDOVER_STANDINGS } from '@whence/workflow';
import { z } from 'zod';
import { instant, key, ordinal } from '../foundation/index.js';
import { deskName, ledgerHeading } from './ledger.schemas.js';

const keeps = z.enum(HANDOVER_KEEPS).meta({
  description:
    'What the desk that gives the ledger may do with it afterwards. `nothing`: it reads it no more, in no view. `read`, `write`: as with a ledger that is shared with it, at once and until either side ends it.',
});

export const handoverWanted = z
  .strictObject({ desk: key.meta({ description: 'The name (`slug`) of the desk that is to hold it.' }), keeps })
  .meta({ id: 'LedgerHandoverWanted', examples: [{ desk: 'coast', keeps: 'read' }] });

export const handover = z
  .strictObject({
    ledger: ledgerHeading,
    from: deskName.meta({ description: 'The desk that held the ledger when it was offered.' }),
    desk: deskName.meta({
      description: 'The desk that it is offered to; once it has accepted, the desk that holds it.',
    }),
    keeps,
    standing: z.enum(HANDOVER_STANDINGS).meta({
      description: '`offered`: it waits for an answer, and nothing has changed yet. `withdrawn`: it was taken back.',
    }),
    version: ordinal,
    at: instant.meta({ description: 'Since when it stands so.' }),
  })
  .meta({ id: 'LedgerHandover', description: 'A ledger that the desk which holds it offers another desk to hold.' });
