/** What differs between two versions of a thing, by its members and in words. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ASK, entry, GIVEN, last, passage } from './entries.contract.js';
import { memberChanges, type HistoryEntry } from './index.js';

describe('what changed', () => {
  it.each<[string, HistoryEntry[], object[]]>([
    ['nothing in a first version', [entry('claim.write', { content: { a: 1 } })], []],
    [
      'members of a claim, however deep',
      [
        entry('claim.write', { content: { 'a/b': { point: 40 }, gone: 1 } }),
        entry('claim.edit', { content: { 'a/b': { point: 41 }, notCheckable: 'opinion' } }, 'one', 2),
      ],
      [
        { member: '/content/a~1b/point', before: 40, after: 41 },
        { member: '/content/gone', before: 1, after: null },
        { member: '/content/notCheckable', before: null, after: 'opinion' },
      ],
    ],
    [
      'where an appearance stands, apart from another appearance',
      [
        entry('appearance.add', { health: 'exact', passage }, 'p'),
        entry('appearance.add', { health: 'moved', passage }, 'q'),
        entry('appearance.anchor', { health: 'changed', passage }, 'p', 2),
      ],
      [{ member: '/health', before: 'exact', after: 'changed' }],
    ],
    [
      'the standing of a link',
      [
        entry('claim-link.confirm', { standing: 'confirmed', reason: null }, 'a -> b'),
        entry('claim-link.reject', { standing: 'rejected', reason: 'No.' }, 'a -> b', 2),
      ],
      [
        { member: '/reason', before: null, after: 'No.' },
        { member: '/standing', before: 'confirmed', after: 'rejected' },
      ],
    ],
    [
      'what came of a question',
      [
        ASK,
        entry('reply.answer', { text: '40', answeredAt: 'd' }, 'r1', 2),
        entry('reply.answer', { text: '41', answeredAt: 'd' }, 'r1', 3),
      ],
      [{ member: '/text', before: '40', after: '41' }],
    ],
    [
      'the standing of a question that is answered',
      [ASK, entry('reply.answer', { text: '40', answeredAt: 'd' }, 'r1', 2)],
      [
        { member: '/answeredAt', before: null, after: 'd' },
        { member: '/standing', before: 'asked', after: 'answered' },
        { member: '/text', before: null, after: '40' },
      ],
    ],
    [
      'nothing that a reminder would overwrite',
      [ASK, entry('reply.remind', { way: 'email', remindedAt: 'd' }, 'r1', 2)],
      [{ member: '/remindedAt', before: null, after: 'd' }],
    ],
    [
      'whether a page is attached',
      [
        entry('snapshot-attachment.attach', { standing: 'attached' }, 's'),
        entry('snapshot-attachment.detach', { standing: 'detached' }, 's', 2),
      ],
      [{ member: '/standing', before: 'attached', after: 'detached' }],
    ],
    [
      'a verdict against the verdict before it',
      [GIVEN, entry('verdict.give', { rating: 'false', rationale: 'Older.', cited: ['dprk/C1', 'dprk/C2'] }, 'v2', 2)],
      [{ member: '/rating', before: 'outdated', after: 'false' }],
    ],
    [
      'nothing against a sealed verdict',
      [entry('verdict.give', { sealed: true }, 'v1'), entry('verdict.give', { rating: 'false' }, 'v2', 2)],
      [],
    ],
    ['nothing of a sealed verdict', [GIVEN, entry('verdict.give', { sealed: true }, 'v2', 2)], []],
    [
      'the state of a review',
      [
        entry('claim-step.assign', { state: 'assigned', assignee: 'ben' }),
        entry('claim-step.give-verdict', { state: 'assessed', verdictId: 'v' }, 'one', 2),
      ],
      [
        { member: '/assignee', before: 'ben', after: null },
        { member: '/state', before: 'assigned', after: 'assessed' },
      ],
    ],
    [
      'nothing between two reviews of a verdict',
      [entry('verdict-review.return', { reason: 'a' }), entry('verdict-review.approve', { reason: 'b' }, 'one', 2)],
      [],
    ],
  ])('tells %s', (_, entries, changed) => {
    expect(last(...entries)?.changed.map(({ says: _said, ...difference }) => difference)).toEqual(changed);
  });

  const slots = {
    measure: 'ferries-sunk',
    mode: 'observed',
    amount: { point: 40, hedge: 'about' },
    polarity: 'affirms',
  };
  const claimOf = (content: object, more: object = {}) => ({ content: { ...slots, ...content }, ...more });
  it.each<[string, HistoryEntry[], (string | null)[]]>([
    [
      'a figure once, whatever of it differs',
      [
        entry('claim.write', claimOf({})),
        entry('claim.edit', claimOf({ amount: { low: { value: 41, strict: true } } }), 'one', 2),
      ],
      ['Figure: more than 41 (before: about 40)', null, null],
    ],
    [
      'slots by their names, and those that are new or gone',
      [
        entry('claim.write', claimOf({ place: 'norway' })),
        entry(
          'claim.edit',
          claimOf({ measure: 'ferries-hit', asOf: '2025-05', certainty: 'may', accumulation: 'cumulative' }),
          'one',
          2,
        ),
      ],
      [
        'Counted how: so far',
        'As of: May 2025',
        'How certain: may',
        'Counted: ferries hit (before: ferries-sunk)',
        'Place: nothing any more (before: Norway)',
      ],
    ],
    [
      'who says what the claim says',
      [entry('claim.write', claimOf({}, { readIn: '01a2' })), entry('claim.edit', claimOf({}), 'one', 2)],
      ['What it says rests on a person now, and no more on how the page was read'],
    ],
    [
      'what is odd, and what was filled in',
      [
        entry('claim.write', claimOf({}, { odd: [{ kind: 'x', text: 'It says “40” and “50”.' }] })),
        entry('claim.edit', claimOf({}, { inferred: [{ slot: 'fromPlace', because: 'of the headline' }] }), 'one', 2),
      ],
      [
        'Filled in: from place, because of the headline',
        'Odd on the page: nothing any more (before: It says “40” and “50”.)',
      ],
    ],
    [
      'the words of a passage, and not where they stand',
      [
        entry('appearance.add', { health: 'exact', passage }, 'p'),
        entry('appearance.anchor', { health: 'changed', passage: { exact: '41', start: 0, end: 2 } }, 'p', 2),
      ],
      [null, null, 'Words: “41” (before: “about 40 ferries”)', null],
    ],
    [
      'people, dates and states',
      [
        entry('claim-step.submit', { state: 'submitted' }),
        entry('claim-step.assign', { state: 'second-review', assignee: 'ben', dueOn: '2025-05-09' }, 'one', 2),
      ],
      ['Assigned to: Ben', 'Due: 9 May 2025', 'State: second review (before: submitted)'],
    ],
    [
      'a verdict by its rating, and what it cites',
      [
        GIVEN,
        entry(
          'verdict.give',
          {
            rating: 'false',
            rationale: 'No.',
            cited: ['dprk/C1'],
            evidence: [{ kind: 'snapshot', id: 's1', version: 1 }],
          },
          'v2',
          2,
        ),
      ],
      [
        'Cited: HUR, 4 February 2025 (about 4,000 killed) (before: HUR, 4 February 2025 (about 4,000 killed) and dprk/C2)',
        'Evidence: the snapshot “Ferries”',
        'Rating: “False” (before: “Outdated”)',
        'Reasons: “No.” (before: “Older.”)',
      ],
    ],
    [
      'assessments',
      [
        entry('finding.find', { number: 1, assessments: ['corroborated', 'as-attributed'] }),
        entry('finding.find', { number: 2, assessments: ['outdated'] }, 'two', 2),
      ],
      ['Assessments: outdated (before: corroborated and as-attributed)'],
    ],
    [
      'an answer that is mended',
      [
        ASK,
        entry('reply.answer', { text: '40', answeredAt: 'd', snapshotId: 's' }, 'r1', 2),
        entry('reply.answer', { text: '41', answeredAt: 'e' }, 'r1', 3),
      ],
      [null, 'Answer: “41” (before: “40”)'],
    ],
    [
      'what has no words yet, without its pointer',
      [entry('claim.write', claimOf({}, { newThing: 1 })), entry('claim.edit', claimOf({}, { newThing: 2 }), 'one', 2)],
      ['New thing: 2 (before: 1)'],
    ],
  ])('is told in words: %s', (_, entries, says) => {
    expect(last(...entries)?.changed.map((change) => change.says)).toEqual(says);
  });

  it('is nothing between equal versions, and tells each member that differs', () => {
    const json = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }));
    fc.assert(fc.property(json, (one) => memberChanges(one, structuredClone(one)).length === 0));
    fc.assert(
      fc.property(json, json, (before, after) => {
        const tops = new Set(memberChanges(before, after).map(({ member }) => member.split('/')[1]));
        const own = (held: object, name: string): unknown =>
          Object.hasOwn(held, name) ? Reflect.get(held, name) : null;
        for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
          const [was, is] = [own(before, name), own(after, name)];
          if ((typeof was === 'object' && was !== null) || (typeof is === 'object' && is !== null)) continue;
          expect(tops.has(name.replaceAll('~', '~0').replaceAll('/', '~1'))).toBe(
            was !== is && !(was === 0 && is === 0),
          );
        }
      }),
    );
  });
});
