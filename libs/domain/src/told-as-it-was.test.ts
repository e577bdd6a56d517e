/** What nobody said is not told: of sums, relays, repeats and withdrawals, and of the day from which something held. */
import { describe, expect, it } from '@jest/globals';
import { crossReference, type Content, type Finding, type StatedSource } from '@whence/domain';
import { now, soFar, VELMORA } from '../test/flood.js';
import { about, appearance, atLeast, claimOf, exactly, ledger, named, vague, type Row } from '../test/ledger.js';

const find = (
  content: Content,
  rows: readonly Row[],
  hands: readonly StatedSource[],
  publishedBy: string | null = null,
) =>
  crossReference({
    claim: claimOf([appearance(content, hands, { publishedOn: '2031-06-01' })]),
    ...ledger(rows),
    vocabulary: VELMORA,
    cutoffs: { recorded: null, publishedBy },
  });
const REPORTS = [vague('Reports')];
const BRANDT = [named('Ilse Brandt', 'ilse-brandt')];
const CPA = [named('CPA', 'civil-protection')];
const row = (id: string, source: string, day: string, content: Content, more: Partial<Row> = {}): Row => ({
  id,
  source,
  day,
  content,
  read: true,
  ...more,
});
const assessed = (finding: Finding, kind: string) => finding.assessments.find((one) => one.kind === kind);
const texts = (finding: Finding, kind: string) => assessed(finding, kind)?.reasons.map(({ text }) => text) ?? [];
const killed = (n: number, asOf?: string) => soFar('killed', exactly(n), asOf);
const result = (finding: Finding, id: string) => finding.comparisons.find(({ statement }) => statement === `l/${id}`);

describe('a sum that somebody made of another’s figures', () => {
  const parts = [
    row('K', 'civil-protection', '2031-05-05', killed(19, '2031-05-05')),
    row('M', 'civil-protection', '2031-05-05', soFar('displaced', exactly(30), '2031-05-05')),
  ];
  const sum = row('S', 'ilse-brandt', '2031-05-06', killed(49, '2031-05-05'), { derives: ['K', 'M'] });
  const corrected = row('C', 'civil-protection', '2031-05-07', killed(17, '2031-05-07'), {
    relations: [{ kind: 'corrects', to: 'K' }],
    words: 'two counted twice',
  });

  it('is no later figure of theirs', () => {
    const finding = find(killed(19, '2031-05-05'), [...parts, sum], CPA);
    expect(assessed(finding, 'outdated')).toBeUndefined();
    expect(result(finding, 'S')).toMatchObject({ relation: 'below' });
  });

  it('is told with what in it counts something else', () => {
    const finding = find(killed(49, '2031-05-05'), [...parts, sum], BRANDT);
    expect(finding.differences).toContainEqual(
      expect.objectContaining({
        kind: 'state-shifted',
        text: '49 is worked out from 19 (CPA, 5 May 2031) plus 30 (CPA, 5 May 2031); 30 counts those displaced, not those killed',
      }),
    );
    expect(texts(finding, 'single-origin')).toEqual([
      '1 origin (CPA, put together by Ilse Brandt)',
      'CPA, put together by Ilse Brandt: CPA, 5 May 2031',
      'counted once: Ilse Brandt adds up figures, among them that of CPA (5 May 2031)',
      '49 is worked out from 19 (CPA, 5 May 2031) plus 30 (CPA, 5 May 2031); 30 counts those displaced, not those killed',
    ]);
  });

  it('is not corrected where a part of it is', () => {
    expect(texts(find(killed(49, '2031-05-05'), [...parts, sum, corrected], BRANDT), 'outdated')).toEqual([
      'its own origin corrects a figure from which it is worked out: CPA, 7 May 2031: “two counted twice”',
      'later figure by a source of what it is worked out from: CPA, 7 May 2031: 17 people killed in Asten Valley, as of 7 May 2031',
    ]);
  });

  it('says nothing of the kind where the parts are parts', () => {
    const injured = row('I', 'civil-protection', '2031-05-05', soFar('injured', exactly(30), '2031-05-05'));
    const all = soFar('casualties', exactly(49), '2031-05-05');
    const finding = find(
      all,
      [parts[0] as Row, injured, row('S', 'ilse-brandt', '2031-05-06', all, { derives: ['K', 'I'] })],
      BRANDT,
    );
    expect(finding.differences.map(({ kind }) => kind)).not.toContain('state-shifted');
  });
});

describe('who observed what was foreseen', () => {
  const foreseen: Content = {
    ...now('displaced', atLeast(5000)),
    mode: 'forecast',
    certainty: 'expected',
    horizon: '2031-05-15',
  };
  const forecast = row('F', 'weather-institute', '2031-05-01', foreseen);
  const count = row('O', 'red-lantern', '2031-05-16', now('displaced', exactly(3100), '2031-05-15'));
  const INSTITUTE = [named('the Weather Institute', 'weather-institute')];
  const carriers = (finding: Finding) => assessed(finding, 'not-borne-out')?.origins;

  it('is nobody who only relays it', () => {
    const relay = row('P', 'lake-radio', '2031-05-17', now('displaced', about(3000), '2031-05-15'), { relays: ['O'] });
    expect(carriers(find(foreseen, [forecast, count, relay], INSTITUTE))).toEqual(['red-lantern']);
  });

  it('is nobody who has withdrawn it', () => {
    const back = row('W', 'red-lantern', '2031-05-20', now('displaced', exactly(3100), '2031-05-15'), {
      relations: [{ kind: 'withdraws', to: 'O' }],
    });
    const rows = [
      forecast,
      count,
      { ...back, content: { ...now('displaced', exactly(3100)), polarity: 'denies' as const } },
    ];
    expect(carriers(find(foreseen, rows, INSTITUTE, '2031-05-18'))).toEqual(['red-lantern']);
    expect(carriers(find(foreseen, rows, INSTITUTE))).toBeUndefined();
  });
});

describe('a withdrawal that names its figure once more', () => {
  it('does not support it', () => {
    const said = row('A', 'red-lantern', '2031-05-05', killed(41, '2031-05-04'));
    const back = row('B', 'red-lantern', '2031-05-09', killed(41, '2031-05-04'), {
      relations: [{ kind: 'withdraws', to: 'A' }],
    });
    const finding = find(
      killed(41, '2031-05-04'),
      [row('O', 'civil-protection', '2031-05-04', killed(41, '2031-05-04')), said, back],
      CPA,
    );
    expect(finding.origins.identified.map(({ source }) => source)).toEqual(['civil-protection']);
    expect(result(finding, 'B')).toMatchObject({ stance: 'none', rule: 'withdrawn' });
  });
});

describe('the day from which an assessment holds', () => {
  const DAY = '2031-05-04';
  const agrees = row('A', 'red-lantern', '2031-05-05', killed(41, DAY));
  const conflicts = row('B', 'lake-clinic', '2031-05-20', killed(60, DAY));

  it('is, of what is unsettled, that of the first that made it so', () => {
    expect(assessed(find(killed(41, DAY), [agrees, conflicts], REPORTS), 'unsettled')?.since).toBe('2031-05-20');
  });

  it('is that of the last of what is added up', () => {
    const flow = (n: number, periodStart: string, periodEnd: string): Content => ({
      ...soFar('rescued', exactly(n)),
      accumulation: 'flow',
      periodStart,
      periodEnd,
    });
    const rows = [
      row('F', 'civil-protection', '2031-05-02', flow(40, '2031-04', '2031-04')),
      row('G', 'civil-protection', '2031-06-09', flow(21, '2031-05', '2031-05')),
      row('R', 'red-lantern', '2031-05-08', flow(61, '2031-04', '2031-05')),
    ];
    const both = (n: number, some: readonly Row[]) => find(flow(n, '2031-04', '2031-05'), some, REPORTS);
    expect(assessed(both(61, rows), 'corroborated')?.since).toBe('2031-06-09');
    expect(assessed(both(95, rows.slice(0, 2)), 'contradicted')?.since).toBe('2031-06-09');
  });

  it('is not that of a withdrawal by the claim’s own origin’s house', () => {
    const rows = [
      row('O', 'civil-protection', '2031-05-05', killed(41, DAY)),
      row('H', 'health-ministry', '2031-05-06', killed(41, DAY)),
      row(
        'W',
        'health-ministry',
        '2031-06-20',
        { ...killed(41, DAY), polarity: 'denies' },
        { relations: [{ kind: 'withdraws', to: 'H' }] },
      ),
    ];
    expect(assessed(find(killed(41, DAY), rows, CPA), 'single-origin')?.since).toBe('2031-06-01');
  });

  it('is, of what leans to one side, that on which the last that stood against it was withdrawn', () => {
    const rows = [
      row('A', 'red-lantern', '2031-05-05', killed(41, DAY)),
      conflicts,
      row(
        'W',
        'red-lantern',
        '2031-06-20',
        { ...killed(41, DAY), polarity: 'denies' },
        { relations: [{ kind: 'withdraws', to: 'A' }] },
      ),
    ];
    expect(assessed(find(killed(41, DAY), rows, REPORTS), 'understated')?.since).toBe('2031-06-20');
  });
});

describe('what an origin says now', () => {
  const first = row('A', 'red-lantern', '2031-05-01', now('displaced', about(2100), '2031-05-01'));
  const since = row('B', 'red-lantern', '2031-05-05', now('displaced', exactly(2900), '2031-05-05'));
  const stale = row('C', 'red-lantern', '2031-05-09', now('displaced', about(2100)));
  const RELIEF = [named('Red Lantern Relief', 'red-lantern')];

  it('is no stale repeat, and is revised by none', () => {
    const finding = find(now('displaced', exactly(2900), '2031-05-05'), [first, since, stale], RELIEF);
    expect(finding.currentFigures.map(({ statement }) => statement)).toEqual(['l/B']);
    const all = soFar('killed', exactly(19), '2031-05-05');
    const rows = [
      row('K', 'red-lantern', '2031-05-01', soFar('killed', exactly(8), '2031-05-01')),
      row('L', 'red-lantern', '2031-05-05', all),
      row('N', 'red-lantern', '2031-05-09', soFar('killed', exactly(8))),
    ];
    expect(
      find(all, rows, RELIEF)
        .differences.filter(({ across }) => across === 'revision')
        .map(({ from, to }) => `${from.statement} ${to.statement}`),
    ).toEqual(['l/K l/L']);
  });

  it('has changed where it says itself that it corrects it, however coarsely both are printed', () => {
    const rows = [
      row('A', 'red-lantern', '2031-05-05', killed(20000, '2031-05-05')),
      row('B', 'red-lantern', '2031-05-09', killed(18500, '2031-05-05'), {
        relations: [{ kind: 'corrects', to: 'A' }],
      }),
    ];
    expect(find(killed(20000, '2031-05-05'), rows, RELIEF).differences).toContainEqual(
      expect.objectContaining({
        across: 'revision',
        kind: 'value-changed',
        text: 'the figure was corrected: “20,000” became “18,500”',
      }),
    );
  });

  it('is no revision of a count over a shorter period', () => {
    const flow = (n: number, periodStart: string, periodEnd: string): Content => ({
      ...soFar('rescued', exactly(n)),
      accumulation: 'flow',
      periodStart,
      periodEnd,
    });
    const rows = [
      row('Q', 'red-lantern', '2031-04-02', flow(109, '2031-01', '2031-03')),
      row('Y', 'red-lantern', '2031-05-02', flow(412, '2031-01', '2031-04')),
    ];
    const finding = find(flow(412, '2031-01', '2031-04'), rows, RELIEF);
    expect(finding.differences.filter(({ across }) => across === 'revision')).toEqual([]);
  });
});

describe('a unit that the page leaves out', () => {
  it('is that of the measure, and not that of the statement behind it', () => {
    const behind = row(
      'R',
      'water-board',
      '2031-05-05',
      now('road', exactly(95), '2031-05-05', { unit: 'thousand kilometres' }),
    );
    const finding = find(now('road', exactly(95), '2031-05-05'), [behind], [named('the Water Board', 'water-board')]);
    expect(finding.comparisons.map(({ claimSays }) => claimSays)).toEqual([
      '95 kilometres of road under water in Asten Valley, as of 5 May 2031',
    ]);
    expect(result(finding, 'R')).toMatchObject({ relation: 'below' });
  });
});

describe('a span that is not given', () => {
  it('is told as all so far', () => {
    const flow: Content = {
      ...soFar('rescued', exactly(40)),
      accumulation: 'flow',
      periodStart: '2031-06-03',
      periodEnd: '2031-06-04',
    };
    const finding = find(soFar('rescued', exactly(90)), [row('F', 'red-lantern', '2031-06-05', flow)], REPORTS);
    expect(result(finding, 'F')?.text).toContain('covers 3 June 2031 to 4 June 2031, not all so far');
  });
});
