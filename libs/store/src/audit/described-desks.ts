/** What entries on desks, their people and keys speak of; see described-rows.ts. */
import { millisecond, object, plain, versioned, type DescribedRow } from './described-row.js';

export const DESCRIBED_DESKS: readonly DescribedRow[] = [
  versioned(
    'desk',
    'desk_version',
    'desk_id',
    `CASE WHEN t.version = 1 THEN ${object('slug=(SELECT d.slug FROM desk d WHERE d.id = t.desk_id)', 'policy=t.content')}
      ELSE ${object('policy=t.content')} END`,
  ),
  // What identifies a person stands in person_detail, which is no history and can be erased; see DESCRIBED_PERSONAL.
  plain('person', 'person', `'{}'::jsonb`),
  {
    kind: 'membership',
    table: 'membership',
    named: 'pair',
    found: 't.desk_id = k.one::uuid AND t.person_id::text = k.two AND t.version = k.version',
    id: `t.desk_id || '/' || t.person_id`,
    version: 't.version',
    content: object('role=t.role'),
  },
  plain(
    'key',
    'api_key',
    object(
      'deskId=t.desk_id',
      'personId=t.person_id',
      'name=t.name',
      'prefix=t.prefix',
      'scopes=to_jsonb(t.scopes)',
      `expiresAt=${millisecond('t.expires_at')}`,
    ),
    { actions: ['make'] },
  ),
  versioned(
    'key',
    'api_key_secret',
    'key_id',
    object(
      'prefix=t.prefix',
      `expiresAt=${millisecond('t.expires_at')}`,
      `oldWorksUntil=${millisecond('t.old_works_until')}`,
    ),
    { actions: ['rotate'] },
  ),
  plain('key', 'api_key_revocation', `'{}'::jsonb`, {
    actions: ['revoke'],
    found: 't.key_id = k.one::uuid',
    id: 't.key_id::text',
  }),
  plain(
    'identity',
    'person_identity',
    object(
      'deskId=t.desk_id',
      'personId=t.person_id',
      'issuer=t.issuer',
      `subjectDigest=encode(t.subject_digest, 'hex')`,
    ),
    {
      actions: ['link'],
      // While the subject stands, it is the one that was linked: nobody else's was put in its place.
      fits: `NOT EXISTS (SELECT 1 FROM person_identity_subject s WHERE s.identity_id = t.id
        AND (s.issuer <> t.issuer OR s.desk_id <> t.desk_id
          OR sha256(s.salt || convert_to(s.subject, 'UTF8')) <> t.subject_digest))`,
    },
  ),
  plain('identity', 'person_identity_end', `'{}'::jsonb`, {
    actions: ['unlink'],
    found: 't.identity_id = k.one::uuid',
    id: 't.identity_id::text',
  }),
  plain('sign-in', 'sign_in', object('identityId=t.identity_id', 'session=t.session')),
];
