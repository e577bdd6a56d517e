/** A page and a ledger on an election, both invented: shares, seats, turnout, a poll held against the result, what was not counted, a crowd. */
import { describe, expect, it } from '@jest/globals';
import { checkedPage } from './checked-page.contract.js';
import { exactly, level, sayingIn } from './invented-rows.contract.js';

const PAGE = `Turnout in Osterby hits 61.4%, lowest since 1998

- Harbour Alliance leads by 3 points
- Opposition alleges 40,000 ballots went uncounted

SELBURG, Osterby (ONA) - The Harbour Alliance won 38.2 percent of the vote in Sunday's election in Osterby, ahead of the Meadow Party on 35.1 percent, the Electoral Commission said on Monday with 92 percent of ballots counted.

Turnout in Osterby was 61.4 percent, down from 66.8 percent in 2021, the commission said. Some 2.1 million people voted in Osterby, according to the Interior Ministry.

The Harbour Alliance won 74 of the 160 seats in parliament, the commission said, up from 61 in 2021. The Meadow Party won 66 seats, it said. Meadow Party leader Runa Feldt said her party had won 70 seats.

An exit poll by Tallis Research had given the Harbour Alliance 41 percent of the vote. In a poll published by The Selburg Post last week, Tallis had predicted that turnout in Osterby would be more than 65 percent on Sunday.

The observer mission counted 112 irregularities at polling stations in Osterby, while the interior ministry reported 38. More than 40,000 ballots were not counted in Varsund province, Feldt said. The commission denied that 40,000 ballots went uncounted.

Up to 15,000 people marched in Selburg on Monday, according to police; organisers said 60,000 had taken part.
`;
const said = sayingIn('osterby');
const flow = (measure: string, day: string, amount: object, more = {}) => ({
  measure,
  accumulation: 'flow',
  periodStart: day,
  periodEnd: day,
  amount,
  ...more,
});
const LEDGER = {
  sources: [
    {
      key: 'commission',
      name: 'Electoral Commission of Osterby',
      kind: 'body',
      aliases: ['Electoral Commission', 'election commission'],
    },
    { key: 'interior', name: 'Ministry of the Interior', kind: 'body', aliases: ['Interior Ministry'] },
    { key: 'tallis', name: 'Tallis Research', kind: 'body', aliases: ['Tallis'] },
    { key: 'feldt', name: 'Runa Feldt, leader of the Meadow Party', kind: 'person', aliases: ['Runa Feldt'] },
    { key: 'meadow', name: 'Meadow Party', kind: 'body' },
    { key: 'observers', name: 'International Observer Mission', kind: 'body', aliases: ['observer mission'] },
    { key: 'police', name: 'Selburg police', kind: 'body', aliases: ['police'] },
    { key: 'post', name: 'The Selburg Post', kind: 'outlet', aliases: ['Selburg Post'] },
    { key: 'ona', name: 'Osterby News Agency', kind: 'outlet', aliases: ['ONA'] },
  ],
  places: [
    { key: 'osterby', name: 'Osterby' },
    { key: 'selburg', name: 'Selburg', within: 'osterby' },
    { key: 'varsund', name: 'Varsund', aliases: ['Varsund province'], within: 'osterby' },
  ],
  measures: [
    { key: 'turnout', counted: 'registered voters', state: 'voting', unit: 'percent', label: 'turnout' },
    { key: 'vote-share', counted: 'vote', state: 'won', unit: 'percent', label: 'share of the vote' },
    { key: 'seats', counted: 'seats', state: 'won', unit: 'seats', label: 'seats won' },
    { key: 'voters', counted: 'people', state: 'voting', unit: 'persons', label: 'people voting' },
    {
      key: 'irregularities',
      counted: 'irregularities',
      state: 'reported',
      unit: 'irregularities',
      label: 'irregularities',
    },
    {
      key: 'ballots-uncounted',
      counted: 'ballots',
      state: 'not counted',
      unit: 'ballots',
      label: 'ballots not counted',
    },
    { key: 'marchers', counted: 'people', state: 'marching', unit: 'persons', label: 'people marching' },
  ],
  statements: [
    said('V1', 'commission', '2025-06-16', level('turnout', '2025-06-15', exactly(61.4))),
    said('V2', 'commission', '2021-06-14', level('turnout', '2021-06-13', exactly(66.8))),
    said(
      'V3',
      'commission',
      '2025-06-16',
      flow('vote-share', '2025-06-15', exactly(38.2), { subject: 'Harbour Alliance' }),
    ),
    said(
      'V4',
      'commission',
      '2025-06-16',
      flow('vote-share', '2025-06-15', exactly(35.1), { subject: 'Meadow Party' }),
    ),
    said('V5', 'commission', '2025-06-16', flow('seats', '2025-06-15', exactly(74), { subject: 'Harbour Alliance' })),
    said('V6', 'commission', '2025-06-16', flow('seats', '2025-06-15', exactly(66), { subject: 'Meadow Party' })),
    said('V7', 'commission', '2021-06-14', flow('seats', '2021-06-13', exactly(61), { subject: 'Harbour Alliance' })),
    said(
      'V8',
      'tallis',
      '2025-06-09',
      {
        measure: 'turnout',
        accumulation: 'stock',
        mode: 'forecast',
        certainty: 'expected',
        horizon: '2025-06-15',
        amount: { low: { value: 65, strict: true }, hedge: 'more-than' },
      },
      { carriers: ['post'] },
    ),
    said('V9', 'tallis', '2025-06-15', {
      measure: 'vote-share',
      accumulation: 'flow',
      mode: 'forecast',
      certainty: 'expected',
      subject: 'Harbour Alliance',
      amount: exactly(41),
    }),
    said('V10', 'interior', '2025-06-15', flow('voters', '2025-06-15', exactly(2_100_000))),
    said('V11', 'commission', '2025-06-20', level('turnout', '2025-06-15', exactly(63)), {
      relations: [{ kind: 'corrects', to: 'V1' }],
    }),
    said('V12', 'observers', '2025-06-16', flow('irregularities', '2025-06-15', exactly(112))),
    said('V13', 'interior', '2025-06-16', flow('irregularities', '2025-06-15', exactly(38))),
    said(
      'V14',
      'police',
      '2025-06-16',
      flow('marchers', '2025-06-16', { high: { value: 15_000, strict: false }, hedge: 'up-to' }, { place: 'selburg' }),
    ),
    said('V15', 'meadow', '2025-06-16', flow('marchers', '2025-06-16', exactly(60_000), { place: 'selburg' })),
    said(
      'V17',
      'feldt',
      '2025-06-16',
      flow(
        'ballots-uncounted',
        '2025-06-15',
        { low: { value: 40_000, strict: true }, hedge: 'more-than' },
        { place: 'varsund' },
      ),
    ),
    said(
      'V18',
      'commission',
      '2025-06-16',
      flow('ballots-uncounted', '2025-06-15', exactly(40_000), { polarity: 'denies' }),
      { relations: [{ kind: 'denies-figure', to: 'V17' }] },
    ),
    said('V19', 'feldt', '2025-06-16', flow('seats', '2025-06-15', exactly(70), { subject: 'Meadow Party' })),
    said('V16', 'commission', '2025-07-01', flow('seats', '2025-06-15', exactly(71), { subject: 'Harbour Alliance' }), {
      relations: [{ kind: 'corrects', to: 'V5' }],
    }),
  ],
};

describe('a page on an election', () => {
  const page = checkedPage({
    ledger: { name: 'osterby', rows: LEDGER },
    page: PAGE,
    outlet: 'The Daily Osterby',
    publishedOn: '2025-06-16',
    days: ['2025-06-16', '2025-06-21', '2025-07-02'],
  });
  const { on } = page;

  it('reads the turnout, its headline, and that the commission corrects it', () => {
    const turnout = on('61.4 percent (turnout) in Osterby');
    expect(turnout.appearances).toBe(2);
    expect(turnout.kinds[0]).toEqual(['single-origin', 'as-attributed']);
    expect(turnout.kinds[1]).toContain('outdated');
    expect(on('66.8 percent (turnout) in Osterby, as of 2021').kinds[0]).toContain('as-attributed');
  });

  it('holds a poll against the result', () => {
    const poll = on('more than 65 percent (turnout) are expected in Osterby by 15 June 2025 (forecast)');
    expect(poll.kinds[0]).toEqual(['not-borne-out', 'single-origin', 'as-attributed']);
    expect(on('41 percent of the vote are expected (forecast)').kinds[0]).toEqual(['single-origin', 'as-attributed']);
  });

  it('gives shares and seats to those who won them, by whoever closes the sentence', () => {
    // Neither the ballots of a bullet nor the ballots that were counted are a whole of these.
    for (const share of [
      '38.2 percent of the vote in Osterby, as of 15 June 2025',
      '35.1 percent of the vote in Osterby',
    ]) {
      const [first] = on(share).kinds;
      expect(first).toContain('as-attributed');
      expect(first).not.toContain('distorted');
    }
    expect(on('74 of 160 seats won').kinds[0]).toContain('as-attributed');
    expect(on('74 of 160 seats won').kinds[2]).toContain('outdated');
    expect(on('61 seats won, as of 2021').kinds[2]).toContain('as-attributed');
    expect(on('66 seats won').kinds[0]).toContain('as-attributed');
    expect(on('70 seats won').kinds[0]).toContain('as-attributed');
    on('92 percent');
  });

  it('counts what was not counted, and denies it where it is denied', () => {
    expect(on('more than 40,000 ballots not counted in Varsund').kinds[0]).toContain('as-attributed');
    on('40,000 ballots not counted');
    on('denies that 40,000 ballots were not counted');
  });

  it('carries what is counted to the one who says otherwise', () => {
    expect(on('112 irregularities in Osterby').kinds[0]).toContain('as-attributed');
    expect(on('38 irregularities in Osterby').kinds[0]).toContain('as-attributed');
    expect(on('up to 15,000 people marching in Selburg on 16 June 2025').kinds[0]).toEqual([
      'contradicted',
      'single-origin',
      'as-attributed',
    ]);
    expect(on('60,000 people marching in Selburg on 16 June 2025').kinds[0]).toEqual([
      'unsettled',
      'single-origin',
      'unattributed',
    ]);
  });
});
