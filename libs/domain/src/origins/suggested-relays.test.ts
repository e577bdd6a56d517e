/** Origins of which one may relay another's figure, and nobody has confirmed it. */
import { describe, expect, it } from '@jest/globals';
import { crossReference, type Finding } from '@whence/domain';
import { about, appearance, CASUALTIES, claimOf, content, input, ledger, named, type Row } from '../../test/ledger.js';

type Standing = 'suggested' | 'confirmed' | 'rejected';

const said = (n: number) => content(CASUALTIES, about(n));
const row = (id: string, source: string, day: string, n: number): Row => ({ id, source, day, content: said(n) });

/** A page that cites the Ministry; some statement of the ledger may relay another. */
function find(rows: readonly Row[], from: string, to: string, standing: Standing): Finding {
  const hop = { from: `l/${from}`, to: `l/${to}`, kind: 'cites' as const, farEndRead: false, standing };
  const page = appearance(said(4000), [named('DI', 'uk-di')]);
  return crossReference(input(claimOf([page]), { ...ledger(rows), hops: [hop] }, null));
}

/** How origins are counted, and whether that needs the link. */
const counted = ({ assessments }: Finding) =>
  assessments
    .filter(({ kind }) => kind === 'corroborated' || kind === 'single-origin')
    .map(({ kind, origins, ifLinkHolds }) => [kind, origins.length, ifLinkHolds]);
const reasons = ({ assessments }: Finding) => assessments.flatMap((each) => each.reasons.map(({ text }) => text));
const APART = 'counted apart: that DI relays NIS is only suggested';

const AGREES = [row('A', 'rok-nis', '2025-07-01', 4000), row('B', 'uk-di', '2025-07-05', 4000)];
const OTHERWISE = [row('A', 'rok-nis', '2025-07-01', 9000), row('B', 'uk-di', '2025-07-05', 4000)];

describe('the source that the page cites may relay another', () => {
  it.each<[Standing, unknown[]]>([
    ['suggested', [['corroborated', 2, false]]],
    ['confirmed', [['single-origin', 1, false]]],
    ['rejected', [['corroborated', 2, false]]],
  ])('both say the same: %s', (standing, expected) => {
    const finding = find(AGREES, 'B', 'A', standing);
    expect(counted(finding)).toEqual(expected);
    expect(reasons(finding).filter((text) => text === APART)).toHaveLength(standing === 'suggested' ? 1 : 0);
    expect(finding.origins.collapsed).toHaveLength(standing === 'confirmed' ? 1 : 0);
  });

  it('is one origin where the other says another figure, whether the link holds or not', () => {
    const finding = find(OTHERWISE, 'B', 'A', 'suggested');
    expect(counted(finding)).toEqual([['single-origin', 1, false]]);
    expect(finding.origins.text).toMatch(/^1 origin /);
    expect(finding.foundTrace.ends).toMatchObject([
      { node: 'l/A', ifLinkHolds: true },
      { node: 'l/B', ifLinkHolds: false },
    ]);
  });
});

it('counts two that agree beside the page apart, too', () => {
  const rows = [
    row('A', 'rok-nis', '2025-07-01', 4000),
    row('B', 'uk-di', '2025-07-05', 4000),
    row('C', 'cnn', '2025-07-06', 4000),
  ];
  const finding = find(rows, 'C', 'A', 'suggested');
  expect(counted(finding)).toEqual([['corroborated', 3, false]]);
  expect(reasons(finding)).toContain('counted apart: that CNN relays NIS is only suggested');
});
