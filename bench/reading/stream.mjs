/**
 * `npm run bench:stream -- [LINES]`: a stream of many short lines (a million unless told) through `whence read --jsonl`, and
 * how much memory it took on the way. Every line has names of its own, so that nothing can be kept for each of them.
 */
import '../../scripts/node-version.mjs';

import('../../scripts/prepare.mjs').then(async ({ prepare, root }) => {
  const { spawn } = await import('node:child_process');
  const { once } = await import('node:events');
  const { join } = await import('node:path');
  const { Readable } = await import('node:stream');
  const lines = Number(process.argv[2] ?? 1_000_000);
  if (!Number.isInteger(lines) || lines < 10) {
    process.stderr.write(`Found "${process.argv[2]}" lines, expected a whole number from 10.\n`);
    process.exitCode = 2;
    return;
  }
  await prepare();

  function* generated() {
    for (let at = 0; at < lines; at++) {
      const text = `At least ${at} people fled Town${at}ville, Governor Name${at}son said on Monday.`;
      yield `${JSON.stringify({ id: at, text, published: '2025-07-14' })}\n`;
    }
  }

  const main = join(root, 'bin', 'whence.mjs');
  const child = spawn(process.execPath, [main, 'read', '--jsonl'], {
    stdio: ['pipe', 'pipe', 'inherit', 'pipe'],
    env: {
      ...process.env,
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${new URL('./tell-memory.mjs', import.meta.url).href}`,
    },
  });
  let megabytes = 0;
  child.stdio[3].on('data', (chunk) => {
    for (const told of String(chunk).trim().split('\n')) megabytes = Math.max(megabytes, Number(told));
  });
  Readable.from(generated()).pipe(child.stdin);
  const exit = once(child, 'exit');
  const begin = performance.now();
  let read = 0;
  let tenth = 0;
  for await (const chunk of child.stdout) {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) read++;
    if (read < ((tenth + 1) * lines) / 10) continue;
    tenth = Math.floor((read * 10) / lines);
    const seconds = (performance.now() - begin) / 1000;
    process.stdout.write(
      `${String(read).padStart(9)} lines  ${seconds.toFixed(0).padStart(5)} s  largest so far ${megabytes.toFixed(0).padStart(5)} MB resident\n`,
    );
  }
  const [code] = await exit;
  if (code !== 0 || read !== lines) {
    process.stderr.write(`Found ${read} readings and exit code ${code}, expected ${lines} and 0.\n`);
    process.exitCode = 1;
  }
});
