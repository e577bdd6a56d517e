/** What is flagged as odd on a page, and what looks like it and is not. */
import { describe, expect, it } from '@jest/globals';
import { readText, type ReadOddity } from '../index.js';

const PUBLISHED = '2025-07-14';
const read = (text: string): readonly ReadOddity[] => readText(text, { published: PUBLISHED }).oddities;
/** The words of each oddity of one kind. */
const flagged = (kind: ReadOddity['kind'], text: string): string[][] =>
  read(text)
    .filter((one) => one.kind === kind)
    .map(({ spans }) => spans.map(({ start, end }) => text.slice(start, end)));

describe('an acronym', () => {
  it.each([
    ['of other letters', 'The Institute for Public Health (NFP) came.', 'Institute for Public Health (NFP)'],
    ['in another order', 'The Food Safety Agency (AFS) came.', 'Food Safety Agency (AFS)'],
    ['known for another name', 'The Peace Agency of Ukraine (SBU) came.', 'Peace Agency of Ukraine (SBU)'],
  ])('does not stand for the name: %s', (_what, text, words) => {
    expect(flagged('acronym-mismatch', text)).toEqual([[words]]);
  });

  it('is said to be a translation, perhaps', () => {
    expect(read('The Institute for Public Health (NFP) came.')[0]?.text).toBe(
      'The acronym "NFP" does not stand for "Institute for Public Health": its initials are IPH; the name may be wrong, or a translation.',
    );
  });

  it.each([
    'The Institute for Public Health (IPH) came.',
    'The Department of Justice (DOJ) and the Agency for International Development (USAID) came.',
    'The Ministry of Health and the World Food Programme (WFP) came.',
    'The Food and Drug Office (FDO) came.',
    'Doctors Without Borders (MSF) came.',
    'Aid groups (NGOs) came to the Health Office of Austin (TX).',
    'The Criminal Police Organisation (Interpol) came.',
    'The Southern African Development Community (SADC) came.',
    'The European Centre for Medium-Range Weather Forecasts (ECMWF) came.',
    'The Red Cross (see page 4) came.',
    'Ana Ruiz (PER) won.',
  ])('stands for the name: %s', (text) => expect(flagged('acronym-mismatch', text)).toEqual([]));

  it('stands for two names', () => {
    const text = 'The National Fire Office (NFO) came. So did the National Forest Organisation (NFO).';
    expect(flagged('acronym-of-two', text)).toEqual([
      ['National Fire Office (NFO)', 'National Forest Organisation (NFO)'],
    ]);
    const once = 'The National Fire Office (NFO) came. Peru’s National Fire Office (NFO) left.';
    expect(flagged('acronym-of-two', once)).toEqual([]);
  });
});

describe('a name', () => {
  it('is spelled in two ways', () => {
    expect(flagged('two-spellings', 'Mayor Omar Haddad came. Later Omar Hadddad and Omar Hadad left.')).not.toEqual([]);
    expect(flagged('two-spellings', 'Kyrill Danilov spoke. So Kyrill Danylov said.')).toEqual([
      ['Kyrill Danilov', 'Kyrill Danylov'],
    ]);
  });

  it.each([
    'Ana Lee came. Ana Lea left.',
    'Maria Costa came. Mario Costa left.',
    'The Haddad family came: Omar Haddad and Amira Haddad.',
    'Julian Alvarez came. Julian Cavarez left.',
  ])('is another name: %s', (text) => expect(flagged('two-spellings', text)).toEqual([]));
});

describe('numbers', () => {
  it.each([
    ['Peru sent 6,000 workers: 1,000 engineers and 4,000 builders.', ['6,000', '1,000', '4,000']],
    ['The flood killed 90 people: 40 men, 30 women and 10 children.', ['90', '40', '30', '10']],
  ])('do not add up: %s', (text, words) => expect(flagged('parts-do-not-add-up', text)).toEqual([words]));

  it.each([
    'Peru sent 6,000 workers: 1,000 engineers and 5,000 builders.',
    'The flood killed 90 people: 40 men, 30 women and 20 children.',
    'Peru sent 6,000 workers: 1,000 engineers, 2,000 builders and others.',
    'Peru sent more than 6,000 workers: 1,000 engineers and 4,000 builders.',
    'Peru sent 6,000 workers: about 1,000 engineers and about 4,800 builders.',
    'The team of 12 did this: 300 homes and 40 bridges were repaired.',
    'Peru sent 6,000 workers, including 1,000 engineers and 200 builders.',
  ])('add up, or are no whole list: %s', (text) => expect(flagged('parts-do-not-add-up', text)).toEqual([]));

  it('make a share that is not the printed one', () => {
    const text = 'Some 400 of the 1,000 nurses, or 60 percent, fell ill.';
    expect(flagged('share-mismatch', text)).toEqual([['400', '1,000', '60']]);
    expect(flagged('share-mismatch', text.replace('60', '40'))).toEqual([]);
    expect(flagged('share-mismatch', 'Some 412 of the 1,000 nurses, or about 40 percent, fell ill.')).toEqual([]);
  });

  it('make a part that is more than the whole', () => {
    expect(flagged('part-exceeds-whole', 'Police said 120 of the 90 guards sent to Lima were hurt.')).toEqual([
      ['120', '90'],
    ]);
    expect(flagged('part-exceeds-whole', 'Police said 60 of the 90 guards sent to Lima were hurt.')).toEqual([]);
    expect(flagged('part-exceeds-whole', 'Nearly 6 in 10 of the 3 in 10 voters who stayed are ill.')).toEqual([]);
  });
});

describe('a number', () => {
  it('has no source', () => {
    const text = 'Rain fell all week.\n\nSome 4,000 people were killed in the hills of Nepal.';
    expect(flagged('number-without-source', text)).toEqual([['4,000']]);
  });

  it('has none where the verb only seems to say something', () => {
    const text = 'The sending of 4,000 more troops to Peru highlights concern that this truce is dead.';
    expect(flagged('number-without-source', text)).toEqual([['4,000']]);
  });

  it.each([
    ['the sentence names one', 'Some 4,000 people were killed, police said.'],
    ['the sentence before does', 'Police said the hills slid. Some 4,000 people were killed.'],
    ['the headline does', 'Police: 4,000 killed\n\nSome 4,000 people were killed in the hills.\n'],
    ['somebody is quoted', '“Some 4,000 people were killed.” That is what she shouted.'],
    ['a speaker tells of us', 'We lost 4,000 people there, and they were killed for nothing.'],
    ['it is small', 'Two men were killed in the hills.'],
    ['it is history', 'Some 4,000 people were killed there in 1998.'],
    ['it counts what nothing happened to', 'The hills hold 4,000 goats.'],
  ])('has one, or needs none: %s', (_why, text) => expect(flagged('number-without-source', text)).toEqual([]));

  it('stands behind nobody in particular', () => {
    const text = 'Reports suggest that 400 people died and 90 homes burned.';
    expect(flagged('vague-source', text)).toEqual([['Reports', '400', '90']]);
    expect(flagged('vague-source', 'The Herald, citing reports, said 400 people died.')).toEqual([]);
    expect(flagged('vague-source', 'The report said 400 people died.')).toEqual([]);
  });

  it('is dated on the wrong side of the page', () => {
    expect(flagged('date-on-wrong-side', 'Police said 40 people were killed in March 2026.')).toEqual([
      ['40', 'March 2026'],
    ]);
    expect(flagged('date-on-wrong-side', 'The council will build 40 homes in March 2024.')).toEqual([
      ['40', 'March 2024'],
    ]);
  });

  it.each([
    'Police said 40 people were killed in March 2025.',
    'The council will build 40 homes in March 2026.',
    'The council said in 2020 that it would build 40 homes in 2024.',
    'Some 40 homes are to be built by 2024, it was planned.',
    'Police said 40 people were killed in July 2025.',
  ])('is dated on the right side: %s', (text) => expect(flagged('date-on-wrong-side', text)).toEqual([]));
});

describe('a title', () => {
  it('is firmer than its body', () => {
    const text = 'Chile to send 300 nurses\n\nChile may send up to 300 nurses to Peru in May, the ministry said.';
    const [odd] = read(text).filter(({ kind }) => kind === 'firmer-than-body');
    expect(odd?.text).toBe(
      'The headline ("300") leaves out the bound of the body ("up to 300"). The headline ("300") is surer than the body ("may").',
    );
    expect(odd?.claims).toEqual([0, 1]);
  });

  it.each([
    'Chile may send 300 nurses\n\nChile may send 300 nurses to Peru in May, the ministry said.',
    'Chile may send up to 300 nurses\n\nChile may send up to 300 nurses to Peru in May, the ministry said.',
    'Up to 4,000 killed\n\nSome 4,000 people were killed, the army said.',
  ])('is as sure as its body: %s', (text) => expect(flagged('firmer-than-body', text)).toEqual([]));
});
