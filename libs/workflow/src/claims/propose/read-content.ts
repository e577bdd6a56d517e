/** A figure as it was read, as a figure of the domain: slots filled where the vocabulary has the words, absent elsewhere. */
import { partialDateFault } from '@whence/domain';
import type { Amount, Figure, Place, Vocabulary } from '@whence/domain';
import type { ReadDate, ReadFigure } from '@whence/reading';
import type { Wanted } from '../../vocabulary/proposed-entries.js';
import type { ClaimContent, LooseLink } from '../ports.js';
import { matchMeasure } from './match-measure.js';
import type { SubjectNames } from './match-subject.js';

export interface ReadContent extends ClaimContent {
  readonly content: Figure;
  readonly inferred: NonNullable<ClaimContent['inferred']>;
  readonly loose: readonly LooseLink[];
  readonly wanted?: Wanted;
}

/** The amount that a number and its hedge say. Source: DESIGN, Figures. */
export function amountOf(value: ReadFigure['value'], hedge: ReadFigure['hedge']): Amount {
  if (typeof value !== 'number') {
    const [first, second] = value;
    const low = { value: Math.min(first, second), strict: hedge === 'more-than' };
    const high = { value: Math.max(first, second), strict: hedge === 'nearly' || hedge === 'fewer-than' };
    return { low, high, hedge: hedge === 'exact' ? 'between' : hedge };
  }
  switch (hedge) {
    case 'at-least':
    case 'more-than':
      return { low: { value, strict: hedge === 'more-than' }, hedge };
    case 'at-most':
    case 'up-to':
      return { high: { value, strict: false }, hedge };
    case 'fewer-than':
    case 'nearly':
      return { high: { value, strict: true }, hedge };
    case 'exact':
    case 'about':
    case 'some':
    case 'between':
      return { point: value, hedge: hedge === 'between' ? 'exact' : hedge };
  }
}

/** The number by which another figure names a figure: its point, else the bound that is printed. */
function printedNumber(value: ReadFigure['value']): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

const LONGEST_UNIT = 60;

/** "Libraries", "hospitals": by the regular endings. */
const severalOf = (noun: string): string =>
  noun.replace(/(?:(?<![aeiou])y|(?<=s|x|z|ch|sh)|)$/u, (end) =>
    end === 'y' ? 'ies' : /(?:s|x|z|ch|sh)$/.test(noun) ? 'es' : 's',
  );

/** What is counted in the page's own words, for a claim whose measure the vocabulary does not hold. */
function wordsCounted({ counted, rate, value }: ReadFigure): string | undefined {
  if (counted === undefined) return undefined;
  // "Not one hospital": of none there are several.
  if (value === 0 && counted.lemma === counted.text.toLowerCase() && rate === undefined) return severalOf(counted.text);
  const words = rate === undefined ? counted.text : `${counted.text} ${rate.text}`;
  return words.length > LONGEST_UNIT ? undefined : words;
}

/** Characters behind what is counted that may say of what it is: "cases of measles". */
const BEHIND = 60;

/** "18 of them in intensive care": who they are is told before, and what becomes of these behind the number. */
const OF_THEM = /^(?: of (?:them|these|those|whom|which))?/;

/**
 * The words behind what is counted. Those of a part stand behind the number itself; a number that only goes on with the one before
 * ("up from 467,000") is of the same.
 */
function behindNoun({ counted, end, whole, carried }: ReadFigure, text: string): string {
  if (counted === undefined) return '';
  const isOwn = whole !== undefined && carried?.includes('counted') === true;
  if (!isOwn) return text.slice(counted.end, counted.end + BEHIND);
  return text.slice(end, end + BEHIND).replace(OF_THEM, '');
}

/**
 * What the figure says of a course. What rose from 5 percent did not rise to it. A flow tells with a rise or a fall by how much it went:
 * the profit of a quarter that "fell to 1.42 billion" is that profit, and no fall by as much.
 */
function changeOf({ change, changed, accumulation }: ReadFigure): ReadFigure['change'] {
  const isWhereItLed = changed === 'to' && accumulation === 'flow' && (change === 'rose' || change === 'fell');
  return changed === 'from' || isWhereItLed ? undefined : change;
}

/** @param text the text that was read */
export function readContent(
  figure: ReadFigure,
  figures: readonly ReadFigure[],
  text: string,
  vocabulary: Vocabulary,
  subjects: SubjectNames,
): ReadContent {
  const wordsFrom = (end: number | undefined) => (end === undefined ? '' : text.slice(end, end + BEHIND));
  const behind = { behind: behindNoun(figure, text), after: wordsFrom(figure.state.at(-1)?.end) };
  const isOfVague = figure.whole !== undefined && figures[figure.whole]?.vague === true;
  const measure = isOfVague ? {} : matchMeasure(figure, behind, vocabulary, subjects);
  const subject = subjects.match(figure);
  const place = placesOf(figure, vocabulary, subjects);
  const whole = figure.whole === undefined ? undefined : figures[figure.whole];
  // "Dozens" names no number of which five could be a part, and five of those are no count of all.
  const wholeNumber = whole === undefined || isOfVague ? undefined : printedNumber(whole.value);
  const { accumulation, mode, certainty, polarity } = figure;
  const change = changeOf(figure);
  const content: Figure = {
    amount: amountOf(figure.value, figure.hedge),
    mode,
    polarity,
    ...definedOnly({
      measure: measure.measure,
      unit: measure.unit ?? wordsCounted(figure),
      subject: subject.subject,
      place: place.to,
      fromPlace: place.from,
      accumulation,
      certainty,
      change,
      whole: wholeNumber,
    }),
    ...timesOf(figure.dates, accumulation, mode),
  };
  return {
    content,
    inferred: [
      ...(figure.carried ?? [])
        .filter((slot) => slot === 'subject' || slot === 'place' || slot === 'counted' || slot === 'state')
        .map((slot) => ({ slot, because: 'the words for it stand with another figure of the page' })),
      ...(measure.inferred ?? []),
    ],
    loose: [measure.loose, subject.loose, place.loose].filter((each) => each !== undefined),
    ...definedOnly({ wanted: measure.wanted }),
  };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The members that are there. */
export function definedOnly<T extends object>(members: T): Defined<T> {
  const kept: Defined<T> = {};
  for (const name of Object.keys(members) as (keyof T)[]) {
    const value = members[name];
    if (value !== undefined) kept[name] = value as Exclude<T[keyof T], undefined>;
  }
  return kept;
}

function placesOf(
  figure: ReadFigure,
  vocabulary: Vocabulary,
  names: SubjectNames,
): { to?: string; from?: string; loose?: LooseLink } {
  const named = (role: 'to' | 'in' | 'from') =>
    figure.places
      .filter((place) => place.role === role)
      .map((place) => ({ words: place.text, found: [names.placesNamed(place.text), names.placesNamed(place.lemma)] }))
      .map(({ words, found: [byText = [], byLemma = []] }) => ({ words, found: byText.length > 0 ? byText : byLemma }));
  const to = [...named('to'), ...named('in')];
  const sure = to.flatMap(({ found }) => (found.length === 1 && found[0] ? [found[0]] : []));
  const chosen = narrowest(sure, vocabulary);
  const from = named('from').flatMap(({ found }) => (found.length === 1 && found[0] ? [found[0]] : []));
  const unsure = to.filter(({ found }) => found.length > 1 || (chosen === undefined && found.length === 1));
  return {
    ...definedOnly({ to: chosen?.key, from: from.length === 1 ? from[0]?.key : undefined }),
    ...(unsure.length === 0
      ? {}
      : {
          loose: {
            slot: 'place' as const,
            words: unsure.map(({ words }) => words).join(', '),
            candidates: [...new Set(unsure.flatMap(({ found }) => found.map(({ key }) => key)))].sort(),
            because: 'several places fit these words',
          },
        }),
  };
}

/** Of places that hold one another the innermost; `undefined` when two lie apart. */
function narrowest(places: readonly Place[], vocabulary: Vocabulary): Place | undefined {
  return places.find((place) => {
    const holders = new Set<string>([place.key]);
    for (const key of holders) {
      const next = vocabulary.places.get(key)?.within;
      if (next !== undefined) holders.add(next);
    }
    return places.every((other) => holders.has(other.key));
  });
}

type Times = Pick<Figure, 'asOf' | 'periodStart' | 'periodEnd' | 'horizon'>;

/**
 * Where dates go depends on what is counted: DESIGN, Figures. A date that stayed open fills nothing, and neither does
 * the end that a rule reads into vague words ("the next few months"): the page named no day.
 */
export function timesOf(
  dates: readonly ReadDate[],
  accumulation: ReadFigure['accumulation'],
  mode: ReadFigure['mode'],
): Times {
  const times: { -readonly [K in keyof Times]: Times[K] } = {};
  for (const { from, to, direction, inferred } of dates) {
    const last = to ?? from;
    if (from === undefined || last === undefined || inferred) continue;
    // The beginning of "within" is the day of the page, which is no end of anything.
    if (direction === 'within' && to === undefined) continue;
    // Counted from the first or the last year that there is, a date can lie outside the calendar.
    if (partialDateFault(from) !== undefined || partialDateFault(last) !== undefined) continue;
    // A level has no beginning: those missing from Monday's quake are missing now.
    if (accumulation === 'stock' && mode === 'observed' && (direction === 'since' || direction === 'after')) continue;
    if (mode !== 'observed') {
      if (direction === 'after' || direction === 'since') times.periodStart ??= from;
      else times.horizon ??= last;
    } else if (direction === 'since' || direction === 'after') times.periodStart ??= from;
    else if (accumulation === 'flow') {
      times.periodStart ??= from;
      times.periodEnd ??= last;
    } else times.asOf ??= last;
  }
  return times;
}
