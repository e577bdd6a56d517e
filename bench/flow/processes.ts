/** Processes of the bench, and the processor time that they take. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Order } from './service.js';

/** One process that runs a worker, and waits for orders. */
export class Process {
  private constructor(private readonly child: ChildProcess) {}

  static async begin(kind: 'whence' | 'bare', nodeOptions: readonly string[] = []): Promise<Process> {
    const loader = fileURLToPath(new URL('../../libs/testing/typescript.mjs', import.meta.url));
    const script = fileURLToPath(new URL('./service.ts', import.meta.url));
    const child = fork(script, [kind], { execArgv: ['--import', loader, ...nodeOptions] });
    await once(child, 'message');
    return new Process(child);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  async do(order: Order): Promise<void> {
    const answered = once(this.child, 'message') as Promise<[{ readonly failed?: string }]>;
    this.child.send(order);
    const [{ failed }] = await answered;
    if (failed !== undefined) throw new Error(`a process of the bench could not ${order.order}: ${failed}`);
  }

  async end(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.disconnect();
    await ended;
  }
}

/** The kernel counts processor time in hundredths of a second (USER_HZ). */
const TICK_MS = 10;

/**
 * Processor time that processes and their living children have taken, in milliseconds; NaN where the system does not
 * tell. Unlike the clock it does not count what other programs on the machine take.
 */
export async function processorMs(pids: readonly number[]): Promise<number> {
  if (process.platform !== 'linux') return Number.NaN;
  let ticks = 0;
  for (const name of (await readdir('/proc')).filter((each) => /^\d+$/.test(each))) {
    // A process that ended meanwhile has nothing left to say.
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    // Fields after the command's closing bracket: state, parent, …; see proc_pid_stat(5).
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    const [user = 0, system = 0, waitedUser = 0, waitedSystem = 0] = fields.slice(11, 15);
    const own = pids.includes(Number(name));
    if (own || pids.includes(parent)) ticks += user + system;
    if (own) ticks += waitedUser + waitedSystem;
  }
  return ticks * TICK_MS;
}
