import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Finding, Trace, TraceHop, TraceNode } from '../finding.js';
import { byCode } from '../order.js';
import { columnsOf, escapeXml, wrapToColumns } from './lettering.js';
import { findingRow, findingsTable, findingText, traceSvg } from './index.js';

const ARTICLE = 'article/0123456789ab/312';

function hop(from: string, to: string, more: Partial<TraceHop> = {}): TraceHop {
  return { from, to, kind: 'cites', standing: 'confirmed', farEndRead: false, faults: [], ...more };
}

const articleNode: TraceNode = {
  key: ARTICLE,
  kind: 'article',
  name: 'The Example Courier',
  publishedOn: '2025-07-14',
  says: 'more than 30,000 troops may be sent to Russia in the coming months',
};

const stated: Trace = {
  nodes: [articleNode, { key: `${ARTICLE}/0`, kind: 'stated', name: 'reports', says: '' }],
  hops: [hop(ARTICLE, `${ARTICLE}/0`)],
  ends: [{ node: `${ARTICLE}/0`, kind: 'unattributed', name: 'reports', ifLinkHolds: false }],
};

/** The article, relayed through so many carriers, one origin. */
function found(carriers: number): Trace {
  const keys = Array.from({ length: carriers }, (_, index) => `dprk/T44~carrier-${index}`);
  return {
    nodes: [
      articleNode,
      ...keys.map((key, index): TraceNode => ({
        key,
        kind: 'statement',
        name: index === 0 ? 'The Times' : `Carrier number ${index} with a longish name`,
        publishedOn: '2025-07-13',
        reading: 'placeholder',
        says: '',
      })),
      {
        key: 'dprk/T44',
        kind: 'statement',
        source: 'ukraine-hur',
        name: 'Main Directorate of Intelligence of the Ministry of Defence of Ukraine',
        publishedOn: '2025-07-13',
        reading: 'through-relays',
        says: 'more than 30,000 DPRK troops may be sent to Russia, from 13 July 2025',
      },
    ],
    hops: [
      ...keys.map((key) =>
        hop(ARTICLE, key, { standing: 'suggested', because: 'same figure, published a day before' }),
      ),
      ...keys.map((key) => hop(key, 'dprk/T44')),
    ],
    ends: [
      {
        node: 'dprk/T44',
        kind: 'identified',
        source: 'ukraine-hur',
        name: 'HUR',
        known: 'through-relays',
        ifLinkHolds: true,
      },
    ],
  };
}

function finding(more: Partial<Finding> = {}): Finding {
  const content = { mode: 'forecast', polarity: 'affirms', amount: { low: { value: 30_000, strict: true } } } as const;
  return {
    rules: '1',
    vocabulary: '0'.repeat(64),
    cutoffs: { recorded: null, publishedBy: '2025-07-15' },
    claim: {
      content,
      says: 'more than 30,000 DPRK troops may be sent to Russia',
      appearances: [
        {
          key: ARTICLE,
          outletName: 'The Example Courier',
          publishedOn: '2025-07-14',
          passage: { start: 312, end: 380, exact: 'more than 30,000 soldiers could follow', prefix: '', suffix: '' },
          part: 'body',
          content,
          stated: [],
        },
      ],
    },
    statedTrace: stated,
    foundTrace: found(1),
    origins: {
      identified: [],
      others: [],
      collapsed: [],
      suspectedSums: [],
      text: '1 origin (HUR, seen only through relays)',
    },
    comparisons: [
      {
        statement: 'dprk/T40',
        origin: 'ukraine-hur',
        relation: 'above',
        stance: 'conflicts',
        onTrace: false,
        factor: 1,
        claimSays: 'more than 30,000',
        statementSays: '25,000 to 30,000',
        rule: 'same-time-forecast',
        ruleSays: 'Forecasts of one outlook are compared.',
        text: 'HUR had said 25,000 to 30,000 on 2 July 2025.',
        heldAtPublication: true,
      },
    ],
    differences: [
      {
        kind: 'bound-turned',
        across: 'drift',
        from: { statement: 'dprk/T44~carrier-0', text: '25,000 to 30,000' },
        to: { statement: ARTICLE, text: 'more than 30,000' },
        text: 'The ceiling of 30,000 became a floor.',
        ifLinkHolds: true,
      },
    ],
    relations: [
      {
        from: 'dprk/T43',
        kind: 'has-no-information',
        to: 'dprk/T44',
        words: 'has no information of plans to raise it to 30,000',
        slots: ['horizon'],
      },
    ],
    currentFigures: [],
    furtherMisses: 3,
    assessments: [
      {
        kind: 'disputed-by-origin',
        reasons: [{ text: 'HUR says that it has no information of such a plan.', statements: ['dprk/T43'] }],
        origins: ['ukraine-hur'],
        since: '2025-07-14',
        heldAtPublication: true,
        ifLinkHolds: true,
      },
    ],
    ...more,
  };
}

/** Every tag closed, in order; enough to tell that the document is well formed. */
function expectWellFormed(svg: string): void {
  const open: string[] = [];
  for (const [, closing, name = '', rest = ''] of svg.matchAll(/<(\/?)([a-zA-Z]+)((?:[^<>"]|"[^"<]*")*)>/g)) {
    if (closing === '/') expect(open.pop()).toBe(name);
    else if (!rest.endsWith('/')) open.push(name);
  }
  expect(open).toEqual([]);
  expect(svg.replaceAll(/<\/?[a-zA-Z]+(?:[^<>"]|"[^"<]*")*>/g, '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;|#39;)/);
}

/** Left edge of the box in which a text is printed. */
function leftOf(svg: string, text: string): number {
  const match = new RegExp(`<text x="([\\d.]+)"[^>]*>${text}`).exec(svg);
  return Number(match?.[1]);
}

describe('traceSvg', () => {
  it('draws both traces, the reader at the left and the origin at the right', () => {
    const svg = traceSvg(finding());
    expectWellFormed(svg);
    expect(svg).toContain('As the article states it');
    expect(svg).toContain('As found in the ledger');
    expect(leftOf(svg, 'The Example Courier')).toBeLessThan(leftOf(svg, 'The Times'));
    expect(leftOf(svg, 'The Times')).toBeLessThan(leftOf(svg, 'Main Directorate'));
    expect(svg).toContain('viewBox="0 0 1200 ');
  });

  it('draws a suggested link dashed and says so, and how each end ends', () => {
    const svg = traceSvg(finding());
    expect(svg).toMatch(/class="hop suggested">.*?stroke-dasharray.*?>suggested</s);
    expect(svg).toMatch(/seen only through/);
    expect(svg).toMatch(/nobody is named/);
  });

  it('draws one panel when what is stated is what was found', () => {
    const svg = traceSvg(finding({ foundTrace: stated }));
    expect(svg).toContain('As the article states it, and as found');
    expect(svg).not.toContain('As found in the ledger');
  });

  it('numbers a change on its hop and tells it below, with both texts', () => {
    const svg = traceSvg(finding());
    expect(svg).toContain('>1 bound turned<');
    expect(svg).toMatch(/The ceiling of 30,000 became a floor\./);
    expect(svg).toContain('see note a');
    expect(svg).toContain('has no information of plans');
  });

  it('says of a dropped source in which part of the article, where that is not the part that is drawn', () => {
    const { claim, differences } = finding();
    const [body] = claim.appearances;
    const [drift] = differences;
    if (body === undefined || drift === undefined) throw new Error('no appearance, or no difference');
    const dropped = { ...drift, kind: 'source-dropped' as const, text: 'this passage names nobody, not HUR' };
    const inBullet = { ...dropped, to: { ...drift.to, statement: `${ARTICLE}-bullet` } };
    const appearances = [body, { ...body, key: `${ARTICLE}-bullet`, part: 'bullet' as const }];
    const svg = traceSvg(finding({ claim: { ...claim, appearances }, differences: [dropped, inBullet] }));
    expect(svg.match(/this passage names nobody/g)).toHaveLength(2);
    expect(svg.match(/In the article(?:'|&#39;|&apos;)s bullet: source dropped/g)).toHaveLength(1);
  });

  it('marks a change across several hops on the one nearest to the reader, and a revision on its node', () => {
    const [drift] = finding().differences;
    if (drift === undefined) throw new Error('no difference');
    const across = { ...drift, from: { ...drift.from, statement: 'dprk/T44' } };
    const revision = {
      ...drift,
      across: 'revision' as const,
      from: { ...drift.from, statement: 'dprk/T40' },
      to: { ...drift.to, statement: 'dprk/T44' },
    };
    const svg = traceSvg(finding({ differences: [across, revision] }));
    expect(svg).toMatch(/class="hop suggested">.*?>1 bound turned</);
    expect(svg.match(/>1 bound turned</g)).toHaveLength(1);
    expect(svg).toContain('>see note 2, a<');
  });

  it('numbers changes as a reader meets them on the way to the origin, whatever the keys of statements', () => {
    const [drift] = finding().differences;
    const [, carrier] = found(1).nodes;
    if (drift === undefined || carrier === undefined) throw new Error('no difference, or no carrier');
    const keys = [ARTICLE, ...Array.from({ length: 12 }, (_, at) => `dprk/L${at + 1}`)];
    const chain: Trace = {
      nodes: [articleNode, ...keys.slice(1).map((key) => ({ ...carrier, key }))],
      hops: keys.slice(1).map((key, at) => hop(keys[at] ?? '', key)),
      ends: [],
    };
    const differences = keys.slice(1).map((key, at) => ({
      ...drift,
      ...{ from: { ...drift.from, statement: key }, to: { ...drift.to, statement: keys[at] ?? '' } },
    }));
    const stray = { ...drift, across: 'revision' as const, from: { ...drift.from, statement: 'dprk/A' } };
    const nowhere = { ...stray, to: { ...drift.to, statement: 'dprk/B' } };
    const byKey = [...differences].sort((a, b) => byCode(a.from.statement, b.from.statement));
    const svg = traceSvg(finding({ foundTrace: chain, differences: [nowhere, ...byKey], relations: [] }));
    const marks = [...svg.matchAll(/<text x="([\d.]+)"[^>]*>(\d+) bound(?: turned)?</g)];
    const fromTheLeft = marks.map(([, x, number]) => [Number(x), number] as const).sort(([a], [b]) => a - b);
    expect(fromTheLeft.map(([, number]) => number)).toEqual(differences.map((_, at) => String(at + 1)));
  });

  it('keeps to 1200 pixels with twelve carriers, and none covers another', () => {
    const svg = traceSvg(finding({ foundTrace: found(12) }));
    expect(svg).toContain('viewBox="0 0 1200 ');
    const boxes = [
      ...svg.matchAll(/class="node statement">.*?<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g),
    ].map(([, ...sides]) => sides.map(Number) as [number, number, number, number]);
    expect(boxes).toHaveLength(13);
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1))
        expect(a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3]).toBe(false);
  });

  it('draws a circle of hops', () => {
    const circle: Trace = {
      ...found(1),
      hops: [...found(1).hops, hop('dprk/T44', 'dprk/T44~carrier-0', { faults: ['cycle'] })],
    };
    expectWellFormed(traceSvg(finding({ foundTrace: circle })));
  });

  it('escapes whatever names and words hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const nasty = `<script>alert("x")</script>&${text}\ud800\u0007`;
        const nodes = [{ ...articleNode, name: nasty, says: nasty }];
        const trace: Trace = { nodes, hops: [], ends: [] };
        const svg = traceSvg(finding({ statedTrace: trace, foundTrace: trace, differences: [], relations: [] }));
        expect(svg).not.toContain('<script');
        expectWellFormed(svg);
        expect(svg).not.toMatch(/\p{Surrogate}/u);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for the same finding', () => {
    expect(traceSvg(finding({ foundTrace: found(7) }))).toBe(traceSvg(finding({ foundTrace: found(7) })));
  });
});

describe('findingText', () => {
  it('tells both traces, marks the suggested link, and gives the reasons with their statements', () => {
    const text = findingText(finding());
    expect(text).toContain('Trace as the article states it');
    expect(text).toMatch(/cites \(suggested: same figure, published a day before\) → The Times/);
    expect(text).toMatch(/\* disputed-by-origin \(if the suggested link holds\) \(since 14 July 2025, the day of\s/);
    expect(text).toContain('[dprk/T43]');
    expect(text).toMatch(/ends\s+here:\s+identified,\s+seen\s+only\s+through\s+relays/);
  });

  it('keeps to its width', () => {
    for (const line of findingText(finding({ foundTrace: found(3) }), { width: 80 }).split('\n'))
      expect(columnsOf(line)).toBeLessThanOrEqual(80);
  });

  it('tells a circle once', () => {
    const nodes = [articleNode, { ...articleNode, key: 'b', name: 'B' }];
    const circle: Trace = { nodes, hops: [hop(ARTICLE, 'b'), hop('b', ARTICLE)], ends: [] };
    expect(findingText(finding({ statedTrace: circle, foundTrace: circle }))).toContain('(as above)');
  });
});

describe('findingsTable', () => {
  it('fits 120 columns and shows claim, figure, ends and assessments', () => {
    const table = findingsTable([findingRow(finding()), findingRow(finding({ foundTrace: stated }))]);
    for (const line of table.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(120);
    expect(table).toContain('more than 30,000 soldiers');
    expect(table).toMatch(/HUR \(seen only/);
    expect(table).toContain('disputed-by-origin *');
    expect(table).toMatch(/\n\* if a suggested link holds/);
    expect(findingsTable([findingRow(finding({ foundTrace: stated, assessments: [] }))])).not.toContain('*');
  });
});

describe('lettering', () => {
  it('wraps without losing a letter, and never beyond the width', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zA-Z0-9가-힣]{1,40}$/), { minLength: 1 }),
        fc.integer({ min: 4, max: 60 }),
        (words, width) => {
          const lines = wrapToColumns(words.join(' '), width);
          expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
          for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  it('cuts what does not fit and says so', () => {
    expect(wrapToColumns('one two three four', 8, 2)).toEqual(['one two', 'three…']);
  });

  it('escapes the five characters of XML', () => {
    expect(escapeXml(`a<b>&"c"'`)).toBe('a&lt;b&gt;&amp;&quot;c&quot;&#39;');
  });
});
