/** What a request carries to be let in: one key, or one token of an issuer, in the Authorization header and nowhere else. */
import { Refusal } from '@whence/workflow';
import { headerOf } from './http.js';
import type { HttpRequest } from './http.js';

export interface Credential {
  readonly kind: 'key' | 'token';
  readonly text: string;
}

const KEY = /whk_[0-9a-f]/i;
/** Base64 of a JSON object, a point, and more of it: a JWT. */
const TOKEN = /\beyJ[\w-]{4,}\.[\w-]{4,}/;
const TOKEN_NAME = /[?&](?:access_token|id_token|api_key)=/i;

/**
 * Throws `unauthenticated` Refusals: key-in-address, token-in-address, credentials-twice, key-missing, key-malformed. What
 * stands in an address ends up in logs and histories, so there it is refused, whether it is good or not.
 */
export function credentialIn(request: HttpRequest): Credential {
  refuseInAddress(request.url);
  refuseTwice(request);
  const header = headerOf(request, 'authorization');
  if (header === undefined)
    throw new Refusal(
      'unauthenticated',
      'key-missing',
      'Found no key; expected the header "Authorization: Bearer whk_…".',
    );
  const text = /^Bearer +([^\s,]+)$/i.exec(header)?.[1] ?? '';
  return { kind: text.startsWith('whk_') || !text.includes('.') ? 'key' : 'token', text };
}

function refuseInAddress(address: string): void {
  // Escapes are undone as far as they can be: `%77hk_` is a key as well.
  const plain = address.includes('%') ? address.replaceAll(/%([0-7][0-9a-f])/gi, unescaped) : address;
  if (KEY.test(plain))
    throw new Refusal(
      'unauthenticated',
      'key-in-address',
      'Found a key in the address, where logs keep it: revoke it. Expected it in the Authorization header.',
    );
  if (TOKEN.test(plain) || TOKEN_NAME.test(plain))
    throw new Refusal(
      'unauthenticated',
      'token-in-address',
      'Found a token in the address, where logs keep it: end its session. Expected it in the Authorization header.',
    );
}

function unescaped(_escape: string, code: string): string {
  return String.fromCharCode(parseInt(code, 16));
}

/** Two credentials are one too many: which of them counts must not depend on who reads the headers. */
function refuseTwice({ raw }: HttpRequest): void {
  const named = raw.rawHeaders.filter((text, at) => at % 2 === 0 && text.toLowerCase() === 'authorization').length;
  const carried = raw.rawHeaders.filter((text, at) => at % 2 === 1 && KEY.test(text)).length;
  const listed = raw.rawHeaders.some((text, at) => at % 2 === 1 && /^Bearer .*,\s*Bearer /i.test(text));
  if (named > 1 || carried > 1 || listed)
    throw new Refusal(
      'unauthenticated',
      'credentials-twice',
      'Found more than one key or token in the request, expected one.',
    );
}
