/** The claims under review that may rest on given things, found by index. */
import { REVIEW_STATES, underReview } from '@whence/domain';
import type { PageAsked, RestingClaims, RestsOn, TouchedEntry, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf } from '../changes.js';
import { APPEARANCE_MEASURE, HANDS } from '../migrations/1764400000000-claims-that-rest-on.js';
import { recordedBy } from '../views.js';

/** $3 measures, $4 statement keys, $5 whether nothing counted is to be read as anything, $6 sources, $7 places. */
const CANDIDATES = `
  SELECT claim_id FROM claim_version WHERE measure_key = ANY($3::text[]) OR $5 AND measure_key IS NULL
  UNION SELECT claim_id FROM appearance
    WHERE ${APPEARANCE_MEASURE} = ANY($3::text[]) OR $5 AND ${APPEARANCE_MEASURE} IS NULL
  UNION SELECT claim_id FROM claim_link WHERE statement_key = ANY($4::text[])
  UNION SELECT claim_id FROM appearance WHERE ${HANDS} ?| $6::text[]
  UNION SELECT claim_id FROM appearance
    WHERE cardinality($6::text[]) > 0 AND content ->> 'outlet' = ANY($6::text[])
      OR cardinality($7::text[]) > 0 AND (content -> 'content' ->> 'place' = ANY($7::text[])
        OR content -> 'content' ->> 'fromPlace' = ANY($7::text[]))
  UNION SELECT claim_id FROM claim_version
    WHERE cardinality($7::text[]) > 0 AND (content -> 'content' ->> 'place' = ANY($7::text[])
      OR content -> 'content' ->> 'fromPlace' = ANY($7::text[]))
  UNION SELECT w.claim_id FROM finding w JOIN claim c ON c.id = w.claim_id
    WHERE cardinality($6::text[]) > 0 AND c.desk_id = $2 AND (
      jsonb_path_query_array(w.content::jsonb, '$.*.nodes[*].source') ?| $6::text[]
      OR jsonb_path_query_array(w.content::jsonb, '$.comparisons[*].origin') ?| $6::text[])`;

const LAST_STATE = `(SELECT s.state FROM claim_step s WHERE s.claim_id = c.id AND ${recordedBy('s', 1)}
  ORDER BY s.version DESC LIMIT 1)`;

export class StoreRestingClaims implements RestingClaims {
  constructor(private readonly dataSource: DataSource) {}

  async on(
    view: View,
    deskId: string,
    on: RestsOn | 'anything',
    { after, limit }: PageAsked,
  ): Promise<readonly string[]> {
    const given = on === 'anything' ? [] : [on.measures, on.statementKeys, on.uncounted, on.sources, on.places];
    const chosen = on === 'anything' ? '' : `c.id IN (${CANDIDATES}) AND`;
    const next = given.length + 3;
    const rows: { id: string }[] = await managerOf(view, this.dataSource).query(
      `SELECT c.id FROM claim c
       WHERE c.desk_id = $2 AND ${chosen} ($${next}::uuid IS NULL OR c.id > $${next}) AND ${recordedBy('c', 1)}
         AND ${LAST_STATE} = ANY($${next + 2}::text[])
       ORDER BY c.id LIMIT $${next + 1}`,
      [view.position, deskId, ...given, after, limit, REVIEW_STATES.filter(underReview)],
    );
    return rows.map(({ id }) => id);
  }

  async entriesTouchedBy(view: View, changeId: string): Promise<readonly TouchedEntry[]> {
    return managerOf(view, this.dataSource).query(
      `SELECT e.kind, e.key, jsonb_agg(v.content ORDER BY v.version) AS contents
       FROM vocabulary_entry e JOIN vocabulary_version v ON v.entry_id = e.id
       WHERE e.id IN (SELECT entry_id FROM vocabulary_version WHERE change_id = $2) AND ${recordedBy('v', 1)}
       GROUP BY e.kind, e.key ORDER BY e.kind, e.key`,
      [view.position, changeId],
    );
  }

  async measuresAt(view: View, places: readonly string[]): Promise<readonly string[]> {
    if (places.length === 0) return [];
    const rows: { key: string }[] = await managerOf(view, this.dataSource).query(
      `SELECT DISTINCT v.measure_key AS key FROM statement_version v
       WHERE v.measure_key IS NOT NULL AND v.place_key = ANY($2::text[]) AND ${recordedBy('v', 1)}`,
      [view.position, places],
    );
    return rows.map(({ key }) => key);
  }
}
