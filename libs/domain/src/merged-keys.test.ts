import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Claim } from './claim.js';
import { crossReference } from './cross-reference.js';
import { effectiveKey, keysMeaning, mergedVocabulary, withMergedKeys } from './merged-keys.js';
import type { Statement } from './statement.js';
import type { Measure, Place, Source, Vocabulary } from './vocabulary.js';

const measure = (key: string, more: Partial<Measure> = {}): Measure => ({
  key,
  counted: 'people',
  state: key,
  unit: 'persons',
  label: `people ${key}`,
  broader: [],
  unionOf: [],
  ...more,
});
const source = (key: string, more: Partial<Source> = {}): Source => ({
  key,
  name: key.toUpperCase(),
  kind: 'body',
  aliases: [],
  edges: [],
  ...more,
});
const byKey = <T extends { key: string }>(...entries: T[]): Map<string, T> =>
  new Map(entries.map((entry) => [entry.key, entry]));
const vocabulary = (parts: { sources?: Source[]; measures?: Measure[]; places?: Place[] }): Vocabulary => ({
  sources: byKey(...(parts.sources ?? [])),
  measures: byKey(...(parts.measures ?? [])),
  places: byKey(...(parts.places ?? [])),
});

describe('the key that is meant', () => {
  const entries = byKey(
    measure('a', { mergedInto: 'b' }),
    measure('b', { mergedInto: 'c' }),
    measure('c'),
    measure('gone', { mergedInto: 'nobody' }),
    measure('x', { mergedInto: 'y' }),
    measure('y', { mergedInto: 'x' }),
    measure('z', { mergedInto: 'x' }),
  );
  it.each([
    ['a', 'c'],
    ['b', 'c'],
    ['c', 'c'],
    ['gone', 'gone'],
    ['unheard', 'unheard'],
    ['x', 'x'],
    ['y', 'y'],
    ['z', 'z'],
  ])('%s means %s', (key, meant) => {
    expect(effectiveKey(key, entries)).toBe(meant);
  });

  it('is meant by all that are merged into it', () => {
    expect(keysMeaning(['b'], entries)).toEqual(['a', 'b', 'c']);
    expect(keysMeaning(['x', 'unheard'], entries)).toEqual(['unheard', 'x']);
  });
});

describe('a vocabulary with merges', () => {
  it('stays itself when nothing is merged', () => {
    const plain = vocabulary({ measures: [measure('a')] });
    expect(mergedVocabulary(plain)).toBe(plain);
    const input = { claim: CLAIM, statements: [], vocabulary: plain };
    expect(withMergedKeys(input)).toBe(input);
  });

  it('gives names, edges and holders to what is meant, and follows every reference', () => {
    const merged = mergedVocabulary(
      vocabulary({
        sources: [
          source('hur', { aliases: ['GUR'], names: [{ name: 'Main Directorate', kind: 'former', to: '2020' }] }),
          source('gur', { mergedInto: 'hur', aliases: ['HUR'], edges: [{ kind: 'part-of', other: 'mod' }] }),
          source('mod', { edges: [{ kind: 'controls', other: 'gur' }] }),
          source('press', { edges: [{ kind: 'part-of', other: 'gur', from: '2021' }] }),
        ],
        measures: [
          measure('lost', { unionOf: ['dead', 'hurt'] }),
          measure('dead', { mergedInto: 'killed', broader: ['lost'] }),
          measure('killed', { broader: ['killed-or-so'] }),
          measure('killed-or-so', { mergedInto: 'killed' }),
          measure('hurt'),
        ],
        places: [
          { key: 'kyiv', name: 'Kyiv', aliases: [] },
          { key: 'kiev', name: 'Kiev', aliases: ['Kiew'], within: 'ukraine', mergedInto: 'kyiv' },
          { key: 'ukraine', name: 'Ukraine', aliases: [] },
        ],
      }),
    );
    expect([...merged.sources.keys()].sort()).toEqual(['hur', 'mod', 'press']);
    expect(merged.sources.get('hur')).toEqual(
      source('hur', {
        aliases: ['GUR'],
        names: [{ name: 'Main Directorate', kind: 'former', to: '2020' }],
        edges: [{ kind: 'part-of', other: 'mod' }],
      }),
    );
    expect(merged.sources.get('mod')?.edges).toEqual([{ kind: 'controls', other: 'hur' }]);
    expect(merged.sources.get('press')?.edges).toEqual([{ kind: 'part-of', other: 'hur', from: '2021' }]);
    expect([...merged.measures.keys()].sort()).toEqual(['hurt', 'killed', 'lost']);
    expect(merged.measures.get('killed')?.broader).toEqual(['lost']);
    expect(merged.measures.get('lost')?.unionOf).toEqual(['killed', 'hurt']);
    expect(merged.places.get('kyiv')).toEqual({
      key: 'kyiv',
      name: 'Kyiv',
      aliases: ['Kiev', 'Kiew'],
      within: 'ukraine',
    });
  });

  it('is merged once however often it is done', () => {
    const keys = ['a', 'b', 'c', 'd', 'e'];
    const into = fc.array(fc.option(fc.constantFrom(...keys, 'nobody'), { nil: undefined }), {
      minLength: 5,
      maxLength: 5,
    });
    fc.assert(
      fc.property(into, (targets) => {
        const given = vocabulary({
          measures: keys.map((key, n) => measure(key, targets[n] === undefined ? {} : { mergedInto: targets[n] })),
        });
        const once = mergedVocabulary(given);
        expect(mergedVocabulary(once)).toEqual(once);
        for (const key of keys) expect(once.measures.has(effectiveKey(key, given.measures))).toBe(true);
      }),
    );
  });
});

const FIGURE = { mode: 'observed', polarity: 'affirms', accumulation: 'stock', asOf: '2025-05-01' } as const;
const CLAIM: Claim = {
  content: { ...FIGURE, measure: 'killed', amount: { point: 500, hedge: 'exact' } },
  appearances: [],
  links: [],
};
const said = (key: string, by: string, counts: string, point: number): Statement => ({
  key: `town/${key}`,
  source: by,
  publishedOn: '2025-05-01',
  reading: 'read',
  content: { ...FIGURE, measure: counts, amount: { point, hedge: 'exact' } },
});

describe('a finding over merged keys', () => {
  const statements = [said('s1', 'hur', 'killed', 500), said('s2', 'mod', 'dead', 500), said('s3', 'gur', 'dead', 500)];
  const findingOf = (measures: Measure[], sources: Source[]) => {
    const input = { claim: CLAIM, statements, hops: [], relations: [], vocabulary: vocabulary({ measures, sources }) };
    return crossReference({ ...withMergedKeys(input), cutoffs: { recorded: null, publishedBy: null } });
  };
  const sources = [source('hur'), source('gur'), source('mod')];

  it('compares what either key counts, and counts one origin for two keys of one source', () => {
    const apart = findingOf([measure('killed'), measure('dead')], sources);
    expect(apart.origins.identified.map(({ source: key }) => key)).toEqual(['hur']);
    const one = findingOf([measure('killed'), measure('dead', { mergedInto: 'killed' })], sources);
    expect(one.comparisons.map(({ relation }) => relation)).toEqual(['agrees', 'agrees', 'agrees']);
    expect(one.origins.identified.map(({ source: key }) => key)).toEqual(['gur', 'hur', 'mod']);
    const both = findingOf(
      [measure('killed'), measure('dead', { mergedInto: 'killed' })],
      [source('hur'), source('gur', { mergedInto: 'hur' }), source('mod')],
    );
    expect(both.origins.identified.map(({ source: key }) => key)).toEqual(['hur', 'mod']);
    expect(both.comparisons.map(({ statement }) => statement)).toEqual(['town/s1', 'town/s2', 'town/s3']);
  });
});
