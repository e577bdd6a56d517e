/** A server that is kept: where it ends for lack of room on its disk, it is started again as soon as there is room. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Location } from './location.js';
import { signal, stopProcess } from './postmaster.js';
import { isFull, lacksRoom } from './room.js';

/** Between two looks whether there is room. */
const LOOK_EVERY_MS = 2_000;

export interface KeptServerOptions {
  readonly location: Pick<Location, 'cluster' | 'logFile'>;
  /** Starts it again, on the port and socket that it had. */
  readonly again: () => Promise<ChildProcess>;
  /** Told when it ended for lack of room, and when it is back. */
  readonly log: (line: string) => void;
}

export class KeptServer {
  /** Resolves with the reason when the server ends for another cause than lack of room, before `stop` was called. */
  readonly lost: Promise<Error>;
  private readonly stopping = new AbortController();
  private readonly watching: Promise<void>;
  private readonly stopOnExit = (): void => void this.signalled();

  constructor(
    private child: ChildProcess,
    private readonly options: KeptServerOptions,
  ) {
    process.once('exit', this.stopOnExit);
    let lose: (error: Error) => void = () => undefined;
    this.lost = new Promise((resolve) => (lose = resolve));
    this.watching = this.watch(lose);
  }

  /** Process id of the server, or of the last one while it is away. */
  get pid(): number {
    if (this.child.pid === undefined) throw new Error('PostgreSQL was started but has no process id.');
    return this.child.pid;
  }

  /** Stops the server, or the waiting for room. */
  async stop(): Promise<void> {
    this.stopping.abort();
    if (this.isAlive()) {
      this.child.ref();
      await stopProcess(this.pid);
    }
    await this.watching;
    // It may have been on its way back.
    if (this.isAlive()) await stopProcess(this.pid);
    process.removeListener('exit', this.stopOnExit);
  }

  private signalled(): void {
    if (this.isAlive()) signal(this.pid, 'SIGINT');
  }

  private isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  private async watch(lose: (error: Error) => void): Promise<void> {
    const { location, log } = this.options;
    const { signal: stopped } = this.stopping;
    for (;;) {
      if (this.isAlive()) await once(this.child, 'exit');
      if (stopped.aborted) return;
      const how = this.child.signalCode ?? `exit code ${this.child.exitCode}`;
      if (!(await lacksRoom(location).catch(() => false))) {
        process.removeListener('exit', this.stopOnExit);
        lose(new Error(`PostgreSQL ended by itself (${how}); ${location.logFile} tells why.`));
        return;
      }
      log(
        `Found no room left on the disk of ${location.cluster}: PostgreSQL has ended. Expected room; it is started again when there is.`,
      );
      await this.whenThereIsRoom();
      if (stopped.aborted) return;
      if (this.isAlive()) log('PostgreSQL has room again and goes on');
    }
  }

  /** Starts it again; returns also where it failed for another cause than lack of room. */
  private async whenThereIsRoom(): Promise<void> {
    const { location, again } = this.options;
    const { signal: stopped } = this.stopping;
    while (!stopped.aborted) {
      // What keeps the process alive is what it serves.
      await sleep(LOOK_EVERY_MS, undefined, { signal: stopped, ref: false }).catch(() => undefined);
      if (stopped.aborted || (await isFull(location).catch(() => true))) continue;
      try {
        this.child = await again();
        return;
      } catch {
        if (!(await lacksRoom(location).catch(() => false))) return;
      }
    }
  }
}
