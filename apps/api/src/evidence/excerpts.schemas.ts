import { z } from 'zod';
import { id, instant, line, ordinal } from '../foundation/index.js';
import { language } from './snapshots.schemas.js';

const offset = z.int().min(0);

const newTranslation = z.strictObject({
  text: z.string().min(1).max(50_000),
  language,
  translator: z.union([z.strictObject({ personId: id }), z.strictObject({ name: line(200) })]).meta({
    description: 'A person of the desk, or somebody else by name: then the name is kept apart and can be erased.',
  }),
});

export const newExcerpt = z
  .strictObject({
    quote: z.strictObject({
      exact: z.string().min(1).max(10_000),
      prefix: z.string().max(1_000).exactOptional(),
      suffix: z.string().max(1_000).exactOptional(),
      start: offset.exactOptional().meta({ description: 'UTF-16 code units from the start of the text.' }),
    }),
    page: ordinal.exactOptional().meta({
      description:
        'Page of a document, from 1, as you count them. Left out of a quote that stands in the text of a PDF: the page of the file on which it begins.',
    }),
    withoutPlace: z.boolean().exactOptional().meta({
      description:
        'True where you have seen the words on the page and its text has them not: in a picture, or where a PDF tells letters that it does not show. The quote is kept as you give it, and `position` is null.',
    }),
    language,
    translation: newTranslation.exactOptional(),
  })
  .meta({ id: 'NewExcerpt' });

export const newExcerptTranslation = newTranslation
  .extend({
    version: ordinal.exactOptional().meta({ description: 'The version that was seen, unless `If-Match` says it.' }),
  })
  .meta({ id: 'NewExcerptTranslation' });

export const excerpt = z
  .strictObject({
    id,
    snapshotId: id,
    version: z.int(),
    personId: id.meta({ description: 'Who wrote this version.' }),
    at: instant,
    exact: z.string(),
    prefix: z.string(),
    suffix: z.string(),
    position: z.strictObject({ start: offset, end: offset }).nullable().meta({
      description:
        "In the snapshot's text, UTF-16 code units; null where no text is read from the page, and `withoutPlace`.",
    }),
    page: z.int().nullable(),
    language: z.string(),
    translation: z
      .strictObject({
        text: z.string(),
        language: z.string(),
        translator: z.strictObject({
          personId: id.nullable(),
          name: z.string().nullable().meta({ description: 'Of somebody who is not of the desk; null once erased.' }),
        }),
      })
      .nullable(),
  })
  .meta({ id: 'Excerpt', description: 'A quote of a kept page in its own language, and its translation.' });

export const excerptVersions = z.strictObject({ entries: z.array(excerpt) }).meta({ id: 'ExcerptVersions' });
