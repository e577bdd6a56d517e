/**
 * The main job from end to end, told once and run on every way to set Whence up: an article comes in, its claims are
 * cross-referenced, two people publish a verdict, later estimates arrive, the verdict is reopened, the newsroom hears.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { projectRoot } from '@whence/config';
import { ProblemError, whenceClient } from '@whence/client';
import type { components, WhenceClient } from '@whence/client';
import { type Json, newsroom, until } from './client.js';
import type { Service } from './processes.js';

const sample = (...path: string[]) => join(projectRoot(), 'sample', ...path);

type Claim = components['schemas']['Claim'];
type Finding = components['schemas']['Finding'];

/** The assessments of a finding, by kind. */
function kinds(finding: Finding['finding']): string[] {
  return finding.assessments.map(({ kind }) => kind);
}

/** The code and status by which a request was refused. */
async function refusalOf(asked: Promise<unknown>): Promise<readonly [number, string]> {
  const error: unknown = await asked.then(
    () => new Error('found an answer, expected a refusal'),
    (caught: unknown) => caught,
  );
  if (!(error instanceof ProblemError)) throw error;
  return [error.status, error.code];
}

/** The claim of the article whose figure has this number. */
function withNumber(claims: readonly Claim[], value: number): Claim {
  const found = claims.find(({ content: { amount } }) => [amount?.point, amount?.low?.value].includes(value));
  if (found === undefined) throw new Error(`found no claim about ${value}`);
  return found;
}

export function tellStory(start: () => Promise<Service>): void {
  let service: Service;
  let desk: Awaited<ReturnType<typeof newsroom>>;
  let ada: WhenceClient;
  let ben: WhenceClient;
  let claims: Claim[] = [];
  let losses = '';
  let wave = '';
  let beforeLater = '';

  beforeAll(async () => {
    [service, desk] = await Promise.all([start(), newsroom()]);
    ada = whenceClient({ url: service.url, key: service.key });
  }, 120_000);
  afterAll(async () => {
    await desk.close();
    await service.stop();
  }, 60_000);

  const of = (claimId: string) => ({ params: { path: { claimId } } });
  const findings = async (claimId: string): Promise<readonly Finding[]> =>
    (await ada.get('/v1/claims/{claimId}/findings', of(claimId))).entries;
  const maybeNewest = async (claimId: string) => (await findings(claimId)).at(-1);
  const newest = async (claimId: string): Promise<Finding> => {
    const found = await maybeNewest(claimId);
    if (found === undefined) throw new Error(`found no finding on ${claimId}`);
    return found;
  };

  it('takes a ledger, a second person and a subscriber', async () => {
    expect(await service.command('import', sample('ledger'), '--ledger', 'dprk')).toMatch(/statements \d+ added/);
    const person = await ada.post('/v1/people', { body: { name: 'Ben Second', role: 'editor' } });
    const key = await ada.post('/v1/keys', { body: { personId: person.id, name: 'Ben' } });
    ben = whenceClient({ url: service.url, key: key.secret });
    const subscriber = await ada.post('/v1/subscribers', {
      body: { name: 'Newsroom', url: desk.url, types: ['verdict.published', 'claim.reopened'] },
    });
    desk.secret = subscriber.secret;
  });

  it('proposes the claims of an article and cross-references them, though a worker is killed meanwhile', async () => {
    const text = await readFile(sample('articles', 'second-wave.txt'), 'utf8');
    const particulars = JSON.parse(await readFile(sample('articles', 'second-wave.json'), 'utf8')) as Json;
    const article = await ada.post('/v1/articles', { body: { ...particulars, cmsId: 'story', text } });
    const again = await ada.post('/v1/articles', { body: { ...particulars, cmsId: 'story', text } });
    expect([again.id, again.made, again.proposed]).toEqual([article.id, 'nothing', []]);
    const { submitted } = await ada.post('/v1/articles/{articleId}/submission', {
      params: { path: { articleId: article.id } },
    });
    expect(submitted).toHaveLength(article.proposed.length);
    await service.killWorker();
    for (const { claimId } of submitted) {
      await until(`a finding on ${claimId}`, () => maybeNewest(claimId));
    }
    claims = [];
    const ofArticle = { params: { query: { articleId: article.id, limit: 2 } } };
    for await (const claim of ada.each('/v1/claims', ofArticle)) claims.push(claim);
    losses = withNumber(claims, 4_000).id;
    wave = withNumber(claims, 30_000).id;
    for (const { id } of claims) expect(await findings(id)).toHaveLength(1);
  });

  it('finds the one origin behind the reports, and says that nobody has confirmed the way there', async () => {
    const { finding } = await newest(wave);
    expect(finding.origins.identified.map(({ name, known }) => [name, known])).toEqual([['HUR', 'through-relays']]);
    expect(finding.foundTrace.hops.some(({ standing }) => standing === 'suggested')).toBe(true);
    expect(finding.statedTrace.ends.map(({ kind }) => kind)).toContain('unattributed');
    expect(finding.differences.map(({ kind }) => kind)).toContain('bound-turned');
    expect(kinds(finding)).toContain('disputed-by-origin');
    const casualties = (await newest(losses)).finding;
    expect(casualties.assessments.find(({ kind }) => kind === 'outdated')).toMatchObject({
      heldAtPublication: true,
    });
  });

  it('takes a person’s word on a suggested link and finds anew', async () => {
    const { finding } = await newest(wave);
    const hop = finding.foundTrace.hops.find(({ standing }) => standing === 'suggested');
    if (hop === undefined) throw new Error('found no suggested hop');
    const judged = { appearance: hop.from, statement: hop.to, standing: 'confirmed' } as const;
    await ada.post('/v1/claims/{claimId}/links', { ...of(wave), body: judged });
    const { finding: anew } = await until('a finding with the confirmed link', async () => {
      const entries = await findings(wave);
      return entries.length > 1 ? entries.at(-1) : undefined;
    });
    expect(anew.foundTrace.hops.every(({ standing }) => standing === 'confirmed')).toBe(true);
    expect(anew.assessments.every(({ ifLinkHolds }) => !ifLinkHolds)).toBe(true);
  });

  it('lets nobody publish alone, and publishes by two', async () => {
    const { number, finding } = await newest(losses);
    const outdated = finding.assessments.find(({ kind }) => kind === 'outdated');
    const cited = (outdated?.reasons ?? []).flatMap(({ statements }) => statements);
    const given = { rating: 'outdated', rationale: 'Later counts by others are higher.', finding: number ?? 0, cited };
    const verdicts = '/v1/claims/{claimId}/verdicts';
    const uncited = ada.post(verdicts, { ...of(losses), body: { ...given, cited: [] } });
    expect((await refusalOf(uncited))[0]).toBe(422);
    await ada.post(verdicts, { ...of(losses), body: given });
    const review = {
      params: { path: { claimId: losses, version: '1' } },
      body: { decision: 'approved' },
    } as const;
    const alone = ada.post('/v1/claims/{claimId}/verdicts/{version}/reviews', review);
    expect(await refusalOf(alone)).toEqual([403, 'second-person-needed']);
    await ben.post('/v1/claims/{claimId}/verdicts/{version}/reviews', review);
    expect((await ada.get('/v1/claims/{claimId}', of(losses))).state).toBe('published');
    const heard = await until('word of the verdict', () =>
      Promise.resolve(desk.heard.find(({ type }) => type === 'verdict.published')),
    );
    expect(heard.data.claimId).toBe(losses);
    // A subscriber has heard before the attempt is written down.
    const entries = await until('both attempts', async () => {
      const { entries: attempts } = await ada.get('/v1/deliveries');
      return attempts.some(({ outcome }) => outcome === 'delivered') ? attempts : undefined;
    });
    expect(entries.map(({ outcome, status }) => [outcome, status])).toEqual(
      expect.arrayContaining([
        ['refused', 500],
        ['delivered', 204],
      ]),
    );
  });

  it('reopens the claim when later estimates arrive, and keeps the verdict standing', async () => {
    beforeLater = new Date().toISOString();
    await service.command('import', sample('later'), '--ledger', 'dprk');
    const heard = await until('word of the reopening', () =>
      Promise.resolve(desk.heard.find(({ type }) => type === 'claim.reopened')),
    );
    expect(heard.data.claimId).toBe(losses);
    expect((await ada.get('/v1/claims/{claimId}', of(losses))).state).toBe('reopened');
    const { entries } = await ada.get('/v1/claims/{claimId}/verdicts', of(losses));
    expect(entries.map(({ version, standing }) => [version, standing])).toEqual([[1, 'published']]);
    const { recheck, finding } = await newest(losses);
    expect(recheck).toMatchObject({ material: true });
    expect(recheck?.changes.length).toBeGreaterThan(0);
    const own = finding.currentFigures.find(({ origin }) => origin === 'ukraine-hur');
    expect(own?.statement).toBe('dprk/C23');
  });

  it('answers with what was held, and with what the world could know', async () => {
    const held = await ada.get('/v1/claims/{claimId}/finding', {
      params: { path: { claimId: losses }, query: { asOf: beforeLater } },
    });
    expect(JSON.stringify(held.finding)).not.toContain('dprk/C23');
    expect(
      (
        await ada.get('/v1/claims/{claimId}', {
          params: { path: { claimId: losses }, query: { asOf: beforeLater } },
        })
      ).state,
    ).toBe('published');
    const known = await ada.get('/v1/claims/{claimId}/finding', {
      params: { path: { claimId: losses }, query: { publishedBy: '2025-02-28' } },
    });
    expect(kinds(known.finding)).not.toContain('outdated');
    expect(JSON.stringify(known.finding)).not.toContain('dprk/C21');
  });

  it('shows the trace as JSON and as a picture, and the whole history', async () => {
    const trace = await ada.get('/v1/claims/{claimId}/trace', of(wave));
    expect(trace.found.ends.map(({ name }) => name)).toContain('HUR');
    expect(await ada.get('/v1/claims/{claimId}/trace.svg', of(wave))).toMatch(/^<svg[\s\S]*HUR[\s\S]*<\/svg>\s*$/);
    const { entries } = await ada.get('/v1/claims/{claimId}/history', of(losses));
    const positions = entries.flatMap(({ position }) => (position === null ? [] : [position]));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(entries.map(({ subject }) => subject.kind)).toEqual(
      expect.arrayContaining(['claim', 'finding', 'verdict', 'verdict-review', 'verdict-publication']),
    );
  });
}
