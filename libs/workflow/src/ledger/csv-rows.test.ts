import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvRows, type CsvBreak, type CsvRow } from './csv-rows.js';

async function* inChunks(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield await Promise.resolve(text.slice(at, at + size));
}

async function read(text: string, size = 7): Promise<{ rows: CsvRow[]; broken: CsvBreak | undefined }> {
  const rows: CsvRow[] = [];
  let broken: CsvBreak | undefined;
  for await (const some of csvRows(inChunks(text, size)))
    if (Array.isArray(some)) rows.push(...some);
    else broken = some;
  return { rows, broken };
}

const cell = fc.string({
  unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', '\r\n', ';', '\u{1f600}'),
  maxLength: 6,
});
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
const written = (cells: readonly string[]) =>
  cells.map((value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(',');

describe('rows of CSV text', () => {
  it('are what a library reads, however the text is cut', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('\n', '\r\n'), fc.nat({ max: 20 }), async (rows, end, size) => {
        const text = `\uFEFF${rows.map((cells) => written(cells) + end).join('')}`;
        const { rows: found, broken } = await read(text, size + 1);
        expect(broken).toBeUndefined();
        expect(found.map(({ cells }) => cells)).toEqual(
          parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, record_delimiter: end }),
        );
      }),
    );
  });

  it('break where a library breaks, and keep the rows before', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n'), maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(text, fc.nat({ max: 20 }), async (given, size) => {
        const { rows, broken } = await read(given, size + 1);
        let refused = false;
        try {
          parse(given, { relax_column_count: true, skip_empty_lines: true, record_delimiter: '\n' });
        } catch {
          refused = true;
        }
        expect(broken !== undefined).toBe(refused);
        const whole = await read(given, 1_000);
        expect({ rows, broken }).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });

  it('tell the line on which each begins', async () => {
    const { rows } = await read('a,b\n\n"two\nlines",c\r\nd,"over\r\nthree\rlines"\re,f');
    expect(rows.map(({ line, cells }) => `${line} ${cells[0]}`)).toEqual(['1 a', '3 two\nlines', '5 d', '8 e']);
  });

  it('tell the line and the cell that cannot be read', async () => {
    expect((await read('a,b\nc,"d\ne"f\n')).broken).toMatchObject({
      line: 2,
      cell: 2,
      found: 'more text after a closing quote on line 3, in a row that begins on line 2',
    });
    expect((await read('a\nb,c"d')).broken).toMatchObject({
      line: 2,
      cell: 2,
      found: 'a quote in the middle of a cell',
    });
  });

  it('do not take the rest of a long file for one cell', async () => {
    const { rows, broken } = await read(`a,b\nc,"${'d\n'.repeat(600_000)}`, 65_536);
    expect(rows).toHaveLength(1);
    expect(broken).toMatchObject({ line: 2, cell: 2 });
    expect(broken?.found).toMatch(/^a row of more than 1000000 bytes/);
  });
});
