/** A batch of lines to the lines that are printed for them. The same in the main thread and in others. */
import { isUtf8 } from 'node:buffer';
import { htmlToText, readText } from '@whence/reading';
import { languageTaken, type LanguageTaken } from '@whence/workflow';
import type { LineBatch } from './line-batches.js';
import { type LineFault, lineInput } from './line-input.js';
import { readResult } from './read-result.js';

export interface BatchOptions {
  /** For lines that name no date of their own; partial ISO date. */
  readonly published?: string;
  /** For lines that name none; BCP 47. */
  readonly language?: string;
  /** Leave out lines that cannot be read, instead of ending at the first. */
  readonly keepGoing: boolean;
}

export interface BatchResult {
  /** UTF-8; one JSON object a line, each with its line break, in the order of the input. */
  readonly output: Uint8Array;
  readonly faults: readonly LineFault[];
  /** How many texts were read. */
  readonly texts: number;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/**
 * Bytes of a line. A text of {@link LONGEST_TEXT} whose every character is escaped (`\u00e9`) takes 1.8 million; the rest is for
 * other members, which are left alone.
 */
export const LONGEST_LINE = 4 * 1024 * 1024;

/** Reads every line of a batch; without `keepGoing`, those before the first that cannot be read. */
export function readBatch(batch: LineBatch, { published, language, keepGoing }: BatchOptions): BatchResult {
  const printed: string[] = [];
  const faults: LineFault[] = [];
  for (const { line, text } of numbered(batch)) {
    const given = typeof text === 'string' ? lineInput(text) : text.fault;
    if (typeof given === 'string') {
      faults.push({ line, fault: given });
      if (!keepGoing) break;
    } else printed.push(readingLine(given.id, given.text, given.published ?? published, given.language ?? language));
  }
  return { output: encoder.encode(printed.join('')), faults, texts: printed.length };
}

/** The line that is printed for one text. */
export function readingLine(
  id: string | number,
  text: string,
  published: string | undefined,
  language: string | undefined,
): string {
  const taken = languageTaken(language);
  const reading = readText(text, { ...dayOf(published), ...spoken(taken) });
  const given = { id, ...(published === undefined ? {} : { published }), ...taken };
  return `${JSON.stringify(readResult(given, text, reading))}\n`;
}

/** The line that is printed for a page, whose own date and language count where none are given. */
export function pageLine(id: string, html: string, given: string | undefined, language: string | undefined): string {
  const { text, blocks, sourceOf, published, language: said } = htmlToText(html);
  const date = given ?? published;
  const taken = languageTaken(language, said);
  const reading = readText(text, { ...dayOf(date), ...spoken(taken), blocks });
  const page = { id, sourceOf, ...(date === undefined ? {} : { published: date }), ...taken };
  return `${JSON.stringify(readResult(page, text, reading))}\n`;
}

/** A month or a year is no day that "yesterday" could be counted from. */
const dayOf = (published: string | undefined): { readonly published?: string } =>
  published?.length === 10 ? { published } : {};

const spoken = (taken: LanguageTaken | undefined): { readonly language?: string } =>
  taken ? { language: taken.language } : {};

interface NumberedLine {
  readonly line: number;
  readonly text: string | { readonly fault: string };
}

/** The lines of a batch that are not blank, by their numbers in the input. */
function* numbered({ firstLine, bytes, overlong }: LineBatch): Generator<NumberedLine> {
  if (overlong !== undefined) {
    const fault = `found a line of ${overlong} bytes, expected at most ${LONGEST_LINE}`;
    yield { line: firstLine, text: { fault } };
    return;
  }
  const whole = decoded(bytes);
  const lines = whole === undefined ? decodedByLine(bytes) : whole.split('\n');
  let line = firstLine;
  for (const raw of lines) {
    const text = line === 1 && typeof raw === 'string' ? raw.replace(/^\uFEFF/, '') : raw;
    if (typeof text !== 'string' || text.trim() !== '') yield { line, text };
    line++;
  }
}

const decoded = (bytes: Uint8Array): string | undefined => (isUtf8(bytes) ? decoder.decode(bytes) : undefined);

/** Only where the batch holds a fault: finds the line that does. */
function decodedByLine(bytes: Uint8Array): NumberedLine['text'][] {
  const lines: NumberedLine['text'][] = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(10, from);
    const to = end < 0 ? bytes.length : end;
    lines.push(decoded(bytes.subarray(from, to)) ?? { fault: 'found bytes that are not UTF-8, expected UTF-8' });
    from = to + 1;
  }
  return lines;
}
