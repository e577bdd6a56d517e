/** What is to be found on the claims of dykes, pumps and sluices in the invented ledger, by claim and day: written out, each read and judged. */
import type { Told } from './told.js';

export const DYKE_FINDINGS: Readonly<Record<string, Readonly<Record<string, Told>>>> = {
  'a stated sum': {
    '2031-04-07': {
      assessments: [
        [
          'single-origin since 2031-04-07, held [dykes-north]',
          '1 origin (Dykes North and Dykes South, put together by Ilse Brandt, seen only through relays) []',
          'Dykes North and Dykes South, put together by Ilse Brandt, seen only through relays: Dykes North, 2 April 2031; Dykes South, 3 April 2031 [l/Y1 l/Y2]',
          'counted once: Dykes North and Dykes South both belong to Dyke Office []',
          'counted once: Ilse Brandt adds up figures, among them that of Dykes North (2 April 2031) []',
          'counted once: Ilse Brandt adds up figures, among them that of Dykes South (3 April 2031) []',
        ],
        [
          'as-attributed since 2031-04-07, held [ilse-brandt]',
          'Ilse Brandt: Ilse Brandt, 5 April 2031, did say so: 1,247 metres of dyke washed away in Asten Valley, as of 1 April 2031 [l/Y3]',
        ],
      ],
      origins: [
        '1 origin (Dykes North and Dykes South, put together by Ilse Brandt, seen only through relays)',
        'Dykes North and Dykes South both belong to Dyke Office',
        'Ilse Brandt adds up figures, among them that of Dykes North (2 April 2031)',
        'Ilse Brandt adds up figures, among them that of Dykes South (3 April 2031)',
      ],
      ends: ['l/Y1 identified: Dykes North', 'l/Y2 identified: Dykes South'],
      faults: [],
      comparisons: [
        'l/Y1 bears-on operand',
        'l/Y2 bears-on operand',
        'l/Y3 agrees same-time-cumulative',
        'l/Y5 below same-time-cumulative',
      ],
      differences: [
        'drift agrees-exactly l/Y1 l/Y3: 1,247 is worked out from 815 (Dykes North, 2 April 2031) plus 432 (Dykes South, 3 April 2031)',
        'drift agrees-exactly l/Y3 article/0123456789ab/100: both say the same',
      ],
      relations: [],
    },
  },
  'a stated sum, carried before it was made': {
    '2031-04-07': {
      assessments: [
        [
          'single-origin since 2031-04-07, held [dykes-north]',
          '1 origin (Dykes North and Dykes South, put together by Ilse Brandt, seen only through relays) []',
          'Dykes North and Dykes South, put together by Ilse Brandt, seen only through relays: Dykes North, 2 April 2031; Dykes South, 3 April 2031 [l/Y1 l/Y2]',
          'counted once: Dykes North and Dykes South both belong to Dyke Office []',
          'counted once: Ilse Brandt adds up figures, among them that of Dykes North (2 April 2031) []',
          'counted once: Ilse Brandt adds up figures, among them that of Dykes South (3 April 2031) []',
          'Lake Radio, 4 April 2031, is dated before what it relays: Ilse Brandt, 5 April 2031 [l/Y3 l/Y4]',
        ],
        [
          'as-attributed since 2031-04-07, held [lake-radio]',
          'Lake Radio: Lake Radio, 4 April 2031, did say so: about 1,250 metres of dyke washed away in Asten Valley, as of 1 April 2031 [l/Y4]',
        ],
      ],
      origins: [
        '1 origin (Dykes North and Dykes South, put together by Ilse Brandt, seen only through relays)',
        'Dykes North and Dykes South both belong to Dyke Office',
        'Ilse Brandt adds up figures, among them that of Dykes North (2 April 2031)',
        'Ilse Brandt adds up figures, among them that of Dykes South (3 April 2031)',
      ],
      ends: ['l/Y1 identified: Dykes North', 'l/Y2 identified: Dykes South'],
      faults: ['l/Y4 l/Y3 backdated'],
      comparisons: [
        'l/Y1 bears-on operand',
        'l/Y2 bears-on operand',
        'l/Y3 agrees same-time-cumulative',
        'l/Y5 below same-time-cumulative',
      ],
      differences: [
        'drift agrees-exactly l/Y1 l/Y3: 1,247 is worked out from 815 (Dykes North, 2 April 2031) plus 432 (Dykes South, 3 April 2031)',
        'drift agrees-exactly l/Y3 l/Y4: the figures agree, though not printed alike: “1,247” became “about 1,250”',
        'drift agrees-exactly l/Y4 article/0123456789ab/100: both say the same',
      ],
      relations: [],
    },
  },
  'a stated sum that does not add up': {
    '2031-04-07': {
      assessments: [
        [
          'single-origin since 2031-04-07, held [dykes-north]',
          '1 origin (Dykes North and Dykes South, put together by an official who asked not to be named, seen only through relays) []',
          'Dykes North and Dykes South, put together by an official who asked not to be named, seen only through relays: Dykes North, 2 April 2031; Dykes South, 3 April 2031 [l/Y1 l/Y2]',
          'counted once: an official who asked not to be named adds up figures, among them that of Dykes North (2 April 2031) []',
          'counted once: Dykes North and Dykes South both belong to Dyke Office []',
          'counted once: an official who asked not to be named adds up figures, among them that of Dykes South (3 April 2031) []',
          '1,384 is worked out from 815 (Dykes North, 2 April 2031) plus 432 (Dykes South, 3 April 2031), and that is not what they make [l/Y1 l/Y5]',
        ],
        [
          'unattributed since 2031-04-07, held []',
          'as the page states it, the trace ends at a source whose name is kept back (“an official”) [article/0123456789ab/100/1]',
        ],
        [
          'as-attributed since 2031-04-07, held [an-official]',
          'an official: an official who asked not to be named, 6 April 2031, did say so: 1,384 metres of dyke washed away in Asten Valley, as of 1 April 2031 [l/Y5]',
        ],
      ],
      origins: [
        '1 origin (Dykes North and Dykes South, put together by an official who asked not to be named, seen only through relays)',
        'an official who asked not to be named adds up figures, among them that of Dykes North (2 April 2031)',
        'Dykes North and Dykes South both belong to Dyke Office',
        'an official who asked not to be named adds up figures, among them that of Dykes South (3 April 2031)',
      ],
      ends: ['l/Y1 identified: Dykes North', 'l/Y2 identified: Dykes South'],
      faults: [],
      comparisons: [
        'l/Y1 bears-on operand',
        'l/Y2 bears-on operand',
        'l/Y3 above same-time-cumulative',
        'l/Y5 agrees same-time-cumulative',
      ],
      differences: [
        'drift value-changed l/Y1 l/Y5: 1,384 is worked out from 815 (Dykes North, 2 April 2031) plus 432 (Dykes South, 3 April 2031), and that is not what they make',
        'drift agrees-exactly l/Y5 article/0123456789ab/100: both say the same',
      ],
      relations: [],
    },
  },
  'one office that became two': {
    '2031-04-10': {
      assessments: [
        [
          'single-origin since 2031-04-10, held [dykes-north]',
          '1 origin (Dykes North, seen only through relays) []',
          'Dykes North, seen only through relays: Dykes North, 8 April 2031; Dykes South, 9 April 2031 [l/P1 l/P2]',
          'counted once: Dykes North and Dykes South both belong to Dyke Office []',
        ],
        [
          'as-attributed since 2031-04-10, held [dykes-north]',
          'Dykes North: Dykes North, 8 April 2031, did say so: 64 pumps lost in Asten Valley, as of 7 April 2031 [l/P1]',
        ],
      ],
      origins: [
        '1 origin (Dykes North, seen only through relays)',
        'Dykes North and Dykes South both belong to Dyke Office',
      ],
      ends: ['l/P1 identified: Dykes North'],
      faults: [],
      comparisons: ['l/P1 agrees same-time-cumulative', 'l/P2 agrees same-time-cumulative'],
      differences: ['drift agrees-exactly l/P1 article/0123456789ab/100: both say the same'],
      relations: [],
    },
    '2031-05-01': {
      assessments: [
        [
          'single-origin since 2031-04-10, held [dykes-north]',
          '1 origin (Dykes North, seen only through relays) []',
          'Dykes North, seen only through relays: Dykes North, 8 April 2031; Dykes South, 9 April 2031 [l/P1 l/P2]',
          'counted once: Dykes North and Dykes South both belonged to Dyke Office when one of the figures was given []',
        ],
        [
          'as-attributed since 2031-04-10, held [dykes-north]',
          'Dykes North: Dykes North, 8 April 2031, did say so: 64 pumps lost in Asten Valley, as of 7 April 2031 [l/P1]',
        ],
      ],
      origins: [
        '1 origin (Dykes North, seen only through relays)',
        'Dykes North and Dykes South both belonged to Dyke Office when one of the figures was given',
      ],
      ends: ['l/P1 identified: Dykes North'],
      faults: [],
      comparisons: ['l/P1 agrees same-time-cumulative', 'l/P2 agrees same-time-cumulative'],
      differences: ['drift agrees-exactly l/P1 article/0123456789ab/100: both say the same'],
      relations: [],
    },
  },
  'two offices that were one': {
    '2031-05-14': {
      assessments: [
        [
          'corroborated since 2031-05-14, held [dykes-north dykes-south]',
          '2 origins (Dykes North, seen only through relays; Dykes South, seen only through relays) []',
          'Dykes North, seen only through relays: Dykes North, 12 May 2031 [l/P3]',
          'Dykes South, seen only through relays: Dykes South, 13 May 2031 [l/P4]',
        ],
        [
          'as-attributed since 2031-05-14, held [dykes-north]',
          'Dykes North: Dykes North, 12 May 2031, did say so: 17 sluices blocked in Asten Valley, as of 11 May 2031 [l/P3]',
        ],
      ],
      origins: ['2 origins (Dykes North, seen only through relays; Dykes South, seen only through relays)'],
      ends: ['l/P3 identified: Dykes North'],
      faults: [],
      comparisons: ['l/P3 agrees same-time-cumulative', 'l/P4 agrees same-time-cumulative'],
      differences: ['drift agrees-exactly l/P3 article/0123456789ab/100: both say the same'],
      relations: [],
    },
  },
};
