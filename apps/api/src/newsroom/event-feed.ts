/**
 * How far the record has come, for those who follow events. One loop for the whole process, while anybody follows: woken
 * by what is committed (in any process), and every second in case a word of it was lost, it gives what was committed its
 * place in the record and wakes the followers. They read by themselves, each as fast as its client takes it.
 */
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { StorePorts } from '@whence/store';
import { Refusal } from '@whence/workflow';
import type { Listening } from '@whence/workflow';
import type { Logger } from 'pino';
import { LOGGER, PORTS } from '../foundation/index.js';

/** Streams at once of one key, and of a process. */
export const STREAMS_OF_A_KEY = 5;
export const STREAMS_OF_A_PROCESS = 500;

const LOOK_EVERY_MS = 1_000;
/** Several commits that come together are looked at together. */
const GATHER_MS = 20;
/** For clients to take the end of their streams. */
const LEAVE_MS = 2_000;

@Injectable()
export class EventFeed implements OnModuleDestroy {
  private readonly streams = new Map<string, number>();
  private count = 0;
  private position = 0;
  private readonly readers = new Set<Readable>();
  private readonly sleepers = new Set<() => void>();
  private wakeLoop: () => void = () => undefined;
  private running: Promise<void> | undefined;
  private closed = false;

  constructor(
    @Inject(PORTS) private readonly ports: Pick<StorePorts, 'views' | 'outbox'>,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  get isClosed(): boolean {
    return this.closed;
  }

  /** Counts a stream of a key or identity until it is let go. Throws `streams-too-many`. */
  open(caller: string): () => void {
    const ofKey = this.streams.get(caller) ?? 0;
    if (ofKey >= STREAMS_OF_A_KEY || this.count >= STREAMS_OF_A_PROCESS)
      throw new Refusal(
        'too-many',
        'streams-too-many',
        `Found ${ofKey} open streams of this key and ${this.count} in all, expected at most ${STREAMS_OF_A_KEY} and ${STREAMS_OF_A_PROCESS}.`,
      );
    this.streams.set(caller, ofKey + 1);
    this.count += 1;
    this.running ??= this.run();
    let open = true;
    return () => {
      if (!open) return;
      open = false;
      this.count -= 1;
      const left = (this.streams.get(caller) ?? 1) - 1;
      if (left === 0) this.streams.delete(caller);
      else this.streams.set(caller, left);
      if (this.count === 0) this.wakeLoop();
    };
  }

  /** The last position of the record, by now. */
  async latest(): Promise<number> {
    const { position } = await this.ports.views.latest();
    this.advance(position);
    return this.position;
  }

  /** The last position of the record once it is beyond one, or after a while, or when the feed or the follower ends. */
  async beyond(position: number, ms: number, signal: AbortSignal): Promise<number> {
    if (this.position <= position && !this.closed && !signal.aborted)
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          this.sleepers.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        this.sleepers.add(wake);
        signal.addEventListener('abort', wake, { once: true });
      });
    return this.position;
  }

  /** Cuts a stream off when the service closes and its client does not take the end of it. */
  endWithService(stream: Readable): void {
    this.readers.add(stream);
    stream.once('close', () => this.readers.delete(stream));
  }

  /** Ends every stream, and waits for the loop; for clients that read nothing only so long. */
  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    this.wakeAll();
    this.wakeLoop();
    await this.running;
    for (const until = Date.now() + LEAVE_MS; this.readers.size > 0 && Date.now() < until;)
      await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    for (const stream of this.readers) stream.destroy();
  }

  private async run(): Promise<void> {
    let listening: Listening | undefined;
    let told = false;
    try {
      while (this.count > 0 && !this.closed) {
        try {
          listening ??= await this.ports.outbox.listen(
            () => {
              told = true;
              this.wakeLoop();
            },
            () => (listening = undefined),
          );
          told = false;
          this.advance((await this.ports.views.latest()).position);
        } catch (error) {
          // The streams stay open and go on where they were once the database answers again.
          this.logger.warn({ err: error }, 'events cannot be followed now');
        }
        if (!told) await this.sleep(LOOK_EVERY_MS);
        if (!this.closed) await this.sleep(GATHER_MS);
      }
    } finally {
      await listening?.close();
      this.running = undefined;
      // Somebody came while the last one left.
      if (this.count > 0 && !this.closed) this.running = this.run();
    }
  }

  private sleep(ms: number): Promise<void> {
    if (this.closed || this.count === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      if (ms === GATHER_MS) return;
      this.wakeLoop = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private advance(position: number): void {
    if (position <= this.position) return;
    this.position = position;
    this.wakeAll();
  }

  private wakeAll(): void {
    for (const wake of [...this.sleepers]) wake();
  }
}
