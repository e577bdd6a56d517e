import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AddHop, CreateLedger, ImportLedger, JudgeHop, readJson, readLedgerFolderRows } from '@whence/workflow';
import {
  CONTENT,
  count,
  csvRows,
  hops,
  ledgerDesk,
  MEASURES,
  refusalOf,
  SOURCES,
  statements,
  type LedgerDesk,
} from './desk.contract.js';

describe('importing a ledger', () => {
  let desk: LedgerDesk;
  beforeAll(async () => {
    desk = await ledgerDesk();
  });
  afterAll(() => desk.close());

  const first = {
    ...SOURCES,
    ...MEASURES,
    statements: [
      // The far end of the first row's hop comes later in the same file.
      {
        id: 'B',
        source: 'paper',
        content: CONTENT,
        hops: [{ kind: 'cites', to: 'A' }],
        relations: [{ kind: 'repeats', to: 'A' }],
      },
      {
        id: 'A',
        source: 'police',
        via: ['agency', 'mayor'],
        carriers: ['radio', 'agency'],
        reading: 'read',
        content: CONTENT,
      },
    ],
  };

  it('writes rows, reports, hops and relations in one change, and logs each of them', async () => {
    const report = await desk.importJson(first);
    expect(report.tallies.statements).toEqual({ added: 2, changed: 0, unchanged: 0, removed: 0 });
    expect(report.tallies.reports.added).toBe(3);
    expect(await statements(desk)).toEqual(['A', 'A~agency', 'A~mayor', 'A~radio', 'B'].map((id) => `sample/${id} 1`));
    expect(await hops(desk)).toEqual([
      'sample/A~agency cites sample/A~mayor',
      'sample/A~mayor cites sample/A',
      'sample/A~radio cites sample/A~agency',
      'sample/B cites sample/A',
    ]);
    const importId = report.importId;
    for (const table of ['vocabulary', 'statement', 'hop', 'relation'])
      expect(await count(desk, `${table}_version WHERE import_id = '${importId}'`)).toBeGreaterThan(0);
    // One entry for all statements that were added, its list with 52 bytes for each.
    expect(
      await count(
        desk,
        `log_entry e JOIN log_rows r USING (change_id, ordinal) JOIN log_salt s USING (change_id, ordinal)
         WHERE subject_kind = 'statements' AND action = 'add' AND length(list) = 5 * 52 AND length(s.salt) = 5 * 16`,
      ),
    ).toBe(1);
    expect(
      await count(
        desk,
        `log_entry e LEFT JOIN log_salt s USING (change_id, ordinal) WHERE coalesce(e.salt, s.salt) IS NULL`,
      ),
    ).toBe(0);
    expect(await count(desk, `outbox WHERE job = 'recheck-affected'`)).toBe(1);
  });

  it('knows whether a person has read the far end', async () => {
    const rows: { to: string; read: boolean }[] = await desk.dataSource.query(
      `SELECT content ->> 'to' AS "to", (content ->> 'farEndRead')::boolean AS read FROM hop_version ORDER BY 1`,
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { to: 'sample/A', read: true },
        { to: 'sample/A~mayor', read: false },
      ]),
    );
  });

  it('leaves everything as it is when the same rows come again', async () => {
    const jobs = await count(desk, 'outbox');
    const { tallies } = await desk.importJson(first);
    expect(tallies.statements).toEqual({ added: 0, changed: 0, unchanged: 2, removed: 0 });
    expect(tallies.hops).toEqual({ added: 0, changed: 0, unchanged: 4, removed: 0 });
    expect(await count(desk, 'statement_version')).toBe(5);
    expect(await count(desk, 'outbox')).toBe(jobs);
  });

  it('previews without writing anything', async () => {
    const changed = {
      statements: [{ id: 'C', source: 'mayor', content: CONTENT, hops: [{ kind: 'quotes', to: 'A' }] }],
    };
    const before = await count(desk, 'change');
    const dry = await desk.importJson(changed, true);
    expect(dry).toMatchObject({
      importId: null,
      dryRun: true,
      tallies: { statements: { added: 1 }, hops: { added: 1 } },
    });
    expect(await count(desk, 'change')).toBe(before);
    expect(await count(desk, `statement WHERE key = 'sample/C'`)).toBe(0);
  });

  it('makes the ledger in the change that imports into it, and previews that too', async () => {
    const importLedger = new ImportLedger(desk.ports);
    const rows = { ...SOURCES, ...MEASURES };
    const wanted = (ledger: string, dryRun: boolean) =>
      importLedger.run(desk.by, { ledger, make: true, format: 'json', rows: readJson(rows), dryRun });
    expect((await wanted('fresh', true)).tallies.sources.added).toBe(5);
    expect(await count(desk, `ledger WHERE name = 'fresh'`)).toBe(0);
    const changes = await count(desk, 'change');
    expect((await wanted('fresh', false)).tallies.sources.added).toBe(5);
    expect(await count(desk, 'change')).toBe(changes + 1);
    expect((await refusalOf(wanted('not/a name', true))).code).toBe('ledger-name-invalid');
    const unmade = importLedger.run(desk.by, { ledger: 'unmade', format: 'json', rows: readJson(rows) });
    expect((await refusalOf(unmade)).code).toBe('ledger-unknown');
  });

  it('makes a new version of a changed row, takes back what it says no more, and leaves rows that are not named', async () => {
    const rows = {
      statements: [{ id: 'A', source: 'police', via: ['mayor', 'agency'], reading: 'read', content: CONTENT }],
    };
    const { tallies, importId } = await desk.importJson(rows);
    expect(tallies.hops).toEqual({ added: 2, changed: 0, unchanged: 0, removed: 3 });
    expect(await statements(desk)).toEqual([
      'sample/A 1',
      'sample/A~agency 1',
      'sample/A~mayor 1',
      'sample/A~radio 2 removed',
      'sample/B 1',
    ]);
    expect(await hops(desk)).toEqual([
      'sample/A~agency cites sample/A',
      'sample/A~mayor cites sample/A~agency',
      'sample/B cites sample/A',
    ]);
    const undone = await desk.undo.run(desk.by, { ledger: 'sample', importId: importId ?? '' });
    expect(undone.left).toEqual([]);
    expect(await hops(desk)).toEqual([
      'sample/A~agency cites sample/A~mayor',
      'sample/A~mayor cites sample/A',
      'sample/A~radio cites sample/A~agency',
      'sample/B cites sample/A',
    ]);
    expect(await statements(desk)).toContain('sample/A~radio 3');
  });

  it('refuses a circle that only what is held closes, and names it', async () => {
    const refusal = await refusalOf(
      desk.importJson({
        statements: [{ id: 'A', source: 'police', content: CONTENT, hops: [{ kind: 'cites', to: 'B' }] }],
      }),
    );
    expect(refusal.faults).toEqual([
      {
        where: '/statements/0/hops/0/to',
        found: 'hops in a circle: A -> B -> A',
        expected: 'hops that lead to an origin',
      },
    ]);
    expect(await hops(desk)).toContain('sample/B cites sample/A');
  });

  it('tells unknown references by their place, and writes nothing', async () => {
    const before = await count(desk, 'log_entry');
    const refusal = await refusalOf(
      desk.importJson({
        statements: [
          { id: 'D', source: 'nobody', content: { ...CONTENT, place: 'nowhere' }, hops: [{ kind: 'cites', to: 'Z' }] },
          { id: 'E', source: 'police', content: CONTENT, hops: [{ kind: 'cites', to: 'D' }] },
        ],
      }),
    );
    expect(refusal).toMatchObject({ kind: 'invalid', code: 'ledger-rows-invalid', extra: { faultsInAll: 3 } });
    expect(refusal.faults.map(({ where, found }) => `${where} ${found}`)).toEqual([
      '/statements/0/source unknown source "nobody"',
      '/statements/0/content/place unknown place "nowhere"',
      '/statements/0/hops/0/to unknown statement "Z"',
    ]);
    expect(await count(desk, 'log_entry')).toBe(before);
  });

  it('leaves a hop rejected that a person rejected, and hops that people added', async () => {
    const rows = { statements: [{ id: 'R', source: 'mayor', content: CONTENT, hops: [{ kind: 'quotes', to: 'A' }] }] };
    await desk.importJson(rows);
    const standing = async () => {
      const found = await desk.ports.ledgerReading.hopsAt({ position: null }, 'sample/R');
      return found.map(({ value }) => `${value.kind} ${value.standing}`);
    };
    const [hop] = await desk.ports.ledgerReading.hopsAt({ position: null }, 'sample/R');
    await new JudgeHop(desk.ports).run(desk.by, { ledger: 'sample', hopId: hop?.id ?? '', standing: 'rejected' });
    await new AddHop(desk.ports).run(desk.by, {
      ledger: 'sample',
      from: 'R',
      to: 'B',
      kind: 'cites',
      standing: 'suggested',
    });
    expect((await desk.importJson(rows)).tallies.hops).toMatchObject({ changed: 0, unchanged: 1, removed: 0 });
    expect(await standing()).toEqual(['cites suggested', 'quotes rejected']);
  });

  it('judges the hop that stands when its row has moved it to another place', async () => {
    const parts = (...ids: string[]) => ({
      statements: [
        {
          id: 'SUM',
          source: 'mayor',
          content: CONTENT,
          hops: ids.map((to) => ({ kind: 'derives', to, operation: 'sum', sign: 1 })),
        },
      ],
    });
    await desk.importJson(parts('A', 'B'));
    await desk.importJson(parts('B', 'A'));
    const held = () => desk.ports.ledgerReading.hopsAt({ position: null }, 'sample/SUM');
    const hop = (await held()).find(({ value }) => value.to === 'sample/A');
    const judged = await new JudgeHop(desk.ports).run(desk.by, {
      ledger: 'sample',
      hopId: hop?.id ?? '',
      standing: 'rejected',
    });
    expect(judged.id).toBe(hop?.id);
    expect((await held()).map(({ value }) => `${value.to} ${value.standing}`)).toEqual([
      'sample/A rejected',
      'sample/B confirmed',
    ]);
  });

  it('lets two imports into one ledger wait for each other', async () => {
    const row = (id: string) => ({ statements: [{ id, source: 'police', content: CONTENT }] });
    const both = await Promise.all([desk.importJson(row('S')), desk.importJson(row('S'))]);
    expect(both.map(({ tallies }) => tallies.statements.added).sort()).toEqual([0, 1]);
    expect(
      await count(desk, `statement_version v JOIN statement s ON s.id = v.statement_id WHERE s.key = 'sample/S'`),
    ).toBe(1);
  });

  it('makes a ledger once when two imports would both make it', async () => {
    const make = (id: string) =>
      new ImportLedger(desk.ports).run(desk.by, {
        ledger: 'made-twice',
        make: true,
        format: 'json',
        rows: readJson({ sources: [{ key: id, name: id, kind: 'body' }] }),
      });
    const made = await Promise.all([make('one'), make('two'), make('three')]);
    expect(made.map(({ tallies }) => tallies.sources.added)).toEqual([1, 1, 1]);
  });

  it('refuses a ledger that the desk does not read, and a name that is taken', async () => {
    const elsewhere = new ImportLedger(desk.ports).run(desk.by, { ledger: 'other', format: 'json', rows: [] });
    expect((await refusalOf(elsewhere)).code).toBe('ledger-unknown');
    const taken = new CreateLedger(desk.ports).run(desk.by, { name: 'sample', title: 'Again' });
    expect((await refusalOf(taken)).code).toBe('ledger-name-taken');
  });
});

describe('CSV and JSON', () => {
  it('come to the same ledger', async () => {
    const desk = await ledgerDesk();
    try {
      await desk.importJson({
        sources: [{ key: 'police', name: 'Police', kind: 'body', aliases: ['PD'] }],
        measures: MEASURES.measures,
        statements: [
          {
            id: 'A',
            source: 'police',
            reading: 'read',
            content: { ...CONTENT, amount: { low: { value: 5, strict: true }, hedge: 'more-than' } },
          },
        ],
      });
      const header =
        'id,source,spokesperson,via,carriers,said_on,published_on,url,read,measure,subject,place,from_place,accumulation,mode,' +
        'certainty,polarity,as_of,period_start,period_end,horizon,low,low_strict,high,high_strict,point,hedge,unit,basis,whole,words,relations';
      const { tallies } = await desk.import(
        csvRows({
          source: 'key,name,kind,aliases,part_of,country\npolice,Police,body,PD,,\n',
          statement: `${header}\nA,police,,,,,,,yes,present,,,,,observed,,affirms,,,,,5,yes,,,,more-than,,,,,\n`,
        }),
      );
      expect(tallies.sources.unchanged).toBe(1);
      expect(tallies.statements.unchanged).toBe(1);
    } finally {
      await desk.close();
    }
  });
});

describe('the sample ledger', () => {
  it('takes its later statements after the earlier ones', async () => {
    const desk = await ledgerDesk('dprk');
    try {
      const early = await desk.import(readLedgerFolderRows('sample/ledger'));
      expect(early.tallies.statements.added).toBe(87);
      const late = await desk.import(readLedgerFolderRows('sample/later'));
      expect(late.tallies.statements).toMatchObject({ added: 15, changed: 0 });
      const relays = await desk.ports.ledgerReading.hopsAt({ position: null }, 'dprk/C20x1');
      expect(relays.map(({ value }) => value.to)).toEqual(['dprk/C20']);
    } finally {
      await desk.close();
    }
  });
});
