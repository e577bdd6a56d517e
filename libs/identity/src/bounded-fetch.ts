/** Asks an issuer for its documents: no redirects, no large answers, not for long. */

const MOST_BYTES = 256 * 1024;
const LONGEST_MS = 5_000;

/**
 * JSON at an address. Throws an Error that tells what was found: another status than 200, more than 256 KB, no JSON, or
 * nothing within five seconds.
 */
export async function fetchJson(address: string): Promise<unknown> {
  const response = await fetch(address, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(LONGEST_MS),
  });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`found the status ${response.status} at ${address}, expected 200`);
  }
  return JSON.parse(await boundedText(response, address));
}

async function boundedText(response: Response, address: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new Error(`found more than ${MOST_BYTES} bytes at ${address}`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Whether an issuer's address may be asked: over TLS, or on this machine itself. */
export function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}
