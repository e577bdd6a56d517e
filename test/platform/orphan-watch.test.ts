import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

/** A process that starts a shell that starts the watched one, as npm does; prints the shell's and the watched one's ids. */
async function family(
  env: Record<string, string>,
): Promise<{ npm: number; shell: number; lines: string[]; end: Promise<unknown> }> {
  const watch = pathToFileURL('scripts/orphan-watch.mjs').href;
  const watched = `
    const { endWithNpm } = await import(${JSON.stringify(watch)});
    endWithNpm();
    process.on('SIGTERM', () => { console.log('told to stop'); process.exit(0); });
    setTimeout(() => process.exit(3), 4000);
    console.log(process.ppid);`;
  const shell = `"$NODE" --input-type=module -e "$WATCHED"; echo "the shell goes on"`;
  const npm = spawn('sh', ['-c', 'sh -c "$SHELL_LINE"; true'], {
    env: { ...env, NODE: process.execPath, WATCHED: watched, SHELL_LINE: shell },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: npm.stdout });
  reader.on('line', (line) => lines.push(line));
  const end = once(reader, 'close');
  await once(reader, 'line');
  return { npm: npm.pid ?? 0, shell: Number(lines[0]), lines, end };
}

describe('endWithNpm', () => {
  it.each(['npm', 'shell'] as const)(
    'stops as on SIGTERM when the %s that started it is killed outright',
    async (who) => {
      const started = await family({ npm_execpath: '/usr/bin/npm' });
      process.kill(started[who], 'SIGKILL');
      await started.end;
      expect(started.lines).toContain('told to stop');
    },
  );

  it('lets a process that npm did not start outlive its parent', async () => {
    const started = await family({});
    process.kill(started.npm, 'SIGKILL');
    await started.end;
    expect(started.lines).not.toContain('told to stop');
  });
});
