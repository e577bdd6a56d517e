/** Where a command writes: results to stdout, everything else to stderr. */
export interface Console {
  /** What was asked for. Ends without a line break unless the text has one. */
  out(text: string): void;
  /** One line about the work or about what went wrong. */
  err(line: string): void;
  /** Columns of the terminal; undefined when there is none. */
  readonly columns: number | undefined;
}

/** The process's own streams. A reader that leaves early (`whence check … | head`) is no failure. */
export function processConsole(): Console {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    out: (text) => void process.stdout.write(text),
    err: (line) => void process.stderr.write(`${line}\n`),
    columns: process.stdout.isTTY ? process.stdout.columns : undefined,
  };
}
