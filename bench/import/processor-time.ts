import { readFileSync } from 'node:fs';
import { cpuUsage } from 'node:process';

/** Clock ticks in a second on every Linux that Node runs on. */
const TICKS = 100;

/** Seconds of processor time that this process and another have taken so far; null where the system does not tell. */
export function processorSecondsOf(pid: number): number | null {
  const { user, system } = cpuUsage();
  try {
    // After the name in brackets: state, then from the twelfth on the ticks in user and system mode.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (user + system) / 1e6 + (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return null;
  }
}
