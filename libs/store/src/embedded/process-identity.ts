import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { hasCode } from './atomic-file.js';

const run = promisify(execFile);

/** True while a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/**
 * What tells a process from a later one with the same id: boot and start time on Linux, start time elsewhere. Undefined
 * when the process is gone or the system does not say.
 */
export async function startOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    try {
      const [stat, boot] = await Promise.all([
        readFile(`/proc/${pid}/stat`, 'utf8'),
        readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      ]);
      // The name in parentheses may hold spaces; the fields are counted after it. The start time is field 22 of all.
      const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
      return ticks === undefined ? undefined : `${boot.trim()}:${ticks}`;
    } catch (error) {
      if (hasCode(error, 'ENOENT', 'ESRCH', 'EACCES')) return undefined;
      throw error;
    }
  }
  return ps(pid, 'lstart=');
}

/** The command line of a process, or undefined when it is gone or cannot be read. */
export async function commandOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    try {
      return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim();
    } catch (error) {
      if (hasCode(error, 'ENOENT', 'ESRCH', 'EACCES')) return undefined;
      throw error;
    }
  }
  return ps(pid, 'command=');
}

async function ps(pid: number, column: string): Promise<string | undefined> {
  try {
    const { stdout } = await run('ps', ['-ww', '-o', column, '-p', String(pid)]);
    return stdout.trim() || undefined;
  } catch {
    // ps exits with 1 for a process that is gone, and Windows has no ps: in both cases nothing is known of it.
    return undefined;
  }
}
