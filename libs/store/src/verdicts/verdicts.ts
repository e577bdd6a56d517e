/** Verdicts, their reviews, and which of them stands. */
import type { Change, HeldVerdict, Verdict, VerdictReview, Verdicts, VerdictStanding, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { VerdictPublicationRow, VerdictReviewRow, VerdictRow } from '../rows/articles-and-claims.js';
import { recordedBy } from '../views.js';

// A change's own row is written last: until then, what it wrote has no moment yet and is of now.
type Row = Omit<HeldVerdict, 'givenAt' | 'publishedAt' | 'standing'> & { givenAt: Date; publishedAt: Date | null };

export class StoreVerdicts implements Verdicts {
  constructor(private readonly dataSource: DataSource) {}

  async list(view: View, claimId: string): Promise<readonly HeldVerdict[]> {
    const rows: Row[] = await managerOf(view, this.dataSource).query(
      `SELECT v.id, v.claim_id AS "claimId", v.version, v.finding_id AS "findingId", f.number AS "findingNumber",
         v.person_id AS "personId", v.desk_id AS "deskId", v.desk_version AS "deskVersion", v.rating,
         v.content ->> 'rationale' AS rationale, v.content -> 'cited' AS cited, coalesce(c.drawn_at, clock_timestamp()) AS "givenAt",
         (SELECT coalesce(pc.drawn_at, clock_timestamp()) FROM verdict_publication p LEFT JOIN change pc ON pc.id = p.change_id
          WHERE p.verdict_id = v.id AND ${recordedBy('p', 2)}) AS "publishedAt",
         coalesce((SELECT jsonb_agg(jsonb_build_object('verdictId', w.verdict_id, 'number', w.number,
             'personId', w.person_id, 'decision', w.decision, 'reason', w.content -> 'reason') ORDER BY w.number)
           FROM verdict_review w WHERE w.verdict_id = v.id AND ${recordedBy('w', 2)}), '[]') AS reviews
       FROM verdict v JOIN finding f ON f.id = v.finding_id LEFT JOIN change c ON c.id = v.change_id
       WHERE v.claim_id = $1 AND ${recordedBy('v', 2)} ORDER BY v.version`,
      [claimId, view.position],
    );
    const publications = rows.filter(({ publishedAt }) => publishedAt !== null);
    const standing = publications.at(-1)?.version;
    return rows.map((row, at) => ({
      ...row,
      givenAt: row.givenAt.toISOString(),
      publishedAt: row.publishedAt?.toISOString() ?? null,
      standing: standingOf(row, standing, at === rows.length - 1),
    }));
  }

  async published(view: View, claimId: string): Promise<HeldVerdict | null> {
    const all = await this.list(view, claimId);
    return all.find(({ standing }) => standing === 'published') ?? null;
  }

  async publishedOf(view: View, claimIds: readonly string[]): Promise<ReadonlyMap<string, HeldVerdict>> {
    const rows: { id: string }[] = await managerOf(view, this.dataSource).query(
      `SELECT DISTINCT p.claim_id AS id FROM verdict_publication p
       WHERE p.claim_id = ANY($1::uuid[]) AND ${recordedBy('p', 2)}`,
      [claimIds, view.position],
    );
    const standing = new Map<string, HeldVerdict>();
    for (const { id } of rows) {
      const verdict = await this.published(view, id);
      if (verdict !== null) standing.set(id, verdict);
    }
    return standing;
  }

  async add(change: Change, verdict: Verdict): Promise<void> {
    const { id, claimId, version, findingId, personId, deskId, deskVersion, rating, rationale, cited } = verdict;
    const row = {
      id,
      claimId,
      version,
      findingId,
      personId,
      deskId,
      deskVersion,
      rating,
      content: { rationale, cited },
    };
    await writerOf(change).insert(VerdictRow, { ...row, changeId: change.id });
    change.log('give', { kind: 'verdict', id, version }, row);
  }

  async addReview(change: Change, { verdictId, number, personId, decision, reason }: VerdictReview): Promise<void> {
    const row = { verdictId, number, personId, decision, content: { reason } };
    await writerOf(change).insert(VerdictReviewRow, { ...row, changeId: change.id });
    change.log(
      decision === 'approved' ? 'approve' : 'return',
      { kind: 'verdict-review', id: verdictId, version: number },
      row,
    );
  }

  async publish(change: Change, { id, claimId }: Pick<Verdict, 'id' | 'claimId'>): Promise<void> {
    await writerOf(change).insert(VerdictPublicationRow, { verdictId: id, claimId, changeId: change.id });
    change.log('publish', { kind: 'verdict-publication', id, version: 1 }, { verdictId: id, claimId });
  }
}

/** Published once and followed by another publication: superseded. Given anew before anybody published it: replaced. */
function standingOf(row: Row, standing: number | undefined, isLast: boolean): VerdictStanding {
  if (row.publishedAt !== null) return row.version === standing ? 'published' : 'superseded';
  if (row.reviews.at(-1)?.decision === 'returned') return 'returned';
  return isLast ? 'given' : 'replaced';
}
