import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { htmlToText, type PageLanguage, readText } from './index.js';

const parts = (html: string): string[] => {
  const { text, blocks } = htmlToText(html);
  return blocks.map(({ start, end, part }) => `${part}: ${text.slice(start, end)}`);
};

const LOCALE = '<meta property="og:locale" content="de_AT">';
const linked = (described: object): string =>
  `<script type="application/ld+json">${JSON.stringify(described)}</script><p>Es kamen 30.000.</p>`;

describe('the text of HTML', () => {
  it('puts headings, paragraphs and list entries on lines of their own and drops what is not read', () => {
    const page = `<html><head><title>Rain &amp; floods </title><style>p{color:red}</style></head><body>
      <nav><a href="/">Home</a></nav><h1>Rain <em>floods</em> valley</h1><!-- aside -->
      <ul><li>First point<li>Second <a href="http://x.example">point</a></ul>
      <p>Body   one.<br>Body two.</p><script>var x = 30</script><ol><li>Third</ol>
      <table><tr><td>Killed</td><td>40</td></tr><tr><td>Hurt<td>12</table></body></html>`;
    const { text, title } = htmlToText(page);
    expect(title).toBe('Rain & floods');
    expect(text).toBe(
      'Rain floods valley\n\n- First point\n- Second point\n\nBody one.\nBody two.\n\n- Third\n\nKilled\t40\nHurt\t12',
    );
  });

  it.each([
    ['<p>plain</p>', 'plain'],
    ['', ''],
    ['no tags', 'no tags'],
    ['<p>one<p>two<div>three</div>four', 'one\n\ntwo\n\nthree\n\nfour'],
    ['<p>a<b>b</b>c <i> d</i>\n e</p>', 'abc d e'],
    [
      '<p>1&nbsp;000 &lt;b&gt; caf&eacute; &#x1f600; &amp;amp; AT&T &unknown;</p>',
      '1\u00a0000 <b> café 😀 &amp; AT&T &unknown;',
    ],
    ['<p>hy&shy;phen zero\u200bwidth</p>', 'hyphen zerowidth'],
    ['<p>a<!-- b --><![CDATA[c]]>d<?e?></p>', 'ad'],
    [
      '<p>a</p><p hidden>b</p><div aria-hidden="true">c</div><p style="color:red; display : none">d</p><p>e</p>',
      'a\n\ne',
    ],
    ['<svg><text>30</text><style>x</style></svg>a<template><p>b</p></template><iframe>c</iframe>', 'a'],
    ['<svg><path d="x"><p>after a drawing without its end</p>', 'after a drawing without its end'],
    ['<pre>one\ntwo  three\n\nfour</pre>', 'one\ntwo three\nfour'],
    ['<blockquote><p>“We stay.”</p></blockquote>said Lee', '“We stay.”\n\nsaid Lee'],
    [
      '<table><tr><td><p>A long piece in a table for its layout, as some systems still write it today, and more of it.</p></td><td><p>Side</p></td></tr></table>',
      'A long piece in a table for its layout, as some systems still write it today, and more of it.\n\nSide',
    ],
    ['<ul><li><p>one</p><p>more</p></li><li>two<ul><li>in it</li></ul></li></ul>', '- one\n\nmore\n- two\n- in it'],
    ['<form><div>A page in a form.</div><input value="x"><button>Go</button></form>', 'A page in a form.'],
    ['<p>a</b></i></div>b', 'ab'],
    ['<p>a < b and 3 > 2</p>', 'a < b and 3 > 2'],
    ['a<br><br>b<br/>c', 'a\nb\nc'],
  ])('%s', (html, text) => expect(htmlToText(html).text).toBe(text));

  it.each<[string, string, PageLanguage | undefined]>([
    ['the page', '<html lang="de"><p>Es kamen 30.000.</p>', { tag: 'de', from: 'lang-attribute' }],
    ['XHTML', '<html xml:lang="pt-BR"><p>Vieram 30.000.</p>', { tag: 'pt-BR', from: 'lang-attribute' }],
    [
      'the piece on it',
      '<html lang="en"><article lang=" fr "><p>Ils étaient 30.000.</p></article>',
      { tag: 'fr', from: 'lang-attribute' },
    ],
    [
      'most of it',
      '<article lang="en"><p>She told us more than once:</p><blockquote lang="de">Nein.</blockquote>',
      { tag: 'en', from: 'lang-attribute' },
    ],
    ['a fragment', '<p lang="de">Es kamen 30.000.</p><p>dpa</p>', { tag: 'de', from: 'lang-attribute' }],
    [
      'a header',
      '<meta HTTP-EQUIV="Content-Language" content=" de "><p>Es kamen 30.000.</p>',
      { tag: 'de', from: 'content-language' },
    ],
    [
      'a meta by name',
      '<meta name="content-language" content="de-CH"><p>Es kamen 30.000.</p>',
      { tag: 'de-CH', from: 'content-language' },
    ],
    [
      'both',
      '<html lang="es-MX"><meta http-equiv="content-language" content="es"><p>Fueron 30,000.</p>',
      { tag: 'es-MX', from: 'lang-attribute' },
    ],
    [
      'what it is read by, several',
      '<meta http-equiv="content-language" content="de, fr"><p>Es kamen 30.000.</p>',
      undefined,
    ],
    ['that it is not known', '<html lang="de"><body lang=""><p>30.000</p>', undefined],
    ['no tag', '<html lang="de_DE"><p>Es kamen 30.000.</p>', undefined],
    ['linked data', linked({ '@type': 'NewsArticle', inLanguage: 'de' }), { tag: 'de', from: 'in-language' }],
    [
      'a graph of linked data, of the piece before its page',
      linked({
        '@graph': [
          { '@type': 'WebSite', inLanguage: 'en' },
          { '@type': 'WebPage', inLanguage: 'fr' },
          { '@type': ['Article', 'BlogPosting'], inLanguage: 'de-AT', video: { inLanguage: 'en' } },
        ],
      }),
      { tag: 'de-AT', from: 'in-language' },
    ],
    ['its page alone', linked([{ '@type': 'WebPage', inLanguage: 'de' }]), { tag: 'de', from: 'in-language' }],
    [
      'a Language of linked data',
      linked({ '@type': 'Article', inLanguage: { '@type': 'Language', name: 'German', alternateName: 'de' } }),
      { tag: 'de', from: 'in-language' },
    ],
    [
      'an itemprop',
      '<meta itemprop="inLanguage" content="de"><p>Es kamen 30.000.</p>',
      { tag: 'de', from: 'in-language' },
    ],
    ['linked data of its site', linked({ '@type': 'WebSite', inLanguage: 'de' }), undefined],
    ['linked data of its video', linked({ '@type': 'Article', video: { inLanguage: 'de' } }), undefined],
    [
      'linked data of two pieces',
      linked([
        { '@type': 'Article', inLanguage: 'de' },
        { '@type': 'Article', inLanguage: 'fr' },
      ]),
      undefined,
    ],
    ['linked data that is none', '<script type="application/ld+json">{"inLanguage": </script><p>30.000</p>', undefined],
    ['a locale', `${LOCALE}<p>Es kamen 30.000.</p>`, { tag: 'de-AT', from: 'og-locale' }],
    [
      'the locale of a part of the world',
      '<meta property="og:locale" content="es_LA"><p>Fueron 30,000.</p>',
      { tag: 'es-419', from: 'og-locale' },
    ],
    ['other locales', '<meta property="og:locale:alternate" content="de_DE"><p>30.000</p>', undefined],
    ['two locales', `${LOCALE}<meta property="og:locale" content="fr_FR"><p>30.000</p>`, undefined],
    [
      'lang, before all of the head',
      `<html lang="fr">${LOCALE}${linked({ '@type': 'Article', inLanguage: 'de' })}`,
      { tag: 'fr', from: 'lang-attribute' },
    ],
    ['an empty lang, whatever the head says', `<body lang="">${LOCALE}<p>30.000</p>`, undefined],
    ['a lang that is no tag, whatever the head says', `<html lang="de_DE">${LOCALE}<p>30.000</p>`, undefined],
    [
      'content-language, before the others',
      `<meta http-equiv="content-language" content="fr">${LOCALE}${linked({ '@type': 'Article', inLanguage: 'de' })}`,
      { tag: 'fr', from: 'content-language' },
    ],
    [
      'linked data, before its card',
      `<meta http-equiv="content-language" content="de, fr">${LOCALE}${linked({ '@type': 'Article', inLanguage: 'fr' })}`,
      { tag: 'fr', from: 'in-language' },
    ],
    [
      'its card, where linked data says nothing that counts',
      `${LOCALE}${linked({ '@type': 'Article', inLanguage: 'German (Austria)' })}`,
      { tag: 'de-AT', from: 'og-locale' },
    ],
    ['what it refreshes', '<meta http-equiv="refresh" content="de"><p>Es kamen 30.000.</p>', undefined],
    ['nothing', '<html><p>Es kamen 30.000.</p>', undefined],
  ])('tells the language by what says %s', (_what, html, language) =>
    expect(htmlToText(html).language).toEqual(language),
  );

  it('takes the part of a block from its markup', () => {
    expect(
      parts(`<h1>Flood hits valley.</h1><p class="standfirst">Forty died.</p><h2>Cause:</h2><p>It rained.</p>
        <figure><img><figcaption>The valley</figcaption></figure><ul><li>One point.</li></ul><p>In summary, all was lost.</p>`),
    ).toEqual([
      'headline: Flood hits valley.',
      'summary: Forty died.',
      'heading: Cause:',
      'body: It rained.',
      'caption: The valley',
      'bullet: One point.',
      'summary: In summary, all was lost.',
    ]);
  });
});

const BODY = `<p>At least 40 people died in the valley on Monday, the ministry said, after two days of rain.</p>
  <p>The river rose by three metres, and 1,200 homes, most of them in Lower Town, were lost.</p>
  <p>“We have nothing left,” said Ann Lee, a farmer, who lost her house, her barn and her sheep.</p>`;
const page = (article: string, head = ''): string => `<!doctype html><html><head>${head}</head><body>
  <header><div class="logo">The Daily</div><ul><li><a href="/a">World</a></li><li><a href="/b">Sport</a></li></ul></header>
  <div id="cookie-banner"><p>We and our 200 partners store cookies, as told in our policy, to measure how our pages are read.</p></div>
  ${article}
  <div class="related-stories"><h3>More</h3><ul><li><a href="/c">Mayor resigns after 12 days in office</a></li></ul></div>
  <footer><p>Copyright 2025, The Daily, all rights reserved, in all countries and languages of the world.</p></footer></body></html>`;

it('reads a page by the blocks of its markup', () => {
  const { text, blocks } = htmlToText('<h2>Deaths rise to 40.</h2><p>At least 40 people died.</p>');
  expect(readText(text, { blocks }).sentences.map(({ part }) => part)).toEqual(['heading', 'body']);
  expect(readText(text, {}).sentences.map(({ part }) => part)).toEqual(['body', 'body']);
});

describe('the piece on a page', () => {
  it('leaves out menus, consent, other pieces and the foot', () => {
    const { text } = htmlToText(
      page(`<div class="story"><h1>Flood hits valley</h1><div class="share-tools"><a href="/">Share</a> on 12 networks</div>${BODY}
        <div class="newsletter-signup newsletter"><p>Sign up for our letter, read by 90,000 people every day.</p></div></div>`),
    );
    expect(text.split('\n\n')).toEqual([
      'Flood hits valley',
      'At least 40 people died in the valley on Monday, the ministry said, after two days of rain.',
      'The river rose by three metres, and 1,200 homes, most of them in Lower Town, were lost.',
      '“We have nothing left,” said Ann Lee, a farmer, who lost her house, her barn and her sheep.',
    ]);
  });

  it('finds the headline outside, and a piece in sections', () => {
    const { text } = htmlToText(
      page(
        `<div><h1>Flood hits valley</h1></div><main><section>${BODY}</section><section>${BODY.replaceAll('40', '50')}</section></main>`,
      ),
    );
    expect(text).toMatch(/^Flood hits valley\n\nAt least 40 .*\n\nAt least 50 /s);
    expect(text).not.toMatch(/partners|Mayor|Copyright|Sport/);
  });

  it('keeps a page on which nothing stands out', () => {
    expect(htmlToText('<html><body><p>Short.</p></body></html>').text).toBe('Short.');
  });

  it.each([
    ['<meta property="og:title" content="Flood &amp; rain"><title>x</title>', 'Flood & rain'],
    ['<title>Flood hits valley | The Daily</title>', 'Flood hits valley'],
    ['<title>Flood: what we know</title>', 'Flood: what we know'],
    ['', 'Flood hits valley'],
  ])('reads its title from %s', (head, title) =>
    expect(htmlToText(page(`<article><h1>Flood hits valley</h1>${BODY}</article>`, head)).title).toBe(title),
  );

  it.each([
    ['<meta property="article:published_time" content="2025-07-14T23:30:00-05:00">', '', '2025-07-14'],
    [
      '<script type="application/ld+json">{"datePublished": "2025-07-13"}</script>',
      '<time datetime="2025-07-01">',
      '2025-07-13',
    ],
    ['<meta name="date" content="2025-02-30"><meta name="dc.date" content="2025-02-28">', '', '2025-02-28'],
    [
      '',
      '<time datetime="2025-07-01">1 July</time><time itemprop="datePublished" datetime="2025-07-02T08:00">',
      '2025-07-02',
    ],
    ['', '<time datetime="2025-07-01">1 July</time>', '2025-07-01'],
    ['<script>x = {"datePublished": "2025-07-13"}</script>', '<time datetime="13:00">', undefined],
  ])('reads its day from %s%s', (head, body, day) =>
    expect(htmlToText(page(`<article>${body}${BODY}</article>`, head)).published).toBe(day),
  );
});

describe('the way back to the HTML', () => {
  it('points at the words in the source, with the tags in between', () => {
    const html = '<ul><li>About&nbsp;3&#48;,000 <b>sol\n   diers</b> &amp; more</li></ul>';
    const { text, sourceOf } = htmlToText(html);
    const from = (words: string): string => {
      const start = text.indexOf(words);
      const span = sourceOf({ start, end: start + words.length });
      return html.slice(span.start, span.end);
    };
    expect(text).toBe('- About\u00a030,000 sol diers & more');
    expect(from('30,000 sol diers')).toBe('3&#48;,000 <b>sol\n   diers');
    expect(from('0')).toBe('&#48;');
    expect(from('& more')).toBe('&amp; more');
    expect(from('bout')).toBe('bout');
    expect(from('- About')).toBe('About');
    expect(from('- ')).toBe('');
    expect(htmlToText('').sourceOf({ start: 0, end: 0 })).toEqual({ start: 0, end: 0 });
  });

  const pieces = fc.constantFrom(
    ...'<p> </p> <div <script>bad()</script> <style>bad{}</style> <!--bad--> ok 30 1,000 <li> <ul> &amp; &#x1f600; &nbsp; &NotEqualTilde; &shy; <a> "> \ud83d <h1> <td> <tr> <table> <title> </ > <br> <pre> <svg> </svg> <b class="nav"> </b> <body> <![CDATA[x]]> &#48 \n \t \u00a0'.split(
      ' ',
    ),
    ' ',
    '  ',
  );

  it('leads from each word to the same word, whatever the markup', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (all) => {
        const html = all.join('');
        const { text, blocks, sourceOf } = htmlToText(html);
        let behind = 0;
        for (let at = 0; at < text.length; at++) {
          const { start, end } = sourceOf({ start: at, end: at + 1 });
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(html.length);
          expect(start).toBeGreaterThanOrEqual(behind);
          behind = start;
          const source = html.slice(start, end);
          if (/\s/.test(text[at] ?? '') || (text[at] === '-' && source === '')) continue;
          if (source.startsWith('&') && source.length > 1) expect(htmlToText(source).text).toContain(text[at]);
          else expect(source).toBe(text[at]);
        }
        for (const block of blocks)
          expect(text.slice(block.start, block.end).trim()).toBe(text.slice(block.start, block.end));
        expect(text).toBe(text.trim());
      }),
      { numRuns: 500 },
    );
  });
});

describe('any input', () => {
  it('is read without scripts and styles', () => {
    const pieces = fc.constantFrom(
      '<p>',
      '</p>',
      '<li>',
      '<script>bad()</script>',
      '<style>bad{}</style>',
      '<!-- bad -->',
      'ok',
      '&amp;',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (all) => {
        expect(htmlToText(all.join('')).text).not.toContain('bad');
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['<div><b>', '</b></div>'],
    ['<table><tr><td>', '</td></tr></table>'],
    ['<div>', '</b>'],
  ])('keeps the text under tags that nest deeper than any page: %s', (open, close) => {
    expect(htmlToText(`${open.repeat(30_000)}deep words${close.repeat(30_000)}`).text).toBe('deep words');
  });

  it.each(['<', '&', '&#0', '<a b="', '<li>a', '<td>4', 'a<br>', '</p>', '<![CDATA[', '<svg>', '<!--', '<title>'])(
    'gives an answer to a run of %s',
    (unit) => expect(typeof htmlToText(unit.repeat(100_000)).text).toBe('string'),
  );
});
