/** Claims as versions: each of their parts is a row that is never altered, and the newest that a view admits counts. */
import type {
  Change,
  ClaimContent,
  ClaimEvent,
  ClaimFilter,
  ClaimHead,
  Claims,
  ClaimStep,
  CrossReferenceRequest,
  HeldClaim,
  HeldLink,
  HeldObservation,
  NewAppearance,
  NewClaim,
  Observation,
  ObservationWithdrawal,
  PageAsked,
  RequestStanding,
  View,
  Written,
} from '@whence/workflow';
import { FIRST_STATE } from '@whence/domain';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import {
  AppearanceRow,
  ClaimLinkRow,
  ClaimRow,
  ClaimStepRow,
  ClaimVersionRow,
  ObservationRow,
} from '../rows/claims.js';
import { ObservationWithdrawalRow } from '../rows/evidence.js';
import { probedIn, recordedBy } from '../views.js';
import { CLAIM_HISTORY } from './claim-history.js';
import { insertWritten } from '../insert-rows.js';
import { planned } from '../prepared.js';
import { listClaims } from './list-claims.js';
import { loadClaims, loadHeads, loadSteps } from './load-claims.js';

const ROWS_AT_ONCE = 500;

/** $1 requests, $2 position. */
const STANDING = `
  SELECT r.id, r.claim_id AS "claimId", r.cause, r.content,
    EXISTS (SELECT 1 FROM finding f WHERE f.request_id = r.id AND ${recordedBy('f', 2)}) AS answered,
    EXISTS (SELECT 1 FROM finding f WHERE f.claim_id = r.claim_id AND f.recorded_position >= mine.position
      AND ${recordedBy('f', 2)}) AS seen,
    EXISTS (SELECT 1 FROM cross_reference_request q JOIN recorded_change rc ON rc.change_id = q.change_id
      WHERE q.claim_id = r.claim_id AND rc.position > mine.position AND ${recordedBy('q', 2)}
        AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.request_id = q.id)) AS waiting
  FROM cross_reference_request r LEFT JOIN recorded_change mine ON mine.change_id = r.change_id
  WHERE r.id = ANY($1::uuid[]) AND ${recordedBy('r', 2)}`;

/**
 * Claims that appear, or once appeared, in article $1; $2 position. The lists make each step one by an index: of a join the
 * planner may think otherwise as long as it has not counted the tables.
 */
const OF_ARTICLE = `
  SELECT c.id FROM claim c WHERE c.id = ANY(ARRAY(
    SELECT p.claim_id FROM appearance p WHERE p.revision_id = ANY(ARRAY(
      SELECT r.id FROM article_revision r WHERE r.article_id = $1::uuid))))
  AND ${recordedBy('c', 2)} ORDER BY c.id`;

export class StoreClaims implements Claims {
  constructor(private readonly dataSource: DataSource) {}

  async get(view: View, claimId: string): Promise<HeldClaim | null> {
    const [claim] = await this.some(view, [claimId]);
    return claim ?? null;
  }

  async head(view: View, claimId: string): Promise<ClaimHead | null> {
    return (await this.heads(view, [claimId])).get(claimId) ?? null;
  }

  heads(view: View, claimIds: readonly string[]): Promise<ReadonlyMap<string, ClaimHead>> {
    return loadHeads(managerOf(view, this.dataSource), view, claimIds);
  }

  some(view: View, claimIds: readonly string[]): Promise<readonly HeldClaim[]> {
    return loadClaims(managerOf(view, this.dataSource), view, claimIds);
  }

  async lastSteps(view: View, claimIds: readonly string[]): Promise<ReadonlyMap<string, ClaimStep>> {
    return loadSteps(managerOf(view, this.dataSource), view, claimIds);
  }

  async list(view: View, deskId: string, filter: ClaimFilter, page: PageAsked): Promise<readonly HeldClaim[]> {
    const manager = managerOf(view, this.dataSource);
    return loadClaims(manager, view, await listClaims(manager, view, deskId, filter, page));
  }

  async ofArticle(view: View, articleId: string): Promise<readonly HeldClaim[]> {
    return this.some(view, await this.idsOfArticle(view, articleId));
  }

  async idsOfArticle(view: View, articleId: string): Promise<readonly string[]> {
    const values = [articleId, view.position];
    const rows = await planned<{ readonly id: string }>(
      managerOf(view, this.dataSource),
      probedIn(view, OF_ARTICLE),
      values,
    );
    return rows.map(({ id }) => id);
  }

  async history(view: View, claimId: string): Promise<readonly ClaimEvent[]> {
    const rows: {
      position: string | null;
      at: Date;
      personId: string | null;
      actor: ClaimEvent['actor'];
      action: string;
      kind: string;
      id: string;
      version: number;
      content: ClaimEvent['content'];
    }[] = await managerOf(view, this.dataSource).query(CLAIM_HISTORY, [claimId, view.position]);
    return rows.map(({ position, at, personId, actor, action, kind, id, version, content }) => ({
      position: position === null ? null : Number(position),
      at: at.toISOString(),
      personId,
      actor,
      action,
      subject: { kind, id, version },
      content,
    }));
  }

  async addClaims(change: Change, claims: readonly NewClaim[]): Promise<void> {
    const manager = writerOf(change);
    const changeId = change.id;
    for (let from = 0; from < claims.length; from += ROWS_AT_ONCE) {
      const some = claims.slice(from, from + ROWS_AT_ONCE);
      await manager.insert(
        ClaimRow,
        some.map(({ id, deskId }) => ({ id, deskId, changeId })),
      );
      for (const { id, deskId } of some) change.log('add', { kind: 'claim', id, version: 1 }, { deskId });
      await manager.insert(
        ClaimVersionRow,
        some.map(({ id, held }) => versionRow(change, id, 1, held)),
      );
      await manager.insert(
        ClaimStepRow,
        some.map(({ id, beginning }) => stepRow(change, id, firstStep(beginning))),
      );
      for (const { id, appearances } of some) await this.addAppearances(change, id, appearances);
    }
  }

  async addVersion(change: Change, claimId: string, version: number, held: ClaimContent): Promise<void> {
    await writerOf(change).insert(ClaimVersionRow, versionRow(change, claimId, version, held));
  }

  async addAppearances(change: Change, claimId: string, appearances: readonly NewAppearance[]): Promise<void> {
    for (let from = 0; from < appearances.length; from += ROWS_AT_ONCE) {
      const some = appearances.slice(from, from + ROWS_AT_ONCE);
      await writerOf(change).insert(
        AppearanceRow,
        some.map((each) => appearanceRow(change, claimId, each)),
      );
    }
  }

  async addLink(change: Change, claimId: string, link: HeldLink): Promise<void> {
    const { appearanceKey, statementKey, version, standing, reason } = link;
    await writerOf(change).insert(ClaimLinkRow, { claimId, ...link, changeId: change.id });
    const id = `${claimId}/${appearanceKey}/${statementKey}`;
    change.log(
      standing === 'confirmed' ? 'confirm' : 'reject',
      { kind: 'claim-link', id, version },
      { standing, reason },
    );
  }

  async addStep(change: Change, claimId: string, step: ClaimStep): Promise<void> {
    await this.addSteps([[change, [claimId, step]]]);
  }

  async addSteps(steps: readonly Written<readonly [string, ClaimStep]>[]): Promise<void> {
    const columns = ['claim_id', 'version', 'change_id', 'event', 'state', 'content'];
    insertWritten('claim_step', columns, steps, (change, [claimId, step]) => {
      const { version, changeId, event, state, content } = stepRow(change, claimId, step);
      return [claimId, version, changeId, event, state, JSON.stringify(content)];
    });
  }

  async addRequests(requests: readonly Written<CrossReferenceRequest>[]): Promise<void> {
    const columns = ['id', 'claim_id', 'cause', 'content', 'change_id'];
    insertWritten('cross_reference_request', columns, requests, (change, { id, claimId, cause, content }) => {
      change.log('ask', { kind: 'cross-reference-request', id, version: 1 }, { claimId, cause, content });
      return [id, claimId, cause, JSON.stringify(content), change.id];
    });
  }

  async request(view: View, requestId: string): Promise<CrossReferenceRequest | null> {
    const rows: CrossReferenceRequest[] = await managerOf(view, this.dataSource).query(
      `SELECT q.id, q.claim_id AS "claimId", q.cause, q.content FROM cross_reference_request q
       WHERE q.id = $1 AND ${recordedBy('q', 2)}`,
      [requestId, view.position],
    );
    return rows[0] ?? null;
  }

  async standingOf(view: View, requestIds: readonly string[]): Promise<readonly RequestStanding[]> {
    const rows = await planned<CrossReferenceRequest & { answered: boolean; seen: boolean; waiting: boolean }>(
      managerOf(view, this.dataSource),
      probedIn(view, STANDING),
      [requestIds, view.position],
    );
    return rows.map(({ answered, seen, waiting, ...request }) => ({
      request,
      answered,
      overtaken: seen ? 'seen' : waiting ? 'waiting' : null,
    }));
  }

  async requestedFor(
    view: View,
    claimIds: readonly string[],
    member: string,
    value: string,
  ): Promise<ReadonlySet<string>> {
    const rows: { id: string }[] = await managerOf(view, this.dataSource).query(
      `SELECT DISTINCT q.claim_id AS id FROM cross_reference_request q
       WHERE q.claim_id = ANY($1::uuid[]) AND q.content ->> $3 = $4 AND ${recordedBy('q', 2)}`,
      [claimIds, view.position, member, value],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async addObservation(change: Change, observation: Observation): Promise<void> {
    const { id, claimId, personId, kind, text, cited, evidence } = observation;
    const content = { kind, text, cited, ...(evidence.length === 0 ? {} : { evidence }) };
    await writerOf(change).insert(ObservationRow, { id, claimId, personId, content, changeId: change.id });
    change.log('observe', { kind: 'observation', id, version: 1 }, { claimId, personId, content });
  }

  async observations(view: View, claimId: string): Promise<readonly HeldObservation[]> {
    const rows: (HeldObservation & { withdrawnAt: Date })[] = await managerOf(view, this.dataSource).query(
      `SELECT o.id, o.claim_id AS "claimId", o.person_id AS "personId", o.content ->> 'kind' AS kind,
         o.content ->> 'text' AS text, o.content -> 'cited' AS cited, coalesce(o.content -> 'evidence', '[]') AS evidence,
         CASE WHEN w.observation_id IS NOT NULL
           THEN jsonb_build_object('personId', w.person_id, 'reason', w.content -> 'reason') END AS withdrawn,
         coalesce(c.drawn_at, clock_timestamp()) AS "withdrawnAt"
       FROM observation o
       LEFT JOIN observation_withdrawal w ON w.observation_id = o.id AND ${recordedBy('w', 2)}
       LEFT JOIN change c ON c.id = w.change_id
       WHERE o.claim_id = $1 AND ${recordedBy('o', 2)} ORDER BY o.id`,
      [claimId, view.position],
    );
    return rows.map(({ withdrawnAt, withdrawn, ...rest }) => ({
      ...rest,
      withdrawn: withdrawn === null ? null : { ...withdrawn, at: withdrawnAt.toISOString() },
    }));
  }

  async withdrawObservation(
    change: Change,
    observationId: string,
    { personId, reason }: Omit<ObservationWithdrawal, 'at'>,
  ): Promise<void> {
    const content = { reason };
    await writerOf(change).insert(ObservationWithdrawalRow, { observationId, personId, content, changeId: change.id });
    change.log('withdraw', { kind: 'observation', id: observationId, version: 2 }, { personId, content });
  }
}

function firstStep(beginning: NewClaim['beginning']): ClaimStep {
  return { version: 1, event: beginning, state: FIRST_STATE, content: {} };
}

function versionRow(change: Change, claimId: string, version: number, held: ClaimContent) {
  const { measure, subject } = held.content;
  change.log(version === 1 ? 'write' : 'edit', { kind: 'claim', id: claimId, version }, held);
  const keys = { measureKey: measure ?? null, subject: subject ?? null };
  return { claimId, version, changeId: change.id, content: { ...held }, ...keys };
}

function stepRow(change: Change, claimId: string, { version, event, state, content }: ClaimStep) {
  change.log(event, { kind: 'claim-step', id: claimId, version }, { event, state, content });
  return { claimId, version, changeId: change.id, event, state, content: { ...content } };
}

function appearanceRow(
  change: Change,
  claimId: string,
  { id, version, revisionId, health, appearance }: NewAppearance,
) {
  const { key, ...rest } = appearance;
  const content = { ...rest, health };
  change.log(
    version === 1 ? 'add' : 'anchor',
    { kind: 'appearance', id, version },
    { claimId, revisionId, key, content },
  );
  return { id, version, claimId, revisionId, changeId: change.id, key, removed: false, content };
}
