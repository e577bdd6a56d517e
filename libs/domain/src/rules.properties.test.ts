/** Properties that hold for any ledger, with what the short stories lack: units, unions, sums, answers, and the extreme. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  canonicalJson,
  compareContents,
  crossReference,
  type Amount,
  type Content,
  type Hop,
  type Relation,
} from '@whence/domain';
import { soFar, VELMORA } from '../test/flood.js';
import {
  about,
  appearance,
  atLeast,
  between,
  claimOf,
  exactly,
  ledger,
  moreThan,
  named,
  nearly,
  upTo,
  type Row,
} from '../test/ledger.js';

const SOURCES = [
  'civil-protection',
  'health-ministry',
  'north-mutual',
  'south-mutual',
  'dykes-north',
  'lake-radio',
  'an-official',
];
const number = fc.integer({ min: 1, max: 60 }).map((n) => n * 50);
const KINDS: readonly ((value: number) => Amount)[] = [about, exactly, moreThan, atLeast, upTo, nearly];
const amount = fc.oneof(
  fc.tuple(fc.constantFrom(...KINDS), number).map(([kind, value]) => kind(value)),
  fc.tuple(number, number).map(([a, b]) => between(Math.min(a, b), Math.max(a, b))),
);
const day = fc.integer({ min: 1, max: 60 }).map((n) => new Date(Date.UTC(2031, 2, n)).toISOString().slice(0, 10));
const content: fc.Arbitrary<Content> = fc
  .record({
    measure: fc.constantFrom('casualties', 'killed', 'injured', 'cases', 'infections'),
    amount,
    asOf: fc.option(day, { nil: undefined }),
    accumulation: fc.constantFrom('cumulative' as const, 'stock' as const),
    unit: fc.constantFrom('persons', 'thousand persons', undefined),
  })
  .map(({ measure, amount: value, asOf, accumulation, unit }) =>
    soFar(measure, value, asOf, { accumulation, ...(unit === undefined ? {} : { unit }) }),
  );
const row = fc.record({
  source: fc.constantFrom(...SOURCES),
  day,
  content,
  answers: fc.option(
    fc.tuple(
      fc.constantFrom('withdraws' as const, 'corrects' as const, 'repeats' as const, 'denies-saying' as const),
      fc.nat(9),
    ),
    { nil: undefined },
  ),
  derives: fc.option(fc.tuple(fc.nat(9), fc.nat(9)), { nil: undefined }),
  relays: fc.option(fc.nat(9), { nil: undefined }),
});
type Drawn = typeof row extends fc.Arbitrary<infer T> ? T : never;

/** Rows that answer, derive from and relay any row of the list, themselves included. */
function rowsOf(drawn: readonly Drawn[]): Row[] {
  const id = (n: number) => `R${n % drawn.length}`;
  return drawn.map((one, n) => ({
    id: `R${n}`,
    source: one.source,
    day: one.day,
    content: one.content,
    ...(one.answers === undefined ? {} : { relations: [{ kind: one.answers[0], to: id(one.answers[1]) }] }),
    ...(one.derives === undefined ? {} : { derives: [...new Set(one.derives.map(id))] }),
    ...(one.relays === undefined ? {} : { relays: [id(one.relays)] }),
  }));
}

const rows = fc.array(row, { minLength: 1, maxLength: 9 }).map(rowsOf);
const claim = fc
  .tuple(content, fc.constantFrom(...SOURCES))
  .map(([said, source]) =>
    claimOf([appearance(said, [named(source, source)], { publishedOn: '2031-04-01', outlet: 'lake-radio' })]),
  );
const find = (one: Parameters<typeof crossReference>[0]['claim'], list: readonly Row[], cutoff: string | null) =>
  crossReference({
    claim: one,
    ...ledger(list),
    vocabulary: VELMORA,
    cutoffs: { recorded: null, publishedBy: cutoff },
  });

describe('any ledger', () => {
  it('gives the same bytes in whatever order its rows come', () => {
    fc.assert(
      fc.property(claim, rows, fc.option(day, { nil: null }), (one, list, cutoff) => {
        expect(canonicalJson(find(one, [...list].reverse(), cutoff))).toBe(canonicalJson(find(one, list, cutoff)));
      }),
    );
  });

  it('never changes as of a day by what is published later, whatever that answers, derives from or relays', () => {
    fc.assert(
      fc.property(claim, rows, row, day, (one, list, later, cutoff) => {
        fc.pre(later.day > cutoff);
        const extra: Row = { ...rowsOf([...Array<Drawn>(9).fill(later), later])[9], id: 'X' } as Row;
        const known = new Set(list.map(({ id }) => id));
        const all = [extra.relays, extra.derives]
          .flatMap((ids) => ids ?? [])
          .concat((extra.relations ?? []).map(({ to }) => to));
        fc.pre(all.every((id) => known.has(id)));
        expect(canonicalJson(find(one, [...list, extra], cutoff))).toBe(canonicalJson(find(one, list, cutoff)));
      }),
    );
  });

  it('never counts more origins by a repeat, be it a relay, said to be one, or the same source again', () => {
    fc.assert(
      fc.property(claim, rows, fc.nat(), fc.constantFrom('relay', 'repeats', 'again'), (one, list, pick, how) => {
        const origin = list[pick % list.length] as Row;
        // A figure that was worked out is no count of whoever did it, until he says it without saying so.
        fc.pre(how !== 'again' || (origin.derives === undefined && origin.relays === undefined));
        fc.pre(how !== 'again' || !(origin.relations ?? []).some(({ kind }) => kind === 'repeats'));
        const repeat: Row = {
          id: 'X',
          source: how === 'again' ? origin.source : 'daily-echo',
          day: '2031-12-28',
          ...(origin.content === undefined ? {} : { content: origin.content }),
          ...(how === 'relay' ? { relays: [origin.id] } : {}),
          ...(how === 'repeats' ? { relations: [{ kind: 'repeats' as const, to: origin.id }] } : {}),
        };
        // What was taken back and is said once more, stands again.
        fc.pre(
          !list.some(({ relations = [] }) => relations.some(({ to, kind }) => to === origin.id && kind !== 'repeats')),
        );
        const count = (all: readonly Row[]) => find(one, all, null).origins.identified.length;
        expect(count([...list, repeat])).toBeLessThanOrEqual(count(list));
      }),
      { numRuns: 200 },
    );
  });

  it('lists with each comparison both figures and a rule with its sentence', () => {
    fc.assert(
      fc.property(claim, rows, (one, list) => {
        for (const { ruleSays, claimSays, statementSays } of find(one, list, null).comparisons)
          expect([ruleSays, claimSays, statementSays].every((words) => words.length > 0)).toBe(true);
      }),
    );
  });
});

describe('units', () => {
  const units = ['metre', 'km', 'miles', 'tonnes', 'lb', 'million cubic metres', 'US dollar', 'percent', 'persons'];
  const outcome = (a: Content, b: Content) => {
    const { relation, stance, rule, factor } = compareContents(a, b, VELMORA);
    return { relation, stance, rule, factor };
  };
  const pair = fc.tuple(amount, amount, day, day);

  it('change no relation when both figures have another', () => {
    fc.assert(
      fc.property(pair, fc.constantFrom(...units), fc.constantFrom(...units), ([a, b, x, y], first, second) => {
        const inUnit = (unit: string) => outcome(soFar('road', a, x, { unit }), soFar('road', b, y, { unit }));
        expect(inUnit(second)).toEqual(inUnit(first));
      }),
    );
  });

  it('change no relation when one figure is printed in a unit a thousand times as great', () => {
    const scaled = ({ low, high, point, hedge }: Amount): Amount => ({
      ...(low === undefined ? {} : { low: { ...low, value: low.value * 1000 } }),
      ...(high === undefined ? {} : { high: { ...high, value: high.value * 1000 } }),
      ...(point === undefined ? {} : { point: point * 1000 }),
      ...(hedge === undefined ? {} : { hedge }),
    });
    const pairs = [
      ['km', 'metres'],
      ['tonnes', 'kg'],
      ['thousand persons', 'persons'],
      ['litre', 'millilitre'],
    ] as const;
    fc.assert(
      fc.property(pair, fc.constantFrom(...pairs), fc.boolean(), ([a, b, x, y], [great, small], turned) => {
        const plain = [soFar('road', a, x, { unit: great }), soFar('road', b, y, { unit: great })] as const;
        const other = soFar('road', scaled(b), y, { unit: small });
        const compared = turned ? outcome(other, plain[0]) : outcome(plain[0], other);
        const expected = turned ? outcome(plain[1], plain[0]) : outcome(...plain);
        expect({ ...compared, factor: undefined }).toEqual({ ...expected, factor: undefined });
        expect(compared.factor ?? 0).toBeCloseTo(expected.factor ?? 0, 2);
      }),
    );
  });

  it('compare symmetrically when they differ', () => {
    const opposite: Record<string, string> = { above: 'below', below: 'above' };
    const lengths = ['metre', 'km', 'miles', 'feet', 'yards', 'inches'];
    fc.assert(
      fc.property(pair, fc.constantFrom(...lengths), fc.constantFrom(...lengths), ([a, b, x], first, second) => {
        const [one, other] = [soFar('road', a, x, { unit: first }), soFar('road', b, x, { unit: second })];
        const [there, back] = [outcome(one, other), outcome(other, one)];
        expect(back.stance).toBe(there.stance);
        expect(back.relation).toBe(opposite[there.relation] ?? there.relation);
      }),
    );
  });
});

describe('the extreme', () => {
  const value = fc.constantFrom(
    0,
    -0,
    1,
    -1,
    150,
    5e-324,
    -5e-324,
    2 ** 53 + 2,
    1e21,
    1e308,
    -1e308,
    Number.MAX_VALUE,
    -Number.MAX_VALUE,
    0.1,
  );
  const wild: fc.Arbitrary<Amount> = fc.oneof(
    fc.tuple(fc.constantFrom(...KINDS), value).map(([kind, n]) => kind(n)),
    fc.tuple(value, value).map(([a, b]) => between(Math.min(a, b), Math.max(a, b))),
  );
  const date = fc.constantFrom('0001', '0001-01-01', '9999', '9999-12-31', '2031-03', undefined);
  const wildContent: fc.Arbitrary<Content> = fc
    .record({
      amount: wild,
      from: date,
      to: date,
      mode: fc.constantFrom('observed' as const, 'forecast' as const),
      accumulation: fc.constantFrom('stock' as const, 'flow' as const, 'cumulative' as const),
      measure: fc.constantFrom('casualties', 'killed', 'injured', 'road', 'vaccinated'),
      unit: fc.constantFrom('persons', 'mile', 'kelvin', '°F', 'percent', 'thousand persons', '', undefined),
      whole: fc.option(value, { nil: undefined }),
    })
    .map(({ amount: n, from, to, mode, accumulation, measure, unit, whole }) => ({
      ...soFar(measure, n, accumulation === 'flow' ? undefined : to, {
        mode,
        accumulation,
        ...(unit === undefined ? {} : { unit }),
        ...(whole === undefined ? {} : { whole }),
        ...(from === undefined ? {} : { periodStart: from }),
        ...(accumulation === 'flow' && to !== undefined ? { periodEnd: to } : {}),
        ...(mode === 'forecast' && to !== undefined ? { horizon: to } : {}),
      }),
    }));

  it('agrees with itself, however great or small', () => {
    fc.assert(
      fc.property(wild, (n) => {
        fc.pre(n.hedge !== 'nearly' || (n.high?.value ?? 0) > 0);
        expect(compareContents(soFar('road', n, '2031'), soFar('road', n, '2031'), VELMORA).stance).toBe('agrees');
      }),
    );
  });

  it('tells no factor that is past all numbers', () => {
    const compared = compareContents(
      soFar('road', between(0, Number.MIN_VALUE), '2031'),
      soFar('road', about(0.1), '2031'),
      VELMORA,
    );
    expect([compared.relation, compared.factor]).toEqual(['below', undefined]);
  });

  it('never throws, and never gives what is no number', () => {
    const drawn = fc.record({ content: wildContent, source: fc.constantFrom(...SOURCES), day: date, to: fc.nat(5) });
    fc.assert(
      fc.property(wildContent, fc.array(drawn, { minLength: 1, maxLength: 6 }), date, (said, list, cutoff) => {
        const built = ledger(
          list.map(({ day: on, ...one }, n) => ({ id: `R${n}`, ...one, ...(on === undefined ? {} : { day: on }) })),
        );
        const key = (n: number) => `l/R${n % list.length}`;
        // Each relays, derives from and answers some other, or itself, or a statement that nobody knows.
        const hops = list.flatMap(({ to }, n): Hop[] => [
          {
            from: key(n),
            to: key(to),
            kind: to % 2 === 0 ? 'cites' : 'derives',
            operation: 'difference',
            sign: -1,
            farEndRead: false,
            standing: 'confirmed',
          },
          { from: key(n), to: 'l/unknown', kind: 'cites', farEndRead: false, standing: 'suggested' },
        ]);
        const relations = list.flatMap(({ to }, n): Relation[] => [
          { from: key(n), kind: 'repeats', to: key(to) },
          { from: key(to), kind: 'withdraws', to: 'l/unknown' },
        ]);
        const one = claimOf([appearance(said, [named('CPA', 'civil-protection')], { publishedOn: cutoff ?? '9999' })]);
        const finding = crossReference({
          claim: one,
          statements: built.statements,
          hops: [...built.hops, ...hops],
          relations,
          vocabulary: VELMORA,
          cutoffs: { recorded: null, publishedBy: cutoff === undefined || cutoff.length < 10 ? null : cutoff },
        });
        const bytes = canonicalJson(finding);
        expect(bytes).not.toMatch(/NaN|Infinity/);
      }),
      { numRuns: 400 },
    );
  });

  it('refuses a year that there is not, by a stated error', () => {
    const one = claimOf([appearance(soFar('road', exactly(1), '0000'), [])]);
    expect(() =>
      find(
        one,
        [{ id: 'A', source: 'water-board', day: '2031-03-01', content: soFar('road', exactly(1), '0000') }],
        null,
      ),
    ).toThrow(new RangeError('found year 0000, expected 0001 to 9999'));
  });
});
