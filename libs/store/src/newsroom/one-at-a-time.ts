/**
 * Work that serves everybody who asked before it began: while it is under way, all who ask share the next run, which begins when it
 * has ended. So there are at most two at once to wait for, however many ask, and nobody is served by a run that may have begun
 * before what they want it to see.
 */
export class OneAtATime {
  private running: Promise<unknown> = Promise.resolve();
  private next: Promise<void> | undefined;
  private isFree = true;

  constructor(private readonly work: () => Promise<unknown>) {}

  /** Ends when a run that began after the call has. Throws what that run threw; the run before it does not matter. */
  run(): Promise<void> {
    if (this.isFree) return this.begin();
    this.next ??= this.running.then(
      () => this.begin(),
      () => this.begin(),
    );
    return this.next;
  }

  private begin(): Promise<void> {
    this.next = undefined;
    this.isFree = false;
    const run = (async () => {
      try {
        await this.work();
      } finally {
        // Whoever shares the next run begins it; until then nobody else does.
        this.isFree = this.next === undefined;
      }
    })();
    this.running = run;
    return run;
  }
}
