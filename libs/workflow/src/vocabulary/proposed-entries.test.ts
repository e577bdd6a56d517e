import { describe, expect, it } from '@jest/globals';
import type { Measure, Vocabulary } from '@whence/domain';
import { readText } from '@whence/reading';
import { matchMeasure } from '../claims/propose/match-measure.js';
import { SubjectNames } from '../claims/propose/match-subject.js';
import { entryKey } from './entry-key.js';
import { nearestMeasures } from './nearest-measures.js';
import { measureWantedBy, withMeasure, type ProposedMeasure } from './proposed-entries.js';

const measure = (key: string, counted: string, state: string, unit: string): Measure => ({
  key,
  counted,
  state,
  unit,
  label: `${counted} ${state}`,
  broader: [],
  unionOf: [],
});
const vocabularyOf = (...measures: Measure[]): Vocabulary => ({
  sources: new Map(),
  measures: new Map(measures.map((each) => [each.key, each])),
  places: new Map(),
});
const KNOWN = vocabularyOf(
  measure('soldiers-killed', 'soldiers', 'killed', 'persons'),
  measure('soldiers-wounded', 'soldiers', 'wounded', 'persons'),
  measure('civilians-killed', 'civilians', 'killed', 'persons'),
  measure('grain-exported', 'grain', 'exported', 'kilograms'),
);

function wanted(text: string, vocabulary = KNOWN) {
  const [figure] = readText(text, {}).figures;
  if (figure === undefined) throw new Error(`found no figure in "${text}"`);
  return matchMeasure(figure, { behind: '', after: '' }, vocabulary, new SubjectNames(vocabulary, [])).wanted;
}

describe('what is proposed as a measure', () => {
  it('takes its unit from measures of the same thing, and its key from its words', () => {
    expect(wanted('The army said that 300 soldiers were captured.')).toEqual({
      kind: 'measure',
      counting: 'soldier | captured | ',
      words: expect.stringMatching(/^soldiers, /),
      proposed: {
        key: 'soldier-captured',
        counted: 'soldier',
        state: 'captured',
        unit: 'persons',
        unitPrinted: false,
        label: 'soldier, captured',
      },
    });
  });

  it('is the same for synonyms and other forms of the words', () => {
    const one = wanted('The army said that 300 soldiers were captured.')?.counting;
    expect(wanted('The army said that it captured 20 servicemen.')?.counting).toBe(one);
  });

  it('is nothing where a measure fits, or where the words leave open which of several does', () => {
    expect(wanted('The army said that 300 soldiers were killed.')).toBeUndefined();
    expect(wanted('The army spoke of 300 soldiers.')).toBeUndefined();
  });

  it('from a person is the unit of the claim, unless a measure counts that', () => {
    const content = { mode: 'observed', polarity: 'affirms', amount: { point: 3 } } as const;
    expect(measureWantedBy({ ...content, unit: 'lighthouses' }, KNOWN)).toMatchObject({
      counting: 'lighthouse |  | ',
      proposed: { key: 'lighthouse', state: null, unit: 'lighthouse' },
    });
    expect(measureWantedBy({ ...content, unit: 'troops' }, KNOWN)).toBeUndefined();
    expect(measureWantedBy({ ...content, unit: 'lighthouses', measure: 'x' }, KNOWN)).toBeUndefined();
    expect(measureWantedBy({ mode: 'observed', polarity: 'affirms', unit: 'lighthouses' }, KNOWN)).toBeUndefined();
  });

  it('leaves a printed unit in the claim once the measure is known', () => {
    const content = { mode: 'observed', polarity: 'affirms', amount: { point: 3 }, unit: 'tonnes' } as const;
    const proposed: ProposedMeasure = {
      key: 'g',
      counted: 'grain',
      state: 'exported',
      unit: 'tonne',
      unitPrinted: true,
      label: 'g',
    };
    const grain = measure('grain-exported', 'grain', 'exported', 'kilograms');
    expect(withMeasure(content, grain, proposed).unit).toBe('tonnes');
    expect(withMeasure(content, grain, { ...proposed, unitPrinted: false }).unit).toBe('kilograms');
  });
});

describe('the nearest measures', () => {
  it('differ in few slots, and are told with each of them', () => {
    const proposed = { key: '', counted: 'soldier', state: 'captured', unit: 'persons', unitPrinted: false, label: '' };
    const near = nearestMeasures(proposed, KNOWN);
    expect(near.map(({ key, differs }) => [key, ...differs.map(({ slot }) => slot)])).toEqual([
      ['soldiers-killed', 'state'],
      ['soldiers-wounded', 'state'],
    ]);
    expect(
      nearestMeasures({ ...proposed, counted: 'medics', state: 'killed' }, KNOWN).map(({ key, differs }) => [
        key,
        ...differs.map(({ slot }) => slot),
      ]),
    ).toEqual([
      ['civilians-killed', 'counted'],
      ['soldiers-killed', 'counted'],
    ]);
  });
});

describe('the key of an entry', () => {
  it.each([
    [['Soldiers', 'killed or wounded'], 'soldiers-killed-or-wounded'],
    [['Défense française'], 'defense-francaise'],
    [['солдаты'], 'entry'],
    [['taken'], 'taken-3'],
    [['x'.repeat(200)], 'x'.repeat(80)],
  ])('of %j is %s', (words, key) => {
    expect(entryKey(words, (other) => ['taken', 'taken-2'].includes(other))).toBe(key);
  });
});
