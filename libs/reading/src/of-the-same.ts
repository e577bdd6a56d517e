/** Whether two figures of a page count the same, and what one lends the other. */
import { canonicalCounted } from './lexicon/counted.js';
import { looksPlural } from './lexicon/inflect.js';
import { canonicalState } from './lexicon/states.js';
import type { ReadFigure } from './reading.js';

/** The figure at the time of the one before it, counted in the same way where both were counted. */
export const ofSameTime = (figure: ReadFigure, { dates, accumulation, mode }: ReadFigure): ReadFigure => ({
  ...figure,
  dates,
  ...(accumulation && !figure.accumulation && mode === figure.mode ? { accumulation } : {}),
});

const HURTS = /^(?:killed|wounded|killed or wounded|infected|hospitalised)$/;
const THINGS = /^(?:shell|gun|missile|drone|tank|vehicle|aircraft|household|house|building|school|hospital|vote|dose)$/;

/** "It built 300 homes, and 40 had died": no homes die. */
export const befallsOthers = ({ state }: ReadFigure, { counted }: ReadFigure): boolean =>
  state.some(({ lemma, text }) => HURTS.test(canonicalState(lemma) ?? canonicalState(text) ?? '')) &&
  counted !== undefined &&
  THINGS.test(canonicalCounted(counted.lemma) ?? counted.head);

/** "Recovered 29 bodies; a dozen were missing": who is missing, or was saved, is no body. */
export const outlives = ({ state }: ReadFigure, { counted }: ReadFigure): boolean =>
  counted?.head === 'body' &&
  state.some(({ lemma, text }) =>
    /^(?:missing|rescued|wounded|hospitalised)$/.test(canonicalState(lemma) ?? canonicalState(text) ?? ''),
  );

const NEW = /^(?:new|more|further|additional|extra|another)\s/i;

/** "312 new cases, taking the total to 14,870": those are cases, and not all of them new. */
export function withoutNew(counted: NonNullable<ReadFigure['counted']>): NonNullable<ReadFigure['counted']> {
  const lead = NEW.exec(counted.text)?.[0].length ?? 0;
  if (lead === 0) return counted;
  const { start, text, lemma, modifiers } = counted;
  return {
    ...counted,
    start: start + lead,
    text: text.slice(lead),
    lemma: lemma.replace(NEW, ''),
    modifiers: modifiers.filter((word) => !NEW.test(`${word} `)),
  };
}

/** "8.4 cases per 100,000, compared with 3.1 per 100,000": of the same. */
export const sameRate = ({ rate }: ReadFigure, before: ReadFigure): boolean =>
  rate !== undefined && rate.lemma.split(' ')[0] === before.rate?.lemma.split(' ')[0];

/** Nouns that are many without a plural of their own. */
const COLLECTIVE = /^(?:people|staff|personnel|police|crew|cattle|folk|aircraft|workforce)$/;

/** "38 percent of the vote": all that was voted, and none of the 40,000 ballots that somebody counted before. */
export const namesMass = ({ counted }: ReadFigure, whole: ReadFigure): boolean => {
  const [noun, pieces] = [counted, whole.counted].map((words) => words?.text.toLowerCase().split(' ').at(-1) ?? '');
  return noun !== undefined && !looksPlural(noun) && !COLLECTIVE.test(noun) && looksPlural(pieces ?? '');
};
