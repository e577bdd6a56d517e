/** The sentence of each kind of entry, and why what it tells was done. */
import { describe, expect, it } from '@jest/globals';
import { ASK, entry, GIVEN, last, passage } from './entries.contract.js';
import { SENTENCES, type HistoryEntry } from './index.js';

/** For each kind and action an entry, after those that it speaks of, and its sentence. */
const TOLD: Readonly<Record<keyof typeof SENTENCES, readonly [readonly HistoryEntry[], string]>> = {
  'claim.write': [
    [entry('claim.write', { readIn: 'r' })],
    'The claim was read in an article that Ada handed in, held to say: about 40 ferries damaged.',
  ],
  'claim.edit': [[entry('claim.edit', {}, 'one', 2)], 'Ada said anew what the claim says: about 40 ferries damaged.'],
  'claim.fill': [
    [entry('claim.fill', { readIn: 'r' }, 'one', 2)],
    'Ada decided what words of the page count or name; the claim is held to say: about 40 ferries damaged.',
  ],
  'appearance.add': [[entry('appearance.add', { passage })], 'It stands on the page: “about 40 ferries”.'],
  'appearance.anchor': [
    [entry('appearance.anchor', { passage, health: 'orphaned' })],
    'In the new revision its words stand no more; they were: “about 40 ferries”.',
  ],
  'appearance.fill': [
    [entry('appearance.fill', { passage, health: 'exact' }, 'one', 2)],
    'What is counted or named was filled in where it stands on the page: “about 40 ferries”.',
  ],
  'claim-link.confirm': [
    [entry('claim-link.confirm', {}, 'article/a/3 -> dprk/C1')],
    'Ada confirmed that the page relays HUR, 4 February 2025 (about 4,000 killed).',
  ],
  'claim-link.reject': [
    [entry('claim-link.reject', {}, 'article/a/3 -> dprk/C9')],
    'Ada found that the page does not relay statement dprk/C9.',
  ],
  'verdict.give': [
    [GIVEN],
    'Ada gave verdict 1: “Outdated”, citing HUR, 4 February 2025 (about 4,000 killed) and dprk/C2.',
  ],
  'verdict-reading.read': [
    [GIVEN, entry('verdict-reading.read', { rating: 'false' }, 'v1', 1, 'ben')],
    'Ben rated the claim as the second person: “False”.',
  ],
  'verdict-review.approve': [[GIVEN, entry('verdict-review.approve', {}, 'v1', 1, 'ben')], 'Ben approved verdict 1.'],
  'verdict-review.settle': [
    [GIVEN, entry('verdict-review.settle', {}, 'v1', 1, 'cid')],
    'Cid settled the disagreement and stands behind verdict 1.',
  ],
  'verdict-review.return': [
    [GIVEN, entry('verdict-review.return', {}, 'v1', 1, 'ben')],
    'Ben returned verdict 1 to whoever gave it.',
  ],
  'verdict-publication.publish': [
    [GIVEN, entry('verdict-publication.publish', { correction: 'They were boats.' }, 'v1')],
    'Verdict 1 was published, and readers were told of the correction: “They were boats.”',
  ],
  'claim-step.propose': [[entry('claim-step.propose')], 'It was proposed as a claim.'],
  'claim-step.write': [[entry('claim-step.write')], 'It waits to be submitted.'],
  'claim-step.submit': [[entry('claim-step.submit')], 'Ada submitted the claim for review.'],
  'claim-step.reject': [[entry('claim-step.reject')], 'Ada rejected the proposal.'],
  'claim-step.restore': [[entry('claim-step.restore')], 'Ada took the rejection back.'],
  'claim-step.withdraw': [[entry('claim-step.withdraw')], 'Ada withdrew the claim from review.'],
  'claim-step.assign': [
    [entry('claim-step.assign', { assignee: 'ben', dueOn: '2025-07-20' })],
    'Ada assigned the claim to Ben, due by 20 July 2025.',
  ],
  'claim-reminder.remind': [
    [entry('claim-reminder.remind', { assignee: 'ben', dueOn: '2025-07-31' }, 'one', 1, null)],
    'The claim became overdue: Ben was to assess it by 31 July 2025.',
  ],
  'claim-step.give-verdict': [
    [entry('claim-step.give-verdict', { findingNumber: 2 })],
    'The claim is assessed, on finding 2.',
  ],
  'claim-step.take-up': [
    [GIVEN, entry('claim-step.take-up', { verdictId: 'v1' }, 'c', 4, 'ben')],
    'Ben took up verdict 1 as the second person.',
  ],
  'claim-step.approve': [[entry('claim-step.approve')], 'Two people stand behind the verdict: the claim is published.'],
  'claim-step.return': [
    [entry('claim-step.return', { assignee: 'erased' })],
    'The claim went back to a person whose name was erased.',
  ],
  'claim-step.disagree': [
    [entry('claim-step.disagree')],
    'The two ratings differ: the claim is disputed. Both stay on record.',
  ],
  'claim-step.settle': [
    [entry('claim-step.settle', { inFavourOf: 'second' })],
    'The disagreement was settled for the words of the second person: the claim is published.',
  ],
  'claim-step.reopen': [
    [entry('claim-step.reopen', { findingNumber: 3 }, 'c', 9, null)],
    'The claim was reopened: finding 3 differs materially from what the verdict rests on.',
  ],
  'claim-step.let-stand': [
    [entry('claim-step.let-stand', { findingNumber: 3 })],
    'Ada let the verdict stand in view of finding 3.',
  ],
  'claim-step.propose-retraction': [
    [entry('claim-step.propose-retraction')],
    'The retraction waits for the word of another person; the verdict stands until then.',
  ],
  'claim-step.retract': [[entry('claim-step.retract')], 'The claim has no verdict any more.'],
  'claim-step.drop-retraction': [
    [entry('claim-step.drop-retraction')],
    'The verdict goes on standing; the claim is open again.',
  ],
  'cross-reference-request.ask': [
    [entry('cross-reference-request.ask', { cause: 'submission' })],
    'A cross-reference was asked for: the claim was submitted.',
  ],
  'finding.find': [
    [entry('finding.find', { number: 2, assessments: ['outdated', 'single-origin'], material: true })],
    'Finding 2: outdated and single-origin. It differs materially from the finding that it was compared with.',
  ],
  'retraction.propose': [
    [GIVEN, entry('retraction.propose', { notice: 'We misread it' }, 'v1')],
    'Ada proposed to retract verdict 1 and to tell readers: “We misread it”.',
  ],
  'retraction-decision.retract': [
    [GIVEN, entry('retraction-decision.retract', {}, 'v1', 1, 'ben')],
    'Ben retracted verdict 1, as a second person.',
  ],
  'retraction-decision.drop': [
    [GIVEN, entry('retraction-decision.drop', {}, 'v1', 1, 'ben')],
    'Ben dropped the proposal to retract verdict 1.',
  ],
  'snapshot-attachment.attach': [
    [entry('snapshot-attachment.attach', {}, 's1')],
    'Ada attached the snapshot “Ferries”.',
  ],
  'snapshot-attachment.detach': [[entry('snapshot-attachment.detach', {}, 's2')], 'Ada detached a kept page.'],
  'reply.ask': [[ASK], 'Ada asked the port for a reply by telephone on 1 July 2025: “How many?”'],
  'reply.remind': [
    [ASK, entry('reply.remind', { way: 'email', remindedAt: '2025-07-02T08:00:00.000Z' }, 'r1', 2)],
    'The port was reminded by e-mail on 2 July 2025.',
  ],
  'reply.answer': [
    [ASK, entry('reply.answer', { text: 'Forty', answeredAt: '2025-07-03T08:00:00.000Z' }, 'r1', 2)],
    'The port answered on 3 July 2025: “Forty”.',
  ],
  'reply.decline': [
    [ASK, entry('reply.decline', { answeredAt: '2025-07-03T08:00:00.000Z' }, 'r1', 2)],
    'The port declined to answer on 3 July 2025.',
  ],
  'reply.cancel': [
    [ASK, entry('reply.cancel', { reason: 'Wrong port.' }, 'r1', 2)],
    'Ada took the question to the port back.',
  ],
  'observation.observe': [
    [entry('observation.observe', { kind: 'wrong-word', text: 'Boats' })],
    'Ada remarked (wrong word): “Boats”.',
  ],
  'observation.withdraw': [
    [
      entry('observation.observe', { kind: 'wrong-word', text: 'Boats' }),
      entry('observation.withdraw', { reason: 'No.' }, 'one', 2),
    ],
    'Ada took the remark “Boats” back.',
  ],
  'comment.write': [[entry('comment.write', { mentions: [] })], 'Ada commented.'],
  'comment.edit': [[entry('comment.edit', { mentions: [] }, 'one', 2)], 'Ada mended a comment.'],
  'comment.withdraw': [[entry('comment.withdraw', { mentions: [] }, 'one', 2)], 'Ada took a comment back.'],
};

describe('the sentences', () => {
  it.each(Object.entries(TOLD))('tell %s', (key, [entries, says]) => {
    const told = last(...entries);
    expect([`${told?.subject.kind}.${told?.action}`, told?.says]).toEqual([key, says]);
  });

  it('are there for every kind and action, and for no other', () => {
    expect(Object.keys(TOLD).sort()).toEqual(Object.keys(SENTENCES).sort());
    expect(() => last(entry('claim.explode'))).toThrow(/found the entry "claim.explode"/);
  });

  it.each([
    [
      'of a claim that is overdue after a return',
      entry('claim-reminder.remind', { assignee: 'ben', dueOn: '2025-07-31', returns: 2 }, 'one', 2, null),
      'The claim is overdue after it was returned: Ben was to assess it by 31 July 2025.',
    ],
    [
      'of a claim that a person wrote',
      entry('claim.write'),
      'Ada wrote the claim, held to say: about 40 ferries damaged.',
    ],
    [
      'of a claim read anew',
      entry('claim.edit', { readIn: 'r' }, 'one', 2),
      'The claim was read anew in a revision of its article: about 40 ferries damaged.',
    ],
    [
      'of a verdict that another will read blind',
      entry('verdict.give', { rating: 'false', secondReview: 'blind' }),
      'Ada gave verdict 1: “False”. A second person is to rate the claim before they see it.',
    ],
    [
      'of words that were taken over',
      entry('verdict.give', { rating: 'false', takenFrom: 'v1' }, 'v2', 2, 'cid'),
      'The words of the second person became verdict 2: “False”.',
    ],
    ['of a reopening by a person', entry('claim-step.reopen', { reason: 'News.' }), 'Ada reopened the claim.'],
    [
      'of somebody who is gone',
      entry('claim-step.submit', {}, 'one', 2, 'erased'),
      'A person whose name was erased submitted the claim for review.',
    ],
    [
      'of a first finding without assessments',
      entry('finding.find', { number: 1, assessments: [] }),
      'Finding 1: nothing to say.',
    ],
    [
      'of a verdict that was not told of before',
      entry('verdict-publication.publish', {}),
      'The verdict was published.',
    ],
  ])('vary: %s', (_, one, says) => {
    expect(last(one)?.says).toBe(says);
  });

  it('cut a long quote, and keep it on one line', () => {
    const says = last(entry('observation.observe', { kind: 'other', text: `a\n${'😀'.repeat(500)}` }))?.says ?? '';
    expect(says).toMatch(/^Ada remarked \(other\): “a 😀+…”\.$/u);
    expect([...says].length).toBeLessThan(340);
  });
});

describe('why', () => {
  it.each([
    [entry('claim-step.withdraw', { reason: 'A duplicate.' }), 'A duplicate.'],
    [GIVEN, 'Older.'],
    [
      entry('finding.find', {
        number: 2,
        changes: [
          { kind: 'x', text: 'now outdated' },
          { kind: 'y', text: 'no longer x' },
        ],
      }),
      'now outdated; no longer x',
    ],
    [entry('verdict-review.approve', { reason: null }), null],
    [entry('claim-step.submit'), null],
  ])('is the reason that was given', (one, why) => {
    expect(last(one)?.why).toBe(why);
  });
});
