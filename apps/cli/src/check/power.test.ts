/** A page and a ledger on a power cut and on prices, both invented: households and customers, power and energy, the month and the year, outlooks that moved. */
import { describe, expect, it } from '@jest/globals';
import { checkedPage } from './checked-page.contract.js';
import { exactly, level, measured as m, over, sayingIn } from './invented-rows.contract.js';

const PAGE = `Million without power in Kelland as electricity hits record

- At least 410,000 households cut off
- Power restored to 120,000 customers
- Electricity to cost 12 percent more
- Inflation at 4.6 percent, highest in two years

Up to 410,000 households in Kelland were without power on Tuesday after an explosion at a substation near Ulmen, the Energy Ministry said.

The grid operator, Kelgrid, put the number at 168,000 customers and said that a customer could be a household, a shop or a whole block of flats. By Wednesday morning power had been restored to 80,000 of the 120,000 customers cut off in the capital, Ostra, it said.

The explosion took out 1,450 megawatts of capacity, about a sixth of the winter peak of 8,900 megawatts. Kelgrid imported 6,200 megawatt-hours on Tuesday, three times as much as on Monday, when 2,050 megawatt-hours were imported.

Repairs would take four to six weeks and cost 38 million marks, Kelgrid chief Nora Hain told the newspaper Ostra Kurier. A spokeswoman said Kelgrid had not promised that all customers would be supplied by Friday, correcting a report by the news agency Kelpress.

"The minister told us that 'not one hospital' lost power," opposition leader Ivo Brandt said. The Health Ministry said nine of the capital's 23 hospitals had run on generators.

The price of electricity for households will rise by up to 12 percent on January 1, to 31.4 cents per kilowatt-hour, the regulator, Ekon, said last week. It was 28 cents per kilowatt-hour in 2025. A household that uses 3,000 kilowatt-hours a year would pay about 100 marks more.

Wholesale prices averaged 142 marks per megawatt-hour in November, the highest since February 2023, according to the exchange Kelex.

Consumer prices rose 4.6 percent in November from a year earlier and 0.7 percent from October, the Statistics Office said on Monday. In October annual inflation had been 4.1 percent. Energy prices were up 9.8 percent year on year, food prices 5.2 percent.

The central bank expects inflation to peak at 5 percent in the first quarter of 2026 and to fall to 3 percent by the end of 2026. In September it had forecast 2.5 percent for the end of 2026. It raised its key rate by half a percentage point to 6.25 percent, the first increase since May 2023.

A third of households are behind with their energy bills, the consumer group Fair Meter said, citing data of the Social Ministry. The Social Ministry said the share was 14 percent and that Fair Meter had counted everyone who had ever paid late.

Gas storage was 61 percent full on Sunday, against 83 percent a year earlier, according to the operator Kelgas. That was enough for seventy days of normal use, it said. Kelgas denied reports that it had sold 300 million cubic metres of gas abroad.

Two workers were killed in the explosion and 17 injured, the fire service said. The Energy Ministry had earlier spoken of four dead.

The government will spend 1.2 billion marks on subsidies next year, 300 million more than this year, Finance Minister Adele Ruhm said. Industry used 5 percent less electricity between January and October than in the same period of 2024. Solar panels generated 1.9 terawatt-hours in the first ten months of the year, a record.
`;
const said = sayingIn('kelland');
const BLAST = '2025-12-02';
const outlook = (horizon: string, percent: number) => ({
  measure: 'inflation',
  accumulation: 'stock',
  mode: 'forecast',
  certainty: 'expected',
  horizon,
  amount: exactly(percent),
});
const LEDGER = {
  sources: [
    { key: 'energy', name: 'Energy Ministry', kind: 'body' },
    { key: 'kelgrid', name: 'Kelgrid', kind: 'body' },
    { key: 'ekon', name: 'Ekon', kind: 'body' },
    { key: 'kelex', name: 'Kelex', kind: 'body' },
    { key: 'stats', name: 'Statistics Office', kind: 'body' },
    { key: 'bank', name: 'central bank', kind: 'body' },
    { key: 'meter', name: 'Fair Meter', kind: 'body' },
    { key: 'social', name: 'Social Ministry', kind: 'body' },
    { key: 'health', name: 'Health Ministry', kind: 'body' },
    { key: 'kelgas', name: 'Kelgas', kind: 'body' },
    { key: 'fire', name: 'fire service', kind: 'body' },
    { key: 'ruhm', name: 'Adele Ruhm', kind: 'person' },
  ],
  places: [
    { key: 'kelland', name: 'Kelland' },
    { key: 'ostra', name: 'Ostra', within: 'kelland' },
  ],
  measures: [
    m('households-out', 'households', 'without power', 'households', 'households without power'),
    m('customers-out', 'customers', 'without power', 'customers', 'customers without power'),
    m('restored', 'customers', 'reconnected', 'customers', 'customers reconnected'),
    m('capacity', 'capacity', 'lost', 'megawatts', 'capacity lost'),
    m('imports', 'electricity', 'imported', 'megawatt-hours', 'electricity imported'),
    m('price', 'electricity', 'price', 'cents per kilowatt-hour', 'price of electricity'),
    m('wholesale', 'wholesale prices', 'price', 'marks per megawatt-hour', 'wholesale prices'),
    m('inflation', 'inflation', 'annual', 'percent', 'annual inflation'),
    m('monthly', 'inflation', 'monthly', 'percent', 'monthly inflation'),
    m('arrears', 'households', 'behind with bills', 'percent', 'households behind with bills'),
    m('storage', 'gas storage', 'full', 'percent', 'gas storage full'),
    m('killed', 'workers', 'killed', 'persons', 'workers killed'),
    m('injured', 'workers', 'injured', 'persons', 'workers injured'),
    m('subsidies', 'subsidies', 'spent', 'marks', 'subsidies'),
    m('hospitals', 'hospitals', 'on generators', 'hospitals', 'hospitals on generators'),
  ],
  statements: [
    said(
      'E1',
      'energy',
      BLAST,
      level('households-out', BLAST, { high: { value: 410000, strict: false }, hedge: 'up-to' }),
    ),
    said('E2', 'kelgrid', BLAST, level('customers-out', BLAST, exactly(168000))),
    sayingIn('ostra')(
      'E3',
      'kelgrid',
      '2025-12-03',
      level('restored', '2025-12-03', exactly(80000), { whole: 120000 }),
    ),
    said('E4', 'kelgrid', BLAST, level('capacity', BLAST, exactly(1450))),
    said('E5', 'kelgrid', '2025-12-03', over('imports', BLAST, BLAST, exactly(6200))),
    said('E6', 'kelgrid', BLAST, over('imports', '2025-12-01', '2025-12-01', exactly(2050))),
    said('E7', 'ekon', '2025-11-26', {
      measure: 'price',
      accumulation: 'stock',
      mode: 'announced',
      certainty: 'will',
      horizon: '2026-01-01',
      amount: { high: { value: 31.4, strict: false }, hedge: 'up-to' },
    }),
    said('E8', 'ekon', '2024-12-01', level('price', '2025', exactly(28))),
    said('E9', 'kelex', '2025-12-01', over('wholesale', '2025-11', '2025-11', exactly(142))),
    said('E10', 'stats', '2025-12-01', level('inflation', '2025-11', exactly(4.6))),
    said('E11', 'stats', '2025-12-01', level('monthly', '2025-11', exactly(0.7))),
    said('E12', 'stats', '2025-11-03', level('inflation', '2025-10', exactly(4.1))),
    said('E13', 'bank', '2025-11-27', outlook('2026-03', 5)),
    said('E14', 'bank', '2025-11-27', outlook('2026-12', 3)),
    said('E15', 'bank', '2025-09-11', outlook('2026-12', 2.5)),
    said('E16', 'social', '2025-11-20', level('arrears', '2025-10', exactly(14))),
    said('E17', 'kelgas', '2025-12-01', level('storage', '2025-11-30', exactly(61))),
    said('E18', 'kelgas', '2024-12-02', level('storage', '2024-11-30', exactly(83))),
    said('E19', 'fire', '2025-12-03', over('killed', BLAST, BLAST, exactly(2))),
    said('E20', 'energy', BLAST, over('killed', BLAST, BLAST, exactly(4))),
    said('E21', 'fire', '2025-12-03', over('injured', BLAST, BLAST, exactly(17))),
    said('E22', 'health', '2025-12-03', level('hospitals', BLAST, exactly(9))),
    said('E23', 'kelgrid', '2025-12-05', level('customers-out', BLAST, exactly(151000)), {
      relations: [{ kind: 'corrects', to: 'E2' }],
    }),
    said('E24', 'stats', '2026-04-14', level('inflation', '2026-03', exactly(5.3))),
  ],
};

describe('a page on a power cut and on prices', () => {
  const { on, differencesIn } = checkedPage({
    ledger: { name: 'kelland', rows: LEDGER },
    page: PAGE,
    outlet: 'The Kelland Post',
    publishedOn: '2025-12-03',
    days: ['2025-12-03', '2025-12-06', '2026-04-20'],
  });

  it('tells bullets that say more than the body', () => {
    const households = on('up to 410,000 households without power in Kelland, as of 2 December 2025');
    expect(households.kinds[0]).toEqual(['distorted', 'single-origin', 'as-attributed']);
    expect(differencesIn('At least 410,000 households cut off')).toContain('bound-turned');
    expect(on('80,000 of 120,000 customers, as of 3 December 2025').kinds[0]).toContain('distorted');
    expect(differencesIn('Power restored to 120,000 customers')).toContain('part-became-whole');
    expect(on('up to 12 percent are foreseen as certain by 1 January 2026, rose (forecast)').kinds[0]).toContain(
      'distorted',
    );
  });

  it('holds households and customers apart, and tells what was corrected', () => {
    const customers = on('168,000 customers').kinds;
    expect(customers[0]).toContain('as-attributed');
    expect(customers[0]).not.toContain('contradicted');
    expect(customers[1]).toContain('outdated');
  });

  it('takes the rise of prices over a year and over a month for no change of what the office said', () => {
    for (const says of ['4.6 percent in November 2025, rose', '0.7 percent, counted since October 2025'])
      expect(on(says).kinds[0]).toEqual(['single-origin', 'as-attributed', 'no-comparable-prior']);
    expect(on('2.5 percent are expected by the end of 2026 (forecast)').kinds[0]).toContain('outdated');
    expect(on('5 percent are expected by the end of March 2026 (forecast)').kinds[2]).toContain('borne-out');
  });

  it('reads power, energy and prices in their units, each at its time', () => {
    on('1,450 megawatts');
    on('about a sixth of a whole');
    on('2,050 megawatt-hours on 1 December 2025');
    on('1.9 terawatt-hours from January 2025 to October 2025');
    on('31.4 cents per kilowatt-hour are foreseen as certain by 1 January 2026, rose (forecast)');
    on('3,000 kilowatt-hours per year');
    expect(on('142 marks per megawatt-hour, as of November 2025').kinds[0]).toEqual(['single-origin', 'as-attributed']);
  });

  it('tells what is to come from what comes on top', () => {
    on('38,000,000 marks are foreseen as certain (forecast)');
    on('1,200,000,000 marks are foreseen as certain by the end of 2026 (forecast)');
  });

  it('counts none where not one was, and tells who spoke of so many', () => {
    on('0 hospitals');
    expect(on('4 (what is counted is not in the vocabulary)').kinds[0]).toContain('as-attributed');
    on('denies the figure of 300,000,000 cubic metres');
  });
});
