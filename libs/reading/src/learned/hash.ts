/** Features of the trained models as 32-bit numbers: a word is hashed once, a template mixes what it needs. */

/** FNV-1a over the UTF-16 units of `text`, as an unsigned 32-bit number (Fowler, Noll and Vo, offset basis 2166136261, prime 16777619). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** One number out of two, order kept apart, as an unsigned 32-bit number; the finaliser is that of MurmurHash3. */
export function mix(left: number, right: number): number {
  let hash = Math.imul(left, 0x9e3779b1) ^ right;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
