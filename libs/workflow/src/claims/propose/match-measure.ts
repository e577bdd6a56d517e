/** What is counted and what happened to it, matched with the measures of the vocabulary. */
import type { Measure, Vocabulary } from '@whence/domain';
import { canonicalState, saysDeed } from '@whence/reading';
import type { ReadFigure } from '@whence/reading';
import { measureWanted, type Wanted } from '../../vocabulary/proposed-entries.js';
import type { LooseLink } from '../ports.js';
import { countedOf, statesOf } from './counted.js';
import type { SubjectNames } from './match-subject.js';

function same(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}

export interface MatchedMeasure {
  readonly measure?: string;
  readonly unit?: string;
  readonly loose?: LooseLink;
  /** What no measure counts yet: a person decides whether one is made. */
  readonly wanted?: Wanted;
}

/**
 * The measure that counts this noun in this state, when the vocabulary has exactly one, or one that lies within all the
 * others that fit ("committed" within "sent"). Anything less is told as loose and links nothing.
 */
export function matchMeasure(figure: ReadFigure, vocabulary: Vocabulary, names: SubjectNames): MatchedMeasure {
  const { counted } = figure;
  if (!counted) return figure.unit ? { unit: figure.unit.lemma } : {};
  const noun = countedOf(names.withoutOwner(counted.lemma));
  const ofNoun = [...vocabulary.measures.values()].filter(
    (measure) => countedOf(measure.counted) === noun && fitsUnit(figure, measure),
  );
  const said = figure.state.map(({ lemma }) => statesOf(lemma));
  const together = new Set(said.flatMap((states) => [...states]));
  const all = ofNoun.filter((measure) => same(statesOf(measure.state), together));
  const single = ofNoun.filter((measure) => said.some((each) => same(statesOf(measure.state), each)));
  const byState = all.length > 0 ? all : single;
  const fitting = byState.length > 0 ? byState : ofNoun.filter((measure) => countsDeed(measure, figure));
  const found = fitting.length === 1 ? fitting[0] : innermost(fitting, vocabulary);
  if (found) return { measure: found.key, unit: found.unit };
  const candidates = fitting.length > 1 ? fitting : ofNoun;
  const unit = figure.unit === undefined ? {} : { unit: figure.unit.lemma };
  // Where the words leave open which of several measures is meant, a person chooses; nothing is missing.
  const isOpen = fitting.length > 1 || (ofNoun.length > 0 && figure.state.length === 0);
  const wanted = isOpen ? undefined : measureWanted(figure, noun, vocabulary);
  const missing = wanted === undefined ? {} : { wanted };
  if (candidates.length === 0) return { ...unit, ...missing };
  return {
    ...unit,
    ...missing,
    loose: {
      slot: 'measure',
      words: [counted.text, ...figure.state.map(({ text }) => text)].join(', '),
      candidates: candidates.map(({ key }) => key).sort(),
      because:
        figure.state.length === 0
          ? 'the thing counted fits; the words do not say what happened to it'
          : fitting.length > 1
            ? 'several measures fit these words'
            : 'the thing counted fits; what happened to it does not',
    },
  };
}

/** Whether the measure counts those who do, or to whom is done, what the page's verb says. Known states are told by their table. */
function countsDeed({ state }: Measure, { deed }: ReadFigure): boolean {
  return deed !== undefined && canonicalState(state) === undefined && saysDeed(deed, state);
}

function fitsUnit(figure: ReadFigure, measure: Measure): boolean {
  return figure.unit === undefined || countedOf(figure.unit.lemma) === countedOf(measure.unit);
}

/** The one measure that lies within all the others. */
export function innermost(measures: readonly Measure[], vocabulary: Vocabulary): Measure | undefined {
  return measures.find((measure) => {
    const holders = holdersOf(measure, vocabulary);
    return measures.every((other) => other === measure || holders.has(other.key));
  });
}

function holdersOf(measure: Measure, vocabulary: Vocabulary): ReadonlySet<string> {
  const holders = new Set(measure.broader);
  for (const key of holders) for (const next of vocabulary.measures.get(key)?.broader ?? []) holders.add(next);
  return holders;
}
