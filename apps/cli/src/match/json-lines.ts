/** Lines of JSON objects, each with its number, from a file or a stream. */
import type { Readable } from 'node:stream';
import { CommandFailure } from '../complaint.js';
import { EXIT } from '../exit-codes.js';
import { lineBatches } from '../read/line-batches.js';

/** One longer cannot be held in memory together with what is made of it. */
const LONGEST_LINE = 64 * 1024 * 1024;

export interface ObjectLine {
  /** From 1. */
  readonly line: number;
  readonly id: string | number;
  readonly object: Readonly<Record<string, unknown>>;
}

/** What every line must hold: an id, and a text under one of these names. */
export interface LineShape {
  readonly texts: readonly string[];
}

/** Reads objects line by line; blank lines are passed over. Throws at the first line that is none, with its place. */
export async function* objectLines(input: Readable, name: string, shape: LineShape): AsyncGenerator<ObjectLine> {
  // A file may begin with a byte order mark, which is no part of its first line.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for await (const { firstLine, bytes, overlong } of lineBatches(input, LONGEST_LINE)) {
    if (overlong !== undefined)
      throw fault(name, firstLine, `found a line of ${overlong} bytes, expected at most ${LONGEST_LINE}`);
    let from = 0;
    for (let line = firstLine; from < bytes.length; line++) {
      const end = bytes.indexOf(10, from);
      const part = bytes.subarray(from, end < 0 ? bytes.length : end);
      from = end < 0 ? bytes.length : end + 1;
      let text: string;
      try {
        text = decoder.decode(part);
      } catch {
        throw fault(name, line, 'found bytes that are not UTF-8, expected UTF-8');
      }
      if (line === 1) text = text.replace(/^\uFEFF/, '');
      if (text.trim() !== '') yield readObject(text, name, line, shape);
    }
  }
}

function readObject(text: string, name: string, line: number, { texts }: LineShape): ObjectLine {
  const expected = `a JSON object with "id" and ${texts.map((each) => `"${each}"`).join(' or ')}`;
  let object: unknown;
  try {
    object = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw fault(name, line, `found what is no JSON (${why}), expected ${expected}`);
  }
  if (typeof object !== 'object' || object === null || Array.isArray(object))
    throw fault(name, line, `found ${Array.isArray(object) ? 'a list' : JSON.stringify(object)}, expected ${expected}`);
  const held = object as Readonly<Record<string, unknown>>;
  const { id } = held;
  if (typeof id !== 'string' && typeof id !== 'number')
    throw fault(name, line, `found ${kindOf(id)} as "id", expected a string or a number`);
  const given = texts.find((each) => Object.hasOwn(held, each) && held[each] !== null);
  if (given === undefined)
    throw fault(name, line, `found no ${texts.map((each) => `"${each}"`).join(' and no ')}, expected ${expected}`);
  if (typeof held[given] !== 'string')
    throw fault(name, line, `found ${kindOf(held[given])} as "${given}", expected a string`);
  return { line, id, object: held };
}

const kindOf = (value: unknown): string =>
  value === undefined ? 'nothing' : value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;

export function fault(name: string, line: number, words: string): CommandFailure {
  return new CommandFailure(EXIT.refused, `Line ${line} of ${name}: ${words}.`);
}
