/** `whence api` and `whence worker`: the parts of a service that is spread over processes. */
import { makeLogger } from '@whence/api';
import { readConfig } from '@whence/config';
import type { Console } from '../console.js';
import type { ExitCode } from '../exit-codes.js';
import { placedByUrl } from '../start/database.js';
import { live } from '../start/lifetime.js';
import { beginApi, beginWorker } from '../start/service.js';

/** Load balancers get this long to see that the API is going. */
const DRAIN_MS = 500;

export function runApi(console: Console): Promise<ExitCode> {
  return live(async (lifetime) => {
    const config = placedByUrl(readConfig());
    const url = await beginApi(config, makeLogger(config.log), lifetime, { drainMs: DRAIN_MS });
    console.err(`The API listens at ${url}`);
  }, console);
}

export function runWorker(console: Console): Promise<ExitCode> {
  return live(async (lifetime) => {
    const config = placedByUrl(readConfig());
    await beginWorker(config, makeLogger(config.log), lifetime);
    console.err('The worker takes jobs.');
  }, console);
}
