/** A page and a ledger on a march and a strike, both invented: a crowd that three count, two days of action, who did not work, what a plan would save. */
import { describe, expect, it } from '@jest/globals';
import { checkedPage } from './checked-page.contract.js';
import { exactly, level, measured as m, over, sayingIn } from './invented-rows.contract.js';

const PAGE = `Hundreds of thousands march in Velmar as strike shuts schools

- Organisers put turnout at 400,000; police say 85,000
- Two in three trains cancelled
- 23 officers hurt, interior minister says

More than 400,000 people marched through Velmar on Saturday against the government's pension plan, according to the organisers, the union federation Unity. Police put the crowd at 85,000, and a count by the research firm Tally, made for a group of news media, came to 97,400.

It was the largest protest in the capital since 2019, when 130,000 took to the streets, police said.

Police said 23 officers were injured, three of them seriously, and 212 demonstrators arrested. Unity said at least 70 protesters had been hurt by tear gas and rubber bullets. The Interior Ministry said on Sunday that 180 people remained in custody.

Friday's strike shut 4,300 of the country's 9,800 schools, the Education Ministry said. The teachers' union said two-thirds of schools were closed. Some 37 percent of teachers walked out, according to the ministry, compared with 52 percent on October 14.

The rail operator, TransVel, said only one in three trains would run on Monday. About 1.1 million commuters were affected on Friday, it said.

The plan would raise the retirement age from 62 to 64 by 2030 and save 13.5 billion crowns a year, Finance Minister Oren Vask told parliament on Thursday. The Court of Audit has estimated the savings at between 7 and 9 billion crowns.

A poll of 1,004 adults by Velstat for Radio Velmar, carried out between October 20 and 22, found that 68 percent opposed the plan, up five points since September.

The government has said the pension fund's deficit will reach 21 billion crowns in 2030. Union leader Marta Kell said on Thursday that the figure of 21 billion was "an invention" and that the deficit would not exceed 12 billion.

Nobody was killed, police said, denying posts on social media that two people had died.

At least 12,000 people also marched in Port Orlen, police said, and 5,000 in Halm. Organisers gave figures of 40,000 and 15,000.

Turnout was lower than on October 14, when 110,000 marched in Velmar, according to police. Unity had claimed half a million that day. A third day of action is planned for November 6.

The strikes have cost the economy 340 million crowns so far, the Employers' Association estimates. Fuel deliveries fell by a fifth last week and 1 in 8 filling stations had run dry by Sunday, the Energy Ministry said.
`;
const said = sayingIn('velmar');
const DAY = '2025-10-25';
const FIRST_DAY = '2025-10-14';
const LEDGER = {
  sources: [
    { key: 'unity', name: 'Unity', kind: 'body', aliases: ['union federation Unity'] },
    { key: 'police', name: 'Police', kind: 'body' },
    { key: 'tally', name: 'Tally', kind: 'body', aliases: ['research firm Tally'] },
    { key: 'moi', name: 'Interior Ministry', kind: 'body' },
    { key: 'edu', name: 'Education Ministry', kind: 'body' },
    { key: 'teachers', name: "teachers' union", kind: 'body' },
    { key: 'rail', name: 'TransVel', kind: 'body' },
    { key: 'vask', name: 'Oren Vask', kind: 'person' },
    { key: 'audit', name: 'Court of Audit', kind: 'body' },
    { key: 'velstat', name: 'Velstat', kind: 'body' },
    { key: 'kell', name: 'Marta Kell', kind: 'person' },
    { key: 'energy', name: 'Energy Ministry', kind: 'body' },
  ],
  places: [
    { key: 'velmar', name: 'Velmar' },
    { key: 'halm', name: 'Halm' },
    { key: 'orlen', name: 'Port Orlen' },
  ],
  measures: [
    m('marchers', 'people', 'marching', 'persons', 'people marching'),
    m('officers', 'officers', 'injured', 'persons', 'officers injured'),
    m('protesters', 'protesters', 'injured', 'persons', 'protesters injured'),
    m('custody', 'people', 'in custody', 'persons', 'people in custody'),
    m('schools', 'schools', 'closed', 'schools', 'schools closed'),
    m('walkout', 'teachers', 'on strike', 'percent', 'teachers on strike'),
    m('commuters', 'commuters', 'affected', 'persons', 'commuters affected'),
    m('savings', 'savings', 'expected', 'crowns', 'savings'),
    m('opposed', 'adults', 'opposed to the plan', 'percent', 'adults opposed to the plan'),
    m('died', 'people', 'killed', 'persons', 'people killed'),
  ],
  statements: [
    said('M1', 'unity', DAY, over('marchers', DAY, DAY, { low: { value: 400000, strict: true }, hedge: 'more-than' })),
    said('M2', 'police', DAY, over('marchers', DAY, DAY, exactly(85000))),
    said('M3', 'tally', DAY, over('marchers', DAY, DAY, exactly(97400))),
    said('M4', 'police', FIRST_DAY, over('marchers', FIRST_DAY, FIRST_DAY, exactly(110000))),
    said('M5', 'unity', FIRST_DAY, over('marchers', FIRST_DAY, FIRST_DAY, exactly(500000))),
    said('M6', 'police', '2019-12-05', over('marchers', '2019-12-05', '2019-12-05', exactly(130000))),
    said('M7', 'police', DAY, over('officers', DAY, DAY, exactly(23))),
    said('M8', 'unity', DAY, over('protesters', DAY, DAY, { low: { value: 70, strict: false }, hedge: 'at-least' })),
    said('M9', 'moi', '2025-10-26', level('custody', '2025-10-26', exactly(180))),
    said('M10', 'edu', '2025-10-24', over('schools', '2025-10-24', '2025-10-24', exactly(4300))),
    said('M11', 'edu', '2025-10-24', over('walkout', '2025-10-24', '2025-10-24', { point: 37, hedge: 'some' })),
    said('M12', 'edu', FIRST_DAY, over('walkout', FIRST_DAY, FIRST_DAY, exactly(52))),
    said(
      'M13',
      'rail',
      '2025-10-25',
      over('commuters', '2025-10-24', '2025-10-24', { point: 1100000, hedge: 'about' }),
    ),
    said('M14', 'police', DAY, over('died', DAY, DAY, exactly(0))),
    said('M15', 'police', '2025-11-06', over('marchers', DAY, DAY, exactly(92000)), {
      relations: [{ kind: 'revises', to: 'M2' }],
    }),
  ],
};

describe('a page on a march and a strike', () => {
  const { on } = checkedPage({
    ledger: { name: 'velmar', rows: LEDGER },
    page: PAGE,
    outlet: 'The Velmar Post',
    publishedOn: '2025-10-27',
    days: ['2025-10-27', '2025-11-08'],
  });

  it('holds those who count one crowd against each other', () => {
    for (const kinds of on('more than 400,000 people marching on 25 October 2025').kinds)
      expect(kinds).toEqual(['contradicted', 'single-origin', 'as-attributed']);
    on('97,400 crowd');
    const police = on('85,000 crowd').kinds;
    expect(police[0]).not.toContain('outdated');
    expect(police[1]).toContain('outdated');
  });

  it('counts those of an earlier day for whom no noun is printed', () => {
    for (const says of [
      '110,000 people marching in Velmar on 14 October 2025',
      '500,000 people marching in Velmar on 14 October 2025',
    ])
      for (const kinds of on(says).kinds) expect(kinds).toEqual(['contradicted', 'single-origin', 'as-attributed']);
    expect(on('130,000 (what is counted is not in the vocabulary) in 2019').kinds[0]).toContain('as-attributed');
  });

  it('gives what trails a source to that source', () => {
    on('at least 12,000 people marching in Port Orlen');
    on('5,000 people marching in Halm');
    expect(on('52 percent, as of 14 October 2025').kinds[0]).toContain('as-attributed');
  });

  it('knows who "it" is, and takes no plan for an intent', () => {
    expect(on('about 1,100,000 commuters affected on 24 October 2025').kinds[0]).toEqual([
      'single-origin',
      'as-attributed',
    ]);
    on('68 percent, as of 20 October 2025');
    on('5 points so far, counted since September 2025, rose');
    on('13.5 billion crowns per year are planned (forecast)');
  });

  it('tells a denial from what is denied', () => {
    expect(on('0 people killed').kinds[0]).toContain('as-attributed');
    on('denies that 2 people were killed');
    on('4,300 of 9,800 schools closed on 24 October 2025');
  });
});
