/** What is read from PDF, and what strangers' bytes may cost. */
import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { textOfPages } from '@whence/reading';
import { madePdf, rawPdf } from '@whence/testing';
import { PdfProcesses } from './pdf-processes.js';

const execArgv = ['--import', new URL('../../testing/typescript.mjs', import.meta.url).href];
const pdfs = new PdfProcesses({ execArgv });

const textOf = async (bytes: Uint8Array): Promise<string> => {
  const read = await pdfs.read(bytes);
  if ('fault' in read) throw new Error(`found ${read.fault}, expected text`);
  return textOfPages(read.pages);
};

/** Behind its filter this many megabytes of blanks; before it a thousandth. */
function blanks(megabytes: number): Buffer {
  const one = deflateRawSync(Buffer.alloc(1024 * 1024, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  const zlibHeader = Buffer.from([0x78, 0x9c]);
  return rawPdf(Buffer.concat([zlibHeader, ...Array.from({ length: megabytes }, () => one)]), '/FlateDecode');
}

describe('text of a PDF', () => {
  it('is read page by page, its paragraphs whole', async () => {
    const bytes = await madePdf((document) => {
      document.text('The port authority counted about 40 ferries that were damaged by the storm.', { width: 150 });
      document.moveDown().text('“No boat sank,” said Ola Nordmann – the harbour’s officer.');
      document.addPage().text('Annex: ferries and fishing boats, efficiently.');
    });
    expect(await textOf(bytes)).toBe(
      [
        'The port authority counted about 40 ferries that were damaged by the storm.\n' +
          '“No boat sank,” said Ola Nordmann – the harbour’s officer.',
        'Annex: ferries and fishing boats, efficiently.',
      ].join('\n\n'),
    );
  });

  it('of many at once is that of each', async () => {
    const made = await Promise.all(
      ['one', 'two', 'three', 'four', 'five'].map((word) => madePdf((document) => document.text(`Boat ${word}.`))),
    );
    expect(await Promise.all(made.map(textOf))).toEqual(
      ['one', 'two', 'three', 'four', 'five'].map((word) => `Boat ${word}.`),
    );
  });

  it('is none where nothing is set', async () => {
    expect(await textOf(await madePdf((document) => document.rect(10, 10, 50, 50).fill()))).toBe('');
  });
});

describe('the process that reads', () => {
  it('knows nothing of what the service knows by its environment', async () => {
    // Jest sets this one for each of its own processes.
    const look = `data:text/javascript,if ('JEST_WORKER_ID' in process.env) process.exit(3)`;
    const curious = new PdfProcesses({ execArgv: [...execArgv, '--import', look] });
    expect(await curious.read(await madePdf((document) => document.text('Forty')))).toHaveProperty('pages');
  });
});

describe('a PDF that cannot be read', () => {
  it('says that it wants a password', async () => {
    const bytes = await madePdf((document) => document.text('Secret'), { userPassword: 'x' });
    expect(await pdfs.read(bytes)).toEqual({ fault: 'password' });
  });

  it('is damaged where only its beginning is there', async () => {
    const bytes = await madePdf((document) => document.text('Forty ferries'));
    expect(await pdfs.read(bytes.subarray(0, 300))).toEqual({ fault: 'damaged' });
    expect(await pdfs.read(Buffer.from('%PDF-1.7 x'))).toEqual({ fault: 'damaged' });
  });

  it('is too much where it unpacks to more than memory may hold, and the service goes on', async () => {
    expect(await textOf(blanks(1))).toBe('');
    expect(await pdfs.read(blanks(4_000))).toEqual({ fault: 'too-much' });
    expect(await textOf(await madePdf((document) => document.text('Forty ferries')))).toBe('Forty ferries');
  });

  it('is too much where it takes longer than it may', async () => {
    const hasty = new PdfProcesses({ execArgv, mostMs: 1 });
    expect(await hasty.read(await madePdf((document) => document.text('Forty ferries')))).toEqual({
      fault: 'too-much',
    });
  });

  it('is no fault of the PDF where the process does not start', async () => {
    const broken = new PdfProcesses({ execArgv: ['--import', 'file:///nowhere.mjs'] });
    await expect(broken.read(Buffer.from('%PDF-1.7'))).rejects.toThrow(/ended with code 1 before it answered/);
  });
});
