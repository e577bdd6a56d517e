/** What a start tells while it works: one line for each step, with the seconds since it began. */
import type { Console } from '../console.js';

export type Say = (line: string) => void;

/** @param now milliseconds; only differences matter. */
export function progress(console: Console, now: () => number = () => performance.now()): Say {
  const begin = now();
  return (line) => console.err(`${((now() - begin) / 1000).toFixed(1).padStart(6)} s  ${line}`);
}
