import { describe, expect, it } from '@jest/globals';
import {
  annotationsOf,
  atomOf,
  claimReviewOf,
  claimReviewWarnings,
  dataFeedOf,
  embeddableJson,
  verdictsCsvHead,
  verdictsCsvLines,
  type PublishedClaim,
} from '@whence/domain';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { atomFaults } from '../../../../test/support/atom-shapes.js';
import { schemaOrgFaults } from '../../../../test/support/published-shapes.js';
import { appearance, FALSE, published, UNRESOLVED, verdict } from '../../test/published.js';

const LONG = `${'ferries and '.repeat(7)}boats`;
const CORRECTED = published({ earlier: [verdict(1)], standing: verdict(2, { rating: FALSE }) });
const RETRACTION = {
  at: '2025-07-05T10:00:00.000Z',
  notice: 'We had misread the table.',
  proposedBy: '01980000-0000-7000-8000-0000000000a1',
  decidedBy: '01980000-0000-7000-8000-0000000000a2',
};
const RETRACTED = published({ standing: verdict(1, { retraction: RETRACTION }) });
const JUDGED_ANEW = published({
  earlier: [verdict(1, { retraction: RETRACTION })],
  standing: verdict(6, { rating: FALSE, correction: 'Read the table anew.' }),
});
const RETRACTION_TEXT =
  'Retraction of 5 July 2025: the verdict “Outdated” of 1 July 2025 was retracted. We had misread the table.';
const BARE = published({
  desk: { id: '01980000-0000-7000-8000-0000000000d1', name: 'Bare' },
  standing: verdict(1, { rating: UNRESOLVED }),
  appearances: [],
  withheld: 2,
});

describe('a ClaimReview', () => {
  it.each<[string, PublishedClaim]>([
    ['whole', published()],
    ['corrected', CORRECTED],
    ['reviewed again', published({ underReviewAgain: true })],
    ['retracted', RETRACTED],
    ['judged anew after a retraction', JUDGED_ANEW],
    ['bare', BARE],
    ['of two pieces', published({ appearances: [appearance(), appearance({ key: 'b', publishedOn: '2025-05-30' })] })],
  ])('%s is of the vocabulary of schema.org', async (_, claim) => {
    expect(await schemaOrgFaults(claimReviewOf(claim))).toEqual([]);
    expect(await schemaOrgFaults(dataFeedOf(claim.desk, [claim]))).toEqual([]);
  });

  it('would be refused by it with a wrong property, a wrong type or a wrong value', async () => {
    const review = claimReviewOf(published());
    expect(await schemaOrgFaults({ ...review, claimReviewd: 'x' })).toHaveLength(1);
    expect(await schemaOrgFaults({ ...review, '@type': 'ClaimRevue' })).not.toEqual([]);
    expect(await schemaOrgFaults({ ...review, reviewRating: 'Outdated' })).toHaveLength(1);
  });

  it('has what Google requires and recommends', () => {
    expect(claimReviewWarnings(published())).toEqual([]);
    expect(claimReviewOf(published())).toMatchObject({
      url: 'https://desk.example/checks/01980000-0000-7000-8000-0000000000c1',
      claimReviewed: 'about 40 ferries',
      author: { name: 'Test & desk', url: 'https://desk.example/' },
      reviewRating: { ratingValue: 3, bestRating: 5, worstRating: 1, alternateName: 'Outdated' },
      itemReviewed: {
        author: { '@type': 'Organization', name: 'The Daily' },
        datePublished: '2025-06',
        firstAppearance: { url: 'https://daily.example/ferries?a=1&b=2' },
      },
    });
  });

  it('says what it lacks', () => {
    const codes = (claim: PublishedClaim) => claimReviewWarnings(claim).map(({ code }) => code);
    expect(codes(BARE)).toEqual(['page-address-missing', 'claim-author-missing', 'appearances-withheld']);
    const long = appearance({ passage: { ...appearance().passage, exact: LONG } });
    expect(codes(published({ appearances: [long], says: LONG }))).toEqual(['claim-reviewed-long']);
    expect(claimReviewOf(published({ appearances: [long], says: LONG })).claimReviewed).toBe(LONG);
    expect(claimReviewOf(published({ appearances: [long] })).claimReviewed).toBe('about 40 ferries damaged');
  });

  it.each([
    [74, []],
    [75, ['claim-reviewed-long']],
  ])('of %d characters', (length, codes) => {
    // Two code units each: characters are counted, not code units.
    const exact = '🚢'.repeat(length);
    const shown = appearance({ passage: { ...appearance().passage, exact } });
    const warnings = claimReviewWarnings(published({ appearances: [shown], says: exact }));
    expect(warnings.map(({ code }) => code)).toEqual(codes);
  });

  it('leaves a rating without a place on the scale without a number', () => {
    expect(claimReviewOf(BARE).reviewRating).toEqual({
      '@type': 'Rating',
      alternateName: 'Unresolved',
      ratingExplanation: 'When it is unresolved.',
    });
  });

  it('tells corrections and what stands', () => {
    expect(claimReviewOf(CORRECTED)).toMatchObject({
      datePublished: '2025-07-01T09:00:00.000Z',
      dateModified: '2025-07-02T09:00:00.000Z',
      correction: [
        {
          text: 'Correction of 2 July 2025: the verdict “Outdated” of 1 July 2025 was replaced by “False”.',
        },
      ],
    });
    expect(claimReviewOf(published({ underReviewAgain: true })).creativeWorkStatus).toBe(
      'Under review again; the verdict “Outdated” of 1 July 2025 stands until another is published.',
    );
  });

  it('of a retracted verdict has the notice, and no rating that somebody might count', () => {
    const review = claimReviewOf({ ...RETRACTED, underReviewAgain: true });
    expect(review).toMatchObject({
      creativeWorkStatus: 'Retracted',
      reviewBody: RETRACTION_TEXT,
      dateModified: RETRACTION.at,
      correction: [{ datePublished: RETRACTION.at, text: RETRACTION_TEXT }],
    });
    expect(review).not.toHaveProperty('reviewRating');
    expect(JSON.stringify(review)).not.toContain('Later counts are higher.');
    expect(claimReviewWarnings(RETRACTED).map(({ code }) => code)).toEqual(['verdict-retracted']);
    expect(dataFeedOf(RETRACTED.desk, [RETRACTED]).dataFeedElement[0]).toMatchObject({ dateDeleted: RETRACTION.at });
  });

  it('tells the retraction and the new verdict, in the desk’s own words', () => {
    expect(claimReviewOf(JUDGED_ANEW)).toMatchObject({
      reviewRating: { alternateName: 'False' },
      correction: [
        { text: RETRACTION_TEXT },
        {
          text: 'Correction of 6 July 2025: the claim was judged anew, “False”, after the verdict “Outdated” of 1 July 2025 had been retracted. Read the table anew.',
        },
      ],
    });
    expect(dataFeedOf(JUDGED_ANEW.desk, [JUDGED_ANEW]).dataFeedElement[0]).not.toHaveProperty('dateDeleted');
  });

  it('names no first appearance where some are undated', () => {
    const { publishedOn: _none, ...undated } = appearance({ key: 'b' });
    const { itemReviewed } = claimReviewOf(published({ appearances: [appearance(), undated] }));
    expect(itemReviewed.firstAppearance).toBeUndefined();
    expect(itemReviewed.appearance).toHaveLength(2);
  });
});

describe('verdicts as CSV', () => {
  const read = (text: string): Record<string, string>[] =>
    parse(text, { columns: true, record_delimiter: '\r\n', relax_column_count: false });

  it('names a piece once that says the same in its headline and in its body', () => {
    const inHeadline = appearance({ key: 'a-headline' });
    const claim = published({
      appearances: [inHeadline, appearance(), appearance({ key: 'c', url: 'https://b.example/' })],
    });
    const [row] = parse(verdictsCsvHead() + verdictsCsvLines([claim]), { columns: true });
    expect(row).toMatchObject({ appearance_urls: `${appearance().url}\nhttps://b.example/` });
    expect(claimReviewOf(claim).itemReviewed.appearance?.map(({ url }) => url)).toEqual([
      appearance().url,
      'https://b.example/',
    ]);
  });

  it('is read back as it was, whatever the texts are, and holds no formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (rationale) => {
        const claim = published({ standing: verdict(1, { rationale }) });
        const [row, ...more] = read(verdictsCsvHead() + verdictsCsvLines([claim]));
        expect(more).toEqual([]);
        expect([rationale, `'${rationale}`]).toContain(row?.['rationale']);
        for (const cell of Object.values(row ?? {})) expect(cell).not.toMatch(/^\s*[=+\-@\t\r＝＋－＠]/);
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', 'a,"b"\n=c'])('keeps %j a text', (text) => {
    const [row] = read(
      verdictsCsvHead() + verdictsCsvLines([published({ standing: verdict(1, { rationale: text }) })]),
    );
    expect(row?.['rationale']).toBe(text.startsWith('a') ? text : `'${text}`);
  });

  it('has one line for each claim', () => {
    expect(read(verdictsCsvHead() + verdictsCsvLines([RETRACTED]))).toMatchObject([
      {
        rating: '',
        rating_value: '',
        rationale: '',
        cited: '',
        corrections: RETRACTION_TEXT,
        retracted_at: RETRACTION.at,
        retraction_notice: 'We had misread the table.',
      },
    ]);
    expect(read(verdictsCsvHead() + verdictsCsvLines([published(), CORRECTED, BARE]))).toMatchObject([
      { rating: 'outdated', rating_value: '3', corrections: '', outlets: 'The Daily' },
      { rating: 'false', version: '2', first_published_at: '2025-07-01T09:00:00.000Z' },
      { rating: 'unresolved', rating_value: '', page: '', outlets: '' },
    ]);
  });
});

it.each<[string, PublishedClaim]>([
  ['corrected', CORRECTED],
  ['retracted', RETRACTED],
  ['judged anew after a retraction', JUDGED_ANEW],
])('tells in every form the same corrections and retractions of a claim that was %s', (_, claim) => {
  const told = (claimReviewOf(claim).correction ?? []).map(({ text }) => text);
  expect(told.length).toBeGreaterThan(0);
  const [row] = parse(verdictsCsvHead() + verdictsCsvLines([claim]), { columns: true });
  expect(row).toMatchObject({ corrections: told.join('\n') });
  const said = annotationsOf(claim).first.items[0]?.body.filter(({ purpose }) => purpose === 'commenting');
  expect(said?.map(({ value }) => value)).toEqual(told);
});

describe('a JSON text for a page', () => {
  it('says the same, and ends no script element', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('</script>', '<!--<script>', '<', '&lt;', '\\u003c'),
        (value, words) => {
          const made = embeddableJson(JSON.stringify([value, words, { [words]: words }]));
          expect(made).not.toContain('<');
          expect(JSON.parse(made)).toEqual(JSON.parse(JSON.stringify([value, words, { [words]: words }])));
        },
      ),
    );
  });
});

describe('an Atom feed', () => {
  const now = '2025-07-09T00:00:00.000Z';
  const feed = (entries: Parameters<typeof atomOf>[0]['entries'], desk = published().desk) =>
    atomOf({
      desk,
      entries,
      self: '/v1/exports/verdicts.atom?limit=2',
      next: '/v1/exports/verdicts.atom?cursor=x',
      now,
    });

  it('fits the schema of RFC 4287', async () => {
    const xml = feed([
      { kind: 'published', claim: CORRECTED, verdict: CORRECTED.standing },
      { kind: 'published', claim: CORRECTED, verdict: verdict(1) },
      { kind: 'published', claim: published({ underReviewAgain: true }), verdict: verdict(1) },
    ]);
    expect(await atomFaults(xml)).toEqual([]);
    expect(await atomFaults(feed([], BARE.desk))).toEqual([]);
    expect(xml).toContain('<title>Correction: False: about 40 ferries</title>');
    expect(xml).toContain('No longer stands. Correction of 2 July 2025');
    expect(xml).toContain('<updated>2025-07-02T09:00:00.000Z</updated>');
  });

  it('would not pass for one if it were otherwise', async () => {
    const entry = { kind: 'published', claim: published(), verdict: verdict(1) } as const;
    const right = feed([entry]);
    expect(await atomFaults(right)).toEqual([]);
    for (const [found, put] of [
      [/updated>/g, 'update>'],
      [/(<title>Verdicts.*<\/title>\n)(.*)(<\/feed>)/s, '$2$1$3'],
      ['<feed ', '<feed xml:lang="not a tag" '],
      ['.000Z</updated>', '.000z</updated>'],
      ['<id>urn:', '<id>/urn/'],
      [/<author>.*<\/author>\n/, ''],
      [/<link rel="self".*\n/, ''],
      [/(<link rel="alternate".*\n)/, '$1$1'],
      [/(<entry>.*<\/entry>)/s, '$1$1'],
      [/<link rel="alternate"[^\n]*\n(<category.*)<content.*<\/content>/s, '$1'],
      [/(<entry>.*<title>).*?(<\/title>)/s, '$1 $2'],
    ] as const) {
      const wrong = right.replace(found, put);
      const faults = await atomFaults(wrong);
      expect([found, wrong === right, faults.length > 0]).toEqual([found, false, true]);
    }
  });

  it('has an entry for a retraction, and marks that of the verdict', async () => {
    const entryOf = (kind: 'published' | 'retracted') => ({ kind, claim: RETRACTED, verdict: RETRACTED.standing });
    const xml = feed([entryOf('retracted'), entryOf('published')]);
    expect(await atomFaults(xml)).toEqual([]);
    expect(xml).toContain('<title>Retraction: about 40 ferries</title>');
    expect(xml).toContain('<title>Retracted: Outdated: about 40 ferries</title>');
    expect(xml.match(/<updated>2025-07-05T10:00:00.000Z<\/updated>/g)).toHaveLength(3);
    expect(xml).toContain(`<summary>No longer stands. ${RETRACTION_TEXT}</summary>`);
    expect(xml).not.toContain('Later counts are higher.');
  });

  it('keeps every line break: a reader of XML makes one of another where it is not escaped', () => {
    const rationale = 'one\r\ntwo\rthree\nfour';
    const xml = feed([{ kind: 'published', claim: published(), verdict: verdict(1, { rationale }) }]);
    expect(xml).toContain('<content type="text">one&#13;\ntwo&#13;three\nfour</content>');
    expect(xml).not.toContain('\r');
  });

  it('is well-formed whatever the texts are', async () => {
    const rationale = `]]> <b>&amp; "x" 'y' ${String.fromCharCode(0, 8, 0xd800, 0xffff)} \n 🚢`;
    const xml = feed([{ kind: 'published', claim: published(), verdict: verdict(1, { rationale }) }]);
    expect(await atomFaults(xml)).toEqual([]);
    expect(xml).toContain(']]&gt; &lt;b&gt;&amp;amp;');
  });
});
