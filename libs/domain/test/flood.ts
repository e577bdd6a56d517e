/**
 * A flood and a measles outbreak in Velmora, a country that does not exist. Every source, figure, place and date here is
 * invented, to hold what the ledger of the story does not: circles, relays from before their source, common control, sums
 * stated and unstated, withdrawals, corrections, unions, units, flows that make a total, a forecast with an end, stale
 * repeats, a source that was split, a measure that was merged.
 */
import type {
  Amount,
  Content,
  CrossReferenceInput,
  Claim,
  Measure,
  Place,
  Proposition,
  Source,
  SourceEdge,
  Vocabulary,
} from '@whence/domain';
import { about, exactly, ledger, moreThan, type Row } from './ledger.js';

const source = (
  key: string,
  name: string,
  kind: Source['kind'],
  edges: readonly SourceEdge[] = [],
  aliases: readonly string[] = [],
): Source => ({ key, name, kind, aliases, edges });
const partOf = (other: string, to?: string): SourceEdge => ({
  kind: 'part-of',
  other,
  ...(to === undefined ? {} : { to }),
});
const measure = (
  key: string,
  counted: string,
  state: string,
  unit = 'persons',
  more: Partial<Measure> = {},
): Measure => ({
  key,
  counted,
  state,
  unit,
  label: `${counted} ${state}`,
  broader: [],
  unionOf: [],
  ...more,
});
const byKey = <T extends { key: string }>(list: readonly T[]) => new Map(list.map((entry) => [entry.key, entry]));

export const VELMORA: Vocabulary = {
  sources: byKey([
    source('government', 'Government of Velmora', 'body'),
    source('civil-protection', 'Civil Protection Agency', 'body', [partOf('government')], ['CPA']),
    source('health-ministry', 'Ministry of Health', 'body', [partOf('government')], ['MOH']),
    source('weather-institute', 'Weather Institute', 'body', [partOf('government')]),
    source('water-board', 'Asten Water Board', 'body'),
    source('red-lantern', 'Red Lantern Relief', 'body'),
    source('lake-clinic', 'Lake Clinic', 'body'),
    source('school-board', 'Asten School Board', 'body'),
    source('district-laboratory', 'District Laboratory', 'body'),
    source('ilse-brandt', 'Ilse Brandt, engineer', 'person'),
    source('north-mutual', 'North Mutual', 'body'),
    source('south-mutual', 'South Mutual', 'body'),
    source('grand-mutual', 'Grand Mutual', 'body', [
      { kind: 'controls', other: 'north-mutual' },
      { kind: 'owns', other: 'south-mutual' },
    ]),
    source('overseas-re', 'Overseas Reinsurance', 'body'),
    // One office until the end of April 2031, two since.
    source('dyke-office', 'Dyke Office', 'body'),
    source('dykes-north', 'Dykes North', 'body', [partOf('dyke-office', '2031-04-30')]),
    source('dykes-south', 'Dykes South', 'body', [partOf('dyke-office', '2031-04-30')]),
    source('courier-house', 'Courier House', 'body', [
      { kind: 'owns', other: 'velmora-courier' },
      { kind: 'owns', other: 'asten-gazette' },
    ]),
    source('velmora-courier', 'Velmora Courier', 'outlet'),
    source('asten-gazette', 'Asten Gazette', 'outlet'),
    source('lake-radio', 'Lake Radio', 'outlet'),
    source('daily-echo', 'The Daily Echo', 'outlet'),
    source('an-official', 'an official who asked not to be named', 'anonymous'),
  ]),
  measures: byKey([
    measure('casualties', 'people', 'killed or injured', 'persons', { unionOf: ['killed', 'injured'] }),
    measure('killed', 'people', 'killed', 'persons', { broader: ['casualties'] }),
    measure('injured', 'people', 'injured', 'persons', { broader: ['casualties'] }),
    measure('displaced', 'people', 'displaced'),
    measure('rescued', 'people', 'rescued by boat'),
    measure('road', 'road', 'under water', 'kilometre'),
    measure('damage', 'damage', 'insured', 'euro'),
    measure('dyke', 'dyke', 'washed away', 'metre'),
    measure('pumps', 'pumps', 'lost', 'pieces'),
    measure('sluices', 'sluices', 'blocked', 'pieces'),
    measure('cases', 'measles cases', 'confirmed', 'cases'),
    measure('infections', 'measles infections', 'confirmed', 'cases', { mergedInto: 'cases' }),
    measure('vaccinated', 'children', 'vaccinated', 'percent'),
  ]),
  places: byKey<Place>([
    { key: 'velmora', name: 'Velmora', aliases: [] },
    { key: 'asten', name: 'Asten Valley', aliases: [], within: 'velmora' },
  ]),
};

const SO_FAR: Proposition = {
  subject: 'residents',
  place: 'asten',
  accumulation: 'cumulative',
  mode: 'observed',
  polarity: 'affirms',
};
export const soFar = (measure: string, amount: Amount, asOf?: string, more: Partial<Proposition> = {}): Content => ({
  ...SO_FAR,
  measure,
  amount,
  ...(asOf === undefined ? {} : { asOf }),
  ...more,
});
export const now = (measure: string, amount: Amount, asOf?: string, more: Partial<Proposition> = {}): Content =>
  soFar(measure, amount, asOf, { accumulation: 'stock', ...more });
const during = (measure: string, amount: Amount, periodStart: string, periodEnd: string): Content => ({
  ...SO_FAR,
  accumulation: 'flow',
  measure,
  amount,
  periodStart,
  periodEnd,
});
export const foreseen = (measure: string, amount: Amount, horizon?: string): Content => ({
  ...SO_FAR,
  mode: 'forecast',
  certainty: 'expected',
  measure,
  amount,
  ...(horizon === undefined ? {} : { horizon }),
});

export const FLOOD: readonly Row[] = [
  // Killed and injured: one agency gives the parts, a relief body the whole, which may be no more than their sum.
  { id: 'K1', source: 'civil-protection', day: '2031-03-12', content: soFar('killed', exactly(41), '2031-03-12') },
  { id: 'I1', source: 'civil-protection', day: '2031-03-12', content: soFar('injured', exactly(302), '2031-03-12') },
  {
    id: 'C1',
    source: 'red-lantern',
    day: '2031-03-13',
    read: true,
    content: soFar('casualties', exactly(343), '2031-03-13'),
  },
  // Rescued: two periods that make a total.
  {
    id: 'R1',
    source: 'civil-protection',
    day: '2031-03-11',
    content: during('rescued', about(700), '2031-03-01', '2031-03-10'),
  },
  {
    id: 'R2',
    source: 'civil-protection',
    day: '2031-03-21',
    content: during('rescued', about(520), '2031-03-11', '2031-03-20'),
  },
  // Displaced: a forecast with an end, a count on that day, an old figure given again without its date.
  {
    id: 'D1',
    source: 'red-lantern',
    day: '2031-03-08',
    read: true,
    content: now('displaced', about(2100), '2031-03-08'),
  },
  {
    id: 'D2',
    source: 'weather-institute',
    day: '2031-03-09',
    content: foreseen('displaced', moreThan(5000), '2031-03-15'),
  },
  { id: 'D3', source: 'civil-protection', day: '2031-03-16', content: soFar('displaced', about(3100), '2031-03-15') },
  { id: 'D4', source: 'civil-protection', day: '2031-03-16', content: now('displaced', about(3100), '2031-03-15') },
  { id: 'D5', source: 'red-lantern', day: '2031-03-18', read: true, content: now('displaced', about(2100)) },
  {
    id: 'D6',
    source: 'red-lantern',
    day: '2031-03-27',
    read: true,
    content: now('displaced', about(2900), '2031-03-27'),
  },
  // Roads, in kilometres and in miles.
  { id: 'W1', source: 'water-board', day: '2031-03-14', read: true, content: now('road', exactly(95), '2031-03-14') },
  {
    id: 'W2',
    source: 'civil-protection',
    day: '2031-03-14',
    content: now('road', about(98000), '2031-03-14', { unit: 'metres' }),
  },
  {
    id: 'W3',
    source: 'lake-radio',
    day: '2031-03-14',
    content: now('road', exactly(30), '2031-03-14', { unit: 'mi' }),
  },
  // Damage: two insurers of one house, another currency, and a circle of two papers.
  { id: 'G1', source: 'north-mutual', day: '2031-03-20', content: soFar('damage', about(8200000), '2031-03-20') },
  { id: 'G2', source: 'south-mutual', day: '2031-03-21', content: soFar('damage', about(8200000), '2031-03-20') },
  {
    id: 'G3',
    source: 'overseas-re',
    day: '2031-03-21',
    content: soFar('damage', about(9000000), '2031-03-20', { unit: 'US dollar' }),
  },
  {
    id: 'G4',
    source: 'lake-radio',
    day: '2031-03-22',
    relays: ['G5'],
    content: soFar('damage', about(8200000), '2031-03-20'),
  },
  {
    id: 'G5',
    source: 'daily-echo',
    day: '2031-03-22',
    relays: ['G4'],
    content: soFar('damage', about(8200000), '2031-03-20'),
  },
  { id: 'G6', source: 'asten-gazette', day: '2031-03-22', content: soFar('damage', about(8200000), '2031-03-20') },
  // Dykes: a stated sum of two offices that were one, a sum that does not add up, and a relay from before its source.
  { id: 'Y1', source: 'dykes-north', day: '2031-04-02', content: soFar('dyke', exactly(815), '2031-04-01') },
  { id: 'Y2', source: 'dykes-south', day: '2031-04-03', content: soFar('dyke', exactly(432), '2031-04-01') },
  {
    id: 'Y3',
    source: 'ilse-brandt',
    day: '2031-04-05',
    derives: ['Y1', 'Y2'],
    content: soFar('dyke', exactly(1247), '2031-04-01'),
  },
  {
    id: 'Y4',
    source: 'lake-radio',
    day: '2031-04-04',
    relays: ['Y3'],
    content: soFar('dyke', about(1250), '2031-04-01'),
  },
  {
    id: 'Y5',
    source: 'an-official',
    day: '2031-04-06',
    derives: ['Y1', 'Y2'],
    content: soFar('dyke', exactly(1384), '2031-04-01'),
  },
  // Pumps: counted alike by two that were one office until the end of April.
  { id: 'P1', source: 'dykes-north', day: '2031-04-08', content: soFar('pumps', exactly(64), '2031-04-07') },
  { id: 'P2', source: 'dykes-south', day: '2031-04-09', content: soFar('pumps', exactly(64), '2031-04-07') },
  { id: 'P3', source: 'dykes-north', day: '2031-05-12', content: soFar('sluices', exactly(17), '2031-05-11') },
  { id: 'P4', source: 'dykes-south', day: '2031-05-13', content: soFar('sluices', exactly(17), '2031-05-11') },
  // Measles: a withdrawal, a correction, a repeat by others, a measure under its former name.
  {
    id: 'M1',
    source: 'lake-clinic',
    day: '2031-05-05',
    read: true,
    content: soFar('cases', exactly(127), '2031-05-04'),
  },
  { id: 'M2', source: 'health-ministry', day: '2031-05-05', content: soFar('cases', exactly(127), '2031-05-04') },
  {
    id: 'M3',
    source: 'health-ministry',
    day: '2031-05-09',
    words: 'yesterday’s table must not be used',
    relations: [{ kind: 'withdraws', to: 'M2' }],
  },
  { id: 'M4', source: 'district-laboratory', day: '2031-05-06', content: soFar('cases', exactly(172), '2031-05-04') },
  {
    id: 'M5',
    source: 'district-laboratory',
    day: '2031-05-12',
    words: 'two digits were exchanged',
    content: soFar('cases', exactly(127), '2031-05-04'),
    relations: [{ kind: 'corrects', to: 'M4' }],
  },
  {
    id: 'M6',
    source: 'daily-echo',
    day: '2031-05-07',
    content: soFar('cases', exactly(127), '2031-05-04'),
    relations: [{ kind: 'repeats', to: 'M1' }],
  },
  { id: 'M7', source: 'school-board', day: '2031-05-14', content: soFar('infections', exactly(127), '2031-05-04') },
  {
    id: 'M8',
    source: 'lake-clinic',
    day: '2031-05-20',
    read: true,
    words: 'we never gave out that number',
    relations: [{ kind: 'denies-saying', to: 'M1' }],
  },
  // Shares and differences of shares.
  {
    id: 'V1',
    source: 'health-ministry',
    day: '2031-05-02',
    content: now('vaccinated', about(4), '2031-05-01', { unit: 'percentage points' }),
  },
  { id: 'V2', source: 'school-board', day: '2031-05-02', content: now('vaccinated', exactly(81), '2031-05-01') },
];

export const FLOOD_LEDGER = ledger(FLOOD);

export function floodInput(claim: Claim, publishedBy: string | null): CrossReferenceInput {
  return { claim, ...FLOOD_LEDGER, vocabulary: VELMORA, cutoffs: { recorded: null, publishedBy } };
}
