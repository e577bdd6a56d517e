/** What a vocabulary lacks, as a page's words have it: pure. A person decides whether it becomes an entry. */
import type { Content, Figure, Measure, Vocabulary } from '@whence/domain';
import { isFigure } from '@whence/domain';
import type { ReadFigure, ReadSource } from '@whence/reading';
import { countedOf, statesOf } from '../claims/propose/counted.js';
import { nameKey } from '../claims/propose/names.js';
import { entryKey } from './entry-key.js';

/** A measure that nobody has confirmed. */
export interface ProposedMeasure {
  readonly key: string;
  readonly counted: string;
  /** Null: the words do not say what happened to what is counted. */
  readonly state: string | null;
  readonly unit: string;
  /** Whether the page prints the unit; else it is that of other measures of the same thing, or the thing itself. */
  readonly unitPrinted: boolean;
  readonly label: string;
}

/** A source that nobody has confirmed. */
export interface ProposedSource {
  readonly key: string;
  readonly name: string;
  /** Every name that the page prints for it, the first one its fullest. */
  readonly names: readonly string[];
}

interface WantedOf<K extends string, T> {
  readonly kind: K;
  /** One text for all that is the same: what differs only in synonyms, number, capitals or accents. */
  readonly counting: string;
  /** The words of the page. */
  readonly words: string;
  readonly proposed: T;
}

/** What one claim needs and the vocabulary has not. */
export type Wanted = WantedOf<'measure', ProposedMeasure> | WantedOf<'source', ProposedSource>;

/** Longer words are no name of anything. */
const LONGEST_WORDS = 120;

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** The unit in which the measures of the same thing count, when all of them count in one. */
function usualUnit(counted: string, measures: Iterable<Measure>): string | undefined {
  const units = new Set<string>();
  for (const measure of measures) if (countedOf(measure.counted) === counted) units.add(measure.unit);
  const [unit] = units;
  return units.size === 1 ? unit : undefined;
}

function wantedMeasure(
  counted: string,
  states: readonly string[],
  printedUnit: string | undefined,
  words: string,
  vocabulary: Vocabulary,
): Wanted | undefined {
  if (counted === '' || words.length > LONGEST_WORDS) return undefined;
  const state = states.length === 0 ? null : listed(states);
  const unit = printedUnit ?? usualUnit(counted, vocabulary.measures.values()) ?? counted;
  const counting = [counted, [...states].sort().join(' + '), printedUnit === undefined ? '' : countedOf(printedUnit)];
  return {
    kind: 'measure',
    counting: counting.join(' | '),
    words,
    proposed: {
      key: entryKey([counted, state ?? ''], (key) => vocabulary.measures.has(key)),
      counted,
      state,
      unit,
      unitPrinted: printedUnit !== undefined,
      label: state === null ? counted : `${counted}, ${state}`,
    },
  };
}

/** What a figure counts, as a measure of its own. @param noun what is counted, without its owner */
export function measureWanted(figure: ReadFigure, noun: string, vocabulary: Vocabulary): Wanted | undefined {
  const { counted, unit, state } = figure;
  if (counted === undefined) return undefined;
  const states = [...new Set(state.flatMap(({ lemma }) => [...statesOf(lemma)]))];
  const words = [counted.text, ...state.map(({ text }) => text)].join(', ');
  return wantedMeasure(noun, states, unit?.lemma, words, vocabulary);
}

/**
 * What a person's claim counts, when it names no measure: its unit is the thing counted, in the page's words. Nothing when
 * the vocabulary has a measure of that thing, among which the person may choose.
 */
export function measureWantedBy(content: Content, vocabulary: Vocabulary): Wanted | undefined {
  if (!isFigure(content) || content.measure !== undefined || content.unit === undefined) return undefined;
  const counted = countedOf(content.unit);
  for (const measure of vocabulary.measures.values()) if (countedOf(measure.counted) === counted) return undefined;
  return wantedMeasure(counted, [], undefined, content.unit, vocabulary);
}

/** A hand that is named and that no source of the vocabulary fits. A name has a capital letter somewhere. */
export function sourceWanted(read: ReadSource, vocabulary: Vocabulary): Wanted | undefined {
  const names = [read.name, read.acronym].filter((name) => name !== undefined);
  const [name = read.text] = names;
  const bare = name.replace(/^(?:the|an?) (?=\S)/i, '');
  if (!/\p{Lu}/u.test(bare) || name.length > LONGEST_WORDS) return undefined;
  return {
    kind: 'source',
    counting: nameKey(name),
    words: read.text,
    proposed: {
      key: entryKey([bare], (key) => vocabulary.sources.has(key)),
      name: bare,
      names: names.length === 0 ? [bare] : [...new Set([bare, ...names.slice(1)])],
    },
  };
}

/**
 * The claim's content once its measure is known. The unit that the page prints stays, for the rules to convert; one that was
 * only the page's word for the thing gives way to the measure's.
 */
export function withMeasure<C extends Content>(content: C, measure: Measure, proposed: ProposedMeasure): C {
  const unit = proposed.unitPrinted ? (content.unit ?? measure.unit) : measure.unit;
  const filled: Figure | Content = { ...content, measure: measure.key, unit };
  return filled as C;
}
