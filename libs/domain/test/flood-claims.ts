/** Claims of invented pages about the invented flood, and the days on which they are looked at. */
import type { Claim, Content, StatedSource } from '@whence/domain';
import { foreseen, now, soFar } from './flood.js';
import { about, appearance, claimOf, exactly, moreThan, named, vague } from './ledger.js';

const page = (content: Content, day: string, hands: readonly StatedSource[], outlet?: string): Claim =>
  claimOf([appearance(content, hands, { publishedOn: day, ...(outlet === undefined ? {} : { outlet }) })]);

const RED_LANTERN = [named('Red Lantern', 'red-lantern')];
const LAKE_RADIO = [named('Lake Radio', 'lake-radio')];
const OFFICIAL: StatedSource = { text: 'an official', kind: 'anonymous', source: 'an-official' };

export const FLOOD_CLAIMS: readonly (readonly [name: string, claim: Claim, days: readonly string[]])[] = [
  [
    'a sum of killed and injured',
    page(soFar('casualties', exactly(343), '2031-03-13'), '2031-03-14', RED_LANTERN),
    ['2031-03-12', '2031-03-14'],
  ],
  [
    'a total of two periods',
    page(soFar('rescued', about(1200), '2031-03-20'), '2031-03-22', [named('CPA', 'civil-protection')]),
    ['2031-03-22'],
  ],
  [
    'a forecast with an end',
    page(foreseen('displaced', moreThan(5000), '2031-03-15'), '2031-03-10', [
      named('the Weather Institute', 'weather-institute'),
    ]),
    ['2031-03-10', '2031-03-16'],
  ],
  [
    'an old figure without its date',
    page(now('displaced', about(2100)), '2031-03-19', RED_LANTERN),
    ['2031-03-10', '2031-03-19', '2031-03-28'],
  ],
  [
    'kilometres told in miles',
    page(now('road', about(60), '2031-03-14', { unit: 'mile' }), '2031-03-15', [
      named('the water board', 'water-board'),
    ]),
    ['2031-03-15'],
  ],
  [
    'a circle, a house of papers and a house of insurers',
    page(soFar('damage', about(8200000), '2031-03-20'), '2031-03-23', LAKE_RADIO, 'velmora-courier'),
    ['2031-03-23'],
  ],
  [
    'a stated sum',
    page(soFar('dyke', exactly(1247), '2031-04-01'), '2031-04-07', [named('Ilse Brandt', 'ilse-brandt')]),
    ['2031-04-07'],
  ],
  [
    'a stated sum, carried before it was made',
    page(soFar('dyke', about(1250), '2031-04-01'), '2031-04-07', LAKE_RADIO),
    ['2031-04-07'],
  ],
  [
    'a stated sum that does not add up',
    page(soFar('dyke', exactly(1384), '2031-04-01'), '2031-04-07', [OFFICIAL]),
    ['2031-04-07'],
  ],
  [
    'one office that became two',
    page(soFar('pumps', exactly(64), '2031-04-07'), '2031-04-10', [named('Dykes North', 'dykes-north')]),
    ['2031-04-10', '2031-05-01'],
  ],
  [
    'two offices that were one',
    page(soFar('sluices', exactly(17), '2031-05-11'), '2031-05-14', [named('Dykes North', 'dykes-north')]),
    ['2031-05-14'],
  ],
  [
    'cases taken back, corrected, repeated, renamed',
    page(soFar('cases', exactly(127), '2031-05-04'), '2031-05-08', [named('Lake Clinic', 'lake-clinic')]),
    ['2031-05-08', '2031-05-10', '2031-05-13', '2031-05-15', '2031-05-21'],
  ],
  [
    'infections, under the former name',
    page(soFar('infections', exactly(127), '2031-05-04'), '2031-05-08', [named('Lake Clinic', 'lake-clinic')]),
    ['2031-05-15'],
  ],
  [
    'a share and a difference of shares',
    page(now('vaccinated', about(80), '2031-05-01'), '2031-05-03', [vague('Figures')]),
    ['2031-05-03'],
  ],
];
