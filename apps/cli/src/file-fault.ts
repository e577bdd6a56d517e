/** What stands where a command was told to read or to write, when it can do neither. */
import { CommandFailure } from './complaint.js';
import { EXIT } from './exit-codes.js';

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'no file',
  ENOTDIR: 'no file',
  ELOOP: 'no file',
  ENAMETOOLONG: 'no file',
  EISDIR: 'a folder',
  EACCES: 'a file that may not be read',
  EPERM: 'a file that may not be read',
};

const UNWRITABLE = ['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ELOOP', 'ENAMETOOLONG'];

/** "no file", "a folder", "a file that may not be read"; undefined for an error that is not of that kind. */
export function unreadable(error: unknown): string | undefined {
  return UNREADABLE[codeOf(error)];
}

/**
 * The error as a failure of what was asked for, where the file was the reason; else the error itself.
 * @param expected what should stand at `path`, in words
 */
export function cannotRead(path: string, expected: string, cause: unknown): unknown {
  const why = unreadable(cause);
  if (why === undefined) return cause;
  return new CommandFailure(EXIT.refused, `Found ${why} at "${path}", expected ${expected}.`, { cause });
}

/** As `cannotRead`, for a file that a command was to write. */
export function cannotWrite(path: string, cause: unknown): unknown {
  const code = codeOf(cause);
  if (!UNWRITABLE.includes(code)) return cause;
  const message = `Found that "${path}" cannot be written (${code}), expected a file in a folder that is there.`;
  return new CommandFailure(EXIT.refused, message, { cause });
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
