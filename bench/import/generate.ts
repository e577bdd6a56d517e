/** A ledger of any size, made from a seed: invented sources that count, and outlets that relay them. */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { COLUMNS, type RowKind } from '@whence/workflow';

/** Numbers from 0 up to, not including, 1, the same for the same seed (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SOURCES = 2_000;
const PLACES = 500;
const SUBJECTS = ['the army', 'the rebels', 'residents', 'the garrison', 'volunteers', 'the fleet'];
const WORDS = ['some', 'at least', 'no fewer than', 'about', 'according to first counts', 'as "many as"', 'up to'];

/** One measure for every twenty statements; the first holds a tenth of them all. */
const measuresFor = (rows: number): number => Math.max(20, Math.ceil(rows / 20));

const line = (cells: readonly (string | number)[]): string =>
  `${cells.map((cell) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(',')}\n`;

type Cells = Readonly<Record<string, string | number>>;

/** The file of one kind, row by row, with its header first. */
function* file(kind: RowKind, rows: Iterable<Cells>): Generator<string> {
  const columns = Object.keys(COLUMNS[kind]);
  let text = line(columns);
  for (const row of rows) {
    text += line(columns.map((column) => row[column] ?? ''));
    if (text.length < 65_536) continue;
    yield text;
    text = '';
  }
  yield text;
}

function* sources(): Generator<Cells> {
  for (let n = 0; n < SOURCES; n++)
    yield {
      key: `source-${n}`,
      name: `Source number ${n}`,
      kind: n % 4 === 0 ? 'body' : 'outlet',
      aliases: `S${n};No. ${n}`,
      ...(n >= 100 && n % 7 === 0 ? { part_of: `source-${n % 100}` } : {}),
    };
}

function* measures(rows: number): Generator<Cells> {
  for (let n = 0; n < measuresFor(rows); n++)
    yield { key: `measure-${n}`, counted: `thing ${n}`, state: 'present', unit: 'persons', label: `things ${n}` };
}

function* places(): Generator<Cells> {
  for (let n = 0; n < PLACES; n++)
    yield { key: `place-${n}`, name: `Place ${n}`, ...(n >= 20 ? { within: `place-${n % 20}` } : {}) };
}

const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2015, 0, 1);

/**
 * Statements in order of time. About a quarter relay or answer another one, mostly an earlier; a tenth came through a
 * hand or have a carrier, which makes a report of each.
 */
function* statements(rows: number): Generator<Cells> {
  const next = numbersFrom(rows);
  const below = (limit: number): number => Math.floor(next() * limit);
  const measureCount = measuresFor(rows);
  for (let n = 0; n < rows; n++) {
    const day = new Date(FIRST_DAY + Math.floor((n / rows) * 3_600) * DAY).toISOString().slice(0, 10);
    const low = Math.ceil(next() ** 3 * 100_000);
    const source = below(SOURCES);
    const linked = next();
    // Rows that lead to later ones lead to rows that lead nowhere, so that no circle arises.
    const earlier = Math.max(0, n - 1 - below(5_000));
    const kind = linked < 0.15 ? 'quotes' : linked < 0.2 ? 'relays' : linked < 0.23 ? 'repeats' : 'denies-figure';
    yield {
      id: `S${n}`,
      source: `source-${source}`,
      ...(next() < 0.06 ? { via: `source-${(source + 1) % SOURCES}` } : {}),
      ...(next() < 0.06 ? { carriers: `source-${(source + 2) % SOURCES}` } : {}),
      said_on: day,
      published_on: day,
      url: `https://example.org/${day}/${n}`,
      read: next() < 0.7 ? 'yes' : 'relay',
      measure: `measure-${next() < 0.1 ? 0 : Math.floor(next() ** 2 * measureCount)}`,
      subject: SUBJECTS[below(SUBJECTS.length)] ?? '',
      place: `place-${below(PLACES)}`,
      accumulation: 'cumulative',
      mode: 'observed',
      polarity: 'affirms',
      as_of: day,
      low,
      low_strict: 'yes',
      ...(next() < 0.3 ? { high: low * 2, hedge: 'between' } : { hedge: 'more-than' }),
      unit: 'persons',
      words: WORDS[below(WORDS.length)] ?? '',
      ...(linked < 0.25 && n > 0 ? { relations: `${kind}:S${earlier}` } : {}),
    };
  }
}

/** Writes the four CSV files of a ledger with so many rows of statements into the folder. */
export async function generateLedger(folder: string, rows: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const write = (name: string, text: Iterable<string>) =>
    pipeline(Readable.from(text), createWriteStream(join(folder, name)));
  await write('sources.csv', file('source', sources()));
  await write('measures.csv', file('measure', measures(rows)));
  await write('places.csv', file('place', places()));
  await write('statements.csv', file('statement', statements(rows)));
}
