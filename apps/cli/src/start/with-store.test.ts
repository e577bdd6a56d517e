import { describe, expect, it } from '@jest/globals';
import { complaintOf } from '../complaint.js';
import { EXIT } from '../exit-codes.js';
import { whyFailed } from './with-store.js';

const coded = (code: string, message: string) => Object.assign(new Error(message), { code });
const extend = coded('53100', 'could not extend file "base/5/16384": No space left on device');

describe('a command on a database whose disk is full', () => {
  it.each([
    ['PostgreSQL says so', extend, false, true],
    [
      'TypeORM says what PostgreSQL says',
      Object.assign(new Error(extend.message), { driverError: extend }),
      false,
      true,
    ],
    [
      'its shared memory is meant',
      coded('53100', 'could not resize shared memory segment: No space left on device'),
      false,
      true,
    ],
    ['PostgreSQL ended before it could', coded('ECONNRESET', 'read ECONNRESET'), true, true],
    ['it ended for another cause', coded('ECONNRESET', 'read ECONNRESET'), false, false],
    ['something else failed', coded('23505', 'a key is taken'), true, false],
  ])('says in one line what was found, where, and what is expected: %s', async (_case, error, lacksRoom, told) => {
    const seen = await whyFailed(error, 'DATABASE_URL', () => Promise.resolve(lacksRoom));
    if (!told) {
      expect(seen).toBe(error);
      return;
    }
    expect(complaintOf(seen, false)).toEqual({
      lines: [
        `Found no room left on a disk of DATABASE_URL (${error.message}); expected room for what is written. ` +
          'Nothing was written: make room, and run it again.',
      ],
      exitCode: EXIT.unavailable,
    });
  });

  it('is told by commands that make their own connections, too', () => {
    expect(complaintOf(extend, false)).toMatchObject({
      lines: [expect.stringMatching(/^Found no room left on a disk of the database/)],
      exitCode: EXIT.unavailable,
    });
  });
});
