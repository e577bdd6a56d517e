/** Verdicts, their reviews, and which of them stands. */
import type {
  Change,
  HeldVerdict,
  PageAsked,
  Publication,
  ReadTwice,
  Retraction,
  RetractionDecision,
  Verdict,
  VerdictReading,
  VerdictReview,
  Verdicts,
  VerdictStanding,
  View,
} from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import {
  RetractionDecisionRow,
  RetractionRow,
  VerdictPublicationRow,
  VerdictReadingRow,
  VerdictReviewRow,
  VerdictRow,
} from '../rows/verdicts.js';
import { ofIds, planned } from '../prepared.js';
import { recordedBy, seenIn } from '../views.js';

// A change's own row is written last: until then, what it wrote has no moment yet and is of now.
type Row = Omit<HeldVerdict, 'givenAt' | 'publishedAt' | 'standing'> & { givenAt: Date; publishedAt: Date | null };

/** The moment of a row of a table, as ISO 8601 in UTC. */
const momentOf = (alias: string) =>
  `(SELECT to_char(coalesce(max(mc.drawn_at), clock_timestamp()) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    FROM change mc WHERE mc.id = ${alias}.change_id)`;

/** $1 claims, $2 position. */
const OF_CLAIMS = ofIds(
  (ids) => `
  SELECT v.id, v.claim_id AS "claimId", v.version, v.finding_id AS "findingId", f.number AS "findingNumber",
     v.person_id AS "personId", v.desk_id AS "deskId", v.desk_version AS "deskVersion", v.rating,
     v.content ->> 'rationale' AS rationale, v.content -> 'cited' AS cited,
     coalesce(v.content -> 'evidence', '[]') AS evidence, coalesce(c.drawn_at, clock_timestamp()) AS "givenAt",
     v.second_review AS "secondReview", v.taken_from AS "takenFrom",
     published.at AS "publishedAt", published.correction,
     (SELECT jsonb_build_object('verdictId', r.verdict_id, 'personId', r.person_id, 'rating', r.rating,
        'rationale', r.content -> 'rationale', 'cited', r.content -> 'cited',
        'evidence', coalesce(r.content -> 'evidence', '[]'), 'readAt', ${momentOf('r')})
      FROM verdict_reading r WHERE r.verdict_id = v.id AND ${recordedBy('r', 2)}) AS reading,
     coalesce((SELECT jsonb_agg(jsonb_build_object('verdictId', t.verdict_id, 'number', t.number, 'personId', t.person_id,
         'reason', t.content -> 'reason', 'notice', t.content -> 'notice', 'proposedAt', ${momentOf('t')},
         'decision', (SELECT jsonb_build_object('personId', d.person_id, 'decision', d.decision,
            'reason', d.content -> 'reason', 'decidedAt', ${momentOf('d')})
          FROM retraction_decision d
          WHERE d.verdict_id = t.verdict_id AND d.number = t.number AND ${recordedBy('d', 2)})) ORDER BY t.number)
       FROM retraction t WHERE t.verdict_id = v.id AND ${recordedBy('t', 2)}), '[]') AS retractions,
     coalesce((SELECT jsonb_agg(jsonb_build_object('verdictId', w.verdict_id, 'number', w.number,
         'personId', w.person_id, 'decision', w.decision, 'reason', w.content -> 'reason') ORDER BY w.number)
       FROM verdict_review w WHERE w.verdict_id = v.id AND ${recordedBy('w', 2)}), '[]') AS reviews
   FROM verdict v JOIN finding f ON f.id = v.finding_id LEFT JOIN change c ON c.id = v.change_id
   LEFT JOIN LATERAL (
     SELECT coalesce(pc.drawn_at, clock_timestamp()) AS at, p.correction
     FROM verdict_publication p LEFT JOIN change pc ON pc.id = p.change_id
     WHERE p.verdict_id = v.id AND ${recordedBy('p', 2)}) published ON true
   WHERE v.claim_id = ${ids} AND ${recordedBy('v', 2)} ORDER BY v.claim_id, v.version`,
  1,
);

export class StoreVerdicts implements Verdicts {
  constructor(private readonly dataSource: DataSource) {}

  async list(view: View, claimId: string): Promise<readonly HeldVerdict[]> {
    return (await this.ofClaims(view, [claimId])).get(claimId) ?? [];
  }

  async ofClaims(view: View, claimIds: readonly string[]): Promise<ReadonlyMap<string, readonly HeldVerdict[]>> {
    const { text, value } = OF_CLAIMS(claimIds);
    const rows = await planned<Row>(managerOf(view, this.dataSource), seenIn(view, text), [value, view.position]);
    const ofClaim = new Map<string, Row[]>();
    for (const row of rows) {
      const known = ofClaim.get(row.claimId);
      if (known) known.push(row);
      else ofClaim.set(row.claimId, [row]);
    }
    return new Map([...ofClaim].map(([claimId, versions]) => [claimId, withStandings(versions)]));
  }

  async published(view: View, claimId: string): Promise<HeldVerdict | null> {
    return (await this.publishedOf(view, [claimId])).get(claimId) ?? null;
  }

  async publishedOf(view: View, claimIds: readonly string[]): Promise<ReadonlyMap<string, HeldVerdict>> {
    const standing = new Map<string, HeldVerdict>();
    for (const [claimId, versions] of await this.ofClaims(view, claimIds)) {
      const published = versions.find((each) => each.standing === 'published');
      if (published) standing.set(claimId, published);
    }
    return standing;
  }

  async publishedClaims(view: View, deskId: string, page: PageAsked): Promise<readonly string[]> {
    const rows: { id: string }[] = await managerOf(view, this.dataSource).query(
      `SELECT c.id FROM claim c
       WHERE c.desk_id = $1 AND ($3::uuid IS NULL OR c.id > $3)
         AND EXISTS (SELECT 1 FROM verdict_publication p WHERE p.claim_id = c.id AND ${recordedBy('p', 2)})
       ORDER BY c.id LIMIT $4`,
      [deskId, view.position, page.after, page.limit],
    );
    return rows.map(({ id }) => id);
  }

  async publications(view: View, deskId: string, page: PageAsked): Promise<readonly Publication[]> {
    const rows: (Omit<Publication, 'order'> & { order: string })[] = await managerOf(view, this.dataSource).query(
      `SELECT p.kind, v.id AS "verdictId", v.claim_id AS "claimId", c.drawn AS order
       FROM (SELECT 'published' AS kind, verdict_id, change_id FROM verdict_publication
         UNION ALL SELECT 'retracted', verdict_id, change_id FROM retraction_decision WHERE decision = 'retracted') p
       JOIN verdict v ON v.id = p.verdict_id JOIN change c ON c.id = p.change_id
       WHERE v.desk_id = $1 AND ($3::bigint IS NULL OR c.drawn < $3) AND ${recordedBy('p', 2)}
       ORDER BY c.drawn DESC, p.verdict_id LIMIT $4`,
      [deskId, view.position, page.after, page.limit],
    );
    return rows.map(({ order, ...rest }) => ({ ...rest, order: Number(order) }));
  }

  async readTwice(
    view: View,
    deskId: string,
    { from, to }: { readonly from: string | null; readonly to: string | null },
  ): Promise<readonly ReadTwice[]> {
    return managerOf(view, this.dataSource).query(
      `SELECT s.first, s.second, s."secondReview", to_char(c.drawn_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS on
       FROM (SELECT v.desk_id, v.rating AS first, r.rating AS second, v.second_review AS "secondReview", r.change_id
           FROM verdict v JOIN verdict_reading r ON r.verdict_id = v.id
         UNION ALL SELECT v.desk_id, v.rating, v.rating, v.second_review, w.change_id
           FROM verdict v JOIN verdict_review w ON w.verdict_id = v.id
           WHERE w.decision = 'approved' AND v.second_review = 'open') s
       JOIN change c ON c.id = s.change_id
       WHERE s.desk_id = $1 AND ${recordedBy('s', 2)}
         AND ($3::date IS NULL OR c.drawn_at >= $3::date::timestamp AT TIME ZONE 'UTC')
         AND ($4::date IS NULL OR c.drawn_at < ($4::date + 1)::timestamp AT TIME ZONE 'UTC')
       ORDER BY c.drawn`,
      [deskId, view.position, from, to],
    );
  }

  async add(change: Change, verdict: Verdict): Promise<void> {
    const { id, claimId, version, findingId, personId, deskId, deskVersion, rating } = verdict;
    const { secondReview, takenFrom } = verdict;
    const row = {
      id,
      claimId,
      version,
      findingId,
      personId,
      deskId,
      deskVersion,
      rating,
      content: contentOf(verdict),
    };
    await writerOf(change).insert(VerdictRow, { ...row, secondReview, takenFrom, changeId: change.id });
    const logged = {
      ...row,
      ...(secondReview === 'blind' ? { secondReview } : {}),
      ...(takenFrom === null ? {} : { takenFrom }),
    };
    change.log('give', { kind: 'verdict', id, version }, logged);
  }

  async addReading(change: Change, reading: VerdictReading): Promise<void> {
    const { verdictId, personId, rating } = reading;
    const row = { verdictId, personId, rating, content: contentOf(reading) };
    await writerOf(change).insert(VerdictReadingRow, { ...row, changeId: change.id });
    change.log('read', { kind: 'verdict-reading', id: verdictId, version: 1 }, row);
  }

  async addReview(change: Change, { verdictId, number, personId, decision, reason }: VerdictReview): Promise<void> {
    const row = { verdictId, number, personId, decision, content: { reason } };
    await writerOf(change).insert(VerdictReviewRow, { ...row, changeId: change.id });
    change.log(REVIEW_ACTIONS[decision], { kind: 'verdict-review', id: verdictId, version: number }, row);
  }

  async publish(
    change: Change,
    { id, claimId }: Pick<Verdict, 'id' | 'claimId'>,
    correction: string | null,
  ): Promise<void> {
    const row = { verdictId: id, claimId };
    await writerOf(change).insert(VerdictPublicationRow, { ...row, correction, changeId: change.id });
    const logged = correction === null ? row : { ...row, correction };
    change.log('publish', { kind: 'verdict-publication', id, version: 1 }, logged);
  }

  async addRetraction(change: Change, retraction: Retraction): Promise<void> {
    const { verdictId, number, personId, reason, notice } = retraction;
    const row = { verdictId, number, personId, content: { reason, notice } };
    await writerOf(change).insert(RetractionRow, { ...row, changeId: change.id });
    change.log('propose', { kind: 'retraction', id: verdictId, version: number }, row);
  }

  async decideRetraction(change: Change, made: RetractionDecision): Promise<void> {
    const { verdictId, number, personId, decision, reason } = made;
    const row = { verdictId, number, personId, decision, content: { reason } };
    await writerOf(change).insert(RetractionDecisionRow, { ...row, changeId: change.id });
    const action = decision === 'retracted' ? 'retract' : 'drop';
    change.log(action, { kind: 'retraction-decision', id: verdictId, version: number }, row);
  }
}

/** The words of a verdict as they are kept; those of a second reading that are taken over are the same. */
function contentOf({ rationale, cited, evidence }: Pick<Verdict, 'rationale' | 'cited' | 'evidence'>): object {
  return { rationale, cited, ...(evidence.length === 0 ? {} : { evidence }) };
}

/** The versions of one claim's verdict, first things first, each with how it stands. */
function withStandings(rows: readonly Row[]): readonly HeldVerdict[] {
  const standing = rows.filter(({ publishedAt }) => publishedAt !== null).at(-1)?.version;
  return rows.map((row, at) => ({
    ...row,
    givenAt: row.givenAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    standing: standingOf(row, standing, at === rows.length - 1),
  }));
}

const REVIEW_ACTIONS = { approved: 'approve', returned: 'return', settled: 'settle' } as const;

function standingOf(row: Row, standing: number | undefined, isLast: boolean): VerdictStanding {
  if (row.retractions.some(({ decision }) => decision?.decision === 'retracted')) return 'retracted';
  if (row.publishedAt !== null) return row.version === standing ? 'published' : 'superseded';
  if (row.reviews.at(-1)?.decision === 'returned') return 'returned';
  if (!isLast) return 'replaced';
  return row.reading !== null && row.reading.rating !== row.rating ? 'disputed' : 'given';
}
