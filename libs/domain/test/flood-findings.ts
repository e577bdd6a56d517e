/** What is to be found on the claims of people, roads and money in the invented ledger, by claim and day: written out, each read and judged. */
import type { Told } from './told.js';

export const FLOOD_FINDINGS: Readonly<Record<string, Readonly<Record<string, Told>>>> = {
  'a sum of killed and injured': {
    '2031-03-12': {
      assessments: [
        [
          'single-origin since 2031-03-14, held [government]',
          '1 origin (CPA, seen only through relays); 1 unlocated []',
          'CPA, seen only through relays: CPA, 12 March 2031 [l/I1]',
          'as a sum made here, not a count: CPA, 12 March 2031, agrees at an earlier date, when its counts of 302 injured and 41 killed are added up here [l/I1]',
          '343, the figure claimed, is just what 302 (CPA, 12 March 2031) plus 41 (CPA, 12 March 2031) make: if this sum holds, it is no count of its own [article/0123456789ab/100 l/I1 l/K1]',
        ],
      ],
      origins: [
        '1 origin (CPA, seen only through relays); 1 unlocated',
        '343, the figure claimed, is just what 302 (CPA, 12 March 2031) plus 41 (CPA, 12 March 2031) make: if this sum holds, it is no count of its own',
      ],
      ends: ['article/0123456789ab/100/1 unlocated: Red Lantern'],
      faults: [],
      comparisons: [
        'l/I1 agrees union-summed',
        'not-comparable containment: l/K1',
        'not-comparable slots: l/D1 l/D2 l/R1',
      ],
      differences: [],
      relations: [],
    },
    '2031-03-14': {
      assessments: [
        [
          'corroborated since 2031-03-14, held [government red-lantern]',
          '2 origins (Red Lantern Relief; CPA, seen only through relays) []',
          'Red Lantern Relief: Red Lantern Relief, 13 March 2031 [l/C1]',
          'CPA, seen only through relays: CPA, 12 March 2031 [l/I1]',
          'as a sum made here, not a count: CPA, 12 March 2031, agrees at an earlier date, when its counts of 302 injured and 41 killed are added up here [l/I1]',
          '343 (Red Lantern Relief, 13 March 2031) is just what 302 (CPA, 12 March 2031) plus 41 (CPA, 12 March 2031) make: if this sum holds, it is no count of its own [l/C1 l/I1 l/K1]',
        ],
        [
          'as-attributed since 2031-03-14, held [red-lantern]',
          'Red Lantern: Red Lantern Relief, 13 March 2031, did say so: 343 people killed or injured in Asten Valley, as of 13 March 2031 [l/C1]',
        ],
      ],
      origins: [
        '2 origins (Red Lantern Relief; CPA, seen only through relays)',
        '343 (Red Lantern Relief, 13 March 2031) is just what 302 (CPA, 12 March 2031) plus 41 (CPA, 12 March 2031) make: if this sum holds, it is no count of its own',
      ],
      ends: ['l/C1 identified: Red Lantern Relief'],
      faults: [],
      comparisons: [
        'l/C1 agrees same-time-cumulative',
        'l/I1 agrees union-summed',
        'not-comparable containment: l/K1',
        'not-comparable slots: l/D1 l/D2 l/R1',
      ],
      differences: ['drift agrees-exactly l/C1 article/0123456789ab/100: both say the same'],
      relations: [],
    },
  },
  'a total of two periods': {
    '2031-03-22': {
      assessments: [
        [
          'single-origin since 2031-03-22, held [government]',
          '1 origin (CPA, seen only through relays); 1 unlocated []',
          'CPA, seen only through relays: CPA, 11 March 2031; CPA, 21 March 2031 [l/R1 l/R2]',
          'as a sum made here, not a count: CPA, 11 March 2031; CPA, 21 March 2031, agrees: about 700 (CPA, 11 March 2031) and about 520 (CPA, 21 March 2031) together reach it [l/R1 l/R2]',
        ],
      ],
      origins: ['1 origin (CPA, seen only through relays); 1 unlocated'],
      ends: ['article/0123456789ab/100/1 unlocated: CPA'],
      faults: [],
      comparisons: [
        'l/R1 agrees flows-tile',
        'l/R2 agrees flows-tile',
        'not-comparable slots: l/C1 l/D1 l/D2 l/D3 l/D4 l/D5 l/I1 l/K1',
      ],
      differences: [],
      relations: [],
    },
  },
  'a forecast with an end': {
    '2031-03-10': {
      assessments: [
        [
          'single-origin since 2031-03-10, held [weather-institute]',
          '1 origin (Weather Institute, seen only through relays) []',
          'Weather Institute, seen only through relays: Weather Institute, 9 March 2031 [l/D2]',
        ],
        [
          'as-attributed since 2031-03-10, held [weather-institute]',
          'the Weather Institute: Weather Institute, 9 March 2031, did say so: more than 5,000 people are expected to be displaced in Asten Valley in all by 15 March 2031 (forecast) [l/D2]',
        ],
      ],
      origins: ['1 origin (Weather Institute, seen only through relays)'],
      ends: ['l/D2 identified: Weather Institute'],
      faults: [],
      comparisons: ['l/D2 agrees same-time-forecast', 'not-comparable slots: l/D1'],
      differences: ['drift agrees-exactly l/D2 article/0123456789ab/100: both say the same'],
      relations: [],
    },
    '2031-03-16': {
      assessments: [
        [
          'not-borne-out since 2031-03-16, not yet [weather-institute]',
          'CPA observed about 3,100 people displaced in Asten Valley, as of 15 March 2031: this is less than was forecast by 15 March 2031 [l/D3]',
        ],
        [
          'single-origin since 2031-03-10, held [weather-institute]',
          '1 origin (Weather Institute, seen only through relays) []',
          'Weather Institute, seen only through relays: Weather Institute, 9 March 2031 [l/D2]',
        ],
        [
          'as-attributed since 2031-03-10, held [weather-institute]',
          'the Weather Institute: Weather Institute, 9 March 2031, did say so: more than 5,000 people are expected to be displaced in Asten Valley in all by 15 March 2031 (forecast) [l/D2]',
        ],
      ],
      origins: ['1 origin (Weather Institute, seen only through relays)'],
      ends: ['l/D2 identified: Weather Institute'],
      faults: [],
      comparisons: [
        'l/D2 agrees same-time-forecast',
        'l/D3 bears-on forecast-against-observed',
        'not-comparable slots: l/C1 l/D1 l/D4 l/I1 l/K1 l/R1',
      ],
      differences: ['drift agrees-exactly l/D2 article/0123456789ab/100: both say the same'],
      relations: [],
    },
  },
  'an old figure without its date': {
    '2031-03-10': {
      assessments: [
        [
          'single-origin since 2031-03-19, held [red-lantern]',
          '1 origin (Red Lantern Relief) []',
          'Red Lantern Relief: Red Lantern Relief, 8 March 2031 [l/D1]',
        ],
        [
          'as-attributed since 2031-03-19, held [red-lantern]',
          'Red Lantern: Red Lantern Relief, 8 March 2031, did say so: about 2,100 people displaced in Asten Valley, as of 8 March 2031 [l/D1]',
        ],
      ],
      origins: ['1 origin (Red Lantern Relief)'],
      ends: ['l/D1 identified: Red Lantern Relief'],
      faults: [],
      comparisons: ['l/D1 agrees same-time-stock', 'not-comparable slots: l/D2'],
      differences: [
        'drift agrees-exactly l/D1 article/0123456789ab/100: both give the same figure; left out: its date (8 March 2031)',
      ],
      relations: [],
    },
    '2031-03-19': {
      assessments: [
        [
          'outdated since 2031-03-16, held, if the link holds [government]',
          'later count by another origin: CPA, 16 March 2031: about 3,100 people displaced in Asten Valley, as of 15 March 2031 [l/D4]',
        ],
        [
          'single-origin since 2031-03-19, held, if the link holds [red-lantern]',
          '1 origin (Red Lantern Relief) []',
          'Red Lantern Relief: Red Lantern Relief, 8 March 2031; Red Lantern Relief, 18 March 2031 [l/D1 l/D5]',
        ],
        [
          'as-attributed since 2031-03-19, held, if the link holds [red-lantern]',
          'Red Lantern: Red Lantern Relief, 18 March 2031, did say so: about 2,100 people displaced in Asten Valley (undated; it gave this figure first as of 8 March 2031) (if this link holds) [l/D5]',
        ],
      ],
      origins: ['1 origin (Red Lantern Relief)'],
      ends: ['l/D5 identified: Red Lantern Relief, if the link holds'],
      faults: [],
      comparisons: [
        'l/D1 agrees same-time-stock',
        'l/D4 superseded stock-later',
        'l/D5 agrees same-time-stock',
        'not-comparable slots: l/C1 l/D2 l/D3 l/I1 l/K1 l/R1',
      ],
      differences: [
        'drift agrees-exactly l/D5 article/0123456789ab/100: both give the same figure; left out: its date (8 March 2031)',
        'revision repeat-presented-as-new l/D1 l/D5: a figure of 8 March 2031 was repeated on 18 March 2031 without a date of its own',
      ],
      relations: [],
    },
    '2031-03-28': {
      assessments: [
        [
          'outdated since 2031-03-16, held, if the link holds [government red-lantern]',
          'later count by another origin: CPA, 16 March 2031: about 3,100 people displaced in Asten Valley, as of 15 March 2031 [l/D4]',
          'superseded by its own origin: Red Lantern Relief, 27 March 2031: about 2,900 people displaced in Asten Valley, as of 27 March 2031 [l/D6]',
        ],
        [
          'single-origin since 2031-03-19, held, if the link holds [red-lantern]',
          '1 origin (Red Lantern Relief) []',
          'Red Lantern Relief: Red Lantern Relief, 8 March 2031; Red Lantern Relief, 18 March 2031 [l/D1 l/D5]',
          'but its figure since, Red Lantern Relief, 27 March 2031, is later and higher [l/D6]',
        ],
        [
          'as-attributed since 2031-03-19, held, if the link holds [red-lantern]',
          'Red Lantern: Red Lantern Relief, 18 March 2031, did say so: about 2,100 people displaced in Asten Valley (undated; it gave this figure first as of 8 March 2031) (if this link holds) [l/D5]',
        ],
      ],
      origins: ['1 origin (Red Lantern Relief)'],
      ends: ['l/D5 identified: Red Lantern Relief, if the link holds'],
      faults: [],
      comparisons: [
        'l/D1 agrees same-time-stock',
        'l/D4 superseded stock-later',
        'l/D5 agrees same-time-stock',
        'l/D6 superseded stock-later',
        'not-comparable slots: l/C1 l/D2 l/D3 l/I1 l/K1 l/R1 l/R2',
      ],
      differences: [
        'drift agrees-exactly l/D5 article/0123456789ab/100: both give the same figure; left out: its date (8 March 2031)',
        'revision repeat-presented-as-new l/D1 l/D5: a figure of 8 March 2031 was repeated on 18 March 2031 without a date of its own',
      ],
      relations: [],
    },
  },
  'kilometres told in miles': {
    '2031-03-15': {
      assessments: [
        [
          'unsettled since 2031-03-14, held [government lake-radio]',
          'CPA, 14 March 2031: about 98,000 metres of road under water in Asten Valley, as of 14 March 2031: agrees (metres against miles, converted) [l/W2]',
          'Lake Radio, 14 March 2031: 30 miles of road under water in Asten Valley, as of 14 March 2031: is lower for the same time; the claim lies above it (by a factor of 1.5 or more) [l/W3]',
        ],
        [
          'corroborated since 2031-03-15, held, if the link holds [government water-board]',
          '2 origins (Asten Water Board; CPA, seen only through relays) []',
          'Asten Water Board (if this link holds): Asten Water Board, 14 March 2031 [l/W1]',
          'CPA, seen only through relays: CPA, 14 March 2031 [l/W2]',
        ],
        [
          'as-attributed since 2031-03-15, held, if the link holds [water-board]',
          'the water board: Asten Water Board, 14 March 2031, did say so: 95 kilometres of road under water in Asten Valley, as of 14 March 2031 (if this link holds) [l/W1]',
        ],
      ],
      origins: ['2 origins (Asten Water Board; CPA, seen only through relays)'],
      ends: ['l/W1 identified: Asten Water Board, if the link holds'],
      faults: [],
      comparisons: ['l/W1 agrees same-time-stock', 'l/W2 agrees same-time-stock', 'l/W3 above same-time-stock'],
      differences: [
        'drift agrees-exactly l/W1 article/0123456789ab/100: the figures agree, though not printed alike: “95 kilometres” became “about 60 miles”',
      ],
      relations: [],
    },
  },
  'a circle, a house of papers and a house of insurers': {
    '2031-03-23': {
      assessments: [
        [
          'single-origin since 2031-03-23, held [grand-mutual]',
          '1 origin (North Mutual and South Mutual, seen only through relays); 1 unlocated []',
          'North Mutual and South Mutual, seen only through relays: North Mutual, 20 March 2031; South Mutual, 21 March 2031 [l/G1 l/G2]',
          "not counted: Asten Gazette is of the article's own house: Courier House owns both Asten Gazette and Velmora Courier []",
          'counted once: North Mutual and South Mutual both stand under Grand Mutual []',
          'the trace runs in a circle: Lake Radio, 22 March 2031; The Daily Echo, 22 March 2031 [l/G4 l/G5]',
        ],
        [
          'as-attributed since 2031-03-23, held [lake-radio]',
          'Lake Radio: Lake Radio, 22 March 2031, did say so: about 8.2 million euros of damage insured in Asten Valley, as of 20 March 2031 [l/G4]',
        ],
      ],
      origins: [
        '1 origin (North Mutual and South Mutual, seen only through relays); 1 unlocated',
        "Asten Gazette is of the article's own house: Courier House owns both Asten Gazette and Velmora Courier",
        'The Daily Echo relays Lake Radio (22 March 2031)',
        'North Mutual and South Mutual both stand under Grand Mutual',
      ],
      ends: ['l/G4 unlocated: Lake Radio (the trace runs in a circle)'],
      faults: ['l/G4 l/G5 cycle', 'l/G5 l/G4 cycle'],
      comparisons: [
        'l/G1 agrees same-time-cumulative',
        'l/G2 agrees same-time-cumulative',
        'l/G6 agrees same-time-cumulative',
        'not-comparable slots: l/G3',
      ],
      differences: [
        'drift agrees-exactly l/G4 article/0123456789ab/100: both say the same',
        'drift agrees-exactly l/G4 l/G5: both say the same',
        'drift agrees-exactly l/G5 l/G4: both say the same',
      ],
      relations: [],
    },
  },
};
