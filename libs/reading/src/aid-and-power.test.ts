/** Sentences in the manner of pages on aid, power cuts and prices: since what, so many every day, shares in asides, ceilings that a bullet makes floors. */
import { describe, expect, it } from '@jest/globals';
import { claimed, figure, read, saidBy } from './read-sentence.contract.js';

const saidByAll = (text: string) => read(text).claims.flatMap(({ stated }) => stated.map(({ text: words }) => words));

describe('when', () => {
  const dated = (text: string, printed: string) =>
    figure(text, printed).dates.map(({ from, direction }) => [from, direction]);
  it.each([
    ['Some 40 shops have closed since the flood of August 3.', '40', [['2025-08-03', 'since']]],
    ['Some 40 pilots have left since their strike in May.', '40', [['2025-05', 'since']]],
    ['Some 40 shops closed after the flood on August 3.', '40', [['2025-08-03', undefined]]],
    ['The shop sold 40 carts, the most since the fair in May.', '40', []],
  ])('%s (%s)', (text, printed, expected) => expect(dated(text, printed)).toEqual(expected));

  // How far back nothing was like it begins no count.
  it.each([
    ['Unemployment rose to 7.4 percent, the highest since the crisis of 2008.', '7.4'],
    ['The rate is the highest since the crisis of 2008, at 7.4 percent.', '7.4'],
    ['Some 300 people died in the worst quake since the disaster of 1994.', '300'],
    ['Some 300 people died in the worst quake since 1994.', '300'],
    ['The army lost 40 tanks, its heaviest blow since the war of 1994.', '40'],
    ['Unemployment rose to 7.4 percent, a level not seen since the crisis of 2008.', '7.4'],
    ['At 7.4 percent, unemployment is higher than at any time since the crisis of 2008.', '7.4'],
  ])('%s', (text, printed) => {
    const { accumulation, dates } = figure(text, printed);
    expect([accumulation, dates]).toEqual([undefined, []]);
  });

  it.each([
    'At least 40 shops have closed since the flood of August 3.',
    'The best of the 40 shops have closed since the flood of August 3.',
    'More than 40 shops have not opened since the flood of August 3.',
  ])('%s', (text) => expect(figure(text, '40').dates[0]?.direction).toBe('since'));

  it.each([
    ['The mill produced 1.9 tonnes of flour in the first ten months of the year.', '1.9', 'flow'],
    ['The choir sang 40 hymns in the first ten months of the year.', '40', 'flow'],
    ['Panels generated 1.9 terawatt-hours in the first ten months of the year.', '1.9', 'flow'],
    ['The club had 40 boats in the first ten months of the year.', '40', undefined],
    ['The army controlled 40 villages in the first three months of the year.', '40', undefined],
    ['The region included 40 camps in the first three months of the year.', '40', undefined],
    ['The army controlled 40 in the first three months of the year.', '40', undefined],
    ['The farm occupied 40 hectares in the first three months of the year.', '40', undefined],
  ])('%s (%s)', (text, printed, accumulation) => expect(figure(text, printed).accumulation).toBe(accumulation));
});

describe('so many each day', () => {
  it.each([
    ['Some 900 pilgrims reached the shrine every day last week.', '900', 'day'],
    ['The kitchen serves 40 meals to pupils each week.', '40', 'week'],
    ['The 12 guards patrol the yard every night.', '12', undefined],
    ['Rents rose by 9 euros for tenants every year.', '9', undefined],
    ['Some 900 pilgrims prayed on every day’s first hour.', '900', undefined],
    ['Some 40 tourists drown in the lake every year.', '40', 'year'],
    ['About 120 children are born in the camp every week.', '120', 'week'],
    // What "every" tells of something else, and of those who are the same each time.
    ['Some 40 people were killed at a festival that is held every year.', '40', undefined],
    ['Some 40 people were killed at a festival held every year.', '40', undefined],
    ['Two guards were killed by a gang that strikes every week.', 'Two', undefined],
    ['The fire burned 40 homes in a valley that floods every year.', '40', undefined],
    ['Some 900 residents were evacuated after the dam that overflows every night burst.', '900', undefined],
    ['Some 2,000 soldiers patrol the border every night.', '2,000', undefined],
    ['Some 300 engineers meet every week.', '300', undefined],
    ['Some 300 fans attend the match every week.', '300', undefined],
  ])('%s (%s)', (text, printed, rate) => expect(figure(text, printed).rate?.lemma).toBe(rate));
});

describe('a share that is told in an aside', () => {
  it.each([
    ['Up to 9,000 pupils, about 20 percent of the total, could go without books by June.', '9,000', 'forecast'],
    ['Up to 9,000 pupils, about 20 percent of the total, could go without books by June.', '20', 'forecast'],
    ['Some 9,000 pupils, about 20 percent of the total, had gone without books by June.', '9,000', 'observed'],
    ['Some 9,000 pupils came, about 20 percent of the total, and 40 could leave.', '9,000', 'observed'],
  ])('%s (%s)', (text, printed, mode) => expect(figure(text, printed).mode).toBe(mode));

  it('is of what its words name, and of no number before', () => {
    const text = 'The club sold 900 tickets. It kept a fifth of the summer stock of 60 boats.';
    expect([figure(text, 'a fifth').whole, figure(text, 'a fifth').counted?.text]).toEqual([undefined, undefined]);
    expect(figure('The club sold 900 tickets. It kept a fifth of the tickets.', 'a fifth').whole).toBe(0);
  });
});

describe('what is to come, and what only describes', () => {
  it.each([
    ['A farm that ships 300 crates a week would pay 90 euros more.', '300', 'observed'],
    ['A farm that ships 300 crates a week would pay 90 euros more.', '90', 'forecast'],
    ['A mill that uses 3,000 kilowatt-hours a year would pay more.', '3,000', 'observed'],
    ['A party that wins 40 seats would form the government.', '40', 'forecast'],
    ['A club that finds 90 players could join the league.', '90', 'forecast'],
    ['A law that would ban 300 boats will come.', '300', 'forecast'],
    ['The works would last nine weeks and cost 38 million euros.', '38 million', 'forecast'],
    ['The works lasted nine weeks and cost 38 million euros.', '38 million', 'observed'],
    ['Rents will rise by 12 percent on January 1, to 900 euros.', '900', 'forecast'],
    ['Rents rose by 12 percent on July 1, to 900 euros.', '900', 'observed'],
  ])('%s (%s)', (text, printed, mode) => expect(figure(text, printed).mode).toBe(mode));

  it('dates both ends of a change by its day', () => {
    const { changed, dates } = figure('Rents will rise by 12 percent on January 1, to 900 euros.', '900');
    expect([changed, dates[0]?.from]).toEqual(['to', '2026-01-01']);
  });
});

describe('who says it', () => {
  it.each([
    [
      'One in five cats is ill, according to a survey of 900 vets by the charity Pawline in May.',
      'One in five',
      ['the charity Pawline'],
    ],
    ['One in five cats is ill, according to a survey of vets.', 'One in five', ['a survey of vets']],
    ['The mayor had spoken of nine injured.', 'nine', ['The mayor']],
    ['The mayor spoke of hope for 90 minutes.', '90', []],
    [
      'Radio Lund and the Ystad Courier, both quoting the agency Nordwire, put the number of ill at 63.',
      '63',
      ['Radio Lund', 'the agency Nordwire'],
    ],
  ])('%s (%s)', (text, printed, expected) => {
    if (expected.length === 0 && !claimed(text).length) return;
    expect(saidBy(text, printed)).toEqual(expected);
  });

  // Who did what a document tells of is not who wrote it.
  it.each([
    ['A report of 12 killings by Red Guard said that 40 people were missing.', '40', ['A report']],
    ['An analysis of 40 attacks by Hamas said 300 were killed.', '300', ['An analysis']],
    ['A study of 40 raids by the army found that 300 people were missing.', '300', ['A study']],
    ['A report on torture by the army said that 40 people were missing.', '40', ['A report']],
    ['Some 40 people are missing, according to a report of 12 killings by Red Guard.', '40', ['a report']],
    ['Some 40 people are missing, a report of a strike by nurses said.', '40', ['a report']],
    ['A report by Christmas said that 40 people were missing.', '40', ['A report']],
    ['A report by Red Guard said that 40 people were missing.', '40', ['Red Guard']],
    ['A study of 40 schools by the ministry found that 300 pupils were missing.', '300', ['the ministry']],
    ['A survey of 900 homes by the aid group Lifeline found that 40 were damaged.', '40', ['the aid group Lifeline']],
  ])('%s (%s)', (text, printed, expected) => expect(saidBy(text, printed)).toEqual(expected));

  it('is nobody by whose feast it is done', () =>
    expect(saidByAll('A study of 300 patients by Christmas found that 40 were ill.')).toEqual([]));

  it('is each of two who quote a third', () => {
    const text = 'Radio Lund and the Ystad Courier, both quoting the agency Nordwire, put the number of ill at 63.';
    expect(read(text).claims[0]?.stated[0]?.beside?.map(({ text: words }) => words)).toEqual(['the Ystad Courier']);
  });
});

describe('none, and one of many', () => {
  it.each([
    ['Not one bus ran on Monday.', 'Not one', 0, 'affirms'],
    ['Not a single ferry ran on Monday.', 'Not a single', 0, 'affirms'],
  ])('%s', (text, printed, value, polarity) => {
    const { value: found, polarity: side } = figure(text, printed);
    expect([found, side]).toEqual([value, polarity]);
  });

  it.each(['Not one of the nine buses ran.', 'Not one to wait, she left.', 'Not one but two ran.'])('%s', (text) =>
    expect(read(text).figures.map(({ value }) => value)).not.toContain(0),
  );

  // How long or how far is nothing of which there was none.
  it.each([
    'Not one year ago the firm employed 400.',
    'Not one day passed without shelling.',
    'Not one mile from the camp 40 people died.',
    'Not a single week went by without a fire.',
  ])('%s', (text) => expect(read(text).figures.map(({ value }) => value)).not.toContain(0));

  it.each([
    ['The first of the 400 refugees arrived in Oslo.', '400'],
    ['The first of these 400 refugees arrived in Oslo.', '400'],
    ['The last of its 140 trucks left the port.', '140'],
    ['The largest of the four camps closed.', 'four'],
  ])('%s', (text, printed) => {
    const { deed, state } = figure(text, printed);
    expect([deed, state]).toEqual([undefined, []]);
  });

  it('lets nobody do what only the first of them did', () => {
    const text = 'The first of 140 buses left the depot on Monday.';
    expect([figure(text, '140').deed, figure(text, '140').accumulation]).toEqual([undefined, undefined]);
    expect(figure('Some 140 buses left the depot on Monday.', '140').deed?.lemma).toBe('leave');
  });
});

describe('a verb in its plain form behind a plural', () => {
  it.each([
    ['At least 900 pupils camp in the gym', ['900 pupil']],
    ['At least 900 people shelter in the gym', ['900 person']],
    ['The gym has 900 people shelters in the yard.', ['900 people shelter']],
    ['The firm has 900 sales staff in the north.', ['900 sales staff']],
    ['Some 900 tonnes of sports gear from the north came.', ['900 tonne sports gear']],
  ])('%s', (text, expected) => expect(claimed(text)).toEqual(expected));
});

describe('a bullet over its body', () => {
  const kinds = (bullet: string, body: string) => {
    const { claims, sentences } = read(`Storm over Lund\n\n- ${bullet}\n\n${body}\n`);
    return claims
      .filter(({ sentence }) => sentences[sentence]?.part === 'bullet')
      .flatMap(({ differs = [] }) => differs.map(({ kind }) => kind))
      .filter((kind) => !/^(?:period|source|place)-/.test(kind));
  };
  it.each([
    [
      'At least 4,100 flats cut off',
      'Up to 4,100 flats in Lund were without power on Monday, the city said.',
      ['bound-turned'],
    ],
    [
      'At least 900 pupils camp in Lund gym',
      'Up to 900 pupils are camping in a gym in Lund, the city said.',
      ['bound-turned'],
    ],
    [
      'Heat restored to 1,200 flats',
      'Heat had been restored to 800 of the 1,200 flats cut off in Lund, the city said.',
      ['part-became-whole'],
    ],
    [
      'Heat restored to 800 of 1,200 flats',
      'Heat had been restored to 800 of the 1,200 flats cut off in Lund, the city said.',
      [],
    ],
    ['1,200 flats cut off', 'Heat had been restored to 800 of the 1,200 flats cut off in Lund, the city said.', []],
    // Killed and injured are never two words for one.
    ['At least 41 people injured', 'Up to 41 people were killed in Lund on Monday, the city said.', []],
  ])('%s', (bullet, body, expected) => expect(kinds(bullet, body)).toEqual(expected));
});

describe('a bullet with another state than the body', () => {
  const restated = (bullet: string, body: string) => {
    const { claims, sentences } = read(`Storm over Lund\n\n- ${bullet}\n\n${body}\n`);
    return claims.some(({ sentence, restates }) => sentences[sentence]?.part === 'bullet' && restates !== undefined);
  };
  it.each([
    ['2,300 patients recovered', 'Some 2,300 patients were infected in Lund on Monday, the city said.', false],
    ['12,500 tonnes of grain exported', 'Some 12,500 tonnes of grain were imported on Monday, the city said.', false],
    ['2,350 homes sold', 'Some 2,350 homes were bought in Lund on Monday, the city said.', false],
    ['1,250 nurses hired', 'Some 1,250 nurses were dismissed in Lund on Monday, the city said.', false],
    ['4,100 flats closed', 'Up to 4,100 flats in Lund were without power on Monday, the city said.', false],
    ['4,100 flats cut off', 'Up to 4,100 flats in Lund were without power on Monday, the city said.', true],
    ['4,100 flats without power', 'Up to 4,100 flats in Lund were cut off on Monday, the city said.', true],
    ['2,350 homes sold', 'Some 2,350 homes were sold in Lund on Monday, the city said.', true],
  ])('%s over %s', (bullet, body, expected) => expect(restated(bullet, body)).toBe(expected));
});

describe('the place of a camp or town', () => {
  it.each([
    ['Some 900 people live in Kobel camp in the province of Deles.', ['kobel', 'deles']],
    ['Some 900 people live in Kobel province.', ['kobel province']],
  ])('%s', (text, expected) =>
    expect(figure(text, '900').places.map(({ lemma }) => lemma.toLowerCase())).toEqual(expected),
  );
});
