/**
 * One run of Jest: its shared PostgreSQL, started when the first test file asks for it, and the list of what was skipped.
 *
 * Test files run in several processes, so they ask over HTTP on 127.0.0.1; WHENCE_TEST_RUN in the environment tells them
 * where. The path holds a secret, since the answer does too.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'whence-test-run-';

let server;
let cluster;
let folder;
const skipped = new Map();

/** Jest's globalSetup. */
export async function startRun() {
  await removeDeadRuns();
  const secret = randomUUID();
  server = createServer((request, response) => {
    // A connection kept for the next request may be closed just as that request is sent.
    response.setHeader('connection', 'close');
    respond(secret, request)
      .then((answer) => response.end(JSON.stringify(answer)))
      .catch((error) => {
        response.statusCode = 500;
        response.end(JSON.stringify({ error: String(error?.stack ?? error) }));
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  process.env.WHENCE_TEST_RUN = `http://127.0.0.1:${server.address().port}/${secret}`;
}

/** Jest's globalTeardown. */
export async function stopRun() {
  server?.closeAllConnections();
  server?.close();
  if (cluster !== undefined) await (await cluster).stop();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  for (const [suite, reason] of skipped) console.log(`Skipped: ${suite}: ${reason}`);
}

async function respond(secret, request) {
  const url = new URL(request.url, 'http://127.0.0.1');
  if (url.pathname === `/${secret}/cluster`) {
    cluster ??= startCluster();
    const { superuserUrl, ownerUrl, serviceUrl } = await cluster;
    return { superuserUrl, ownerUrl, serviceUrl };
  }
  if (url.pathname === `/${secret}/skipped` && request.method === 'POST') {
    skipped.set(url.searchParams.get('suite'), url.searchParams.get('reason'));
    return {};
  }
  throw new Error(`Unknown request ${request.method} ${url.pathname} to the test run.`);
}

async function startCluster() {
  await import('./typescript.mjs');
  const { startEmbeddedPostgres } = await import('../store/src/embedded/index.ts');
  folder = await mkdtemp(join(tmpdir(), PREFIX));
  await writeFile(join(folder, 'pid'), String(process.pid));
  // PostgreSQL's account must be able to enter; the files inside have modes of their own.
  await chmod(folder, 0o755);
  return startEmbeddedPostgres({
    dataFolder: folder,
    systemFolder: join(folder, 'system'),
    durable: false,
    log: () => {},
  });
}

/** Stops the servers and removes the folders of runs that were killed. */
async function removeDeadRuns() {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const path = join(tmpdir(), name);
    const pid = Number(await textOf(join(path, 'pid')));
    if (!(pid > 0) || isAlive(pid)) continue;
    const postmaster = Number.parseInt(await textOf(join(path, 'postgres', 'postmaster.pid')), 10);
    // A process id that was given to something else since is left alone: its command does not name the folder.
    const command = await textOf(`/proc/${postmaster}/cmdline`);
    if (command.includes(path)) process.kill(postmaster, 'SIGQUIT');
    await rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }).catch((error) => {
      if (error.code !== 'EACCES' && error.code !== 'EPERM') throw error;
    });
  }
}

async function textOf(path) {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'EACCES', 'ESRCH'].includes(error.code)) return '';
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
