import { it } from '@jest/globals';
import { crossReference, type Claim, type Content, type Finding } from '@whence/domain';
import { about, appearance, claimOf, exactly, moreThan, named, vague } from '../test/ledger.js';
import { floodInput, foreseen, now, soFar } from '../test/flood.js';
import { writeFileSync } from 'node:fs';

const page = (content: Content, day: string, hands = [vague('Reports')], outlet?: string): Claim =>
  claimOf([appearance(content, hands, { publishedOn: day, ...(outlet === undefined ? {} : { outlet }) })]);

export function told(finding: Finding) {
  return {
    assessments: finding.assessments.map(({ kind, origins, since, heldAtPublication, ifLinkHolds, reasons }) => [
      `${kind} since ${since} ${heldAtPublication === null ? '' : heldAtPublication ? 'held' : 'not yet'}${ifLinkHolds ? ' IF' : ''} [${origins.join(', ')}]`,
      ...reasons.map(({ text, statements }) => `${text} [${statements.join(', ')}]`),
    ]),
    origins: [
      finding.origins.text,
      ...finding.origins.collapsed.map(({ a, b, because }) => `${a} = ${b}: ${because}`),
      ...finding.origins.suspectedSums.map(({ text }) => text),
    ],
    ends: finding.foundTrace.ends.map((end) => `${end.node} ${end.kind} ${end.name}${end.ifLinkHolds ? ' IF' : ''}`),
    hops: finding.foundTrace.hops.map((hop) => `${hop.from} ${hop.kind} ${hop.to} ${hop.faults.join()}`),
    comparisons: finding.comparisons.map(
      (one) =>
        `${one.statement} ${one.relation} ${one.stance} ${one.rule} ${one.factor ?? ''} ${one.onTrace}| ${one.text}`,
    ),
    differences: finding.differences.map(
      (one) => `${one.across} ${one.kind} ${one.from.statement} > ${one.to.statement}: ${one.text}`,
    ),
    relations: finding.relations.map((one) => `${one.from} ${one.kind} ${one.to} “${one.words}” ${one.slots.join()}`),
    current: finding.currentFigures.map((one) => `${one.statement} ${one.relation}: ${one.text}`),
  };
}
const CPA = named('CPA', 'civil-protection');
const CASES: [string, Claim, (string | null)[]][] = [
  [
    'union',
    page(soFar('casualties', exactly(343), '2031-03-13'), '2031-03-14', [named('Red Lantern', 'red-lantern')]),
    ['2031-03-12', null],
  ],
  ['tiles', page(soFar('rescued', about(1200), '2031-03-20'), '2031-03-22', [CPA]), ['2031-03-22']],
  [
    'forecast',
    page(foreseen('displaced', moreThan(5000), '2031-03-15'), '2031-03-10', [
      named('the Weather Institute', 'weather-institute'),
    ]),
    ['2031-03-10', '2031-03-16'],
  ],
  [
    'stale',
    page(now('displaced', about(2100)), '2031-03-19', [named('Red Lantern', 'red-lantern')]),
    ['2031-03-10', '2031-03-19', '2031-03-28'],
  ],
  [
    'miles',
    page(now('road', about(60), '2031-03-14', { unit: 'mile' }), '2031-03-15', [
      named('the water board', 'water-board'),
    ]),
    ['2031-03-15'],
  ],
  [
    'damage',
    page(
      soFar('damage', about(8200000), '2031-03-20'),
      '2031-03-23',
      [named('Lake Radio', 'lake-radio')],
      'velmora-courier',
    ),
    ['2031-03-23'],
  ],
  [
    'dyke',
    page(soFar('dyke', exactly(1247), '2031-04-01'), '2031-04-07', [named('Ilse Brandt', 'ilse-brandt')]),
    ['2031-04-07', '2031-05-02'],
  ],
  [
    'dyke-radio',
    page(soFar('dyke', about(1250), '2031-04-01'), '2031-04-07', [named('Lake Radio', 'lake-radio')]),
    ['2031-04-07'],
  ],
  [
    'dyke-official',
    page(soFar('dyke', exactly(1384), '2031-04-01'), '2031-04-07', [
      { text: 'an official', kind: 'anonymous' as const, source: 'an-official' },
    ]),
    ['2031-04-07'],
  ],
  [
    'measles',
    page(soFar('cases', exactly(127), '2031-05-04'), '2031-05-08', [named('Lake Clinic', 'lake-clinic')]),
    ['2031-05-08', '2031-05-10', '2031-05-13', '2031-05-15', '2031-05-21'],
  ],
  [
    'pumps',
    page(soFar('pumps', exactly(64), '2031-04-07'), '2031-04-10', [named('Dykes North', 'dykes-north')]),
    ['2031-04-10', '2031-05-01'],
  ],
  ['share', page(now('vaccinated', about(80), '2031-05-01'), '2031-05-03', [vague('Figures')]), ['2031-05-03']],
];
it('prints', () => {
  let out = '';
  for (const [name, claim, days] of CASES)
    for (const day of days)
      out += `=== ${name} ${day}\n${JSON.stringify(told(crossReference(floodInput(claim, day))), null, 1)}\n`;
  writeFileSync('/tmp/rules/second.txt', out);
});
