/** Loaded into a process before its program: tells its resident memory, in megabytes, on file descriptor 3. */
import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) setInterval(() => writeSync(3, `${process.memoryUsage.rss() / 1e6}\n`), 500).unref();
