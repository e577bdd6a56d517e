/** What is kept of a subscriber's answer: enough to see what went wrong, whatever it sends. */
const BYTES_KEPT = 1_000;

/**
 * The first characters of a body, in one line, without control characters. Reads no more of the body than it keeps.
 * Throws what the connection throws when it breaks meanwhile.
 */
export async function beginningOf(response: Response): Promise<string> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < BYTES_KEPT) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.byteLength;
  }
  await reader.cancel();
  const bytes = Buffer.concat(parts).subarray(0, BYTES_KEPT);
  return new TextDecoder()
    .decode(bytes)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
}
