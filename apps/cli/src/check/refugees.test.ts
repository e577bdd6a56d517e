/** A page and a ledger on a camp and on food aid, both invented: registered and present, people and families, pledged and delivered, a ceiling that became a floor, three outlets of one agency. */
import { describe, expect, it } from '@jest/globals';
import { checkedPage } from './checked-page.contract.js';
import { exactly, level, measured as m, over, sayingIn, soFar } from './invented-rows.contract.js';

const PAGE = `Half of Kobel camp goes hungry as 200,000 flee fighting

- At least 90,000 people shelter in Kobel camp, Refugee Office says
- Appeal only a third funded
- One in four children malnourished
- 63 have died of hunger

Up to 90,000 people are sheltering in Kobel camp in the province of Deles, the Refugee Office said on Tuesday, as food ran short.

The office has registered 112,400 refugees in Kobel since April, but it said many had moved on and only about 87,000 were present in the camp at the end of October. Deles as a whole hosts 143,000 refugees, or 31,600 families, according to the Ministry of Relief.

Some 1,900 people crossed the border every day last week, up from 1,200 a day in October, the Refugee Office said. Nearly two hundred thousand people have fled the fighting in Sarn since April, it said.

The Grain Programme delivered 6,200 tonnes of food to Deles in October, against 9,500 tonnes that had been pledged, its director, Lena Ostrow, said. "We have food for no more than eleven days," she told reporters in Kobel. The programme has cut rations from 2,100 to 1,400 calories a day.

About half of the 18,000 families in the camp received no ration in October, Ostrow said, citing figures from the Ministry of Relief. The ministry said its figures came from the Grain Programme.

One in four children under five in Kobel is acutely malnourished, according to a survey of 1,150 households by the aid group Open Kitchen in September. A year earlier the share was 11 percent.

The appeal for $310 million is 34 percent funded, the Refugee Office said; donors have paid $105 million and promised another $60 million.

At least 63 people, most of them children, have died of hunger in the camp since August, the camp committee told the news agency Interwire. Maruna Radio and the Deles Courier, both quoting Interwire, put the number of dead at 63. The Ministry of Relief denied that anyone had died of hunger and said 21 deaths in the camp in October were caused by cholera. "The doctor told me that 'forty children' were buried in one week," said a man, 34, who gave his name as Tomas.

The first of 140 trucks left the port of Ansa on Monday and 45 of them had reached Deles by Tuesday evening, the ministry said. The other 95 were held at the border.

The Grain Programme expects to feed 150,000 people in Deles by the end of December. It warned that up to 1.3 million people in Maruna, about 20 percent of the population, could go hungry between January and March.

Deputy Minister Rolf Anders said on Monday that 30,000 refugees would be moved to a new camp at Perrin by December 15. The Refugee Office said that it had agreed to the transfer of 13,000. Fewer than 5,000 refugees have gone home since the ceasefire of October 3, it said.

Correction: An earlier version of this article said that 122,400 refugees had been registered in Kobel. The number is 112,400.
`;
const said = sayingIn('kobel');
const inDeles = sayingIn('deles');
const upTo = (high: number) => ({ high: { value: high, strict: false }, hedge: 'up-to' });
const LEDGER = {
  sources: [
    { key: 'refugees', name: 'Refugee Office', kind: 'body' },
    { key: 'relief', name: 'Ministry of Relief', kind: 'body' },
    { key: 'grain', name: 'Grain Programme', kind: 'body' },
    { key: 'kitchen', name: 'Open Kitchen', kind: 'body' },
    { key: 'committee', name: 'camp committee', kind: 'body' },
    { key: 'interwire', name: 'Interwire', kind: 'outlet' },
    { key: 'radio', name: 'Maruna Radio', kind: 'outlet' },
    { key: 'courier', name: 'Deles Courier', kind: 'outlet' },
    { key: 'anders', name: 'Rolf Anders', kind: 'person', edges: [{ kind: 'part-of', other: 'relief' }] },
    { key: 'ostrow', name: 'Lena Ostrow', kind: 'person', edges: [{ kind: 'part-of', other: 'grain' }] },
  ],
  places: [
    { key: 'maruna', name: 'Maruna' },
    { key: 'deles', name: 'Deles', within: 'maruna' },
    { key: 'kobel', name: 'Kobel', within: 'deles' },
    { key: 'sarn', name: 'Sarn', within: 'maruna' },
  ],
  measures: [
    m('present', 'people', 'sheltering', 'persons', 'people sheltering'),
    m('registered', 'refugees', 'registered', 'persons', 'refugees registered'),
    m('refugees-present', 'refugees', 'present', 'persons', 'refugees present'),
    m('families', 'families', 'present', 'families', 'families present'),
    m('fled', 'people', 'displaced', 'persons', 'people displaced'),
    m('crossing', 'people', 'crossing the border', 'persons per day', 'people crossing the border'),
    m('delivered', 'food', 'delivered', 'tonnes', 'food delivered'),
    m('pledged', 'food', 'pledged', 'tonnes', 'food pledged'),
    m('unfed', 'families', 'without ration', 'families', 'families without ration'),
    m('malnourished', 'children', 'malnourished', 'percent', 'children malnourished'),
    m('funded', 'appeal', 'funded', 'percent', 'appeal funded'),
    m('starved', 'people', 'died of hunger', 'persons', 'people died of hunger'),
    m('cholera', 'people', 'died of cholera', 'persons', 'people died of cholera'),
    m('trucks', 'trucks', 'arrived', 'trucks', 'trucks arrived'),
    m('fed', 'people', 'fed', 'persons', 'people fed'),
    m('hungry', 'people', 'hungry', 'persons', 'people hungry'),
    m('moved', 'refugees', 'relocated', 'persons', 'refugees relocated'),
    m('returned', 'refugees', 'returned', 'persons', 'refugees returned'),
  ],
  statements: [
    said('F1', 'refugees', '2025-11-11', level('present', '2025-11-11', upTo(90000))),
    said('F2', 'refugees', '2025-11-11', soFar('registered', '2025-04', '2025-11-10', exactly(112400))),
    said('F3', 'refugees', '2025-11-03', level('refugees-present', '2025-10-31', { point: 87000, hedge: 'about' })),
    inDeles('F4', 'relief', '2025-11-05', level('refugees-present', '2025-11-05', exactly(143000))),
    inDeles('F5', 'relief', '2025-11-05', level('families', '2025-11-05', exactly(31600))),
    said('F6', 'refugees', '2025-11-11', over('crossing', '2025-11-03', '2025-11-09', { point: 1900, hedge: 'some' })),
    sayingIn('sarn')(
      'F7',
      'refugees',
      '2025-11-11',
      soFar('fled', '2025-04', '2025-11-10', { high: { value: 200000, strict: true }, hedge: 'nearly' }),
    ),
    inDeles('F8', 'grain', '2025-11-10', over('delivered', '2025-10', '2025-10', exactly(6200))),
    inDeles('F9', 'grain', '2025-09-20', over('pledged', '2025-10', '2025-10', exactly(9500))),
    said('F10', 'relief', '2025-11-06', over('unfed', '2025-10', '2025-10', { point: 9000, hedge: 'about' })),
    said('F11', 'kitchen', '2025-10-02', level('malnourished', '2025-09', exactly(25))),
    said('F12', 'kitchen', '2024-10-05', level('malnourished', '2024-09', exactly(11))),
    said('F13', 'refugees', '2025-11-11', level('funded', '2025-11-11', exactly(34))),
    said(
      'F14',
      'committee',
      '2025-11-10',
      soFar('starved', '2025-08', '2025-11-10', { low: { value: 63, strict: false }, hedge: 'at-least' }),
      { carriers: ['interwire', 'radio', 'courier'] },
    ),
    said(
      'F15',
      'relief',
      '2025-11-11',
      { measure: 'starved', polarity: 'denies' },
      { relations: [{ kind: 'denies-figure', to: 'F14' }] },
    ),
    said('F16', 'relief', '2025-11-11', over('cholera', '2025-10', '2025-10', exactly(21))),
    inDeles('F17', 'relief', '2025-11-12', level('trucks', '2025-11-11', exactly(45))),
    inDeles('F18', 'grain', '2025-11-08', {
      measure: 'fed',
      accumulation: 'stock',
      mode: 'forecast',
      certainty: 'expected',
      horizon: '2025-12-31',
      amount: exactly(150000),
    }),
    sayingIn('maruna')('F19', 'grain', '2025-11-08', {
      measure: 'hungry',
      accumulation: 'flow',
      mode: 'forecast',
      certainty: 'may',
      periodStart: '2026-01',
      horizon: '2026-03',
      amount: upTo(1300000),
    }),
    said('F20', 'anders', '2025-11-10', {
      measure: 'moved',
      accumulation: 'cumulative',
      mode: 'announced',
      certainty: 'will',
      horizon: '2025-12-15',
      amount: exactly(30000),
    }),
    said('F21', 'refugees', '2025-11-18', level('present', '2025-11-17', exactly(92300))),
    said('F22', 'committee', '2025-11-19', soFar('starved', '2025-08', '2025-11-10', exactly(57)), {
      relations: [{ kind: 'corrects', to: 'F14' }],
    }),
    inDeles('F23', 'grain', '2026-01-08', level('fed', '2025-12-31', exactly(128000))),
    said('F24', 'refugees', '2026-01-05', soFar('moved', '2025-11-10', '2025-12-15', exactly(13000))),
  ],
};

describe('a page on a camp and on food aid', () => {
  const { on, differencesIn, originsIn } = checkedPage({
    ledger: { name: 'maruna', rows: LEDGER },
    page: PAGE,
    outlet: 'The Maruna Post',
    publishedOn: '2025-11-12',
    days: ['2025-11-12', '2025-11-20', '2026-01-15'],
  });

  it('tells a ceiling that the bullet makes a floor', () => {
    const { appearances, kinds } = on('up to 90,000 people sheltering in Kobel');
    expect(appearances).toBe(2);
    expect(kinds[0]).toEqual(['distorted', 'single-origin', 'as-attributed']);
    expect(kinds[1]).toEqual(['distorted', 'outdated', 'single-origin', 'as-attributed']);
    const bullet = differencesIn('At least 90,000 people shelter');
    expect(bullet).toContain('bound-turned');
  });

  it('holds those registered apart from those present, and people from families', () => {
    for (const says of [
      '112,400 refugees in Kobel so far, counted since April 2025',
      'about 87,000 refugees present, as of October 2025',
    ])
      for (const kinds of on(says).kinds) expect(kinds).toEqual(['single-origin', 'as-attributed']);
    expect(on('143,000 refugees').kinds[0]).toContain('as-attributed');
    expect(on('31,600 families').kinds[0]).toContain('as-attributed');
  });

  it('tells so many a day from so many in a week, and since when people have gone', () => {
    expect(on('some 1,900 people every day, as of 9 November 2025').kinds[0]).not.toContain('distorted');
    on('1,200 people a day, as of October 2025');
    on('fewer than 5,000 refugees so far, counted since 3 October 2025');
  });

  it('takes one in four for a share of children, and whoever made the survey for its source', () => {
    const { appearances, kinds } = on('a quarter of children malnourished in Kobel');
    expect(appearances).toBe(2);
    expect(kinds[0]).toContain('as-attributed');
    expect(kinds[0]).not.toContain('unattributed');
  });

  it('counts several outlets of one agency once, and says what was corrected', () => {
    const hunger = on('at least 63 people died of hunger so far, counted since August 2025').kinds;
    expect(hunger[0]).toEqual(['distorted', 'single-origin', 'as-attributed']);
    expect(hunger[1]).toContain('outdated');
    expect(hunger.flat()).not.toContain('corroborated');
    expect(originsIn('put the number of dead at 63')).toBe('no identified origin; 1 unlocated');
  });

  it('holds what was foreseen to what came, and tells an aside with what it stands beside', () => {
    expect(
      on('150,000 people are expected to be fed in Deles by the end of December 2025 (forecast)').kinds[2],
    ).toContain('not-borne-out');
    expect(on('30,000 refugees are foreseen as certain by 15 December 2025 (forecast)').kinds[2]).toContain(
      'not-borne-out',
    );
    const hungry = on(
      'up to 1,300,000 people are foreseen as possible in Maruna by the end of March 2026 (forecast)',
    ).kinds;
    expect(hungry[0]).toEqual(['single-origin', 'as-attributed', 'no-comparable-prior']);
    on('about 20 percent are foreseen as possible in Maruna by the end of March 2026 (forecast)');
  });

  it('tells of tonnes delivered and pledged apart', () => {
    on('6,200 tonnes of food delivered to Deles in October 2025');
    on('9,500 tonnes of food pledged');
    on('1,400 calories per day, fell');
    on('60 million dollars are foreseen as certain (forecast)');
  });
});
