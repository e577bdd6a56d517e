import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AddHop, CreateLedger, ImportLedger, JudgeHop, readJson, type ImportReport } from '@whence/workflow';
import fc from 'fast-check';
import {
  CONTENT,
  count,
  hops,
  ledgerDesk,
  MEASURES,
  refusalOf,
  SOURCES,
  statements,
  type LedgerDesk,
} from './desk.contract.js';

const KEYS = ['police', 'mayor', 'agency', 'paper'];
const IDS = ['a', 'b', 'c', 'd'];

/** Rows may name only rows before them, so that no import is refused for a circle. */
const statement = fc
  .record({
    place: fc.nat({ max: IDS.length - 1 }),
    source: fc.constantFrom('police', 'mayor'),
    carriers: fc.uniqueArray(fc.constantFrom('agency', 'paper'), { maxLength: 2 }),
    point: fc.nat({ max: 2 }),
    cites: fc.option(fc.nat({ max: IDS.length - 1 })),
    repeats: fc.option(fc.nat({ max: IDS.length - 1 })),
  })
  .map(({ place, source, carriers, point, cites, repeats }) => ({
    id: IDS[place] ?? 'a',
    source,
    carriers,
    content: { measure: 'present', mode: 'observed', polarity: 'affirms', amount: { point } },
    hops: cites !== null && cites < place ? [{ kind: 'cites', to: IDS[cites] }] : [],
    relations: repeats !== null && repeats < place ? [{ kind: 'repeats', to: IDS[repeats] }] : [],
  }));

const rows = fc.record({
  names: fc.array(fc.constantFrom('Old', 'New'), { minLength: KEYS.length, maxLength: KEYS.length }),
  statements: fc.uniqueArray(statement, { selector: ({ id }) => id, maxLength: IDS.length }),
});

describe('undoing an import, whatever came before', () => {
  let desk: LedgerDesk;
  let made = 0;
  beforeAll(async () => {
    desk = await ledgerDesk();
  });
  afterAll(() => desk.close());

  /** Everything that stands in a ledger, in one order. */
  async function standing(ledger: string): Promise<unknown[]> {
    const of = (table: string, owner: string, join: string) => `
      SELECT v.content FROM ${table} e JOIN LATERAL (SELECT * FROM ${table}_version WHERE ${owner} = e.id
        ORDER BY version DESC LIMIT 1) v ON NOT v.removed ${join}`;
    const ends = 'JOIN statement f ON f.id = e.from_id JOIN ledger l ON l.id = f.ledger_id WHERE l.name = $1';
    const own = 'JOIN ledger l ON l.id = e.ledger_id WHERE l.name = $1';
    const found: { content: unknown }[] = await desk.dataSource.query(
      `SELECT content FROM (${of('statement', 'statement_id', own)} UNION ALL ${of('hop', 'hop_id', ends)}
       UNION ALL ${of('relation', 'relation_id', ends)}
       UNION ALL SELECT v.content FROM vocabulary_entry e JOIN LATERAL (SELECT * FROM vocabulary_version WHERE entry_id = e.id
         ORDER BY version DESC LIMIT 1) v ON NOT v.removed ${own}) held ORDER BY content::text`,
      [ledger],
    );
    return found.map(({ content }) => content);
  }

  async function into(
    ledger: string,
    { names, statements }: { names: string[]; statements: object[] },
  ): Promise<string | null> {
    const body = {
      sources: KEYS.map((key, n) => ({ key, name: `${names[n]} ${key}`, kind: 'body' })),
      measures: [{ key: 'present', counted: 'people', state: 'present', unit: 'persons', label: 'people present' }],
      statements,
    };
    const report = await new ImportLedger(desk.ports).run(desk.by, { ledger, format: 'json', rows: readJson(body) });
    return report.importId;
  }

  /** Rows may name any other, so all are there from the start, with nothing to say yet. */
  const base = { names: ['Old', 'Old', 'Old', 'Old'], statements: IDS.map((id) => ({ id, source: 'police' })) };

  it('brings back what stood before it; undoing the rest, last first, leaves nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(rows, { minLength: 1, maxLength: 4 }), async (imports) => {
        made += 1;
        const ledger = `run-${made}`;
        await new CreateLedger(desk.ports).run(desk.by, { name: ledger, title: ledger });
        const states: unknown[][] = [await standing(ledger)];
        const ids: (string | null)[] = [];
        for (const given of [base, ...imports]) {
          ids.push(await into(ledger, given));
          states.push(await standing(ledger));
        }
        for (let n = ids.length - 1; n >= 0; n--) {
          const { left } = await desk.undo.run(desk.by, { ledger, importId: ids[n] ?? '' });
          expect(left).toEqual([]);
          expect(await standing(ledger)).toEqual(states[n]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('leaves no reference to nothing behind, in whatever order imports are undone', async () => {
    const order = fc.array(rows, { minLength: 1, maxLength: 3 }).chain((imports) =>
      fc.record({
        imports: fc.constant(imports),
        order: fc.shuffledSubarray([0, ...imports.map((_, n) => n + 1)], { minLength: imports.length + 1 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(order, async ({ imports, order }) => {
        made += 1;
        const ledger = `run-${made}`;
        await new CreateLedger(desk.ports).run(desk.by, { name: ledger, title: ledger });
        const ids: (string | null)[] = [];
        for (const given of [base, ...imports]) ids.push(await into(ledger, given));
        for (const n of order) {
          await desk.undo.run(desk.by, { ledger, importId: ids[n] ?? '', leaveBuiltUpon: true });
          const held = (await standing(ledger)) as Record<string, unknown>[];
          const keys = new Set(held.map(({ key }) => key));
          for (const { source, from, to } of held) {
            if (source !== undefined) expect(keys).toContain(source);
            if (from !== undefined) expect([keys.has(from), keys.has(to)]).toEqual([true, true]);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('undoing an import', () => {
  let desk: LedgerDesk;
  let base: ImportReport;
  beforeAll(async () => {
    desk = await ledgerDesk();
    base = await desk.importJson({
      ...SOURCES,
      ...MEASURES,
      statements: [{ id: 'A', source: 'police', content: CONTENT }],
    });
  });
  afterAll(() => desk.close());
  const undo = (report: ImportReport, leaveBuiltUpon = false) =>
    desk.undo.run(desk.by, { ledger: 'sample', importId: report.importId ?? '', leaveBuiltUpon });
  const figure = (point: number) => ({ ...CONTENT, amount: { point } });

  it('removes what it added, restores what it replaced, and can be undone in any order', async () => {
    const second = await desk.importJson({
      statements: [
        { id: 'A', source: 'police', content: figure(600) },
        { id: 'B', source: 'mayor', content: figure(700), carriers: ['radio'] },
      ],
    });
    const undone = await undo(second);
    expect(undone.tallies.statements).toMatchObject({ changed: 1, removed: 1 });
    expect(await statements(desk)).toEqual(['sample/A 3', 'sample/B 2 removed', 'sample/B~radio 2 removed']);
    expect(await hops(desk)).toEqual([]);
    expect(await count(desk, `outbox WHERE job = 'recheck-affected'`)).toBe(3);
    expect((await refusalOf(undo(second))).code).toBe('import-undone-already');
  });

  it('refuses while something was changed since or rests on it, and says what', async () => {
    const later = await desk.importJson({
      statements: [{ id: 'C', source: 'mayor', content: CONTENT, hops: [{ kind: 'cites', to: 'A' }] }],
    });
    const refusal = await refusalOf(undo(base));
    expect(refusal.code).toBe('import-built-upon');
    expect(refusal.extra['left']).toEqual(
      expect.arrayContaining([
        { kind: 'statement', key: 'sample/A', because: 'the cites from sample/C to sample/A still joins it' },
        { kind: 'source', key: 'mayor', because: 'statement sample/C still names it' },
      ]),
    );
    await undo(later);
    const changed = await desk.importJson({ statements: [{ id: 'A', source: 'police', content: figure(650) }] });
    const again = await refusalOf(undo(base));
    expect(again.extra['left']).toContainEqual({
      kind: 'statement',
      key: 'sample/A',
      because: 'version 4 changed it since',
    });
    await undo(changed);
    expect((await undo(base)).left).toEqual([]);
    expect((await statements(desk)).every((line) => line.endsWith('removed'))).toBe(true);
    expect(await count(desk, 'vocabulary_version WHERE NOT removed')).toBe(6);
  });

  it('is not kept from it by a hop that a person rejected, and leaves the rejection', async () => {
    const own = await ledgerDesk();
    try {
      const say = (id: string) => ({ statements: [{ id, source: 'police', content: CONTENT }] });
      await own.importJson({ ...SOURCES, ...MEASURES, ...say('A') });
      const { importId } = await own.importJson(say('B'));
      const takeBack = () =>
        own.undo.run(own.by, { ledger: 'sample', importId: importId ?? '', leaveBuiltUpon: false });
      const hop = { ledger: 'sample', from: 'B', to: 'A', kind: 'cites', standing: 'confirmed' } as const;
      const { id } = await new AddHop(own.ports).run(own.by, hop);
      expect((await refusalOf(takeBack())).code).toBe('import-built-upon');
      await new JudgeHop(own.ports).run(own.by, { ledger: 'sample', hopId: id, standing: 'rejected' });
      expect((await takeBack()).tallies).toMatchObject({ statements: { removed: 1 }, hops: { removed: 0 } });
      await own.importJson(say('B'));
      expect(await own.dataSource.query(`SELECT standing FROM hop_version ORDER BY version DESC LIMIT 1`)).toEqual([
        { standing: 'rejected' },
      ]);
    } finally {
      await own.close();
    }
  });

  it('leaves what is built upon when told so', async () => {
    const one = await desk.importJson({
      ...SOURCES,
      ...MEASURES,
      statements: [
        { id: 'K', source: 'police', content: CONTENT },
        { id: 'L', source: 'mayor', content: CONTENT },
      ],
    });
    await desk.importJson({ statements: [{ id: 'K', source: 'police', content: figure(9) }] });
    const undone = await undo(one, true);
    expect(undone.left.map(({ key }) => key).sort()).toEqual(['police', 'present', 'sample/K']);
    expect(undone.tallies.sources.removed).toBe(4);
  });
});
