/** Work on a stream by several hands at once, with the results in the order of the stream. */

/**
 * Applies `work` to each value of `source`, at most `most` at a time, and gives the results in order, each as soon as it
 * and those before it are there. Takes nothing from the source while `most` results are outstanding, so memory is bounded
 * by the reader of the results. When that reader leaves, what was begun is left alone; ending the source is the caller's part.
 */
export async function* inOrder<T, R>(
  source: AsyncIterable<T>,
  work: (value: T) => Promise<R>,
  most: number,
): AsyncGenerator<R> {
  const iterator = source[Symbol.asyncIterator]();
  const begun: Promise<R>[] = [];
  let input: Promise<IteratorResult<T>> | undefined = iterator.next();
  while (input !== undefined || begun.length > 0) {
    const [first] = begun;
    if (input !== undefined && begun.length < most) {
      const next = input.then((taken) => ({ taken }));
      const event = await (first === undefined ? next : Promise.race([next, first.then(() => undefined)]));
      if (event !== undefined) {
        if (event.taken.done === true) input = undefined;
        else {
          const job = work(event.taken.value);
          // Told when its turn comes; until then no one waits for it.
          void job.catch(() => undefined);
          begun.push(job);
          input = iterator.next();
        }
        continue;
      }
    }
    if (first !== undefined) {
      void begun.shift();
      yield await first;
    }
  }
}
