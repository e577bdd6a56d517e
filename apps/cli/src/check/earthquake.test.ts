/** A page and a ledger on an earthquake, both invented: tolls of several hands over days, a relaying agency, zeros and shares. */
import { describe, expect, it } from '@jest/globals';
import { checkedPage } from './checked-page.contract.js';
import { exactly, sayingIn } from './invented-rows.contract.js';

const PAGE = `Quake death toll in Tarvia rises to 187

- Some 810 injured in Tarvia

MIREL, Tarvia (TNA) - The death toll from Monday's earthquake in Tarvia rose to 187 on Wednesday, with about 810 people injured and 41 still missing, the National Disaster Agency said.

The Interior Ministry had said that 131 people had died in Tarvia as of Tuesday. The governor, Ilan Marek, said on Tuesday that more than 200 people had been killed in Lessa province alone.

Some 38,000 people were evacuated in Tarvia, the Interior Ministry said, but the Red Cross put the number at more than 50,000. OCHA estimated that about 60,000 people had been displaced in Tarvia, a third of them left homeless, and warned that up to 100,000 people could be displaced by the end of the month.

Nobody was killed in neighbouring Sarn province, according to the National Disaster Agency. A report that 250 people were dead in Tarvia was false, the Interior Ministry said.

It was the deadliest earthquake in Tarvia since 1976, when 2,400 died.
`;

const said = sayingIn('tarvia');
const soFar = (measure: string, asOf: string, amount: object, place = 'tarvia') => ({
  measure,
  place,
  accumulation: 'cumulative',
  periodStart: '2025-09-08',
  asOf,
  amount,
});
const about = (point: number) => ({ point, hedge: 'about' });
const moreThan = (value: number) => ({ low: { value, strict: true }, hedge: 'more-than' });
const measure = (key: string, state: string, broader: readonly string[] = []) => ({
  key,
  counted: 'people',
  state,
  unit: 'persons',
  label: `people ${state}`,
  broader,
});
const LEDGER = {
  sources: [
    { key: 'nda', name: 'National Disaster Agency', kind: 'body', aliases: ['NDA'] },
    { key: 'interior', name: 'Interior Ministry', kind: 'body' },
    { key: 'marek', name: 'Ilan Marek, governor of Lessa', kind: 'person', aliases: ['Ilan Marek'] },
    { key: 'ocha', name: 'Office for the Coordination of Humanitarian Affairs', kind: 'body', aliases: ['OCHA'] },
    { key: 'red-cross', name: 'Tarvian Red Cross', kind: 'body', aliases: ['Red Cross'] },
    { key: 'tna', name: 'Tarvia News Agency', kind: 'outlet', aliases: ['TNA'] },
  ],
  places: [
    { key: 'tarvia', name: 'Tarvia' },
    { key: 'lessa', name: 'Lessa', aliases: ['Lessa province'], within: 'tarvia' },
    { key: 'sarn', name: 'Sarn', aliases: ['Sarn province'], within: 'tarvia' },
  ],
  measures: [
    measure('killed', 'killed'),
    measure('injured', 'injured'),
    measure('missing', 'missing'),
    measure('displaced', 'displaced'),
    measure('evacuated', 'evacuated', ['displaced']),
    measure('homeless', 'homeless', ['displaced']),
  ],
  statements: [
    said('Q1', 'interior', '2025-09-09', soFar('killed', '2025-09-09', exactly(131))),
    said('Q2', 'nda', '2025-09-10', soFar('killed', '2025-09-10', exactly(187)), { carriers: ['tna'] }),
    said('Q3', 'nda', '2025-09-12', soFar('killed', '2025-09-12', exactly(174)), {
      relations: [{ kind: 'corrects', to: 'Q2' }],
    }),
    said('Q4', 'marek', '2025-09-09', soFar('killed', '2025-09-09', moreThan(200), 'lessa')),
    said('Q5', 'nda', '2025-09-10', soFar('injured', '2025-09-10', about(810))),
    said('Q6', 'nda', '2025-09-10', {
      measure: 'missing',
      accumulation: 'stock',
      asOf: '2025-09-10',
      amount: exactly(41),
    }),
    said('Q7', 'interior', '2025-09-09', soFar('evacuated', '2025-09-09', about(38_000))),
    said('Q8', 'red-cross', '2025-09-09', soFar('evacuated', '2025-09-09', moreThan(50_000))),
    said('Q9', 'ocha', '2025-09-10', soFar('displaced', '2025-09-10', about(60_000))),
    said('Q10', 'nda', '2025-09-10', soFar('killed', '2025-09-10', exactly(0), 'sarn')),
    said('Q11', 'nda', '2025-09-20', soFar('killed', '2025-09-20', exactly(203))),
  ],
};

describe('a page on an earthquake', () => {
  const page = checkedPage({
    ledger: { name: 'tarvia', rows: LEDGER },
    page: PAGE,
    outlet: 'The Morning Ledger',
    publishedOn: '2025-09-10',
    days: ['2025-09-10', '2025-09-13', '2025-09-21'],
  });
  const { on } = page;

  it('reads the toll, its headline in other words, and what its own agency made of it later', () => {
    const toll = on('187 people killed in Tarvia, as of 10 September 2025, counted since 8 September 2025, rose');
    expect(toll.appearances).toBe(2);
    // A province has more than its country: nobody can sign both.
    expect(toll.kinds[0]).toEqual(['contradicted', 'single-origin', 'as-attributed']);
    expect(toll.kinds[1]).toContain('outdated');
    expect(toll.kinds[1]).not.toContain('distorted');
  });

  it('counts those hurt so far, and those who are missing still', () => {
    const hurt = on('about 810 people injured so far, counted since 8 September 2025');
    expect(hurt.kinds[0]).toContain('as-attributed');
    expect(hurt.kinds[0]).not.toContain('distorted');
    const missing = on('41 people missing');
    expect(missing.kinds[0]).toContain('as-attributed');
    expect(missing.kinds[0]).not.toContain('distorted');
  });

  it('takes what had died as of a day for a count up to then', () => {
    expect(on('131 people killed in Tarvia, as of 9 September 2025').kinds[0]).toContain('as-attributed');
  });

  it('parts those evacuated from those displaced and homeless', () => {
    expect(on('some 38,000 people evacuated in Tarvia').kinds[0]).toContain('contradicted');
    expect(on('about 60,000 people displaced in Tarvia so far').kinds[0]).toEqual(['single-origin', 'as-attributed']);
    on('a third of 60,000 in Tarvia');
    on('up to 100,000 people may be displaced by the end of September 2025 (forecast)');
  });

  it('counts nobody, denies what was false, and takes no dead of another year for these', () => {
    expect(on('0 people killed in Sarn').kinds[0]).toContain('as-attributed');
    on('denies that 250 people were killed in Tarvia');
    expect(on('2,400 people killed in Tarvia in 1976').kinds[2]).toEqual(['unattributed', 'no-comparable-prior']);
  });
});
