import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { choosing, type Claim } from '@whence/domain';
import type { HeldClaim, RequestStanding } from '../claims/ports.js';
import { CrossReferenceClaim } from './cross-reference-claim.js';

const BUNDLE = 6;
const id = (what: string, n: number) => `${what}-${n}`;
const content: Claim['content'] = { mode: 'observed', polarity: 'affirms', amount: { point: 500, hedge: 'exact' } };
const numbers = Array.from({ length: BUNDLE }, (_, n) => n);
const claims: readonly HeldClaim[] = numbers.map((n) => ({
  id: id('claim', n),
  deskId: 'desk',
  version: 1,
  held: { content },
  step: { version: 1, event: 'submit', state: 'submitted', content: {} },
  appearances: [],
  links: [],
}));
const standing: readonly RequestStanding[] = numbers.map((n) => ({
  request: { id: id('request', n), claimId: id('claim', n), cause: 'submission', content: {} },
  answered: false,
  overtaken: null,
}));

describe('a bundle of requests that needs nothing but the processor', () => {
  /** How often the event loop has come round. */
  let turns = 0;
  let next: NodeJS.Immediate;
  const count = (): void => {
    turns += 1;
    next = setImmediate(count);
  };
  beforeAll(() => {
    next = setImmediate(count);
  });
  afterAll(() => clearImmediate(next));

  it('lets others have their turn between findings', async () => {
    const answer = choosing({ statements: [], hops: [], relations: [] });
    const seen: number[] = [];
    const unwritten = new Error('found a finding to write, expected to see how it is made');
    const ports = {
      views: { latest: () => Promise.resolve({ position: 1 }) },
      desks: { one: () => Promise.resolve(undefined) },
      claims: { standingOf: () => Promise.resolve(standing), some: () => Promise.resolve(claims) },
      changes: { makeTogether: () => Promise.reject(unwritten) },
      priorStatements: {
        vocabulary: () => {
          seen.push(turns);
          return Promise.resolve({ sources: new Map(), measures: new Map(), places: new Map() });
        },
        around: (_view: unknown, _desk: unknown, asked: Parameters<typeof answer>[0]) => Promise.resolve(answer(asked)),
      },
    };
    const outcomes = await new CrossReferenceClaim(
      ports as unknown as ConstructorParameters<typeof CrossReferenceClaim>[0],
    ).runTogether(standing.map(({ request }) => ({ by: { kind: 'job' }, requestId: request.id })));

    // Each was found, and only the writing failed.
    expect(outcomes).toEqual(numbers.map(() => ({ status: 'rejected', reason: unwritten })));
    expect(seen).toHaveLength(BUNDLE);
    // At most two are looked at side by side, in one turn.
    expect(new Set(seen).size).toBeGreaterThanOrEqual(BUNDLE / 2);
  });
});
