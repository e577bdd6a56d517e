import { describe, expect, it } from '@jest/globals';
import { crossReference, materialDifference, type Claim, type Finding } from '@whence/domain';
import { get, kinds, texts } from '../test/assessments.js';
import {
  appearance,
  about,
  CASUALTIES,
  claimOf,
  content,
  FORECAST,
  input,
  ledger,
  moreThan,
  named,
} from '../test/ledger.js';
import { BUILDERS, FOUR_THOUSAND, LEDGER, ROWS, THIRTY } from '../test/story.js';

const on = (claim: Claim, day: string | null): Finding => crossReference(input(claim, LEDGER, day));

describe('a forecast that a page gives to “reports”', () => {
  it('ends at the one origin behind the paper that the page names elsewhere, if that link holds', () => {
    const finding = on(THIRTY, '2025-07-13');
    expect(finding.origins.text).toBe('1 origin (HUR, seen only through relays); 1 anonymous');
    expect(finding.statedTrace.ends).toEqual([
      { node: 'article/0123456789ab/100/1', kind: 'unattributed', name: 'Reports', ifLinkHolds: false },
    ]);
    expect(finding.foundTrace.ends).toEqual([
      {
        node: 'l/F4',
        kind: 'identified',
        source: 'ukraine-hur',
        name: 'HUR',
        known: 'through-relays',
        ifLinkHolds: true,
      },
    ]);
    const [link] = finding.foundTrace.hops;
    expect(link).toMatchObject({ from: 'article/0123456789ab/100', to: 'l/F4~the-times', standing: 'suggested' });
    expect(link?.because).toContain('the next paragraph names a report');
    expect(get(finding, 'single-origin')).toMatchObject({ origins: ['ukraine-hur'], ifLinkHolds: true });
    expect(kinds(finding)).not.toContain('disputed-by-origin');
    expect(kinds(finding)).not.toContain('corroborated');
  });

  it('shows that the earlier range of the same origin became a floor', () => {
    const turned = on(THIRTY, '2025-07-13').differences.find((difference) => difference.kind === 'bound-turned');
    expect(turned).toMatchObject({
      across: 'revision',
      from: { statement: 'l/F1' },
      to: { statement: 'l/F4' },
      text: 'a ceiling became a floor: “25,000 to 30,000” became “more than 30,000”',
    });
  });

  it('is disputed by the origin from the day on which the origin said that it knows of no such plan', () => {
    const disputed = get(on(THIRTY, '2025-07-15'), 'disputed-by-origin');
    expect(disputed).toMatchObject({
      since: '2025-07-14',
      heldAtPublication: true,
      origins: ['ukraine-hur'],
      ifLinkHolds: true,
    });
    expect(disputed.reasons[0]?.text).toContain('knows of no plan');
    expect(disputed.reasons[0]?.text).toContain('certainty: planned against may');
    expect(on(THIRTY, '2025-07-15').relations.map((relation) => relation.slots)).toEqual([
      ['accumulation', 'certainty', 'horizon'],
    ]);
    const material = materialDifference(on(THIRTY, '2025-07-13'), on(THIRTY, '2025-07-15'));
    expect(material.changes.map((change) => change.kind)).toEqual(['assessment-added']);
  });

  it('is distorted by its own bullet whatever the link', () => {
    const distorted = get(on(THIRTY, '2025-07-15'), 'distorted');
    expect(distorted.ifLinkHolds).toBe(false);
    expect(distorted.reasons.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'against its own text: the bound was dropped: “more than 30,000” became “30,000”',
        'against its own text: what may happen is told as expected',
      ]),
    );
  });

  it('holds the origin’s later figure for a part of the place to be neither agreement nor conflict, and tells it', () => {
    const [before, after] = [on(THIRTY, '2025-07-15'), on(THIRTY, '2025-08-15')];
    expect(after.currentFigures).toMatchObject([
      { origin: 'ukraine-hur', statement: 'l/F6', relation: 'not-comparable' },
    ]);
    expect(kinds(after)).toEqual(kinds(before));
    const difference = materialDifference(before, after);
    expect(difference.material).toBe(true);
    expect(difference.changes.map((change) => change.kind)).toEqual(['current-figure-changed']);
    const present = after.comparisons.find((comparison) => comparison.statement === 'l/P1');
    expect(present?.relation).toBe('not-comparable');
    expect(present?.text).toContain('counts those present, not those sent');
  });

  it('is neither borne out nor refuted while nobody has counted arrivals', () => {
    for (const day of ['2025-09-03', '2025-11-05', '2026-02-13'])
      expect(kinds(on(THIRTY, day))).toEqual([
        'disputed-by-origin',
        'distorted',
        'single-origin',
        'unattributed',
        'as-attributed',
      ]);
  });

  it('needs no “if” once a person has confirmed the link', () => {
    const claim = {
      ...THIRTY,
      links: [{ appearance: 'article/0123456789ab/100', statement: 'l/F4~the-times', standing: 'confirmed' as const }],
    };
    const finding = on(claim, '2025-07-15');
    expect(finding.foundTrace.ends[0]?.ifLinkHolds).toBe(false);
    expect(get(finding, 'disputed-by-origin').ifLinkHolds).toBe(false);
    expect(get(finding, 'single-origin').ifLinkHolds).toBe(false);
  });

  it('never takes a link that a person has rejected', () => {
    const claim = {
      ...THIRTY,
      links: [{ appearance: 'article/0123456789ab/100', statement: 'l/F4~the-times', standing: 'rejected' as const }],
    };
    expect(on(claim, '2025-07-15').foundTrace.hops.map((hop) => hop.to)).not.toContain('l/F4~the-times');
  });
});

describe('a page that names its hands', () => {
  const hands = [named('The Times', 'the-times'), named('HUR', 'ukraine-hur')];

  it('decides when every hand, the figure and every slot are exact', () => {
    const claim = claimOf([appearance(content(FORECAST, moreThan(30000)), hands)]);
    const finding = on(claim, '2025-07-13');
    expect(finding.foundTrace.hops[0]?.standing).toBe('confirmed');
    expect(finding.statedTrace.ends[0]).toMatchObject({
      kind: 'identified',
      known: 'through-relays',
      ifLinkHolds: false,
    });
    expect(get(finding, 'as-attributed').ifLinkHolds).toBe(false);
    expect(kinds(finding)).not.toContain('distorted');
  });

  it('only suggests when a slot is left open', () => {
    const { place: _place, ...open } = FORECAST;
    const finding = on(claimOf([appearance(content(open, moreThan(30000)), hands)]), '2025-07-13');
    expect(finding.foundTrace.hops[0]?.standing).toBe('suggested');
    expect(get(finding, 'single-origin').ifLinkHolds).toBe(true);
  });

  it('is distorted when the cited source gave another figure', () => {
    const finding = on(claimOf([appearance(content(FORECAST, moreThan(40000)), hands)]), '2025-07-13');
    expect(texts(finding, 'distorted')).toContain('“more than 30,000” became “more than 40,000”');
    expect(kinds(finding)).not.toContain('as-attributed');
  });

  it('is unlocated when nothing of the kind is found', () => {
    const finding = on(claimOf([appearance(content(FORECAST, moreThan(30000)), [named('A ministry')])]), '2025-07-13');
    expect(finding.foundTrace.ends).toMatchObject([{ kind: 'unlocated', name: 'A ministry' }]);
    expect(finding.origins.text).toBe('1 origin (HUR, seen only through relays); 1 anonymous; 1 unlocated');
  });

  it('tells a parent named for its part', () => {
    const finding = on(
      claimOf([appearance(content(FORECAST, moreThan(30000)), [named('Ukraine', 'ukraine-government')])]),
      '2025-07-13',
    );
    expect(finding.differences.map((difference) => difference.kind)).toContain('source-less-precise');
    expect(kinds(finding)).not.toContain('distorted');
  });
});

describe('a growing count', () => {
  it('is outdated when an undated repeat inherits the moment of its origin’s first', () => {
    const finding = on(FOUR_THOUSAND, '2025-07-15');
    const outdated = get(finding, 'outdated');
    expect(outdated).toMatchObject({ since: '2025-03-28', heldAtPublication: true });
    expect(outdated.reasons.map(({ statements }) => statements[0])).toEqual(['l/C3', 'l/C4', 'l/C5']);
    expect(outdated.reasons[0]?.text).toContain('later count by another origin');
    expect(finding.differences.map((difference) => difference.kind)).toContain('repeat-presented-as-new');
    expect(kinds(finding)).not.toContain('contradicted');
  });

  it('is superseded by its own origin when that counts again', () => {
    expect(texts(on(FOUR_THOUSAND, '2025-08-15'), 'outdated')).toContain(
      'superseded by its own origin: HUR, 14 August 2025',
    );
  });

  it('is outdated without any link when it agrees with an older count and lies below later ones', () => {
    const claim = claimOf([appearance(content(CASUALTIES, about(4000), { asOf: '2025-07-14' }), [])]);
    const rows = ledger(ROWS.filter((row) => row.id !== 'C6'));
    const finding = crossReference(input(claim, rows, '2025-07-15'));
    expect(finding.foundTrace.ends[0]?.kind).toBe('unattributed');
    expect(get(finding, 'outdated')).toMatchObject({
      since: '2025-03-28',
      heldAtPublication: true,
      ifLinkHolds: false,
    });
    expect(kinds(finding)).not.toContain('contradicted');
    expect(kinds(finding)).not.toContain('understated');
  });

  it('is contradicted and understated below an earlier floor that nothing explains', () => {
    const claim = claimOf([appearance(content(CASUALTIES, about(2000), { asOf: '2025-07-14' }), [])]);
    expect(kinds(on(claim, '2025-07-15'))).toEqual(['contradicted', 'understated', 'unattributed']);
  });

  it('counts two bodies of one government once', () => {
    const finding = on(FOUR_THOUSAND, '2025-02-05');
    expect(finding.origins.identified.map((origin) => origin.source)).toEqual(['ukraine-hur']);
    expect(finding.origins.collapsed.map((pair) => pair.because)).toContain(
      'HUR and Volodymyr Zelensky both belong to Government of Ukraine',
    );
  });

  it('counts them apart when the desk holds that controller not to collapse', () => {
    const finding = crossReference({
      ...input(FOUR_THOUSAND, LEDGER, '2025-02-05'),
      notCollapsing: ['ukraine-government'],
    });
    expect(finding.origins.identified.map((origin) => origin.source)).toEqual(['ukraine-hur', 'zelensky']);
    expect(kinds(finding)).toContain('corroborated');
  });
});

describe('an announcement', () => {
  it('is borne out by flows of one source that follow one another', () => {
    expect(kinds(on(BUILDERS, '2025-07-15'))).not.toContain('borne-out');
    expect(get(on(BUILDERS, '2025-09-03'), 'partly-borne-out')).toMatchObject({
      since: '2025-09-02',
      heldAtPublication: false,
    });
    const finding = on(BUILDERS, '2025-11-05');
    expect(texts(finding, 'borne-out')).toContain('6,000 when added up here; NIS gave no such sum');
    expect(
      finding.comparisons
        .filter((comparison) => comparison.relation === 'realised')
        .map((comparison) => comparison.statement),
    ).toEqual(['l/E2', 'l/E3']);
  });
});

describe('a forecast of an event', () => {
  const event = { ...FORECAST, measure: 'exercise', accumulation: 'stock' as const, horizon: '2025-09' };
  const rows = ledger([
    {
      id: 'K',
      source: 'kremlin',
      day: '2025-09-16',
      words: 'others were listed',
      content: content(event, undefined, { mode: 'observed', polarity: 'silent', asOf: '2025-09-16' }),
    },
  ]);
  it('is not borne out by silence in a list, which is said to be no more', () => {
    const finding = crossReference(input(claimOf([appearance(content(event), [])]), rows, '2025-10-01'));
    expect(texts(finding, 'not-borne-out')).toContain('absence from a list is only that, no denial');
  });

  it('is so too where the page puts it nowhere', () => {
    const { place: _place, ...nowhere } = event;
    const finding = crossReference(input(claimOf([appearance(content(nowhere), [])]), rows, '2025-10-01'));
    expect(finding.assessments.map(({ kind }) => kind)).toContain('not-borne-out');
  });
});
