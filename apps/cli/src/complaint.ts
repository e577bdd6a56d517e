/** How a failure is told on stderr: what was found, where, and what was expected; and with which exit code. */
import type { Refusal } from '@whence/workflow';
import { EXIT, type ExitCode } from './exit-codes.js';

/** A failure that a command foresees and words itself. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';

  constructor(
    readonly exitCode: ExitCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export interface Complaint {
  readonly lines: readonly string[];
  readonly exitCode: ExitCode;
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EADDRINUSE',
  'EADDRNOTAVAIL',
]);

/** SQLSTATE classes: connection exceptions, wrong credentials, no such database, operator intervention, too many sessions. */
const UNREACHABLE_STATE = /^(08|28|3D|57P|53300)/;

/** SQLSTATE: no room on the disk. */
const NO_ROOM = '53100';

/** Errors of other rooms whose message says all, by name. */
const UNUSABLE = ['DataFolderInUse', 'DataFolderUnusable', 'SchemaMisfit', 'SigningKeyUnusable'];

/** @param debug adds stack traces, for those who look for the cause. */
export function complaintOf(error: unknown, debug: boolean): Complaint {
  const stack = debug && error instanceof Error && error.stack !== undefined ? error.stack.split('\n') : [];
  if (error instanceof CommandFailure)
    return { lines: [...error.message.split('\n'), ...stack], exitCode: error.exitCode };
  if (isNamed(error, 'ConfigError')) return { lines: [...error.message.split('\n'), ...stack], exitCode: EXIT.usage };
  if (isRefusal(error)) return { lines: [...refusalLines(error), ...stack], exitCode: EXIT.refused };
  if (error instanceof Error && UNUSABLE.some((name) => isNamed(error, name)))
    return { lines: [error.message, ...stack], exitCode: EXIT.unavailable };
  const message = messageOf(error);
  const code = codeOf(error);
  if (code !== undefined && (UNREACHABLE.has(code) || UNREACHABLE_STATE.test(code)))
    return { lines: [`Cannot reach what is needed: ${message}`, ...stack], exitCode: EXIT.unavailable };
  if (code === NO_ROOM)
    return {
      lines: [
        `Found no room left on a disk of the database (${message}); expected room for what is written.`,
        ...stack,
      ],
      exitCode: EXIT.unavailable,
    };
  return {
    lines: [`Unexpected: ${message}`, ...(debug ? stack : ['Set LOG_LEVEL=debug to see where.'])],
    exitCode: EXIT.unexpected,
  };
}

const MOST_FAULTS = 50;

/** The message, then one line for each fault. */
export function refusalLines(refusal: Pick<Refusal, 'message' | 'faults'>): string[] {
  const { message, faults } = refusal;
  const lines = faults
    .slice(0, MOST_FAULTS)
    .map(({ where, found, expected }) => `  ${where === '' ? '' : `${where}: `}found ${found}; expected ${expected}`);
  const left = faults.length - lines.length;
  return [message, ...lines, ...(left > 0 ? [`  and ${left} more`] : [])];
}

function isRefusal(error: unknown): error is Refusal {
  return isNamed(error, 'Refusal') && 'faults' in error && Array.isArray(error.faults);
}

/** By name and not by class: the rooms are loaded only by the commands that need them. */
function isNamed(error: unknown, name: string): error is Error {
  return error instanceof Error && (error.name === name || error.constructor.name === name);
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.map(messageOf).join('; ');
  if (error instanceof Error) return error.message === '' ? error.name : error.message;
  return String(error);
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError) return error.errors.map(codeOf).find((code) => code !== undefined);
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'driverError' in error ? codeOf(error.driverError) : undefined;
}
