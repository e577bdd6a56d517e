/** The private key that signs the log: one file, outside the database. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { access, constants, link, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Checkpoint, LogSigner, LogSigningKey, NextSigningKey } from '@whence/workflow';
import { LINE } from './log-format.js';
import { jsonIn } from './for-all-readers.js';
import { createOnce, hasCode, readIfThere, replaceFile } from '../embedded/atomic-file.js';

/** The 32 bytes of an Ed25519 public key (RFC 8032). */
export function rawPublicKey(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}

/** SHA-256 of a public key's 32 bytes, 64 lower-case hex digits: the name by which checkpoints know it. */
export function keyIdOf(publicKey: Buffer): string {
  return createHash('sha256').update(publicKey).digest('hex');
}

/** Throws TypeError on what is no PEM of an Ed25519 private key. */
function signingKeyOf(pem: string, file: string): LogSigningKey {
  const expected = 'expected a private key for Ed25519 in PEM';
  let secret: KeyObject;
  try {
    secret = createPrivateKey(pem);
  } catch (cause) {
    throw new TypeError(`found no key in ${file}, ${expected}`, { cause });
  }
  if (secret.asymmetricKeyType !== 'ed25519')
    throw new TypeError(`found a key for ${String(secret.asymmetricKeyType)} in ${file}, ${expected}`);
  const publicKey = rawPublicKey(createPublicKey(secret));
  return {
    id: keyIdOf(publicKey),
    publicKey: publicKey.toString('base64'),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), secret).toString('base64'),
  };
}

function newPem(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
}

/** A key in a file of mode 0600. Several processes that share the file make one key. */
export class FileLogSigner implements LogSigner {
  constructor(private readonly file: string) {}

  /** @throws SigningKeyUnusable where the file cannot be read, or holds something else */
  async current(make: boolean): Promise<LogSigningKey | null> {
    const held = await this.usable(async () => {
      const pem = await readIfThere(this.file);
      return pem === undefined ? null : signingKeyOf(pem, this.file);
    });
    if (held !== null) return held;
    if (!make) return null;
    await mkdir(dirname(this.file), { recursive: true, mode: 0o700 });
    await createOnce(this.file, newPem());
    return this.current(false);
  }

  private get lastFile(): string {
    return `${this.file}.last`;
  }

  /** @throws SigningKeyUnusable where the file cannot be read, or holds something else */
  remembered(): Promise<Checkpoint | null> {
    return this.usable(async () => {
      const text = await readIfThere(this.lastFile);
      if (text === undefined) return null;
      const read = LINE.safeParse(jsonIn(text)).data;
      if (read?.type === 'checkpoint') return read;
      throw new TypeError(`found no checkpoint in ${this.lastFile}, expected the last one`);
    });
  }

  /** As a line of an exported log. */
  remember({ number, sequence, keyId, text, signature }: Checkpoint): Promise<void> {
    const line = { type: 'checkpoint', number, sequence, keyId, text, signature };
    return replaceFile(this.lastFile, `${JSON.stringify(line)}\n`);
  }

  /** The key before is kept beside the new one, under its id. At no moment is there no key. */
  async next(): Promise<NextSigningKey> {
    const before = await this.current(false);
    const pem = newPem();
    const take = async (): Promise<void> => {
      await mkdir(dirname(this.file), { recursive: true, mode: 0o700 });
      if (before !== null) await alsoNamed(this.file, `${this.file}.${before.id.slice(0, 16)}`);
      await replaceFile(this.file, pem);
    };
    return { before, now: signingKeyOf(pem, this.file), take };
  }

  private async usable<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (cause) {
      throw unusable(this.file, cause);
    }
  }
}

/** A second name for a file; one that is there already is that of the same key. */
async function alsoNamed(file: string, name: string): Promise<void> {
  try {
    await link(file, name);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}

/** The file of the key holds something else, or this account may not read it, or write beside it. */
export class SigningKeyUnusable extends Error {
  override readonly name = 'SigningKeyUnusable';
}

function unusable(file: string, cause: unknown): SigningKeyUnusable {
  if (cause instanceof SigningKeyUnusable) return cause;
  const why = cause instanceof Error ? cause.message : String(cause);
  return new SigningKeyUnusable(
    `The key that signs the log, AUDIT_KEY_FILE=${file}, cannot be used: ${why}. ` +
      'Expected a private key for Ed25519 in PEM, or no file yet, in a folder that this account may write in.',
    { cause },
  );
}

/**
 * Refuses a key with which nothing could be signed, before anything has to be. A file that is not there yet is none: the
 * key is made at the first need, and its folder here.
 * @param file the setting AUDIT_KEY_FILE: an absolute path
 * @throws SigningKeyUnusable
 */
export async function refuseUnusableKey(file: string): Promise<void> {
  const signer = new FileLogSigner(file);
  try {
    await signer.current(false);
    await signer.remembered();
    // The last checkpoint is written beside the key whenever the log is signed.
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await access(dirname(file), constants.W_OK);
  } catch (cause) {
    throw unusable(file, cause);
  }
}
