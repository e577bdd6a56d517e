import { ERASABLE_KINDS, ERASURE_GROUNDS, NOTE_AUDIENCES } from '@whence/workflow';
import { z } from 'zod';
import { id, instant, line, ordinal, pageOf } from '../foundation/index.js';

const identity = z.strictObject({
  name: line(200),
  contact: line(500).exactOptional(),
  remarks: z.string().max(10_000).exactOptional(),
});

const label = line(200).meta({
  description: 'What may be printed, and stands in exports: "an official who asked not to be named".',
});

export const newConfidentialSource = z
  .strictObject({ label, identity: identity.exactOptional() })
  .meta({ id: 'NewConfidentialSource' });

export const confidentialSourceChange = z
  .strictObject({
    version: ordinal.exactOptional().meta({ description: 'The version that was seen, unless `If-Match` says it.' }),
    label,
    identity: identity.exactOptional().meta({ description: 'As it is, when left out.' }),
  })
  .meta({ id: 'ConfidentialSourceChange' });

export const confidentialSource = z
  .strictObject({ id, version: z.int(), label: z.string(), personId: id, at: instant })
  .meta({ id: 'ConfidentialSource', description: 'Somebody whose name the desk keeps back; without the name.' });

export const confidentialIdentity = z
  .strictObject({
    identity: z
      .strictObject({ name: z.string(), contact: z.string().nullable(), remarks: z.string().nullable() })
      .nullable()
      .meta({ description: 'Null where none was kept, or it was erased.' }),
  })
  .meta({ id: 'ConfidentialIdentity' });

export const newNote = z
  .strictObject({ text: z.string().min(1).max(20_000), audience: z.enum(NOTE_AUDIENCES).default('author') })
  .meta({ id: 'NewNote', description: 'For its author alone, or for those of the desk who may read notes.' });

export const note = z
  .strictObject({
    id,
    personId: id,
    audience: z.enum(NOTE_AUDIENCES),
    at: instant,
    text: z.string().nullable().meta({ description: 'Null once it was erased.' }),
  })
  .meta({ id: 'Note', description: 'A private note on a claim: in no export, event or log.' });

export const noteList = pageOf(note, 'NoteList');

export const newErasure = z
  .strictObject({
    kind: z.enum(ERASABLE_KINDS),
    id: id.meta({ description: 'Of the person, confidential source, reply, excerpt or note.' }),
    ground: z.enum(ERASURE_GROUNDS).meta({
      description: 'Why: their request, they left, the time for keeping is over, an order, kept by mistake.',
    }),
  })
  .meta({ id: 'NewErasure' });

export const erasure = z
  .strictObject({
    id,
    kind: z.enum(ERASABLE_KINDS),
    subjectId: id,
    ground: z.enum(ERASURE_GROUNDS),
    personId: id.meta({ description: 'Who erased.' }),
    at: instant,
  })
  .meta({ id: 'Erasure', description: 'That personal details were erased; never which.' });
