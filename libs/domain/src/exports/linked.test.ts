import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  annotationsOf,
  crossReference,
  findingHash,
  namedByHash,
  provenanceOf,
  provJsonOf,
  provLdOf,
  type FindingUnderVerdict,
  type PublishedClaim,
} from '@whence/domain';
import { annotationFaults, expand, provFaults, provJsonFaults } from '../../../../test/support/published-shapes.js';
import { input } from '../../test/ledger.js';
import { appearance, FALSE, published, verdict } from '../../test/published.js';
import { LEDGER, THIRTY } from '../../test/story.js';

const CORRECTED = published({ earlier: [verdict(1)], standing: verdict(2, { rating: FALSE }), underReviewAgain: true });

describe('annotations', () => {
  it.each<[string, PublishedClaim]>([
    ['of a claim', published()],
    ['of a corrected one', CORRECTED],
    ['of one that stands nowhere in public', published({ appearances: [], withheld: 1 })],
  ])('%s are of the Web Annotation Vocabulary', async (_, claim) => {
    expect(await annotationFaults(annotationsOf(claim))).toEqual([]);
  });

  it('would be refused with a term that is not of it', async () => {
    const made = annotationsOf(published());
    await expect(expand({ ...made, motive: 'x' })).rejects.toThrow();
    const [item] = made.first.items;
    const target = { ...item?.target, selector: [{ type: 'http://www.w3.org/ns/oa#WordSelector' }] };
    expect(await annotationFaults({ ...made, first: { ...made.first, items: [{ ...item, target }] } })).toContain(
      'found the type http://www.w3.org/ns/oa#WordSelector, which is not there',
    );
  });

  it('anchor by quote and by position, in code points', () => {
    const text = '🚢 say about 40 ferries were hit';
    const [item] = annotationsOf(published({ appearances: [appearance()] })).first.items;
    const [quote, position] = item?.target.selector ?? [];
    expect([...text].slice(position?.start, position?.end).join('')).toBe(quote?.exact);
    expect(text).toBe(`${quote?.prefix}${quote?.exact}${quote?.suffix}`);
    expect(item?.target.source).toBe('https://daily.example/ferries?a=1&b=2');
  });

  it('say the rating, why, what was corrected and what stands', () => {
    const [item] = annotationsOf(CORRECTED).first.items;
    expect(item).toMatchObject({ created: '2025-07-01T09:00:00.000Z', modified: '2025-07-02T09:00:00.000Z' });
    expect(item?.body.map(({ purpose, value }) => `${purpose}: ${value}`)).toEqual([
      'classifying: False',
      'assessing: Later counts are higher.',
      'commenting: Correction of 2 July 2025: the verdict “Outdated” of 1 July 2025 was replaced by “False”.',
      'commenting: Under review again; the verdict “False” of 2 July 2025 stands until another is published.',
    ]);
  });

  it('name a text without an address by its hash, as RFC 6920 does', () => {
    const hash = createHash('sha256').update('Hello World!');
    // The example of RFC 6920, section 8.1.
    expect(namedByHash(hash.digest('hex'))).toBe('ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk');
    const { url: _none, ...rest } = appearance();
    const [item] = annotationsOf(published({ appearances: [rest] })).first.items;
    expect(item?.target.source).toMatch(/^ni:\/\/\/sha-256;[\w-]{43}$/);
  });
});

describe('provenance', () => {
  const finding = crossReference(input(THIRTY, LEDGER, '2025-07-13'));
  const recorded = { number: 2, hash: findingHash(finding), at: '2025-07-01T07:00:00.000Z' };
  const under: FindingUnderVerdict = { ...recorded, finding, notOut: [] };
  const [body, bullet] = THIRTY.appearances.map(({ key }) => appearance({ key }));
  const whole = published({
    earlier: [verdict(1)],
    standing: verdict(2, { cited: ['story/T44'] }),
    appearances: [body ?? appearance(), bullet ?? appearance()],
  });

  it('fits the schema of PROV-JSON, and points nowhere', () => {
    const made = provJsonOf(provenanceOf(whole, under));
    expect(provJsonFaults(made)).toEqual([]);
    expect(provJsonFaults({ ...made, entitty: {} })).not.toEqual([]);
    const { entity: _none, ...rest } = made;
    expect(provJsonFaults(rest)).not.toEqual([]);
    // A derivation happens at no time of its own: that is said of the generation.
    const derived = Object.entries(made.wasDerivedFrom ?? {}).map(([id, held]) => [
      id,
      { ...held, 'prov:time': '2025-07-01T07:00:00.000Z' },
    ]);
    expect(derived.length).toBeGreaterThan(0);
    expect(provJsonFaults({ ...made, wasDerivedFrom: Object.fromEntries(derived) })).not.toEqual([]);
  });

  it('is of the vocabulary of PROV-O', async () => {
    const made = provLdOf(provenanceOf(whole, under));
    expect(await provFaults(made)).toEqual([]);
    const [first, ...others] = made['@graph'];
    expect(await provFaults({ ...made, '@graph': [{ ...first, 'prov:wasMadeBy': 'x' }, ...others] })).toHaveLength(1);
    const wrong = { ...first, '@type': ['prov:Activity'], 'prov:wasDerivedFrom': [{ '@id': first?.['@id'] }] };
    expect(await provFaults({ ...made, '@graph': [wrong, ...others] })).not.toEqual([]);
  });

  it('tells the trace, the finding, and two persons behind each verdict', () => {
    const { nodes, relations } = provenanceOf(whole, under);
    const labels = nodes.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining([expect.stringMatching(/^Finding 2, SHA-256 [0-9a-f]{64}$/)]));
    expect(labels).toEqual(expect.arrayContaining(['Verdict 1: Outdated (replaced since)', 'Verdict 2: Outdated']));
    for (const hop of finding.foundTrace.hops)
      expect(relations).toContainEqual(
        expect.objectContaining({
          kind: 'wasDerivedFrom',
          from: `${whole.desk.id}#statement/${hop.from}`,
          to: `${whole.desk.id}#statement/${hop.to}`,
          label: expect.stringContaining(hop.kind),
        }),
      );
    const acts = relations.filter(
      ({ kind, from }) => kind === 'wasAssociatedWith' && from.startsWith(whole.standing.id),
    );
    expect(new Set(acts.map(({ to }) => to)).size).toBe(2);
    expect(relations).toContainEqual({
      kind: 'wasDerivedFrom',
      from: whole.standing.id,
      to: whole.earlier[0]?.id,
      type: 'prov:Revision',
    });
  });

  it('tells a retraction by two persons', async () => {
    const at = '2025-07-05T10:00:00.000Z';
    const retraction = { at, notice: 'Misread.', proposedBy: verdict(2).approvedBy, decidedBy: verdict(2).givenBy };
    const made = provenanceOf({ ...whole, standing: verdict(2, { cited: ['story/T44'], retraction }) }, under);
    expect(provJsonFaults(provJsonOf(made))).toEqual([]);
    expect(await provFaults(provLdOf(made))).toEqual([]);
    const { relations, nodes } = made;
    const [ended] = relations.filter(({ kind }) => kind === 'wasInvalidatedBy');
    expect(ended).toMatchObject({ from: whole.standing.id, time: at });
    const behind = relations.filter(({ kind, from }) => kind === 'wasAssociatedWith' && from === ended?.to);
    expect(new Set(behind.map(({ to }) => to)).size).toBe(2);
    expect(nodes.map(({ label }) => label)).toContain('Verdict 2: Outdated (retracted since)');
    const entity = provLdOf(made)['@graph'].find((node) => node['@id'] === `urn:uuid:${whole.standing.id}`);
    expect(entity).toMatchObject({ 'prov:generatedAtTime': whole.standing.givenAt, 'prov:invalidatedAtTime': at });
  });

  it('marks what nobody has confirmed', () => {
    const { relations } = provenanceOf(whole, under);
    expect(finding.foundTrace.hops.some(({ standing }) => standing === 'suggested')).toBe(true);
    expect(relations.map(({ label }) => label)).toContain('cites (suggested: nobody has confirmed it)');
  });

  it('leaves out the passages of pieces that are not out, and the words in which they name their sources', () => {
    const notOut = THIRTY.appearances.map(({ key }) => key);
    const hidden = provenanceOf({ ...whole, appearances: [], withheld: 2 }, { ...under, notOut });
    expect(hidden.nodes.filter(({ id }) => id.includes('article/'))).toEqual([]);
    expect(hidden.relations.filter(({ from, to }) => `${from} ${to}`.includes('article/'))).toEqual([]);
    expect(provJsonFaults(provJsonOf(hidden))).toEqual([]);
  });

  it('keeps keys of any letters qualified names', () => {
    const cited = ['ledger/É.', "ledger/it's(1)*", 'l/x~y'];
    const made = provJsonOf(provenanceOf({ ...whole, standing: verdict(2, { cited }) }, under));
    expect(provJsonFaults(made)).toEqual([]);
  });
});
