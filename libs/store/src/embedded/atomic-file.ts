import { randomBytes } from 'node:crypto';
import { chown, link, open, readFile, rename, stat, unlink } from 'node:fs/promises';
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
 * left as it is. Nobody ever reads half of it, not even after the power failed: it is on the disk when this returns.
 */
export async function createOnce(path: string, content: string): Promise<boolean> {
  const draft = await writeDraft(path, content);
  try {
    await link(draft, path);
    await syncFolderOf(path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await removeIfThere(draft);
  }
}

/** Replaces a file in one step, mode 0600. The old content or the new one is there, whole, whatever ends the process or the machine. */
export async function replaceFile(path: string, content: string): Promise<void> {
  const draft = await writeDraft(path, content);
  try {
    await rename(draft, path);
  } catch (error) {
    await removeIfThere(draft);
    throw error;
  }
  await syncFolderOf(path);
}

async function writeDraft(path: string, content: string): Promise<string> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(content);
    // Else a name may come to the disk before what it names, and stand for an empty file.
    await file.sync();
    await giveToFolderOwner(draft);
    return draft;
  } catch (error) {
    await removeIfThere(draft);
    throw error;
  } finally {
    await file.close();
  }
}

/** Brings names in a folder to the disk. Windows opens no folder, and keeps a journal of names by itself. */
async function syncFolderOf(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Hands a file that root made to whoever owns its folder, so that the folder's owner can start Whence later. */
export async function giveToFolderOwner(path: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const owner = await stat(dirname(path));
  if (owner.uid !== 0) await chown(path, owner.uid, owner.gid);
}
