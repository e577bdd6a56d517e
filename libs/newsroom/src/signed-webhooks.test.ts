import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newSigningSecret } from '@whence/workflow';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { retryAfterMs, SignedWebhooks } from './index.js';
import { type Receiver, receiver } from '../../../test/support/receiver.js';

const webhooks = new SignedWebhooks({ timeoutMs: 400 });
const secret = newSigningSecret();
let subscriber: Receiver;
beforeAll(async () => {
  subscriber = await receiver();
});
afterAll(() => subscriber.close());
beforeEach(() => {
  subscriber.received.length = 0;
  subscriber.answer = (response) => void response.writeHead(204).end();
});

const send = (more: { secrets?: string[]; url?: string } = {}) =>
  webhooks.send({
    url: more.url ?? subscriber.url,
    id: 'event-1',
    at: new Date(),
    secrets: more.secrets ?? [secret],
    body: '{"type":"test","data":{"words":"Приве́т — “fact”"}}',
  });

describe('SignedWebhooks.send', () => {
  it('sends what the library of Standard Webhooks verifies', async () => {
    expect(await send()).toEqual({ outcome: 'delivered', status: 204, detail: null, gone: false, retryAfterMs: null });
    const [message] = subscriber.received;
    expect(message?.headers).toMatchObject({ 'webhook-id': 'event-1', 'content-type': 'application/json' });
    expect(subscriber.verified(message!, secret)).toMatchObject({ type: 'test' });
    expect(() => subscriber.verified(message!, newSigningSecret())).toThrow(/signature/);
  });

  it('signs with the old secret too while it is good', async () => {
    const old = newSigningSecret();
    await send({ secrets: [secret, old] });
    expect(subscriber.verified(subscriber.received[0]!, old)).toMatchObject({ type: 'test' });
    expect(subscriber.verified(subscriber.received[0]!, secret)).toMatchObject({ type: 'test' });
  });

  it('keeps only the beginning of what it is answered, in one line', async () => {
    subscriber.answer = (response) => void response.writeHead(500).end(`no\u0000\n\u0007way ${'x'.repeat(100_000)}`);
    const { outcome, status, detail } = await send();
    expect({ outcome, status }).toEqual({ outcome: 'refused', status: 500 });
    expect(detail).toMatch(/^no way x+$/);
    expect(detail!.length).toBeLessThanOrEqual(1_000);
  });

  it('does not follow redirects', async () => {
    subscriber.answer = (response) => void response.writeHead(307, { location: `${subscriber.url}/other` }).end();
    expect(await send()).toMatchObject({
      outcome: 'refused',
      status: 307,
      detail: expect.stringMatching(/not followed.*\/other/),
    });
    expect(subscriber.received.map(({ path }) => path)).toEqual(['/hook']);
  });

  it('gives up on a subscriber that does not answer, or does not end its answer', async () => {
    subscriber.answer = () => undefined;
    expect(await send()).toMatchObject({ outcome: 'unreachable', status: null, detail: 'No answer within 400 ms.' });
    subscriber.answer = (response) => void response.writeHead(200).write('and');
    expect(await send()).toMatchObject({ outcome: 'unreachable', detail: 'No answer within 400 ms.' });
  });

  it('says why nothing was reached', async () => {
    const closed = await receiver();
    await closed.close();
    expect(await send({ url: closed.url })).toMatchObject({
      outcome: 'unreachable',
      detail: expect.stringMatching(/ECONNREFUSED/),
    });
    expect(await send({ url: 'http://no-such-host.invalid/' })).toMatchObject({ outcome: 'unreachable' });
  });

  it('notes that a subscriber is gone, and how long it asks to wait', async () => {
    subscriber.answer = (response) => void response.writeHead(410).end();
    expect(await send()).toMatchObject({ gone: true, status: 410 });
    subscriber.answer = (response) => void response.writeHead(503, { 'retry-after': '120' }).end();
    expect(await send()).toMatchObject({ gone: false, retryAfterMs: 120_000 });
  });
});

describe('SignedWebhooks.fault', () => {
  const body = '{"title":"x"}';
  const signed = (at = new Date()) => ({
    id: 'message-1',
    timestamp: String(Math.floor(at.getTime() / 1000)),
    signature: new Webhook(secret).sign('message-1', at, body),
  });

  it('finds none in what any good secret has signed', () => {
    expect(webhooks.fault([newSigningSecret(), secret], body, signed())).toBeUndefined();
  });

  it('finds one in everything else', () => {
    const good = signed();
    expect(webhooks.fault([secret], `${body} `, good)).toMatch(/signature/);
    expect(webhooks.fault([secret], body, { ...good, id: 'message-2' })).toMatch(/signature/);
    expect(webhooks.fault([secret], body, { ...good, timestamp: '' })).toMatch(/missing required headers/);
    expect(webhooks.fault([secret], body, signed(new Date(Date.now() - 301_000)))).toMatch(/too old/);
    expect(webhooks.fault([secret], body, signed(new Date(Date.now() + 302_000)))).toMatch(/too new/);
    expect(webhooks.fault([], body, good)).toMatch(/signature/);
  });

  it('never throws, whatever the headers hold', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, text, (id, timestamp, signature) => {
        expect(typeof webhooks.fault([secret], body, { id, timestamp, signature })).toBe('string');
      }),
    );
  });
});

describe('retryAfterMs', () => {
  const now = new Date('2025-07-14T10:00:00Z');
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Mon, 14 Jul 2025 10:01:00 GMT', 60_000],
    ['Mon, 14 Jul 2025 09:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['1e9', null],
    [null, null],
  ])('reads %p as %p', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });
});
