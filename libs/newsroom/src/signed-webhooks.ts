/** Standard Webhooks over HTTP: signs what goes out, and checks the signatures of what comes in. */
import type { Letter, Reception, SignedHeaders, Webhooks } from '@whence/workflow';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { beginningOf } from './beginning-of.js';
import { retryAfterMs } from './retry-after.js';

export interface SignedWebhooksOptions {
  /** How long a subscriber may take to answer in full, in milliseconds. */
  readonly timeoutMs: number;
}

const GONE = 410;

export class SignedWebhooks implements Webhooks {
  constructor(private readonly options: SignedWebhooksOptions) {}

  async send(letter: Letter): Promise<Reception> {
    const { url, id, at, secrets, body } = letter;
    const signal = AbortSignal.timeout(this.options.timeoutMs);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Whence-Webhooks/1.0',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
    };
    try {
      // A redirect would carry the event to an address that nobody of the desk has named.
      const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
      const { status } = response;
      const answered = await beginningOf(response);
      const location = response.headers.get('location');
      const redirected =
        status >= 300 && status < 400 ? `Redirects are not followed: ${location ?? 'no address'}. ` : '';
      return {
        outcome: response.ok ? 'delivered' : 'refused',
        status,
        detail: `${redirected}${answered}`.trim() || null,
        gone: status === GONE,
        retryAfterMs: retryAfterMs(response.headers.get('retry-after'), at),
      };
    } catch (error) {
      const late = signal.aborted ? `No answer within ${this.options.timeoutMs} ms.` : undefined;
      return { outcome: 'unreachable', status: null, detail: late ?? reasonOf(error), gone: false, retryAfterMs: null };
    }
  }

  fault(secrets: readonly string[], body: string, headers: SignedHeaders): string | undefined {
    const { id, timestamp, signature } = headers;
    const sent = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
    let fault = 'found no matching signature';
    for (const secret of secrets)
      try {
        new Webhook(secret).verify(body, sent, { jsonParse: false });
        return undefined;
      } catch (error) {
        if (!(error instanceof WebhookVerificationError)) throw error;
        fault = `found that ${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`;
      }
    return fault;
  }
}

interface Cause {
  readonly message?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
}

/** The cause that a person can act on: fetch hides it one or two levels down, sometimes with a code and no words. */
function reasonOf(error: unknown): string {
  const reasons: string[] = [];
  let at = error;
  while (typeof at === 'object' && at !== null && reasons.length < 3) {
    const { message, code, cause }: Cause = at;
    const words = message === '' || message === 'fetch failed' ? code : message;
    if (words !== undefined) reasons.push(String(words));
    at = cause;
  }
  // By characters: half of a surrogate pair could not be logged.
  return [...reasons.join(': ')].slice(0, 300).join('') || 'The connection failed.';
}
