import { describe, expect, it } from '@jest/globals';
import { crossReference, type Claim, type Finding } from '@whence/domain';
import { get, kinds, texts } from '../test/assessments.js';
import {
  appearance,
  about,
  CASUALTIES,
  claimOf,
  content,
  exactly,
  FORECAST,
  input,
  ledger,
  named,
  upTo,
  vague,
} from '../test/ledger.js';
import { ELSEWHERE, LEDGER, ROWS, THIRTY } from '../test/story.js';

const on = (claim: Claim, day: string | null): Finding => crossReference(input(claim, LEDGER, day));

describe('what a rule must not take for more than it is', () => {
  const total = (id: string, source: string, day: string, count: number) => ({
    id,
    source,
    day,
    content: content(CASUALTIES, about(count), { asOf: day }),
  });

  it('only suggests a link when two statements of the cited source fit alike', () => {
    const rows = ledger([total('A', 'uk-di', '2025-07-01', 4000), total('B', 'uk-di', '2025-07-05', 4000)]);
    const finding = crossReference(
      input(claimOf([appearance(content(CASUALTIES, about(4000)), [named('DI', 'uk-di')])]), rows, null),
    );
    expect(finding.foundTrace.hops[0]).toMatchObject({ to: 'l/B', standing: 'suggested' });
    expect(finding.foundTrace.hops[0]?.because).toContain('2 statements fit');
  });

  it('lets an undated repeat inherit the earliest of several equal figures', () => {
    const undated = { id: 'D', source: 'uk-di', day: '2025-07-01', content: content(CASUALTIES, about(4000)) };
    const rows = ledger([
      total('A', 'uk-di', '2025-03-01', 4000),
      total('B', 'uk-di', '2025-01-05', 4000),
      total('C', 'uk-di', '2025-05-05', 4000),
      undated,
    ]);
    const finding = crossReference(input(claimOf([appearance(content(CASUALTIES, about(4000)), [])]), rows, null));
    expect(finding.comparisons.find((comparison) => comparison.statement === 'l/D')?.statementSays).toContain(
      'as of 5 January 2025',
    );
  });

  it('takes a denial by somebody else for no dispute by the origin', () => {
    const denial = {
      id: 'N',
      source: 'kremlin',
      day: '2025-07-14',
      content: content(FORECAST, undefined, { polarity: 'denies' as const }),
      relations: [{ kind: 'denies-figure' as const, to: 'F4' }],
    };
    const finding = crossReference(
      input(THIRTY, ledger([...ROWS.filter((row) => row.id !== 'F5'), denial]), '2025-07-15'),
    );
    expect(finding.relations.map((relation) => relation.from)).toEqual(['l/N']);
    expect(kinds(finding)).not.toContain('disputed-by-origin');
  });

  it('does not call a count overtaken when what it agrees with is the newer one', () => {
    const rows = ledger([total('A', 'uk-di', '2025-06-01', 7000), total('B', 'rok-nis', '2025-07-01', 4000)]);
    const claim = claimOf([
      appearance(content(CASUALTIES, about(4000), { asOf: '2025-07-14' }), [named('A ministry')]),
    ]);
    expect(kinds(crossReference(input(claim, rows, null)))).toEqual(['unsettled', 'single-origin']);
  });

  it('takes arrivals in a larger place for no more than part of what was announced', () => {
    const claim = claimOf([
      appearance(content(FORECAST, exactly(6000), { measure: 'engineers', mode: 'announced', place: 'kursk' }), []),
    ]);
    const finding = on(claim, '2025-11-05');
    expect(kinds(finding)).not.toContain('borne-out');
    expect(texts(finding, 'partly-borne-out')).toContain('Russia, which holds Kursk Oblast');
  });

  it('takes no coarse number for support of a finer one far off', () => {
    const rows = ledger([total('A', 'uk-di', '2025-01-24', 10000)]);
    const claim = claimOf([
      appearance(content(CASUALTIES, about(14000), { asOf: '2025-07-14' }), [named('A ministry')]),
    ]);
    const finding = crossReference(input(claim, rows, null));
    expect(finding.comparisons[0]).toMatchObject({ relation: 'bears-on', stance: 'allows' });
    expect(finding.origins.identified).toEqual([]);
  });

  it('lets no forecast with another horizon supersede one', () => {
    const sum = { ...FORECAST, accumulation: 'cumulative' as const };
    const rows = ledger([{ id: 'A', source: 'uk-di', day: '2025-07-01', content: content(sum, about(12000)) }]);
    const claim = claimOf([appearance(content(sum, about(8000), { horizon: '2025-12' }), [named('A ministry')])]);
    expect(kinds(crossReference(input(claim, rows, null)))).toEqual(['no-comparable-prior']);
  });

  it('says which body took a total back, its own origin or one linked to it', () => {
    const rows = ledger([
      total('A', 'rok-nis', '2025-04-30', 15000),
      total('B', 'rok-jcs', '2025-07-01', 13000),
      total('C', 'rok-nis', '2025-07-10', 12000),
    ]);
    const claim = claimOf([appearance(content(CASUALTIES, exactly(15000)), [named('NIS', 'rok-nis')])]);
    expect(get(crossReference(input(claim, rows, null)), 'outdated').reasons.map(({ text }) => text)).toEqual([
      expect.stringContaining('later figure by a body linked to its origin: JCS'),
      expect.stringContaining('superseded by its own origin: NIS'),
    ]);
  });

  it('finds the cited source’s own number in another state', () => {
    const rows = ledger([
      {
        id: 'A',
        source: 'uk-di',
        day: '2025-07-01',
        content: content(CASUALTIES, upTo(8000), { measure: 'present', accumulation: 'stock', asOf: '2025-07-01' }),
      },
    ]);
    const claim = claimOf([
      appearance(content(CASUALTIES, exactly(8000), { measure: 'killed' }), [named('DI', 'uk-di')]),
    ]);
    const finding = crossReference(input(claim, rows, null));
    expect(finding.foundTrace.hops[0]).toMatchObject({ to: 'l/A', standing: 'suggested' });
    expect(texts(finding, 'distorted')).toContain('“present” became “killed”');
    expect(texts(finding, 'distorted')).toContain('the bound was dropped: “up to 8,000” became “8,000”');
  });

  it('never links a count to a forecast of another number', () => {
    const rows = ledger([{ id: 'A', source: 'uk-di', day: '2025-07-01', content: content(FORECAST, about(31000)) }]);
    const claim = claimOf([appearance(content(FORECAST, about(30000), { mode: 'observed' }), [named('DI', 'uk-di')])]);
    expect(crossReference(input(claim, rows, null)).foundTrace.ends[0]?.kind).toBe('unlocated');
  });

  it('adds flows that tile a total', () => {
    const flow = { ...FORECAST, mode: 'observed' as const };
    const rows = ledger([
      {
        id: 'A',
        source: 'rok-jcs',
        day: '2025-03-27',
        content: content(flow, about(3000), { periodStart: '2025-01', periodEnd: '2025-02' }),
      },
      {
        id: 'B',
        source: 'uk-di',
        day: '2025-04-30',
        content: content({ ...flow, accumulation: 'cumulative' }, exactly(14000), { asOf: '2025-04-30' }),
      },
    ]);
    const claim = claimOf([
      appearance(content(flow, about(11000), { periodStart: '2024-10', periodEnd: '2024-10' }), [named('A ministry')]),
    ]);
    const sum = crossReference(input(claim, rows, null)).comparisons.find(
      (comparison) => comparison.statement === 'l/B',
    );
    expect(sum).toMatchObject({ relation: 'agrees', rule: 'flows-tile' });
    expect(sum?.text).toContain('agrees with the claim and about 3,000 (JCS, 27 March 2025) together');
  });

  describe('dates its figure, and may rest on an older one of the source that it names', () => {
    const present = (count: number, asOf: string) =>
      content({ ...CASUALTIES, accumulation: 'stock' }, exactly(count), { asOf, measure: 'present' });
    const rows = ledger([
      { id: 'OLD', source: 'uk-di', day: '2024-02-01', content: present(4100, '2024-02-01') },
      { id: 'NOW', source: 'rok-nis', day: '2025-06-02', content: present(900, '2025-06-01') },
    ]);
    const page = appearance(present(4100, '2025-06-01'), [named('DI', 'uk-di')]);
    const finding = (links: Claim['links'] = []) => crossReference(input({ ...claimOf([page]), links }, rows, null));

    it('keeps its date where the link is only suggested: others of that date contradict it', () => {
      const suggested = finding();
      expect(suggested.foundTrace.hops[0]).toMatchObject({ to: 'l/OLD', standing: 'suggested' });
      expect(suggested.comparisons.map(({ claimSays }) => claimSays)).not.toContainEqual(
        expect.stringContaining('as of 1 February 2024'),
      );
      expect(kinds(suggested)).toEqual(expect.arrayContaining(['contradicted', 'distorted']));
      expect(kinds(suggested)).not.toContain('outdated');
      expect(texts(suggested, 'distorted')).toContain('a figure of 1 February 2024 is given as of 1 June 2025');
    });

    it('is that older figure once a person has confirmed it', () => {
      const confirmed = finding([{ appearance: page.key, statement: 'l/OLD', standing: 'confirmed' }]);
      expect(kinds(confirmed)).toContain('outdated');
      expect(kinds(confirmed)).not.toContain('contradicted');
    });
  });

  it('fills an open slot from a suggested link, and says “if”', () => {
    const { place: _place, ...open } = CASUALTIES;
    const finding = on(
      claimOf([appearance(content(open, about(4000)), [vague('Reports')], { mayBe: ELSEWHERE })]),
      '2025-07-15',
    );
    expect(get(finding, 'outdated').ifLinkHolds).toBe(true);
  });

  it('counts ten outlets behind one agency once', () => {
    const rows = ledger([
      { ...total('A', 'rok-nis', '2025-07-01', 4000), via: ['cnn', 'the-times', 'japan-times', 'local-paper'] },
    ]);
    const finding = crossReference(
      input(
        claimOf([appearance(content(CASUALTIES, about(4000), { asOf: '2025-07-01' }), [named('CNN', 'cnn')])]),
        rows,
        null,
      ),
    );
    expect(finding.origins.text).toBe('1 origin (NIS, seen only through relays)');
    expect(finding.origins.collapsed.map((pair) => pair.a)).toEqual(['cnn', 'japan-times', 'local-paper', 'the-times']);
  });
});
