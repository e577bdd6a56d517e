/** `whence settings`. */
import { SETTINGS } from '@whence/config';
import type { Console } from '../console.js';
import { EXIT, type ExitCode } from '../exit-codes.js';

/** Prints every environment variable that Whence reads: what it does, what it takes, what holds without it. */
export function settings(console: Console): ExitCode {
  for (const { name, expects, fallback, purpose, secret } of SETTINGS) {
    console.out(
      `${name}\n    ${purpose}${secret ? ' Never printed.' : ''}\n    takes ${expects}; not set: ${fallback}\n`,
    );
  }
  return EXIT.done;
}
