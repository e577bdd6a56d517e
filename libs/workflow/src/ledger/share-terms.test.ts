import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  moved,
  SHARE_ACCESS,
  SHARE_STANDINGS,
  type ShareMove,
  type ShareStanding,
  type ShareTerms,
} from './share-terms.js';
import { shareEvent } from './tell-share.js';

const terms = (standing: ShareStanding): ShareTerms => ({ standing, access: 'read' });
const offer: ShareMove = { move: 'offer', access: 'read' };

describe('what both desks are told of a share', () => {
  it.each<[ShareStanding | 'none', ShareStanding, string]>([
    ['none', 'offered', 'ledger.offered'],
    ['ended', 'offered', 'ledger.offered'],
    ['offered', 'accepted', 'ledger.accepted'],
    ['accepted', 'accepted', 'ledger.access-changed'],
    ['offered', 'declined', 'ledger.declined'],
    ['offered', 'ended', 'ledger.share-ended'],
    ['accepted', 'ended', 'ledger.share-ended'],
  ])('%s, %s: %s', (before, after, told) =>
    expect(shareEvent(before === 'none' ? undefined : terms(before), terms(after))).toBe(told),
  );
});

describe('what a move makes of a share', () => {
  it.each<[ShareStanding | 'none', ShareMove['move'], ShareStanding | string]>([
    ['none', 'offer', 'offered'],
    ['none', 'accept', 'ledger-offer-unknown'],
    ['none', 'decline', 'ledger-offer-unknown'],
    ['none', 'end', 'ledger-share-unknown'],
    ['offered', 'offer', 'offered'],
    ['offered', 'accept', 'accepted'],
    ['offered', 'decline', 'declined'],
    ['offered', 'end', 'ended'],
    ['accepted', 'offer', 'accepted'],
    ['accepted', 'accept', 'accepted'],
    ['accepted', 'decline', 'ledger-offer-unknown'],
    ['accepted', 'end', 'ended'],
    ['declined', 'offer', 'offered'],
    ['declined', 'accept', 'ledger-offer-unknown'],
    ['declined', 'decline', 'declined'],
    ['declined', 'end', 'ledger-share-unknown'],
    ['ended', 'offer', 'offered'],
    ['ended', 'accept', 'ledger-offer-unknown'],
    ['ended', 'decline', 'ledger-offer-unknown'],
    ['ended', 'end', 'ledger-share-unknown'],
  ])('%s, %s: %s', (standing, move, expected) => {
    const held = standing === 'none' ? undefined : terms(standing);
    const run = () => moved(held, move === 'offer' ? offer : { move });
    if (expected.startsWith('ledger-')) expect(run).toThrow(expect.objectContaining({ code: expected }));
    else expect(run()).toEqual(terms(expected as ShareStanding));
  });

  const move = fc.oneof(
    fc.record({ move: fc.constant('offer' as const), access: fc.constantFrom(...SHARE_ACCESS) }),
    fc.record({ move: fc.constantFrom('accept' as const, 'decline' as const, 'end' as const) }),
  );

  it('lets nobody read without a yes of its own since the last end, and twice is as once', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        let held: ShareTerms | undefined;
        let said = false;
        for (const next of moves) {
          try {
            const after = moved(held, next);
            expect(SHARE_STANDINGS).toContain(after.standing);
            // Ending is not repeated in silence: whoever ends what is ended is told.
            if (next.move !== 'end') expect(moved(after, next)).toEqual(after);
            said = next.move === 'accept' || (said && next.move === 'offer');
            held = after;
          } catch (error) {
            expect(error).toMatchObject({ kind: 'not-found' });
          }
          if (held?.standing === 'accepted') expect(said).toBe(true);
        }
      }),
    );
  });
});
