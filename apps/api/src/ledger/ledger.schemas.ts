/** Ledgers themselves, and how lists of them and of what they hold are asked for. */
import { ledgerNameSchema, SHARE_ACCESS } from '@whence/workflow';
import { z } from 'zod';
import { asOf, id, key, line, pageQuery } from '../foundation/index.js';

export const ledgerPath = z.strictObject({ ledger: ledgerNameSchema });

export const listQuery = z.strictObject({ ...pageQuery, asOf });

/** A ledger, whoever reads it. */
export const ledgerHeading = z.strictObject({ id, name: ledgerNameSchema, title: line(200) });

export const deskName = z.strictObject({ id, slug: key, name: z.string() });

export const ledger = ledgerHeading
  .extend({
    access: z.enum(['own', ...SHARE_ACCESS]).meta({
      description:
        '`own`: the desk holds it. `write`: another desk holds it, and lets this one write in it as well. `read`: to read it.',
    }),
    holder: deskName.meta({ description: 'The desk that holds it.' }),
  })
  .meta({ id: 'Ledger', description: 'Sources, measures, places and statements under one name.' });

export const newLedger = z.strictObject({ name: ledgerNameSchema, title: line(200) }).meta({ id: 'NewLedger' });
