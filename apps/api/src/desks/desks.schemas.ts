import { keySchema, PERMISSIONS, ROLES, SECOND_REVIEWS } from '@whence/workflow';
import { z } from 'zod';
import { id, instant, key, line, ordinal } from '../foundation/index.js';

const language = z
  .string()
  .min(2)
  .max(35)
  .meta({ description: 'BCP 47, in its canonical spelling.', examples: ['nb'] });

/** The least scale that a desk may have: one rating that decides, and one that does not. */
const SCALE = [
  {
    key: 'outdated',
    label: 'Outdated',
    meaning: 'It was right once; later counts differ.',
    decisive: true,
    claimReview: { ratingValue: 3, alternateName: 'Outdated' },
  },
  {
    key: 'unresolved',
    label: 'Unresolved',
    meaning: 'What is known does not decide it.',
    decisive: false,
    claimReview: { ratingValue: null, alternateName: 'Unresolved' },
  },
];

const rating = z
  .strictObject({
    key: z
      .string()
      .max(60)
      .regex(/^[a-z]+(?:-[a-z]+)*$/, 'lower-case words joined by hyphens'),
    label: line(60),
    meaning: line(300),
    decisive: z.boolean().meta({ description: 'Says that the claim holds or does not, and so needs cited evidence.' }),
    claimReview: z.strictObject({
      ratingValue: z.int().min(1).max(5).nullable().meta({ description: '1 (worst) to 5 (best); null: no place.' }),
      alternateName: line(60),
    }),
    names: z
      .array(z.strictObject({ language, label: line(60), meaning: line(300) }))
      .max(50)
      .exactOptional()
      .meta({ description: 'What it is called in further languages; each rating has the same ones.' }),
  })
  .meta({ id: 'Rating', examples: [SCALE[0]] });

const webAddress = z.url({ protocol: /^https?$/, error: 'an http or https address' }).max(2_000);

export const deskPolicy = z
  .strictObject({
    name: line(120),
    ratings: z
      .array(rating)
      .min(2)
      .max(40)
      .meta({ examples: [SCALE] }),
    recheck: z.strictObject({
      interval: z
        .strictObject({ firstDays: z.int().min(1).max(3650), longestDays: z.int().min(1).max(3650) })
        .nullable()
        .meta({ description: 'Days until a recheck; doubles while nothing changes. Null: at every turn.' }),
    }),
    secondReview: z.enum(SECOND_REVIEWS).exactOptional().meta({
      description:
        'How the second person reads a verdict: `blind`, they rate the claim before they see the first rating. Open when left out. A verdict keeps what held when it was given.',
    }),
    notCollapsing: z
      .array(keySchema)
      .max(1_000)
      .exactOptional()
      .meta({ description: 'Keys of sources that do not make one origin of those that they hold.' }),
    language: language.exactOptional().meta({
      description: 'The language in which the desk writes its ratings and verdicts: BCP 47.',
      examples: ['en'],
    }),
    homepage: webAddress.exactOptional().meta({ description: 'Address of the newsroom, for exports.' }),
    factCheckPage: webAddress.exactOptional().meta({
      description: 'Address of the page of a fact check, for exports; `{claimId}` stands for the id of the claim.',
      examples: ['https://desk.example/fact-checks/{claimId}'],
      format: 'uri-template',
    }),
  })
  .meta({ id: 'DeskPolicy' });

export const desk = z
  .strictObject({ id, slug: key, version: z.int(), policy: deskPolicy })
  .meta({ id: 'Desk', description: 'A desk and the version of its policy.' });

export const policyVersion = z
  .strictObject({
    version: z.int(),
    policy: deskPolicy,
    personId: id.nullable().meta({ description: 'Who made it; null: it came with the desk.' }),
    at: instant,
  })
  .meta({ id: 'DeskPolicyVersion', description: 'One version of how a desk works.' });

export const newDesk = z
  .strictObject({
    slug: z
      .string()
      .max(60)
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case letters and digits, joined by hyphens'),
    name: line(120),
  })
  .meta({ id: 'NewDesk' });

export const madeDesk = z
  .strictObject({ id, keyId: id, secret: z.string().meta({ description: 'The first key. Shown once.' }) })
  .meta({ id: 'MadeDesk' });

export const newPolicy = z
  .strictObject({
    version: ordinal
      .exactOptional()
      .meta({ description: 'The version that the change starts from, unless `If-Match` says it.' }),
    policy: deskPolicy,
  })
  .meta({ id: 'NewDeskPolicy' });

const role = z.enum(ROLES);

export const person = z
  .strictObject({
    id,
    version: z.int().meta({ description: 'The version of the membership.' }),
    name: z.string().nullable().meta({ description: 'Null once the details were erased.' }),
    email: z.string().nullable(),
    role: role.nullable().meta({ description: 'Null: the membership has ended.' }),
  })
  .meta({ id: 'Person' });

export const newPerson = z
  .strictObject({ name: line(200), email: z.email('an e-mail address').max(320).nullable().default(null), role })
  .meta({ id: 'NewPerson' });

export const newRole = z
  .strictObject({ role: role.nullable().meta({ description: 'Null ends the membership.' }) })
  .meta({ id: 'NewRole' });

const permission = z.enum(PERMISSIONS);

const moment = z.iso
  .datetime({ offset: true, error: 'a moment: ISO 8601 with an offset' })
  .transform((text) => new Date(text));

export const apiKey = z
  .strictObject({
    id,
    personId: id,
    name: z.string(),
    prefix: z.string(),
    scopes: z.array(permission).meta({ description: "Empty: everything that the person's role allows." }),
    expiresAt: instant.nullable(),
    madeAt: instant,
    revoked: z.boolean(),
    lastUsedAt: instant.nullable().meta({ description: 'To the minute.' }),
    version: z.int().min(1).meta({ description: 'How many secrets it has had.' }),
    oldWorksUntil: instant
      .nullable()
      .meta({ description: 'Until when the secrets before the newest work; null: there were none.' }),
  })
  .meta({ id: 'ApiKey' });

export const newKey = z
  .strictObject({
    name: line(120),
    personId: id.exactOptional().meta({ description: 'Whom it acts for; yourself when left out.' }),
    scopes: z.array(permission).max(PERMISSIONS.length).default([]),
    expiresAt: moment.nullable().default(null),
  })
  .meta({ id: 'NewKey' });

export const keyRotation = z
  .strictObject({
    oldWorksUntil: moment.exactOptional().meta({
      description:
        'Until when the secrets before this one work, at most 30 days ahead; a day from now when left out. A moment that has ' +
        'passed ends them at once.',
    }),
    expiresAt: moment
      .nullable()
      .exactOptional()
      .meta({ description: 'When the new secret expires; as before when left out, never when null.' }),
  })
  .meta({ id: 'KeyRotation' });

export const madeKey = apiKey
  .extend({ secret: z.string().meta({ description: 'The whole key. Shown once.' }) })
  .meta({ id: 'MadeKey' });

const base64 = (of: string) => z.base64().meta({ description: `${of}, base64.` });
const keyId = z.string().meta({ description: 'SHA-256 of the 32 bytes of the public key, hexadecimal.' });
const signedText = z.string().meta({ description: 'What was signed: canonical JSON (docs/record.md).' });

export const logKey = z
  .strictObject({
    id: keyId,
    number: z.int(),
    publicKey: base64('The 32 bytes of the Ed25519 public key'),
    previousId: keyId
      .nullable()
      .meta({ description: 'The key that signed this one over; null for one that none did.' }),
    text: signedText,
    proof: base64('The signature of the text by the key itself'),
    attestation: base64('The signature of the text by the key before').nullable(),
  })
  .meta({ id: 'LogKey' });

export const checkpoint = z
  .strictObject({
    number: z.int(),
    sequence: z.int().meta({ description: 'The last entry that it signs.' }),
    keyId,
    text: signedText,
    signature: base64('The signature of the text by the key'),
  })
  .meta({ id: 'Checkpoint' });

export const loggedEntry = z
  .strictObject({
    sequence: z.int(),
    recordedAt: instant,
    actor: z.strictObject({ kind: z.string(), personId: id.nullable(), keyId: id.nullable() }),
    purpose: z.string(),
    action: z.string(),
    subject: z.strictObject({ kind: z.string(), id: z.string(), version: z.int() }),
    hash: z.string().meta({ description: 'SHA-256, hexadecimal: links this entry to all before it.' }),
  })
  .meta({ id: 'LoggedEntry' });
