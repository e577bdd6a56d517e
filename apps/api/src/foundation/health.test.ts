import { afterEach, describe, expect, it } from '@jest/globals';
import { type TestApi, testApi } from '../../../../test/support/api.js';
import { Readiness } from './health.js';

let api: TestApi | undefined;
afterEach(async () => {
  await api?.close();
  api = undefined;
});

describe('health', () => {
  it('is live and ready with everything there, and asks for no key', async () => {
    api = await testApi({}, { readiness: [{ name: 'queue', check: () => Promise.resolve() }] });
    expect((await api.ask('/health/live', { key: null })).body).toEqual({ live: true });
    const ready = await api.ask('/health/ready', { key: null });
    expect(ready.status).toBe(200);
    expect(ready.body).toEqual({
      ready: true,
      checks: [
        { name: 'database', ok: true },
        { name: 'database-room', ok: true },
        { name: 'queue', ok: true },
      ],
      jobs: { outbox: { waiting: 0, oldestSeconds: null }, queue: null },
    });
  });

  it('is not ready while something is missing or does not answer', async () => {
    api = await testApi(
      {},
      {
        readiness: [
          { name: 'queue', check: () => Promise.reject(new Error('gone')) },
          { name: 'slow', check: () => new Promise(() => undefined) },
        ],
      },
    );
    const ready = await api.ask('/health/ready', { key: null });
    expect(ready.status).toBe(503);
    expect(ready.body.checks).toEqual([
      { name: 'database', ok: true },
      { name: 'database-room', ok: true },
      { name: 'queue', ok: false },
      { name: 'slow', ok: false },
    ]);
    expect((await api.ask('/health/live', { key: null })).status).toBe(200);
  });

  it('is not ready while it closes, and still answers', async () => {
    api = await testApi();
    api.app.get(Readiness).close();
    expect((await api.ask('/health/ready', { key: null })).status).toBe(503);
    expect((await api.ask('/v1/desk')).status).toBe(200);
  });
});
