/** Takes the article of `whence check` in, and refuses what the API would refuse. */
import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Readable } from 'node:stream';
import { PdfProcesses } from '@whence/pdf';
import { textOfPages } from '@whence/reading';
import { LONGEST_TEXT, Refusal, type TextFault } from '@whence/workflow';
import { unreadable } from '../file-fault.js';

export interface ArticleInput {
  /** As it was given; of a PDF, its text. */
  readonly raw: string;
  readonly form: 'text' | 'html';
  /** For messages: the file's name, or "standard input". */
  readonly name: string;
}

const FORMS: Readonly<Record<string, ArticleInput['form']>> = {
  '.txt': 'text',
  '.text': 'text',
  '.md': 'text',
  '': 'text',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
};

/** As many bytes of a PDF as the service keeps, unless it is set otherwise: most of them are no text. */
const MOST_PDF = 20 * 1024 * 1024;
const PDF = Buffer.from('%PDF-');

const WHY_UNREAD: Readonly<Record<TextFault, string>> = {
  password: 'that opens with a password alone',
  damaged: 'that is damaged',
  'too-much': 'that takes more time or memory than is allowed',
  none: 'that holds no text, as a scan does',
};

/**
 * Reads at most `limit` bytes of UTF-8, or of PDF as many as {@link MOST_PDF}.
 * @param path a file, or `-` for `input`.
 * @param limitedBy the setting that sets the limit, for the message; empty when none does.
 */
export async function readArticleInput(
  path: string,
  input: Readable,
  limit: number,
  limitedBy = 'BODY_LIMIT_BYTES',
): Promise<ArticleInput> {
  const name = path === '-' ? 'standard input' : path;
  const end = extname(path).toLowerCase();
  const form = path === '-' ? undefined : FORMS[end];
  if (path !== '-' && form === undefined && end !== '.pdf')
    throw new Refusal(
      'invalid',
      'article-form-unknown',
      `Found "${path}", expected a name that ends in .txt, .html or .pdf, or - for standard input.`,
    );
  const bound = { bytes: limit, setBy: limitedBy === '' ? '' : ` (${limitedBy})` };
  const bytes = path === '-' ? await readAll(input, name, bound) : await readFile(path, bound);
  if (end === '.pdf' && !isPdf(bytes))
    throw new Refusal('invalid', 'article-unreadable', `Found no PDF in ${name}, expected what its name says.`);
  if (isPdf(bytes)) return { raw: await textOfPdf(bytes, name), form: 'text', name };
  const raw = decode(bytes, name);
  return { raw, form: form ?? (/^\s*<(!doctype|html|head|body)\b/i.test(raw) ? 'html' : 'text'), name };
}

/** Throws `article-too-large` for a text that is longer than the API takes. @param name for the message */
export function refuseTooLong(name: string, text: string): void {
  if (text.length > LONGEST_TEXT)
    throw new Refusal(
      'too-large',
      'article-too-large',
      `Found a text of ${text.length} characters in ${name}, expected at most ${LONGEST_TEXT}.`,
    );
}

interface Bound {
  readonly bytes: number;
  /** For the message, in parentheses. */
  readonly setBy: string;
}

async function readFile(path: string, bound: Bound): Promise<Buffer> {
  try {
    const file = await open(path, 'r');
    try {
      if ((await file.stat()).isDirectory())
        throw new Refusal('invalid', 'article-not-a-file', `Found a folder at "${path}", expected a text in a file.`);
      return await readAll(file.createReadStream({ autoClose: false }), path, bound);
    } finally {
      await file.close();
    }
  } catch (error) {
    const why = unreadable(error);
    if (why === undefined) throw error;
    throw new Refusal('invalid', 'article-unreadable', `Found ${why} at "${path}", expected a text in a file.`);
  }
}

async function readAll(stream: Readable, name: string, bound: Bound): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    chunks.push(bytes);
    const most = isPdf(chunks[0] ?? bytes) ? { bytes: MOST_PDF, setBy: '' } : bound;
    if (size > most.bytes)
      throw new Refusal(
        'too-large',
        'article-too-large',
        `Found more than ${most.bytes} bytes in ${name}, expected at most that${most.setBy}.`,
      );
  }
  return Buffer.concat(chunks);
}

const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, PDF.length).equals(PDF);

async function textOfPdf(bytes: Buffer, name: string): Promise<string> {
  const read = await new PdfProcesses().read(bytes);
  const text = 'fault' in read ? '' : textOfPages(read.pages);
  if (text !== '') return text;
  const why = WHY_UNREAD['fault' in read ? read.fault : 'none'];
  throw new Refusal('invalid', 'article-unreadable', `Found a PDF ${why} in ${name}, expected one with text.`);
}

function decode(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (typeof error !== 'object' || error === null || !('code' in error)) throw error;
    if (error.code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    throw new Refusal('invalid', 'article-not-utf8', `Found bytes in ${name} that are not UTF-8, expected UTF-8 text.`);
  }
}
