import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify, createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FileLogSigner } from '@whence/store';
import { SignLog } from '@whence/workflow';
import { testApi, type TestApi } from '../../../../test/support/api.js';

let api: TestApi;
let folder: string;
beforeAll(async () => {
  api = await testApi();
  folder = await mkdtemp(join(tmpdir(), 'whence-log-'));
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});

describe('GET /v1/log/checkpoints', () => {
  it('shows what was signed, and the public key that verifies it', async () => {
    expect((await api.ask('/v1/log/checkpoints')).body).toEqual({ entries: [], keys: [], next: null });
    const logSigner = new FileLogSigner(join(folder, 'key.pem'));
    const sign = (): Promise<unknown> => new SignLog({ ...api.ports, logSigner }).run();
    await sign();
    expect(await sign()).toBeNull();
    await api.ask('/v1/ledgers', { method: 'POST', body: { name: 'signed', title: 'Signed' } });
    await sign();
    const { status, body } = await api.ask('/v1/log/checkpoints?limit=1');
    expect(status).toBe(200);
    expect(body.keys).toHaveLength(1);
    const [only] = body.entries;
    const next = (await api.ask(body.next)).body.entries[0];
    expect([only.number, next.number]).toEqual([1, 2]);
    const x = Buffer.from(body.keys[0].publicKey, 'base64').toString('base64url');
    const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } });
    for (const { text, signature, sequence } of [only, next]) {
      expect(verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))).toBe(true);
      expect(JSON.parse(text)).toMatchObject({ sequence, hash: await api.ports.checkpoints.hashAt(sequence) });
    }
  });

  it('is for those who may read the log', async () => {
    expect((await api.ask('/v1/log/checkpoints', { key: null })).status).toBe(401);
  });
});
