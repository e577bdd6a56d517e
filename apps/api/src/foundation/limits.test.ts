/** How often, how much and how long somebody may ask; what browsers are told; what the program's log says. */
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeLogger, startApi } from '@whence/api';
import { readConfig } from '@whence/config';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { type TestApi, testApi } from '../../../../test/support/api.js';
import { LeasedLimiter } from './leased-limiter.js';
import { placeOf } from './rate-limits.js';

const LIMIT = 200;
let api: TestApi;
let log = '';
beforeAll(async () => {
  const out = new Writable({ write: (chunk: Buffer, _encoding, done) => ((log += chunk.toString()), done()) });
  api = await testApi(
    {
      RATE_LIMIT_PER_MINUTE: String(LIMIT),
      SIGN_IN_FAILURES_PER_MINUTE: '5',
      TRUSTED_PROXIES: '127.0.0.1',
      CORS_ORIGINS: 'https://desk.example',
      PUBLIC_URL: 'https://whence.example',
      UPLOAD_LIMIT_MB: '1',
    },
    { logger: makeLogger({ level: 'trace', format: 'json' }, out) },
  );
}, 60_000);
afterAll(async () => {
  await api.close();
});

async function keyOf(name: string, more: Record<string, unknown> = {}): Promise<string> {
  const person = await api.ask('/v1/people', { method: 'POST', body: { name, role: 'editor', ...more } });
  const key = await api.ask('/v1/keys', { method: 'POST', body: { name, personId: person.body.id } });
  return key.body.secret;
}

describe('a key that asks too often', () => {
  it('is told where it stands, refused once the limit is passed, and told when to come again', async () => {
    const key = await keyOf('Busy');
    const other = await keyOf('Calm');
    const first = await api.ask('/v1/desk', { key });
    expect(first.headers.get('ratelimit-policy')).toBe(`"requests";q=${LIMIT};w=60`);
    expect(first.headers.get('ratelimit')).toMatch(new RegExp(`^"requests";r=${LIMIT - 1};t=(?:60|59)$`));
    const statuses: number[] = [];
    for (let times = 1; times < LIMIT; times++) statuses.push((await api.ask('/v1/desk', { key })).status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    const refused = await api.ask('/v1/desk', { key });
    expect([refused.status, refused.body.code]).toEqual([429, 'rate-limit-exceeded']);
    expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(refused.headers.get('ratelimit')).toBe(`"requests";r=0;t=${seconds}`);
    expect((await api.ask('/v1/desk', { key: other })).status).toBe(200);
  });

  it('is refused by every process of the service, not by each anew', async () => {
    const key = await keyOf('Wide');
    const config = readConfig({}, { RATE_LIMIT_PER_MINUTE: String(LIMIT), LOG_LEVEL: 'silent', PORT: '0' });
    const second = await startApi(config, { databaseUrl: api.serviceUrl });
    try {
      const ask = (url: string) => fetch(`${url}/v1/desk`, { headers: { authorization: `Bearer ${key}` } });
      let let_in = 0;
      for (let times = 0; times < LIMIT; times++)
        for (const url of [api.url, second.url]) if ((await ask(url)).status === 200) let_in += 1;
      expect(let_in).toBe(LIMIT);
    } finally {
      await second.close();
    }
  }, 30_000);
});

describe('an address that fails to sign in too often', () => {
  const from = (address: string, key: string) => api.ask('/v1/desk', { key, headers: { 'x-forwarded-for': address } });

  it('is refused from then on, but for who was let in before', async () => {
    const key = await keyOf('Known');
    const stranger = await keyOf('Stranger');
    expect((await from('192.0.2.7', key)).status).toBe(200);
    const wrong = `whk_${'0'.repeat(16)}_${'A'.repeat(43)}`;
    const codes: string[] = [];
    for (let times = 0; times < 8; times++) codes.push((await from('192.0.2.7', wrong)).body.code);
    expect(codes.filter((code) => code === 'key-unknown').length).toBeLessThanOrEqual(6);
    expect(codes.at(-1)).toBe('sign-ins-exceeded');
    const refused = await from('192.0.2.7', stranger);
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await from('192.0.2.7', key)).status).toBe(200);
    expect((await from('192.0.2.8', stranger)).status).toBe(200);
  });

  it('is counted by its network in IPv6, and as IPv4 where it is one', () => {
    expect(placeOf('2001:db8:1:2::1')).toBe(placeOf('2001:DB8:1:2:3:4:5:6'));
    expect(placeOf('2001:db8::1')).not.toBe(placeOf('2001:db8:0:1::1'));
    expect(placeOf('::1')).toBe(placeOf('0:0:0:0:0:0:0:2'));
    expect(placeOf('::ffff:192.0.2.1')).toBe(placeOf('192.0.2.1'));
    expect(placeOf('192.0.2.1')).not.toContain('192');
  });
});

describe('leases', () => {
  it('hand out exactly the limit, to simultaneous requests of several processes too', async () => {
    for (const points of [1, 7, 50, 120, 999]) {
      const shared = new RateLimiterMemory({ points, duration: 60 });
      const processes = [new LeasedLimiter(shared), new LeasedLimiter(shared), new LeasedLimiter(shared)];
      const spent = await Promise.all(
        processes.flatMap((one) => Array.from({ length: points + 5 }, () => one.spend('a'))),
      );
      expect(spent.filter(({ allowed }) => allowed)).toHaveLength(points);
    }
  });

  it('end with the window', async () => {
    let now = 0;
    const limiter = new LeasedLimiter(new RateLimiterMemory({ points: 1, duration: 1 }), () => now);
    expect((await limiter.spend('a')).allowed).toBe(true);
    expect((await limiter.spend('a')).allowed).toBe(false);
    expect(limiter.exhausted('a')?.allowed).toBe(false);
    now = 1_001;
    expect(limiter.exhausted('a')).toBeUndefined();
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect((await limiter.spend('a')).allowed).toBe(true);
  });
});

describe('a request', () => {
  it('may upload no more than the limit, whether it says how much or not', async () => {
    const upload = (body: RequestInit['body']) =>
      fetch(`${api.url}/v1/ledgers/sample/imports?kind=place`, {
        method: 'POST',
        headers: { authorization: `Bearer ${api.first.key.secret}`, 'content-type': 'text/csv' },
        body: body ?? null,
        duplex: 'half',
      } as RequestInit);
    await api.ask('/v1/ledgers', { method: 'POST', body: { name: 'sample', title: 'Sample' } });
    const large = 'key,name,aliases,within\n'.padEnd(1_200_000, 'x');
    const told = await upload(large);
    expect([told.status, ((await told.json()) as { code: string }).code]).toEqual([413, 'body-too-large']);
    const rows = (part: number): string =>
      Array.from({ length: 800 }, (_, row) => `p${part}-${row},${'n'.repeat(120)},,\n`).join('');
    const chunks = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('key,name,aliases,within\n'));
        for (let part = 0; part < 12; part++) controller.enqueue(new TextEncoder().encode(rows(part)));
        controller.close();
      },
    });
    const streamed = await upload(chunks);
    expect([streamed.status, ((await streamed.json()) as { code: string }).code]).toEqual([413, 'body-too-large']);
  });

  it('must come in whole in time', async () => {
    const slow = await startApi(readConfig({}, { LOG_LEVEL: 'silent', PORT: '0', REQUEST_TIMEOUT_MS: '1000' }), {
      databaseUrl: api.serviceUrl,
    });
    try {
      const { port, hostname } = new URL(slow.url);
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = connect(Number(port), hostname, () => {
          socket.write(
            'POST /v1/keys HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
          );
        });
        let text = '';
        socket.on('data', (chunk) => (text += chunk.toString()));
        socket.on('close', () => resolve(text)).on('error', reject);
      });
      expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n[^]*"code":"request-too-slow"/);
    } finally {
      await slow.close();
    }
  }, 60_000);
});

describe('a browser', () => {
  it('is told to guess, frame and leak nothing, and to keep to TLS', async () => {
    for (const path of ['/v1/desk', '/v1/nothing', '/health/live']) {
      const { headers } = await api.ask(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('strict-transport-security')).toBe('max-age=15552000');
      expect(headers.get('cache-control')).toMatch(/no-store|private, no-cache/);
    }
    const { headers } = await api.ask('/docs', { key: null });
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  it('may ask from the pages that are named, and from no other', async () => {
    const preflight = (origin: string) =>
      fetch(`${api.url}/v1/claims`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
      });
    const named = await preflight('https://desk.example');
    expect([named.status, named.headers.get('access-control-allow-origin')]).toEqual([204, 'https://desk.example']);
    expect(named.headers.get('access-control-allow-headers')).toBe('authorization');
    expect(named.headers.get('access-control-allow-credentials')).toBeNull();
    const other = await preflight('https://evil.example');
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('may ask from no page at all where none is named', async () => {
    const plain = await startApi(readConfig({}, { LOG_LEVEL: 'silent', PORT: '0' }), { databaseUrl: api.serviceUrl });
    try {
      const answer = await fetch(`${plain.url}/health/live`, { headers: { origin: 'https://desk.example' } });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      expect(answer.headers.get('strict-transport-security')).toBeNull();
    } finally {
      await plain.close();
    }
  });
});

describe('the log of the program', () => {
  it('holds no secret, no address and no name, whatever was sent where', async () => {
    const email = 'planted.person@desk.example';
    const name = 'Planted Person';
    const key = await keyOf(name, { email });
    await api.ask(`/v1/desk?note=${encodeURIComponent(email)}&key=${key}`);
    await api.ask('/v1/people', { method: 'POST', body: { name, email, role: 'king' } });
    await api.ask('/v1/people', { method: 'POST', body: `{"name":"${name}","email":"${email}"` });
    await api.ask(`/v1/people/${encodeURIComponent(email)}`);
    await api.ask('/v1/desk', {
      key: `${key.slice(0, -3)}AAA`,
      headers: { 'x-request-id': email, 'user-agent': email },
    });
    await api.ask('/v1/articles', { method: 'POST', body: { title: email, text: `Said ${name}, ${email}.` } });
    await api.ask('/v1/claims?q=%00', { headers: { 'idempotency-key': email } });
    expect(log).toContain('"msg":"request"');
    for (const planted of [email, name, 'planted.person', key.split('_').slice(2).join('_'), encodeURIComponent(email)])
      expect(log).not.toContain(planted);
  });
});
