/** A page and a ledger on an epidemic, both invented: weeks, rates of so many, deaths with and of, who is in hospital, doses, excess deaths. */
import { describe, expect, it } from '@jest/globals';
import { checkedPage } from './checked-page.contract.js';
import { exactly, level, measured as m, over, sayingIn, soFar } from './invented-rows.contract.js';

const PAGE = `Varlund reports 4,180 new flu cases in a week as hospitals fill up

- Weekly cases up 22 percent
- 96 deaths since October

Varlund recorded 4,180 new cases of influenza in the week to October 12, up from 3,420 the week before, the Health Institute said on Thursday. That brings the total this season to 11,900. The positivity rate was 18.4 percent, it said, with 22,700 tests carried out.

There were 640 patients in hospital with flu as of Wednesday, 71 of them in intensive care, according to the Hospital Board. Hospitals in Varlund have 8,200 beds, of which 7,700 are occupied.

Some 96 people have died with flu since the start of the season, the institute said. Of these, 58 died of flu as the main cause. The Doctors' Union said 140 people had died.

The incidence was 74 cases per 100,000 people, compared with 61 a week earlier. The reproduction number rose to 1.3 from 1.1.

About 1.9 million people have been vaccinated, or 33 percent of the population, Health Minister Rolf Anders told Varlund Radio. The institute said 1.7 million doses had been administered. It expects 3 million people to be vaccinated by the end of December.

There were 310 excess deaths in the first nine months of 2025, the Statistics Office said, compared with 450 in the same period of 2024.

Two outbreaks at care homes in Nordby were not reported, the union said. The institute denied that 500 deaths had been concealed.
`;
const said = sayingIn('varlund');
const LEDGER = {
  sources: [
    { key: 'hi', name: 'Health Institute', kind: 'body' },
    { key: 'hb', name: 'Hospital Board', kind: 'body' },
    { key: 'du', name: "Doctors' Union", kind: 'body' },
    { key: 'anders', name: 'Rolf Anders, health minister', kind: 'person', aliases: ['Rolf Anders'] },
    { key: 'so', name: 'Statistics Office', kind: 'body' },
    { key: 'radio', name: 'Varlund Radio', kind: 'outlet' },
  ],
  places: [
    { key: 'varlund', name: 'Varlund' },
    { key: 'nordby', name: 'Nordby', within: 'varlund' },
  ],
  measures: [
    m('cases', 'influenza cases', 'recorded', 'cases', 'influenza cases'),
    m('tests', 'tests', 'carried out', 'tests', 'tests carried out'),
    m('positivity', 'tests', 'positive', 'percent', 'positivity rate'),
    m('in-hospital', 'patients', 'in hospital with flu', 'persons', 'patients in hospital with flu'),
    m('beds', 'hospital beds', 'available', 'beds', 'hospital beds'),
    m('with', 'people', 'died with flu', 'persons', 'people who died with flu'),
    m('of', 'people', 'died of flu', 'persons', 'people who died of flu', { broader: ['with'] }),
    m('incidence', 'cases per 100,000 people', 'recorded', 'cases per 100,000', 'cases per 100,000 people'),
    m('r', 'reproduction number', 'estimated', 'ratio', 'reproduction number'),
    m('vaccinated', 'people', 'vaccinated', 'persons', 'people vaccinated'),
    m('doses', 'doses', 'administered', 'doses', 'doses administered'),
    m('excess', 'excess deaths', 'recorded', 'persons', 'excess deaths'),
  ],
  statements: [
    said('E1', 'hi', '2025-10-16', over('cases', '2025-10-06', '2025-10-12', exactly(4180))),
    said('E2', 'hi', '2025-10-09', over('cases', '2025-09-29', '2025-10-05', exactly(3420))),
    said('E3', 'hi', '2025-10-16', soFar('cases', '2025-09-01', '2025-10-12', exactly(11900))),
    said('E4', 'hi', '2025-10-16', over('tests', '2025-10-06', '2025-10-12', exactly(22700))),
    said('E5', 'hi', '2025-10-16', level('positivity', '2025-10-12', exactly(18.4))),
    said('E6', 'hb', '2025-10-16', level('in-hospital', '2025-10-15', exactly(640))),
    said('E7', 'hb', '2025-01-10', level('beds', '2025', exactly(8200))),
    said('E8', 'hi', '2025-10-16', soFar('with', '2025-09-01', '2025-10-12', exactly(96))),
    said('E9', 'hi', '2025-10-16', soFar('of', '2025-09-01', '2025-10-12', exactly(58))),
    said('E10', 'du', '2025-10-16', soFar('with', '2025-09-01', '2025-10-12', exactly(140))),
    said('E11', 'hi', '2025-10-16', over('incidence', '2025-10-06', '2025-10-12', exactly(74))),
    said('E12', 'hi', '2025-10-16', level('r', '2025-10-12', exactly(1.3))),
    said(
      'E13',
      'anders',
      '2025-10-16',
      soFar('vaccinated', '2025-09-01', '2025-10-15', { point: 1900000, hedge: 'about' }),
      { carriers: ['radio'] },
    ),
    said('E14', 'hi', '2025-10-16', soFar('doses', '2025-09-01', '2025-10-15', exactly(1700000))),
    said('E15', 'hi', '2025-10-16', {
      measure: 'vaccinated',
      accumulation: 'cumulative',
      mode: 'forecast',
      certainty: 'expected',
      periodStart: '2025-09-01',
      horizon: '2025-12-31',
      amount: exactly(3000000),
    }),
    said('E16', 'so', '2025-10-10', over('excess', '2025-01', '2025-09', exactly(310))),
    said('E17', 'so', '2024-10-10', over('excess', '2024-01', '2024-09', exactly(450))),
    said('E18', 'hi', '2025-11-06', over('cases', '2025-10-06', '2025-10-12', exactly(4320)), {
      relations: [{ kind: 'revises', to: 'E1' }],
    }),
    said('E19', 'hi', '2026-01-10', soFar('vaccinated', '2025-09-01', '2025-12-31', exactly(2400000))),
  ],
};

describe('a page on an epidemic', () => {
  const { on } = checkedPage({
    ledger: { name: 'varlund', rows: LEDGER },
    page: PAGE,
    outlet: 'The Varlund Mail',
    publishedOn: '2025-10-17',
    days: ['2025-10-17', '2025-11-21', '2026-04-03'],
  });

  it('counts cases of one week, and those of the week before', () => {
    const week = on('4,180 new cases in Varlund from 6 October 2025 to 12 October 2025');
    expect(week.appearances).toBe(2);
    expect(week.kinds[0]).toContain('as-attributed');
    expect(week.kinds[1]).toContain('outdated');
    const before = on('3,420 new cases in Varlund from 29 September 2025 to 5 October 2025').kinds;
    expect(before[0]).toContain('as-attributed');
  });

  it('counts who is in hospital at a moment', () => {
    for (const kinds of on('640 patients in hospital with flu, as of 15 October 2025').kinds)
      expect(kinds).toEqual(['single-origin', 'as-attributed']);
    on('71 of 640 patients');
  });

  it('tells those who died with flu from those who died of it', () => {
    const withFlu = on('some 96 people who died with flu so far').kinds;
    for (const kinds of withFlu) {
      expect(kinds).toContain('contradicted');
      expect(kinds).toContain('as-attributed');
    }
    on('58 of 96 people who died of flu');
  });

  it('tells both rates per the same', () => {
    on('74 cases per 100,000 people');
    on('61 cases per 100,000 people');
  });

  it('takes what is expected by a day for no addition', () => {
    const { kinds } = on('3,000,000 people are expected to be vaccinated by the end of December 2025 (forecast)');
    expect(kinds[0]).toEqual(['single-origin', 'as-attributed']);
    expect(kinds[2]).toContain('not-borne-out');
  });

  it('holds excess deaths of both years to their months', () => {
    for (const says of [
      '310 excess deaths from January 2025 to September 2025',
      '450 excess deaths from January 2024 to September 2024',
    ])
      for (const kinds of on(says).kinds) expect(kinds).toContain('as-attributed');
  });

  it('counts outbreaks that were not reported', () => void on('2 outbreaks in Nordby'));
});
