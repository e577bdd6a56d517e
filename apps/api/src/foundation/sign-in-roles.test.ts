/** Roles that an issuer's tokens give by a claim, over HTTP; the tokens are signed by a real OpenID Connect server's key. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '@whence/workflow';
import { type TestApi, testApi } from '../../../../test/support/api.js';
import { AUDIENCE, type Issuer, issuerServer } from '../../../../test/support/issuer.js';

const NOBODY = '00000000-0000-7000-8000-000000000000';
const OF = {
  readers: 'viewer',
  wires: 'contributor',
  checkers: 'checker',
  seconds: 'reviewer',
  chiefs: 'editor',
  keepers: 'administrator',
} as const;

let mapping: Issuer;
let plain: Issuer;
let api: TestApi;
const people = new Map<string, string>();

beforeAll(async () => {
  [mapping, plain] = await Promise.all([issuerServer(), issuerServer()]);
  const settings = [
    { issuer: mapping.url, audiences: [AUDIENCE], linkByEmail: true, roles: { claim: 'groups', of: OF } },
    { issuer: plain.url, audiences: [AUDIENCE] },
  ];
  api = await testApi({ OIDC_ISSUERS: JSON.stringify(settings) });
  for (const [name, role] of [
    ['ada', 'administrator'],
    ['vic', 'viewer'],
    ['lea', 'checker'],
  ] as const) {
    const person = await post('/v1/people', { name, role, email: `${name}@desk.example` });
    people.set(name, person.body.id);
    for (const { url } of [mapping, plain])
      await post(`/v1/people/${person.body.id}/identities`, { issuer: url, subject: name });
  }
}, 120_000);
afterAll(async () => {
  await api.close();
  await Promise.all([mapping.close(), plain.close()]);
});

const post = (path: string, body: unknown, key?: string) =>
  api.ask(path, { method: 'POST', body, ...(key === undefined ? {} : { key }) });

/** For each role something that no lesser one may do, and that changes nothing: there is no such claim. */
const PROBES: Readonly<Record<(typeof ROLES)[number], (key: string) => ReturnType<TestApi['ask']>>> = {
  viewer: (key) => api.ask('/v1/desk', { key }),
  contributor: (key) => post(`/v1/claims/${NOBODY}/submission`, {}, key),
  checker: (key) => api.ask('/v1/people', { key }),
  reviewer: (key) => post(`/v1/claims/${NOBODY}/assignment`, { assignee: NOBODY }, key),
  editor: (key) => api.ask('/v1/subscribers', { key }),
  administrator: (key) => api.ask('/v1/log', { key }),
};

/** The roles whose work the bearer may do, from the least; the code of the refusal where there is none. */
async function mayDo(key: string): Promise<readonly string[] | string> {
  const may: string[] = [];
  for (const role of ROLES) {
    const { status, body } = await PROBES[role](key);
    if (status !== 403) may.push(role);
    else if (body.code !== 'not-permitted') return `${status} ${body.code}`;
  }
  return may;
}

const upTo = (role: (typeof ROLES)[number]): readonly string[] => ROLES.slice(0, ROLES.indexOf(role) + 1);
const withGroups = (groups: unknown, sub = 'vic') => mapping.signed({ sub, groups });

describe('a claim that gives roles', () => {
  it.each(Object.entries(OF))(
    'gives the group %s the work of a %s, whatever the membership says',
    async (group, role) => {
      expect(await mayDo(await withGroups([group]))).toEqual(upTo(role));
      expect(await mayDo(await withGroups([group], 'ada'))).toEqual(upTo(role));
    },
  );

  it('may hold one value, and of several the greatest counts, in any order and among others', async () => {
    expect(await mayDo(await withGroups('checkers'))).toEqual(upTo('checker'));
    for (const groups of [
      ['readers', 'chiefs', 'wires'],
      ['chiefs', 'lunch', 'readers'],
      [7, null, ['keepers'], { keepers: true }, 'chiefs'],
    ])
      expect(await mayDo(await withGroups(groups))).toEqual(upTo('editor'));
  });

  it.each([
    ['is missing', undefined],
    ['is empty', []],
    ['is null', null],
    ['names another group', ['lunch']],
    ['names a role and no group', ['administrator']],
    ['differs in a letter’s case', ['Keepers', 'KEEPERS']],
    ['joins groups by a blank', 'readers keepers'],
    ['is an object', { keepers: true }],
    ['is nested', [['keepers']]],
    ['is a number', 1],
    ['names what every object has', ['constructor', '__proto__', 'toString']],
  ])('opens nothing where it %s', async (_how, groups) => {
    for (const sub of ['vic', 'ada']) expect(await mayDo(await withGroups(groups, sub))).toBe('403 role-not-given');
  });

  it('is read of the issuer alone for which it is configured', async () => {
    expect(await mayDo(await plain.signed({ sub: 'vic', groups: ['keepers'] }))).toEqual(upTo('viewer'));
    expect(await mayDo(await plain.signed({ sub: 'ada' }))).toEqual(ROLES);
  });

  it('opens nothing for whoever is linked to nobody, or no longer belongs to the desk', async () => {
    expect(await mayDo(await withGroups(['keepers'], 'somebody'))).toBe('403 token-unlinked');
    const token = await withGroups(['keepers'], 'lea');
    expect(await mayDo(token)).toEqual(ROLES);
    await api.ask(`/v1/people/${people.get('lea')}/role`, { method: 'PUT', body: { role: null } });
    expect(await mayDo(token)).toBe('403 membership-ended');
  });

  it('counts as it stands in each token: the next one may give less', async () => {
    expect(await mayDo(await withGroups(['chiefs']))).toEqual(upTo('editor'));
    expect(await mayDo(await withGroups(['readers']))).toEqual(upTo('viewer'));
    const { body } = await api.ask(`/v1/people/${people.get('vic')}`);
    expect(body.role).toBe('viewer');
  });

  it('lets nobody make a key that reaches further than the token, nor than the membership', async () => {
    const lesser = await withGroups(['readers'], 'ada');
    for (const scopes of [undefined, [], ['log:read'], ['desk:read', 'people:change']]) {
      const made = await post('/v1/keys', { name: 'mine', ...(scopes === undefined ? {} : { scopes }) }, lesser);
      if (made.status === 201) expect(await mayDo(made.body.secret)).toEqual(upTo('viewer'));
      else expect([scopes, made.status]).toEqual([scopes, 403]);
    }
    const own = await post('/v1/keys', { name: 'read', scopes: ['desk:read'] }, lesser);
    expect([own.status, await mayDo(own.body.secret)]).toEqual([201, upTo('viewer')]);
    const greater = await post('/v1/keys', { name: 'mine' }, await withGroups(['chiefs'], 'vic'));
    expect(greater.status).toBe(201);
    expect(await mayDo(greater.body.secret)).toEqual(upTo('viewer'));
  });
});
