/** What the command's exit code says. Scripts rely on these; they are listed in `whence --help`. */
export const EXIT = {
  done: 0,
  unexpected: 1,
  usage: 2,
  refused: 3,
  unavailable: 4,
  failed: 5,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_CODE_WORDS: readonly (readonly [code: ExitCode, meaning: string])[] = [
  [EXIT.done, 'done'],
  [EXIT.unexpected, 'something failed that should not; LOG_LEVEL=debug shows where'],
  [EXIT.usage, 'the command line or a setting cannot be used'],
  [EXIT.refused, 'the input was refused: an article, a ledger, a date'],
  [EXIT.unavailable, 'the database, Redis, the port or the data folder cannot be had'],
  [EXIT.failed, 'a check did not pass (--check, --check-drift, audit verify)'],
];
