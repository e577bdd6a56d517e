/** Withdrawals that were themselves withdrawn, and what a later answer makes of an earlier one. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  canonicalJson,
  choosing,
  crossReference,
  findAmong,
  findingText,
  traceSvg,
  type Finding,
  type RelationKind,
} from '@whence/domain';
import {
  appearance,
  CASUALTIES,
  claimOf,
  content,
  exactly,
  ledger,
  named,
  VOCABULARY,
  type Row,
} from '../test/ledger.js';

const said = (n: number, asOf = '2025-03-01') => content(CASUALTIES, exactly(n), { asOf });
const CLAIM = claimOf([appearance(said(4_210), [named('HUR', 'ukraine-hur')], { publishedOn: '2025-04-01' })]);
const ORIGIN: Row = { id: 'A', source: 'ukraine-hur', day: '2025-03-02', content: said(4_210), read: true };
const answer = (id: string, kind: RelationKind, to: string, day: string, more: Partial<Row> = {}): Row => ({
  id,
  source: 'ukraine-hur',
  day,
  words: `${kind} ${to}`,
  relations: [{ kind, to }],
  ...more,
});
const cutoffs = (publishedBy: string | null) => ({ recorded: null, publishedBy });
const find = (rows: readonly Row[], publishedBy: string | null = null): Finding =>
  crossReference({ claim: CLAIM, ...ledger(rows), vocabulary: VOCABULARY, cutoffs: cutoffs(publishedBy) });
const kinds = (finding: Finding) => finding.assessments.map(({ kind }) => kind);

describe.each<[RelationKind, string]>([
  ['denies-saying', 'disputed-by-origin'],
  ['denies-figure', 'disputed-by-origin'],
  ['withdraws', 'disputed-by-origin'],
  ['has-no-information', 'disputed-by-origin'],
  ['corrects', 'outdated'],
  ['revises', 'outdated'],
])('an answer that %s', (kind, makes) => {
  const rows = [ORIGIN, answer('D', kind, 'A', '2025-05-01'), answer('W', 'withdraws', 'D', '2025-06-01')];

  it(`makes it ${makes} until its own source takes it back`, () => {
    expect(kinds(find(rows, '2025-05-31'))).toContain(makes);
    expect(kinds(find(rows, '2025-06-01'))).not.toContain(makes);
    expect(kinds(find(rows))).toEqual(kinds(find([ORIGIN])));
  });

  it('is told all the same, and that it was taken back', () => {
    const finding = find(rows);
    expect(finding.relations).toMatchObject([
      { from: 'l/D', to: 'l/A', kind, takenBack: expect.stringContaining('1 June 2025') },
    ]);
    const text = findingText(finding).replace(/\s+/g, ' ');
    expect(text).toContain('that was taken back since (HUR, 1 June 2025)');
    expect(traceSvg(finding).replace(/<[^>]*>/g, ' ')).toMatch(/taken\s+back\s+since/);
    expect(find(rows, '2025-05-31').relations[0]).not.toHaveProperty('takenBack');
  });

  it.each<[string, Partial<Row>]>([
    ['another source says that it does', { source: 'uk-di' }],
    ['only the figure of it is denied', { relations: [{ kind: 'denies-figure', to: 'D' }] }],
    ['it is only corrected', { relations: [{ kind: 'corrects', to: 'D' }] }],
  ])('stands where %s', (_, more) => {
    expect(kinds(find([ORIGIN, rows[1] as Row, { ...(rows[2] as Row), ...more }]))).toContain(makes);
  });
});

it('stands again where the taking back was taken back', () => {
  const rows = [ORIGIN, answer('D', 'withdraws', 'A', '2025-05-01'), answer('W', 'withdraws', 'D', '2025-06-01')];
  expect(kinds(find([...rows, answer('X', 'denies-saying', 'W', '2025-07-01')]))).toContain('disputed-by-origin');
});

it('counts another origin again that withdrew its figure by mistake', () => {
  const di: Row = { id: 'B', source: 'uk-di', day: '2025-03-10', content: said(4_210), read: true };
  const withdrawn = answer('D', 'withdraws', 'B', '2025-05-01', { source: 'uk-di' });
  const again = answer('W', 'withdraws', 'D', '2025-06-01', { source: 'uk-di' });
  expect(kinds(find([ORIGIN, di]))).toContain('corroborated');
  expect(kinds(find([ORIGIN, di, withdrawn]))).not.toContain('corroborated');
  expect(kinds(find([ORIGIN, di, withdrawn, again]))).toContain('corroborated');
});

it('calls no figure the latest of its origin that the origin gave up', () => {
  const later: Row = {
    id: 'B',
    source: 'ukraine-hur',
    day: '2025-05-01',
    content: said(7_000, '2025-05-01'),
    read: true,
  };
  const current = (rows: readonly Row[]) => find(rows).currentFigures.map(({ statement }) => statement);
  expect(current([ORIGIN, later])).toEqual(['l/B']);
  const gone = answer('W', 'withdraws', 'B', '2025-06-01');
  expect(current([ORIGIN, later, gone])).toEqual(['l/A']);
  expect(current([ORIGIN, later, gone, answer('X', 'withdraws', 'W', '2025-07-01')])).toEqual(['l/B']);
  // What the claim rests on is told, given up or not.
  expect(current([ORIGIN, answer('W', 'withdraws', 'A', '2025-06-01')])).toEqual(['l/A']);
});

const KINDS: readonly RelationKind[] = [
  'withdraws',
  'denies-saying',
  'denies-figure',
  'corrects',
  'revises',
  'repeats',
];
/** Answers to answers, circles among them; by their own source, or by another. */
const answers = fc.array(
  fc.record({ kind: fc.constantFrom(...KINDS), to: fc.nat({ max: 7 }), own: fc.boolean(), figure: fc.boolean() }),
  { maxLength: 7 },
);

it('is the same over what is chosen as over the whole ledger, and in any order of its rows', () => {
  fc.assert(
    fc.property(answers, fc.nat(), (some, turn) => {
      const rows = [
        ORIGIN,
        ...some.map(({ kind, to, own, figure }, n): Row => {
          const more = figure ? { content: said(4_000 + 250 * n), read: true } : {};
          const id = to === 0 ? 'A' : `R${((to - 1) % some.length) + 1}`;
          const day = `2025-05-${String(n + 1).padStart(2, '0')}`;
          const by = own ? 'ukraine-hur' : 'uk-di';
          if (id === `R${n + 1}`) return { id: `R${n + 1}`, source: by, day, words: 'alone', ...more };
          return answer(`R${n + 1}`, kind, id, day, { source: by, ...more });
        }),
      ];
      const at = turn % rows.length;
      const all = ledger(rows);
      const one = { claim: CLAIM, vocabulary: VOCABULARY, cutoffs: cutoffs(null) };
      const whole = canonicalJson(crossReference({ ...one, ...all }));
      expect(canonicalJson(findAmong(choosing(all), one))).toBe(whole);
      const turned = ledger([...rows.slice(at), ...rows.slice(0, at)]);
      expect(canonicalJson(crossReference({ ...one, ...turned }))).toBe(whole);
    }),
    { numRuns: 300 },
  );
});

it('follows a chain of withdrawals as far as it says, and ends', () => {
  const chain = (length: number) => [
    ORIGIN,
    ...Array.from({ length }, (_, n) =>
      answer(`W${n + 1}`, 'withdraws', n === 0 ? 'A' : `W${n}`, `2025-05-${String(n + 1).padStart(2, '0')}`),
    ),
  ];
  for (let length = 0; length <= 8; length++)
    expect(kinds(find(chain(length))).includes('disputed-by-origin')).toBe(length % 2 === 1);
  for (const length of [9, 25]) {
    const all = ledger(chain(length));
    const one = { claim: CLAIM, vocabulary: VOCABULARY, cutoffs: cutoffs(null) };
    expect(canonicalJson(findAmong(choosing(all), one))).toBe(canonicalJson(crossReference({ ...one, ...all })));
  }
});
