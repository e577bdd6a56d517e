import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson } from './canonical-text.js';
import { digestOf, vocabularyDigest } from './canonical.js';
import { VOCABULARY } from '../test/ledger.js';

describe('canonical text', () => {
  it('sorts members, drops undefined ones, prints numbers as RFC 8785 does', () =>
    expect(canonicalJson({ b: 1e21, a: [0.1, -0, undefined], c: undefined, é: 'ü' })).toBe(
      '{"a":[0.1,0,null],"b":1e+21,"é":"ü"}',
    ));

  it('is the text that a library of RFC 8785 gives', () => {
    const value = fc.jsonValue({ stringUnit: 'binary' });
    fc.assert(fc.property(value, (given) => expect(canonicalJson(given)).toBe(canonicalize(given))));
    const dated = {
      at: new Date(0),
      list: [null, undefined, new Date(1)],
      '\u20ac': 1,
      '\r': 2,
      '1': 3,
      '\u{1f600}': 4,
    };
    expect(canonicalJson(dated)).toBe(canonicalize(dated));
  });

  it.each([[undefined], [Number.NaN], [Infinity], ['\ud800'], [{ a: ['\udc00'] }], [{ '\ud800': 1 }], [1n]])(
    'throws on %p',
    (value) => expect(() => canonicalJson(value)).toThrow(),
  );

  it('hashes with SHA-256', () =>
    expect(digestOf('')).toBe('12ae32cb1ec02d01eda3581b127c1fee3b0dc53572ed6baf239721a03d82e126'));
});

describe('the digest of a vocabulary', () => {
  const keys = { sources: ['ukraine-hur'], measures: ['sent'], places: ['kursk'] };

  it('does not change by what took no part', () => {
    const sources = new Map(VOCABULARY.sources);
    sources.delete('cnn');
    expect(vocabularyDigest({ ...VOCABULARY, sources }, keys)).toBe(vocabularyDigest(VOCABULARY, keys));
  });

  it('is that of the canonical text of all that took part', () => {
    const { sources, measures, places } = VOCABULARY;
    const all = { sources: sources.keys(), measures: measures.keys(), places: places.keys() };
    const inOrder = <T extends { key: string }>(entries: ReadonlyMap<string, T>) =>
      [...entries.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
    const text = {
      sources: inOrder(sources).map((source) => ({ ...source, aliases: [...source.aliases].sort() })),
      measures: inOrder(measures).map((one) => ({
        ...one,
        broader: [...one.broader].sort(),
        unionOf: [...one.unionOf].sort(),
      })),
      places: inOrder(places),
    };
    expect(vocabularyDigest(VOCABULARY, all)).toBe(digestOf(text));
  });

  it('changes by what holds an entry that took part', () => {
    const sources = new Map(VOCABULARY.sources);
    sources.delete('ukraine-government');
    expect(vocabularyDigest({ ...VOCABULARY, sources }, keys)).not.toBe(vocabularyDigest(VOCABULARY, keys));
  });
});
