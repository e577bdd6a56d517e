/** The evidence pack of a published verdict, over HTTP: what is in it, how it is checked, and what is kept back. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FileLogSigner, publicKeyOf, verifyProof } from '@whence/store';
import { SignLog } from '@whence/workflow';
import {
  annotationFaults,
  provFaults,
  provJsonFaults,
  schemaOrgFaults,
} from '../../../../test/support/published-shapes.js';
import { crossReferenceWaiting } from '../../../../test/support/waiting-jobs.js';
import { type ExportsDesk, exportsDesk, SECRETS } from './exports-desk.contract.js';
import { zipOf } from './zip.js';

let desk: ExportsDesk;
let api: ExportsDesk['api'];
let claims: readonly string[];
beforeAll(async () => {
  desk = await exportsDesk();
  ({ api, claims } = desk);
  for (const [at, id] of claims.entries()) await desk.publish(id, 1, 'accurate', `As counted, ${at}.`);
}, 120_000);
afterAll(() => api.close());

const ld: ExportsDesk['ld'] = (path) => desk.ld(path);
const unzipped: ExportsDesk['unzipped'] = (...asked) => desk.unzipped(...asked);

/** The line of `manifest.json` about one finding. */
interface ListedFinding {
  readonly number: number;
  readonly verdicts: readonly number[];
  readonly sha256: string;
  readonly canonical: string | null;
  readonly check: string | null;
  readonly readable: string;
  readonly withheld: string | null;
}

const listedFindings = (files: ReadonlyMap<string, string>): readonly ListedFinding[] =>
  (JSON.parse(files.get('manifest.json') ?? '') as { findings: ListedFinding[] }).findings;

/** One claim of a piece that comes as these revisions, its verdict published after the first of them. */
async function publishedOf(
  cmsId: string,
  revisions: readonly { readonly status: string; readonly text: string; readonly publishedOn?: string }[],
) {
  let claimId = '';
  for (const [at, revision] of revisions.entries()) {
    const piece = { cmsId, title: 'Ferries', outlet: 'The Daily', publishedOn: '2025-05-02', ...revision };
    const { status, body } = await desk.post('/v1/articles', piece);
    expect(status).toBe(201);
    if (at > 0) continue;
    claimId = body.proposed[0];
    await desk.post(`/v1/articles/${body.id}/submission`);
    await crossReferenceWaiting(api);
    await desk.publish(claimId, 1, 'false', 'As counted.');
  }
  return unzipped(claimId);
}

describe('an evidence pack', () => {
  it('holds times by the clock of UTC, wherever the service runs', async () => {
    /** As clocks in Tokyo show it. */
    class InTokyo extends Date {
      override getDate = () => 15;
      override getHours = () => 8;
    }
    const at = new InTokyo('2025-07-14T23:30:04.000Z');
    const files = [{ name: 'a.txt', mediaType: 'text/plain', text: 'a' }];
    const made = await buffer(zipOf(files, at));
    // MS-DOS time and date (APPNOTE.TXT, 4.4.6), behind signature, version, flags and method.
    expect([made.readUInt16LE(10), made.readUInt16LE(12)]).toEqual([
      (23 << 11) | (30 << 5) | 2,
      ((2025 - 1980) << 9) | (7 << 5) | 14,
    ]);
  });

  it('name the rating in that language in provenance and in every file of the evidence pack', async () => {
    const provenance = `/v1/claims/${claims[0]}/provenance`;
    for (const form of ['prov-json', 'json-ld']) {
      const named = async (lang: string) =>
        /Verdict 1: ([^"]*)"/.exec((await api.ask(`${provenance}?format=${form}&lang=${lang}`)).text)?.[1];
      expect([await named('nb-NO'), await named('fr')]).toEqual(['accurate på norsk', 'Accurate']);
    }
    const files = await unzipped(claims[0] ?? '', '?lang=nb');
    const forms = ['claim-review.jsonld', 'annotations.jsonld', 'provenance.json', 'provenance.jsonld', 'verdict.csv'];
    for (const name of forms) {
      expect(files.get(name)).toContain('accurate på norsk');
      expect(files.get(name)).not.toContain('Accurate');
    }
    // The scale itself stays as the desk keeps it, with its names in every language.
    const { scales } = JSON.parse(files.get('methodology.json') ?? '') as { scales: { ratings: object[] }[] };
    const names = [{ language: 'nb', label: 'accurate på norsk', meaning: 'På norsk.' }];
    expect(scales[0]?.ratings).toContainEqual(expect.objectContaining({ key: 'accurate', label: 'Accurate', names }));
    expect(await unzipped(claims[0] ?? '', '?lang=fr')).toEqual(await unzipped(claims[0] ?? ''));
  });
});

describe('an evidence pack of a verdict that took the place of one on another scale', () => {
  beforeAll(async () => {
    const { version, policy } = await ld('/v1/desk');
    const ratings = policy.ratings.filter(({ key }: { key: string }) => key !== 'accurate');
    expect((await desk.post('/v1/desk/policy', { version, policy: { ...policy, ratings } })).status).toBe(201);
    await desk.post(`/v1/claims/${claims[0]}/reopening`, { reason: 'A reader wrote.' }, desk.reviewerKey);
    await desk.publish(claims[0] ?? '', 2, 'false', '=They were boats.');
  });

  it('give all of it as one zip, whose manifest tells each file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'whence-pack-'));
    const logSigner = new FileLogSigner(join(folder, 'key.pem'));
    await new SignLog({ ...api.ports, logSigner }).run();
    const roots = [publicKeyOf((await logSigner.current(false))?.publicKey ?? '')];
    await rm(folder, { recursive: true });
    const files = await unzipped(claims[0] ?? '');
    const manifest = JSON.parse(files.get('manifest.json') ?? '') as { files: { name: string; sha256: string }[] };
    expect(manifest.files.map(({ name }) => name)).toEqual(
      [...files.keys()].filter((name) => name !== 'manifest.json'),
    );
    for (const { name, sha256 } of manifest.files)
      expect(
        createHash('sha256')
          .update(files.get(name) ?? '')
          .digest('hex'),
      ).toBe(sha256);
    const held = (name: string) => JSON.parse(files.get(name) ?? '') as object;
    expect(await schemaOrgFaults(held('claim-review.jsonld'))).toEqual([]);
    expect(await annotationFaults(held('annotations.jsonld'))).toEqual([]);
    expect(await provFaults(held('provenance.jsonld'))).toEqual([]);
    expect(provJsonFaults(held('provenance.json'))).toEqual([]);
    const { proven, faults } = verifyProof(held('audit-proof.json'), roots);
    expect(faults).toEqual([]);
    expect(proven.map(({ head }) => head.subject.kind).sort()).toEqual([
      ...['finding', 'verdict', 'verdict', 'verdict-publication', 'verdict-publication'],
      ...['verdict-review', 'verdict-review'],
    ]);
    expect(files.get('corrections.txt')).toContain('was replaced by “False”');
    expect(files.get('trace.svg')).toContain('Port Authority');
    // The first verdict was given on a scale that had another rating.
    const { scales } = held('methodology.json') as { scales: { deskVersion: number; ratings: { key: string }[] }[] };
    expect(
      scales.map(({ deskVersion, ratings }) => [deskVersion, ratings.some(({ key }) => key === 'accurate')]),
    ).toEqual([
      [2, true],
      [3, false],
    ]);
    expect(await unzipped(claims[0] ?? '')).toEqual(files);
    for (const id of claims)
      for (const text of (await unzipped(id)).values())
        for (const secret of SECRETS) expect(text).not.toContain(secret);
  });

  it('hold each finding as the text that its hash is of, which anybody can hash', async () => {
    const files = await unzipped(claims[0] ?? '');
    const [listed, ...more] = listedFindings(files);
    expect(more).toEqual([]);
    expect(listed).toMatchObject({ number: 1, verdicts: [1, 2], canonical: 'finding-1.json', withheld: null });
    const text = files.get(listed?.canonical ?? '') ?? '';
    expect(createHash('sha256').update(text, 'utf8').digest('hex')).toBe(listed?.sha256);
    const held = await ld(`/v1/claims/${claims[0]}/findings/1`);
    expect([held.hash, held.finding]).toEqual([listed?.sha256, JSON.parse(text)]);
    const { entries } = JSON.parse(files.get('audit-proof.json') ?? '') as {
      entries: { entry: string; written?: { content: { hash: string } } }[];
    };
    const logged = entries.filter(({ entry }) => entry.includes('"kind":"finding"'));
    expect(logged.map(({ written }) => written?.content.hash)).toEqual([listed?.sha256]);
    // One letter more is another text.
    expect(createHash('sha256').update(`${text}\n`).digest('hex')).not.toBe(listed?.sha256);
  });

  (process.platform === 'linux' ? it : it.skip)('tell a command that checks it, which does', async () => {
    const files = await unzipped(claims[0] ?? '');
    const folder = await mkdtemp(join(tmpdir(), 'whence-pack-'));
    for (const [name, text] of files) await writeFile(join(folder, name), text);
    for (const { check, sha256, canonical } of listedFindings(files)) {
      const { stdout } = await promisify(execFile)('sh', ['-c', check ?? ''], { cwd: folder });
      expect(stdout).toBe(`${sha256}  ${canonical}\n`);
    }
    await rm(folder, { recursive: true });
  });

  it('tell each finding in sentences, with its hash and how it is checked', async () => {
    const files = await unzipped(claims[0] ?? '');
    const [listed] = listedFindings(files);
    const told = files.get(listed?.readable ?? '') ?? '';
    const flat = told.replaceAll(/\s+/g, ' ');
    for (const said of [
      `Finding 1 on claim ${claims[0]}`,
      'Verdicts 1 and 2 rest on it.',
      `SHA-256 is ${listed?.sha256}. To check: sha256sum finding-1.json`,
      'Trace as the article states it',
      'as-attributed',
      'Port Authority, 1 May 2025',
      'about 40 ferries damaged',
    ])
      expect(flat).toContain(said);
    for (const line of told.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('keep back the text of a finding that quotes an embargoed piece, say why, and tell what it compares', async () => {
    const files = await unzipped(claims[1] ?? '');
    const [listed] = listedFindings(files);
    expect(listed).toMatchObject({ number: 1, canonical: null, check: null, readable: 'finding-1.txt' });
    expect(listed?.withheld).toMatch(/^It quotes a passage that is not out: .* would change the hash\.$/);
    expect([...files.keys()].filter((name) => name.startsWith('finding-'))).toEqual(['finding-1.txt']);
    const told = (files.get('finding-1.txt') ?? '').replaceAll(/\s+/g, ' ');
    for (const said of [listed?.withheld ?? '', listed?.sha256 ?? '', 'agrees: Port Authority, 1 May 2025'])
      expect(told).toContain(said);
    for (const kept of ['were damaged', 'whispered', 'as-attributed', 'The Daily']) expect(told).not.toContain(kept);
    // Whom the piece names is told by no picture either.
    for (const name of ['trace.svg', 'provenance.json', 'provenance.jsonld'])
      expect(files.get(name)).not.toContain('Port Authority');
  });

  it('give or keep back a finding by what was ever printed of the piece', async () => {
    const says = 'The Port Authority said that about 40 Norwegian ferries were damaged.';
    const early = { status: 'draft', text: `Between us: ${says}` };
    const given = async (cmsId: string, revisions: Parameters<typeof publishedOf>[1]) =>
      listedFindings(await publishedOf(cmsId, revisions)).map(({ withheld }) => withheld === null);
    const printed = { ...early, status: 'published' };
    expect(await given('out-as-checked', [early, printed])).toEqual([true]);
    expect(await given('never-out', [early])).toEqual([false]);
    expect(await given('out-in-other-words', [early, { status: 'published', text: `Now: ${says}` }])).toEqual([false]);
    expect(await given('corrected', [printed, { status: 'published', text: 'Nothing was damaged.' }])).toEqual([true]);
    expect(await given('taken-back', [printed, early])).toEqual([false]);
    expect(await given('of-another-day', [early, { ...printed, publishedOn: '2025-05-03' }])).toEqual([false]);
    const trace = async (cmsId: string, revisions: Parameters<typeof publishedOf>[1]) =>
      (await publishedOf(cmsId, revisions)).get('trace.svg')?.includes('The Daily');
    expect(await trace('trace-of-a-draft', [early, { status: 'published', text: `Now: ${says}` }])).toBe(false);
    expect(await trace('trace-as-checked', [early, printed])).toBe(true);
  }, 60_000);
});
