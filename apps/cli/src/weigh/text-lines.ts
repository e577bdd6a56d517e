/** A stream of bytes as lines of text, decoded strictly. */
import { CommandFailure } from '../complaint.js';
import { EXIT } from '../exit-codes.js';

/** Longer lines are refused: a claim is short, and what is no lines at all must not fill the memory. */
export const LONGEST_LINE = 1_000_000;

export interface TextLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** @throws CommandFailure where the text is not UTF-8, or a line too long. @param name of the input, for messages */
export async function* textLines(chunks: AsyncIterable<Uint8Array | string>, name: string): AsyncGenerator<TextLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [rest, number] = ['', 0];
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      throw new CommandFailure(
        EXIT.refused,
        `Near line ${number + 1} of ${name}: found bytes that are not UTF-8, expected UTF-8 text.`,
      );
    }
  };
  for await (const chunk of chunks) {
    rest += typeof chunk === 'string' ? chunk : decode(chunk);
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) yield { number: ++number, text: text.endsWith('\r') ? text.slice(0, -1) : text };
    if (rest.length > LONGEST_LINE)
      throw new CommandFailure(
        EXIT.refused,
        `Line ${number + 1} of ${name}: found more than ${LONGEST_LINE} characters, expected a shorter line.`,
      );
  }
  rest += decode();
  if (rest !== '') yield { number: number + 1, text: rest };
}
