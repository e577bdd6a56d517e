import { describe, expect, it } from '@jest/globals';
import { readText, type ReadFigure } from './index.js';

const figures = (text: string): readonly ReadFigure[] => readText(`Some words before.\n\n${text}`, {}).figures;
const values = (text: string): unknown[] => figures(text).map(({ value }) => value);

describe('numbers', () => {
  it.each<[string, unknown[]]>([
    ['They counted 30,000 sheep.', [30_000]],
    ['They counted 10 000 sheep.', [10_000]],
    ['It cost 1.5 million euros.', [1_500_000]],
    ['It cost €3bn.', [3_000_000_000]],
    ['It cost US$40m.', [40_000_000]],
    ['A wall 5m high fell.', [5]],
    ['The film made 2.7m combined sales.', [2_700_000]],
    ['It wants $4.2b from banks.', [4_200_000_000]],
    ['Shares rose 6.5% to 164p.', [6.5, 164]],
    ['It fell to -5 degrees and minus 12 at night.', [-5, -12]],
    ['Add 1/2 pound of salt and .25 litres.', [0.5, 0.25]],
    ['A 1520 sq m hall burned.', [1520]],
    ['Sales rose in 2018 to 3.9 million cars.', [3_900_000]],
    ['Twenty-one ships and a hundred and five boats sank.', [21, 105]],
    ['About half a million people voted.', [500_000]],
    ['Two-thirds of the voters stayed home.', [2 / 3]],
    ['A dozen houses burned.', [12]],
    ['Tens of thousands of people fled.', [20_000]],
    ['Several hundred homes flooded.', [200]],
    ['Between 25,000 and 30,000 birds died.', [[25_000, 30_000]]],
    ['Some 30-40,000 jobs went.', [[30_000, 40_000]]],
    ['The plan costs $10 million to $15 million.', [[10_000_000, 15_000_000]]],
    ['Rates of 10–15 per cent are common.', [[10, 15]]],
    ['Two or three boats sank.', [[2, 3]]],
    ['Cases rose by 300 to 1,200.', [300, 1200]],
    ['Prices fell from 6.1% to 5.4%.', [6.1, 5.4]],
    ['They fired 152mm shells.', [152]],
    ['Three and a half million people and a quarter of a million dogs.', [3_500_000, 250_000]],
    ['It took 10 1/2 miles of rope and two and a half hours.', [10.5, 2.5]],
    ['Half a billion euros, a quarter million birds.', [500_000_000, 250_000]],
    ['One in five adults and 3 out of 10 pupils smoke.', [0.2, 0.3]],
    ['Costs fell by a third.', [1 / 3]],
    ['Half a dozen boats and a half-dozen cars sank.', [6, 6]],
    ['Two out of every five wells and one in every ten pumps failed.', [0.4, 0.1]],
    ['Of the 600 pupils, half were ill.', [600, 0.5]],
    ['The second half were duller.', []],
    ['Some hundred nurses and about a thousand pupils came.', [100, 1000]],
    ['They fear that thousand-year floods return.', []],
    ['The river rose 2.4 metres to 8.1 metres.', [2.4, 8.1]],
    ['The river rises 2 to 3 metres in spring.', [[2, 3]]],
    ['The walls are 2 metres to 3 metres high.', [[2, 3]]],
    ['Mayor to Close 12 City Schools', [12]],
    ['Crew of Apollo 13 Returns to Crowded City', []],
    ['A loan of 12,34,567 rupees.', [1_234_567]],
    ['From between $US160 million and $US171 million to 3 million.', [[160_000_000, 171_000_000], 3_000_000]],
    ['It rose from 40 percent on July 14 to 42 percent.', [40, 42]],
  ])('reads %s', (text, expected) => expect(values(text)).toEqual(expected));

  it('takes members of a parliament for no speed', () => {
    const [members, speed] = ['330 MPs left.', 'It flew at 330 mps.'].map((text) => figures(text)[0]);
    expect([members?.unit, members?.counted?.text]).toEqual([undefined, 'MPs']);
    expect(speed?.unit?.lemma).toBe('metre per second');
  });

  it.each([
    'The 2022 elections were calm.',
    'The S&P 500 was flat.',
    'He lives at 575 Wilbraham Road.',
    'It runs 24/7 in ZIP code areas.',
    'A three-year plan and a two-month trial.',
    'At one point it stopped.',
    'Its math scores fell.',
    'He spoke of the 9/11 attacks.',
    'The Gang of Eight met.',
    'We left because 1) it was late.',
    '4.',
    'The Vega 2025 drills begin in May.',
    'It flew Su-35 and F-16 jets.',
    'Article 5 and Resolution 1718 apply.',
    'Flight 370 was late.',
    'Covid-19 came back.',
    'The home side won 3-2.',
    'The bill passed 52-48.',
    'Ann Lee, 45, lives in Kent.',
    'The 45-year-old was aged 12 then.',
    'Call +44 20 7946 0958 today.',
    'It began at 10:30 and ended at 5 p.m. sharp.',
    'It was the 3rd or 14th time.',
    'On 14 July 2025 it rained.',
    'No one knew which one of them it was.',
    'See version 1.2.3 for more.',
    'The number 12345678901234567890 is an identifier.',
  ])('finds no quantity in: %s', (text) => expect(values(text)).toEqual([]));

  it.each<[string, string, string | undefined]>([
    ['At least 40 homes burned.', 'at-least', 'At least'],
    ['No fewer than 40 homes burned.', 'at-least', 'No fewer than'],
    ['More than 40 homes burned.', 'more-than', 'More than'],
    ['Just under 40 homes burned.', 'fewer-than', 'Just under'],
    ['Nearly 40 homes burned.', 'nearly', 'Nearly'],
    ['Some 40 homes burned.', 'some', 'Some'],
    ['An estimated 40 homes burned.', 'about', 'An estimated'],
    ['As many as 40 homes burned.', 'up-to', 'As many as'],
    ['No more than 40 homes burned.', 'at-most', 'No more than'],
    ['40 or more homes burned.', 'at-least', 'or more'],
    ['40 homes burned.', 'exact', undefined],
    ['Between 40 and 50 homes burned.', 'between', 'Between'],
    ['At least another 40 homes burned.', 'at-least', 'At least'],
    ['Dozens of homes burned.', 'at-least', 'Dozens'],
  ])('reads the hedge of: %s', (text, hedge, words) => {
    const [figure] = figures(text);
    expect([figure?.hedge, figure?.hedgeWords?.text]).toEqual([hedge, words]);
  });

  it('tells unit from counted thing', () => {
    const [rice, cars] = figures('They sent 50 tonnes of rice and 12 fire engines.');
    expect([rice?.unit?.lemma, rice?.counted?.text]).toEqual(['tonne', 'rice']);
    expect([cars?.unit, cars?.counted?.text]).toEqual([undefined, 'fire engines']);
  });
});
