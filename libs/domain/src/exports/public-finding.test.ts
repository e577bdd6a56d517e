/** What leaves of a finding over two pieces, one of which is not out: nothing tells whom that one names. */
import { describe, expect, it } from '@jest/globals';
import { crossReference, provenanceOf, traceSvg, type FindingUnderVerdict } from '@whence/domain';
import { about, appearance, CASUALTIES, claimOf, content, exactly, input, named } from '../../test/ledger.js';
import { published } from '../../test/published.js';
import { LEDGER } from '../../test/story.js';
import { publicFinding } from './public-finding.js';

const OUT = 'article/0123456789ab/100';
const DRAFT = 'article/fedcba987654/100';

/** A piece that is out has the figure of HUR; a draft has it of Zelensky. */
const finding = crossReference(
  input(
    claimOf([
      appearance(content(CASUALTIES, about(4000)), [named('HUR', 'ukraine-hur')]),
      appearance(content(CASUALTIES, exactly(4000)), [named('Volodymyr Zelensky', 'zelensky')], { key: DRAFT }),
    ]),
    LEDGER,
    '2025-07-14',
  ),
);
const under = (notOut: readonly string[]): FindingUnderVerdict => ({
  ...{ number: 1, hash: 'ab'.repeat(32), at: '2025-07-14T07:00:00.000Z', finding, notOut },
});
const formsOf = (notOut: readonly string[]): string =>
  traceSvg(publicFinding(under(notOut))) + JSON.stringify(provenanceOf(published(), under(notOut)));

describe('a finding that leaves', () => {
  it('is whole where every piece is out', () => {
    expect(publicFinding(under([]))).toBe(finding);
    for (const name of ['Zelensky', 'HUR', 'Origins: 1 origin']) expect(formsOf([])).toContain(name);
  });

  it('does not tell whom a piece names that is not out, by no statement, end, origin or change', () => {
    const forms = formsOf([DRAFT]);
    for (const words of ['Zelensky', 'zelensky', 'C1', DRAFT])
      expect([words, forms.includes(words)]).toEqual([words, false]);
    expect(forms).toContain('HUR');
    expect(forms).toContain('Origins: not told');
    const { foundTrace, statedTrace } = publicFinding(under([DRAFT]));
    for (const { nodes, hops, ends } of [foundTrace, statedTrace]) {
      expect(nodes.map(({ key }) => key)).toContain(OUT);
      const keys = new Set(nodes.map(({ key }) => key));
      for (const { from, to } of hops) expect([keys.has(from), keys.has(to)]).toEqual([true, true]);
      for (const { node } of ends) expect(keys.has(node)).toBe(true);
    }
  });

  it('tells of no trace where no piece is out', () => {
    const { foundTrace, statedTrace, differences, relations, comparisons } = publicFinding(under([OUT, DRAFT]));
    for (const trace of [foundTrace, statedTrace]) expect(trace).toEqual({ nodes: [], hops: [], ends: [] });
    expect([differences, relations]).toEqual([[], []]);
    expect(comparisons).toEqual(finding.comparisons);
    const forms = formsOf([OUT, DRAFT]);
    for (const name of ['Zelensky', 'HUR', 'Ends at']) expect([name, forms.includes(name)]).toEqual([name, false]);
  });
});
