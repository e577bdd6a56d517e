/** What is to be found on the claims of measles in the invented ledger, by claim and day: written out, each read and judged. */
import type { Told } from './told.js';

export const MEASLES_FINDINGS: Readonly<Record<string, Readonly<Record<string, Told>>>> = {
  'cases taken back, corrected, repeated, renamed': {
    '2031-05-08': {
      assessments: [
        [
          'unsettled since 2031-05-06, held [district-laboratory government]',
          'MOH, 5 May 2031: 127 measles cases confirmed in Asten Valley, as of 4 May 2031: agrees [l/M2]',
          'District Laboratory, 6 May 2031: 172 measles cases confirmed in Asten Valley, as of 4 May 2031: is higher for the same time; the claim lies below it (by a factor of 1.3 or more) [l/M4]',
        ],
        [
          'corroborated since 2031-05-08, held [government lake-clinic]',
          '2 origins (Lake Clinic; MOH, seen only through relays) []',
          'Lake Clinic: Lake Clinic, 5 May 2031 [l/M1]',
          'MOH, seen only through relays: MOH, 5 May 2031 [l/M2]',
        ],
        [
          'as-attributed since 2031-05-08, held [lake-clinic]',
          'Lake Clinic: Lake Clinic, 5 May 2031, did say so: 127 measles cases confirmed in Asten Valley, as of 4 May 2031 [l/M1]',
        ],
      ],
      origins: [
        '2 origins (Lake Clinic; MOH, seen only through relays)',
        'The Daily Echo relays Lake Clinic (5 May 2031)',
      ],
      ends: ['l/M1 identified: Lake Clinic'],
      faults: [],
      comparisons: [
        'l/M1 agrees same-time-cumulative',
        'l/M2 agrees same-time-cumulative',
        'l/M4 below same-time-cumulative',
      ],
      differences: ['drift agrees-exactly l/M1 article/0123456789ab/100: both say the same'],
      relations: ['l/M6 repeats l/M1: “”'],
    },
    '2031-05-10': {
      assessments: [
        [
          'contradicted since 2031-05-09, not yet [district-laboratory]',
          'District Laboratory, 6 May 2031: 172 measles cases confirmed in Asten Valley, as of 4 May 2031: is higher for the same time; the claim lies below it (by a factor of 1.3 or more) [l/M4]',
        ],
        [
          'single-origin since 2031-05-09, not yet [lake-clinic]',
          '1 origin (Lake Clinic) []',
          'Lake Clinic: Lake Clinic, 5 May 2031 [l/M1]',
        ],
        [
          'as-attributed since 2031-05-08, held [lake-clinic]',
          'Lake Clinic: Lake Clinic, 5 May 2031, did say so: 127 measles cases confirmed in Asten Valley, as of 4 May 2031 [l/M1]',
        ],
      ],
      origins: ['1 origin (Lake Clinic)', 'The Daily Echo relays Lake Clinic (5 May 2031)'],
      ends: ['l/M1 identified: Lake Clinic'],
      faults: [],
      comparisons: ['l/M1 agrees same-time-cumulative', 'l/M2 bears-on withdrawn', 'l/M4 below same-time-cumulative'],
      differences: ['drift agrees-exactly l/M1 article/0123456789ab/100: both say the same'],
      relations: ['l/M6 repeats l/M1: “”'],
    },
    '2031-05-13': {
      assessments: [
        [
          'corroborated since 2031-05-12, held [district-laboratory lake-clinic]',
          '2 origins (Lake Clinic; District Laboratory, seen only through relays) []',
          'Lake Clinic: Lake Clinic, 5 May 2031 [l/M1]',
          'District Laboratory, seen only through relays: District Laboratory, 12 May 2031 [l/M5]',
        ],
        [
          'as-attributed since 2031-05-08, held [lake-clinic]',
          'Lake Clinic: Lake Clinic, 5 May 2031, did say so: 127 measles cases confirmed in Asten Valley, as of 4 May 2031 [l/M1]',
        ],
      ],
      origins: [
        '2 origins (Lake Clinic; District Laboratory, seen only through relays)',
        'The Daily Echo relays Lake Clinic (5 May 2031)',
      ],
      ends: ['l/M1 identified: Lake Clinic'],
      faults: [],
      comparisons: [
        'l/M1 agrees same-time-cumulative',
        'l/M2 bears-on withdrawn',
        'l/M4 bears-on corrected',
        'l/M5 agrees same-time-cumulative',
      ],
      differences: ['drift agrees-exactly l/M1 article/0123456789ab/100: both say the same'],
      relations: ['l/M6 repeats l/M1: “”'],
    },
    '2031-05-15': {
      assessments: [
        [
          'corroborated since 2031-05-12, held [district-laboratory lake-clinic school-board]',
          '3 origins (Lake Clinic; District Laboratory, seen only through relays; Asten School Board, seen only through relays) []',
          'Lake Clinic: Lake Clinic, 5 May 2031 [l/M1]',
          'District Laboratory, seen only through relays: District Laboratory, 12 May 2031 [l/M5]',
          'Asten School Board, seen only through relays: Asten School Board, 14 May 2031 [l/M7]',
        ],
        [
          'as-attributed since 2031-05-08, held [lake-clinic]',
          'Lake Clinic: Lake Clinic, 5 May 2031, did say so: 127 measles cases confirmed in Asten Valley, as of 4 May 2031 [l/M1]',
        ],
      ],
      origins: [
        '3 origins (Lake Clinic; District Laboratory, seen only through relays; Asten School Board, seen only through relays)',
        'The Daily Echo relays Lake Clinic (5 May 2031)',
      ],
      ends: ['l/M1 identified: Lake Clinic'],
      faults: [],
      comparisons: [
        'l/M1 agrees same-time-cumulative',
        'l/M2 bears-on withdrawn',
        'l/M4 bears-on corrected',
        'l/M5 agrees same-time-cumulative',
        'l/M7 agrees same-time-cumulative',
      ],
      differences: ['drift agrees-exactly l/M1 article/0123456789ab/100: both say the same'],
      relations: ['l/M6 repeats l/M1: “”'],
    },
    '2031-05-21': {
      assessments: [
        [
          'disputed-by-origin since 2031-05-20, not yet [lake-clinic]',
          'the origin itself (Lake Clinic, 20 May 2031) denies having said it: “we never gave out that number” [l/M1 l/M8]',
        ],
        [
          'corroborated since 2031-05-14, held [district-laboratory school-board]',
          '3 origins (Lake Clinic; District Laboratory, seen only through relays; Asten School Board, seen only through relays), of which 2 support it []',
          'Lake Clinic: Lake Clinic, 5 May 2031 [l/M1]',
          'Lake Clinic has taken it back since, and does not support it any more [l/M1]',
          'District Laboratory, seen only through relays: District Laboratory, 12 May 2031 [l/M5]',
          'Asten School Board, seen only through relays: Asten School Board, 14 May 2031 [l/M7]',
        ],
        [
          'as-attributed since 2031-05-08, held [lake-clinic]',
          'Lake Clinic: Lake Clinic, 5 May 2031, did say so: 127 measles cases confirmed in Asten Valley, as of 4 May 2031 [l/M1]',
        ],
      ],
      origins: [
        '3 origins (Lake Clinic; District Laboratory, seen only through relays; Asten School Board, seen only through relays)',
        'The Daily Echo relays Lake Clinic (5 May 2031)',
      ],
      ends: ['l/M1 identified: Lake Clinic'],
      faults: [],
      comparisons: [
        'l/M1 agrees same-time-cumulative',
        'l/M2 bears-on withdrawn',
        'l/M4 bears-on corrected',
        'l/M5 agrees same-time-cumulative',
        'l/M7 agrees same-time-cumulative',
      ],
      differences: ['drift agrees-exactly l/M1 article/0123456789ab/100: both say the same'],
      relations: ['l/M6 repeats l/M1: “”', 'l/M8 denies-saying l/M1: “we never gave out that number”'],
    },
  },
  'infections, under the former name': {
    '2031-05-15': {
      assessments: [
        [
          'corroborated since 2031-05-12, held [district-laboratory lake-clinic school-board]',
          '3 origins (Lake Clinic; District Laboratory, seen only through relays; Asten School Board, seen only through relays) []',
          'Lake Clinic: Lake Clinic, 5 May 2031 [l/M1]',
          'District Laboratory, seen only through relays: District Laboratory, 12 May 2031 [l/M5]',
          'Asten School Board, seen only through relays: Asten School Board, 14 May 2031 [l/M7]',
        ],
        [
          'as-attributed since 2031-05-08, held [lake-clinic]',
          'Lake Clinic: Lake Clinic, 5 May 2031, did say so: 127 measles cases confirmed in Asten Valley, as of 4 May 2031 [l/M1]',
        ],
      ],
      origins: [
        '3 origins (Lake Clinic; District Laboratory, seen only through relays; Asten School Board, seen only through relays)',
        'The Daily Echo relays Lake Clinic (5 May 2031)',
      ],
      ends: ['l/M1 identified: Lake Clinic'],
      faults: [],
      comparisons: [
        'l/M1 agrees same-time-cumulative',
        'l/M2 bears-on withdrawn',
        'l/M4 bears-on corrected',
        'l/M5 agrees same-time-cumulative',
        'l/M7 agrees same-time-cumulative',
      ],
      differences: ['drift agrees-exactly l/M1 article/0123456789ab/100: both say the same'],
      relations: ['l/M6 repeats l/M1: “”'],
    },
  },
  'a share and a difference of shares': {
    '2031-05-03': {
      assessments: [
        [
          'single-origin since 2031-05-03, held [school-board]',
          '1 origin (Asten School Board, seen only through relays); 1 unattributed []',
          'Asten School Board, seen only through relays: Asten School Board, 2 May 2031 [l/V2]',
        ],
        [
          'unattributed since 2031-05-03, held []',
          'as the page states it, the trace ends at “Figures”, which is nobody in particular [article/0123456789ab/100/1]',
        ],
      ],
      origins: ['1 origin (Asten School Board, seen only through relays); 1 unattributed'],
      ends: ['article/0123456789ab/100/1 unattributed: Figures'],
      faults: [],
      comparisons: ['l/V2 agrees same-time-stock', 'not-comparable slots: l/V1'],
      differences: [],
      relations: [],
    },
  },
};
