import { describe, expect, it } from '@jest/globals';
import {
  canonicalJson,
  choosing,
  crossReference,
  findAmong,
  findingHash,
  type Claim,
  type Finding,
} from '@whence/domain';
import { get, kinds, texts } from '../test/assessments.js';
import {
  appearance,
  about,
  CASUALTIES,
  claimOf,
  content,
  FORECAST,
  input,
  ledger,
  moreThan,
  named,
  vague,
} from '../test/ledger.js';
import { ELSEWHERE, LEDGER, THIRTY } from '../test/story.js';

const on = (claim: Claim, day: string | null): Finding => crossReference(input(claim, LEDGER, day));

describe('other ends of the table', () => {
  it('gives a claim that cannot be checked no other assessment', () => {
    expect(kinds(on({ ...THIRTY, notCheckable: 'opinion' }, null))).toEqual(['not-checkable']);
  });

  it('lists the nearest misses when nothing fits', () => {
    const claim = claimOf([appearance(content(FORECAST, about(500), { place: 'belarus' }), [])]);
    expect(texts(on(claim, '2025-07-15'), 'no-comparable-prior')).toContain('speaks of Russia, not of Belarus');
  });

  it('lists levels nearest in time first, and not the newest', () => {
    const present = (asOf: string, place: string) =>
      content(CASUALTIES, about(4000), { measure: 'present', accumulation: 'stock', asOf, place });
    const rows = ledger(
      ['2025-03-05', '2025-02-01', '2025-06-20', '2025-07-01'].map((day) => ({
        id: day,
        source: 'uk-di',
        day,
        content: present(day, 'belarus'),
      })),
    );
    const claim = claimOf([appearance(present('2025-03-01', 'kursk'), [])]);
    const finding = crossReference(input(claim, rows, null));
    const told = get(finding, 'no-comparable-prior')?.reasons.flatMap(({ statements }) => statements);
    expect(told?.slice(0, 3)).toEqual(['l/2025-03-05', 'l/2025-02-01', 'l/2025-06-20']);
  });

  it('is unsettled when some identified origins agree and some do not', () => {
    const rows = ledger([
      {
        id: 'A',
        source: 'uk-di',
        day: '2025-07-01',
        content: content(CASUALTIES, about(4000), { asOf: '2025-07-01' }),
      },
      {
        id: 'B',
        source: 'rok-nis',
        day: '2025-07-01',
        content: content(CASUALTIES, about(7000), { asOf: '2025-07-01' }),
      },
      {
        id: 'D',
        source: 'western-official',
        day: '2025-07-01',
        content: content(CASUALTIES, about(9000), { asOf: '2025-07-01' }),
      },
    ]);
    const claim = claimOf([appearance(content(CASUALTIES, about(4000), { asOf: '2025-07-01' }), [])]);
    const finding = crossReference(input(claim, rows, null));
    expect(get(finding, 'unsettled')).toMatchObject({ origins: ['rok-government', 'uk-di'], ifLinkHolds: false });
    expect(kinds(finding)).not.toContain('contradicted');
  });

  it('does not let an article support itself through its own outlet', () => {
    const rows = ledger([
      {
        id: 'A',
        source: 'local-paper',
        day: '2025-07-01',
        content: content(CASUALTIES, about(4000), { asOf: '2025-07-01' }),
      },
    ]);
    const page = appearance(content(CASUALTIES, about(4000), { asOf: '2025-07-01' }), [named('A ministry')], {
      outlet: 'local-paper',
    });
    const finding = crossReference(input(claimOf([page]), rows, null));
    expect(finding.origins.identified).toEqual([]);
    expect(finding.origins.collapsed[0]?.because).toContain('it cannot support itself');
  });

  it('takes a relay with words of its own as drift, not as a count', () => {
    const rows = ledger([
      { id: 'A', source: 'uk-di', day: '2025-01-24', content: content(CASUALTIES, about(4000), { asOf: '2025-01' }) },
      {
        id: 'Ax',
        source: 'cnn',
        day: '2025-01-25',
        relays: ['A'],
        content: content(CASUALTIES, about(4000), { measure: 'killed', asOf: '2025-01' }),
      },
    ]);
    const claim = claimOf([appearance(content(CASUALTIES, about(4000), { measure: 'killed' }), [named('CNN', 'cnn')])]);
    const finding = crossReference(input(claim, rows, null));
    expect(finding.comparisons.map((comparison) => comparison.statement)).toEqual(['l/A']);
    expect(finding.differences).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'state-shifted',
          from: expect.objectContaining({ statement: 'l/A' }),
          to: expect.objectContaining({ statement: 'l/Ax' }),
        }),
      ]),
    );
    expect(finding.foundTrace.ends).toMatchObject([{ node: 'l/A', source: 'uk-di' }]);
  });

  it('names cycles and backdated relays, and ends', () => {
    const rows = ledger([
      { id: 'A', source: 'cnn', day: '2025-07-01', relays: ['B'], content: content(FORECAST, moreThan(30000)) },
      { id: 'B', source: 'the-times', day: '2025-07-02', relays: ['A'] },
    ]);
    const claim = claimOf([appearance(content(FORECAST, moreThan(30000)), [named('CNN', 'cnn')])]);
    const finding = crossReference(input(claim, rows, null));
    expect(finding.foundTrace.ends).toMatchObject([{ kind: 'unlocated', name: 'CNN (the trace runs in a circle)' }]);
    expect(finding.foundTrace.hops.map((hop) => hop.faults)).toEqual([[], ['backdated', 'cycle'], ['cycle']]);
  });

  it.each([
    ['suggested', 'corroborated'],
    ['confirmed', 'single-origin'],
  ] as const)(
    'counts a statement that may relay another as its own origin until a person says so: %s',
    (standing, kind) => {
      const rows = ledger([
        { id: 'A', source: 'rok-nis', day: '2025-07-01', content: content(CASUALTIES, about(4000)) },
        { id: 'B', source: 'uk-di', day: '2025-07-05', content: content(CASUALTIES, about(4000)) },
      ]);
      const hop = { from: 'l/B', to: 'l/A', kind: 'cites' as const, farEndRead: false, standing };
      const page = appearance(content(CASUALTIES, about(4000)), [named('DI', 'uk-di')]);
      const finding = crossReference(input(claimOf([page]), { ...rows, hops: [hop] }, null));
      const found = kinds(finding).filter((each) => each === 'corroborated' || each === 'single-origin');
      expect(found).toEqual([kind]);
      expect(finding.foundTrace.hops.map(({ to }) => to)).toContain('l/A');
    },
  );

  it('shows no miss in two things at once: another state of what is counted, and of somebody else', () => {
    const { subject: _whose, ...ofNobody } = content(CASUALTIES, about(4000));
    const counted = (id: string, measure: string, subject?: string) => ({
      id,
      source: 'rok-nis',
      day: '2025-07-01',
      content: { ...ofNobody, measure, ...(subject === undefined ? {} : { subject }) },
    });
    const rows = ledger([
      counted('same', 'present', 'North Korea'),
      counted('nobody', 'present'),
      counted('other', 'present', 'Russia'),
      counted('part', 'killed', 'Russia'),
      counted('own', 'casualties', 'Russia'),
    ]);
    const claim = content(CASUALTIES, about(4000), { subject: 'North Korea' });
    const { comparisons } = crossReference(input(claimOf([appearance(claim, [])]), rows, null));
    expect(comparisons.map(({ statement }) => statement)).toEqual(['l/nobody', 'l/own', 'l/part', 'l/same']);
  });

  it('lists what was said of the very thing that is counted, where no measure fits', () => {
    const { measure: _unread, ...unread } = content(CASUALTIES, about(4000), { unit: 'soldiers' });
    const rows = ledger([
      { id: 'old', source: 'rok-nis', day: '2025-05-01', content: content(CASUALTIES, about(3000)) },
      { id: 'new', source: 'uk-di', day: '2025-06-01', content: content(CASUALTIES, about(5000), { measure: 'sent' }) },
      {
        id: 'builders',
        source: 'uk-di',
        day: '2025-06-01',
        content: content(CASUALTIES, about(900), { measure: 'engineers' }),
      },
    ]);
    const { claim, vocabulary, cutoffs } = input(claimOf([appearance(unread, [])]), rows, null);
    const whole = crossReference({ claim, ...rows, vocabulary, cutoffs });
    const reasons = get(whole, 'no-comparable-prior')?.reasons ?? [];
    expect(reasons.flatMap(({ statements }) => statements)).toEqual(['l/new', 'l/old']);
    expect(reasons[0]?.text).toMatch(/not in the vocabulary.*of the same thing:$/);
    expect(canonicalJson(findAmong(choosing(rows), { claim, vocabulary, cutoffs }))).toBe(canonicalJson(whole));
  });

  it('works for an article without a date', () => {
    const { publishedOn: _day, ...page } = appearance(content(FORECAST, moreThan(30000)), [vague('Reports')], {
      mayBe: ELSEWHERE,
    });
    const finding = on(claimOf([page]), '2025-07-15');
    expect(finding.assessments.map((assessment) => assessment.heldAtPublication)).toEqual(
      finding.assessments.map(() => null),
    );
  });

  it('throws on two statements with one key', () => {
    const twice = { ...LEDGER, statements: [...LEDGER.statements, ...LEDGER.statements.slice(0, 1)] };
    expect(() => crossReference(input(THIRTY, twice, null))).toThrow('found two statements with key "l/F1"');
  });

  it('hashes the same finding to the same digits', () => {
    expect(findingHash(on(THIRTY, '2025-07-15'))).toMatch(/^[0-9a-f]{64}$/);
    expect(findingHash(on(THIRTY, '2025-07-15'))).toBe(
      findingHash(JSON.parse(canonicalJson(on(THIRTY, '2025-07-15'))) as Finding),
    );
  });
});
