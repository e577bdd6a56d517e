/** PDFs made for tests. */
import PDFDocument from 'pdfkit';

/** A PDF of what `draw` sets. */
export function madePdf(
  draw: (document: PDFKit.PDFDocument) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Buffer> {
  const document = new PDFDocument(options);
  const pieces: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (piece: Buffer) => pieces.push(piece));
    document.on('end', () => resolve(Buffer.concat(pieces)));
    document.on('error', reject);
    draw(document);
    document.end();
  });
}

/** A PDF of one page whose contents are these bytes, as they are, behind these filters. */
export function rawPdf(contents: Buffer, filters: string): Buffer {
  const pieces: Buffer[] = [];
  const places: number[] = [];
  let size = 0;
  const add = (piece: Buffer | string): void => {
    const bytes = Buffer.from(piece as string);
    pieces.push(bytes);
    size += bytes.length;
  };
  const begin = (): void => {
    places.push(size);
    add(`${places.length} 0 obj\n`);
  };
  add('%PDF-1.7\n');
  begin();
  add('<< /Type /Catalog /Pages 2 0 R >>\nendobj\n');
  begin();
  add('<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n');
  begin();
  add('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << >> >>\nendobj\n');
  begin();
  add(`<< /Length ${contents.length} /Filter ${filters} >>\nstream\n`);
  add(contents);
  add('\nendstream\nendobj\n');
  const table = size;
  const entries = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  add(`xref\n0 5\n0000000000 65535 f \n${entries}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  return Buffer.concat(pieces);
}
