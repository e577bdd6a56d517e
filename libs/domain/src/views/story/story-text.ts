/** The history of a claim as a page of plain text, for an editor. */
import { sayDate } from '../../words.js';
import { printable, wrapToColumns } from '../lettering.js';
import type { ToldEntry } from './claim-story.js';

/**
 * The sentences, first things first, with what was done at once under one line of time; under each why it was done and what
 * changed. Ends in a line break.
 * @param width columns
 */
export function storyText(title: string, story: readonly ToldEntry[], width = 100): string {
  const lines: string[] = wrapToColumns(printable(title), width);
  let before: ToldEntry | undefined;
  let whys = new Set<string>();
  for (const entry of story) {
    if (before === undefined || before.at !== entry.at || before.position !== entry.position) {
      lines.push('', momentOf(entry));
      whys = new Set();
    }
    before = entry;
    lines.push(...hanging(2, entry.says, width));
    // What was done at once was done for one reason, told once.
    if (entry.why !== null && !whys.has(entry.why)) lines.push(...hanging(6, `Why: ${entry.why}`, width));
    if (entry.why !== null) whys.add(entry.why);
    for (const { says } of entry.changed) if (says !== null) lines.push(...hanging(6, says, width));
  }
  return `${lines.join('\n')}\n`;
}

function momentOf({ at, position }: ToldEntry): string {
  return `${sayDate(at.slice(0, 10))}, ${at.slice(11, 19)} UTC${position === null ? '' : `, change ${position}`}`;
}

function hanging(indent: number, text: string, width: number): string[] {
  return wrapToColumns(printable(text), width - indent - 2).map(
    (line, at) => ' '.repeat(at === 0 ? indent : indent + 2) + line,
  );
}
