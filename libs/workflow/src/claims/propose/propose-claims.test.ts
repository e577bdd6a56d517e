/** Readings of invented pages, mapped with an invented vocabulary. */
import { describe, expect, it } from '@jest/globals';
import type { Measure, Place, Source, Vocabulary } from '@whence/domain';
import { readText } from '@whence/reading';
import { contentSchema, keySchema } from '../../ledger/rows.js';
import { nameKey } from './names.js';
import { proposeClaims } from './propose-claims.js';
import type { ProposedClaim } from './propose-claims.js';
import { amountOf, definedOnly } from './read-content.js';

const byKey = <T extends { key: string }>(entries: readonly T[]): ReadonlyMap<string, T> =>
  new Map(entries.map((entry) => [entry.key, entry]));

const source = (key: string, name: string, aliases: string[] = [], kind: Source['kind'] = 'body'): Source => ({
  key,
  name,
  kind,
  aliases,
  edges: [],
});
const measure = (key: string, counted: string, state: string, more: Partial<Measure> = {}): Measure => ({
  key,
  counted,
  state,
  unit: 'pieces',
  label: `${counted} ${state}`,
  broader: [],
  unionOf: [],
  ...more,
});
const place = (key: string, name: string, aliases: string[] = [], within?: string): Place => ({
  key,
  name,
  aliases,
  ...(within === undefined ? {} : { within }),
});

const VOCABULARY: Vocabulary = {
  sources: byKey([
    source('ndma', 'National Disaster Management Authority', ['NDMA']),
    source('met-office', 'Meteorological Office of Kenya'),
    source('gazette', 'The Évening Gazette', ['Gazette'], 'outlet'),
    source('mwangi', 'Grace Mwangi, Director of the Red Cross', [], 'person'),
    source('officials', 'unnamed officials', ['officials'], 'anonymous'),
    source('health-a', 'Ministry of Health', ['MoH']),
    source('health-b', 'Ministry of Health (Uganda)', ['Ministry of Health']),
  ]),
  measures: byKey([
    measure('houses-destroyed', 'houses', 'destroyed', { broader: ['houses-hit'] }),
    measure('houses-damaged', 'houses', 'damaged', { broader: ['houses-hit'] }),
    measure('houses-hit', 'houses', 'destroyed or damaged', { unionOf: ['houses-destroyed', 'houses-damaged'] }),
    measure('people-displaced', 'persons', 'displaced', { unit: 'persons' }),
    measure('drills-supplied', 'water drills', 'supplied'),
    measure('ferries-arriving', 'ferries', 'arriving'),
    measure('ferries-inspected', 'ferries', 'inspected'),
    measure('measles-confirmed', 'measles cases', 'confirmed', { label: 'measles cases' }),
    measure('hospitals-dark', 'hospitals', 'without power'),
    measure('unemployment', 'labour force', 'unemployed', { unit: 'percent', label: 'unemployment rate' }),
    measure('measles-suspected', 'measles cases', 'suspected'),
  ]),
  places: byKey([
    place('kenya', 'Kenya'),
    place('tana', 'Tana River County', ['Tana River'], 'kenya'),
    place('garissa', 'Garissa County', ['Garissa'], 'kenya'),
    place('uganda', 'Uganda'),
  ]),
};
const SUBJECTS = ['Kenyan houses', 'Ugandan houses', 'Kenyan residents'];

function propose(text: string, publishedOn?: string): readonly ProposedClaim[] {
  const reading = readText(text, publishedOn === undefined ? {} : { published: publishedOn });
  const piece = {
    text,
    textSha256: 'ab'.repeat(32),
    outlet: 'the Evening Gazette',
    ...(publishedOn === undefined ? {} : { publishedOn }),
  };
  return proposeClaims(reading, piece, VOCABULARY, SUBJECTS);
}

/** The one claim about a number. */
function one(text: string, publishedOn?: string): ProposedClaim {
  const [first, ...others] = propose(text, publishedOn).filter(({ held }) => 'amount' in held.content);
  if (!first || others.length > 0) throw new Error(`found ${others.length + (first ? 1 : 0)} figures, expected one`);
  return first;
}

describe('proposeClaims', () => {
  it('links measure, subject, place and source by exact words in another form', () => {
    const { held, appearances } = one(
      'The NDMA said on Monday that more than 300 Kenyan homes were destroyed in Tana River.',
      '2025-11-12',
    );
    expect(held.content).toMatchObject({
      measure: 'houses-destroyed',
      subject: 'Kenyan houses',
      place: 'tana',
      unit: 'pieces',
      amount: { low: { value: 300, strict: true }, hedge: 'more-than' },
    });
    expect(held.loose).toBeUndefined();
    expect(appearances).toMatchObject([
      { outlet: 'gazette', publishedOn: '2025-11-12', stated: [{ source: 'ndma', kind: 'named' }] },
    ]);
  });

  it.each([
    ['More than 40 ferries arrived in Mombasa.', 'ferries-arriving'],
    ['More than 40 ferries had arrived by noon.', 'ferries-arriving'],
    ['Officers inspected more than 40 ferries.', 'ferries-inspected'],
    ['More than 40 ferries were inspected.', 'ferries-inspected'],
    ['More than 40 ferries inspected the reef.', undefined],
    ['More than 40 ferries sailed.', undefined],
  ])('finds the measure whose state is another form of the verb: %s', (text, measure) => {
    expect(one(text).held.content.measure).toBe(measure);
  });

  it.each([
    ['Kenya counts 655 measles cases.', 'measles-confirmed'],
    ['There were 655 cases of measles in Kenya.', 'measles-confirmed'],
    ['Some 655 measles cases have been confirmed in Kenya.', 'measles-confirmed'],
    ['Officials have found 655 confirmed measles cases.', 'measles-confirmed'],
    ['There are 900 suspected measles cases in Kenya.', 'measles-suspected'],
    ['Some 300 hospitals in Kenya were without power.', 'hospitals-dark'],
    ['Some 300 hospitals were without power in Kenya.', 'hospitals-dark'],
    ['The storm left 300 hospitals without power.', 'hospitals-dark'],
    ['The storm left 300 hospitals without powerful pumps.', undefined],
    ['The unemployment rate in Kenya was 5.2 percent.', 'unemployment'],
    ['Unemployment rose to 5.2 percent.', 'unemployment'],
    ['Youth unemployment rose to 5.2 percent.', undefined],
    ['Kenya counts 5 tonnes of measles cases.', undefined],
    ['The unemployment rate in Kenya cost 5.2 million dollars.', undefined],
    ['Clinics treated 300 measles cases in Kenya.', undefined],
    ['There were 655 cholera cases in Kenya.', undefined],
    ['There were 655 cases of cholera in Kenya.', undefined],
    ['There were 655 new measles cases in Kenya.', undefined],
    ['There were 655 cases in Kenya.', undefined],
  ])(
    'takes what is counted with the words that narrow it, and a plain name for the measure called so: %s',
    (text, key) => {
      expect(one(text).held.content.measure).toBe(key);
    },
  );

  it('tells the measures of a noun that the page narrows, and takes none of them', () => {
    const { content, loose = [] } = one('Some 40 brick houses were destroyed.').held;
    expect(content.measure).toBeUndefined();
    expect(loose).toEqual([
      {
        slot: 'measure',
        words: 'brick houses, destroyed',
        candidates: ['houses-damaged', 'houses-destroyed', 'houses-hit'],
        because: 'the page counts more narrowly than the measure',
      },
    ]);
  });

  it.each([
    ['Measles cases doubled in March, the Red Cross said.', { measure: 'measles-confirmed', change: 'doubled' }],
    [
      'Measles cases have fallen sharply in Kenya, the Red Cross said.',
      { measure: 'measles-confirmed', change: 'fell' },
    ],
    ['Cholera cases doubled in March, the Red Cross said.', {}],
  ])('reads what became of a thing without a number: %s', (text, slots) => {
    const [content] = propose(text).map(({ held }) => held.content);
    if (content === undefined) throw new Error(`found no claim in "${text}"`);
    expect({ ...definedOnly({ measure: content.measure, change: content.change }) }).toEqual(slots);
  });

  it('takes a place that counted for where it was, and for a hand only where nobody else is one', () => {
    const told = one('Kenya has recorded 655 measles cases, the NDMA said.');
    expect(told.held.content.place).toBe('kenya');
    expect(told.held.inferred).toContainEqual({ slot: 'place', because: '"Kenya" is said to have counted it' });
    expect(told.appearances[0]?.stated.map(({ text }) => text)).toEqual(['the NDMA']);
    const alone = one('Kenya has recorded 655 measles cases.');
    expect(alone.held.content.place).toBe('kenya');
    expect(alone.appearances[0]?.stated.map(({ text }) => text)).toEqual(['Kenya']);
    const spoke = one('Reuters reported that Kenya said that 655 measles cases were confirmed.');
    expect(spoke.held.content.place).toBeUndefined();
    expect(spoke.appearances[0]?.stated.map(({ text }) => text)).toEqual(['Reuters', 'Kenya']);
  });

  it('takes "so far this year" for a beginning, and the day of the page for no count of that day', () => {
    const { content } = one('Kenya counts 655 measles cases so far this year.', '2025-07-14').held;
    expect(content).toMatchObject({ accumulation: 'cumulative', periodStart: '2025' });
    expect(content).not.toHaveProperty('asOf');
  });

  it.each([
    ['the last day that there is', 'Some 40 houses were destroyed last month and 50 will be next year.', '9999-12-31'],
    ['the first', 'Some 40 houses were destroyed last year, 30 last month, 20 since last decade.', '0001-01-01'],
    [
      'a number of five thousand digits',
      `Some ${'9'.repeat(5_000)} houses were destroyed, and 12 others.`,
      '2025-11-12',
    ],
    ['a number with a tower of scales', `Some 10 ${'billion '.repeat(60)}houses were destroyed in May.`, '2025-11-12'],
  ])('proposes nothing that cannot be kept: %s', (_what, text, publishedOn) => {
    const kept = contentSchema.extend({ measure: keySchema.exactOptional() });
    for (const { held, appearances } of propose(text, publishedOn))
      for (const content of [held.content, ...appearances.map((each) => each.content)])
        expect(kept.safeParse(content).error).toBeUndefined();
  });

  it('joins two states into the union that counts both', () => {
    expect(one('Some 40 houses were destroyed or damaged in Garissa.').held.content).toMatchObject({
      measure: 'houses-hit',
      place: 'garissa',
    });
  });

  it('guesses no key: what fits only loosely is told beside', () => {
    const { held } = one('There are 40 houses in the valley.');
    expect(held.content.measure).toBeUndefined();
    expect(held.loose).toContainEqual(
      expect.objectContaining({
        slot: 'measure',
        candidates: ['houses-damaged', 'houses-destroyed', 'houses-hit'],
      }),
    );
  });

  it('proposes what the vocabulary has no measure for, in its own words', () => {
    const { held, appearances } = one('Rescuers counted 17 drowned camels.');
    expect(held.content.measure).toBeUndefined();
    expect(held.content).toMatchObject({ amount: { point: 17 } });
    expect(appearances[0]?.passage.exact).toContain('17 drowned camels');
  });

  it('matches nouns that no table of synonyms knows in the singular and the plural', () => {
    expect(one('Donors delivered 60 water drills.').held.content).toMatchObject({ measure: 'drills-supplied' });
  });

  it('says that a printed name is not the one that the printed acronym stands for', () => {
    const { appearances } = one('According to the National Disaster Agency (NDMA), 12 Kenyan houses were destroyed.');
    expect(appearances[0]?.stated).toMatchObject([
      {
        source: 'ndma',
        oddities: [
          {
            kind: 'name-acronym-mismatch',
            printed: 'National Disaster Agency',
            expected: 'National Disaster Management Authority',
          },
        ],
      },
    ]);
    const right = one('According to the National Disaster Management Authority (NDMA), 12 houses were destroyed.');
    expect(right.appearances[0]?.stated).toMatchObject([{ source: 'ndma' }]);
    expect(right.appearances[0]?.stated[0]?.oddities).toBeUndefined();
  });

  it('leaves a name open that two sources have, and people whom nobody names', () => {
    const two = one('The Ministry of Health said 12 houses were destroyed.');
    expect(two.appearances[0]?.stated[0]?.source).toBeUndefined();
    expect(two.held.loose).toContainEqual(
      expect.objectContaining({ slot: 'source', candidates: ['health-a', 'health-b'] }),
    );
    const officials = one('Officials said 12 houses were destroyed.');
    expect(officials.appearances[0]?.stated[0]?.source).toBeUndefined();
  });

  it('knows a person by the name before the office', () => {
    expect(one('Grace Mwangi said 12 houses were destroyed.').appearances[0]?.stated).toMatchObject([
      { source: 'mwangi' },
    ]);
  });

  it('resolves relative dates with the day of publication and leaves them open without', () => {
    const text = 'Some 40 houses were destroyed last month.';
    expect(JSON.stringify(one(text, '2025-11-12').held.content)).toContain('2025-10');
    expect(JSON.stringify(one(text).held.content)).not.toMatch(/\d{4}-\d{2}/);
  });

  it.each([
    ['soon', undefined],
    ['shortly', undefined],
    ['in the coming months', undefined],
    ['over the next few weeks', undefined],
    ['in the next two months', '2026-01'],
    ['next month', '2025-12'],
  ])('takes a horizon from words that name one: %s', (words, horizon) => {
    const { content } = one(`Kenya will build 40 houses in Garissa ${words}.`, '2025-11-12').held;
    expect([content.mode, content.horizon]).toEqual(['forecast', horizon]);
  });

  it('makes a bullet that restates the body an appearance of the same claim', () => {
    const text = [
      'Floods destroy homes',
      '',
      '- 300 Kenyan homes destroyed in Tana River.',
      '',
      'More than 300 Kenyan homes were destroyed in Tana River, the NDMA said.',
    ].join('\n');
    const { held, appearances } = one(text, '2025-11-12');
    expect(held.content).toMatchObject({ amount: { low: { value: 300, strict: true } } });
    expect(appearances.map(({ part }) => part)).toEqual(['body', 'bullet']);
    expect(appearances[1]?.content).toMatchObject({ measure: 'houses-destroyed', amount: { point: 300 } });
    expect(new Set(appearances.map(({ key }) => key)).size).toBe(2);
  });

  it('gives each who says the same an appearance, with a trace of its own', () => {
    const { appearances } = one(
      'The NDMA and the Meteorological Office of Kenya both say 12 Kenyan houses were destroyed.',
    );
    expect(appearances.map(({ stated }) => stated.map(({ source }) => source))).toEqual([['ndma'], ['met-office']]);
    expect(new Set(appearances.map(({ key }) => key)).size).toBe(2);
    expect(appearances[1]?.passage).toEqual(appearances[0]?.passage);
  });

  it('proposes what a number describes beside it, with the same people behind both', () => {
    const [homes, villages] = propose('The NDMA said that 90 houses in four villages were destroyed.');
    expect(villages?.held.content).toMatchObject({ amount: { point: 4 } });
    expect(villages?.held.content.measure).toBeUndefined();
    expect(villages?.appearances[0]?.stated).toEqual(homes?.appearances[0]?.stated);
  });

  it('tells what is odd about a claim and about its headline, each once', () => {
    const text = [
      'Floods destroy 300 Kenyan homes in Tana River',
      '',
      'Reports say that up to 300 Kenyan homes were destroyed in Tana River. Officials left.',
    ].join('\n');
    const [claim, ...others] = propose(text).filter(({ held }) => 'amount' in held.content);
    expect(others).toEqual([]);
    expect(claim?.held.odd).toEqual([
      {
        kind: 'firmer-than-body',
        text: 'The headline ("300") leaves out the bound of the body ("up to 300").',
      },
      { kind: 'vague-source', text: 'Nobody in particular stands behind "300": "Reports" names no one.' },
    ]);
  });

  it('tells of a misnamed source with the claim that came through it', () => {
    const { held } = one('The Institute for River Care (NFP) said that 12 houses were destroyed.');
    expect(held.odd?.map(({ kind }) => kind)).toEqual(['acronym-mismatch']);
    expect(one('The NDMA said that 12 houses were destroyed.').held.odd).toBeUndefined();
  });

  it('is the same every time', () => {
    const text = 'The NDMA said 12 houses were destroyed. Officials put it at 15 houses destroyed.';
    expect(propose(text)).toEqual(propose(text));
  });
});

describe('amountOf', () => {
  it.each([
    [30, 'exact', { point: 30, hedge: 'exact' }],
    [30, 'about', { point: 30, hedge: 'about' }],
    [30, 'more-than', { low: { value: 30, strict: true }, hedge: 'more-than' }],
    [30, 'at-least', { low: { value: 30, strict: false }, hedge: 'at-least' }],
    [30, 'up-to', { high: { value: 30, strict: false }, hedge: 'up-to' }],
    [30, 'nearly', { high: { value: 30, strict: true }, hedge: 'nearly' }],
    [30, 'fewer-than', { high: { value: 30, strict: true }, hedge: 'fewer-than' }],
    [[25, 30], 'exact', { low: { value: 25, strict: false }, high: { value: 30, strict: false }, hedge: 'between' }],
    [[30, 25], 'about', { low: { value: 25, strict: false }, high: { value: 30, strict: false }, hedge: 'about' }],
  ] as const)('reads %j with "%s"', (value, hedge, amount) => {
    expect(amountOf(value, hedge)).toEqual(amount);
  });
});

describe('nameKey', () => {
  it.each([
    ['The Times', 'times'],
    ['Ukraine’s General Staff', 'ukraine general staff'],
    ["the Seamen's Union", 'seamen union'],
    ['U.S. officials', 'us officials'],
    ['Évening  Gazette', 'evening gazette'],
    ['112.ua', '112.ua'],
    ['Associated Press.', 'associated press'],
  ])('looks "%s" up as "%s"', (printed, looked) => {
    expect(nameKey(printed)).toBe(looked);
  });
});

describe('what the vocabulary has no key for', () => {
  it('keeps counts of different people apart, though neither is named in the vocabulary', () => {
    const text =
      'Police said 40 Samburu people were displaced in Lamu. Police said 40 Turkana people were displaced in Lamu. ' +
      'Police said 40 Samburu people were displaced in Kitui.';
    const counted = propose(text).filter(({ held }) => 'amount' in held.content);
    expect(counted).toHaveLength(3);
  });

  it('says what is counted in the words of the page', () => {
    const [claim] = propose('The county bought 70 fire engines in May.');
    expect(claim?.held.content).toMatchObject({ unit: 'fire engines', amount: { point: 70 } });
    expect(claim?.held.content.measure).toBeUndefined();
  });
});
