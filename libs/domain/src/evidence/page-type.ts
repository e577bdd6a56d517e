/**
 * What a kept page is, by its bytes and not by what anybody says of it. Source: WHATWG MIME Sniffing Standard, section 7.1
 * (identifying a resource with an unknown MIME type), of which the kinds that are kept are taken.
 */
export const PAGE_TYPES = ['application/pdf', 'text/html', 'text/plain', 'image/png', 'image/jpeg'] as const;
export type PageType = (typeof PAGE_TYPES)[number];

/** Bytes that the standard looks at, beyond a declaration of XML at the head. */
const LOOKED_AT = 1445;

const SIGNATURES: readonly (readonly [type: PageType, bytes: readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
];

/** Beginnings of HTML, each to be followed by a blank or ">"; a comment by anything. XHTML may declare itself XML before. */
const HTML =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--|<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p)[ \t\n\f\r>])/i;

/** Bytes that no text holds. Escape (0x1B) may stand in one. */
const BINARY = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/;

/** What the bytes are; undefined for what is no kind of page that is kept, and for no bytes at all. */
export function pageTypeOf(bytes: Uint8Array): PageType | undefined {
  if (bytes.length === 0) return undefined;
  const signed = SIGNATURES.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte));
  if (signed !== undefined) return signed[0];
  const head = headOf(bytes);
  if (HTML.test(head)) return 'text/html';
  return BINARY.test(head) ? undefined : 'text/plain';
}

/** The head of the bytes, a character for each; of UTF-16 with its mark, each second byte. */
function headOf(bytes: Uint8Array): string {
  const little = bytes[0] === 0xff && bytes[1] === 0xfe;
  const big = bytes[0] === 0xfe && bytes[1] === 0xff;
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const step = little || big ? 2 : 1;
  const from = marked ? 3 : step === 2 ? (little ? 2 : 3) : 0;
  const units: number[] = [];
  for (let at = from; at < bytes.length && units.length < LOOKED_AT; at += step) units.push(bytes[at] ?? 0);
  return String.fromCharCode(...units);
}
