import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COLUMNS } from './cells.js';
import { readCsv } from './read-csv.js';
import { readJson, readJsonLines } from './read-json.js';
import type { RowRead } from './read-rows.js';
import { ROW_KINDS, type RowKind } from './rows.js';
import { readLedgerFolder, snapshotOf } from './snapshot.js';

const HEADERS = {
  source: Object.keys(COLUMNS.source),
  measure: Object.keys(COLUMNS.measure),
  place: Object.keys(COLUMNS.place),
  statement: Object.keys(COLUMNS.statement),
};

async function* bytes(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield typeof text === 'string' ? new TextEncoder().encode(text) : text;
}

const csv = (kind: RowKind, text: string | Uint8Array) =>
  readCsv(kind, { file: `${kind}s.csv`, open: () => bytes(text) });

/** A file of rows given by column. */
function fileOf(kind: RowKind, rows: readonly Record<string, string>[]): string {
  const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = rows.map((row) => HEADERS[kind].map((column) => quoted(row[column] ?? '')).join(','));
  return [HEADERS[kind].join(','), ...lines, ''].join('\n');
}

const VOCABULARY = {
  source: fileOf('source', [
    { key: 'police', name: 'Police', kind: 'body' },
    { key: 'paper', name: 'Paper', kind: 'outlet' },
    { key: 'radio', name: 'Radio', kind: 'outlet' },
  ]),
  measure: fileOf('measure', [
    { key: 'present', counted: 'people', state: 'present', unit: 'persons', label: 'people present' },
  ]),
  place: fileOf('place', [{ key: 'square', name: 'Square' }]),
};
const ROW = { id: 'A', source: 'police', measure: 'present', mode: 'observed', polarity: 'affirms', point: '500' };

async function* folder(files: Partial<Record<RowKind, string | Uint8Array>>): AsyncGenerator<RowRead> {
  for (const kind of ROW_KINDS)
    yield* csv(kind, files[kind] ?? (kind === 'statement' ? fileOf(kind, []) : VOCABULARY[kind]));
}

const statements = (...rows: Record<string, string>[]) =>
  snapshotOf('town', folder({ statement: fileOf('statement', rows) }));

async function faultsOf(...rows: Record<string, string>[]): Promise<string[]> {
  const { faults } = await statements(...rows);
  return faults.map(({ where, found, expected }) => `${where}: found ${found}, expected ${expected}`);
}

describe('rows of CSV', () => {
  it('become statements, reports by carriers, hops and relations', async () => {
    const ledger = await statements(
      {
        ...ROW,
        read: 'yes',
        via: 'paper<radio',
        carriers: 'paper; police',
        low: '400',
        low_strict: 'yes',
        high: '600',
      },
      { ...ROW, id: 'B', relations: 'relays:A; denies-figure:A' },
      { ...ROW, id: 'C', relations: 'derives:A+-B' },
      { ...ROW, id: 'D', relations: 'rounds:A;repeats:A,B' },
    );
    expect(ledger.faults).toEqual([]);
    expect(
      ledger.hops.map(({ from, kind, to, operation, sign, farEndRead }) =>
        [from, kind, to, operation, sign, farEndRead].join(' ').replaceAll('town/', ''),
      ),
    ).toEqual([
      'A~paper cites A~radio   false',
      'A~radio cites A   true',
      'B cites A   true',
      'C derives A difference 1 true',
      'C derives B difference -1 false',
      'D derives A rounding  true',
    ]);
    expect(ledger.relations.map(({ from, kind, to }) => `${from} ${kind} ${to}`)).toEqual([
      'town/B denies-figure town/A',
      'town/D repeats town/A',
      'town/D repeats town/B',
    ]);
    expect(ledger.statements.map(({ key, reading }) => `${key} ${reading}`)).toContain('town/A~radio placeholder');
    expect(ledger.statements[0]?.content).toMatchObject({
      amount: { low: { value: 400, strict: true }, high: { value: 600, strict: false }, point: 500 },
    });
  });

  it('are told by file, line and column, with a row over several lines counted', async () => {
    expect(
      await faultsOf(
        { ...ROW, words: 'over\ntwo lines' },
        { ...ROW, id: 'B', said_on: '2024-02-30', point: '5,000' },
        { ...ROW, id: 'C', low: '9', high: '3', mode: 'seen', low_strict: 'maybe' },
        { ...ROW, id: 'D', source: '', hedge: 'about', point: '' },
        { ...ROW, id: 'E', hedge: 'up-to', point: '', low: '10' },
        { ...ROW, id: 'F', hedge: 'at-least', point: '', high: '10' },
        { ...ROW, id: 'G', hedge: 'nearly', point: '', low: '10', high: '12' },
        { ...ROW, id: 'H', hedge: 'up-to', point: '10' },
      ),
    ).toEqual([
      'statements.csv:4:point: found "5,000", expected a plain number, such as 25000 or 0.5: no separators, no words',
      'statements.csv:4:said_on: found day 30 in "2024-02-30", expected 01 to 29 (that month\'s last day)',
      'statements.csv:5:low_strict: found "maybe", expected one of yes, no, or nothing',
      'statements.csv:5:mode: found "seen", expected one of observed, forecast, announced',
      'statements.csv:5:low: found low 9 above high 3, expected low to be at most high',
      'statements.csv:6:hedge: found "about" without a number, expected low, high or point beside it',
      'statements.csv:6:source: found nothing, expected a string',
      'statements.csv:7:low: found hedge up-to beside low 10 alone, expected high, or a hedge that is no ceiling',
      'statements.csv:8:high: found hedge at-least beside high 10 alone, expected low, or a hedge that is no floor',
    ]);
  });

  it('are refused when an id comes twice: both lines are named', async () => {
    expect(await faultsOf(ROW, { ...ROW, id: 'B' }, ROW)).toEqual([
      'statements.csv:4: found statement "A" a second time, expected each id once; it first stands at statements.csv:2',
    ]);
  });

  it('are refused when they refer to nothing, to themselves or in a circle', async () => {
    expect(
      await faultsOf(
        { ...ROW, place: 'moon', relations: 'relays:Z' },
        { ...ROW, id: 'B', relations: 'relays:B' },
        { ...ROW, id: 'C', relations: 'relays:D' },
        { ...ROW, id: 'D', relations: 'derives:E' },
        { ...ROW, id: 'E', relations: 'cites:C' },
        { ...ROW, id: 'F', via: 'paper<radio<paper' },
        { ...ROW, id: 'G', via: 'police' },
      ),
    ).toEqual([
      'statements.csv:3:relations: found "B", the row itself, expected another statement',
      'statements.csv:7:via: found "paper" twice: hops paper -> radio -> paper run in a circle, expected each hand once',
      'statements.csv:8:via: found "police", the source itself, expected hands other than the source itself: a statement cannot relay itself',
      'statements.csv:2:place: found unknown place "moon", expected the key of a place in these rows or in the ledger "town"',
      'statements.csv:2:relations: found unknown statement "Z", expected the key of a statement in these rows or in the ledger "town"',
      'statements.csv:4:relations: found hops in a circle: C -> D -> E -> C, expected hops that lead to an origin',
    ]);
  });

  it('do not blame a row for referring to one that is at fault', async () => {
    expect(await faultsOf({ ...ROW, mode: 'seen' }, { ...ROW, id: 'B', relations: 'relays:A' })).toHaveLength(1);
  });

  it.each([
    ['relays', 'a kind, a colon and ids'],
    ['hears:A', 'a kind, a colon and ids'],
    ['relays:', 'an id after the colon'],
    ['relays:A+B', 'ids joined by ","'],
    ['derives:A,B', 'operands joined by "+"'],
    ['rounds:A+B', 'one id after "rounds:"'],
  ])('refuse the relation "%s"', async (relations, expected) => {
    const [fault, ...rest] = await faultsOf({ ...ROW, id: 'X', relations });
    expect(rest).toEqual([]);
    expect(fault).toContain(`statements.csv:2:relations: found "${relations}", expected ${expected}`);
  });
});

describe('a CSV file', () => {
  const faults = async (text: string | Uint8Array) => {
    const found: string[] = [];
    for await (const read of csv('place', text))
      if ('faults' in read) found.push(...read.faults.map(({ where, found: what }) => `${where}: ${what}`));
    return found;
  };

  it('names missing, unknown and repeated columns', async () => {
    expect(await faults('key,nam,aliases,aliases\nsquare,Square,,\n')).toEqual([
      'places.csv:1:name: no column "name"',
      'places.csv:1:within: no column "within"',
      'places.csv:1:nam: unknown column "nam"',
      'places.csv:1:aliases: column "aliases" twice',
    ]);
  });

  it.each([
    [
      'never closed',
      'key,name,aliases,within\na,A,,\nb,"B,,\nc,C,,\n',
      'places.csv:3:2: a quote that is opened in this row and never closed',
    ],
    ['in a cell', 'key,name,aliases,within\na,A"x,,\n', 'places.csv:2:2: a quote in the middle of a cell'],
    ['followed by text', 'key,name,aliases,within\na,"A"x,,\n', 'places.csv:2:2: more text after a closing quote'],
  ])('tells a quote that is %s', async (_name, text, expected) => {
    expect(await faults(text)).toEqual([expected]);
  });

  it('tells a row with too few cells, an empty file, and bytes that are no text', async () => {
    expect(await faults('key,name,aliases,within\na,A\n')).toEqual(['places.csv:2: 2 cells']);
    expect(await faults('')).toEqual(['places.csv:1:1: an empty file']);
    const latin1 = Uint8Array.from([
      ...new TextEncoder().encode('key,name,aliases,within\na,'),
      0xe9,
      0x2c,
      0x2c,
      0x0a,
    ]);
    expect(await faults(latin1)).toEqual(['places.csv:1:1: bytes that are not UTF-8 here or soon after']);
  });

  it('may begin with a byte order mark, end lines with CRLF and hold blank lines', async () => {
    const { vocabulary, faults: told } = await snapshotOf(
      'town',
      csv('place', '\uFEFFkey,name,aliases,within\r\n\r\na,A,x; y,\r\n'),
    );
    expect(told).toEqual([]);
    expect(vocabulary.places.get('a')).toEqual({ key: 'a', name: 'A', aliases: ['x', 'y'] });
  });

  it('keeps 1,000 faults and counts the rest', async () => {
    const rows = Array.from({ length: 1_200 }, (_, n) => ({ ...ROW, id: `r${n}`, mode: 'seen' }));
    const { faults: kept, faultsInAll } = await statements(...rows);
    expect([kept.length, faultsInAll]).toEqual([1_000, 1_200]);
  });
});

describe('rows of JSON', () => {
  const told = async (rows: AsyncIterable<RowRead> | Iterable<RowRead>) =>
    (await snapshotOf('town', rows)).faults.map(({ where, found }) => `${where}: ${found}`);

  it('are told by JSON Pointer', async () => {
    expect(
      await told(
        readJson({
          sources: [{ key: 'a b', name: 'x\u0000', kind: 'body' }],
          places: {},
          rivers: [],
          statements: [
            {
              id: 'A',
              source: 'police',
              colour: 'red',
              content: { mode: 'observed', polarity: 'affirms', measure: 'm', amount: {} },
            },
          ],
        }),
      ),
    ).toEqual([
      '/rivers: unknown member "rivers"',
      '/sources/0/key: "a b"',
      '/sources/0/name: the control character U+0000 at character 2',
      '/places: {}',
      '/statements/0/content/amount/point: no number',
      '/statements/0/colour: unknown member "colour"',
    ]);
    expect(await told(readJson([]))).toEqual([': []']);
  });

  it('refuse halves of characters and numbers out of range', async () => {
    expect(await told(readJson({ places: [{ key: 'a', name: '\ud800' }] }))).toEqual([
      '/places/0/name: half of a surrogate pair',
    ]);
  });

  it('may come as lines', async () => {
    const lines = (text: string) => readJsonLines({ file: 'rows.jsonl', open: () => bytes(text) });
    expect(await told(lines('{"place":{"key":"a","name":"A"}}\n\n{"place":{"key":"b"}}\n{"river":{}}\n{'))).toEqual([
      'rows.jsonl:3:/name: nothing',
      'rows.jsonl:4: {"river":{}}',
      expect.stringMatching(/^rows\.jsonl:5: .*JSON/),
    ]);
  });
});

describe('mapping', () => {
  const keys = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const row = fc.record({ via: fc.uniqueArray(keys, { maxLength: 4 }), carriers: fc.array(keys, { maxLength: 6 }) });

  it('gives every report one hop, and every way by hops ends at the statement', async () => {
    await fc.assert(
      fc.asyncProperty(row, async ({ via, carriers }) => {
        const sources = ['origin', 'a', 'b', 'c', 'd', 'e'].map((key) => ({ key, name: key, kind: 'body' }));
        const ledger = await snapshotOf(
          'town',
          readJson({ sources, statements: [{ id: 'A', source: 'origin', via, carriers }] }),
        );
        expect(ledger.faults).toEqual([]);
        expect(ledger.statements.map(({ source }) => source).sort()).toEqual(
          ['origin', ...new Set([...via, ...carriers])].sort(),
        );
        const next = new Map(ledger.hops.map(({ from, to }) => [from, to]));
        expect(next.size).toBe(ledger.hops.length);
        for (const { key } of ledger.statements) {
          let at = key;
          for (let steps = 0; next.has(at) && steps <= 6; steps++) at = next.get(at) ?? at;
          expect(at).toBe('town/A');
        }
      }),
    );
  });

  it('reads any cell without throwing, and tells each fault at a column of the file', async () => {
    const cells = fc.dictionary(
      fc.constantFrom(...HEADERS.statement),
      fc.oneof(fc.string(), fc.constantFrom('yes', '5', 'A', 'derives:A+B', '2024-13')),
    );
    await fc.assert(
      fc.asyncProperty(cells, async (given) => {
        const { faults } = await statements(given);
        for (const { where } of faults) expect(where).toMatch(/^statements\.csv:\d+(:[a-z_0-9]+)?$/);
      }),
    );
  });
});

describe('the sample ledger', () => {
  it('is free of faults', async () => {
    const { faults, statements: held } = await readLedgerFolder('sample/ledger', 'dprk');
    expect(faults).toEqual([]);
    expect(held.filter(({ key }) => !key.includes('~'))).toHaveLength(87);
  });

  it('tells a folder without ledger files', async () => {
    expect((await readLedgerFolder('docs/nowhere', 'x')).faults).toMatchObject([{ found: 'no folder "docs/nowhere"' }]);
  });
});
