import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, testApi } from '../../../../test/support/api.js';
import { namesTag } from './conditional-get.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});
afterAll(() => api.close());

describe('a read', () => {
  it('is answered by 304 and no body while it says what the client has, and anew once it does not', async () => {
    const first = await api.ask('/v1/people');
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const same = await api.ask('/v1/people', { headers: { 'if-none-match': `"other", ${tag}` } });
    expect([same.status, same.text, same.headers.get('etag')]).toEqual([304, '', tag]);
    await api.ask('/v1/people', { method: 'POST', body: { name: 'Nia New', role: 'viewer' } });
    const anew = await api.ask('/v1/people', { headers: { 'if-none-match': tag } });
    expect(anew.status).toBe(200);
    expect(anew.headers.get('etag')).not.toBe(tag);
  });

  it('is refused to a client without a key, whatever it has', async () => {
    const answer = await api.ask('/v1/people', { key: null, headers: { 'if-none-match': '*' } });
    expect([answer.status, answer.headers.get('etag')]).toEqual([401, null]);
  });

  it('is not tagged when it changes something or is refused', async () => {
    const made = await api.ask('/v1/people', { method: 'POST', body: { name: 'Una', role: 'viewer' } });
    expect([made.status, made.headers.get('etag'), made.headers.get('cache-control')]).toEqual([201, null, 'no-store']);
    expect((await api.ask('/v1/nothing')).headers.get('etag')).toBeNull();
  });
});

it.each([
  ['"a"', '"a"', true],
  ['W/"a"', '"a"', true],
  ['"b", "a"', '"a"', true],
  ['*', '"a"', true],
  ['"b"', '"a"', false],
  ['a', '"a"', false],
])('%s names %s: %s', (header, tag, expected) => {
  expect(namesTag(header, tag)).toBe(expected);
});
