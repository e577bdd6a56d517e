/** A page and a ledger on courts and prisons, both invented: who is held, who waits, what was a year before, terms, an early release that falls short. */
import { describe, expect, it } from '@jest/globals';
import { checkedPage } from './checked-page.contract.js';
import { exactly, level, measured as m, over, sayingIn, soFar } from './invented-rows.contract.js';

const PAGE = `Prisons in Tarvia hold record 61,400 as court backlog passes 300,000

- Prison population up 4 percent in a year
- 312,000 cases wait to be heard, Court Service says
- Former head of Port Orlen jailed for nine years

The number of people in prison in Tarvia reached a record 61,400 on Monday, 2,300 more than a year earlier, the Justice Ministry said on Thursday. Tarvia's prisons have room for 54,800, according to the Prison Inspectorate, which put occupancy at 112 percent.

Some 14,200 of the prisoners are on remand, awaiting trial or sentence, the ministry said. The Prisoners' League, a charity, said 15,900 people were on remand.

There were 184 deaths in custody in the year to June, 41 of them suicides, the inspectorate said, compared with 167 deaths in the previous 12 months. The rate of assaults on staff was 31 per 1,000 prisoners, it said.

Courts had 312,000 cases waiting to be heard at the end of September, up from 289,000 a year earlier, the Court Service said. About 38,000 of these have been waiting for more than two years. The average wait for a trial was 14 months.

Justice Minister Helga Tormo told the Tarvia Herald that the backlog would fall below 250,000 by the end of 2026. The Bar Council expects 350,000 cases by then.

Police recorded 18,700 burglaries in the first half of 2025, down 9 percent from the same period last year, the Interior Ministry said. Homicides rose to 212 from 188. Only 6 percent of burglaries led to a charge, according to the ministry.

On Wednesday, the High Court sentenced Viktor Hald, a former head of Port Orlen, to nine years in prison for taking 4.2 million marks in bribes. Prosecutors had asked for 12 years. Two other defendants were acquitted. The court fined Orlen Shipping 25 million marks.

Police said they had arrested 37 people (four of them minors) outside the court on Wednesday. Organisers of the protest said 60 people had been detained.

Nearly 1,900 prisoners will be released early by the end of March, the Justice Ministry said. It said 640 had been freed under the scheme since September 1. More will follow over the next few months, it said.

The ministry denied a report that 3,000 prisoners had been released by mistake. It said 27 had been.
`;
const said = sayingIn('tarvia');
const LEDGER = {
  sources: [
    { key: 'moj', name: 'Justice Ministry', kind: 'body', aliases: ['Ministry of Justice'] },
    { key: 'insp', name: 'Prison Inspectorate', kind: 'body' },
    { key: 'league', name: "Prisoners' League", kind: 'body' },
    { key: 'courts', name: 'Court Service', kind: 'body' },
    { key: 'tormo', name: 'Helga Tormo, justice minister', kind: 'person', aliases: ['Helga Tormo'] },
    { key: 'bar', name: 'Bar Council', kind: 'body' },
    { key: 'moi', name: 'Interior Ministry', kind: 'body' },
    { key: 'high', name: 'High Court', kind: 'body' },
    { key: 'police', name: 'Police', kind: 'body' },
    { key: 'organisers', name: 'Organisers of the protest', kind: 'body' },
    { key: 'herald', name: 'Tarvia Herald', kind: 'outlet' },
  ],
  places: [{ key: 'tarvia', name: 'Tarvia' }],
  measures: [
    m('prison', 'people', 'in prison', 'persons', 'people in prison'),
    m('room', 'prison places', 'available', 'places', 'prison places'),
    m('occupancy', 'prison places', 'occupied', 'percent', 'prison occupancy'),
    m('remand', 'people', 'on remand', 'persons', 'people on remand', { broader: ['prison'] }),
    m('deaths', 'people', 'died in custody', 'persons', 'deaths in custody'),
    m(
      'assaults',
      'assaults on staff per 1,000 prisoners',
      'recorded',
      'assaults per 1,000',
      'assaults on staff per 1,000 prisoners',
    ),
    m('backlog', 'cases', 'waiting to be heard', 'cases', 'cases waiting to be heard'),
    m('burglaries', 'burglaries', 'recorded', 'burglaries', 'burglaries recorded'),
    m('homicides', 'homicides', 'recorded', 'homicides', 'homicides recorded'),
    m('arrested', 'people', 'arrested', 'persons', 'people arrested'),
    m('freed', 'prisoners', 'released early', 'persons', 'prisoners released early'),
    m('mistake', 'prisoners', 'released by mistake', 'persons', 'prisoners released by mistake'),
  ],
  statements: [
    said('J1', 'moj', '2025-10-16', level('prison', '2025-10-13', exactly(61400))),
    said('J2', 'moj', '2024-10-17', level('prison', '2024-10-14', exactly(59100))),
    said('J3', 'insp', '2025-10-01', level('room', '2025-10-01', exactly(54800))),
    said('J4', 'insp', '2025-10-16', level('occupancy', '2025-10-13', exactly(112))),
    said('J5', 'moj', '2025-10-16', level('remand', '2025-10-13', { point: 14200, hedge: 'some' })),
    said('J6', 'league', '2025-10-16', level('remand', '2025-10-13', exactly(15900))),
    said('J7', 'insp', '2025-10-10', over('deaths', '2024-07', '2025-06', exactly(184))),
    said('J8', 'insp', '2024-10-10', over('deaths', '2023-07', '2024-06', exactly(167))),
    said('J9', 'insp', '2025-10-10', over('assaults', '2024-07', '2025-06', exactly(31))),
    said('J10', 'courts', '2025-10-16', level('backlog', '2025-09-30', exactly(312000))),
    said('J11', 'courts', '2024-10-17', level('backlog', '2024-09-30', exactly(289000))),
    said(
      'J12',
      'tormo',
      '2025-10-15',
      {
        measure: 'backlog',
        accumulation: 'stock',
        mode: 'forecast',
        certainty: 'expected',
        horizon: '2026-12-31',
        amount: { high: { value: 250000, strict: true }, hedge: 'fewer-than' },
      },
      { carriers: ['herald'] },
    ),
    said('J13', 'bar', '2025-10-15', {
      measure: 'backlog',
      accumulation: 'stock',
      mode: 'forecast',
      certainty: 'expected',
      horizon: '2026-12-31',
      amount: exactly(350000),
    }),
    said('J14', 'moi', '2025-09-30', over('burglaries', '2025-01', '2025-06', exactly(18700))),
    said('J15', 'moi', '2025-09-30', over('homicides', '2025-01', '2025-06', exactly(212))),
    said('J16', 'moi', '2024-09-30', over('homicides', '2024-01', '2024-06', exactly(188))),
    said('J17', 'police', '2025-10-15', over('arrested', '2025-10-15', '2025-10-15', exactly(37))),
    said('J18', 'organisers', '2025-10-15', over('arrested', '2025-10-15', '2025-10-15', exactly(60))),
    said('J19', 'moj', '2025-10-16', {
      measure: 'freed',
      accumulation: 'cumulative',
      mode: 'announced',
      certainty: 'will',
      periodStart: '2025-09-01',
      horizon: '2026-03-31',
      amount: { point: 1900, hedge: 'nearly' },
    }),
    said('J20', 'moj', '2025-10-16', soFar('freed', '2025-09-01', '2025-10-16', exactly(640))),
    said('J21', 'moj', '2025-10-16', soFar('mistake', '2025-01', '2025-10-16', exactly(27))),
    said('J22', 'moj', '2025-11-20', level('prison', '2025-11-17', exactly(61900))),
    said('J23', 'courts', '2025-11-20', level('backlog', '2025-10-31', exactly(318000))),
    said('J24', 'insp', '2026-03-10', over('deaths', '2024-07', '2025-06', exactly(189)), {
      relations: [{ kind: 'revises', to: 'J7' }],
    }),
    said('J25', 'moj', '2026-04-02', soFar('freed', '2025-09-01', '2026-03-31', exactly(1240))),
  ],
};

describe('a page on courts and prisons', () => {
  const { on } = checkedPage({
    ledger: { name: 'tarvia', rows: LEDGER },
    page: PAGE,
    outlet: 'The Orlen Post',
    publishedOn: '2025-10-17',
    days: ['2025-10-17', '2025-11-21', '2026-04-03'],
  });

  it('takes a record out, with who counted it and how it went on', () => {
    const held = on('61,400 people in prison in Tarvia, as of 13 October 2025');
    expect(held.kinds[0]).toEqual(['single-origin', 'as-attributed']);
    expect(held.kinds[1]).toContain('outdated');
    on('54,800 (what is counted is not in the vocabulary)');
  });

  it('holds a charity to the ministry', () => {
    for (const kinds of on('15,900 people on remand').kinds)
      expect(kinds).toEqual(['contradicted', 'single-origin', 'as-attributed']);
  });

  it('counts deaths over their years, that before included', () => {
    const { kinds } = on('184 deaths from July 2024 to June 2025');
    expect(kinds[0]).toContain('as-attributed');
    expect(kinds[2]).toContain('outdated');
    expect(on('167 deaths from July 2023 to June 2024').kinds[2]).toContain('as-attributed');
    on('41 of 184 deaths');
  });

  it('dates the backlog of a year earlier, and takes a part of that of now', () => {
    const now = on('312,000 cases waiting to be heard, as of September 2025');
    expect(now.appearances).toBe(2);
    expect(now.kinds[0]).toEqual(['single-origin', 'as-attributed']);
    expect(now.kinds[1]).toContain('outdated');
    expect(on('289,000 cases waiting to be heard, as of September 2024').kinds[0]).toContain('as-attributed');
    on('about 38,000 of 312,000 cases');
    on('more than 300,000 court backlog');
  });

  it('holds two forecasts for one day against each other', () => {
    const bar = on('350,000 cases are expected by the end of 2026 (forecast)');
    expect(bar.kinds[0]).toEqual(['contradicted', 'single-origin', 'as-attributed']);
  });

  it('counts burglaries over the half year in which they were recorded', () => {
    const { kinds } = on('18,700 burglaries recorded from January 2025 to June 2025');
    for (const each of kinds) expect(each).not.toContain('distorted');
    on('9 percent, fell');
  });

  it('parts two counts of one day', () => {
    expect(on('37 people arrested on 15 October 2025').kinds[0]).toEqual([
      'contradicted',
      'single-origin',
      'as-attributed',
    ]);
    const organisers = on('60 people arrested').kinds;
    for (const kinds of organisers) expect(kinds).not.toContain('distorted');
    on('4 of 37 people arrested');
  });

  it('sees an early release fall short', () => {
    const freed = on('nearly 1,900 prisoners are foreseen as certain by the end of March 2026 (forecast)');
    expect(freed.kinds[0]).not.toContain('not-borne-out');
    expect(freed.kinds[2]).toContain('not-borne-out');
    const soFar = on('640 prisoners so far, counted since 1 September 2025').kinds;
    expect(soFar[0]).toEqual(['single-origin', 'as-attributed']);
    expect(soFar[2]).toContain('outdated');
  });
});
