/** Findings and rechecks. */
import type {
  CheckedClaim,
  Findings,
  HeldFinding,
  NewFinding,
  PageAsked,
  Recheck,
  RecordedFinding,
  View,
  Written,
} from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { REVIEW_STATES, underReview } from '@whence/domain';
import { managerOf } from '../changes.js';
import { insertWritten } from '../insert-rows.js';
import { planned } from '../prepared.js';
import { probedIn, recordedBy, seenIn } from '../views.js';

const HELD = `f.id, f.claim_id AS "claimId", f.number, f.request_id AS "requestId", f.claim_version AS "claimVersion",
  encode(f.hash, 'hex') AS hash, f.content AS finding, coalesce(c.drawn_at, clock_timestamp()) AS at,
  k.against_id AS "againstId", b.number AS "againstNumber", k.cause, k.material, k.content -> 'changes' AS changes`;
const FROM = `finding f LEFT JOIN change c ON c.id = f.change_id
  LEFT JOIN recheck k ON k.finding_id = f.id LEFT JOIN finding b ON b.id = k.against_id`;

const FINDING_COLUMNS = [
  'id',
  'claim_id',
  'number',
  'request_id',
  'change_id',
  'claim_version',
  'rules',
  'recorded_position',
  'published_by',
  'hash',
  'content',
];
const RECHECK_COLUMNS = ['finding_id', 'claim_id', 'against_id', 'cause', 'material', 'content', 'change_id'];

const ANSWERED = `SELECT f.request_id AS id FROM finding f WHERE f.request_id = ANY($1::uuid[]) AND ${recordedBy('f', 2)}`;

type Row = RecordedFinding & { at: Date } & (
    | Omit<Recheck, 'findingId' | 'claimId'>
    | { againstId: null; againstNumber: null; cause: null; material: null; changes: null }
  );

export class StoreFindings implements Findings {
  constructor(private readonly dataSource: DataSource) {}

  async byRequest(view: View, requestId: string): Promise<RecordedFinding | null> {
    const [found] = await this.read(view, 'f.request_id = $2', [requestId]);
    return found ?? null;
  }

  async byNumber(view: View, claimId: string, number: number): Promise<HeldFinding | null> {
    const [found] = await this.read(view, 'f.claim_id = $2 AND f.number = $3', [claimId, number]);
    return found ?? null;
  }

  async sayings(view: View, findingIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows: { id: string; says: string }[] = await managerOf(view, this.dataSource).query(
      `SELECT f.id, f.content -> 'claim' ->> 'says' AS says FROM finding f
       WHERE f.id = ANY($1::uuid[]) AND ${recordedBy('f', 2)}`,
      [findingIds, view.position],
    );
    return new Map(rows.map(({ id, says }) => [id, says]));
  }

  async latest(view: View, claimId: string): Promise<HeldFinding | null> {
    const [found] = await this.read(view, 'f.claim_id = $2', [claimId], 'ORDER BY f.number DESC LIMIT 1');
    return found ?? null;
  }

  async latestOf(view: View, claimIds: readonly string[]): Promise<ReadonlyMap<string, HeldFinding>> {
    const newest = `SELECT DISTINCT ON (n.claim_id) n.id FROM finding n
      WHERE n.claim_id = ANY($2::uuid[]) AND ${recordedBy('n', 1)} ORDER BY n.claim_id, n.number DESC`;
    const found = await this.read(view, `f.id IN (${newest})`, [claimIds]);
    return new Map(found.map((one) => [one.claimId, one]));
  }

  async answered(view: View, requestIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await planned<{ readonly id: string }>(managerOf(view, this.dataSource), probedIn(view, ANSWERED), [
      requestIds,
      view.position,
    ]);
    return new Set(rows.map(({ id }) => id));
  }

  list(view: View, claimId: string, page: PageAsked): Promise<readonly HeldFinding[]> {
    return this.read(
      view,
      'f.claim_id = $2 AND ($3::bigint IS NULL OR f.number > $3)',
      [claimId, page.after, page.limit],
      'ORDER BY f.number LIMIT $4',
    );
  }

  async add(findings: readonly Written<NewFinding>[]): Promise<void> {
    insertWritten('finding', FINDING_COLUMNS, findings, (change, recorded) => {
      const { id, claimId, number, requestId, claimVersion, hash, finding, text } = recorded;
      change.log('find', { kind: 'finding', id, version: number }, { claimId, number, requestId, claimVersion, hash });
      const { recorded: position, publishedBy } = finding.cutoffs;
      const cutoffs = [position ?? 0, publishedBy];
      return [
        ...[id, claimId, number, requestId, change.id, claimVersion, finding.rules, ...cutoffs],
        Buffer.from(hash, 'hex'),
        text,
      ];
    });
  }

  async addRechecks(rechecks: readonly Written<Recheck>[]): Promise<void> {
    insertWritten('recheck', RECHECK_COLUMNS, rechecks, (change, recheck) => {
      const { findingId, claimId, againstId, cause, material, changes } = recheck;
      const content = { changes };
      const row = { findingId, claimId, againstId, cause, material, content };
      change.log('compare', { kind: 'recheck', id: findingId, version: 1 }, row);
      return [findingId, claimId, againstId, cause, material, JSON.stringify(content), change.id];
    });
  }

  async checked(view: View, deskId: string): Promise<readonly CheckedClaim[]> {
    const rows: { claimId: string; lastAt: Date; quiet: number }[] = await managerOf(view, this.dataSource).query(
      `SELECT c.id AS "claimId", coalesce(max(ch.drawn_at), step.at) AS "lastAt",
         (count(*) FILTER (WHERE k.cause = 'schedule' AND NOT k.material AND f.number > coalesce(moved.number, 0)))::int
           AS quiet
       FROM claim c
       JOIN LATERAL (
         SELECT s.state, sc.drawn_at AS at FROM claim_step s JOIN change sc ON sc.id = s.change_id
         WHERE s.claim_id = c.id AND ${recordedBy('s', 2)} ORDER BY s.version DESC LIMIT 1
       ) step ON step.state = ANY($3)
       CROSS JOIN LATERAL (
         SELECT max(f2.number) AS number FROM finding f2 LEFT JOIN recheck k2 ON k2.finding_id = f2.id
         WHERE f2.claim_id = c.id AND (k2.material IS NULL OR k2.material) AND ${recordedBy('f2', 2)}
       ) moved
       LEFT JOIN (finding f JOIN change ch ON ch.id = f.change_id) ON f.claim_id = c.id AND ${recordedBy('f', 2)}
       LEFT JOIN recheck k ON k.finding_id = f.id
       WHERE c.desk_id = $1
       GROUP BY c.id, step.at ORDER BY c.id`,
      [deskId, view.position, REVIEW_STATES.filter(underReview)],
    );
    return rows;
  }

  private async read(view: View, where: string, parameters: readonly unknown[], order = ''): Promise<HeldFinding[]> {
    const text = `SELECT ${HELD} FROM ${FROM} WHERE ${where} AND ${recordedBy('f', 1)} ${order}`;
    const rows = await planned<Row>(managerOf(view, this.dataSource), seenIn(view, text), [
      view.position,
      ...parameters,
    ]);
    return rows.map(({ id, claimId, number, requestId, claimVersion, hash, finding, at, ...k }) => ({
      id,
      claimId,
      number,
      requestId,
      claimVersion,
      hash,
      finding,
      at: at.toISOString(),
      recheck: k.againstId === null ? null : { findingId: id, claimId, ...k },
    }));
  }
}
