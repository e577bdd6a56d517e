/**
 * From the start of a long-running command to its end. Ctrl-C (or SIGTERM, or the terminal going away) asks it to stop;
 * what was started is then stopped in reverse order. Asking a second time ends the process at once.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Console } from '../console.js';
import { EXIT, type ExitCode } from '../exit-codes.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A terminal tells the whole group of Ctrl-C, and npm tells its child again: so soon after the first it is the same one. */
const SAME_MS = 700;

/** How long stopping may take before the process ends all the same: a server that is gone may never say goodbye. */
const STOP_WITHIN_MS = 20_000;

/** How long a start that was asked to stop may take to come to its next step; it may wait for what never comes. */
const PATIENCE_MS = 5_000;

/** 128 + SIGINT, as shells report it. */
const FORCED = 130;

/** Thrown out of a start that was asked to stop half-way. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

export interface Lifetime {
  /** Aborted when a stop is asked for or something essential is lost. */
  readonly signal: AbortSignal;
  /** Keeps how to stop what was just started. Throws {@link Stopped}, after stopping it, when a stop was asked for meanwhile. */
  started(stop: () => Promise<void>): Promise<void>;
  /** Something without which nothing works has ended by itself. */
  lost(error: Error): void;
}

/**
 * Runs `work`, then waits until a stop is asked for, then stops everything. Gives the exit code; throws what `work`
 * threw, or what was lost, after stopping.
 */
export async function live(work: (lifetime: Lifetime) => Promise<void>, console: Console): Promise<ExitCode> {
  const asked = new AbortController();
  const stops: (() => Promise<void>)[] = [];
  let lost: Error | undefined;
  let askedAt: number | undefined;
  const ask = (): void => {
    if (askedAt !== undefined) {
      if (performance.now() - askedAt < SAME_MS) return;
      process.exit(FORCED);
    }
    askedAt = performance.now();
    console.err('Stopping (once more to stop at once)…');
    asked.abort();
  };
  for (const name of SIGNALS) process.on(name, ask);
  const lifetime: Lifetime = {
    signal: asked.signal,
    started: async (stop) => {
      stops.push(stop);
      if (asked.signal.aborted) throw new Stopped();
    },
    lost: (error) => {
      if (asked.signal.aborted) return;
      lost = error;
      asked.abort();
    },
  };
  let settled = false;
  try {
    const working = work(lifetime).finally(() => {
      settled = true;
    });
    await Promise.race([working, abortOf(asked.signal)]);
    await Promise.race([working, abortOf(asked.signal).then(() => sleep(PATIENCE_MS, undefined, { ref: false }))]);
    await abortOf(asked.signal);
  } catch (error) {
    // Once a stop was asked for, what the work says on its way out is only that it was stopped.
    if (!asked.signal.aborted) throw error;
  } finally {
    await stopAll(stops, console);
    for (const name of SIGNALS) process.off(name, ask);
  }
  if (lost !== undefined) throw lost;
  // What the start still waits for would keep the process alive.
  if (!settled) process.exit(EXIT.done);
  return EXIT.done;
}

function abortOf(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

async function stopAll(stops: readonly (() => Promise<void>)[], console: Console): Promise<void> {
  const late = setTimeout(() => {
    console.err(`Not everything had stopped after ${STOP_WITHIN_MS / 1_000} s; ending all the same.`);
    process.exit(EXIT.failed);
  }, STOP_WITHIN_MS);
  for (const stop of stops.toReversed()) {
    try {
      await stop();
    } catch (error) {
      console.err(`Could not stop everything: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  clearTimeout(late);
}
