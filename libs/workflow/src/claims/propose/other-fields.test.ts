/** Measures of the economy and of disasters, found by the words of invented pages. */
import { describe, expect, it } from '@jest/globals';
import type { Measure, Vocabulary } from '@whence/domain';
import { readText } from '@whence/reading';
import { proposeClaims } from './propose-claims.js';

const measure = (key: string, counted: string, state: string, more: Partial<Measure> = {}): Measure => ({
  key,
  counted,
  state,
  unit: 'persons',
  label: `${counted} ${state}`,
  broader: [],
  unionOf: [],
  ...more,
});

const DISASTERS = [
  measure('killed', 'people', 'killed'),
  measure('injured', 'people', 'injured'),
  measure('casualties', 'people', 'killed or injured'),
  measure('civilians-killed', 'civilians', 'killed'),
  measure('missing', 'people', 'missing'),
  measure('evacuated', 'people', 'evacuated', { broader: ['displaced'] }),
  measure('homeless', 'people', 'homeless', { broader: ['displaced'] }),
  measure('displaced', 'people', 'displaced'),
];
const HEALTH = [
  measure('measles-deaths', 'measles deaths', 'recorded', { label: 'measles deaths' }),
  measure('measles-cases', 'measles cases', 'confirmed', { label: 'measles cases' }),
  measure('measles-suspected', 'measles cases', 'suspected or confirmed'),
];
const ECONOMY = [
  measure('unemployment-rate', 'workforce', 'unemployed', { unit: 'percent', label: 'unemployment rate' }),
  measure('unemployed', 'people', 'unemployed'),
  measure('inflation', 'consumer prices', 'risen', { unit: 'percent', label: 'annual inflation' }),
  measure('growth', 'gross domestic product', 'grown', { unit: 'percent', label: 'economic growth' }),
  measure('deficit', 'budget deficit', 'recorded', { unit: 'US dollar', label: 'budget deficit' }),
  measure('strike-cost', 'strike', 'costing', { unit: 'US dollar', label: 'cost of the strike' }),
  measure('jobs-lost', 'jobs', 'lost'),
];

function propose(text: string, measures: readonly Measure[]) {
  const vocabulary: Vocabulary = {
    sources: new Map(),
    measures: new Map(measures.map((each) => [each.key, each])),
    places: new Map(),
  };
  const piece = { text, textSha256: 'ab'.repeat(32), publishedOn: '2025-04-23' };
  return proposeClaims(readText(text, { published: '2025-04-23' }), piece, vocabulary, []);
}
const measuresOf = (text: string, measures: readonly Measure[]) =>
  propose(text, measures).map(({ held }) => held.content.measure);

describe('shares in words, and states of several words', () => {
  const LIBRARY = [
    measure('overdue', 'books', 'overdue', { unit: 'percent' }),
    measure('drowned', 'people', 'died of thirst'),
    measure('killed', 'people', 'killed'),
  ];
  it.each([
    ['One in four books is overdue.', ['overdue'], ['fraction']],
    ['A third of books are overdue.', ['overdue'], ['fraction']],
    ['Some 40 percent of books are overdue.', ['overdue'], ['percent']],
    ['At least 40 people, most of them hikers, have died of thirst since May.', ['drowned'], ['persons']],
    ['At least 40 people died of cold in May.', ['killed'], ['persons']],
    ['Not one library burned.', [undefined], ['libraries']],
    ['Not one hospital lost power.', [undefined], ['hospitals']],
    ['Not a single church burned.', [undefined], ['churches']],
  ])('%s', (text, measures, units) => {
    const contents = propose(text, LIBRARY).map(({ held }) => held.content);
    expect(contents.map((content) => content.measure)).toEqual(measures);
    expect(contents.map((content) => content.unit)).toEqual(units);
  });
});

describe('measures of what befell people', () => {
  it.each([
    ['At least 187 dead, more than 800 injured.', ['killed', 'injured']],
    ['The number of missing fell to 41.', ['missing']],
    ['The death toll from the quake rose to 187.', ['killed']],
    ['The casualty toll stands at 997.', ['casualties']],
    ['There were 40 civilian deaths.', ['civilians-killed']],
    ['Nobody was killed.', ['killed']],
    // Of whom, or of what: not all who died.
    ['There were 40 deaths of rescuers.', [undefined]],
    ['There were 40 deaths from cholera.', [undefined]],
    // The page's own word decides between states that mean one.
    ['Some 38,000 people were evacuated.', ['evacuated']],
    ['Some 60,000 people were displaced.', ['displaced']],
    ['Some 20,000 people were left homeless.', ['homeless']],
    // Five of a number that nobody gave are no count of all.
    ['Dozens of children were treated. Five of them died.', [undefined, undefined]],
    // Ships are captured too, and nobody told that these are people.
    ['At least 40 were captured.', [undefined]],
  ])('%s', (text, expected) => expect(measuresOf(text, DISASTERS)).toEqual(expected));

  it('says that it has read people into words that count nothing', () => {
    const [claim] = propose('At least 187 dead.', DISASTERS);
    expect(claim?.held.inferred).toEqual([
      { slot: 'counted', because: 'the words count nothing, and what they say befalls people' },
    ]);
  });

  it.each([
    ['Three people died of measles.', ['measles-deaths']],
    ['Three people died of cholera.', [undefined]],
    ['Three people died.', [undefined]],
    ['Some 700 suspected or confirmed measles cases were reported.', ['measles-suspected']],
    ['Suspected or confirmed cases of measles reached 700.', ['measles-suspected']],
    ['Some 700 confirmed measles cases were reported.', ['measles-cases']],
  ])('by the cause: %s', (text, expected) => expect(measuresOf(text, HEALTH)).toEqual(expected));

  it('prefers the deaths of a cause to all who were killed', () => {
    expect(measuresOf('Three people died of measles.', [...HEALTH, ...DISASTERS])).toEqual(['measles-deaths']);
    expect(measuresOf('Three people died in the quake.', [...HEALTH, ...DISASTERS])).toEqual(['killed']);
  });

  it('takes a headline in other words for the same', () => {
    const claims = propose(
      'Quake death toll rises to 187\n\nThe number of people killed in the quake rose to 187, the agency said on Monday.\n',
      DISASTERS,
    );
    expect(claims.map(({ appearances }) => appearances.map(({ content }) => content.unit))).toEqual([
      ['persons', 'persons'],
    ]);
  });
});

describe('measures of the economy', () => {
  it.each([
    ['The jobless rate stands at 8.7 percent.', ['unemployment-rate']],
    ['Unemployment was 5.4 percent.', ['unemployment-rate']],
    ['Youth unemployment was 15.3 percent.', [undefined]],
    ['Unemployment has doubled since 2019, the Progress Party said.', ['unemployment-rate']],
    ['Youth unemployment has doubled since 2019, the Progress Party said.', [undefined]],
    ['The number of people out of work stood at 820,000.', ['unemployed']],
    ['Gross domestic product grew by 0.3 percent.', ['growth']],
    // So much less is no growth of so much.
    ['Gross domestic product shrank by 0.3 percent.', [undefined]],
    ['The budget deficit came to $14.2 billion last year.', ['deficit']],
    ['The budget deficit came to €14.2 billion last year.', [undefined]],
    ['The strike cost the company $30 million.', ['strike-cost']],
    ['The real number of jobs lost is more than 45,000.', ['jobs-lost']],
  ])('%s', (text, expected) => expect(measuresOf(text, ECONOMY)).toEqual(expected));

  it('leaves to a person what the page names more widely', () => {
    const [claim] = propose('Inflation rose to 3.8 percent in March.', ECONOMY);
    expect(claim?.held.loose).toEqual([
      expect.objectContaining({
        slot: 'measure',
        candidates: ['inflation'],
        because: 'the page names more than what the measure counts',
      }),
    ]);
  });

  it('says whose dollars it has taken "$" for, and where a number rose from it says no rise', () => {
    const [deficit] = propose('The budget deficit came to $14.2 billion last year.', ECONOMY);
    expect(deficit?.held.content).toMatchObject({ unit: 'US dollar', periodStart: '2024', periodEnd: '2024' });
    expect(deficit?.held.inferred).toEqual([
      { slot: 'unit', because: 'the page prints "$", and the measure counts US dollars' },
    ]);
    const [to, from] = propose('Unemployment rose to 5.4 percent in March from 5.1 percent in February.', ECONOMY);
    expect(to?.held.content).toMatchObject({ change: 'rose', asOf: '2025-03' });
    expect(from?.held.content).toMatchObject({ asOf: '2025-02' });
    expect(from?.held.content.change).toBeUndefined();
  });

  it.each([
    ['Net profit fell to $14.2 billion in the third quarter of 2024.', 'flow', undefined],
    ['Net profit fell by $1.2 billion in the third quarter of 2024.', 'flow', 'fell'],
    ['Unemployment fell to 5.4 percent in March.', undefined, 'fell'],
  ])('keeps the direction of a flow where it tells by how much: %s', (text, accumulation, change) => {
    const [claim] = propose(text, ECONOMY);
    expect(claim?.held.content.accumulation).toBe(accumulation);
    expect(claim?.held.content.change).toBe(change);
  });
});
