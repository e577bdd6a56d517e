/** The sets of the data folder: which files they have, and their lines. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folder and files of each set; all of them have the scorer that tells how good predictions are. */
export const SETS = {
  quantities: { folder: 'quantities', files: ['gold.dev.jsonl', 'score.mjs'] },
  attribution: { folder: 'attribution', files: ['docs.dev.jsonl', 'gold.dev.jsonl', 'docs.train.jsonl', 'score.mjs'] },
  cofenet: {
    folder: 'attribution-cofenet',
    files: ['polnear.valid.jsonl', 'gold.polnear.valid.jsonl', 'score.mjs'],
  },
  matching: { folder: 'claim-matching', files: ['score.mjs'] },
  worth: { folder: 'check-worthiness', files: ['claimbuster.crowdsourced.jsonl', 'score.mjs'] },
} as const;
export type SetName = keyof typeof SETS;

/** What is missing of the sets in the data folder, in one sentence; `undefined` when all is there. */
export function missingIn(root: string, names: readonly SetName[]): string | undefined {
  if (!existsSync(root)) return `Found no folder at "${root}", expected the data folder of the benchmarks.`;
  const missing = names.flatMap((name) =>
    SETS[name].files.map((file) => join(SETS[name].folder, file)).filter((file) => !existsSync(join(root, file))),
  );
  if (missing.length === 0) return undefined;
  return `Found no ${missing.join(', no ')} in "${root}", expected ${missing.length === 1 ? 'that file' : 'those files'} of the data folder.`;
}

export function fileOf(root: string, name: SetName, file: string): string {
  return join(root, SETS[name].folder, file);
}

/** The lines of a set's file, all at once; each set's own README says what they hold. */
export function linesOf<T>(root: string, name: SetName, file: string): T[] {
  return readFileSync(fileOf(root, name, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}
