import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '@whence/workflow';
import pg from 'pg';
import { type TestApi, testApi } from '../../../../test/support/api.js';
import { makeLogger } from './logging.js';

let api: TestApi;
const lines: string[] = [];
const caught = new Writable({
  write(chunk: Buffer, _encoding, done) {
    lines.push(chunk.toString());
    done();
  },
});

beforeAll(async () => {
  api = await testApi(
    { BODY_LIMIT_BYTES: '4096', ARTICLE_LIMIT_BYTES: '4096' },
    { logger: makeLogger({ level: 'info', format: 'json' }, caught) },
  );
});
afterAll(() => api.close());

const person = { name: 'Pia Person', email: 'pia@desk.example', role: 'viewer' };
const post = (body: unknown, headers: Record<string, string> = {}) =>
  api.ask('/v1/people', { method: 'POST', body, headers });

describe('a body that is not what it should be', () => {
  it.each([
    ['text that is not JSON', '{"name": ', 400, 'not-json'],
    ['nothing', '', 400, 'not-json'],
    ['a number', '12', 422, 'request-invalid'],
    ['null', 'null', 422, 'request-invalid'],
    ['an array', '[]', 422, 'request-invalid'],
    ['a control character', '{"name":"a\\u0000b","role":"viewer"}', 422, 'text-malformed'],
    ['half a character', '{"name":"a\\ud800b","role":"viewer"}', 422, 'text-malformed'],
    ['a poisoned name', '{"__proto__":{"role":"administrator"}}', 422, 'text-malformed'],
    ['nesting without end', `${'['.repeat(2000)}${']'.repeat(2000)}`, 422, 'text-malformed'],
    ['more than the limit', JSON.stringify({ ...person, name: 'x'.repeat(5000) }), 413, 'body-too-large'],
  ])('%s is refused', async (_what, body, status, code) => {
    const answer = await post(body);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body).toMatchObject({
      type: `/errors/${code}`,
      status,
      requestId: answer.headers.get('x-request-id'),
    });
    expect(answer.text).not.toMatch(/\bat .*\.(?:js|ts)\b/);
  });

  it('is told by every fault, with its place, what was found and what was expected', async () => {
    const answer = await post({ name: ' ', role: 'boss', rank: 1, email: 'nobody' });
    expect(answer.body.faults).toEqual([
      { where: '/name', found: '" "', expected: 'one line of text that is not blank' },
      { where: '/email', found: '"nobody"', expected: 'an e-mail address' },
      {
        where: '/role',
        found: '"boss"',
        expected: 'one of "viewer", "contributor", "checker", "reviewer", "editor", "administrator"',
      },
      { where: '/rank', found: 'a member "rank"', expected: 'no such member' },
    ]);
  });

  it('tells in its detail what is at fault, for clients that show nothing else', async () => {
    const [rating] = defaultPolicy('Ours').ratings;
    const policy = { ...defaultPolicy('Ours'), ratings: [rating, rating] };
    const answer = await api.ask('/v1/desk/policy', { method: 'POST', body: { version: 1, policy } });
    expect(answer.body).toMatchObject({
      code: 'desk-policy-invalid',
      detail: expect.stringMatching(
        /^Found a policy that contradicts itself\. At \/ratings\/1\/key: found "\S+" a second time, expected a key of its own \(and \d more\)\.$/,
      ),
    });
    const article = await api.ask('/v1/articles', { method: 'POST', body: { title: 'A', text: 'B', html: 'C' } });
    expect(article.body.detail).toBe(
      'Found an article that cannot be kept: /text holds both text and html, expected one of them.',
    );
  });

  it('says where a control character and half a character stand', async () => {
    const answer = await post('{"name":"a\\u0007","role":{"x":["\\udc00"]}}');
    expect(answer.body.faults).toEqual([
      { where: '/name', found: 'control character U+0007 at offset 1', expected: 'text without it' },
      {
        where: '/role/x/0',
        found: 'half a character (lone surrogate U+DC00) at offset 0',
        expected: 'well-formed Unicode',
      },
    ]);
  });

  it('is refused when it is not UTF-8, or of another type', async () => {
    const bytes = await fetch(`${api.url}/v1/people`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.first.key.secret}`, 'content-type': 'application/json' },
      body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]),
    });
    expect(bytes.status).toBe(400);
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'text/csv', 'nonsense']) {
      const answer = await post('name=x', { 'content-type': type });
      expect([type, answer.status, answer.body.code]).toEqual([type, 415, 'content-type-unknown']);
    }
  });
});

describe('an address that is not what it should be', () => {
  it.each([
    ['/nowhere', 404, 'route-unknown'],
    ['/v1/people/not-an-id', 422, 'request-invalid'],
    ['/v1/people/00000000-0000-7000-8000-000000000000', 404, 'person-unknown'],
    ['/v1/people?limit=0', 422, 'request-invalid'],
    ['/v1/people?limit=many', 422, 'request-invalid'],
    ['/v1/people?limit=2&limit=3', 422, 'request-invalid'],
    ['/v1/people?cursor=nonsense', 422, 'cursor-malformed'],
    ['/v1/people?cursor=YWZ0ZXI6MQ', 422, 'cursor-malformed'],
    ['/v1/people?colour=red', 422, 'request-invalid'],
    ['/v1/people?limit=%00', 422, 'text-malformed'],
    ['/v1/people/%ff', 400, 'address-malformed'],
    [`/v1/people/${'9'.repeat(400)}`, 414, 'address-too-long'],
    ['/v1/desk?asOf=2025-02-30', 422, 'request-invalid'],
    ['/v1/desk?asOf=2025-07-15T10:00:00', 422, 'request-invalid'],
    ['/errors/no-such-code', 404, 'error-unknown'],
  ])('%s', async (path, status, code) => {
    const answer = await api.ask(path);
    expect({ status: answer.status, code: answer.body?.code }).toEqual({ status, code });
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  it('with a method that it does not have is not found', async () => {
    expect((await api.ask('/v1/people', { method: 'DELETE' })).body).toMatchObject({ code: 'route-unknown' });
  });

  it('of an error tells what the error means', async () => {
    const page = await api.ask('/errors/person-unknown', { key: null });
    expect(page.status).toBe(200);
    expect(page.text).toContain('No such person on this desk.');
  });
});

describe('what goes wrong below the routes', () => {
  it('is told as a problem when the request is not HTTP', async () => {
    const { port } = new URL(api.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('THIS IS NOT HTTP\r\n\r\n'));
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('end', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*application\/problem\+json[\s\S]*"code":"request-malformed"/);
  });

  it('keeps everything unforeseen out of the answer and in the log, joined by the request id', async () => {
    const owner = new pg.Client({ connectionString: api.ownerUrl });
    await owner.connect();
    try {
      await owner.query('ALTER TABLE whence.person_detail RENAME TO hidden');
      const answer = await api.ask('/v1/people', { headers: { 'x-request-id': 'desk-42' } });
      expect(answer.status).toBe(500);
      expect(answer.body).toEqual({
        type: '/errors/unexpected',
        title: 'Unexpected',
        status: 500,
        code: 'unexpected',
        detail: expect.stringContaining('desk-42'),
        requestId: 'desk-42',
      });
      expect(answer.text).not.toMatch(/person_detail|relation|select/i);
      const logged = lines.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'unexpected error');
      expect(logged).toMatchObject({ requestId: 'desk-42', err: { stack: expect.stringContaining('person_detail') } });
    } finally {
      await owner.query('ALTER TABLE whence.hidden RENAME TO person_detail');
      await owner.end();
    }
  });

  it('leaves the service going on', async () => {
    expect((await post(person)).status).toBe(201);
  });
});

describe('the log of requests', () => {
  it('names route, status and time, and holds neither keys nor bodies nor addresses', async () => {
    await api.ask(`/v1/keys?limit=7&note=${encodeURIComponent('very private')}`);
    await api.ask('/v1/desk/policy', { method: 'POST', body: { version: 99, policy: defaultPolicy('Private name') } });
    const told = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request');
    expect(told.at(-1)).toMatchObject({
      method: 'POST',
      route: '/v1/desk/policy',
      status: 409,
      ms: expect.any(Number),
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      key: api.first.key.id,
    });
    const secret = api.first.key.secret.split('_').slice(2).join('_');
    expect(lines.join('')).not.toContain(secret);
    expect(lines.join('')).not.toMatch(/very private|Private name|pia@desk/);
  });

  it('takes a request id from outside only when it is a short plain one', async () => {
    const kept = await api.ask('/health/live', { headers: { 'x-request-id': 'abc.DEF-1_2' } });
    expect(kept.headers.get('x-request-id')).toBe('abc.DEF-1_2');
    const made = await api.ask('/health/live', { headers: { 'x-request-id': 'a b "c"' } });
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('the page for people', () => {
  it('comes whole from this service', async () => {
    const page = await api.ask('/docs', { key: null });
    expect(page.status).toBe(200);
    const asked = [...page.text.matchAll(/(?:href|src)="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(asked.every((address) => address.startsWith('/'))).toBe(true);
    for (const address of asked)
      expect([address, (await api.ask(address, { key: null })).status]).toEqual([address, 200]);
    // Swagger UI would show the badge of a validator elsewhere, which is told the document's address.
    expect((await api.ask('/docs/start.js', { key: null })).text).toContain('validatorUrl: null');
    const document = await api.ask('/openapi.json', { key: null });
    expect(document.body).toMatchObject({ openapi: '3.1.0', info: { title: 'Whence' } });
  });
});
