/** The training sets: folders with `collection.jsonl`, `queries.NAME.jsonl` and `qrels.NAME.jsonl`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryOfLine, queryOfLine } from '../src/lines.js';
import type { Entry, Query } from '../src/entry.js';

export interface AskedQuery {
  readonly id: string;
  readonly query: Query;
  /** Ids of the texts that match. */
  readonly relevant: ReadonlySet<string>;
}

const linesOf = (file: string): Record<string, unknown>[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

export function readCollection(folder: string): Entry[] {
  return linesOf(join(folder, 'collection.jsonl')).map((line) => entryOfLine(line));
}

export function readQueries(folder: string, name: string): AskedQuery[] {
  const relevant = new Map(
    linesOf(join(folder, `qrels.${name}.jsonl`)).map(
      (line) => [String(line['query']), new Set((line['relevant'] as unknown[]).map(String))] as const,
    ),
  );
  return linesOf(join(folder, `queries.${name}.jsonl`)).map((line) => {
    const id = String(line['id']);
    return { id, query: queryOfLine(line), relevant: relevant.get(id) ?? new Set() };
  });
}
