import { expect, it } from '@jest/globals';
import type { Claims, HeldClaim } from '../claims/ports.js';
import type { PriorStatements } from '../ledger/ports.js';
import type { Change, Changes, Written } from '../ports/changes.js';
import { RecheckAffected } from './recheck-affected.js';
import type { RestingClaims } from './resting-claims.js';

/** A claim that names no measure, so that only the hands through which it came lead to statements. */
const claim = (id: string, appearance: object) =>
  ({ id, deskId: 'desk', held: { content: {} }, links: [], appearances: [{ appearance }] }) as unknown as HeldClaim;

it('asks for claims whose hands are named only elsewhere on the page, as a finding looks around those too', async () => {
  const hand = { text: 'the mayor', kind: 'says', source: 'mayor' };
  const held = [
    claim('stated', { content: {}, stated: [hand] }),
    claim('may be', { content: {}, stated: [], mayBe: [{ stated: [hand], because: 'the sentence before' }] }),
    claim('nobody', { content: {}, stated: [] }),
  ];
  const asked: string[] = [];
  const change = { newId: () => 'id', enqueue: () => undefined, holdAll: () => Promise.resolve() } as unknown as Change;
  const ports = {
    changes: { make: (_by, _purpose, work) => work(change) } satisfies Changes,
    views: {
      at: () => Promise.resolve({ position: 1 }),
      latest: () => Promise.resolve({ position: 1 }),
      news: () => Promise.resolve({ placed: 0, changes: [], more: false }),
      claimsOf: () => Promise.resolve(new Map()),
    },
    claims: {
      some: () => Promise.resolve(held),
      requestedFor: () => Promise.resolve(new Set()),
      lastSteps: () => Promise.resolve(new Map(held.map(({ id }) => [id, { state: 'submitted' }]))),
      addRequests: (requests: readonly Written<{ claimId: string }>[]) =>
        Promise.resolve(asked.push(...requests.map(([, { claimId }]) => claimId))),
    } as unknown as Claims,
    restingClaims: { on: () => Promise.resolve(held.map(({ id }) => id)) } as unknown as RestingClaims,
    priorStatements: {
      affectedBy: () =>
        Promise.resolve({
          ...{ measures: ['present'], subjects: [], statementKeys: ['a/b'] },
          ...{ vocabulary: false, anything: false },
        }),
      readersOf: () => Promise.resolve(['desk']),
      vocabulary: () => Promise.resolve({ sources: new Map(), measures: new Map(), places: new Map() }),
    } as unknown as PriorStatements,
  };
  expect(await new RecheckAffected(ports).run({ kind: 'job' }, { changeId: 'change' })).toBe(2);
  expect(asked).toEqual(['stated', 'may be']);
});
