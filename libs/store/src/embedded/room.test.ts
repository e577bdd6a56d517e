import { describe, expect, it } from '@jest/globals';
import { endedFull } from './room.js';

const READY = '2026-01-05 08:00:00.000 UTC [10] LOG:  database system is ready to accept connections';
const PANIC =
  '2026-01-05 09:00:00.000 UTC [12] PANIC:  could not write to file "pg_wal/xlogtemp.12": No space left on device';
const AGAIN =
  '2026-01-05 09:00:01.000 UTC [19] FATAL:  could not write to file "pg_wal/xlogtemp.19": No space left on device';
const QUOTA =
  '2026-01-05 09:00:00.000 UTC [12] FATAL:  could not write to file "pg_wal/xlogtemp.12": Disk quota exceeded';
const MEMORY =
  '2026-01-05 09:00:00.000 UTC [12] FATAL:  could not resize shared memory segment "/PostgreSQL.1" to 1048576 bytes: No space left on device';
const SEMAPHORES = '2026-01-05 09:00:00.000 UTC [12] FATAL:  could not create semaphores: No space left on device';
const REFUSED = '2026-01-05 09:00:00.000 UTC [31] ERROR:  could not extend file "base/5/1": No space left on device';
const KILLED = '2026-01-05 09:00:00.000 UTC [10] LOG:  server process (PID 31) was terminated by signal 9: Killed';

describe('a log of PostgreSQL', () => {
  it.each([
    ['nothing yet', [], false],
    ['it serves', [READY], false],
    ['it ended for lack of room', [READY, PANIC, KILLED], true],
    ['it could not come back either', [READY, PANIC, AGAIN], true],
    ['it ended by a quota', [READY, QUOTA], true],
    ['it has come back since', [READY, PANIC, AGAIN, READY], false],
    ['it refused a statement, and serves', [READY, REFUSED], false],
    ['it had no shared memory', [MEMORY], false],
    ['it had no semaphores', [SEMAPHORES], false],
    ['it was killed', [READY, KILLED], false],
  ])('tells whether it ended for lack of room: %s', (_case, lines, ended) => {
    expect(endedFull(lines.join('\n'))).toBe(ended);
  });
});
