/** Changes that write all that they write, their own rows too, and no entries of the log. For the bench alone. */
import type { Change, ChangesShared, SharedWork } from '@whence/workflow';

/** Only for work that changes share. */
export function withoutEntries(changes: ChangesShared): ChangesShared {
  // One work stays one object: by that it is known which changes may share a transaction.
  const works = new WeakMap<object, object>();
  return {
    makeShared: <Asked, T>(...[by, work, asked]: Parameters<typeof changes.makeShared<Asked, T>>): Promise<T> => {
      const silent = (works.get(work) ?? silenced(work)) as SharedWork<Asked, T>;
      works.set(work, silent);
      return changes.makeShared(by, silent, asked);
    },
  };
}

function silenced<Asked, T>(work: SharedWork<Asked, T>): SharedWork<Asked, T> {
  return {
    purpose: work.purpose,
    alone: (change, asked) => work.alone(silence(change), asked),
    together: (asked) => work.together(asked.map(([change, one]) => [silence(change), one])),
  };
}

/** A change without entries has nothing to end, as the store sees it: this one has. */
function silence(change: Change): Change {
  Object.defineProperty(change, 'hasEntries', { value: true });
  return Object.assign(change, { log: () => undefined, logRows: () => undefined });
}
