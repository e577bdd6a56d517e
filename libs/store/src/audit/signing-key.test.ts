import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { replaceFile } from '../embedded/atomic-file.js';
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
    [
      'a key, and beside it half a checkpoint',
      async (file: string) => {
        await new FileLogSigner(file).current(true);
        await writeFile(`${file}.last`, '{"type":"checkp');
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
    // Commands that only verify say it in the same words.
    const asked = (async () => [
      await new FileLogSigner(file).current(false),
      await new FileLogSigner(file).remembered(),
    ])();
    await expect(asked).rejects.toThrow(SigningKeyUnusable);
  });

  it('is replaced by the next key when that is taken, and not before', async () => {
    const file = join(folder, 'next.pem');
    const signer = new FileLogSigner(file);
    const first = await signer.current(true);
    const { before, now, take } = await signer.next();
    expect(before?.id).toBe(first?.id);
    expect((await signer.current(false))?.id).toBe(first?.id);
    await take();
    expect((await signer.current(false))?.id).toBe(now.id);
    const kept = await new FileLogSigner(`${file}.${first?.id.slice(0, 16)}`).current(false);
    expect(kept?.id).toBe(first?.id);
    expect((await readdir(folder)).filter((name) => name.startsWith('next.pem'))).toHaveLength(2);
  });

  it('leaves no draft behind where it cannot be put in its place', async () => {
    const file = join(folder, 'in-the-way');
    await mkdir(file);
    await expect(replaceFile(file, 'text')).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect((await readdir(folder)).filter((name) => name.startsWith('in-the-way'))).toEqual(['in-the-way']);
  });

  it('is refused in a folder that cannot be made', async () => {
    await writeFile(join(folder, 'a-file'), '');
    await expect(refuseUnusableKey(join(folder, 'a-file', 'key.pem'))).rejects.toThrow(SigningKeyUnusable);
  });
});
