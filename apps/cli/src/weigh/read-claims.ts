/** Claims from CSV or from lines of JSON, straight into a table. */
import type { Readable } from 'node:stream';
import { type ClaimTable, ClaimTableBuilder, Hierarchy, type HierarchyNode } from '@whence/weighing';
import { CsvError, parse } from 'csv-parse';
import { CommandFailure } from '../complaint.js';
import { EXIT } from '../exit-codes.js';
import { claimLine, kindOf } from './claim-line.js';
import { LONGEST_LINE, textLines } from './text-lines.js';

const COLUMNS = ['object', 'source', 'value'] as const;

export type ClaimsForm = 'csv' | 'jsonl';

/** @throws CommandFailure at the first claim that cannot be read, with line and column */
export async function readClaims(input: Readable, name: string, form: ClaimsForm): Promise<ClaimTable> {
  const builder = new ClaimTableBuilder();
  if (form === 'jsonl') await addLines(input, name, builder);
  else await addRows(input, name, builder);
  if (builder.size === 0) throw new CommandFailure(EXIT.refused, `Found no claims in ${name}, expected one at least.`);
  return builder.build();
}

async function addLines(input: Readable, name: string, builder: ClaimTableBuilder): Promise<void> {
  for await (const { number, text } of textLines(input, name)) {
    const line = number === 1 ? text.replace(/^\uFEFF/, '') : text;
    if (line.trim() === '') continue;
    const claim = claimLine(line);
    if (typeof claim === 'string') throw new CommandFailure(EXIT.refused, `Line ${number} of ${name}: ${claim}.`);
    builder.add(claim);
  }
}

async function addRows(input: Readable, name: string, builder: ClaimTableBuilder): Promise<void> {
  async function* text(): AsyncGenerator<string> {
    for await (const line of textLines(input, name)) yield `${line.text}\n`;
  }
  const parser = parse({ bom: true, info: true, skip_empty_lines: true, max_record_size: LONGEST_LINE });
  const feeding = feed(text(), parser);
  let places: readonly number[] | undefined;
  try {
    for await (const row of parser) {
      const { record: cells, info } = row as { record: string[]; info: { lines: number } };
      if (!places) {
        places = columnPlaces(cells, name);
        continue;
      }
      const [object = '', source = '', value = ''] = places.map((place) => cells[place] ?? '');
      const empty = [object, source, value].findIndex((cell) => cell.trim() === '');
      if (empty >= 0)
        throw new CommandFailure(
          EXIT.refused,
          `Line ${info.lines} of ${name}, column ${COLUMNS[empty]}: found nothing, expected ${empty === 2 ? 'a value' : 'a name'}.`,
        );
      builder.add({ object, source, value });
    }
    await feeding;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at = typeof error['column'] === 'number' ? `, column ${error['column'] + 1}` : '';
    throw new CommandFailure(
      EXIT.refused,
      `Line ${String(error['lines'])} of ${name}${at}: found ${error.message}, expected CSV (RFC 4180).`,
      {
        cause: error,
      },
    );
  } finally {
    parser.destroy();
    input.destroy();
  }
}

async function feed(text: AsyncIterable<string>, parser: ReturnType<typeof parse>): Promise<void> {
  try {
    for await (const piece of text) if (!parser.write(piece) && !parser.destroyed) await drained(parser);
    parser.end();
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

/** Until there is room for more, or nobody reads. */
const drained = (parser: ReturnType<typeof parse>): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      parser.off('drain', done).off('close', done);
      resolve();
    };
    parser.on('drain', done).on('close', done);
  });

function columnPlaces(header: readonly string[], name: string): number[] {
  const named = header.map((cell) => cell.trim().toLowerCase());
  return COLUMNS.map((column) => {
    const place = named.indexOf(column);
    if (place < 0)
      throw new CommandFailure(
        EXIT.refused,
        `Line 1 of ${name}: found the columns ${header.map((cell) => `"${cell}"`).join(', ')}, expected "${COLUMNS.join('", "')}" among them.`,
      );
    if (named.lastIndexOf(column) !== place)
      throw new CommandFailure(
        EXIT.refused,
        `Line 1 of ${name}: found the column "${column}" twice, expected it once.`,
      );
    return place;
  });
}

/** @throws CommandFailure at the first place that cannot be read, or where one lies in itself */
export async function readHierarchy(input: Readable, name: string): Promise<Hierarchy> {
  const nodes: HierarchyNode[] = [];
  for await (const { number, text } of textLines(input, name)) {
    if (text.trim() === '') continue;
    const node = hierarchyLine(text);
    if (typeof node === 'string') throw new CommandFailure(EXIT.refused, `Line ${number} of ${name}: ${node}.`);
    nodes.push(node);
  }
  try {
    return new Hierarchy(nodes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CommandFailure(EXIT.refused, `Found in ${name} that ${error.message}, expected places inside others.`, {
      cause: error,
    });
  }
}

function hierarchyLine(line: string): HierarchyNode | string {
  const expected = 'a JSON object {"id", "name", "parent"}';
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch (error) {
    return `found what is no JSON (${error instanceof Error ? error.message : String(error)}), expected ${expected}`;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return `found ${kindOf(parsed)}, expected ${expected}`;
  const { id, name, parent }: { id?: unknown; name?: unknown; parent?: unknown } = parsed;
  if (typeof id !== 'string' && typeof id !== 'number') return `found ${kindOf(id)} as "id", expected text or a number`;
  if (typeof name !== 'string' || name.trim() === '') return `found ${kindOf(name)} as "name", expected text`;
  if (parent !== undefined && parent !== null && typeof parent !== 'string' && typeof parent !== 'number')
    return `found ${kindOf(parent)} as "parent", expected the id of a place, or nothing`;
  return { id, name, parent: parent ?? undefined };
}
