import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FileLogSigner, refuseUnusableKey, SigningKeyUnusable } from './signing-key.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whence-key-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the file of the key that signs the log', () => {
  it('may be missing: its folder is made, and no key in it', async () => {
    await refuseUnusableKey(join(folder, 'new', 'key.pem'));
    expect(await readdir(join(folder, 'new'))).toEqual([]);
  });

  it('may hold a key', async () => {
    const file = join(folder, 'key.pem');
    await new FileLogSigner(file).current(true);
    await expect(refuseUnusableKey(file)).resolves.toBeUndefined();
  });

  it.each([
    ['something else', async (file: string) => writeFile(file, 'no key'), /found no key/],
    ['a folder', async (file: string) => void (await mkdir(file)), /EISDIR/],
    [
      'a key, and beside it what is no checkpoint',
      async (file: string) => {
        await new FileLogSigner(file).current(true);
        await writeFile(`${file}.last`, '{}');
      },
      /found no checkpoint in .*\.last/,
    ],
  ])('is refused by the name of its setting when it holds %s', async (what, make, why) => {
    const file = join(folder, `${what.replaceAll(/\W/g, '-')}.pem`);
    await make(file);
    const refused = refuseUnusableKey(file);
    await expect(refused).rejects.toThrow(SigningKeyUnusable);
    await expect(refused).rejects.toThrow(`AUDIT_KEY_FILE=${file}`);
    await expect(refused).rejects.toThrow(why);
  });

  it('is refused in a folder that cannot be made', async () => {
    await writeFile(join(folder, 'a-file'), '');
    await expect(refuseUnusableKey(join(folder, 'a-file', 'key.pem'))).rejects.toThrow(SigningKeyUnusable);
  });
});
