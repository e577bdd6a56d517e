/**
 * npm starts this process through a shell. When npm or that shell is killed outright, nothing tells this process, and it
 * would keep the data folder to itself unseen. So it watches them, and ends as on SIGTERM when one of them is gone.
 */
import { readFileSync } from 'node:fs';

const INTERVAL_MS = 250;

/** Starts the watch when npm started this process; else does nothing. */
export function endWithNpm() {
  if (process.env.npm_execpath === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const grandparent = parentOf(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && (grandparent === undefined || parentOf(parent) === grandparent)) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, INTERVAL_MS);
  timer.unref();
}

/** Only Linux tells cheaply enough to ask four times a second; elsewhere the shell alone is watched. */
function parentOf(pid) {
  if (pid <= 1 || process.platform !== 'linux') return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return undefined;
    throw error;
  }
}
