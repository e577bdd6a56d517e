/** Text of PDF by processes of their own: what a stranger's bytes do to a parser, they do not do to the service. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PdfRead, PdfTexts } from '@whence/workflow';

/** PDFs that are parsed at the same time; others wait for their turn. */
const AT_ONCE = 2;
/** Milliseconds for one PDF. A page takes some 25 of processor time; requests may take five times as long. */
const MOST_MS = 60_000;
/** Megabytes of the engine's heap in a process; pdf-child.ts bounds its memory in all. */
const HEAP_MB = 256;

/** In a checkout that runs its sources the process is one of them too. */
const CHILD = fileURLToPath(new URL(`./pdf-child${import.meta.url.slice(-3)}`, import.meta.url));

export interface PdfLimits {
  /** Milliseconds for one PDF, 60,000 when left out. */
  readonly mostMs?: number;
  /** How Node is started, as this process was when left out. */
  readonly execArgv?: readonly string[];
}

export class PdfProcesses implements PdfTexts {
  private readonly mostMs: number;
  private readonly execArgv: readonly string[];
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor({ mostMs = MOST_MS, execArgv = process.execArgv }: PdfLimits = {}) {
    this.mostMs = mostMs;
    // A port to debug at, or a file to profile into, is this process's.
    const own = execArgv.filter((each) => !/^--(?:inspect|cpu-prof|heap-prof)/.test(each));
    this.execArgv = [...own, `--max-old-space-size=${HEAP_MB}`];
  }

  async read(bytes: Uint8Array): Promise<PdfRead> {
    if (this.running >= AT_ONCE) await new Promise<void>((turn) => this.waiting.push(turn));
    else this.running += 1;
    try {
      return await this.apart(bytes);
    } finally {
      // Whoever waits takes this turn over.
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }

  /** Its environment is empty: what the service knows by it is no business of a parser. */
  private apart(bytes: Uint8Array): Promise<PdfRead> {
    const { mostMs, execArgv } = this;
    const stdio = ['ignore', 'ignore', 'ignore', 'ipc'] as const;
    const child = fork(CHILD, [], { execArgv: [...execArgv], env: {}, stdio: [...stdio], serialization: 'advanced' });
    return new Promise<PdfRead>((resolve, reject) => {
      const late = setTimeout(() => child.kill('SIGKILL'), mostMs);
      child.once('message', (read) => {
        resolve(read as PdfRead);
        child.kill('SIGKILL');
      });
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        clearTimeout(late);
        // A signal is ours, its own watch's, the engine's for want of memory, or the system's for the same.
        if (signal !== null) resolve({ fault: 'too-much' });
        else reject(new Error(`The process that reads a PDF ended with code ${code} before it answered.`));
      });
      // A process that is gone by then is told of by its exit.
      child.send(bytes, () => undefined);
    });
  }
}
