/** Sources, measures and places of a ledger. */
import { keySchema, ledgerNameSchema, measureRowSchema, placeRowSchema, sourceRowSchema } from '@whence/workflow';
import { z } from 'zod';
import { asOf, ordinal, pageQuery } from '../foundation/index.js';

const version = ordinal;

export const entryPath = z.strictObject({ ledger: ledgerNameSchema, key: keySchema });

/** A list of sources, measures or places: all of them by key, or those that words fit, best first. */
export const vocabularyQuery = z.strictObject({
  ...pageQuery,
  asOf,
  q: z
    .string()
    .max(200)
    .regex(/[\p{L}\p{N}]/u, 'words')
    .exactOptional()
    .meta({
      description:
        'Words of a name, alias, label or key. Capitals and accents make no difference, and a slip of the pen little. Best first: a name that is these words, one that begins with them, one that holds them, one that is like them.',
    }),
});

const effectiveKey = keySchema.meta({
  description: 'The key that is meant: its own, or that of the entry into which it was merged in the end.',
});

export const source = sourceRowSchema.extend({ version, effectiveKey }).meta({ id: 'Source' });

export const measure = measureRowSchema.extend({ version, effectiveKey }).meta({ id: 'Measure' });

export const place = placeRowSchema.extend({ version, effectiveKey }).meta({ id: 'Place' });

export const merge = z
  .strictObject({ into: keySchema.meta({ description: 'The entry of the same kind that is meant.' }) })
  .meta({ id: 'Merge' });

export const newSource = sourceRowSchema.omit({ key: true }).meta({
  id: 'SourceContent',
  examples: [
    {
      name: 'Harbour Police',
      kind: 'body',
      aliases: ['HP'],
      names: [{ name: 'Port Guard', kind: 'former', language: 'en', to: '2019' }],
      edges: [{ kind: 'part-of', other: 'ukraine-government', from: '2014' }],
      country: 'UA',
      interests: 'Answers for the harbour.',
    },
  ],
});

export const newMeasure = measureRowSchema.omit({ key: true }).meta({
  id: 'MeasureContent',
  examples: [
    { counted: 'soldiers', state: 'treated', unit: 'persons', label: 'soldiers treated', broader: ['casualties'] },
  ],
});

export const newPlace = placeRowSchema.omit({ key: true }).meta({
  id: 'PlaceContent',
  examples: [{ name: 'Sudzha', aliases: ['Suja'], within: 'kursk-oblast' }],
});
