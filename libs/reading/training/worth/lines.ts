/** The labelled sentences that the check-worthiness model learns from. */
import { readFileSync } from 'node:fs';

export interface LabelledLine {
  readonly id: string;
  /** The debate that it was said in: lines of one debate are never on both sides of a split. */
  readonly doc: string;
  readonly text: string;
  /** -1: no statement that could be checked; 0: one that nobody would check; 1: check-worthy. */
  readonly verdict: -1 | 0 | 1;
}

/** Reads a file of one JSON object a line; throws when it is not there or a line is not JSON. */
export function readLines(file: string): LabelledLine[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as LabelledLine);
}
