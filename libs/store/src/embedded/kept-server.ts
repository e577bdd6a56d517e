/** A server that is kept: where it ends for lack of room on its disk, it is started again as soon as there is room. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Location } from './location.js';
import { isPassing, lastWords, signal, stopProcess } from './postmaster.js';
import { failedFull, isFull, lacksRoom } from './room.js';

/** Between two looks whether there is room. Doubled by every start that fails: each one recovers anew, and writes. */
const LOOK_EVERY_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;
/** How often a cause that may pass by itself is waited for: about half a minute, by the waits above. */
const PASSING_TRIES = 4;

export interface KeptServerOptions {
  readonly location: Pick<Location, 'cluster' | 'logFile'>;
  /** Starts it again, on the port and socket that it had. `spawned` is told of the process before it is ready. */
  readonly again: (spawned: (child: ChildProcess) => void) => Promise<ChildProcess>;
  /** Told when it ended for lack of room, of each start that failed, and when it is back. */
  readonly log: (line: string) => void;
  /** Waits so long, or until it is aborted. */
  readonly wait?: (ms: number, until: AbortSignal) => Promise<void>;
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

  /** Stops the server, also one that is not ready yet, or the waiting for room. */
  async stop(): Promise<void> {
    this.stopping.abort();
    if (this.isAlive()) {
      this.child.ref();
      await stopProcess(this.pid);
    }
    await this.watching;
    // It may have been about to be started.
    if (this.isAlive()) await stopProcess(this.pid);
    process.removeListener('exit', this.stopOnExit);
  }

  private signalled(): void {
    if (this.isAlive()) signal(this.pid, 'SIGINT');
  }

  private take(child: ChildProcess): void {
    if (child.pid === undefined) return;
    this.child = child;
    if (this.stopping.signal.aborted) this.signalled();
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
      const failed = await this.whenThereIsRoom();
      if (stopped.aborted) return;
      if (failed !== undefined) {
        process.removeListener('exit', this.stopOnExit);
        const why = failed instanceof Error ? failed.message : String(failed);
        lose(new Error(`PostgreSQL could not be started again where there was room: ${why}`, { cause: failed }));
        return;
      }
      log('PostgreSQL has room again and goes on');
    }
  }

  /** Starts it again. Gives why it failed where that was another cause than lack of room. */
  private async whenThereIsRoom(): Promise<unknown> {
    const { location, again, log, wait = waitFor } = this.options;
    const { signal: stopped } = this.stopping;
    let passing = 0;
    for (let waitMs = LOOK_EVERY_MS; !stopped.aborted;) {
      await wait(waitMs, stopped);
      if (stopped.aborted || (await isFull(location).catch(() => true))) continue;
      try {
        await again((child) => this.take(child));
        return undefined;
      } catch (error) {
        if (stopped.aborted) return undefined;
        // A log on the same disk may have had no room for its reason.
        const full = failedFull(error) || (await isFull(location).catch(() => false));
        if (!full && !(isPassing(error) && (passing += 1) <= PASSING_TRIES)) return error;
        waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
        log(`PostgreSQL could not be started again (${lastWords(error)}); tried again in ${waitMs / 1_000} s.`);
      }
    }
    return undefined;
  }
}

/** What keeps the process alive is what it serves. */
async function waitFor(ms: number, until: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: until, ref: false }).catch(() => undefined);
}
