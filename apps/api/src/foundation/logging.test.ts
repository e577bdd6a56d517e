/** What the log tells of errors: of the database's, nothing of the rows that they are about. */
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestApi, testApi } from '../../../../test/support/api.js';
import { makeLogger } from './logging.js';

let api: TestApi;
beforeAll(async () => (api = await testApi()));
afterAll(() => api.close());

/** What a log in a format makes of an error. */
function logged(format: 'json' | 'pretty', err: unknown): string {
  let text = '';
  const to = new Writable({ write: (chunk: Buffer, _encoding, done) => void ((text += chunk.toString()), done()) });
  makeLogger({ level: 'info', format }, to).error({ err }, 'unexpected error');
  return text;
}

const failing = (statement: string, values: unknown[]): Promise<unknown> =>
  api.dataSource.query(statement, values).then(
    () => undefined,
    (error: unknown) => error,
  );

it('has neither the values of a statement nor the row that was in the way', async () => {
  const divided = await failing('SELECT $1::text, 1 / length($2)', ['Jane Doe, +47 000', '']);
  const [desk] = await api.dataSource.query<{ id: string }[]>('SELECT id FROM desk');
  const taken = await failing(
    `INSERT INTO desk (id, slug, change_id) SELECT gen_random_uuid(), slug, change_id FROM desk WHERE id = $1`,
    [desk?.id],
  );
  for (const [error, message, code, hidden] of [
    [divided, 'division by zero', '22012', /Jane|\+47|SELECT \$1/],
    [taken, 'duplicate key value', '23505', /Key \(|INSERT INTO/],
  ] as const)
    for (const format of ['json', 'pretty'] as const) {
      const text = logged(format, error);
      expect(text).toContain(message);
      if (format === 'json') expect(JSON.parse(text).err).toMatchObject({ type: 'QueryFailedError', code });
      expect(text).not.toMatch(hidden);
    }
});

it('tells of an error what it is, where it was met, and what lay behind it', () => {
  const error = new AggregateError([new Error('one'), 'two'], 'both failed', {
    cause: Object.assign(new TypeError('before'), { code: 'ECONNREFUSED', row: 'secret' }),
  });
  const { err } = JSON.parse(logged('json', error));
  expect(err).toMatchObject({
    type: 'AggregateError',
    message: 'both failed',
    stack: expect.stringContaining('logging.test'),
    cause: { type: 'TypeError', message: 'before', code: 'ECONNREFUSED' },
    errors: [
      { type: 'Error', message: 'one' },
      { type: 'string', message: 'two' },
    ],
  });
  expect(JSON.stringify(err)).not.toContain('secret');
  expect(logged('pretty', error)).toContain('both failed');
});
