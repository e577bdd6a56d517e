/** SQL of what a list of verdicts asks of one, `v`; $2 is what was drawn last of the view (`drawnAt`), $5 the person who looks. */
import type { VerdictFilter } from '@whence/workflow';
import { drawnBy } from '../../views.js';
import { sealed } from '../sealed.js';

/** How it stands; `standingOf` has the rule. */
const STANDING = `CASE
  WHEN EXISTS (SELECT 1 FROM retraction_decision d
    WHERE d.verdict_id = v.id AND d.decision = 'retracted' AND ${drawnBy('d', 2)}) THEN 'retracted'
  WHEN EXISTS (SELECT 1 FROM verdict_publication p WHERE p.verdict_id = v.id AND ${drawnBy('p', 2)}) THEN
    CASE WHEN EXISTS (SELECT 1 FROM verdict later JOIN verdict_publication p ON p.verdict_id = later.id
      WHERE later.claim_id = v.claim_id AND later.version > v.version AND ${drawnBy('p', 2)})
    THEN 'superseded' ELSE 'published' END
  WHEN (SELECT w.decision FROM verdict_review w WHERE w.verdict_id = v.id AND ${drawnBy('w', 2)}
    ORDER BY w.number DESC LIMIT 1) = 'returned' THEN 'returned'
  WHEN EXISTS (SELECT 1 FROM verdict later
    WHERE later.claim_id = v.claim_id AND later.version > v.version AND ${drawnBy('later', 2)}) THEN 'replaced'
  WHEN EXISTS (SELECT 1 FROM verdict_reading r
    WHERE r.verdict_id = v.id AND r.rating <> v.rating AND ${drawnBy('r', 2)}) THEN 'disputed'
  ELSE 'given' END`;

/**
 * Whether it is published and may hold no more: the claim was edited after its finding, or the newest finding was held to
 * differ materially from the one that it rests on or on which a person let it stand (`RecordFindings` compares with these).
 */
export const STALE = `(${STANDING} = 'published' AND EXISTS (
  SELECT 1 FROM finding f
  CROSS JOIN LATERAL (SELECT greatest(f.number, (SELECT max((s.content ->> 'findingNumber')::int) FROM claim_step s
    WHERE s.claim_id = v.claim_id AND s.event = 'let-stand' AND ${drawnBy('s', 2)})) AS number) stood
  WHERE f.id = v.finding_id AND (
    f.claim_version <> (SELECT c.version FROM claim_version c
      WHERE c.claim_id = v.claim_id AND ${drawnBy('c', 2)} ORDER BY c.version DESC LIMIT 1)
    OR EXISTS (
      SELECT 1 FROM (SELECT l.id, l.number FROM finding l
        WHERE l.claim_id = v.claim_id AND ${drawnBy('l', 2)} ORDER BY l.number DESC LIMIT 1) newest
      JOIN recheck k ON k.finding_id = newest.id AND k.material JOIN finding b ON b.id = k.against_id
      WHERE newest.number > stood.number AND b.number IN (f.number, stood.number)))))`;

/** Days from `from` to `to` of the change that wrote a row. */
const within = (changeId: string, from: string, to: string): string => `EXISTS (SELECT 1 FROM change g
  WHERE g.id = ${changeId} AND (${from}::date IS NULL OR g.drawn_at >= ${from}::date::timestamp AT TIME ZONE 'UTC')
    AND (${to}::date IS NULL OR g.drawn_at < (${to}::date + 1)::timestamp AT TIME ZONE 'UTC'))`;

const ASKED = [
  'standing',
  'rating',
  'deskVersion',
  'givenFrom',
  'givenTo',
  'publishedFrom',
  'publishedTo',
  'givenBy',
  'secondPerson',
  'cites',
  'ledger',
  'corrects',
  'stale',
  'assignee',
  'articleId',
  'measure',
  'language',
] as const satisfies readonly (keyof VerdictFilter)[];

/** How many parameters {@link verdictFits} takes. */
export const FILTERS = ASKED.length;

/** What a filter asks, with {@link verdictFilterValues} as parameters from `first` on. What is not asked for costs nothing. */
export function verdictFits(first: number): string {
  const $ = Object.fromEntries(ASKED.map((name, n) => [name, `$${first + n}`])) as Record<
    (typeof ASKED)[number],
    string
  >;
  const said = (name: (typeof ASKED)[number], type: string, holds: string): string =>
    `(${$[name]}::${type} IS NULL OR ${holds})`;
  const pages = `appearance a JOIN article_revision r ON r.id = a.revision_id WHERE a.claim_id = v.claim_id
    AND ${drawnBy('a', 2)}`;
  return [
    'v.desk_id = $1',
    drawnBy('v', 2),
    said('standing', 'text', `${STANDING} = ${$.standing}`),
    said('rating', 'text', `(v.rating = ${$.rating} AND NOT ${sealed('v')})`),
    said('deskVersion', 'int', `v.desk_version = ${$.deskVersion}`),
    `((${$.givenFrom}::date IS NULL AND ${$.givenTo}::date IS NULL)
      OR ${within('v.change_id', $.givenFrom, $.givenTo)})`,
    `((${$.publishedFrom}::date IS NULL AND ${$.publishedTo}::date IS NULL) OR EXISTS (
      SELECT 1 FROM verdict_publication p WHERE p.verdict_id = v.id AND ${drawnBy('p', 2)}
        AND ${within('p.change_id', $.publishedFrom, $.publishedTo)}))`,
    said('givenBy', 'uuid', `v.person_id = ${$.givenBy}`),
    said(
      'secondPerson',
      'uuid',
      `(EXISTS (SELECT 1 FROM verdict_review w
        WHERE w.verdict_id = v.id AND w.person_id = ${$.secondPerson} AND ${drawnBy('w', 2)})
      OR EXISTS (SELECT 1 FROM verdict_reading r
        WHERE r.verdict_id = v.id AND r.person_id = ${$.secondPerson} AND ${drawnBy('r', 2)}))`,
    ),
    said('cites', 'text', `(v.content -> 'cited' ? ${$.cites} AND NOT ${sealed('v')})`),
    said(
      'ledger',
      'text',
      `(EXISTS (SELECT 1 FROM jsonb_array_elements_text(v.content -> 'cited') c(key)
        WHERE starts_with(c.key, ${$.ledger} || '/')) AND NOT ${sealed('v')})`,
    ),
    said(
      'corrects',
      'boolean',
      `EXISTS (SELECT 1 FROM verdict_publication p
        WHERE p.verdict_id = v.id AND p.correction IS NOT NULL AND ${drawnBy('p', 2)})`,
    ),
    said('stale', 'boolean', STALE),
    said(
      'assignee',
      'text',
      `EXISTS (SELECT 1 FROM (SELECT s.state, s.content FROM claim_step s
        WHERE s.claim_id = v.claim_id AND ${drawnBy('s', 2)} ORDER BY s.version DESC LIMIT 1) newest
        WHERE newest.state = 'assigned' AND newest.content ->> 'assignee' = ${$.assignee})`,
    ),
    said('articleId', 'uuid', `EXISTS (SELECT 1 FROM ${pages} AND r.article_id = ${$.articleId})`),
    said(
      'measure',
      'text',
      `(SELECT m.measure_key FROM claim_version m
        WHERE m.claim_id = v.claim_id AND ${drawnBy('m', 2)} ORDER BY m.version DESC LIMIT 1) = ${$.measure}`,
    ),
    said(
      'language',
      'text',
      `EXISTS (SELECT 1 FROM ${pages} AND (lower(r.content ->> 'language') = lower(${$.language})
        OR starts_with(lower(r.content ->> 'language'), lower(${$.language}) || '-')))`,
    ),
  ].join('\n    AND ');
}

export function verdictFilterValues(filter: VerdictFilter): unknown[] {
  return ASKED.map((name) => filter[name] ?? null);
}
