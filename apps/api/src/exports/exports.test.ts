/** What is exported of published verdicts, over HTTP: by two people, corrected, reopened, and partly in a draft. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FileLogSigner, publicKeyOf, verifyProof } from '@whence/store';
import { SignLog } from '@whence/workflow';
import { parse } from 'csv-parse/sync';
import { fromBufferPromise } from 'yauzl';
import { type TestApi, testApi } from '../../../../test/support/api.js';
import { importedLedger } from '../../../../test/support/imported-ledger.js';
import { crossReferenceWaiting } from '../../../../test/support/waiting-jobs.js';
import { atomFaults } from '../../../../test/support/atom-shapes.js';
import {
  annotationFaults,
  provFaults,
  provJsonFaults,
  schemaOrgFaults,
} from '../../../../test/support/published-shapes.js';

const LEDGER = {
  sources: [{ key: 'port-authority', name: 'Port Authority', kind: 'body' }],
  measures: [
    { key: 'ferries-damaged', counted: 'ferries', state: 'damaged', unit: 'ferries', label: 'ferries damaged' },
  ],
  places: [{ key: 'norway', name: 'Norway' }],
  statements: [
    {
      id: 'F1',
      source: 'port-authority',
      publishedOn: '2025-05-01',
      reading: 'read',
      content: {
        measure: 'ferries-damaged',
        subject: 'Norwegian ferries',
        mode: 'observed',
        polarity: 'affirms',
        accumulation: 'cumulative',
        asOf: '2025-05-01',
        amount: { point: 40, hedge: 'about' },
      },
    },
  ],
};
const SECRETS = [
  'Ada Administrator',
  'Rea Reviewer',
  'rea@desk.example',
  'A reader wrote',
  'Secret piece',
  'whispered',
];

let api: TestApi;
let reviewerKey: string;
const claims: string[] = [];
let firstPublished = '';

const post = (path: string, body?: unknown, key?: string) =>
  api.ask(path, { method: 'POST', body: body ?? {}, ...(key === undefined ? {} : { key }) });

async function publish(claimId: string, version: number, rating: string, rationale: string): Promise<void> {
  const path = `/v1/claims/${claimId}/verdicts`;
  const given = await post(path, { rating, rationale, finding: 1, cited: ['sample/F1'] });
  expect(given.status).toBe(201);
  expect((await post(`${path}/${version}/reviews`, { decision: 'approved' }, reviewerKey)).status).toBe(201);
}

beforeAll(async () => {
  api = await testApi({ PUBLIC_URL: 'https://whence.example' });
  const desk = (await api.ask('/v1/desk')).body;
  const ratings = desk.policy.ratings.map((rating: { key: string }) => ({
    ...rating,
    names: [{ language: 'nb', label: `${rating.key} på norsk`, meaning: 'På norsk.' }],
  }));
  const named = { version: 1, policy: { ...desk.policy, language: 'en', ratings } };
  expect((await post('/v1/desk/policy', named)).status).toBe(201);
  await importedLedger(api, LEDGER);
  const person = await post('/v1/people', { name: 'Rea Reviewer', role: 'reviewer', email: 'rea@desk.example' });
  reviewerKey = (await post('/v1/keys', { name: 'Rea', personId: person.body.id })).body.secret;
  const pieces = [
    { title: 'Storms', url: 'https://daily.example/storms', status: 'published' },
    { title: 'Secret piece', url: 'https://daily.example/secret', status: 'embargoed' },
    { title: '=Gales', status: 'published' },
  ];
  for (const [at, piece] of pieces.entries()) {
    const lead = ['🌊 Storms hit the coast.', 'They whispered of a storm.', 'Gales hit the coast.'][at];
    const text = `${lead} The Port Authority said that about 40 Norwegian ferries were damaged.`;
    const made = await post('/v1/articles', { ...piece, outlet: 'The Daily', publishedOn: '2025-05-02', text });
    expect(made.status).toBe(201);
    claims.push(...made.body.proposed);
    await post(`/v1/articles/${made.body.id}/submission`);
  }
  await crossReferenceWaiting(api);
}, 120_000);
afterAll(() => api.close());

const ld = (path: string) => api.ask(path).then(({ body }) => body);

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
    const { status, body } = await post('/v1/articles', piece);
    expect(status).toBe(201);
    if (at > 0) continue;
    claimId = body.proposed[0];
    await post(`/v1/articles/${body.id}/submission`);
    await crossReferenceWaiting(api);
    await publish(claimId, 1, 'false', 'As counted.');
  }
  return unzipped(claimId);
}

/** The texts of an evidence pack, by name. */
async function unzipped(claimId: string, query = ''): Promise<ReadonlyMap<string, string>> {
  const headers = { authorization: `Bearer ${api.first.key.secret}` };
  const answer = await fetch(`${api.url}/v1/claims/${claimId}/evidence-pack${query}`, { headers });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  const zip = await fromBufferPromise(Buffer.from(await answer.arrayBuffer()));
  const files = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    files.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
  }
  return files;
}

describe('exports', () => {
  it('refuse a claim without a published verdict, and one of nobody', async () => {
    for (const form of ['claim-review', 'claim-review/warnings', 'annotations', 'provenance', 'evidence-pack']) {
      const refused = await api.ask(`/v1/claims/${claims[0]}/${form}`);
      expect([refused.status, refused.body.code]).toEqual([404, 'verdict-unpublished']);
      expect((await api.ask(`/v1/claims/${api.first.deskId}/${form}`)).body.code).toBe('claim-unknown');
    }
    expect((await ld('/v1/exports/claim-reviews')).dataFeedElement).toEqual([]);
    expect((await api.ask('/v1/exports/verdicts.csv')).text.split('\r\n')).toHaveLength(2);
    expect(await atomFaults((await api.ask('/v1/exports/verdicts.atom')).text)).toEqual([]);
  });

  it('give a ClaimReview, and say what it lacks', async () => {
    for (const [at, id] of claims.entries()) await publish(id, 1, 'accurate', `As counted, ${at}.`);
    const answer = await api.ask(`/v1/claims/${claims[0]}/claim-review`);
    expect(answer.headers.get('content-type')).toMatch(/^application\/ld\+json/);
    expect(answer.headers.get('whence-warnings')).toBe('page-address-missing');
    expect(await schemaOrgFaults(answer.body)).toEqual([]);
    expect(answer.body).toMatchObject({
      '@id': expect.stringMatching(/^urn:uuid:/),
      author: { name: 'Test desk' },
      reviewRating: { ratingValue: 5, alternateName: 'Accurate' },
      itemReviewed: { author: { name: 'The Daily' }, appearance: [{ url: 'https://daily.example/storms' }] },
    });
    firstPublished = answer.body.datePublished;
    const { body } = await api.ask(`/v1/claims/${claims[0]}/claim-review/warnings`);
    expect(body.entries).toMatchObject([{ code: 'page-address-missing' }]);
  });

  it('name the rating in the language that is asked for, where the scale has it', async () => {
    const path = `/v1/claims/${claims[0]}/claim-review`;
    const own = await ld(path);
    expect(own.inLanguage).toBe('en');
    const norwegian = await ld(`${path}?lang=nb-NO`);
    expect(norwegian.reviewRating).toMatchObject({
      alternateName: expect.stringMatching(/ på norsk$/),
      ratingExplanation: 'På norsk.',
      ratingValue: own.reviewRating.ratingValue,
    });
    expect(norwegian.inLanguage).toBeUndefined();
    expect((await ld(`${path}?lang=fr`)).reviewRating).toEqual(own.reviewRating);
    expect((await api.ask('/v1/exports/verdicts.csv?lang=nb')).text).toContain('på norsk');
    expect((await api.ask('/v1/exports/verdicts.atom?lang=nb')).text).toContain('på norsk');
    for (const form of ['claim-review', 'provenance', 'evidence-pack']) {
      const wrong = await api.ask(`/v1/claims/${claims[0]}/${form}?lang=not%20a%20tag`);
      expect([wrong.status, wrong.body.faults[0].where]).toEqual([422, 'query/lang']);
    }
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

  it('link the page of the fact check that the policy tells', async () => {
    const { version, policy } = (await api.ask('/v1/desk')).body;
    const put = (more: object) => post('/v1/desk/policy', { version, policy: { ...policy, ...more } });
    expect((await put({ factCheckPage: 'https://desk.example/' })).body.code).toBe('desk-policy-invalid');
    expect((await put({ factCheckPage: 'javascript:{claimId}' })).status).toBe(422);
    const pages = { homepage: 'https://desk.example/', factCheckPage: 'https://desk.example/checks/{claimId}' };
    expect((await put(pages)).status).toBe(201);
    const answer = await api.ask(`/v1/claims/${claims[0]}/claim-review`);
    expect(answer.headers.get('whence-warnings')).toBeNull();
    expect(answer.body.url).toBe(`https://desk.example/checks/${claims[0]}`);
  });

  it('keep a rating of the scale on which the verdict was given', async () => {
    const { version, policy } = (await api.ask('/v1/desk')).body;
    const ratings = policy.ratings.filter(({ key }: { key: string }) => key !== 'accurate');
    const changed = { version, policy: { ...policy, ratings } };
    expect((await post('/v1/desk/policy', changed)).status).toBe(201);
    expect((await ld(`/v1/claims/${claims[0]}/claim-review`)).reviewRating.alternateName).toBe('Accurate');
  });

  it('tell that a verdict is reviewed again, and then the correction', async () => {
    const onceStood = new Date().toISOString();
    await post(`/v1/claims/${claims[0]}/reopening`, { reason: 'A reader wrote.' }, reviewerKey);
    const reopened = await ld(`/v1/claims/${claims[0]}/claim-review`);
    expect(reopened.creativeWorkStatus).toMatch(/^Under review again; the verdict “Accurate” of .* stands/);
    await publish(claims[0] ?? '', 2, 'false', '=They were boats.');
    const corrected = await ld(`/v1/claims/${claims[0]}/claim-review`);
    expect(await schemaOrgFaults(corrected)).toEqual([]);
    expect(corrected).toMatchObject({ datePublished: firstPublished, reviewRating: { alternateName: 'False' } });
    expect(corrected.creativeWorkStatus).toBeUndefined();
    expect(corrected.correction).toMatchObject([{ text: expect.stringContaining('was replaced by “False”') }]);
    const before = await ld(`/v1/claims/${claims[0]}/claim-review?asOf=${onceStood}`);
    expect(before).toMatchObject({ reviewRating: { alternateName: 'Accurate' } });
    expect((await api.ask(`/v1/claims/${claims[0]}/claim-review?asOf=2020-01-01`)).status).toBe(404);
  });

  it('leave out where an embargoed piece says it', async () => {
    const answer = await api.ask(`/v1/claims/${claims[1]}/claim-review`);
    expect(answer.headers.get('whence-warnings')).toContain('appearances-withheld');
    expect(answer.body.itemReviewed).toEqual({ '@type': 'Claim', '@id': `urn:uuid:${claims[1]}` });
  });

  it('give every standing verdict as a DataFeed, in pages', async () => {
    const seen: string[] = [];
    for (let path: string | null = '/v1/exports/claim-reviews?limit=2'; path !== null;) {
      const page = await api.ask(path);
      expect(await schemaOrgFaults(page.body)).toEqual([]);
      seen.push(...page.body.dataFeedElement.map(({ item }: { item: { reviewBody: string } }) => item.reviewBody));
      const next = /^<https:\/\/whence\.example(.*)>; rel="next"$/.exec(page.headers.get('link') ?? '');
      path = next?.[1] ?? null;
    }
    expect(seen).toEqual(['=They were boats.', 'As counted, 1.', 'As counted, 2.']);
  });

  it('give them as CSV', async () => {
    const answer = await api.ask('/v1/exports/verdicts.csv');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="verdicts.csv"');
    const rows: unknown = parse(answer.text, { columns: true });
    expect(rows).toMatchObject([{ rationale: "'=They were boats." }, { rating: 'accurate' }, { rating: 'accurate' }]);
    const then = await api.ask('/v1/exports/verdicts.csv?asOf=2020-01-01');
    expect([then.status, then.text.split('\r\n').length]).toEqual([200, 2]);
  });

  it('give every publication as an Atom feed, newest first, in pages', async () => {
    const titles: string[] = [];
    for (let path: string | null = '/v1/exports/verdicts.atom?limit=3'; path !== null;) {
      const { text, headers } = await api.ask(path);
      expect(headers.get('content-type')).toMatch(/^application\/atom\+xml/);
      expect(await atomFaults(text)).toEqual([]);
      titles.push(...[...text.matchAll(/<entry>\s*<id>[^<]*<\/id>\s*<title>([^<]*):/g)].map((match) => match[1] ?? ''));
      const next = /rel="next"[^>]*href="https:\/\/whence\.example([^"]*)"/.exec(text);
      path = next?.[1]?.replaceAll('&amp;', '&') ?? null;
    }
    expect(titles.map((title) => title.split(':')[0])).toEqual(['Correction', 'Accurate', 'Accurate', 'Accurate']);
  });

  it('give annotations that anchor in the text of the piece', async () => {
    const answer = await api.ask(`/v1/claims/${claims[0]}/annotations`);
    expect(answer.headers.get('content-type')).toContain(
      'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    );
    expect(await annotationFaults(answer.body)).toEqual([]);
    const [item] = answer.body.first.items;
    const { articleId, passage } = (await ld(`/v1/claims/${claims[0]}`)).appearances[0];
    const { text } = await ld(`/v1/articles/${articleId}`);
    const [quote, { start, end }] = item.target.selector;
    expect([...text].slice(start, end).join('')).toBe(quote.exact);
    // Whence's own offsets are UTF-16 code units, of which a wave is two.
    expect([passage.start - start, passage.end - end]).toEqual([1, 1]);
    expect(text.slice(passage.start, passage.end)).toBe(quote.exact);
    expect(item.body.map(({ value }: { value: string }) => value)).toEqual([
      'False',
      '=They were boats.',
      expect.stringContaining('was replaced by “False”'),
    ]);
    expect((await ld(`/v1/claims/${claims[1]}/annotations`)).total).toBe(0);
  });

  it.each([
    ['', undefined, /^application\/json/],
    ['', 'application/ld+json', /^application\/ld\+json/],
    ['', 'application/json, application/ld+json;q=0.5', /^application\/json/],
    ['', 'application/json;q=0.2, application/ld+json', /^application\/ld\+json/],
    ['', 'text/html, */*', /^application\/json/],
    ['?format=json-ld', 'application/json', /^application\/ld\+json/],
    ['?format=prov-json', 'application/ld+json', /^application\/json/],
  ])('give provenance%s to %s as %s', async (query, accept, type) => {
    const headers = accept === undefined ? {} : { accept };
    const answer = await api.ask(`/v1/claims/${claims[0]}/provenance${query}`, { headers });
    expect(answer.headers.get('content-type')).toMatch(type);
    expect(answer.headers.get('vary')).toBe('accept, Authorization, Whence-Desk');
    if (answer.body['@graph'] === undefined) expect(provJsonFaults(answer.body)).toEqual([]);
    else expect(await provFaults(answer.body)).toEqual([]);
    expect(answer.text).toContain('Port Authority');
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
      [4, false],
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

  it('name no person, no reason of the review and no embargoed piece', async () => {
    const paths = ['/v1/exports/claim-reviews', '/v1/exports/verdicts.csv', '/v1/exports/verdicts.atom'];
    for (const id of claims)
      for (const form of ['claim-review', 'annotations', 'provenance', 'provenance?format=json-ld'])
        paths.push(`/v1/claims/${id}/${form}`);
    for (const path of paths) {
      const { text, status } = await api.ask(path);
      expect(status).toBe(200);
      for (const secret of SECRETS) expect(text).not.toContain(secret);
    }
  });
});
