/** Kept pages over HTTP: what is kept, how it is given back, and what is refused. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyDatabase } from '@whence/store';
import { madePdf } from '@whence/testing';
import { KeepSnapshot, type PdfTexts } from '@whence/workflow';
import { type TestApi, testApi } from '../../../../test/support/api.js';

const HTML =
  '<!doctype html><html><head><title>Storms</title><script>alert(1)</script></head><body><p>About 40 ferries.</p></body></html>';
const PDF = '%PDF-1.7\n1 0 obj << >> endobj\n%%EOF\n';
const ADDRESS = 'https://port.example/report?year=2025';
const NOBODY = '01980000-0000-7000-8000-000000000000';

let api: TestApi;
let viewerKey: string;
let strangerKey: string;

const keep = (body: string | Buffer, type: string, query = '', key = api.first.key.secret) =>
  fetch(`${api.url}/v1/snapshots${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': type },
    body: body as string,
  }).then(async (response) => ({ status: response.status, body: (await response.json()) as Record<string, never> }));
const post = (path: string, body: unknown) => api.ask(path, { method: 'POST', body });
const sha = (text: string) => createHash('sha256').update(text).digest('hex');

beforeAll(async () => {
  api = await testApi({ SNAPSHOT_LIMIT_BYTES: '2000' });
  const viewer = await post('/v1/people', { name: 'Vi Viewer', role: 'viewer' });
  viewerKey = (await post('/v1/keys', { name: 'Vi', personId: viewer.body.id })).body.secret;
  strangerKey = (await post('/v1/desks', { slug: 'other', name: 'Other desk' })).body.secret;
}, 120_000);
afterAll(() => api.close());

describe('a page that a person has read', () => {
  it('is kept with its hash, its address, who read it and when', async () => {
    const query = `?address=${encodeURIComponent(ADDRESS)}&readAt=2025-07-03T09:00:00%2B02:00&language=NB-no&title=Report`;
    const { status, body } = await keep(HTML, 'text/html; charset=utf-8', query);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      address: ADDRESS,
      title: 'Report',
      language: 'nb-NO',
      readAt: '2025-07-03T07:00:00.000Z',
      readBy: api.first.personId,
      sha256: sha(HTML),
      mediaType: 'text/html',
      size: HTML.length,
    });
    const read = await api.ask(`/v1/snapshots/${body['id']}`, { key: viewerKey });
    expect(read.body).toEqual(body);
    const { text, textSha256 } = (await api.ask(`/v1/snapshots/${body['id']}/text`)).body;
    expect(text).toContain('About 40 ferries.');
    expect(text).not.toContain('alert');
    expect(textSha256).toBe(sha(text));
  });

  it('is given back as it was, to be saved and not shown', async () => {
    const { body } = await keep(HTML, 'text/html');
    const address = `${api.url}/v1/snapshots/${body['id']}/content`;
    const headers = { authorization: `Bearer ${viewerKey}` };
    const answer = await fetch(address, { headers });
    expect(await answer.text()).toBe(HTML);
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${body['id']}.html"`);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    const etag = answer.headers.get('etag') ?? '';
    expect(etag).toBe(`"${sha(HTML)}"`);
    const again = await fetch(address, { headers: { ...headers, 'if-none-match': `"x", W/${etag}` } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await fetch(address, { headers: { ...headers, 'if-none-match': '"x"' } })).status).toBe(200);
  });

  it('keeps the same bytes once, however often they are read, and bytes that no text is read from too', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d', 'hex');
    const kept = [
      await keep(PDF, 'application/pdf'),
      await keep(PDF, 'application/octet-stream'),
      await keep(png, 'image/png'),
    ];
    expect(kept.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(kept[0]?.body['id']).not.toBe(kept[1]?.body['id']);
    expect(kept.map(({ body }) => body['textSha256'])).toEqual([null, null, null]);
    const rows: unknown[] = await api.dataSource.query('SELECT 1 FROM snapshot_content WHERE sha256 = $1', [
      Buffer.from(sha(PDF), 'hex'),
    ]);
    expect(rows).toHaveLength(1);
    const got = await fetch(`${api.url}/v1/snapshots/${kept[2]?.body['id']}/content`, {
      headers: { authorization: `Bearer ${viewerKey}` },
    });
    expect(Buffer.from(await got.arrayBuffer())).toEqual(png);
  });

  it('tells why no text was read from a PDF', async () => {
    const locked = await madePdf((document) => document.text('Secret'), { userPassword: 'x', compress: true });
    const blank = await madePdf((document) => document.rect(0, 0, 9, 9).fill());
    for (const [bytes, fault] of [
      [PDF, 'damaged'],
      [locked, 'password'],
      [blank, 'none'],
    ] as const) {
      const { status, body } = await keep(bytes, 'application/pdf');
      expect([status, body['textSha256'], body['textFault']]).toEqual([201, null, fault]);
      expect((await api.ask(`/v1/snapshots/${body['id']}/text`)).body).toEqual({ text: null, textSha256: null });
    }
    expect((await keep(HTML, 'text/html')).body['textFault']).toBeNull();
  });

  it('reads text from a PDF that was kept when none was read from it, and leaves what was kept', async () => {
    const bytes = await madePdf((document) => document.text('About 40 ferries.'));
    const busy: PdfTexts = { read: () => Promise.resolve({ fault: 'too-much' }) };
    const by = { kind: 'person', deskId: api.first.deskId, personId: api.first.personId } as const;
    const before = await new KeepSnapshot({ ...api.ports, pdfTexts: busy }).run(by, { bytes, declaredType: null });
    expect(before.textFault).toBe('too-much');
    const { body } = await keep(bytes, 'application/pdf');
    expect(body).toMatchObject({ sha256: before.sha256, textFault: null, textSha256: sha('About 40 ferries.') });
    expect((await api.ask(`/v1/snapshots/${before.id}`)).body).toMatchObject({ textFault: 'too-much' });
    // Once read, it stays read, whatever a later attempt comes to.
    const again = await new KeepSnapshot({ ...api.ports, pdfTexts: busy }).run(by, { bytes, declaredType: null });
    expect(again.textSha256).toBe(sha('About 40 ferries.'));
    const rows: unknown[] = await api.dataSource.query('SELECT 1 FROM snapshot_content WHERE sha256 = $1', [
      Buffer.from(before.sha256, 'hex'),
    ]);
    expect(rows).toHaveLength(2);
    const options = { roots: null, rows: true, unsignedSince: new Date(0), remembered: null };
    expect((await verifyDatabase(api.dataSource, options)).faults).toEqual([]);
  });

  it('reads text in the encoding that the page names, or that its bytes are', async () => {
    const latin = Buffer.concat([
      Buffer.from('<html><meta charset="iso-8859-1"><p>M'),
      Buffer.from([0xf8]),
      Buffer.from('re</p></html>'),
    ]);
    const marked = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Møre', 'utf16le')]);
    for (const [bytes, type] of [
      [latin, 'text/html'],
      [marked, 'text/plain'],
    ] as const) {
      const { body } = await keep(bytes, type);
      expect((await api.ask(`/v1/snapshots/${body['id']}/text`)).body.text).toContain('Møre');
    }
  });

  it.each([
    ['no bytes', '', 'text/html', '', 422, 'snapshot-empty'],
    ['HTML that is called PDF', HTML, 'application/pdf', '', 422, 'snapshot-type-differs'],
    ['a PDF that is called HTML', PDF, 'text/html', '', 422, 'snapshot-type-differs'],
    [
      'bytes of no kind that is kept',
      'PK\u0003\u0004zip',
      'application/octet-stream',
      '',
      422,
      'snapshot-type-unknown',
    ],
    ['more bytes than are kept', 'a'.repeat(2_001), 'text/plain', '', 413, 'snapshot-too-large'],
    ['a language that is none', HTML, 'text/html', '?language=english_US', 422, 'snapshot-invalid'],
    ['an address that is no page', HTML, 'text/html', '?address=file%3A%2F%2F%2Fetc%2Fpasswd', 422, 'snapshot-invalid'],
    [
      'an address with a password',
      HTML,
      'text/html',
      '?address=https%3A%2F%2Fa%3Ab%40x.example',
      422,
      'snapshot-invalid',
    ],
    ['a page that will be read', HTML, 'text/html', '?readAt=2999-01-01T00:00:00Z', 422, 'snapshot-invalid'],
    ['a moment that is none', HTML, 'text/html', '?readAt=yesterday', 422, 'request-invalid'],
    ['JSON', '{}', 'application/json', '', 422, 'snapshot-empty'],
    ['a type that nothing takes', 'x', 'application/zip', '', 415, 'content-type-unknown'],
  ])('is refused when it is %s', async (_name, body, type, query, status, code) => {
    const answer = await keep(Buffer.from(body, 'latin1'), type, query);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it('takes exactly as many bytes as are kept', async () => {
    expect((await keep('a'.repeat(2_000), 'text/plain')).status).toBe(201);
  });

  it('is not kept by a viewer, and is not there for another desk', async () => {
    expect((await keep(HTML, 'text/html', '', viewerKey)).status).toBe(403);
    const { body } = await keep(HTML, 'text/html');
    for (const rest of ['', '/content', '/text', '/attachments'])
      expect((await api.ask(`/v1/snapshots/${body['id']}${rest}`, { key: strangerKey })).body.code).toBe(
        'snapshot-unknown',
      );
    expect((await api.ask('/v1/snapshots', { key: strangerKey })).body.entries).toEqual([]);
    expect((await api.ask(`/v1/snapshots/${NOBODY}/content`)).body.code).toBe('snapshot-unknown');
  });

  it('is not there before it was kept', async () => {
    const { body } = await keep(HTML, 'text/html');
    expect((await api.ask(`/v1/snapshots/${body['id']}?asOf=2020-01-01`)).status).toBe(404);
    expect((await api.ask('/v1/snapshots?asOf=2020-01-01')).body.entries).toEqual([]);
    expect((await api.ask(`/v1/snapshots/${body['id']}?asOf=2999-01-01`)).status).toBe(200);
  });
});

describe('an attachment', () => {
  it('ties a page to a claim until it is taken back, and both stay', async () => {
    const article = await post('/v1/articles', { title: 'Storms', text: 'Storms hit 40 ferries, said the port.' });
    const claim = await post('/v1/claims', {
      articleId: article.body.id,
      quote: { exact: '40 ferries' },
      content: { subject: 'ferries', mode: 'observed', polarity: 'affirms', accumulation: 'cumulative' },
    });
    expect(claim.status).toBe(201);
    const claimId = claim.body.id;
    const { body } = await keep(HTML, 'text/html');
    const path = `/v1/snapshots/${body['id']}/attachments`;
    const attached = async () =>
      (await api.ask(`/v1/snapshots?claimId=${claimId}`)).body.entries.map(({ id }: { id: string }) => id);
    expect((await post(path, { claimId })).body).toMatchObject({ kind: 'claim', target: claimId, version: 1 });
    expect((await post(path, { claimId })).body.version).toBe(1);
    expect(await attached()).toEqual([body['id']]);
    const taken = await post(path, { claimId, standing: 'detached', reason: 'Another report.' });
    expect(taken.body).toMatchObject({ version: 2, standing: 'detached', reason: 'Another report.' });
    expect(await attached()).toEqual([]);
    const { entries } = (await api.ask(`/v1/claims/${claimId}/history`)).body;
    expect(
      entries
        .filter(({ subject }: { subject: { kind: string } }) => subject.kind === 'snapshot-attachment')
        .map(({ action }: { action: string }) => action),
    ).toEqual(['attach', 'detach']);
  });

  it.each([
    [{ claimId: NOBODY }, 404, 'claim-unknown'],
    [{ statement: 'sample/none' }, 404, 'statement-unknown'],
    [{ claimId: NOBODY, statement: 'sample/none' }, 422, 'request-invalid'],
    [{}, 422, 'request-invalid'],
  ])('to %j is refused', async (body, status, code) => {
    const { body: kept } = await keep(HTML, 'text/html');
    const answer = await post(`/v1/snapshots/${kept['id']}/attachments`, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});
