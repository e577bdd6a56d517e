/** Whether the database has room on its disk: what it cannot keep it refuses, and its readiness says so until there is room. */
import { Inject, Injectable } from '@nestjs/common';
import { isDatabaseFull, isDatabaseOutage } from '@whence/store';
import { DataSource } from 'typeorm';
import { LACKS_ROOM } from './tokens.js';

/**
 * A table of about 20 MB that PostgreSQL puts on its disk and throws away. Nothing of it goes through the write-ahead log, where
 * lack of room would end the server.
 */
const TRIAL = `SELECT count(*) FROM (SELECT n FROM generate_series(1, 1500000) n OFFSET 0) tried`;

/** From the end of a trial to the next: several watchers together must not take the room that PostgreSQL waits for. */
const TRIAL_EVERY_MS = 5_000;

/** What was thrown, as one that says that the database has no room. */
export class DatabaseFull extends Error {
  override readonly name = 'DatabaseFull';
  readonly code = '53100';

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

@Injectable()
export class DatabaseRoom {
  /** True from when something was refused for lack of room until a trial succeeds. */
  private lacking = false;
  /** The last refusal, of a trial or of something else. */
  private refusal: unknown;
  private trial: Promise<void> | undefined;
  private triedAt = -Infinity;

  constructor(
    @Inject(DataSource) private readonly dataSource: Pick<DataSource, 'transaction'>,
    @Inject(LACKS_ROOM) private readonly lacksRoom: () => Promise<boolean>,
  ) {}

  /** The error as it is; where lack of room is behind it, also where the database could not say so itself, as {@link DatabaseFull}. */
  async seen(error: unknown): Promise<unknown> {
    const full = isDatabaseFull(error) || (isDatabaseOutage(error) && (await this.lacksRoom()));
    if (!full) return error;
    this.lacking = true;
    this.refusal = isDatabaseFull(error) ? error : new DatabaseFull(error);
    return this.refusal;
  }

  /**
   * Rejects while there is no room, as far as this process has met that. Whoever asks while a trial runs shares it; whoever asks soon
   * after one is told the last refusal.
   */
  async check(): Promise<void> {
    if (!this.lacking) return;
    if (this.trial === undefined && performance.now() - this.triedAt < TRIAL_EVERY_MS) throw this.refusal;
    this.trial ??= this.try();
    await this.trial;
  }

  private async try(): Promise<void> {
    try {
      await this.dataSource.transaction(async (manager) => {
        await manager.query(`SET LOCAL work_mem = '64kB'`);
        await manager.query(TRIAL);
      });
      this.lacking = false;
    } catch (error) {
      this.refusal = error;
      throw error;
    } finally {
      this.triedAt = performance.now();
      this.trial = undefined;
    }
  }
}
