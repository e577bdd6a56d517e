/**
 * Changes of one kind by many at once. Of what a short change costs, most is the transaction: ways to the database, its
 * statements' beginnings and ends, and the commit. So what is asked for while others of its kind are under way goes with
 * the next of them, each with a change of its own.
 */
import { AsyncResource } from 'node:async_hooks';
import type { Actor, Change, SharedWork, Written } from '@whence/workflow';
import { isDatabaseOutage } from './outage.js';

/** Most that share a transaction: about as many as one statement takes without growing dear. */
const MOST_TOGETHER = 20;

/** How changes are made. */
export interface Making {
  alone<Asked, T>(by: Actor, work: SharedWork<Asked, T>, asked: Asked): Promise<T>;
  together<T>(actors: readonly Actor[], purpose: string, work: (changes: readonly Change[]) => Promise<T>): Promise<T>;
}

interface Waiting<Asked, T> {
  readonly by: Actor;
  readonly asked: Asked;
  readonly answer: (answer: T) => void;
  readonly refuse: (reason: unknown) => void;
  /** Makes it in a transaction of its own, where it was asked for. */
  readonly alone: () => Promise<void>;
}

/** Those who ask for one kind of work. */
class Line<Asked, T> {
  private waiting: Waiting<Asked, T>[] = [];
  private busy = false;

  constructor(
    private readonly making: Making,
    private readonly work: SharedWork<Asked, T>,
  ) {}

  join(by: Actor, asked: Asked): Promise<T> {
    return new Promise((answer, refuse) => {
      const alone = AsyncResource.bind(() => this.making.alone(by, this.work, asked).then(answer, refuse));
      this.waiting.push({ by, asked, answer, refuse, alone });
      this.goOn();
    });
  }

  /**
   * With all that has come in by now: what is read from sockets at once goes at once. One that comes alone goes as a lot, too:
   * by itself it would wait for what somebody else holds, and the whole line with it.
   */
  private goOn(): void {
    if (this.busy || this.waiting.length === 0) return;
    this.busy = true;
    setImmediate(() => {
      void this.together(this.waiting.splice(0, MOST_TOGETHER)).finally(() => {
        this.busy = false;
        this.goOn();
      });
    });
  }

  /** Never throws: everyone of the lot is told what came of theirs. */
  private async together(lot: readonly Waiting<Asked, T>[]): Promise<void> {
    try {
      const outcomes = await this.making.together(
        lot.map(({ by }) => by),
        this.work.purpose,
        (changes) => this.work.together(changes.flatMap((change, at): Written<Asked>[] => asWritten(change, lot[at]))),
      );
      lot.forEach((one, at) => {
        const outcome = outcomes[at];
        if (outcome === undefined)
          one.refuse(new TypeError(`found no outcome of "${this.work.purpose}", expected one`));
        else if (outcome === 'held-elsewhere') void one.alone();
        else if ('refusal' in outcome) one.refuse(outcome.refusal);
        else one.answer(outcome.answer);
      });
    } catch (error) {
      // Whether something lost with its connection was written is not known; what failed otherwise was not, and may have
      // failed for one of them alone.
      for (const one of lot) {
        if (isDatabaseOutage(error)) one.refuse(error);
        else void one.alone();
      }
    }
  }
}

const asWritten = <Asked>(change: Change, one: { readonly asked: Asked } | undefined): Written<Asked>[] =>
  one === undefined ? [] : [[change, one.asked]];

export class SharedChanges {
  private readonly lines = new WeakMap<object, Line<never, never>>();

  constructor(private readonly making: Making) {}

  make<Asked, T>(by: Actor, work: SharedWork<Asked, T>, asked: Asked): Promise<T> {
    let line = this.lines.get(work) as Line<Asked, T> | undefined;
    if (line === undefined) {
      line = new Line(this.making, work);
      this.lines.set(work, line as unknown as Line<never, never>);
    }
    return line.join(by, asked);
  }
}
