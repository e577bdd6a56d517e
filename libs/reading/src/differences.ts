/** What a headline, bullet or summary says otherwise than the claim of the body that it restates: each change with the words of both. */
import { outlookOf } from './outlook.js';
import { sameHand } from './hops.js';
import { canonicalCounted } from './lexicon/counted.js';
import { canonicalState } from './lexicon/states.js';
import type { Line } from './line.js';
import type { ReadClaim, ReadDifference, ReadFigure, Span } from './reading.js';
import { amountsOf, statesMayBeOne } from './same-figure.js';

type Kind = ReadDifference['kind'];

/** One side of a comparison: a claim, its figure, its sentence. */
interface Side {
  readonly claim: ReadClaim;
  readonly figure: ReadFigure | undefined;
  /** The number of which it is a part. */
  readonly whole: ReadFigure['value'] | undefined;
  readonly line: Line;
}

/** The claims with what those that restate another say otherwise. */
export function withDifferences(
  claims: readonly ReadClaim[],
  lines: readonly Line[],
  figures: readonly ReadFigure[],
): ReadClaim[] {
  const side = (claim: ReadClaim | undefined): Side | undefined => {
    const line = claim && lines[claim.sentence];
    const figure = claim?.figure === undefined ? undefined : figures[claim.figure];
    const whole = figure?.whole === undefined ? undefined : figures[figure.whole]?.value;
    return line && { claim, line, figure, whole };
  };
  return claims.map((claim) => {
    const [here, there] = [side(claim), claim.restates === undefined ? undefined : side(claims[claim.restates])];
    if (!here || !there) return claim;
    const differs = [...figureDifferences(here, there), ...certainty(here, there), ...sources(here, there)];
    return differs.length > 0 ? { ...claim, differs } : claim;
  });
}

const LOOSE = new Set<ReadFigure['hedge']>(['about', 'some', 'nearly']);
const FLOORS = new Set<ReadFigure['hedge']>(['at-least', 'more-than']);
const CEILINGS = new Set<ReadFigure['hedge']>(['at-most', 'fewer-than', 'up-to']);

const wordsOf = ({ text }: Line, base: number, span: Span): string => text.slice(span.start - base, span.end - base);

/** The number with the words that hedge it. */
function amountSpan({ start, end, hedgeWords, unit }: ReadFigure): Span {
  const parts = [{ start, end }, hedgeWords, unit].filter((part) => part !== undefined);
  return {
    start: Math.min(...parts.map((part) => part.start)),
    end: Math.max(...parts.map((part) => part.end)),
  };
}

function figureDifferences(here: Side, there: Side): ReadDifference[] {
  const [title, body] = [here.figure, there.figure];
  if (!title || !body) return [];
  const found: ReadDifference[] = [];
  const add = (kind: Kind, change: string, one: Span, other: Span): void => {
    found.push(difference(kind, change, here.line, one, there.line, other));
  };
  const [amount, full] = [amountSpan(title), amountSpan(body)];
  const [value, was] = [amountsOf(title), amountsOf(body)];
  const [last, low, high] = [value.at(-1), was[0], was.at(-1)];
  if (body.whole !== undefined && there.whole === last) {
    add('part-became-whole', 'tells of all what is told of a part in', amount, full);
    return found;
  }
  if (value.length === 1 && was.length === 2 && (last === low || last === high))
    add(last === high ? 'range-cut-to-top' : 'range-cut-to-bottom', 'gives one end of', amount, full);
  else if (FLOORS.has(title.hedge) ? CEILINGS.has(body.hedge) : CEILINGS.has(title.hedge) && FLOORS.has(body.hedge))
    add('bound-turned', 'turns round', amount, full);
  else if (title.hedge === 'exact' && (FLOORS.has(body.hedge) || CEILINGS.has(body.hedge)))
    add('bound-dropped', 'leaves out the bound of', amount, full);
  else if (title.hedge === 'exact' && LOOSE.has(body.hedge))
    add('hedge-dropped', 'leaves out the hedge of', amount, full);
  else if (value.length === 1 && was.length === 1 && last !== low) add('rounded', 'rounds', amount, full);
  if (body.additional && !title.additional)
    add('addition-dropped', 'does not say that it comes on top, as', amount, full);
  if (body.whole !== undefined && title.whole === undefined)
    add('part-became-whole', 'does not say that it is a part, as', amount, full);
  const [counted, countedThere] = [title.counted, body.counted];
  if (counted && countedThere && thing(counted) !== thing(countedThere))
    add('counted-shifted', 'counts otherwise than', counted, countedThere);
  const [states, statesThere] = [title, body].map((one) => one.state.map((word) => canonicalState(word.lemma) ?? ''));
  const [state, stateThere] = [title.state[0], body.state[0]];
  if (
    state &&
    stateThere &&
    states?.every(Boolean) &&
    statesThere?.every(Boolean) &&
    states.join() !== statesThere.join() &&
    !statesMayBeOne(title, body)
  )
    add('state-shifted', 'says otherwise than', whole(title.state) ?? state, whole(body.state) ?? stateThere);
  const [place] = body.places;
  if (place && title.places.length === 0) add('place-dropped', 'does not say where, as', amount, place);
  const [date] = body.dates;
  if (date && title.dates.length === 0) add('period-dropped', 'does not say when, as', amount, date);
  return found;
}

const thing = (counted: NonNullable<ReadFigure['counted']>): string => canonicalCounted(counted.lemma) ?? counted.head;

/** From the first of the words to the last. */
function whole(words: readonly Span[]): Span | undefined {
  const [first, last] = [words[0], words.at(-1)];
  return first && last && { start: first.start, end: last.end };
}

const FIRMNESS = { may: 0, expected: 1, planned: 1, will: 2, observed: 3 } as const;
type Firm = keyof typeof FIRMNESS;

/** The words that say how sure it is. The same as those that the mode of a figure rests on, nearest to it first. */
const CERTAIN: Readonly<Record<Exclude<Firm, 'observed'>, RegExp>> = {
  may: /\b(?:may|might|could|can|possibl[ey]|potential(?:ly)?|perhaps|risk|threat(?:en)?s?)\b/gi,
  planned:
    /\b(?:plan(?:s|ned|ning)?|intend(?:s|ing)?|aim(?:s|ing)?|propos(?:es|ed|al)|scheduled|agreed|decided|wants?|seeks?)\b/gi,
  expected: /\b(?:expect(?:s|ed)?|likely|projected|forecasts?|predict(?:s|ed)?|anticipat(?:es|ed)|due|set)\b/gi,
  will: /\b(?:will|shall|would|vow(?:s|ed)|pledg(?:es|ed)|promis(?:es|ed))\b/gi,
};

function firmnessOf({ figure, line }: Side): Firm | undefined {
  const { mode, certainty } = figure ?? outlookOf(line, 0, line.tokens.length, false);
  return mode === 'observed' ? 'observed' : certainty;
}

/** The nearest words of that certainty in the sentence, else the number or the sentence itself. */
function certaintyWords({ figure, line, claim }: Side, firm: Firm): Span {
  const own = figure ? amountSpan(figure) : claim.quote;
  if (firm === 'observed') return own;
  let nearest: Span | undefined;
  const away = (span: Span): number => Math.abs(span.start - own.start);
  for (const match of line.text.matchAll(CERTAIN[firm])) {
    const span = { start: line.sentence.start + match.index, end: line.sentence.start + match.index + match[0].length };
    if (!nearest || away(span) < away(nearest)) nearest = span;
  }
  return nearest ?? own;
}

/** "may send" in the body, "to send" or "sends" in the headline. */
function certainty(here: Side, there: Side): ReadDifference[] {
  const [firm, was] = [firmnessOf(here), firmnessOf(there)];
  if (firm === undefined || was === undefined || FIRMNESS[firm] <= FIRMNESS[was]) return [];
  const change = firm === 'observed' ? 'tells as having happened what the body tells with' : 'is surer than';
  const one = certaintyWords(here, firm);
  return [difference('certainty-hardened', change, here.line, one, there.line, certaintyWords(there, was))];
}

/** The body says who says so; the headline says nothing, or names another. */
function sources(here: Side, there: Side): ReadDifference[] {
  const [stated, behind] = [here.claim.stated, there.claim.stated];
  const last = behind.at(-1);
  if (!last) return [];
  const [first] = stated;
  if (!first)
    return [
      difference('source-dropped', 'names nobody, where the body names', here.line, span(here), there.line, last),
    ];
  if (stated.some((hand) => behind.some((other) => sameHand(hand, other) || alike(hand.text, other.text)))) return [];
  return [difference('source-shifted', 'names another than', here.line, first, there.line, last)];
}

const span = ({ claim, figure }: Side): Span => (figure ? amountSpan(figure) : claim.quote);

/** Two names that share a word of weight may be one: "Ukraine" and "Ukraine’s intelligence services". */
function alike(one: string, other: string): boolean {
  const weighty = (text: string): string[] => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const known = new Set(weighty(other));
  return weighty(one).some((word) => known.has(word));
}

function difference(kind: Kind, change: string, line: Line, here: Span, body: Line, there: Span): ReadDifference {
  const [one, other] = [wordsOf(line, line.sentence.start, here), wordsOf(body, body.sentence.start, there)];
  return {
    kind,
    here: { start: here.start, end: here.end },
    there: { start: there.start, end: there.end },
    text: `The ${line.sentence.part} ("${one}") ${change} the body ("${other}").`,
  };
}
