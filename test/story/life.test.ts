/**
 * The whole life of a claim by three people, through the typed client, on a service as it is started: submitted, assessed,
 * read blind by a second person who disagrees, settled, published, corrected, retracted; then its history, its evidence
 * pack, and the log verified where no database is within reach.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProblemError, whenceClient } from '@whence/client';
import type { components, WhenceClient } from '@whence/client';
import { projectRoot } from '@whence/config';
import { fromBufferPromise } from 'yauzl';
import { annotationFaults, provFaults, provJsonFaults, schemaOrgFaults } from '../support/published-shapes.js';
import { until } from './client.js';
import { commandAlone, type Service, startTogether } from './processes.js';

const sample = (...path: string[]) => join(projectRoot(), 'sample', ...path);
const WRONG = 'Later counts by others are higher; the page gives February as if it were now.';
const OTHER = 'The page cut the range to its top.';
const NOTICE = 'We have withdrawn this verdict: the statement on which it rests was not about these soldiers.';
const CORRECTION = 'An earlier version of this fact check called the claim outdated. The figure is exaggerated.';

/** Ids, pointers, JSON, keys of statements and moments as machines write them. */
const MACHINE_WORDS =
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<![\w.])\/[a-z]\w+|[{}[\]]|"|\bdprk\/\S+|\d{4}-\d\d-\d\dT/g;

type Entry = components['schemas']['ClaimHistory']['entries'][number];

let folder = '';
let service: Service;
let ada: WhenceClient;
let ben: WhenceClient;
let cid: WhenceClient;
let claimId = '';
let cited: string[] = [];
let finding = 1;
let pack: ReadonlyMap<string, string>;
let publicKey = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whence-life-'));
  service = await startTogether();
  ada = whenceClient({ url: service.url, key: service.key });
}, 240_000);
afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

const ofClaim = () => ({ params: { path: { claimId } } });
const ofVerdict = (version: string) => ({ params: { path: { claimId, version } } });
const state = async () => (await ada.get('/v1/claims/{claimId}', ofClaim())).state;
const historyFor = async (who: WhenceClient): Promise<readonly Entry[]> =>
  (await who.get('/v1/claims/{claimId}/history', ofClaim())).entries;
const words = (rating: string, rationale: string) => ({ rating, rationale, cited });

async function colleague(name: string, role: 'reviewer' | 'editor'): Promise<WhenceClient> {
  const { id } = await ada.post('/v1/people', { body: { name, role } });
  const { secret } = await ada.post('/v1/keys', { body: { personId: id, name } });
  return whenceClient({ url: service.url, key: secret });
}

async function refusalOf(asked: Promise<unknown>): Promise<string> {
  const caught: unknown = await asked.then(
    () => 'found an answer, expected a refusal',
    (error: unknown) => error,
  );
  return caught instanceof ProblemError ? caught.code : String(caught);
}

/** The files of the claim's evidence pack, by name. */
async function evidencePack(): Promise<ReadonlyMap<string, string>> {
  const bytes = (await ada.get('/v1/claims/{claimId}/evidence-pack', {
    ...ofClaim(),
    parseAs: 'arrayBuffer',
  })) as unknown as ArrayBuffer;
  const zip = await fromBufferPromise(Buffer.from(bytes));
  const files = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    files.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
  }
  return files;
}

describe('the whole life of a claim', () => {
  it('begins on a desk of three, which reviews blind', async () => {
    await service.command('import', sample('ledger'), '--ledger', 'dprk');
    ben = await colleague('Ben Second', 'reviewer');
    cid = await colleague('Cid Third', 'editor');
    const { version, policy } = await ada.get('/v1/desk');
    await ada.post('/v1/desk/policy', { body: { version, policy: { ...policy, secondReview: 'blind' } } });
  }, 120_000);

  it('is read in an article, submitted and cross-referenced', async () => {
    const text = await readFile(sample('articles', 'second-wave.txt'), 'utf8');
    const { title, outlet, publishedOn } = JSON.parse(
      await readFile(sample('articles', 'second-wave.json'), 'utf8'),
    ) as { title: string; outlet: string; publishedOn: string };
    const article = await ada.post('/v1/articles', {
      body: { title, outlet, publishedOn, url: 'https://daily.example/second-wave', text },
    });
    const byArticle = { params: { query: { articleId: article.id } } };
    for await (const { id, content } of ada.each('/v1/claims', byArticle))
      if (content.amount?.point === 4_000) claimId = id;
    await ada.post('/v1/claims/{claimId}/submission', ofClaim());
    const held = await until('a finding', async () =>
      (await ada.get('/v1/claims/{claimId}/findings', ofClaim())).entries.at(-1),
    );
    finding = held.number ?? 0;
    const outdated = held.finding.assessments.find(({ kind }) => kind === 'outdated');
    cited = (outdated?.reasons ?? []).flatMap(({ statements }) => statements).slice(0, 2);
    expect(cited).toHaveLength(2);
  }, 120_000);

  it('is assigned and assessed; the second person does not see the verdict before they have rated the claim', async () => {
    const { entries: people } = await ada.get('/v1/people');
    const assignee = people.find(({ name }) => name === 'Ben Second')?.id ?? '';
    await ada.post('/v1/claims/{claimId}/assignment', { ...ofClaim(), body: { assignee, dueOn: '2030-01-31' } });
    await ada.post('/v1/claims/{claimId}/verdicts', { ...ofClaim(), body: { finding, ...words('outdated', WRONG) } });
    const { entries } = await ben.get('/v1/claims/{claimId}/verdicts', ofClaim());
    expect(entries).toMatchObject([{ sealed: true, rating: null, rationale: null, cited: null, evidence: null }]);
    const listed = await ben.get('/v1/verdicts', {
      params: { query: { standing: 'given', q: '"later counts by others"' } },
    });
    expect(listed.entries).toEqual([]);
    const open = await ben.get('/v1/verdicts', { params: { query: { standing: 'given' } } });
    expect(open.entries).toMatchObject([{ claimId, sealed: true, rating: null, label: null }]);
    const seen = await historyFor(ben);
    expect(seen.find(({ subject }) => subject.kind === 'verdict')).toMatchObject({
      says: expect.stringMatching(/ gave verdict 1\. It is sealed until a second person has rated the claim\.$/),
      why: null,
      changed: [],
    });
    expect(JSON.stringify(seen)).not.toContain(WRONG);
    const review = { ...ofVerdict('1'), body: { decision: 'approved' } } as const;
    const reviews = '/v1/claims/{claimId}/verdicts/{version}/reviews';
    expect(await refusalOf(ben.post(reviews, review))).toBe('reading-needed');
    expect(await refusalOf(ada.post(reviews, review))).toBe('second-person-needed');
  });

  it('is disputed, and settled by a third person', async () => {
    const read = { ...ofVerdict('1'), body: words('exaggerated', OTHER) };
    await ben.post('/v1/claims/{claimId}/verdicts/{version}/readings', read);
    expect(await state()).toBe('disputed');
    const settlement = { inFavourOf: 'first', reason: 'Both hold; that it is old weighs more.' } as const;
    const settle = { ...ofVerdict('1'), body: settlement };
    const settlements = '/v1/claims/{claimId}/verdicts/{version}/settlements';
    expect(await refusalOf(ada.post(settlements, settle))).toBe('second-person-needed');
    const settled = await cid.post(settlements, settle);
    expect(settled).toMatchObject({ standing: 'published', rating: 'outdated', reading: { rating: 'exaggerated' } });
    expect(await state()).toBe('published');
  });

  it('is corrected: a later verdict takes the place of the first, and readers are told', async () => {
    await cid.post('/v1/claims/{claimId}/reopening', { ...ofClaim(), body: { reason: 'A reader wrote.' } });
    const given = { finding, ...words('exaggerated', OTHER) };
    await ben.post('/v1/claims/{claimId}/verdicts', { ...ofClaim(), body: given });
    const read = { ...ofVerdict('2'), body: words('exaggerated', 'I have come round to it.') };
    await ada.post('/v1/claims/{claimId}/verdicts/{version}/readings', read);
    await ada.post('/v1/claims/{claimId}/verdicts/{version}/reviews', {
      ...ofVerdict('2'),
      body: { decision: 'approved', correction: CORRECTION },
    });
    const { entries } = await ada.get('/v1/claims/{claimId}/verdicts', ofClaim());
    expect(entries.map(({ standing, correction }) => [standing, correction])).toEqual([
      ['superseded', null],
      ['published', CORRECTION],
    ]);
    const review = await ada.get('/v1/claims/{claimId}/claim-review', ofClaim());
    expect(JSON.stringify(review)).toContain(CORRECTION);
  });

  it('is retracted by two, with a notice', async () => {
    const proposed = { reason: 'The statement was misfiled.', notice: NOTICE };
    await ben.post('/v1/claims/{claimId}/verdicts/{version}/retractions', { ...ofVerdict('2'), body: proposed });
    const decide = { ...ofVerdict('2'), body: { decision: 'retracted' } } as const;
    const decisions = '/v1/claims/{claimId}/verdicts/{version}/retraction-decisions';
    expect(await refusalOf(ben.post(decisions, decide))).toBe('second-person-needed');
    expect(await cid.post(decisions, decide)).toMatchObject({ standing: 'retracted' });
    expect(await state()).toBe('retracted');
  });

  it('is found among the verdicts of the desk, by what became of it and by what readers were told', async () => {
    const versions: [string, string][] = [];
    for await (const { claimId: of, standing, links } of ada.each('/v1/verdicts', { params: { query: { limit: 1 } } }))
      if (of === claimId) versions.push([standing, links.claim]);
    const claim = `/v1/claims/${claimId}`;
    expect(versions).toEqual([
      ['retracted', claim],
      ['superseded', claim],
    ]);
    const found = await ben.get('/v1/verdicts', { params: { query: { q: NOTICE, standing: 'retracted' } } });
    expect(found.entries).toMatchObject([
      { claimId, version: 2, found: { by: 'words', texts: [{ in: 'retraction' }] } },
    ]);
    const corrected = await ben.get('/v1/verdicts', { params: { query: { corrects: 'true', rating: 'exaggerated' } } });
    expect(corrected.entries.map(({ claimId: of, correction }) => [of, correction])).toEqual([[claimId, CORRECTION]]);
  });

  it('is told as a story: who, when, why, and what changed', async () => {
    const told = await historyFor(ada);
    const [first] = told;
    const name = first?.person?.name ?? '';
    expect(name).not.toBe('');
    const acts = told.filter(({ subject }) => /^(verdict|retraction)/.test(subject.kind));
    const { comparisons } = (
      await ada.get('/v1/claims/{claimId}/findings/{number}', {
        params: { path: { claimId, number: String(finding) } },
      })
    ).finding;
    const named = cited.map((key) => {
      const { text = '', statementSays = '' } = comparisons.find(({ statement }) => statement === key) ?? {};
      return `${text.slice(0, text.indexOf(': '))} (${statementSays})`;
    });
    const citing = `, citing ${named.join(' and ')}.`;
    const blind = ' A second person is to rate the claim before they see it.';
    expect(acts.map(({ says, why }) => [says, why])).toEqual([
      [`${name} gave verdict 1: “Outdated”${citing}${blind}`, WRONG],
      [`Ben Second rated the claim as the second person: “Exaggerated”${citing}`, OTHER],
      ['Cid Third settled the disagreement and stands behind verdict 1.', 'Both hold; that it is old weighs more.'],
      ['Verdict 1 was published.', null],
      [`Ben Second gave verdict 2: “Exaggerated”${citing}${blind}`, OTHER],
      [`${name} rated the claim as the second person: “Exaggerated”${citing}`, 'I have come round to it.'],
      [`${name} approved verdict 2.`, null],
      [`Verdict 2 was published, and readers were told of the correction: “${CORRECTION}”`, null],
      [`Ben Second proposed to retract verdict 2 and to tell readers: “${NOTICE}”`, 'The statement was misfiled.'],
      ['Cid Third retracted verdict 2, as a second person.', null],
    ]);
    expect(acts[4]?.changed).toEqual([
      {
        member: '/rating',
        before: 'outdated',
        after: 'exaggerated',
        says: 'Rating: “Exaggerated” (before: “Outdated”)',
      },
      { member: '/rationale', before: WRONG, after: OTHER, says: `Reasons: “${OTHER}” (before: “${WRONG}”)` },
    ]);
    const states = told.flatMap(({ changed }) => changed.filter(({ member }) => member === '/state'));
    expect(states.map(({ after }) => after)).toEqual([
      ...['submitted', 'assigned', 'assessed', 'second-review', 'disputed', 'published'],
      ...['reopened', 'assessed', 'second-review', 'published', 'retraction-proposed', 'retracted'],
    ]);
    const page = await ada.get('/v1/claims/{claimId}/history.txt', ofClaim());
    expect(page).toMatch(
      /^History of the claim: about 4,000 of 9,500 soldiers .*\n\n\d+ \w+ \d{4}, \d\d:\d\d:\d\d UTC, change \d+\n {2}The claim was/,
    );
    for (const said of [
      'Cid Third retracted verdict 2',
      'Why: The statement was misfiled.',
      'Assigned to: Ben Second',
      'Due: 31 January 2030',
      'State: retracted (before: retraction proposed)',
    ])
      expect(page).toContain(said);
    const [kept, ...other] = page.match(MACHINE_WORDS) ?? [];
    // The id of the claim stands once, at the end, to find it by.
    expect([kept, other]).toEqual([claimId, []]);
  });

  it('leaves as an evidence pack that fits every published shape', async () => {
    await service.command('audit', 'checkpoint');
    pack = await evidencePack();
    const manifest = JSON.parse(pack.get('manifest.json') ?? '') as { files: { name: string; sha256: string }[] };
    for (const { name, sha256 } of manifest.files) {
      const held = pack.get(name) ?? '';
      expect([name, createHash('sha256').update(held).digest('hex')]).toEqual([name, sha256]);
    }
    const held = (name: string) => JSON.parse(pack.get(name) ?? '') as object;
    expect(await schemaOrgFaults(held('claim-review.jsonld'))).toEqual([]);
    expect(await annotationFaults(held('annotations.jsonld'))).toEqual([]);
    expect(await provFaults(held('provenance.jsonld'))).toEqual([]);
    expect(provJsonFaults(held('provenance.json'))).toEqual([]);
    const { findings } = JSON.parse(pack.get('manifest.json') ?? '') as {
      findings: { sha256: string; canonical: string; readable: string; verdicts: number[] }[];
    };
    expect(findings.map(({ verdicts }) => verdicts)).toEqual([[1, 2]]);
    const [{ sha256 = '', canonical = '', readable = '' } = {}] = findings;
    const text = pack.get(canonical) ?? '';
    expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
    const { assessments } = JSON.parse(text) as { assessments: { kind: string; reasons: { text: string }[] }[] };
    const told = (pack.get(readable) ?? '').replaceAll(/\s+/g, ' ');
    for (const { kind, reasons } of assessments)
      for (const words of [kind, ...reasons.map((reason) => reason.text)]) expect(told).toContain(words);
    expect(pack.get('corrections.txt')).toContain(NOTICE);
    expect(pack.get('corrections.txt')).toContain(CORRECTION);
    for (const secret of ['Ben Second', 'Cid Third', 'A reader wrote', 'misfiled'])
      for (const [name, text] of pack) expect([name, text.includes(secret)]).toEqual([name, false]);
  });

  it('is proven where no database is: the whole log, and the entries of the pack alone', async () => {
    const file = join(folder, 'log.jsonl');
    const exported = await service.command('audit', 'export', '--out', file);
    publicKey = /--public-key (\S+)/.exec(exported)?.[1] ?? '';
    expect(await commandAlone('audit', 'verify', '--file', file, '--public-key', publicKey)).toContain(
      'Everything fits.',
    );
    const proof = join(folder, 'audit-proof.json');
    await writeFile(proof, pack.get('audit-proof.json') ?? '');
    const proven = await commandAlone('audit', 'verify', '--proof', proof, '--public-key', publicKey);
    expect(proven).toMatch(/All \d+ entries stand in the signed log\./);
    expect(proven).toMatch(/retract retraction-decision/);
  }, 120_000);

  it('is not proven once somebody has changed a word', async () => {
    const file = join(folder, 'log.jsonl');
    const lines = (await readFile(file, 'utf8')).split('\n');
    const at = lines.findIndex((line) => line.includes('retraction-decision') && line.includes(`"type":"entry"`));
    expect(at).toBeGreaterThan(0);
    await writeFile(file, lines.filter((_, index) => index !== at).join('\n'));
    const verified = commandAlone('audit', 'verify', '--file', file, '--public-key', publicKey);
    await expect(verified).rejects.toThrow(/exited with 5/);
  }, 60_000);
});
