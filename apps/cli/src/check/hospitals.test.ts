/** A page and a ledger on hospitals, both invented: a list, beds, doses, a rate of so many, excess deaths, who corrects whom. */
import { describe, expect, it } from '@jest/globals';
import { checkedPage } from './checked-page.contract.js';
import { exactly, level, over, sayingIn, soFar } from './invented-rows.contract.js';

const PAGE = `Waiting list in Corvale tops 480,000

- Number waiting more than a year doubles
- 1,300 excess deaths last winter, institute says

The number of people waiting for hospital treatment in Corvale rose to 482,000 at the end of September, up from 467,000 in August, Health Corvale said on Thursday. Some 31,000 patients had been waiting for more than a year, it said, equivalent to one in 15 of those on the list.

The Corvale Medical Union said the real number of people waiting for treatment was closer to 600,000.

Corvale has 9,400 hospital beds, 1,200 fewer than in 2015, the Institute of Public Health said. Occupancy reached 96 percent in September, above the 85 percent that the institute considers safe.

Health Minister Odile Brandt told the Corvale Courier that 3.4 million doses of flu vaccine had been administered in Corvale since September, and that coverage among people over 65 was 71 percent. The institute put it at 64 percent.

There were 1,300 excess deaths in Corvale last winter, according to the institute, which had forecast 2,000. There were 8.4 measles cases per 100,000 people in Corvale in 2024, compared with 3.1 per 100,000 in 2023, it said.

In Lower Corvale, 212 people were in hospital with flu as of Wednesday, 18 of them in intensive care, the institute said. On Tuesday alone, 45 patients were admitted.
`;
const said = sayingIn('corvale');
const LEDGER = {
  sources: [
    { key: 'hc', name: 'Health Corvale', kind: 'body', aliases: ['HC'] },
    { key: 'iph', name: 'Institute of Public Health', kind: 'body', aliases: ['IPH'] },
    { key: 'cmu', name: 'Corvale Medical Union', kind: 'body', aliases: ['CMU'] },
    { key: 'brandt', name: 'Odile Brandt, health minister', kind: 'person', aliases: ['Odile Brandt'] },
    { key: 'courier', name: 'Corvale Courier', kind: 'outlet' },
  ],
  places: [
    { key: 'corvale', name: 'Corvale' },
    { key: 'lower-corvale', name: 'Lower Corvale', within: 'corvale' },
  ],
  measures: [
    {
      key: 'waiting',
      counted: 'people',
      state: 'waiting for hospital treatment',
      unit: 'persons',
      label: 'people waiting for hospital treatment',
    },
    {
      key: 'waiting-year',
      counted: 'people',
      state: 'waiting more than a year',
      unit: 'persons',
      label: 'people waiting for more than a year',
      broader: ['waiting'],
    },
    { key: 'beds', counted: 'hospital beds', state: 'available', unit: 'beds', label: 'hospital beds' },
    { key: 'occupancy', counted: 'hospital beds', state: 'occupied', unit: 'percent', label: 'bed occupancy' },
    {
      key: 'doses',
      counted: 'doses of flu vaccine',
      state: 'administered',
      unit: 'doses',
      label: 'doses of flu vaccine administered',
    },
    {
      key: 'coverage',
      counted: 'people over 65',
      state: 'vaccinated',
      unit: 'percent',
      label: 'coverage among people over 65',
    },
    { key: 'excess-deaths', counted: 'excess deaths', state: 'recorded', unit: 'persons', label: 'excess deaths' },
    { key: 'deaths', counted: 'people', state: 'killed', unit: 'persons', label: 'deaths' },
    {
      key: 'measles-rate',
      counted: 'measles cases per 100,000 people',
      state: 'recorded',
      unit: 'cases per 100,000',
      label: 'measles cases per 100,000 people',
    },
    {
      key: 'in-hospital',
      counted: 'people',
      state: 'in hospital with flu',
      unit: 'persons',
      label: 'people in hospital with flu',
    },
    { key: 'admitted', counted: 'patients', state: 'admitted', unit: 'persons', label: 'patients admitted' },
  ],
  statements: [
    said('H1', 'hc', '2025-10-16', level('waiting', '2025-09-30', exactly(482_000))),
    said('H2', 'hc', '2025-09-18', level('waiting', '2025-08-31', exactly(467_000))),
    said('H3', 'cmu', '2025-10-16', level('waiting', '2025-09-30', { point: 600_000, hedge: 'about' })),
    said('H4', 'hc', '2025-10-16', level('waiting-year', '2025-09-30', exactly(31_000))),
    said('H5', 'iph', '2025-05-02', level('beds', '2025', exactly(9_400))),
    said('H6', 'iph', '2016-05-02', level('beds', '2015', exactly(10_600))),
    said('H7', 'iph', '2025-10-10', level('occupancy', '2025-09', exactly(96))),
    said('H8', 'brandt', '2025-10-15', soFar('doses', '2025-09', '2025-10-15', exactly(3_400_000)), {
      carriers: ['courier'],
    }),
    said('H9', 'iph', '2025-10-16', soFar('doses', '2025-09', '2025-10-15', exactly(2_900_000))),
    said('H10', 'iph', '2025-10-16', level('coverage', '2025-10-15', exactly(64))),
    said('H11', 'brandt', '2025-10-15', level('coverage', '2025-10-15', exactly(71))),
    said('H12', 'iph', '2025-06-01', over('excess-deaths', '2024-12', '2025-02', exactly(1_300))),
    said('H13', 'iph', '2024-11-01', {
      measure: 'excess-deaths',
      accumulation: 'flow',
      mode: 'forecast',
      certainty: 'expected',
      periodStart: '2024-12',
      horizon: '2025-02',
      amount: exactly(2_000),
    }),
    said('H14', 'iph', '2025-10-01', over('measles-rate', '2024', '2024', exactly(8.4))),
    said('H15', 'iph', '2025-10-16', level('in-hospital', '2025-10-15', exactly(212), { place: 'lower-corvale' })),
    said('H16', 'hc', '2025-11-13', level('waiting', '2025-10-31', exactly(479_000))),
    said('H17', 'hc', '2025-11-13', level('waiting', '2025-09-30', exactly(490_000)), {
      relations: [{ kind: 'corrects', to: 'H1' }],
    }),
    said('H18', 'iph', '2026-03-01', over('excess-deaths', '2024-12', '2025-02', exactly(1_750)), {
      relations: [{ kind: 'revises', to: 'H12' }],
    }),
  ],
};

describe('a page on hospitals', () => {
  const page = checkedPage({
    ledger: { name: 'corvale', rows: LEDGER },
    page: PAGE,
    outlet: 'The Corvale Times',
    publishedOn: '2025-10-17',
    days: ['2025-10-17', '2025-11-14', '2026-03-02'],
  });
  const { on } = page;

  it('reads the list of two months, and that it is counted anew', () => {
    const list = on('482,000 people waiting for hospital treatment in Corvale, as of September 2025, rose');
    expect(list.kinds[0]).toEqual(['contradicted', 'single-origin', 'as-attributed']);
    expect(list.kinds[1]).toContain('outdated');
    const before = on('467,000 people waiting for hospital treatment, as of August 2025').kinds;
    expect(before[0]).toContain('as-attributed');
    expect(before[0]).not.toContain('distorted');
  });

  it('takes "closer to" for about, and no list for the whole of those on another', () => {
    expect(on('about 600,000 people').kinds[0]).not.toContain('distorted');
    expect(on('some 31,000 patients').kinds[0]).toContain('as-attributed');
    on('1 in 15 of a whole');
  });

  it('counts doses and beds by their whole names', () => {
    const doses = on('3,400,000 doses of flu vaccine administered in Corvale so far, counted since September 2025');
    expect(doses.kinds[0]).toEqual(['contradicted', 'single-origin', 'as-attributed']);
    expect(on('9,400 hospital beds').kinds[0]).toContain('as-attributed');
  });

  it('parts a minister from an institute that puts "it" lower', () => {
    const [minister] = on('71 percent (coverage among people over 65)').kinds;
    const [institute] = on('64 percent (coverage among people over 65)').kinds;
    expect(minister).toEqual(['contradicted', 'single-origin', 'as-attributed']);
    expect(institute).toEqual(['contradicted', 'single-origin', 'as-attributed']);
  });

  it('tells excess deaths from deaths, and what was forecast from what came', () => {
    const came = on('1,300 excess deaths in Corvale');
    expect(came.appearances).toBe(2);
    expect(came.kinds[0]).toContain('as-attributed');
    expect(came.kinds[2]).toContain('outdated');
    expect(on('2,000 excess deaths are expected in Corvale (forecast)').kinds[0]).not.toContain('as-attributed');
  });

  it('tells cases of so many from cases, each of its year', () => {
    expect(on('8.4 measles cases per 100,000 people in Corvale, as of 2024').kinds[0]).toContain('as-attributed');
    // Another year's number that the source never gave is no change of this one.
    expect(on('3.1 measles cases per 100,000 people in Corvale, as of 2023').kinds[0]).toEqual(['no-comparable-prior']);
  });

  it('counts those in hospital at a moment, and who was admitted in a day', () => {
    const inHospital = on('212 people in hospital with flu in Lower Corvale, as of 15 October 2025');
    expect(inHospital.kinds[0]).toEqual(['single-origin', 'as-attributed']);
    // Those in intensive care are no count of all in hospital.
    on('18 of 212 people in Lower Corvale');
    on('45 patients admitted on 14 October 2025');
  });
});
