/** How keys of an issuer are asked for and kept, of a real HTTP server that answers what a test says. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { IssuerKeys, IssuerUnavailable } from './issuer-keys.js';
import { JwtTokens } from './jwt-tokens.js';

const AUDIENCE = 'https://whence.example/api';
const MINUTE = 60_000;
let server: Server;
let url = '';
let set: unknown;
let asked = 0;
/** Answers the question for keys; undefined: with the set. */
let instead: ((response: ServerResponse) => void) | undefined;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/.well-known/openid-configuration')
      response.end(JSON.stringify({ issuer: url, jwks_uri: `${url}/jwks` }));
    else {
      asked += 1;
      if (instead === undefined) response.end(JSON.stringify(set));
      else instead(response);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  instead = undefined;
  asked = 0;
});

interface Signer {
  readonly jwk: JWK;
  readonly token: (claims?: Record<string, unknown>, header?: Record<string, unknown>) => Promise<string>;
}

/** @param kid undefined: neither key nor tokens have one */
async function signer(kid?: string, alg = 'RS256'): Promise<Signer> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const named = kid === undefined ? {} : { kid };
  return {
    jwk: { ...(await exportJWK(publicKey)), ...named, use: 'sig' },
    token: (claims = {}, header = {}) => {
      const now = Math.floor(Date.now() / 1_000);
      return new SignJWT({ iss: url, aud: AUDIENCE, sub: 'ada', iat: now, exp: now + 600, ...claims })
        .setProtectedHeader({ alg, ...named, ...header })
        .sign(privateKey);
    },
  };
}

const tokens = (refetchSeconds = 0): JwtTokens =>
  new JwtTokens([
    {
      issuer: url,
      audiences: [AUDIENCE],
      algorithms: ['RS256', 'ES256'],
      clients: null,
      desks: null,
      linkByEmail: true,
      roles: null,
      skewSeconds: 30,
      refetchSeconds,
    },
  ]);

async function told(by: JwtTokens, token: string): Promise<string> {
  try {
    return (await by.verify(token)).subject;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('a set of keys', () => {
  it('opens by each of several that have one name, or none, and by no other', async () => {
    const stranger = await signer('same');
    const [first, second] = [await signer('same'), await signer('same')];
    set = { keys: [first.jwk, second.jwk] };
    const named = tokens();
    for (const one of [first, second]) expect(await told(named, await one.token())).toBe('ada');
    expect(await told(named, await stranger.token())).toBe('token-unverified');
    expect(await told(named, await second.token({ exp: 1 }))).toBe('token-expired');

    const [third, fourth] = [await signer(), await signer()];
    set = { keys: [third.jwk, fourth.jwk] };
    const unnamed = tokens();
    for (const one of [third, fourth]) expect(await told(unnamed, await one.token())).toBe('ada');
    expect(await told(unnamed, await (await signer()).token())).toBe('token-unverified');
  });

  it('is no worse for keys in it that nobody understands', async () => {
    const good = await signer('good');
    for (const odd of [null, 'x', 7, {}, { kid: 'z' }, { kty: 'new', kid: 'z' }, { kty: 'RSA', kid: 'z', n: 1 }]) {
      set = { keys: [odd, good.jwk] };
      const by = tokens();
      expect([odd, await told(by, await good.token())]).toEqual([odd, 'ada']);
      // Its own tokens, if it had any, are refused and break nothing.
      expect([odd, await told(by, await good.token({}, { kid: 'z' }))]).toEqual([odd, 'token-unverified']);
    }
  });

  it('is asked for anew where a token fits none, under a name that is known too, and only now and then', async () => {
    for (const kid of ['key', undefined]) {
      const [before, after] = [await signer(kid), await signer(kid)];
      set = { keys: [before.jwk] };
      const by = tokens();
      expect(await told(by, await before.token())).toBe('ada');
      set = { keys: [after.jwk] };
      expect(await told(by, await after.token())).toBe('ada');
      expect(await told(by, await before.token())).toBe('token-unverified');
    }
    const [good, stranger] = [await signer('key'), await signer('key')];
    set = { keys: [good.jwk] };
    const seldom = tokens(60);
    asked = 0;
    for (let times = 0; times < 20; times++)
      expect(await told(seldom, await stranger.token({}, { kid: `made up ${times % 2 ? 'key' : times}` }))).toBe(
        'token-unverified',
      );
    expect(await told(seldom, await good.token())).toBe('ada');
    expect(asked).toBe(1);
  });
});

describe('an issuer that does not answer', () => {
  const silent = (): void => undefined;

  /** Whether it settles without waiting for the issuer, whose silence lasts five seconds. */
  const atOnce = (work: Promise<unknown>): Promise<unknown> =>
    Promise.race([
      work.then(
        () => 'held',
        (error: unknown) => error,
      ),
      new Promise((resolve) => setTimeout(resolve, 2_000, 'waited')),
    ]);

  it('is waited for once, and then by nobody while its keys are at hand, for a day', async () => {
    let now = 0;
    set = { keys: [(await signer('key')).jwk] };
    const keys = new IssuerKeys(url, 10_000, () => now);
    const held = await keys.held();
    now = 9 * MINUTE;
    expect(await keys.held()).toBe(held);
    expect(asked).toBe(1);
    instead = (response) => void response.writeHead(500).end();
    now = 11 * MINUTE;
    expect(await keys.held()).toBe(held);
    expect(asked).toBe(2);
    instead = silent;
    for (const minutes of [12, 13, 100]) {
      now = minutes * MINUTE;
      expect([minutes, await atOnce(keys.held())]).toEqual([minutes, 'held']);
    }
    for (let times = 0; asked < 3 && times < 200; times++) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(asked).toBe(3);
    now = 25 * 60 * MINUTE;
    instead = (response) => void response.writeHead(500).end();
    server.closeAllConnections();
    await expect(keys.held()).rejects.toThrow(IssuerUnavailable);
    instead = undefined;
    now += 20_000;
    expect(await atOnce(keys.held())).toBe('held');
  });

  it('is asked again in time when nobody asked it for long', async () => {
    let now = 0;
    const [before, after] = [await signer('before'), await signer('after')];
    set = { keys: [before.jwk] };
    const keys = new IssuerKeys(url, 10_000, () => now);
    const held = await keys.held();
    set = { keys: [after.jwk] };
    now = 3 * 24 * 60 * MINUTE;
    expect(await keys.held()).not.toBe(held);
  });
});

describe('a token whose signature is good', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
    ['a NUL in its subject', { sub: 'a\u0000b' }, {}, 'token-unfit'],
    ['half a character in its subject', { sub: 'a\ud800' }, {}, 'token-unfit'],
    ['a line in its subject', { sub: 'a\nb' }, {}, 'token-unfit'],
    ['a kind that is no word', {}, { typ: 5 }, 'token-unfit'],
    ['a birth in the future', { iat: Math.floor(Date.now() / 1_000) + 90 }, {}, 'token-not-valid-yet'],
    ['a birth within what clocks may differ', { iat: Math.floor(Date.now() / 1_000) + 20 }, {}, 'ada'],
    ['letters of any kind in its subject', { sub: 'Ådå 𝒳 😀' }, {}, 'Ådå 𝒳 😀'],
  ])('and that has %s', async (_what, claims, header, expected) => {
    const good = await signer('good');
    set = { keys: [good.jwk] };
    expect(await told(tokens(), await good.token(claims, header))).toBe(expected);
  });

  it('gives no address that no database could look for', async () => {
    const good = await signer('good');
    set = { keys: [good.jwk] };
    const addressOf = async (email: string) =>
      (await tokens().verify(await good.token({ email, email_verified: true }))).email;
    expect(await addressOf('ada@desk.example')).toBe('ada@desk.example');
    for (const email of ['a\u0000@desk.example', '\ud800@desk.example']) expect(await addressOf(email)).toBeNull();
  });
});
