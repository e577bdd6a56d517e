import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  canonicalJson,
  choosing,
  crossReference,
  findAmong,
  firstLooks,
  type Claim,
  type Content,
  type CrossReferenceInput,
  type Hop,
  type Statement,
} from '@whence/domain';
import {
  about,
  appearance,
  CASUALTIES,
  claimOf,
  content,
  exactly,
  FORECAST,
  input,
  ledger,
  moreThan,
  named,
  vague,
  type Row,
} from '../../test/ledger.js';
import { ELSEWHERE } from '../../test/story.js';

const number = fc.integer({ min: 1, max: 12 }).map((n) => n * 500);
const amount = fc.oneof(number.map(about), number.map(exactly), number.map(moreThan));
const day = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([m, d]) => `2025-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined });
const without = (said: Content, slot: 'measure' | 'subject' | 'place' | undefined): Content => {
  if (slot === undefined) return said;
  const { [slot]: _slot, ...rest } = said;
  return rest as Content;
};

const said: fc.Arbitrary<Content> = fc
  .tuple(
    fc.oneof(
      fc
        .record({
          amount,
          asOf: maybe(day),
          measure: fc.constantFrom('casualties', 'killed', 'sent', 'present', 'engineers'),
          subject: fc.constantFrom('DPRK troops', 'Russian troops'),
          place: fc.constantFrom('kursk', 'russia', 'belarus'),
          accumulation: fc.constantFrom('cumulative' as const, 'stock' as const),
        })
        .map(({ amount: n, asOf, ...more }) =>
          content(CASUALTIES, n, { ...more, ...(asOf === undefined ? {} : { asOf }) }),
        ),
      fc
        .record({ amount, periodStart: day, periodEnd: day })
        .map(({ amount: n, ...more }) => content({ ...CASUALTIES, accumulation: 'flow' }, n, more)),
      fc
        .record({ amount, periodStart: day })
        .map(({ amount: n, periodStart }) => content(FORECAST, n, { periodStart })),
      fc.constant(content({ ...CASUALTIES, polarity: 'denies' })),
    ),
    fc.constantFrom(undefined, undefined, undefined, 'measure' as const, 'subject' as const, 'place' as const),
  )
  .map(([one, slot]) => without(one, slot));

const SOURCES = ['ukraine-hur', 'zelensky', 'rok-nis', 'rok-jcs', 'uk-di', 'western-official', 'the-times', 'cnn'];
const row = fc.record({
  source: fc.constantFrom(...SOURCES),
  day: maybe(day),
  content: maybe(said),
  via: fc.subarray(['the-times', 'cnn', 'japan-times'], { maxLength: 2 }),
  read: fc.boolean(),
  answers: maybe(
    fc.tuple(fc.nat(11), fc.constantFrom('denies-figure' as const, 'withdraws' as const, 'repeats' as const)),
  ),
});
const rows = fc.array(row, { maxLength: 12 }).map((list) =>
  list.map(({ day: out, content: what, answers, ...one }, n): Row => ({
    ...one,
    id: `R${n}`,
    ...(out === undefined ? {} : { day: out }),
    ...(what === undefined ? {} : { content: what }),
    ...(answers === undefined || answers[0] >= list.length || answers[0] === n
      ? {}
      : { relations: [{ to: `R${answers[0]}`, kind: answers[1] }] }),
  })),
);
const hops = fc.array(
  fc.record({
    from: fc.nat(11),
    to: fc.nat(11),
    kind: fc.constantFrom('cites' as const, 'compiles' as const, 'derives' as const),
    standing: fc.constantFrom('confirmed' as const, 'suggested' as const, 'rejected' as const),
  }),
  { maxLength: 8 },
);
const claim: fc.Arbitrary<Claim> = fc
  .record({
    one: said,
    other: said,
    source: fc.constantFrom('rok-government', 'ukraine-hur', 'the-times', 'uk-di'),
    out: maybe(day),
    links: fc.array(fc.tuple(fc.nat(11), fc.constantFrom('confirmed' as const, 'rejected' as const)), { maxLength: 2 }),
  })
  .map(({ one, other, source, out, links }) => {
    const dated = out === undefined ? {} : { publishedOn: out };
    const places = [
      appearance(one, [vague('Reports')], { mayBe: ELSEWHERE, ...dated }),
      appearance(other, [named('Them', source)], {
        key: 'article/0123456789ab/300',
        passage: { start: 300, end: 310, exact: 'ten digits', prefix: '', suffix: '' },
        ...dated,
      }),
    ];
    return {
      ...claimOf(places),
      links: links.map(([n, standing], at) => ({
        appearance: places[at]?.key ?? '',
        statement: `l/R${n}`,
        standing,
      })),
    };
  });

/** Over chosen statements, in bytes. */
const chosen = ({ claim: one, vocabulary, cutoffs, ...all }: CrossReferenceInput) =>
  canonicalJson(findAmong(choosing(all), { claim: one, vocabulary, cutoffs }));

describe('statements chosen for a claim', () => {
  it('give the same bytes as the whole ledger', () => {
    fc.assert(
      fc.property(claim, rows, hops, maybe(day), (one, list, more, cutoff) => {
        const built = ledger(list);
        const extra = more.flatMap(({ from, to, ...rest }): Hop[] =>
          list[from] && list[to] && from !== to
            ? [{ from: `l/R${from}`, to: `l/R${to}`, farEndRead: false, ...rest }]
            : [],
        );
        const whole = input(one, { ...built, hops: [...built.hops, ...extra] }, cutoff ?? null);
        expect(chosen(whole)).toBe(canonicalJson(crossReference(whole)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('more statements of one kind than can be weighed', () => {
  const dayOf = (n: number) => new Date(Date.UTC(2024, 0, 1 + (n % 700))).toISOString().slice(0, 10);
  /** Counts of one thing that grows by ten a day, by forty sources in turn. */
  const many = (count: number): Statement[] =>
    Array.from({ length: count }, (_, n) => ({
      key: `l/${String(n).padStart(6, '0')}`,
      source: `counter-${n % 40}`,
      publishedOn: dayOf(n),
      reading: 'read',
      content: content(CASUALTIES, exactly(1_000 + 10 * (n % 700)), { asOf: dayOf(n) }),
    }));
  const statements = many(20_000);
  const one = claimOf([
    appearance(content(CASUALTIES, exactly(1_003), { asOf: '2024-06-01' }), [vague('Reports')], {
      publishedOn: '2024-06-02',
    }),
  ]);
  const given = (list: readonly Statement[], cutoff: string | null = null) =>
    input(one, { statements: list, hops: [], relations: [] }, cutoff);

  it('are bounded, and the finding says how many there were and which it took', () => {
    const choose = choosing({ statements, hops: [], relations: [] });
    let most = 0;
    const finding = findAmong((asked) => {
      const found = choose(asked);
      most = Math.max(most, found.statements.length);
      return found;
    }, given(statements));
    expect(most).toBeLessThan(1_500);
    expect(finding.limits?.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^of all statements on soldiers killed or wounded about DPRK troops, \d+ were looked at/),
    );
    expect(finding.limits?.every(({ looked }) => looked <= most)).toBe(true);
  });

  it('make of several origins at least so many, and of all of them just so many', () => {
    const some = (n: number) => ({
      ...statements[n],
      key: `l/S${n}`,
      source: n % 2 === 0 ? 'uk-di' : 'rok-nis',
      content: content(CASUALTIES, exactly(1_003), { asOf: '2024-06-01' }),
    });
    const said = (list: readonly Statement[]) => {
      const { claim: same, vocabulary, cutoffs } = given(list);
      return findAmong(choosing({ statements: list, hops: [], relations: [] }), { claim: same, vocabulary, cutoffs });
    };
    const two = [some(0), some(1)] as Statement[];
    const cut = said([...statements, ...two]);
    expect(cut.origins.text).toMatch(/^at least 4 origins /);
    expect(cut.assessments.find(({ kind }) => kind === 'corroborated')?.reasons[0]?.text).toBe(cut.origins.text);
    expect(said(two).origins.text).toMatch(/^2 origins /);
  });

  it('give the assessments that all of them give', () => {
    const kinds = (finding: ReturnType<typeof crossReference>) => finding.assessments.map(({ kind }) => kind);
    const whole = crossReference(given(statements));
    const { claim: same, vocabulary, cutoffs } = given(statements);
    const cut = findAmong(choosing({ statements, hops: [], relations: [] }), { claim: same, vocabulary, cutoffs });
    expect(kinds(cut)).toEqual(kinds(whole));
    expect(cut.assessments.map(({ heldAtPublication }) => heldAtPublication)).toEqual(
      whole.assessments.map(({ heldAtPublication }) => heldAtPublication),
    );
  });

  it('take nothing away by what came out after the cutoff', () => {
    const cutoff = '2024-09-01';
    const before = statements.filter(({ publishedOn }) => (publishedOn ?? '') <= cutoff);
    expect(chosen(given(statements, cutoff))).toBe(chosen(given(before, cutoff)));
  });

  it('find the one that decides, wherever it lies', () => {
    const kinds = (extra: Statement) => {
      const { claim: same, vocabulary, cutoffs } = given([]);
      const all = { statements: [...statements, extra], hops: [], relations: [] };
      return findAmong(choosing(all), { claim: same, vocabulary, cutoffs }).comparisons.map(
        ({ statement }) => statement,
      );
    };
    const extra = (asOf: string, value: number): Statement => ({
      key: 'l/decides',
      source: 'uk-di',
      publishedOn: asOf,
      reading: 'read',
      content: content(CASUALTIES, exactly(value), { asOf }),
    });
    // The same number, long ago; the highest of all, long ago; nearest in time; the newest.
    for (const [asOf, value] of [
      ['2023-01-01', 1_003],
      ['2023-01-01', 900_000],
      ['2024-06-01', 7_777],
      ['2026-01-01', 4_000],
    ] as const)
      expect(kinds(extra(asOf, value))).toContain('l/decides');
  });

  it('look for what decides for each thing that the page says, not for the first alone', () => {
    const page = (value: number, at: number) =>
      appearance(content(CASUALTIES, exactly(value), { asOf: '2024-06-01' }), [vague('Reports')], {
        key: `article/0123456789ab/${at}`,
        publishedOn: '2024-06-02',
      });
    const { claim, vocabulary, cutoffs } = input(
      claimOf([page(1_003, 100), page(1_777, 200)]),
      { statements: [], hops: [], relations: [] },
      null,
    );
    const looked = (value: number): boolean => {
      const extra: Statement = {
        key: 'l/decides',
        source: 'uk-di',
        publishedOn: '2023-01-01',
        reading: 'read',
        content: content(CASUALTIES, exactly(value), { asOf: '2023-01-01' }),
      };
      const choose = choosing({ statements: [...statements, extra], hops: [], relations: [] });
      return choose(firstLooks(claim, vocabulary, cutoffs.publishedBy)).statements.some(({ key }) => key === extra.key);
    };
    // Long before everything else: only the same number leads there.
    expect([looked(1_003), looked(1_777), looked(1_888)]).toEqual([true, true, false]);
  });

  it('look in a later round for what decides for the content that a link fills in', () => {
    const figure = (key: string, source: string, asOf: string): Statement => ({
      key,
      source,
      publishedOn: asOf,
      reading: 'read',
      content: content(CASUALTIES, exactly(1_003), { asOf, place: 'belarus' }),
    });
    const linked = figure('l/linked', 'uk-di', '2024-06-01');
    // Long before everything else, by another source, and in a place that the page does not name.
    const decides = figure('l/decides', 'rok-jcs', '2023-01-01');
    const page = appearance(without(content(CASUALTIES, exactly(1_003), { asOf: '2024-06-01' }), 'place'), [
      vague('Reports'),
    ]);
    const given = { statements: [...statements, linked, decides], hops: [], relations: [] };
    const choose = choosing(given);
    const rounds: boolean[] = [];
    const looked = (links: Claim['links']): boolean[] => {
      rounds.length = 0;
      const { claim: asked, vocabulary, cutoffs } = input({ ...claimOf([page]), links }, given, null);
      const finding = findAmong(
        (wanted) => {
          const answer = choose(wanted);
          rounds.push(answer.statements.some(({ key }) => key === decides.key));
          return answer;
        },
        { claim: asked, vocabulary, cutoffs },
      );
      expect(finding.limits?.length).toBeGreaterThan(0);
      return rounds;
    };
    expect(looked([])).not.toContain(true);
    const [first, ...later] = looked([{ appearance: page.key, statement: linked.key, standing: 'confirmed' }]);
    expect([first, later.includes(true)]).toEqual([false, true]);
  });
});
