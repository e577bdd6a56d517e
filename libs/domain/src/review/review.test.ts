import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { machineFaults, makeMachine } from './machine.js';
import { editable, FIRST_STATE, REVIEW, REVIEW_EVENTS, REVIEW_STATES, underReview } from './review.js';
import type { ReviewState } from './review.js';

describe('the review of a claim', () => {
  it.each([
    [['submit', 'give-verdict', 'take-up', 'approve'], 'published'],
    [['submit', 'assign', 'assign', 'give-verdict', 'give-verdict', 'take-up', 'return'], 'assigned'],
    [['submit', 'give-verdict', 'take-up', 'approve', 'reopen', 'give-verdict', 'take-up', 'approve'], 'published'],
    [['submit', 'give-verdict', 'take-up', 'approve', 'reopen', 'let-stand'], 'published'],
    [['submit', 'give-verdict', 'take-up', 'disagree', 'settle'], 'published'],
    [['submit', 'give-verdict', 'take-up', 'disagree', 'give-verdict', 'take-up', 'approve'], 'published'],
    [['submit', 'give-verdict', 'take-up', 'approve', 'propose-retraction', 'drop-retraction'], 'reopened'],
    [['submit', 'give-verdict', 'take-up', 'approve', 'propose-retraction', 'retract', 'reopen'], 'submitted'],
    [['reject', 'restore', 'submit', 'withdraw', 'submit'], 'submitted'],
  ] as const)('goes by %j to %s', (events, end) => {
    let state: ReviewState = FIRST_STATE;
    for (const event of events) {
      const next = REVIEW.next(state, event);
      expect(next).toBeDefined();
      state = next ?? state;
    }
    expect(state).toBe(end);
  });

  it('publishes nothing that no second person has taken up', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...REVIEW_EVENTS), { maxLength: 30 }), (events) => {
        let state: ReviewState = FIRST_STATE;
        let takenUp = false;
        for (const event of events) {
          const next = REVIEW.next(state, event);
          if (next === undefined) continue;
          if (event === 'give-verdict') takenUp = false;
          if (event === 'take-up') takenUp = true;
          if (event === 'approve' || event === 'settle') expect(takenUp).toBe(true);
          state = next;
        }
      }),
    );
  });

  it('keeps every claim under review after its submission until it is withdrawn', () => {
    expect(REVIEW_STATES.filter((state) => !underReview(state))).toEqual([
      'proposed',
      'rejected',
      'withdrawn',
      'retracted',
    ]);
  });

  it('lets nobody edit under the eyes of the second person', () => {
    expect(REVIEW_STATES.filter((state) => !editable(state))).toEqual([
      'rejected',
      'second-review',
      'disputed',
      'published',
      'retraction-proposed',
      'retracted',
    ]);
  });

  it('names what a state takes', () => {
    expect(REVIEW.open('submitted')).toEqual(['withdraw', 'assign', 'give-verdict']);
    expect(REVIEW.next('published', 'submit')).toBeUndefined();
  });
});

describe('machineFaults', () => {
  it('names a state that nothing leads to and an event that nothing takes', () => {
    const table = {
      name: 'door',
      states: ['open', 'shut', 'walled'],
      events: ['close', 'knock'],
      first: 'open',
      transitions: { open: { close: 'shut' }, shut: {}, walled: {} },
    } as const;
    expect(machineFaults<string, string>(table)).toEqual([
      'door: found no state that takes "knock", expected at least one',
      'door: found no way from "open" to "walled", expected one',
    ]);
    expect(() => makeMachine<string, string>(table)).toThrow(/knock.*walled/);
  });

  it('names a target that is no state and an event that is not listed', () => {
    const faults = machineFaults<string, string>({
      name: 'door',
      states: ['open'],
      events: ['close'],
      first: 'open',
      transitions: { open: { close: 'shut', kick: 'open' } },
    });
    expect(faults).toEqual([
      'door: "open" on "close" leads to "shut", which is no state',
      'door: "open" takes "kick", which is no event',
    ]);
  });
});
