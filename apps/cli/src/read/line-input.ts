/** One line of `whence read --jsonl`: a text under an id. */
import { partialDateFault } from '@whence/domain';
import { LONGEST_TEXT } from '@whence/workflow';
import { languageFault } from '../language-option.js';

export interface TextLine {
  readonly id: string | number;
  readonly text: string;
  /** Partial ISO date. */
  readonly published?: string;
  /** BCP 47. */
  readonly language?: string;
}

/** Why a line cannot be read: "found …, expected …". */
export interface LineFault {
  /** From 1. */
  readonly line: number;
  readonly fault: string;
}

const EXPECTED = 'a JSON object {"id", "text"} and, where known, "published" and "language"';

/** Reads one line, or says why it cannot be: "found …, expected …". Members other than these are left alone. */
export function lineInput(line: string): TextLine | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return `found what is no JSON (${error instanceof Error ? error.message : String(error)}), expected ${EXPECTED}`;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return `found ${kindOf(value)}, expected ${EXPECTED}`;
  const { id, text, published, language }: Readonly<Partial<Record<keyof TextLine, unknown>>> = value;
  if (typeof id !== 'string' && typeof id !== 'number')
    return `found ${kindOf(id)} as "id", expected a string or a number`;
  if (typeof text !== 'string') return `found ${kindOf(text)} as "text", expected a string`;
  if (text.length > LONGEST_TEXT)
    return `found a "text" of ${text.length} characters, expected at most ${LONGEST_TEXT}, as of an article`;
  const given: { published?: string; language?: string } = {};
  if (published !== undefined && published !== null) {
    if (typeof published !== 'string') return `found ${kindOf(published)} as "published", expected YYYY-MM-DD`;
    const fault = partialDateFault(published);
    if (fault !== undefined) return `"published": ${fault}`;
    given.published = published;
  }
  if (language !== undefined && language !== null) {
    if (typeof language !== 'string') return `found ${kindOf(language)} as "language", expected a tag such as "en"`;
    const fault = languageFault(language);
    if (fault !== undefined) return `"language": ${fault}`;
    given.language = language;
  }
  return { id, text, ...given };
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
