/** Invented bodies of real countries: which of them a printed name is. */
import { describe, expect, it } from '@jest/globals';
import type { Source, Vocabulary } from '@whence/domain';
import { readText } from '@whence/reading';
import { partedName } from './country-names.js';
import { matchSource, SourceNames } from './match-source.js';

const body = (key: string, name: string, country?: string, aliases: string[] = []): Source => ({
  key,
  name,
  kind: 'body',
  aliases,
  edges: [],
  ...(country === undefined ? {} : { country }),
});
const SOURCES = [
  body('ke-meteo', 'Meteorological Agency (Republic of Kenya)', 'KE', ['KMA']),
  body('gb-transport', 'Ministry of Transport (United Kingdom)', 'GB', ['UK MoT']),
  body('pe-transport', 'Ministry of Transport of Peru', 'PE'),
  body('us-fisheries', 'Department of Fisheries', 'US', ['Fisheries Department', 'DoF']),
  body('cl-defence', 'Ministry of Civil Defence (Chile)', 'CL'),
  body('nz-quakes', 'Earthquake Office (New Zealand)', 'NZ', ['EQO']),
  body('at-census', 'Census Bureau (Austria)', 'AT'),
  body('id-quakes', 'Geology Office (Indonesia)', 'ID', ['EQO']),
];
const names = new SourceNames({
  sources: new Map(SOURCES.map((source) => [source.key, source])),
  measures: new Map(),
  places: new Map(),
} satisfies Vocabulary);

/** The match of the source of "X said 12 boats sank." */
function matched(printed: string) {
  const [attribution] = readText(`According to ${printed}, 12 boats sank.`, {}).attributions;
  const [source] = attribution?.chain ?? [];
  if (source?.text !== printed) throw new Error(`read "${source?.text}" where "${printed}" stands`);
  return matchSource(source, names);
}

describe('a source named with its country', () => {
  it.each([
    ["Kenya's Meteorological Agency (KMA)", 'ke-meteo'],
    ['the Kenyan Meteorological Agency', 'ke-meteo'],
    ['the Meteorological Agency of Kenya', 'ke-meteo'],
    ['Britain’s Ministry of Transport', 'gb-transport'],
    ['the British Transport Ministry', 'gb-transport'],
    ["Peru's Ministry of Transport", 'pe-transport'],
    ['the Peruvian transport ministry', 'pe-transport'],
    ['the US Fisheries Department', 'us-fisheries'],
    ['the United States Department of Fisheries', 'us-fisheries'],
    ["Chile's Ministry of Civil Defense", 'cl-defence'],
    ["New Zealand's EQO", 'nz-quakes'],
  ])('%s', (printed, key) => {
    const { stated, loose } = matched(printed);
    expect([stated.source, stated.oddities, loose]).toEqual([key, undefined, undefined]);
  });

  it('is no body of another country, whatever the letters', () => {
    expect(matched("Norway's Ministry of Transport").stated.source).toBeUndefined();
    const { stated, loose } = matched('the Norwegian Meteorological Agency (KMA)');
    expect(stated.source).toBeUndefined();
    expect(stated.oddities).toBeUndefined();
    expect(loose).toMatchObject({
      candidates: ['ke-meteo'],
      because: 'the printed acronym is known of another country',
    });
  });

  it('stays open where the page does not say of which country, with every candidate', () => {
    const two = matched('the Ministry of Transport');
    expect(two.stated.source).toBeUndefined();
    expect(two.loose).toMatchObject({ slot: 'source', candidates: ['gb-transport', 'pe-transport'] });
    expect(matched('the Census Bureau').loose?.candidates).toEqual(['at-census']);
    expect(matched('the EQO').loose?.candidates).toEqual(['id-quakes', 'nz-quakes']);
  });

  it('takes the acronym for what it stands for where the name is right but for the country', () => {
    expect(matched('the Meteorological Agency (KMA)').stated).toMatchObject({ source: 'ke-meteo' });
    expect(matched('the Meteorological Agency (KMA)').stated.oddities).toBeUndefined();
    expect(matched("Kenya's Weather Bureau (KMA)").stated).toMatchObject({
      source: 'ke-meteo',
      oddities: [{ kind: 'name-acronym-mismatch' }],
    });
  });
});

describe('partedName', () => {
  it.each([
    ["South Africa's Reserve Bank", { country: 'ZA', rest: 'Reserve Bank' }],
    ['the U.S. Forest Service', { country: 'US', rest: 'Forest Service' }],
    ['Bank of the Philippines', { country: 'PH', rest: 'Bank' }],
    ['Ministry of Health (Uganda)', { country: 'UG', rest: 'Ministry of Health' }],
    ["the Democratic People's Republic of Korea's news agency", { country: 'KP', rest: 'news agency' }],
    ['Kenya', undefined],
    ['Ministry of Health (interim)', undefined],
    ['the Bank of Atlantis', undefined],
  ])('%s', (printed, parted) => expect(partedName(printed)).toEqual(parted));
});

describe('a name that a source had for a time', () => {
  const renamed: Source = {
    ...body('marrow', 'Marrow Institute', 'KE'),
    names: [
      { name: 'Kelp Board', kind: 'former', from: '2006-03', to: '2023-07' },
      { name: 'MARI', kind: 'acronym' },
    ],
  };
  const on = (published: string | undefined, printed: string) => {
    const vocabulary = { sources: new Map([['marrow', renamed]]), measures: new Map(), places: new Map() };
    const [source] = readText(`According to ${printed}, 12 boats sank.`, {}).attributions[0]?.chain ?? [];
    if (source?.text !== printed) throw new Error(`read "${source?.text}" where "${printed}" stands`);
    return matchSource(source, new SourceNames(vocabulary, published));
  };

  it.each([
    ['2006-03-01', 'marrow'],
    ['2023-07-31', 'marrow'],
    ['2023', 'marrow'],
    ['2006-02-28', undefined],
    ['2023-08', undefined],
  ])('fits a page of %s: %s', (published, key) => {
    const found = on(published, 'the Kelp Board');
    expect(found.stated.source).toBe(key);
    expect(found.loose).toEqual(
      key === undefined
        ? {
            slot: 'source',
            words: 'the Kelp Board',
            candidates: ['marrow'],
            because: 'the name was in use, but not when the page came out',
          }
        : undefined,
    );
    expect(found.because).toBeUndefined();
    expect(found.wanted).toBeUndefined();
  });

  it('fits a page without a date, of which it is said', () => {
    expect(on(undefined, 'the Kelp Board')).toMatchObject({
      stated: { source: 'marrow' },
      because: 'the page has no date; "Kelp Board" was the name of Marrow Institute from 2006-03 to 2023-07',
    });
    expect(on(undefined, 'the Marrow Institute').because).toBeUndefined();
    expect(on(undefined, 'MARI')).toMatchObject({ stated: { source: 'marrow' } });
    expect(on(undefined, 'MARI').because).toBeUndefined();
  });

  it('leaves a name that nobody has to be proposed, and words that are no name alone', () => {
    expect(on('2024', 'the Tulip Society').wanted).toEqual({
      kind: 'source',
      counting: 'tulip society',
      words: 'the Tulip Society',
      proposed: { key: 'tulip-society', name: 'Tulip Society', names: ['Tulip Society'] },
    });
  });
});

describe('a source that a passage calls by a pronoun', () => {
  const hands = (text: string) =>
    readText(text, {}).attributions.map(({ chain }) => {
      const [source] = chain;
      if (source === undefined) throw new Error('read no source');
      return matchSource(source, names).stated;
    });

  it('has the words of the page for which it stands, and their place', () => {
    const text = 'The US Fisheries Department said 12 boats sank. It said 3 crews were missing.';
    const [first, second] = hands(text);
    expect(second).toEqual(first);
    expect(second).toMatchObject({ text: 'The US Fisheries Department', source: 'us-fisheries' });
    expect(text.slice(second?.span?.start, second?.span?.end)).toBe(second?.text);
  });

  it('has the pronoun where nobody is named for it', () => {
    expect(hands('It said 3 crews were missing.').map(({ text }) => text)).toEqual(['It']);
  });

  it('keeps other words, which name somebody', () => {
    const text = 'The US Fisheries Department said 12 boats sank. The department said 3 crews were missing.';
    expect(hands(text).map((hand) => hand.text)).toEqual(['The US Fisheries Department', 'The department']);
  });
});
