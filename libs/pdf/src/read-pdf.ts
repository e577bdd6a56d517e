/** Parses PDF. Runs in a process of its own alone: see pdf-child.ts. */
import type { SetLine } from '@whence/reading';
import type { PdfRead } from '@whence/workflow';
import { getDocumentProxy } from 'unpdf';
import { linesOf, type Run } from './lines.js';

/** UTF-16 code units in all; a thousand pages of a report are some 3 million. */
const MOST_TEXT = 5_000_000;
const MOST_LINES = 200_000;

/** The parser's silence: what is wrong with a stranger's bytes is told by what this gives. */
const QUIET = 0;

export async function readPdf(bytes: Uint8Array): Promise<PdfRead> {
  try {
    const pdf = await getDocumentProxy(bytes, { verbosity: QUIET, disableFontFace: true, useSystemFonts: false });
    const pages: SetLine[][] = [];
    let [text, lines] = [0, 0];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const some = linesOf(items.filter((item): item is typeof item & Run => 'str' in item));
      page.cleanup();
      text += some.reduce((sum, line) => sum + line.text.length, 0);
      lines += some.length;
      if (text > MOST_TEXT || lines > MOST_LINES) return { fault: 'too-much' };
      pages.push(some);
    }
    return { pages };
  } catch (error) {
    return { fault: error instanceof Error && error.name === 'PasswordException' ? 'password' : 'damaged' };
  }
}
