/** What became of requests that carried an Idempotency-Key. */
import { deserialize, serialize } from 'node:v8';
import { Refusal } from '@whence/workflow';
import type { Change } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { writerOf } from '../changes.js';

/** A request that may be repeated: the key (or the identity of someone who signed in) that sent it, its Idempotency-Key, and the SHA-256 of what it asks. */
export interface RepeatableRequest {
  readonly keyId: string;
  readonly idempotencyKey: string;
  readonly hash: Uint8Array;
}

export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface CarriedOut {
  /** False when the same Idempotency-Key came with another request. */
  readonly same: boolean;
  readonly changeId: string;
  /** What the change wrote. */
  readonly subjects: readonly { readonly action: string; readonly kind: string; readonly id: string }[];
  /** Null: still being answered, or its process ended before it could, or the answer held a secret. */
  readonly answer: KeptAnswer | null;
  /** What the change came to, where the answer can be made from it; absent when that was not kept. */
  readonly outcome?: { readonly value: unknown };
}

/** Thrown inside a change whose request has been carried out by another one meanwhile. */
export class AlreadyCarriedOut extends Refusal {
  constructor() {
    super('conflict', 'request-in-progress', 'Found the same request being carried out; repeat it in a moment.');
  }
}

export class IdempotentAnswers {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Marks a request as carried out by this change. A simultaneous twin waits here until the first commits; then throws
   * {@link AlreadyCarriedOut}.
   */
  async claim(change: Change, request: RepeatableRequest): Promise<void> {
    const rows: unknown[] = await writerOf(change).query(
      `INSERT INTO idempotent_answer (key_id, idempotency_key, request_hash, change_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING key_id`,
      [request.keyId, request.idempotencyKey, Buffer.from(request.hash), change.id],
    );
    if (rows.length === 0) throw new AlreadyCarriedOut();
  }

  /**
   * Keeps what the change came to, in its own transaction: `change` is the one that claimed the request. A value that
   * cannot be copied (structured clone) is not kept, and the answer then cannot be made again.
   */
  async keepOutcome(change: Change, request: RepeatableRequest, value: unknown): Promise<void> {
    const outcome = copyOf(value);
    if (outcome !== undefined) await this.writeOutcome(change, request, outcome);
  }

  /** A further change of the same request: from now on the first one's outcome does not tell all that was done. */
  async dropOutcome(change: Change, request: RepeatableRequest): Promise<void> {
    await this.writeOutcome(change, request, null);
  }

  private async writeOutcome(change: Change, { keyId, idempotencyKey }: RepeatableRequest, outcome: Buffer | null) {
    await writerOf(change).query(
      'UPDATE idempotent_answer SET outcome = $3 WHERE key_id = $1 AND idempotency_key = $2',
      [keyId, idempotencyKey, outcome],
    );
  }

  async find(request: RepeatableRequest): Promise<CarriedOut | undefined> {
    const rows: {
      same: boolean;
      change_id: string;
      status: number | null;
      headers: Record<string, string> | null;
      body: unknown;
      subjects: CarriedOut['subjects'] | null;
      outcome: Buffer | null;
    }[] = await this.dataSource.query(
      `SELECT a.request_hash = $3 AS same, a.change_id, a.status, a.headers, a.body,
         CASE WHEN a.status IS NULL THEN a.outcome END AS outcome, (
         SELECT jsonb_agg(jsonb_build_object('action', e.action, 'kind', e.subject_kind, 'id', e.subject_id) ORDER BY e.ordinal)
         FROM log_entry e WHERE e.change_id = a.change_id AND e.ordinal <= 20) AS subjects
       FROM idempotent_answer a WHERE a.key_id = $1 AND a.idempotency_key = $2`,
      [request.keyId, request.idempotencyKey, Buffer.from(request.hash)],
    );
    const row = rows[0];
    if (!row) return undefined;
    const { same, change_id: changeId, status, headers, body, subjects } = row;
    const answer = status === null ? null : { status, headers: headers ?? {}, body };
    const kept = row.outcome === null ? {} : { outcome: { value: deserialize(row.outcome) as unknown } };
    return { same, changeId, subjects: subjects ?? [], answer, ...kept };
  }

  async keep(request: RepeatableRequest, answer: KeptAnswer): Promise<void> {
    await this.dataSource.query(
      `UPDATE idempotent_answer SET status = $3, headers = $4, body = $5, outcome = NULL
       WHERE key_id = $1 AND idempotency_key = $2 AND status IS NULL`,
      [
        request.keyId,
        request.idempotencyKey,
        answer.status,
        JSON.stringify(answer.headers),
        JSON.stringify(answer.body ?? null),
      ],
    );
  }

  /** Forgets what was written before a moment; a request repeated after that is a new one. */
  async forgetBefore(moment: Date): Promise<void> {
    await this.dataSource.query('DELETE FROM idempotent_answer WHERE written_at < $1', [moment.toISOString()]);
  }
}

/** The bytes of a value, dates and maps and all; undefined for one that cannot be copied. */
function copyOf(value: unknown): Buffer | undefined {
  try {
    return serialize(value);
  } catch (error) {
    if (error instanceof Error && error.name === 'DataCloneError') return undefined;
    throw error;
  }
}
