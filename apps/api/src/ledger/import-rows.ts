/** The rows of an import from a request, in whichever of its forms they come; streams are read as they arrive. */
import type { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import {
  CSV_FILES,
  readCsv,
  readJson,
  readJsonLines,
  Refusal,
  type LedgerText,
  type RowKind,
  type RowRead,
} from '@whence/workflow';
import { emptyBody, type HttpRequest } from '../foundation/index.js';

export interface ImportedRows {
  readonly format: 'csv' | 'json';
  readonly rows: AsyncIterable<RowRead> | Iterable<RowRead>;
}

const FILES = CSV_FILES.map(([, file]) => file);

/** Throws `not-json`, `csv-kind-missing` and `multipart-malformed`. @param kind what the rows of a `text/csv` body are */
export function importedRows(request: HttpRequest, kind: RowKind | undefined): ImportedRows {
  const type = mediaTypeOf(request);
  if (type === 'multipart/form-data') return { format: 'csv', rows: rowsOfParts(request) };
  const body = () => request.body as Readable;
  if (type === 'application/x-ndjson') return { format: 'json', rows: readJsonLines({ file: 'body', open: body }) };
  if (request.rawBody?.length === 0) throw emptyBody();
  if (type !== 'text/csv') return { format: 'json', rows: readJson(request.body) };
  if (kind !== undefined) return { format: 'csv', rows: readCsv(kind, { file: 'body', open: body }) };
  throw new Refusal('invalid', 'csv-kind-missing', 'Found a CSV body without `?kind=`, expected what its rows are.', [
    { where: 'query/kind', found: 'nothing', expected: `one of ${CSV_FILES.map(([name]) => name).join(', ')}` },
  ]);
}

function mediaTypeOf({ headers }: HttpRequest): string {
  const type = headers['content-type'];
  return typeof type === 'string' ? (type.split(';')[0] ?? '').trim().toLowerCase() : '';
}

interface Part {
  /** The file's name, or the field's where it has none. */
  readonly name: string;
  readonly stream: Readable;
}

/** Hands over one part at a time; the next one comes when this one has been read to its end. */
class Parts {
  private readonly come: Part[] = [];
  private ended = false;
  private failure: Error | undefined;
  private wake: () => void = () => undefined;

  constructor(request: HttpRequest) {
    const type = request.headers['content-type'];
    let parser;
    try {
      parser = new Busboy({ headers: { 'content-type': String(type) }, limits: { parts: 20, fields: 0 } });
    } catch (error) {
      throw malformed(error instanceof Error ? error.message : String(error));
    }
    parser.on('file', (field: string, stream: Readable, file: string | undefined) => {
      stream.on('error', (error) => this.end(error));
      this.come.push({ name: file === undefined || file === '' ? field : file, stream });
      this.wake();
    });
    parser.on('finish', () => this.end());
    parser.on('error', (error: unknown) => this.end(error instanceof Error ? error : new Error(String(error))));
    const body = request.body as Readable;
    body.on('error', (error) => this.end(error));
    body.pipe(parser);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Part> {
    for (;;) {
      const part = this.come.shift();
      if (part !== undefined) yield part;
      else if (this.failure !== undefined) throw malformed(this.failure.message);
      else if (this.ended) return;
      else await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  private end(error?: Error): void {
    this.failure ??= error;
    this.ended = true;
    this.wake();
  }
}

function malformed(why: string): Refusal {
  return new Refusal('invalid', 'multipart-malformed', `Found a multipart body that cannot be read: ${why}.`, [
    { where: '', found: why, expected: `multipart/form-data with the files ${FILES.join(', ')}` },
  ]);
}

/** Reads without closing the stream, so that what follows a row that ended the reading can be passed over. */
function textOf({ name, stream }: Part): LedgerText {
  return { file: name, open: () => stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array> };
}

async function* rowsOfParts(request: HttpRequest): AsyncGenerator<RowRead> {
  let seen = 0;
  for await (const part of new Parts(request)) {
    seen += 1;
    const kind = CSV_FILES.find(([, file]) => file === part.name || file === `${part.name}.csv`)?.[0];
    if (kind === undefined)
      yield {
        faults: [{ where: part.name, found: `a part "${part.name}"`, expected: FILES.join(', ') }],
        brokenOff: true,
      };
    else yield* readCsv(kind, textOf(part));
    part.stream.resume();
  }
  if (seen === 0) yield { faults: [{ where: '', found: 'no file', expected: FILES.join(', ') }], brokenOff: true };
}
