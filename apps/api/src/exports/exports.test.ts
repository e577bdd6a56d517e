/** What is exported of published verdicts, over HTTP: by two people, corrected, reopened, and partly in a draft. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { atomFaults } from '../../../../test/support/atom-shapes.js';
import {
  annotationFaults,
  provFaults,
  provJsonFaults,
  schemaOrgFaults,
} from '../../../../test/support/published-shapes.js';
import { type ExportsDesk, exportsDesk, SECRETS } from './exports-desk.contract.js';

let desk: ExportsDesk;
let api: ExportsDesk['api'];
let claims: readonly string[];
let firstPublished = '';
beforeAll(async () => {
  desk = await exportsDesk();
  ({ api, claims } = desk);
}, 120_000);
afterAll(() => api.close());

const post: ExportsDesk['post'] = (...asked) => desk.post(...asked);
const ld: ExportsDesk['ld'] = (path) => desk.ld(path);
const publish: ExportsDesk['publish'] = (...said) => desk.publish(...said);

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
    await post(`/v1/claims/${claims[0]}/reopening`, { reason: 'A reader wrote.' }, desk.reviewerKey);
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

  it('give JSON-LD that may stand in a script element of a page, whatever the words are', async () => {
    const words = 'No </script><script>alert(1)</script><!-- boats.';
    await post(`/v1/claims/${claims[2]}/reopening`, { reason: 'A reader wrote.' }, desk.reviewerKey);
    await publish(claims[2] ?? '', 2, 'false', words);
    const claim = `/v1/claims/${claims[2]}`;
    const pack = await desk.unzipped(claims[2] ?? '');
    const texts = [
      ...(await Promise.all(
        [`${claim}/claim-review`, `${claim}/annotations`, '/v1/exports/claim-reviews'].map((path) => api.ask(path)),
      ).then((answers) => answers.map(({ text }) => text))),
      ...['claim-review.jsonld', 'annotations.jsonld'].map((name) => pack.get(name) ?? ''),
    ];
    for (const text of texts) {
      expect(text).not.toContain('<');
      expect(JSON.stringify(JSON.parse(text))).toContain(words);
    }
    expect((await api.ask(`${claim}/provenance?format=json-ld`)).text).not.toContain('<');
    expect(pack.get('provenance.jsonld')).not.toContain('<');
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
    expect(titles.map((title) => title.split(':')[0])).toEqual([
      ...['Correction', 'Correction', 'Accurate', 'Accurate', 'Accurate'],
    ]);
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
