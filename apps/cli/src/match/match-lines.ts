/** `whence match`: a collection into memory, then queries one by one to their rankings, in order. */
import { entryOfLine, Matcher, queryOfLine, type Entry } from '@whence/matching';
import type { Readable } from 'node:stream';
import type { Output } from '../read/output.js';
import { fault, objectLines } from './json-lines.js';
import type { MatchResult } from './match-schema.js';

export interface NamedInput {
  readonly name: string;
  readonly input: Readable;
}

export interface MatchWanted {
  /** Most texts a query, 1 to 1,000. */
  readonly top: number;
  readonly explain: boolean;
}

/** Scores are printed so exactly. */
const DECIMALS = 6;

/** Prints a line for each query. False when the reader of the output has left. Throws at the first line that is refused. */
export async function matchLines(
  collection: NamedInput,
  queries: NamedInput,
  output: Output,
  { top, explain }: MatchWanted,
): Promise<boolean> {
  const ids: (string | number)[] = [];
  const matcher = new Matcher(await entriesOf(collection, ids));
  for await (const { id, object } of objectLines(queries.input, queries.name, { texts: ['text'] })) {
    const ranking = matcher.rank(queryOfLine(object), top);
    const result: MatchResult = {
      query: id,
      ranked: ranking.found.map(({ index }) => ids[index] ?? ''),
      scores: ranking.found.map(({ score }) => Number(score.toFixed(DECIMALS))),
      ...(explain ? { because: ranking.found.map((_, at) => ranking.why(at)) } : {}),
    };
    if (!(await output.write(`${JSON.stringify(result)}\n`))) return false;
  }
  return true;
}

async function entriesOf({ name, input }: NamedInput, ids: (string | number)[]): Promise<Entry[]> {
  const entries: Entry[] = [];
  const lines = new Map<string, number>();
  for await (const { line, id, object } of objectLines(input, name, { texts: ['claim', 'text'] })) {
    const before = lines.get(String(id));
    if (before !== undefined)
      throw fault(name, line, `found the id ${JSON.stringify(id)} of line ${before} again, expected one of its own`);
    lines.set(String(id), line);
    ids.push(id);
    entries.push(entryOfLine(object));
  }
  return entries;
}
