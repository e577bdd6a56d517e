/** How much a sentence is worth checking, and why: a sum of small reasons, each in words, never a verdict. */
import { canonicalState, HARM } from './lexicon/states.js';
import type { ReadFigure, ReadSource, Sentence } from './reading.js';

export interface Worth {
  readonly worth: number;
  readonly worthBecause: readonly string[];
}

const rounded = (worth: number): number => Math.round(Math.min(1, Math.max(0, worth)) * 100) / 100;

export function worthOfFigure(figure: ReadFigure, sentence: Sentence, stated: readonly ReadSource[]): Worth {
  let worth = 0.4;
  const because: string[] = [];
  const add = (points: number, reason: string): void => {
    worth += points;
    because.push(reason);
  };
  because.push(`a number: "${figure.text}"`);
  const [state] = figure.state;
  if (state) add(0.15, `says what happened: "${state.text}"`);
  if (figure.state.some((word) => HARM.has(canonicalState(word.lemma) ?? ''))) add(0.1, 'counts harm to people');
  if (figure.counted && !figure.carried?.includes('counted'))
    add(0.1, `says what is counted: "${figure.counted.text}"`);
  if (figure.unit?.kind === 'currency' || figure.unit?.kind === 'percent')
    add(0.1, `an amount in ${figure.unit.lemma}`);
  if (figure.unit?.kind === 'time') add(-0.2, 'a length of time');
  if (figure.within !== undefined) add(-0.3, 'only describes what another number counts');
  if (figure.places.length > 0 || figure.dates.length > 0) add(0.05, 'says where or when');
  if (figure.mode !== 'observed') add(0.05, figure.mode === 'forecast' ? 'a forecast' : 'an announcement');
  const source = stated.at(-1);
  if (!source) add(0.05, 'no source is named');
  else if (source.kind === 'vague') add(0.1, `a vague source: "${source.text}"`);
  else add(0.05, `a source that can be asked: "${source.text}"`);
  if (sentence.part === 'headline' || sentence.part === 'bullet') add(0.05, `stands in a ${sentence.part}`);
  const size = typeof figure.value === 'number' ? figure.value : figure.value[1];
  if (size < 5 && !figure.unit) add(-0.2, 'a very small count');
  return { worth: rounded(worth), worthBecause: because };
}

/** A sentence without a figure. `signs` are what makes it checkable, in words. */
export function worthOfSentence(signs: readonly string[], stated: readonly ReadSource[]): Worth {
  const source = stated.at(-1);
  const because = [...signs, ...(source ? [`said by "${source.text}"`] : [])];
  return { worth: rounded(0.2 + 0.1 * signs.length + (source?.kind === 'named' ? 0.1 : 0)), worthBecause: because };
}
