/**
 * The main job from end to end, told once and run on every way to set Whence up: an article comes in, its claims are
 * cross-referenced, two people publish a verdict, later estimates arrive, the verdict is reopened, the newsroom hears.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { projectRoot } from '@whence/config';
import { type Ask, clientOf, type Json, newsroom, until } from './client.js';
import type { Service } from './processes.js';

const sample = (...path: string[]) => join(projectRoot(), 'sample', ...path);

/** The assessments of a finding, by kind. */
function kinds(finding: Json): string[] {
  return finding.assessments.map(({ kind }: Json) => kind);
}

/** The claim of the article whose figure has this number. */
function withNumber(claims: Json[], value: number): Json {
  const found = claims.find(({ content: { amount } }) => [amount?.point, amount?.low?.value].includes(value));
  if (found === undefined) throw new Error(`found no claim about ${value}`);
  return found;
}

export function tellStory(start: () => Promise<Service>): void {
  let service: Service;
  let desk: Awaited<ReturnType<typeof newsroom>>;
  let ada: Ask;
  let ben: Ask;
  let claims: Json[] = [];
  let losses = '';
  let wave = '';
  let beforeLater = '';

  beforeAll(async () => {
    [service, desk] = await Promise.all([start(), newsroom()]);
    ada = clientOf(service.url, service.key);
  }, 120_000);
  afterAll(async () => {
    await desk.close();
    await service.stop();
  }, 60_000);

  const newest = async (claimId: string): Promise<Json> =>
    (await ada('GET', `/v1/claims/${claimId}/findings`)).entries.at(-1);
  const findings = async (claimId: string): Promise<Json[]> =>
    (await ada('GET', `/v1/claims/${claimId}/findings`)).entries;

  it('takes a ledger, a second person and a subscriber', async () => {
    expect(await service.command('import', sample('ledger'), '--ledger', 'dprk')).toMatch(/statements \d+ added/);
    const person = await ada('POST', '/v1/people', { body: { name: 'Ben Second', role: 'editor' } });
    const key = await ada('POST', '/v1/keys', { body: { personId: person.id, name: 'Ben' } });
    ben = clientOf(service.url, key.secret);
    const subscriber = await ada('POST', '/v1/subscribers', {
      body: { name: 'Newsroom', url: desk.url, types: ['verdict.published', 'claim.reopened'] },
    });
    desk.secret = subscriber.secret;
  });

  it('proposes the claims of an article and cross-references them, though a worker is killed meanwhile', async () => {
    const text = await readFile(sample('articles', 'second-wave.txt'), 'utf8');
    const particulars = JSON.parse(await readFile(sample('articles', 'second-wave.json'), 'utf8')) as Json;
    const article = await ada('POST', '/v1/articles', { body: { ...particulars, cmsId: 'story', text } });
    const again = await ada('POST', '/v1/articles', { body: { ...particulars, cmsId: 'story', text } });
    expect([again.id, again.made, again.proposed]).toEqual([article.id, 'nothing', []]);
    const { submitted } = await ada('POST', `/v1/articles/${article.id}/submission`);
    expect(submitted).toHaveLength(article.proposed.length);
    await service.killWorker();
    for (const { claimId } of submitted) {
      await until(`a finding on ${claimId}`, async () => (await newest(claimId)) as Json | undefined);
    }
    claims = (await ada('GET', `/v1/claims?articleId=${article.id}&limit=100`)).entries;
    losses = withNumber(claims, 4_000).id;
    wave = withNumber(claims, 30_000).id;
    for (const { id } of claims) expect(await findings(id)).toHaveLength(1);
  });

  it('finds the one origin behind the reports, and says that nobody has confirmed the way there', async () => {
    const { finding } = await newest(wave);
    expect(finding.origins.identified.map(({ name, known }: Json) => [name, known])).toEqual([
      ['HUR', 'through-relays'],
    ]);
    expect(finding.foundTrace.hops.some(({ standing }: Json) => standing === 'suggested')).toBe(true);
    expect(finding.statedTrace.ends.map(({ kind }: Json) => kind)).toContain('unattributed');
    expect(finding.differences.map(({ kind }: Json) => kind)).toContain('bound-turned');
    expect(kinds(finding)).toContain('disputed-by-origin');
    const casualties = (await newest(losses)).finding;
    expect(casualties.assessments.find(({ kind }: Json) => kind === 'outdated')).toMatchObject({
      heldAtPublication: true,
    });
  });

  it('takes a person’s word on a suggested link and finds anew', async () => {
    const { finding } = await newest(wave);
    const hop = finding.foundTrace.hops.find(({ standing }: Json) => standing === 'suggested');
    const judged = { appearance: hop.from, statement: hop.to, standing: 'confirmed' };
    await ada('POST', `/v1/claims/${wave}/links`, { body: judged });
    const { finding: anew } = await until('a finding with the confirmed link', async () => {
      const entries = await findings(wave);
      return entries.length > 1 ? entries.at(-1) : undefined;
    });
    expect(anew.foundTrace.hops.every(({ standing }: Json) => standing === 'confirmed')).toBe(true);
    expect(anew.assessments.every(({ ifLinkHolds }: Json) => !ifLinkHolds)).toBe(true);
  });

  it('lets nobody publish alone, and publishes by two', async () => {
    const { number, finding } = await newest(losses);
    const outdated = finding.assessments.find(({ kind }: Json) => kind === 'outdated');
    const cited = outdated.reasons.flatMap(({ statements }: Json) => statements);
    const given = { rating: 'outdated', rationale: 'Later counts by others are higher.', finding: number, cited };
    await ada('POST', `/v1/claims/${losses}/verdicts`, { body: { ...given, cited: [] }, expect: 422 });
    await ada('POST', `/v1/claims/${losses}/verdicts`, { body: given });
    const alone = await ada('POST', `/v1/claims/${losses}/verdicts/1/reviews`, {
      body: { decision: 'approved' },
      expect: 403,
    });
    expect(alone.code).toBe('second-person-needed');
    await ben('POST', `/v1/claims/${losses}/verdicts/1/reviews`, { body: { decision: 'approved' } });
    expect((await ada('GET', `/v1/claims/${losses}`)).state).toBe('published');
    const heard = await until('word of the verdict', () =>
      Promise.resolve(desk.heard.find(({ type }) => type === 'verdict.published')),
    );
    expect(heard.data.claimId).toBe(losses);
    const { entries } = await ada('GET', '/v1/deliveries');
    expect(entries.map(({ outcome, status }: Json) => [outcome, status])).toEqual(
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
    expect((await ada('GET', `/v1/claims/${losses}`)).state).toBe('reopened');
    const { entries } = await ada('GET', `/v1/claims/${losses}/verdicts`);
    expect(entries.map(({ version, standing }: Json) => [version, standing])).toEqual([[1, 'published']]);
    const { recheck, finding } = await newest(losses);
    expect(recheck).toMatchObject({ material: true });
    expect(recheck.changes.length).toBeGreaterThan(0);
    const own = finding.currentFigures.find(({ origin }: Json) => origin === 'ukraine-hur');
    expect(own.statement).toBe('dprk/C23');
  });

  it('answers with what was held, and with what the world could know', async () => {
    const held = await ada('GET', `/v1/claims/${losses}/finding?asOf=${beforeLater}`);
    expect(JSON.stringify(held.finding)).not.toContain('dprk/C23');
    expect((await ada('GET', `/v1/claims/${losses}?asOf=${beforeLater}`)).state).toBe('published');
    const known = await ada('GET', `/v1/claims/${losses}/finding?publishedBy=2025-02-28`);
    expect(kinds(known.finding)).not.toContain('outdated');
    expect(JSON.stringify(known.finding)).not.toContain('dprk/C21');
  });

  it('shows the trace as JSON and as a picture, and the whole history', async () => {
    const trace = await ada('GET', `/v1/claims/${wave}/trace`);
    expect(trace.found.ends.map(({ name }: Json) => name)).toContain('HUR');
    expect(await ada('GET', `/v1/claims/${wave}/trace.svg`)).toMatch(/^<svg[\s\S]*HUR[\s\S]*<\/svg>\s*$/);
    const { entries } = await ada('GET', `/v1/claims/${losses}/history`);
    const positions = entries.map(({ position }: Json) => position).filter((position: unknown) => position !== null);
    expect(positions).toEqual([...positions].sort((a: number, b: number) => a - b));
    expect(entries.map(({ subject }: Json) => subject.kind)).toEqual(
      expect.arrayContaining(['claim', 'finding', 'verdict', 'verdict-review', 'verdict-publication']),
    );
  });
}
