/** A real OpenID Connect server (oidc-provider) on this machine, with keys that can be rotated while it runs. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT } from 'jose';
import type { Configuration, Provider } from 'oidc-provider';

/** What the API is configured to be called. */
export const AUDIENCE = 'https://whence.example/api';
const SECRET = 'a-secret-of-the-test-that-is-long-enough';
const CALLBACK = 'https://desk.example/callback';

interface SigningKey {
  readonly kid: string;
  readonly jwk: JWK;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

async function newKey(kid: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return { kid, jwk: { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' }, privateKey, publicKey };
}

export interface Issuer {
  /** Its address, as it stands in `iss`. */
  readonly url: string;
  /** How often its keys were asked for. */
  readonly asked: () => number;
  /** An access token by client credentials; its subject is the client, `robot`. */
  clientToken(resource?: string): Promise<string>;
  /** An ID token by the code flow, for an account; the address is verified unless the account's name begins with "un". */
  idToken(account: string): Promise<string>;
  /** What the server itself would not give: any claims and header, signed by its present key. */
  signed(claims: Readonly<Record<string, unknown>>, header?: Record<string, unknown>): Promise<string>;
  /** PEM of the present public key. */
  publicPem(): Promise<string>;
  /** From now on it signs with another key, and tells of that one alone. */
  rotate(): Promise<void>;
  close(): Promise<void>;
}

function configuration(key: SigningKey): Configuration {
  const signed = { id_token_signed_response_alg: 'RS256' } as const;
  return {
    jwks: { keys: [key.jwk as never] },
    clients: [
      {
        client_id: 'robot',
        client_secret: SECRET,
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
        ...signed,
      },
      {
        client_id: 'web',
        client_secret: SECRET,
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [CALLBACK],
        require_auth_time: true,
        ...signed,
      },
    ],
    cookies: { keys: ['cookies of the test'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    pkce: { required: () => false },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => ({
        sub: accountId,
        email: `${accountId}@desk.example`,
        email_verified: !accountId.startsWith('un'),
      }),
    }),
    ttl: { ClientCredentials: 600, Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context, resource) => ({
          scope: 'whence',
          audience: resource,
          accessTokenTTL: 600,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  };
}

/** Somebody who signs in and agrees to everything. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login')
    return provider.interactionFinished(request, response, { login: { accountId: String(params['login_hint']) } });
  const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params['client_id']) });
  grant.addOIDCScope('openid email');
  return provider.interactionFinished(
    request,
    response,
    { consent: { grantId: await grant.save() } },
    { mergeWithLastSubmission: true },
  );
}

/** Follows the code flow as a browser does, up to the code. */
async function codeFor(url: string, account: string): Promise<string> {
  const cookies = new Map<string, string>();
  const query = { client_id: 'web', response_type: 'code', scope: 'openid email', redirect_uri: CALLBACK };
  let next = `${url}/auth?${new URLSearchParams({ ...query, login_hint: account, nonce: 'n' }).toString()}`;
  for (let steps = 0; steps < 10; steps++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    next = new URL(response.headers.get('location') ?? '', next).href;
    if (next.startsWith(CALLBACK)) return new URL(next).searchParams.get('code') ?? '';
  }
  throw new Error('found no end of the redirections');
}

/** What the server says of a Node that it was not tested on, and of its store in memory, belongs to no test. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { warn, info } = console;
  Object.assign(console, { warn: () => undefined, info: () => undefined });
  try {
    return await work();
  } finally {
    Object.assign(console, { warn, info });
  }
}

async function newProvider(url: string, key: SigningKey): Promise<Provider> {
  return quietly(async () => {
    const { Provider } = await import('oidc-provider');
    return new Provider(url, configuration(key));
  });
}

export async function issuerServer(): Promise<Issuer> {
  let provider: Provider;
  let key = await newKey('first');
  let asked = 0;
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/jwks') === true) asked += 1;
    if (request.url?.startsWith('/interaction/') === true)
      void interact(provider, request, response).catch((error: unknown) => response.destroy(error as Error));
    else void provider.callback()(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  provider = await newProvider(url, key);

  const token = async (client: string, body: Record<string, string>): Promise<Record<string, string>> => {
    const response = await fetch(`${url}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${client}:${SECRET}`).toString('base64')}` },
      body: new URLSearchParams(body),
    });
    const answer = (await response.json()) as Record<string, string>;
    if (response.status !== 200) throw new Error(`found ${JSON.stringify(answer)}, expected a token`);
    return answer;
  };

  return {
    url,
    asked: () => asked,
    clientToken: async (resource = AUDIENCE) =>
      (await token('robot', { grant_type: 'client_credentials', scope: 'whence', resource }))['access_token'] ?? '',
    idToken: async (account) => {
      const code = await codeFor(url, account);
      const answer = await token('web', { grant_type: 'authorization_code', code, redirect_uri: CALLBACK });
      return answer['id_token'] ?? '';
    },
    signed: (claims, header = {}) => {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ iss: url, aud: AUDIENCE, sub: 'robot', iat: now, exp: now + 600, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: key.kid, ...header })
        .sign(key.privateKey);
    },
    publicPem: () => exportSPKI(key.publicKey),
    rotate: async () => {
      key = await newKey(`key ${Date.now()}`);
      provider = await newProvider(url, key);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
