/**
 * How long a `Retry-After` header asks to wait, in milliseconds from `now`, 0 or more; null without one that can be
 * read. It holds seconds or an HTTP date (RFC 9110, 10.2.3).
 */
export function retryAfterMs(header: string | null, now: Date): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const until = /^[A-Z][a-z]{2},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(until) ? null : Math.max(0, until - now.getTime());
}
