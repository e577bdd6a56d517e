/** The text of a kept page: what the offsets of its excerpts count in. It is kept with the bytes, and read once. */
import { htmlToText, textOfPages } from '@whence/reading';
import type { PageType } from '@whence/domain';
import { withPlainLineEnds } from '../articles/text-faults.js';
import type { PdfTexts, TextFault } from './ports.js';

/** Bytes in which HTML must name its encoding. Source: WHATWG HTML Standard, section 4.2.5.4. */
const DECLARED_WITHIN = 1024;

/** Characters that no kept text holds: they become U+FFFD, so that offsets stay as they are. */
const NOT_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** Null and no fault for images: their bytes are kept, and no text is read from them. */
export interface PageText {
  readonly text: string | null;
  readonly fault: TextFault | null;
}

export async function pageText(mediaType: PageType, bytes: Uint8Array, pdfTexts: PdfTexts): Promise<PageText> {
  if (mediaType === 'application/pdf') {
    const read = await pdfTexts.read(bytes);
    if ('fault' in read) return { text: null, fault: read.fault };
    const text = textOfPages(read.pages);
    return text === '' ? { text: null, fault: 'none' } : { text: kept(text), fault: null };
  }
  if (mediaType !== 'text/html' && mediaType !== 'text/plain') return { text: null, fault: null };
  const decoded = textIn(bytes, mediaType === 'text/html' ? declaredIn(bytes) : undefined);
  return { text: kept(mediaType === 'text/html' ? htmlToText(decoded).text : decoded), fault: null };
}

const kept = (text: string): string => withPlainLineEnds(text).replace(NOT_TEXT, '\ufffd');

/** By the byte order mark, then by what the page declares, then UTF-8 where the bytes are that, else Windows-1252. */
function textIn(bytes: Uint8Array, declared: string | undefined): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const named = declared === undefined ? undefined : decoderOf(declared);
  if (named !== undefined && named.encoding !== 'utf-8') return named.decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Bytes that are not UTF-8: what a page is that says nothing, or something wrong, of its encoding.
    return new TextDecoder(named === undefined ? 'windows-1252' : 'utf-8').decode(bytes);
  }
}

function decoderOf(name: string): TextDecoder | undefined {
  // A page that can be read as bytes to this place is not UTF-16, whatever it says.
  const label = /^utf-?16/i.test(name) ? 'utf-8' : name;
  try {
    return new TextDecoder(label);
  } catch {
    // A name of no encoding is as good as none.
    return undefined;
  }
}

function declaredIn(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, DECLARED_WITHIN));
  return /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w:-]+)/i.exec(head)?.[1];
}
