import { PAGE_TYPES } from '@whence/domain';
import { ATTACHED_TO, TEXT_FAULTS } from '@whence/workflow';
import { z } from 'zod';
import { asOf, id, instant, key, line, pageQuery } from '../foundation/index.js';

const moment = z.iso
  .datetime({ offset: true, error: 'a moment: ISO 8601 with an offset' })
  .transform((text) => new Date(text));

export const language = z
  .string()
  .min(1)
  .max(80)
  .meta({ description: 'A language tag (BCP 47).', examples: ['uk'] });

/** Particulars of a page that is sent as the body. */
export const newSnapshot = z.strictObject({
  address: z.string().min(1).max(2_000).exactOptional().meta({ description: 'Where it was read: http or https.' }),
  title: line(1_000).exactOptional(),
  language: language.exactOptional(),
  receivedFrom: id.exactOptional().meta({ description: 'A confidential source from whom it came.' }),
  readAt: moment.exactOptional().meta({ description: 'When it was read; now, when left out.' }),
});

export const snapshotQuery = z.strictObject({
  ...pageQuery,
  asOf,
  claimId: id.exactOptional().meta({ description: 'Only those that are attached to this claim.' }),
  statement: key.exactOptional().meta({ description: 'Only those that are attached to this statement.' }),
});

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256, hexadecimal');

export const snapshot = z
  .strictObject({
    id,
    address: z.string().nullable(),
    title: z.string().nullable(),
    language: z.string().nullable(),
    receivedFrom: id.nullable().meta({ description: 'A confidential source.' }),
    readAt: instant.meta({ description: 'When the person read it.' }),
    readBy: id.meta({ description: 'The person who read it and handed it over.' }),
    keptAt: instant,
    sha256: sha256.meta({ description: 'Of the bytes.' }),
    mediaType: z.enum(PAGE_TYPES).meta({ description: 'By the bytes themselves.' }),
    size: z.int().meta({ description: 'Bytes.' }),
    textSha256: sha256.nullable().meta({
      description:
        'Of the text in which excerpts are placed; null where none is read from this kind of page, or could be.',
    }),
    textFault: z.enum(TEXT_FAULTS).nullable().meta({
      description:
        'Why no text was read from a PDF: it opens with a password alone (`password`), is not what it begins as (`damaged`), took more time, memory or text than is allowed (`too-much`), or holds none, as a scan (`none`). Null where text was read, and for images. The page is kept in any case.',
    }),
  })
  .meta({ id: 'Snapshot', description: 'A page as a person read it: bytes, hash, where and when.' });

export const snapshotText = z
  .strictObject({
    text: z.string().nullable().meta({
      description:
        'Null for images, and for a PDF from which none could be read. Pages of a PDF are parted by an empty line. Offsets are UTF-16 code units.',
    }),
    textSha256: sha256.nullable(),
  })
  .meta({ id: 'SnapshotText' });

const target = {
  claimId: id.exactOptional(),
  statement: key.exactOptional().meta({ description: 'Key of the statement whose document it is.' }),
};

export const newAttachment = z
  .strictObject({
    ...target,
    standing: z.enum(['attached', 'detached']).default('attached'),
    reason: z.string().max(10_000).exactOptional(),
  })
  .refine((body) => (body.claimId === undefined) !== (body.statement === undefined), {
    error: 'exactly one of claimId and statement',
  })
  .meta({
    id: 'NewAttachment',
    examples: [{ statement: 'dprk/C17', standing: 'attached', reason: 'The page of the briefing.' }],
  });

export const attachment = z
  .strictObject({
    kind: z.enum(ATTACHED_TO),
    target: z.string().meta({ description: 'Id of the claim, or key of the statement.' }),
    version: z.int(),
    standing: z.enum(['attached', 'detached']),
    reason: z.string().nullable(),
    personId: id,
  })
  .meta({ id: 'Attachment', description: 'What a snapshot belongs to, or did.' });

export const attachmentList = z.strictObject({ entries: z.array(attachment) }).meta({ id: 'AttachmentList' });
