/** A page and a ledger on people who come by sea, both invented: a level that is passed, a boat that sank, dead and missing, a promise that falls short. */
import { describe, expect, it } from '@jest/globals';
import { checkedPage } from './checked-page.contract.js';
import { exactly, level, measured as m, over, sayingIn, soFar } from './invented-rows.contract.js';

const PAGE = `Sea arrivals in Kerrin pass 30,000 as 41 drown off the coast

- Arrivals up by almost half on last year
- Interior Ministry says 2,150 people were sent back
- Reception centres hold twice as many as they were built for

The number of people who have reached Kerrin by sea this year passed 30,000 at the weekend, the Interior Ministry said on Monday. By the same date last year 20,600 people had arrived. In September alone 5,870 people landed, the second-highest monthly figure since records began in 2014.

At least 41 people drowned on Saturday when a boat carrying about 90 migrants sank 12 kilometres off Cape Sor, the coastguard said. It had rescued 38 people and recovered 29 bodies; a dozen were still missing. The aid group Lifeline said there had been 110 people on board.

So far this year, 612 people have died or gone missing on the crossing, according to the Sea Rescue Council, against 540 in all of 2024. The Interior Ministry puts the number of dead at 388.

Kerrin received 44,300 asylum applications between January and September, 12 percent fewer than in the same period of 2024, the Asylum Office said. Of the 39,100 decisions taken, 41 percent were positive. The largest groups of applicants came from Sudan (9,400), Eritrea (6,150) and Bangladesh (5,800). More than 61,000 cases were pending at the end of September.

Some 2,150 people were returned to their countries of origin in the first nine months of the year, of whom 1,300 left voluntarily, according to the ministry. Interior Minister Pauli Rast said in June that returns would double to 4,000 this year.

Reception centres on the coast held 8,900 people on Sunday, twice their capacity of 4,450, the Red Cross said. The ministry said 1,200 would be moved to the mainland by Friday, and that another 2,000 beds would be ready before the winter.

The opposition leader, Ana Dorrin, claimed on Sunday that "more than 100,000 illegal migrants" had entered the country under the present government, which took office in May 2023. The Statistics Office said 71,200 people had arrived by sea between May 2023 and September 2025.

Smugglers charge between 3,000 and 7,000 euros a head, according to Europol. Border police arrested 96 suspected smugglers last year, 14 fewer than in 2023.

The government denied reports that 300 people had been pushed back at sea in August. Lifeline has documented 17 cases involving at least 420 people since January.
`;
const said = sayingIn('kerrin');
const SANK = '2025-10-04';
const LEDGER = {
  sources: [
    { key: 'moi', name: 'Interior Ministry', kind: 'body' },
    { key: 'guard', name: 'Coastguard', kind: 'body' },
    { key: 'lifeline', name: 'Lifeline', kind: 'body' },
    { key: 'rescue', name: 'Sea Rescue Council', kind: 'body' },
    { key: 'asylum', name: 'Asylum Office', kind: 'body' },
    { key: 'rast', name: 'Pauli Rast', kind: 'person' },
    { key: 'cross', name: 'Red Cross', kind: 'body' },
    { key: 'dorrin', name: 'Ana Dorrin', kind: 'person' },
    { key: 'stats', name: 'Statistics Office', kind: 'body' },
    { key: 'gov', name: 'Government', kind: 'body' },
  ],
  places: [{ key: 'kerrin', name: 'Kerrin' }],
  measures: [
    m('arrived', 'people', 'arrived by sea', 'persons', 'people arrived by sea'),
    m('drowned', 'people', 'killed', 'persons', 'people killed'),
    m('missing', 'people', 'missing', 'persons', 'people missing'),
    m('rescued', 'people', 'rescued', 'persons', 'people rescued'),
    m('aboard', 'people', 'on board', 'persons', 'people on board'),
    m('applications', 'asylum applications', 'received', 'applications', 'asylum applications'),
    m('pending', 'cases', 'pending', 'cases', 'cases pending'),
    m('returned', 'people', 'returned', 'persons', 'people returned'),
    m('housed', 'people', 'held in reception centres', 'persons', 'people held in reception centres'),
    m('pushed', 'people', 'pushed back', 'persons', 'people pushed back'),
  ],
  statements: [
    said(
      'S1',
      'moi',
      '2025-10-06',
      soFar('arrived', '2025-01-01', '2025-10-05', { low: { value: 30000, strict: true }, hedge: 'more-than' }),
    ),
    said('S2', 'moi', '2024-10-07', soFar('arrived', '2024-01-01', '2024-10-05', exactly(20600))),
    said('S3', 'moi', '2025-10-06', over('arrived', '2025-09', '2025-09', exactly(5870))),
    said(
      'S4',
      'guard',
      '2025-10-05',
      over('drowned', SANK, SANK, { low: { value: 41, strict: false }, hedge: 'at-least' }),
    ),
    said('S5', 'guard', '2025-10-05', over('rescued', SANK, SANK, exactly(38))),
    said('S6', 'guard', '2025-10-05', over('aboard', SANK, SANK, { point: 90, hedge: 'about' })),
    said('S7', 'lifeline', '2025-10-05', over('aboard', SANK, SANK, exactly(110))),
    said('S8', 'rescue', '2025-10-06', soFar('drowned', '2025-01-01', '2025-10-05', exactly(612))),
    said('S9', 'rescue', '2025-01-15', over('drowned', '2024-01-01', '2024-12-31', exactly(540))),
    said('S10', 'moi', '2025-10-06', soFar('drowned', '2025-01-01', '2025-10-05', exactly(388))),
    said('S11', 'asylum', '2025-10-03', over('applications', '2025-01', '2025-09', exactly(44300))),
    said(
      'S12',
      'asylum',
      '2025-10-03',
      level('pending', '2025-09-30', { low: { value: 61000, strict: true }, hedge: 'more-than' }),
    ),
    said('S13', 'moi', '2025-10-06', over('returned', '2025-01', '2025-09', { point: 2150, hedge: 'some' })),
    said('S14', 'rast', '2025-06-20', {
      measure: 'returned',
      accumulation: 'cumulative',
      mode: 'forecast',
      certainty: 'will',
      periodStart: '2025-01-01',
      horizon: '2025-12-31',
      amount: exactly(4000),
    }),
    said('S15', 'cross', '2025-10-06', level('housed', '2025-10-05', exactly(8900))),
    said('S16', 'stats', '2025-10-02', over('arrived', '2023-05', '2025-09', exactly(71200))),
    said('S17', 'moi', '2026-01-12', over('returned', '2025-01', '2025-12', exactly(2930))),
    said('S18', 'guard', '2025-10-09', over('drowned', SANK, SANK, exactly(53)), {
      relations: [{ kind: 'revises', to: 'S4' }],
    }),
  ],
};

describe('a page on people who come by sea', () => {
  const { on } = checkedPage({
    ledger: { name: 'kerrin', rows: LEDGER },
    page: PAGE,
    outlet: 'The Kerrin Post',
    publishedOn: '2025-10-07',
    days: ['2025-10-07', '2025-10-10', '2026-01-13'],
  });

  it('counts the living, the dead and the missing apart', () => {
    const dead = on('at least 41 people killed on 4 October 2025').kinds;
    expect(dead[0]).not.toContain('outdated');
    expect(dead[1]).toContain('outdated');
    on('38 people rescued so far');
    on('12 people missing');
    on('12 kilometres, as of 4 October 2025');
  });

  it('holds a year that goes on and a whole one to what was counted over each', () => {
    expect(on('612 people killed so far, counted since 2025').kinds[0]).toEqual([
      'contradicted',
      'single-origin',
      'as-attributed',
    ]);
    expect(on('540 people killed in 2024').kinds[0]).toContain('as-attributed');
    expect(on('5,870 people in September 2025').kinds[0]).not.toContain('distorted');
    expect(on('71,200 people from May 2023 to September 2025').kinds[0]).toEqual(['single-origin', 'as-attributed']);
  });

  it('finds a source behind the words that introduce it', () => {
    expect(on('110 people on board').kinds[0]).toContain('as-attributed');
  });

  it('reads where a change led, a share of a whole, and no day of what only stands beside', () => {
    expect(on('4,000 returns are foreseen as certain by the end of 2025, doubled (forecast)').kinds[0]).toContain(
      'as-attributed',
    );
    on('41 percent of 39,100');
    on('1,300 of 2,150 people');
    on('more than 100,000 illegal migrants');
    on('more than 61,000 cases pending, as of September 2025');
  });

  it('denies what was denied', () => {
    on('denies that 300 people were pushed back in August 2025');
  });
});
