/** Slots that the verb, the host or the figure before give to a figure. */
import { describe, expect, it } from '@jest/globals';
import { canonicalState, readText, type ReadFigure } from './index.js';

const figures = (text: string): readonly ReadFigure[] => readText(text, { published: '2025-07-14' }).figures;
const first = (text: string): ReadFigure => {
  const [figure] = figures(text);
  if (!figure) throw new Error(`found no figure in "${text}"`);
  return figure;
};
const states = ({ state }: ReadFigure): (string | undefined)[] => state.map(({ lemma }) => canonicalState(lemma));
const places = (figure: ReadFigure): string[] => figure.places.map(({ role, text }) => `${role} ${text}`);

describe('movement', () => {
  it.each<[string, string[]]>([
    ['Some 300 doctors went to Chile.', ['sent']],
    ['About 300 doctors arrived in Santiago in March.', ['sent']],
    ['More than 4,000 pilgrims travelled by bus to the Arica region.', ['sent']],
    ['300 trucks entered Malawi on Monday.', ['sent']],
    ['400 reservists headed for the border.', ['sent']],
    ['300 people went hungry in Lima.', []],
    ['300 people went missing in Lima.', ['missing']],
    ['300 guests arrived in March.', []],
    ['300 clerks went on strike.', []],
    ['300 shares moved to new owners.', []],
  ])('%s', (text, expected) => expect(states(first(text))).toEqual(expected));

  it('takes what is entered for the place', () => {
    expect(places(first('300 trucks entered Malawi on Monday.'))).toEqual(['to Malawi']);
  });

  it('lets another number follow those before, in the same sentence and the next', () => {
    const [, same] = figures('Chile sent 700 nurses to Peru, and another 150 followed in May.');
    expect(same).toMatchObject({ counted: { text: 'nurses' }, subject: { text: 'Chile' }, additional: true });
    const [, next] = figures('Chile has supplied Peru with 12 million doses. A further 2 million may follow.');
    expect(next && [states(next), next.mode, next.certainty]).toEqual([['supplied'], 'forecast', 'may']);
    expect(next?.carried).toEqual(['counted', 'state', 'subject']);
    const [, apart] = figures('Chile sent 700 nurses to Peru. The weather was bad. Another 150 followed.');
    expect(apart?.counted).toBeUndefined();
  });
});

describe('accumulation', () => {
  it.each<[string, ReadFigure['accumulation'][]]>([
    ['So far, 40 people have been killed and 12 wounded.', ['cumulative', 'cumulative']],
    ['Some 40 people have already been killed or wounded.', ['cumulative']],
    ['40 people were killed since January.', ['cumulative']],
    ['Since January, 40 people were injured.', ['cumulative']],
    ['40 people were killed.', [undefined]],
    ['40 people were killed on Monday.', ['flow']],
    ['40 people may be killed so far north.', ['flow']],
  ])('%s', (text, expected) => expect(figures(text).map(({ accumulation }) => accumulation)).toEqual(expected));
});

describe('hearsay', () => {
  it.each<[string, string, string | undefined]>([
    ['Some 40 people are said to be dead.', 'observed', undefined],
    ['Some 40 people are believed to have died.', 'observed', undefined],
    ['Some 40 people are estimated to have died.', 'observed', undefined],
    ['Some 40 people are expected to be displaced.', 'forecast', 'expected'],
    ['Some 40 buses are to be sent to Lima.', 'forecast', 'will'],
  ])('%s', (text, mode, certainty) => {
    expect([first(text).mode, first(text).certainty]).toEqual([mode, certainty]);
  });
});

describe('a number that describes another', () => {
  it('does what its things did, with the same people behind it', () => {
    const reading = readText('The ministry said that Chile may send 900 nurses from six hospitals to Peru.', {});
    const [nurses, hospitals] = reading.figures;
    expect(hospitals).toMatchObject({
      within: 0,
      counted: { text: 'hospitals' },
      subject: { text: 'Chile' },
      mode: 'forecast',
      certainty: 'may',
    });
    expect(hospitals && [states(hospitals), places(hospitals)]).toEqual([['sent'], ['to Peru']]);
    expect(hospitals?.carried).toEqual(['subject', 'state', 'place']);
    const [one, other] = reading.claims;
    expect(other?.stated).toEqual(one?.stated);
    expect(other?.worth).toBeLessThan((one?.worth ?? 0) - 0.2);
    expect(nurses?.carried).toBeUndefined();
  });

  it('is not harmed with them, and is not what happened where it only says where', () => {
    for (const text of [
      'Some 90 guards from four units were killed in Goma.',
      'Some 90 guards in four villages were sent to Goma.',
    ]) {
      const [, units] = figures(text);
      expect(units).toMatchObject({ within: 0, state: [] });
    }
  });
});

describe('a number that somebody puts', () => {
  it('counts what it is put for, there or in the sentence before', () => {
    expect(first('The Red Cross puts the number of burned homes at 40.').counted?.text).toBe('burned homes');
    const shipped = first('Peru puts the number of doses that Chile has supplied to Lima at more than 2 million.');
    expect(shipped).toMatchObject({ counted: { text: 'doses' }, subject: { text: 'Chile' }, hedge: 'more-than' });
    expect(states(shipped)).toEqual(['supplied']);
    const [, put] = figures('The Red Cross said 40 homes burned. The mayor puts the number at 60.');
    expect(put?.counted?.text).toBe('homes');
    expect(put && states(put)).toEqual(['burned']);
  });
});

describe('a month without a year', () => {
  it.each([
    ['The fair opens to 400 guests in March.', '2026-03'],
    ['The fair opened to 400 guests in March.', '2025-03'],
    ['Chile hosts 40 teams in September.', '2025-09'],
    ['The hall has held 400 guests since March and opens late.', '2025-03'],
  ])('lies on the side of the page that the tense says: %s', (text, month) => {
    expect(first(text).dates[0]?.from).toBe(month);
  });
});

describe('sums and asides', () => {
  it('names the parts of a stated sum, before or behind it', () => {
    const [total, sappers, builders] = figures('Some 6,000 men will go: 1,000 sappers and 5,000 builders.');
    expect(total?.parts).toEqual([1, 2]);
    expect([sappers?.parts, builders?.parts]).toEqual([undefined, undefined]);
    expect(figures('Forty pupils and 4 teachers, 44 people in all, were hurt.')[2]?.parts).toEqual([0, 1]);
    expect(figures('It has 7 farms, 2 mills and 4 shops.').some(({ parts }) => parts)).toBe(false);
  });

  it('finds the predicate behind an aside, for the whole and its parts', () => {
    const [whole, part] = figures('At least 23 people, including two children, were killed.');
    expect([whole && states(whole), part && states(part), part?.whole]).toEqual([['killed'], ['killed'], 0]);
    const men = figures('Eight people, five men and three women, were arrested.');
    expect(men.map(states)).toEqual([['detained'], ['detained'], ['detained']]);
  });

  it.each<[string, string[]]>([
    ['He was 35 and she turned 40.', ['year of age', 'year of age']],
    ['The bridge is 12 years old.', ['year of age']],
    ['A calf three weeks of age died.', ['week of age']],
  ])('keeps ages apart: %s', (text, units) => {
    const page = readText(text, {});
    expect(page.figures).toEqual([]);
    expect(page.asides.map(({ unit }) => unit?.lemma)).toEqual(units);
  });
});

describe('the course of a change', () => {
  it.each<[string, [ReadFigure['change'], ReadFigure['changed']][]]>([
    [
      'Cases rose by 300 to 1,200.',
      [
        ['rose', 'by'],
        ['rose', 'to'],
      ],
    ],
    [
      'Profit doubled to 40m euros from 20m.',
      [
        ['doubled', 'to'],
        ['doubled', 'from'],
      ],
    ],
    ['Spending will be cut by $30 million.', [['fell', 'by']]],
    [
      'Rates were raised to 5% from 4%.',
      [
        ['rose', 'to'],
        ['rose', 'from'],
      ],
    ],
    [
      'Turnout was 57%, up from 52%.',
      [
        [undefined, undefined],
        ['rose', 'from'],
      ],
    ],
  ])('%s', (text, expected) => expect(figures(text).map(({ change, changed }) => [change, changed])).toEqual(expected));

  it.each<[string, ReadFigure['mode'], ReadFigure['certainty']]>([
    ['Spending will be cut by $30 million.', 'forecast', 'will'],
    ['Output is expected to rise to 40,000 cars.', 'forecast', 'expected'],
    ['Kenya plans to send a further 1,000 officers.', 'forecast', 'planned'],
    ['The mayor announced that the city would buy 50 buses.', 'announced', 'will'],
    ['The group aims to plant a million trees.', 'forecast', 'planned'],
    ['Output rose to 40,000 cars.', 'observed', undefined],
  ])('%s', (text, mode, certainty) => expect(first(text)).toMatchObject({ mode, ...(certainty ? { certainty } : {}) }));

  it('lets a second verb go with the auxiliary of the first', () => {
    const [, batteries] = figures('The plant will employ 800 people and produce 40 tonnes of steel a year.');
    expect(batteries).toMatchObject({ mode: 'forecast', certainty: 'will', rate: { lemma: 'year' } });
  });
});

describe('sizes without a number', () => {
  it.each<[string, number, string]>([
    ['Tens of thousands of people marched in Lyon.', 20_000, 'at-least'],
    ['Hundreds of thousands of doses were thrown away.', 200_000, 'at-least'],
    ['Hundreds of homes were destroyed.', 200, 'at-least'],
    ['Dozens of schools closed.', 24, 'at-least'],
    ['Scores of soldiers were killed.', 40, 'at-least'],
    ['Several hundred patients were moved.', 200, 'at-least'],
    ['A few thousand fans stayed.', 2000, 'at-least'],
    ['A couple of thousand fans stayed.', 2000, 'about'],
    ['Up to several thousand people drowned.', 2000, 'up-to'],
    ['Nearly half a million people fled.', 500_000, 'nearly'],
    ['A quarter of a million pupils stayed home.', 250_000, 'exact'],
    ['A dozen or so planes were shot down.', 12, 'about'],
    ['Some hundred people gathered.', 100, 'some'],
  ])('%s', (text, value, hedge) => expect(first(text)).toMatchObject({ value, hedge }));

  it.each(['A handful of houses burned.', 'Many homes lost power.', 'A majority of voters backed it.'])(
    'are not made up: %s',
    (text) => expect(figures(text)).toEqual([]),
  );

  it('count what stands behind the words that loosen them', () => {
    expect(first('A dozen or so planes were shot down.').counted?.text).toBe('planes');
    expect(first('A hundred-odd singers came.').counted?.text).toBe('singers');
    expect(first('40 or more pupils fell ill.').counted?.text).toBe('pupils');
  });
});

describe('a time after the page', () => {
  const meant = (text: string): string => {
    const { mode, certainty } = first(text);
    return `${mode} ${certainty ?? ''}`.trim();
  };

  it.each([
    'The city has 2 million inhabitants in 2040.',
    'There are 12,000 charging points in 2030.',
    'By 2030 the county needs 40,000 teachers.',
    'Spending reaches 3 percent of output in 2035.',
    'Spain hosts 12 matches in 2030.',
    '40 mines are closed in 2030.',
  ])('is foreseen: %s', (text) => expect(meant(text)).toBe('forecast expected'));

  it.each([
    'In 2024 the county had 30,000 nurses.',
    'The county has 30,000 nurses in 2025.',
    'The county had 30,000 nurses in 2030.',
    'Floods destroyed 40 homes in 2030.',
    'The club has 40 players since 2020.',
    'The county has 30,000 nurses.',
  ])('but not: %s', (text) => expect(meant(text)).toBe('observed'));

  it('is no time after a page without a day', () => {
    expect(readText('The city has 2 million inhabitants in 2040.', {}).figures[0]?.mode).toBe('observed');
  });
});

describe('wholes', () => {
  const whole = (text: string): string | undefined => {
    const all = figures(text);
    const at = all.find((figure) => figure.whole !== undefined)?.whole;
    return at === undefined ? undefined : all[at]?.text;
  };

  it.each<[string, string | undefined]>([
    ['The town has 800 homes. More than half of the homes were flooded.', '800'],
    ['The army has 12,000 tanks and 40,000 soldiers; more than half of the tanks are old.', '12,000'],
    ['The clinic has 90 beds and 400 nurses. A third of the nurses are ill.', '400'],
    ['Of 40,000 soldiers, 12,000 have returned.', '40,000'],
    ['The club said that of the 600 seats sold, 90 were empty.', '600'],
    ['Of the 600 pupils, half were ill.', '600'],
    ['More than half of its 4,000 wells ran dry.', '4,000'],
    ['Half the 600 pupils were ill.', '600'],
    ['The fire killed 12 people. Two-thirds of the victims were children.', '12'],
    ['The storm hit 23 people, including two children.', '23'],
    ['Some 4,000 of the homes burned, more than half of the homes in the valley.', undefined],
    ['The storm damaged 40 homes. More than half of the homes in Norway are insured.', undefined],
    ['Some 1,200 people fled. More than half of the homes were hit, and 40 percent of them burned.', undefined],
    ['The army has 40,000 soldiers; more than half of the tanks are old.', undefined],
    ['Of 300 schools hit, the city closed many, and later 40 trains stopped.', undefined],
  ])('%s', (text, expected) => expect(whole(text)).toBe(expected));
});

describe('more and fewer than before', () => {
  it.each<[string, object]>([
    [
      'There were 40 fewer deaths than in 2023.',
      { value: 40, change: 'fell', changed: 'by', counted: { text: 'deaths' } },
    ],
    ['Around 400,000 fewer tourists came in 2024.', { value: 400_000, change: 'fell', changed: 'by' }],
    ['The school has 12 more pupils than last year.', { value: 12, change: 'rose', changed: 'by' }],
    ['Crashes were 40 percent lower than in 2023.', { value: 40, change: 'fell', changed: 'by' }],
  ])('%s', (text, expected) => expect(first(text)).toMatchObject(expected));

  it('is no change without what it is held against', () => {
    expect(first('The school needs 12 more pupils.').change).toBeUndefined();
    expect(first('Crashes were 40 percent of all claims.').change).toBeUndefined();
  });

  it('claims nothing of a multiple', () => {
    expect(readText('Three times as many homes burned as in 2023.', {}).claims).toEqual([]);
    expect(readText('The dam was repaired three times in 2023.', {}).claims).toHaveLength(1);
  });
});

describe('a number in a compound', () => {
  it('neither does what the thing does nor stands for what is counted next', () => {
    const [beds, wounded] = figures('The 40-bed clinic treated 300 wounded.');
    expect(beds).toMatchObject({ counted: { text: 'bed' }, state: [] });
    expect(wounded?.counted).toBeUndefined();
  });
});

describe('a rise from one time to another', () => {
  it('leaves each number its own date', () => {
    const [from, to] = figures('Nurse posts rose from 3,000 in 2020 to 4,000 in 2024.');
    expect(from).toMatchObject({ value: 3000, change: 'rose', changed: 'from', dates: [{ text: '2020' }] });
    expect(to).toMatchObject({ value: 4000, change: 'rose', changed: 'to', dates: [{ text: '2024' }] });
    expect(from?.dates).toHaveLength(1);
    expect(to?.dates).toHaveLength(1);
  });

  it('counts what rose, not where it went', () => {
    expect(first('Exports to China dropped to $12.4 billion.').counted?.text).toBe('Exports');
  });
});

describe('a superlative since', () => {
  it.each(['Winds reached 190 km/h, the highest since 1987.', 'Output fell to 5.1 percent, its lowest since 2008.'])(
    'is no beginning of a count: %s',
    (text) => {
      expect(first(text).accumulation).not.toBe('cumulative');
      expect(first(text).dates).toEqual([]);
    },
  );

  it('leaves other beginnings', () => {
    expect(first('At least 40 people have died since 2008.')).toMatchObject({
      accumulation: 'cumulative',
      dates: [{ text: '2008', direction: 'since' }],
    });
  });
});

describe('clauses of their own', () => {
  it('give their numbers nothing of the main clause', () => {
    const [hurt, trains] = figures('About 200 people were injured when two trains collided.');
    expect([hurt && states(hurt), trains && states(trains)]).toEqual([['wounded'], []]);
  });
});
