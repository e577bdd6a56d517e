import { randomBytes } from 'node:crypto';
import { chown, link, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** True when an error of the file system carries this code, for example ENOENT. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && codes.includes(String(error.code));
}

/** The text of a file, or undefined when there is none. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR', 'ESRCH')) return undefined;
    throw error;
  }
}

/** Removes a file; it is no error when it is gone already. */
export async function removeIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

/**
 * Creates a file with its whole content in one step, mode 0600. Returns false when the file exists already: then it is
 * left as it is. Nobody ever reads half of it.
 */
export async function createOnce(path: string, content: string): Promise<boolean> {
  const draft = await writeDraft(path, content);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await removeIfThere(draft);
  }
}

/** Replaces a file in one step, mode 0600. */
export async function replaceFile(path: string, content: string): Promise<void> {
  await rename(await writeDraft(path, content), path);
}

async function writeDraft(path: string, content: string): Promise<string> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, content, { mode: 0o600, flag: 'wx' });
  await giveToFolderOwner(draft);
  return draft;
}

/** Hands a file that root made to whoever owns its folder, so that the folder's owner can start Whence later. */
export async function giveToFolderOwner(path: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const owner = await stat(dirname(path));
  if (owner.uid !== 0) await chown(path, owner.uid, owner.gid);
}
