/** Hashes of what rules and people say, over its one text. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-text.js';
import type { Finding } from './finding.js';
import { byCode, distinct } from './order.js';
import type { Vocabulary } from './vocabulary.js';

/** Raised whenever a rule may change a finding. */
export const RULES_VERSION = '11';

/** SHA-256 of a value's canonical JSON, as 64 lower-case hex digits. */
export function digestOf(value: unknown): string {
  return sha256Of(canonicalJson(value));
}

/** SHA-256 of a text's UTF-8 bytes, as 64 lower-case hex digits. */
export const sha256Of = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** SHA-256 of a finding's canonical JSON. */
export function findingHash(finding: Finding): string {
  return digestOf(finding);
}

/** The entries of a vocabulary that took part, with all that hold them. */
export interface VocabularyKeys {
  readonly sources: Iterable<string>;
  readonly measures: Iterable<string>;
  readonly places: Iterable<string>;
}

/** The entries of some keys and those that they lead to, in the order of their keys. */
function closure<T>(
  keys: Iterable<string>,
  entries: ReadonlyMap<string, T>,
  follow: (entry: T, open: Set<string>) => void,
): T[] {
  // A set is walked in the order of insertion, and so on to what is added on the way.
  const open = new Set(keys);
  for (const key of open) {
    const entry = entries.get(key);
    if (entry === undefined) open.delete(key);
    else follow(entry, open);
  }
  return [...open].sort().map((key) => entries.get(key) as T);
}

const texts = new WeakMap<object, string>();

/** The canonical text of entries. One that stays as it is stays the same object, and keeps its text. */
function listOf<T extends object>(entries: readonly T[], content: (entry: T) => object): string {
  const text = (entry: T): string => {
    const known = texts.get(entry) ?? canonicalJson(content(entry));
    texts.set(entry, known);
    return known;
  };
  return `[${entries.map(text).join()}]`;
}

/**
 * SHA-256 of the entries named, and of the entries that those rest on.
 * @param digest SHA-256 of a text, where a machine has a faster one
 */
export function vocabularyDigest(vocabulary: Vocabulary, keys: VocabularyKeys, digest = sha256Of): string {
  const sources = closure(keys.sources, vocabulary.sources, ({ edges }, open) => {
    for (const { other } of edges) open.add(other);
  });
  const measures = closure(keys.measures, vocabulary.measures, ({ broader, unionOf }, open) => {
    for (const key of broader) open.add(key);
    for (const key of unionOf) open.add(key);
  });
  const places = closure(keys.places, vocabulary.places, ({ within }, open) => {
    if (within !== undefined) open.add(within);
  });
  const sourceTexts = listOf(sources, (source) => ({
    ...source,
    aliases: distinct(source.aliases),
    edges: [...source.edges].sort((a, b) => byCode(canonicalJson(a), canonicalJson(b))),
  }));
  const measureTexts = listOf(measures, (measure) => ({
    ...measure,
    broader: distinct(measure.broader),
    unionOf: distinct(measure.unionOf),
  }));
  const placeTexts = listOf(places, (place) => ({ ...place, aliases: distinct(place.aliases) }));
  // The canonical text of { sources, measures, places }: members in the order of their names.
  return digest(`{"measures":${measureTexts},"places":${placeTexts},"sources":${sourceTexts}}`);
}
