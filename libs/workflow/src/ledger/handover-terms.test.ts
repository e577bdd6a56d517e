import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  HANDOVER_KEEPS,
  HANDOVER_STANDINGS,
  handoverMoved,
  type HandoverMove,
  type HandoverStanding,
  type HandoverTerms,
} from './handover-terms.js';

/** Offered by `a` to `b`, which `a` goes on reading. */
const terms = (standing: HandoverStanding): HandoverTerms => ({
  ...{ fromDeskId: 'a', deskId: 'b', standing, keeps: 'read' },
});
const offer = (deskId: string): HandoverMove => ({ move: 'offer', deskId, keeps: 'read' });

describe('what a move makes of a handover', () => {
  it.each<[HandoverStanding | 'none', string, HandoverMove, HandoverStanding | string]>([
    ['none', 'a', offer('b'), 'offered'],
    ['none', 'b', { move: 'accept' }, 'ledger-handover-unknown'],
    ['none', 'b', { move: 'decline' }, 'ledger-handover-unknown'],
    ['none', 'a', { move: 'withdraw' }, 'ledger-handover-unknown'],
    ['offered', 'a', offer('b'), 'offered'],
    ['offered', 'a', offer('c'), 'ledger-handover-waiting'],
    ['offered', 'b', { move: 'accept' }, 'accepted'],
    ['offered', 'b', { move: 'decline' }, 'declined'],
    ['offered', 'a', { move: 'withdraw' }, 'withdrawn'],
    ['offered', 'a', { move: 'accept' }, 'ledger-handover-unknown'],
    ['offered', 'b', { move: 'withdraw' }, 'ledger-handover-unknown'],
    ['offered', 'c', { move: 'accept' }, 'ledger-handover-unknown'],
    ['offered', 'c', { move: 'withdraw' }, 'ledger-handover-unknown'],
    ['accepted', 'b', { move: 'accept' }, 'accepted'],
    ['accepted', 'b', { move: 'decline' }, 'ledger-handover-unknown'],
    ['accepted', 'a', { move: 'withdraw' }, 'ledger-handover-unknown'],
    ['declined', 'a', offer('b'), 'offered'],
    ['declined', 'b', { move: 'decline' }, 'declined'],
    ['declined', 'b', { move: 'accept' }, 'ledger-handover-unknown'],
    ['declined', 'a', { move: 'withdraw' }, 'ledger-handover-unknown'],
    ['withdrawn', 'a', offer('b'), 'offered'],
    ['withdrawn', 'b', { move: 'accept' }, 'ledger-handover-unknown'],
    ['withdrawn', 'b', { move: 'decline' }, 'ledger-handover-unknown'],
    ['withdrawn', 'a', { move: 'withdraw' }, 'ledger-handover-unknown'],
  ])('%s, by %s, %j: %s', (standing, by, move, expected) => {
    const run = () => handoverMoved(standing === 'none' ? undefined : terms(standing), by, move);
    if (expected.startsWith('ledger-')) expect(run).toThrow(expect.objectContaining({ code: expected }));
    else expect(run()).toEqual(terms(expected as HandoverStanding));
  });

  it.each(['accepted', 'declined', 'withdrawn'] as const)('may be offered to any desk once it is %s', (standing) =>
    expect(handoverMoved(terms(standing), 'b', { move: 'offer', deskId: 'c', keeps: 'nothing' })).toEqual({
      ...{ fromDeskId: 'b', deskId: 'c', standing: 'offered', keeps: 'nothing' },
    }),
  );

  it('offers other terms anew to the desk that has not answered', () =>
    expect(handoverMoved(terms('offered'), 'a', { move: 'offer', deskId: 'b', keeps: 'write' })).toEqual({
      ...terms('offered'),
      keeps: 'write',
    }));

  const desk = fc.constantFrom('a', 'b', 'c');
  const move = fc.oneof(
    fc.record({ move: fc.constant('offer' as const), deskId: desk, keeps: fc.constantFrom(...HANDOVER_KEEPS) }),
    fc.record({ move: fc.constantFrom('accept' as const, 'decline' as const, 'withdraw' as const) }),
  );

  it('gives a ledger to nobody but who accepted the newest offer of the holder, on its terms', () => {
    let handed = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(desk, move), { maxLength: 40 }), (moves) => {
        let holder = 'a';
        let held: HandoverTerms | undefined;
        for (const [by, next] of moves) {
          // As the use case has it: who does not hold the ledger offers it to nobody, and nobody offers it to themselves.
          if (next.move === 'offer' && (by !== holder || next.deskId === holder)) continue;
          const before = held;
          try {
            held = handoverMoved(before, by, next);
            expect(HANDOVER_STANDINGS).toContain(held.standing);
            if (next.move !== 'withdraw') expect(handoverMoved(held, by, next)).toEqual(held);
          } catch (error) {
            expect(['conflict', 'not-found']).toContain((error as { kind: string }).kind);
            continue;
          }
          if (held.standing !== 'accepted' || before?.standing === 'accepted') continue;
          expect(before).toEqual({ fromDeskId: holder, deskId: by, standing: 'offered', keeps: held.keeps });
          holder = by;
          handed += 1;
        }
      }),
      { numRuns: 300 },
    );
    expect(handed).toBeGreaterThan(0);
  });
});
