/** Lines of a page of PDF, from what its parser tells of runs of characters. */
import type { SetLine } from '@whence/reading';

/** What the parser tells of one run: `transform` places it, its last member is the height of its foot. */
export interface Run {
  readonly str: string;
  readonly hasEOL: boolean;
  readonly height: number;
  readonly transform: readonly number[];
}

export function linesOf(runs: readonly Run[]): SetLine[] {
  const lines: SetLine[] = [];
  let line: Run[] = [];
  const end = (): void => {
    const [first] = line.filter(({ str }) => str.trim() !== '');
    if (first !== undefined) {
      const height = line.reduce((most, run) => Math.max(most, run.height), 0);
      lines.push({ text: line.map(({ str }) => str).join(''), foot: first.transform[5] ?? 0, height });
    }
    line = [];
  };
  for (const run of runs) {
    line.push(run);
    if (run.hasEOL) end();
  }
  end();
  return lines;
}
