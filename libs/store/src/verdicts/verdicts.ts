/** Verdicts, their reviews, and which of them stands. */
import type {
  Change,
  HeldVerdict,
  PageAsked,
  Publication,
  Verdict,
  VerdictReview,
  Verdicts,
  VerdictStanding,
  View,
} from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { VerdictPublicationRow, VerdictReviewRow, VerdictRow } from '../rows/articles-and-claims.js';
import { recordedBy } from '../views.js';

// A change's own row is written last: until then, what it wrote has no moment yet and is of now.
type Row = Omit<HeldVerdict, 'givenAt' | 'publishedAt' | 'standing'> & { givenAt: Date; publishedAt: Date | null };

export class StoreVerdicts implements Verdicts {
  constructor(private readonly dataSource: DataSource) {}

  async list(view: View, claimId: string): Promise<readonly HeldVerdict[]> {
    return (await this.ofClaims(view, [claimId])).get(claimId) ?? [];
  }

  async ofClaims(view: View, claimIds: readonly string[]): Promise<ReadonlyMap<string, readonly HeldVerdict[]>> {
    const rows: Row[] = await managerOf(view, this.dataSource).query(
      `SELECT v.id, v.claim_id AS "claimId", v.version, v.finding_id AS "findingId", f.number AS "findingNumber",
         v.person_id AS "personId", v.desk_id AS "deskId", v.desk_version AS "deskVersion", v.rating,
         v.content ->> 'rationale' AS rationale, v.content -> 'cited' AS cited,
         coalesce(v.content -> 'evidence', '[]') AS evidence, coalesce(c.drawn_at, clock_timestamp()) AS "givenAt",
         (SELECT coalesce(pc.drawn_at, clock_timestamp()) FROM verdict_publication p LEFT JOIN change pc ON pc.id = p.change_id
          WHERE p.verdict_id = v.id AND ${recordedBy('p', 2)}) AS "publishedAt",
         coalesce((SELECT jsonb_agg(jsonb_build_object('verdictId', w.verdict_id, 'number', w.number,
             'personId', w.person_id, 'decision', w.decision, 'reason', w.content -> 'reason') ORDER BY w.number)
           FROM verdict_review w WHERE w.verdict_id = v.id AND ${recordedBy('w', 2)}), '[]') AS reviews
       FROM verdict v JOIN finding f ON f.id = v.finding_id LEFT JOIN change c ON c.id = v.change_id
       WHERE v.claim_id = ANY($1::uuid[]) AND ${recordedBy('v', 2)} ORDER BY v.claim_id, v.version`,
      [claimIds, view.position],
    );
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
    const rows: { verdictId: string; claimId: string; order: string }[] = await managerOf(view, this.dataSource).query(
      `SELECT p.verdict_id AS "verdictId", p.claim_id AS "claimId", c.drawn AS order
       FROM verdict_publication p JOIN verdict v ON v.id = p.verdict_id JOIN change c ON c.id = p.change_id
       WHERE v.desk_id = $1 AND ($3::bigint IS NULL OR c.drawn < $3) AND ${recordedBy('p', 2)}
       ORDER BY c.drawn DESC, p.verdict_id LIMIT $4`,
      [deskId, view.position, page.after, page.limit],
    );
    return rows.map(({ order, ...rest }) => ({ ...rest, order: Number(order) }));
  }

  async add(change: Change, verdict: Verdict): Promise<void> {
    const { id, claimId, version, findingId, personId, deskId, deskVersion, rating, rationale, cited, evidence } =
      verdict;
    const row = {
      id,
      claimId,
      version,
      findingId,
      personId,
      deskId,
      deskVersion,
      rating,
      content: { rationale, cited, ...(evidence.length === 0 ? {} : { evidence }) },
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

/** Published once and followed by another publication: superseded. Given anew before anybody published it: replaced. */
function standingOf(row: Row, standing: number | undefined, isLast: boolean): VerdictStanding {
  if (row.publishedAt !== null) return row.version === standing ? 'published' : 'superseded';
  if (row.reviews.at(-1)?.decision === 'returned') return 'returned';
  return isLast ? 'given' : 'replaced';
}
