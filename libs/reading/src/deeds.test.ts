/** Measures that count what no table of states holds meet the text in any form of the verb. */
import { describe, expect, it } from '@jest/globals';
import { readText, saysDeed } from './index.js';

const STATES = [
  ...['marching', 'marched', 'arriving', 'arrived', 'dispersed', 'attacking', 'attacked', 'striking', 'absent'],
  ...['laid off', 'laying off', 'laid', 'sinking', 'sunk', 'graduating', 'flown', 'evicted', 'on strike'],
];

/** Those of the states that the first figure of the text is counted in. */
const fitting = (text: string): string[] => {
  const [figure] = readText(text, {}).figures;
  if (!figure) throw new Error(`found no figure in "${text}"`);
  const { deed } = figure;
  return deed ? STATES.filter((state) => saysDeed(deed, state)) : [];
};

describe('what is done by or to what is counted', () => {
  it.each<[string, string[]]>([
    ['About 30,000 people marched in Lyon.', ['marching', 'marched']],
    ['Some 1,500 people were reported to have marched.', ['marching', 'marched']],
    ['At least 1,500 pupils will march on Friday.', ['marching', 'marched']],
    ['300 surgeons arrived in Goma on Monday.', ['arriving', 'arrived']],
    ['Police dispersed 600 protesters in Berlin.', ['dispersed']],
    ['600 protesters were dispersed by police.', ['dispersed']],
    ['300 nurses attacked guards.', ['attacking']],
    ['300 nurses were attacked by guards.', ['attacked']],
    ['Guards attacked 300 nurses.', ['attacked']],
    ['Nearly 3,000 teachers are striking.', ['striking']],
    ['600 pupils were absent.', ['absent']],
    ['The bank laid off 400 clerks.', ['laid off']],
    ['Some 400 clerks were laid off in spring.', ['laid off']],
    ['Twelve boats sank.', ['sinking', 'sunk']],
    ['Twelve boats were sunk.', ['sunk']],
    ['The court evicted 40 families.', ['evicted']],
    ['40 planes were flown home.', ['flown']],
  ])('%s', (text, expected) => expect(fitting(text)).toEqual(expected));

  it.each([
    'The vote left 40 seats empty.',
    'A car with 40 boxes that marched away.',
    'Police said 600 pupils and the guards arrived.',
    'The town, where soldiers marched, has 40 inns.',
  ])('says nothing of it: %s', (text) => expect(fitting(text)).toEqual([]));
});
