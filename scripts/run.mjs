import { pathToFileURL } from 'node:url';
import { endWithNpm } from './orphan-watch.mjs';
import { MAIN, prepare } from './prepare.mjs';

/** Prepares the checkout and runs the command line with these arguments, in this process. */
export async function runWhence(args) {
  await prepare();
  endWithNpm();
  process.argv = [process.argv[0], MAIN, ...args];
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(MAIN).href);
}
