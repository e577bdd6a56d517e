/**
 * Runs the README's tour line by line on a service of its own and compares what it prints with what the README shows.
 * `npm run tour` tells each difference and exits with 1; `npm run tour -- --write` puts into the README what was printed.
 * Needs bash, curl and unzip, as the tour's reader does.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { prepare, root } from './prepare.mjs';

const README = join(root, 'README.md');
/** The picture that the README shows: the trace of the sample's claim about this many. */
const PICTURE = join(root, 'docs', 'trace.svg');
const PICTURED = 30_000;
const BIN = join(root, 'bin', 'whence.mjs');
const WIDTH = 118;
/** A command with what the README shows of it; only a fence that follows at once belongs to it. */
const STEP = /```sh\n([\s\S]*?)```\n(?:(\n```text\n)([\s\S]*?)```)?/g;
const MARK = '<<step>>';

await prepare();
const folder = mkdtempSync(join(tmpdir(), 'whence-tour-'));
// As root the database runs as another account: from a folder closed to it the data would go elsewhere, and stay there.
chmodSync(folder, 0o755);
const env = { ...process.env, WHENCE_DATA: folder, PORT: '0', LOG_LEVEL: 'warn' };
for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'REDIS_URL']) delete env[name];
const service = spawn(process.execPath, [BIN, 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
try {
  const started = await until(service, /Whence is ready at (\S+)/);
  const readme = readFileSync(README, 'utf8');
  const picture = await pictureOf(started);
  const written = withPrinted(withTable(readme, started), await run(readme, started));
  if (process.argv.includes('--write')) {
    writeFileSync(README, written);
    writeFileSync(PICTURE, picture);
  } else process.exitCode = tell(readme, written, readFileSync(PICTURE, 'utf8') === picture);
} finally {
  service.kill('SIGTERM');
  if (service.exitCode === null) await once(service, 'exit');
  rmSync(folder, { recursive: true, force: true });
}

async function until(child, pattern) {
  let out = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  while (!pattern.test(out)) {
    if (child.exitCode !== null) throw new Error(`The service ended before it was ready:\n${out}`);
    await sleep(50);
  }
  return out;
}

async function pictureOf(started) {
  const headers = { authorization: `Bearer ${/whk_\S+/.exec(started)[0]}` };
  const claims = `${/Whence is ready at (\S+)/.exec(started)[1]}/v1/claims`;
  const { entries } = await (await fetch(claims, { headers })).json();
  const { id } = entries.find(({ content }) => content.amount?.low?.value === PICTURED);
  return (await fetch(`${claims}/${id}/trace.svg`, { headers })).text();
}

/** The steps between "### Ask" and the end of the tour, all in one shell. */
function stepsOf(readme) {
  const tour = readme.slice(readme.indexOf('### Ask'), readme.indexOf('## Check one article'));
  return [...tour.matchAll(STEP)].map(([, code, , shown]) => ({ code, shown }));
}

/** What each step prints, in order. */
async function run(readme, started) {
  const key = /whk_\S+/.exec(started)[0];
  const url = /Whence is ready at (\S+)/.exec(started)[1];
  const script = stepsOf(readme)
    .map(({ code }) => code)
    .map((code) => code.replace('whk_…', key).replace('http://127.0.0.1:3000', url))
    .map((code) => code.replaceAll('npx whence', `"${process.execPath}" "${BIN}"`))
    .map((code) => `${code}\necho '${MARK}'\n`)
    .join('');
  const bash = spawn('bash', ['-u'], { cwd: folder, env, stdio: ['pipe', 'pipe', 'ignore'] });
  bash.stdin.end(`${script}kill %1\n`.replaceAll('sample/later', join(root, 'sample', 'later')));
  let out = '';
  bash.stdout.on('data', (chunk) => (out += chunk));
  await once(bash, 'close');
  return out.split(`${MARK}\n`).slice(0, -1);
}

/** The table's rows that the README shows, as they were printed now. */
function withTable(readme, started) {
  const table = started.slice(started.indexOf('Claim  '), started.indexOf('\nWhence is ready')).trimEnd();
  const line = /\n(─[─┼]+)\n/.exec(table)[1];
  const [rows, note] = table.split('\n\n');
  const [head, ...body] = rows.split(/\n(?:━[━┿]+|─[─┼]+)\n/);
  const shown = /```text\n(Claim  [\s\S]*?)```/.exec(readme)[1];
  const firsts = shown
    .split(/\n(?:━[━┿]+|─[─┼]+)\n/)
    .slice(1)
    .map((row) => row.split('│')[0].trim());
  const kept = firsts.flatMap((first) => body.filter((row) => row.split('│')[0].trim() === first));
  const rule = /\n(━[━┿]+)\n/.exec(table)[1];
  return readme.replace(shown, () => `${[head, rule, kept.join(`\n${line}\n`), line, '…', '', note].join('\n')}\n`);
}

function withPrinted(readme, printed) {
  const start = readme.indexOf('### Ask');
  let at = 0;
  const tour = readme.slice(start).replace(STEP, (whole, code, fence, shown) => {
    const out = printed[at++];
    // What differs by ids alone stays as it is.
    return fence === undefined || out === undefined || comparable(shown) === comparable(heard(out))
      ? whole
      : `\`\`\`sh\n${code}\`\`\`\n${fence}${wrapped(heard(out))}\`\`\``;
  });
  return readme.slice(0, start) + tour;
}

/** Without what the tour's own listener prints among it, in its own time. */
function heard(out) {
  return out.replace(/^claim\.reopened (?!delivered).*\n/gm, '');
}

function wrapped(out) {
  return out
    .trimEnd()
    .split('\n')
    .flatMap((text) => wrap(text))
    .join('\n')
    .concat('\n');
}

function wrap(text) {
  const indent = ' '.repeat(/^ */.exec(text)[0].length);
  const lines = [];
  let line = indent;
  for (const word of text.trim().split(' ')) {
    if (line.trim() !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = `${indent}    ${word}`;
    } else line = line.trim() === '' ? line + word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Ids and hashes differ from run to run; line breaks do not matter. */
function comparable(text) {
  return text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
    .replace(/[ \n]+/g, ' ')
    .trim();
}

function tell(readme, written, samePicture) {
  const fences = (text) => [...text.matchAll(/```text\n([\s\S]*?)```/g)].map(([, shown]) => shown);
  const [shown, printed] = [fences(readme), fences(written)];
  const differing = [...shown.keys()].filter((index) => comparable(shown[index]) !== comparable(printed[index]));
  for (const index of differing) process.stdout.write(`README shows:\n${shown[index]}\nprinted:\n${printed[index]}\n`);
  process.stdout.write(`${shown.length - differing.length} of ${shown.length} outputs are as the README shows them.\n`);
  if (!samePicture) process.stdout.write('docs/trace.svg is not the picture that is drawn now.\n');
  return differing.length === 0 && samePicture ? 0 : 1;
}
