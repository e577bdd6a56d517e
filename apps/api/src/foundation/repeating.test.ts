import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type Asked, type TestApi, testApi } from '../../../../test/support/api.js';

let api: TestApi;
let owner: pg.Client;
beforeAll(async () => {
  api = await testApi();
  owner = new pg.Client({ connectionString: api.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await api.close();
});

const add = (key: string, name: string, more: Asked = {}) =>
  api.ask('/v1/people', {
    method: 'POST',
    body: { name, role: 'viewer' },
    ...more,
    headers: { 'idempotency-key': key, ...more.headers },
  });
const named = async (name: string): Promise<number> => {
  const found = await owner.query('SELECT count(*)::int AS n FROM whence.person_detail WHERE name = $1', [name]);
  return found.rows[0].n;
};

describe('a POST with an Idempotency-Key', () => {
  it('is carried out once and answered alike each time', async () => {
    const first = await add('once', 'Only Once');
    const second = await add('once', 'Only Once');
    expect(first.status).toBe(201);
    expect(second.status).toBe(201);
    // To the letter, members in their order.
    expect(JSON.stringify(second.body)).toBe(JSON.stringify(first.body));
    expect(second.headers.get('location')).toBe(`/v1/people/${first.body.id}`);
    expect([first, second].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    expect(await named('Only Once')).toBe(1);
  });

  it('is one however its members are ordered, and another one with another body', async () => {
    await add('order', 'In Order');
    const same = await add('order', '', { body: '{ "role": "viewer",  "name": "In Order" }' });
    expect(same.headers.get('idempotency-replayed')).toBe('true');
    const other = await add('order', 'Out Of Order');
    expect([other.status, other.body.code]).toEqual([409, 'idempotency-key-reused']);
    expect(await named('Out Of Order')).toBe(0);
  });

  it('is carried out once when twins come at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => add('twins', 'Twin')));
    expect(answers.map(({ status }) => status)).toEqual(Array(25).fill(201));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await named('Twin')).toBe(1);
  });

  it('that was refused may be tried again', async () => {
    const body = { name: 'Later', role: 'boss' };
    expect((await add('again', '', { body })).status).toBe(422);
    expect((await add('again', 'Later')).status).toBe(201);
  });

  it('is carried out once beside others that share a transaction', async () => {
    const text = Array.from({ length: 12 }, (_, n) => `Ship ${n} sank.`).join(' ');
    const article = { title: 'Ships', outlet: 'The Daily', publishedOn: '2025-05-02', cmsId: 'ships', text };
    const { body: made } = await api.ask('/v1/articles', { method: 'POST', body: article });
    const claims = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        const body = {
          articleId: made.id,
          quote: { exact: `Ship ${n} sank.` },
          content: { mode: 'observed', polarity: 'affirms' },
        };
        return (await api.ask('/v1/claims', { method: 'POST', body })).body.id as string;
      }),
    );
    const submit = (claimId: string, key?: string) =>
      api.ask(`/v1/claims/${claimId}/submission`, {
        method: 'POST',
        body: {},
        headers: key === undefined ? {} : { 'idempotency-key': key },
      });
    // Every third comes twice with a key of its own, the others once without.
    const answers = await Promise.all(
      claims.flatMap((id, n) => (n % 3 === 0 ? [submit(id, `ship-${n}`), submit(id, `ship-${n}`)] : [submit(id)])),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ body }) => body.requestId)).size).toBe(12);
    const again = await submit(claims[0] ?? '', 'ship-0');
    expect([again.headers.get('idempotency-replayed'), again.body.claimId]).toEqual(['true', claims[0]]);
    const twice = await submit(claims[1] ?? '', 'ship-1');
    expect(twice.body.code).toBe('claim-submitted-already');
  });

  it('whose process is killed between the commit and the answer is answered by another, and carried out once', async () => {
    // Where the answer would be kept, the first process waits for what this test holds until it has killed it.
    await owner.query('SELECT pg_advisory_lock(4711)');
    await owner.query(`CREATE FUNCTION whence.test_wait() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_advisory_xact_lock(4711); RAISE 'the process is gone'; END $$`);
    await owner.query(`CREATE TRIGGER test_wait BEFORE UPDATE OF status ON whence.idempotent_answer
      FOR EACH ROW EXECUTE FUNCTION whence.test_wait()`);
    const killed = fork(new URL('../../../../test/support/killed-api.ts', import.meta.url), [api.serviceUrl], {
      execArgv: ['--import', new URL('../../../../libs/testing/typescript.mjs', import.meta.url).href],
    });
    const [url] = (await once(killed, 'message')) as [string];
    const body = { name: 'Crashed', role: 'viewer' };
    const lost = fetch(`${url}/v1/people`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${api.first.key.secret}`,
        'content-type': 'application/json',
        'idempotency-key': 'crash',
      },
      body: JSON.stringify(body),
    });
    const never = expect(lost).rejects.toThrow();
    // Seen from another connection, so it is committed.
    const marked = () =>
      owner.query(`SELECT status, outcome FROM whence.idempotent_answer WHERE idempotency_key = 'crash'`);
    while ((await marked()).rows.length === 0) await sleep(20);
    killed.kill('SIGKILL');
    await never;
    await owner.query('SELECT pg_advisory_unlock(4711)');
    await owner.query('DROP TRIGGER test_wait ON whence.idempotent_answer');
    expect((await marked()).rows).toEqual([{ status: null, outcome: expect.any(Buffer) }]);
    expect(await named('Crashed')).toBe(1);

    const second = await add('crash', 'Crashed');
    expect(second.status).toBe(201);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.headers.get('location')).toBe(`/v1/people/${second.body.id}`);
    expect((await api.ask(`/v1/people/${second.body.id}`)).body).toEqual(second.body);
    expect((await add('crash', 'Crashed')).body).toEqual(second.body);
    expect(await named('Crashed')).toBe(1);
    expect((await marked()).rows).toEqual([{ status: 201, outcome: null }]);
  }, 180_000);

  it('of which nothing was kept is told what it made', async () => {
    const first = await add('nothing', 'Unkept');
    await owner.query(
      `UPDATE whence.idempotent_answer SET status = NULL, body = NULL, outcome = NULL WHERE idempotency_key = 'nothing'`,
    );
    const second = await add('nothing', 'Unkept');
    expect([second.status, second.body.code]).toEqual([409, 'answer-not-kept']);
    expect(second.body.made).toContainEqual({ action: 'add', kind: 'person', id: first.body.id });
    expect(await named('Unkept')).toBe(1);
  });

  it('never keeps a secret', async () => {
    const make = () =>
      api.ask('/v1/keys', { method: 'POST', body: { name: 'Robot' }, headers: { 'idempotency-key': 'secret' } });
    const first = await make();
    expect(first.body.secret).toMatch(/^whk_/);
    const second = await make();
    expect([second.status, second.body.code]).toEqual([409, 'answer-not-kept']);
    expect(second.body.made).toContainEqual({ action: 'make', kind: 'key', id: first.body.id });
    const kept = await owner.query(
      `SELECT body, outcome FROM whence.idempotent_answer WHERE idempotency_key = 'secret'`,
    );
    expect(kept.rows).toEqual([{ body: null, outcome: null }]);
  });

  it('is its own for each key', async () => {
    const other = await api.ask('/v1/keys', { method: 'POST', body: { name: 'Second' } });
    const one = await add('shared', 'Shared');
    const two = await add('shared', 'Shared', { key: other.body.secret });
    expect(two.status).toBe(201);
    expect(two.body.id).not.toBe(one.body.id);
  });

  it('needs a key of visible characters', async () => {
    const answer = await add('a b', 'Nobody');
    expect([answer.status, answer.body.code]).toEqual([422, 'idempotency-key-malformed']);
  });

  it('is carried out twice without the header', async () => {
    const body = { name: 'Twice', role: 'viewer' };
    await api.ask('/v1/people', { method: 'POST', body });
    await api.ask('/v1/people', { method: 'POST', body });
    expect(await named('Twice')).toBe(2);
  });
});
