/** The words that govern a figure: the state of what is counted, who acts, and how certain it is. */
import { canonicalCounted } from './lexicon/counted.js';
import { COMBAT_WORDS, HARM, canonicalState, isMovement, stateTraits } from './lexicon/states.js';
import { mention, type Line } from './line.js';
import type { Mention, ReadFigure } from './reading.js';

/** The stretch of tokens that one figure owns: its number and noun phrase, and the clause around it. */
export interface Stretch {
  /** First token of the clause that may say something of the figure. */
  readonly left: number;
  /** First token of the number's own words, with its hedge. */
  readonly lead: number;
  /** First token after the counted noun phrase. */
  readonly next: number;
  /** First token after the clause. */
  readonly right: number;
}

export interface StateReading {
  readonly state: Mention[];
  /** Token of the first state word. */
  readonly at: number;
  readonly where: 'before' | 'after';
  /** "to be shipped", "to send": not yet so. */
  readonly infinitive: boolean;
  readonly passive: boolean;
}

/** Verbs of hearsay between what is counted and its state: "are feared to have drowned", "is thought to be missing". */
const HEARSAY =
  /^(?:reported|believed|said|thought|expected|estimated|feared|known|understood|confirmed|presumed|listed|left|remained|remain|found|went|gone|alleged|planned|scheduled|set|due|likely)$/;
/** Those among them behind which "to be" tells what is, not what is to come: "are said to be dead". */
const OF_NOW = /^(?:reported|believed|said|thought|feared|known|understood|confirmed|presumed|alleged|estimated)$/;
const REACH = 16;

/** "Fined Orlen Shipping 25 million": a word with a capital behind another one, within a sentence, is of a name. */
const isOfName = ({ tokens, sentence }: Line, at: number): boolean =>
  sentence.part === 'body' &&
  at > 1 &&
  /^\p{Lu}\p{Ll}/u.test(tokens[at]?.text ?? '') &&
  /^\p{Lu}\p{Ll}/u.test(tokens[at - 1]?.text ?? '') &&
  tokens[at - 1]?.pos === 'PROPN';

function isState(line: Line, at: number): boolean {
  const token = line.tokens[at];
  if (token === undefined || line.dateAt(at) || line.numberAt(at) || isOfName(line, at)) return false;
  // "Was close to the level": near, not shut.
  // "Were down by 12 per cent": lower, not shot down.
  if (token.lower === 'down')
    return /^(?:shot|shoots?|shooting|brought|brings?|gunned)$/.test(line.tokens[at - 1]?.lower ?? '');
  if (token.lower === 'close' && token.pos !== 'VERB' && line.tokens[at + 1]?.lower === 'to') return false;
  // "Lost their homes" tells what they lost, and not that anybody lost them.
  if (/^los(?:t|e|es|ing)$/.test(token.lower) && /^(?:its|their|his|her|our)$/.test(line.tokens[at + 1]?.lower ?? ''))
    return false;
  return canonicalState(token.lower) !== undefined;
}

/** "Out of work", "without power": a state of several words in which things stand, at a token. */
function phraseState(line: Line, at: number): Mention | undefined {
  for (const length of [3, 2]) {
    const tokens = line.tokens.slice(at, at + length);
    const [first, last] = [tokens[0], tokens[length - 1]];
    if (first && last && stateTraits(tokens.map(({ lower }) => lower).join(' ')).stands)
      return mention(line, first.start, last.end);
  }
  return undefined;
}

/** "The number of missing", "of jobs lost": the state that the subject tells between "number of" and the verb. */
export function stateWithin(line: Line, from: number, to: number): StateReading | undefined {
  for (let at = from; at < to; at++) {
    const token = line.tokens[at];
    if (!token || /^[,;:—]$/.test(token.text) || /^(?:that|who|which)$/.test(token.lower)) return undefined;
    const phrase = phraseState(line, at);
    if (phrase) return { state: [phrase], at, where: 'before', infinitive: false, passive: true };
    if (!isState(line, at) || canonicalCounted(token.lower) !== undefined) continue;
    return { state: joinedStates(line, at), at, where: 'before', infinitive: false, passive: true };
  }
  return undefined;
}

/** The state word at `at` with those that are joined to it: "killed or injured", "dead, missing or wounded". */
function joinedStates(line: Line, at: number): Mention[] {
  const states: Mention[] = [];
  for (let next = at; states.length < 4;) {
    const token = line.tokens[next];
    if (!token || !isState(line, next)) break;
    const first = token.lower === 'down' ? (line.tokens[next - 1] ?? token) : token;
    states.push(mention(line, first.start, token.end, lemmaFor(line, next)));
    const link = line.tokens[next + 1]?.lower;
    if (link !== 'or' && link !== 'and' && link !== ',' && link !== '/') break;
    // "killed and 12 injured" goes on with another figure; "killed, officials said" with another clause.
    next += link === ',' && /^(?:or|and)$/.test(line.tokens[next + 2]?.lower ?? '') ? 3 : 2;
  }
  return states;
}

/** The form in which the state is looked up: what is deployed for operations is committed to combat. */
function lemmaFor(line: Line, at: number): string {
  const token = line.tokens[at];
  if (!token) return '';
  if (canonicalState(token.lower) === 'sent')
    for (let ahead = at + 1; ahead < Math.min(at + 18, line.tokens.length); ahead++) {
      const word = line.tokens[ahead];
      if (!word || word.pos === 'PUNCT' || word.pos === 'VERB' || word.pos === 'AUX') break;
      if (COMBAT_WORDS.has(word.lower) && /^(?:for|in|into|to)$/.test(prepositionBefore(line, ahead))) return 'commit';
    }
  // "missing" is no form of "to miss".
  const known = canonicalState(token.lemma) === canonicalState(token.lower);
  return token.pos === 'VERB' && known ? token.lemma : token.lower;
}

function prepositionBefore(line: Line, at: number): string {
  for (let back = at - 1; back >= Math.max(0, at - 4); back--) {
    const token = line.tokens[back];
    if (token?.pos === 'ADP' || token?.lower === 'to') return token.lower;
  }
  return '';
}

function stateAfter(line: Line, { next, right }: Stretch): StateReading | undefined {
  let infinitive = false;
  let passive = false;
  const limit = Math.min(right, next + REACH);
  for (let at = next; at < limit; at++) {
    const token = line.tokens[at];
    if (!token) break;
    if (/^(?:who|which|that)$/.test(token.lower)) {
      // "Houses in that area were destroyed"
      if (at > next && !(token.lower === 'that' && line.tokens[at - 1]?.pos === 'ADP')) break;
      continue;
    }
    // "Remain missing", "remained trapped": the state is the word behind it.
    if (/^remain(?:s|ed|ing)?$/.test(token.lower) && isState(line, at + 1)) continue;
    if (token.lower === 'to' && line.tokens[at + 1]?.pos !== 'DET' && !toldOfNow(line, at))
      infinitive ||= /^(?:be|have)$/.test(line.tokens[at + 1]?.lower ?? '') || line.tokens[at + 1]?.pos === 'VERB';
    if (token.pos === 'AUX' || /^(?:been|being|be)$/.test(token.lower))
      passive ||= /^(?:is|are|was|were|be|been|being)$/.test(token.lower);
    if (token.lower === 'have' || token.lower === 'has' || token.lower === 'had') {
      if (infinitive) infinitive = false;
      continue;
    }
    const phrase = phraseState(line, at);
    if (phrase) return { state: [phrase], at, where: 'after', infinitive, passive: true };
    const verbal = token.pos === 'VERB' || token.pos === 'ADJ' || passive || at === next;
    if (isState(line, at) && verbal)
      return { state: joinedStates(line, at), at, where: 'after', infinitive, passive: true };
    if (isMovement(token.lower) && hasGoal(line, at, right)) {
      const state = [mention(line, token.start, token.end, 'send')];
      return { state, at, where: 'after', infinitive, passive: true };
    }
    if (token.lower === 'as' && opensClause(line, at + 1, right)) break;
    // "Were either partially or totally damaged"
    const either = token.lower === 'either' || (token.lower === 'or' && line.tokens[at - 1]?.pos === 'ADV');
    if ((token.pos === 'CCONJ' || token.pos === 'SCONJ') && !either) break;
    if (token.pos === 'VERB' && !HEARSAY.test(token.lower)) break;
  }
  return undefined;
}

/** "Rose to 161 as rescuers recover bodies": somebody else does something from here on. */
function opensClause({ tokens }: Line, from: number, right: number): boolean {
  for (let at = from; at < Math.min(right, from + LONGEST_SUBJECT); at++) {
    if (/^(?:VERB|AUX)$/.test(tokens[at]?.pos ?? '')) return at > from;
    if (!/^(?:DET|ADJ|NOUN|PROPN|NUM)$/.test(tokens[at]?.pos ?? '')) return false;
  }
  return false;
}
const LONGEST_SUBJECT = 6;

/** "went to Goma", "arrived in the Kursk region", "entered Mali": the movement at `verb` names where it goes. */
function hasGoal(line: Line, verb: number, right: number): boolean {
  const { tokens } = line;
  const word = tokens[verb]?.lower ?? '';
  const leads = /^arriv/.test(word)
    ? /^(?:to|in|at|on)$/
    : /^head/.test(word)
      ? /^(?:to|for|towards?)$/
      : /^(?:to|into|onto|towards?)$/;
  let at = verb + 1;
  if (!/^enter/.test(word)) {
    // "went back by sea to Goma", but not "went hungry".
    while (at < right && at < verb + 5 && !leads.test(tokens[at]?.lower ?? '')) {
      if (/^(?:ADJ|VERB|AUX|PUNCT|CCONJ)$/.test(tokens[at]?.pos ?? 'PUNCT')) return false;
      at++;
    }
    if (!leads.test(tokens[at]?.lower ?? '')) return false;
    at++;
  }
  if (tokens[at]?.lower === 'the') at++;
  const goal = tokens[at];
  if (!goal || at >= right || line.dateAt(at)) return false;
  return /^\p{Lu}/u.test(goal.text) || /^(?:front|frontline|border)$/.test(goal.lower);
}

/** "said to be", "believed to have": the infinitive at `to` tells what is. */
const toldOfNow = (line: Line, to: number): boolean =>
  OF_NOW.test(line.tokens[to - 1]?.lower ?? '') && /^(?:be|have)$/.test(line.tokens[to + 1]?.lower ?? '');

/** Words that open a clause of their own, however the tagger has them: "200 were hurt when two trains collided". */
const OPENS_CLAUSE = /^(?:that|when|while|where|after|before|because|if|although|though|once|until)$/;

/** "Damaged by the quake in the two provinces": the number tells where it was, and nothing befell the provinces. */
function tellsWhere({ tokens }: Line, lead: number): boolean {
  const at = tokens[lead - 1]?.pos === 'DET' ? lead - 2 : lead - 1;
  return /^(?:in|across|near|within|throughout|inside)$/.test(tokens[at]?.lower ?? '');
}

/** "Still missing are 11 people", "also damaged are 39 bridges": the state opens the clause. */
function inverted(line: Line, { left, lead }: Stretch): StateReading | undefined {
  const at = lead - 2;
  if (
    !/^(?:is|are|was|were)$/.test(line.tokens[lead - 1]?.lower ?? '') ||
    at < left ||
    at - left > 2 ||
    !isState(line, at)
  )
    return undefined;
  return { state: joinedStates(line, at), at, where: 'before', infinitive: false, passive: true };
}

function stateBefore(line: Line, { left, lead }: Stretch): StateReading | undefined {
  if (tellsWhere(line, lead)) return undefined;
  for (let at = lead - 1; at >= Math.max(left, lead - 10); at--) {
    const token = line.tokens[at];
    if (!token) break;
    if (isState(line, at)) {
      const nominal = token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'ADJ';
      const adjacent = at === lead - 1 || /^(?:of|to|at|:|toll|by|in)$/.test(line.tokens[at + 1]?.lower ?? '');
      if (nominal && !adjacent) continue;
      let first = at;
      while (first - 2 >= left && /^(?:or|and)$/.test(line.tokens[first - 1]?.lower ?? '') && isState(line, first - 2))
        first -= 2;
      const infinitive = line.tokens[first - 1]?.lower === 'to';
      return { state: joinedStates(line, first), at: first, where: 'before', infinitive, passive: false };
    }
    if (token.pos === 'VERB' || token.pos === 'SCONJ' || OPENS_CLAUSE.test(token.lower)) break;
    if (token.pos === 'AUX' && !/^(?:be|been)$/.test(token.lower)) break;
  }
  return undefined;
}

/** What happened to what is counted. A predicate behind it wins over a verb before it. */
export function stateOf(line: Line, stretch: Stretch): StateReading | undefined {
  return inverted(line, stretch) ?? stateAfter(line, stretch) ?? stateBefore(line, stretch);
}

/** Longest aside between what is counted and its predicate, in tokens. */
const LONGEST_ASIDE = 24;

/** "23 people, including two children, were killed": the predicate behind the aside that opens at the comma `comma`. */
export function stateBeyond(line: Line, comma: number): StateReading | undefined {
  if (line.tokens[comma]?.text !== ',') return undefined;
  for (let close = comma; close < comma + LONGEST_ASIDE; close++) {
    const token = line.tokens[close];
    if (!token || /^[;:—.]$/.test(token.text)) return undefined;
    if (token.text !== ',') continue;
    if (line.tokens[close + 1]?.pos !== 'AUX') continue;
    return stateAfter(line, { left: comma, lead: comma, next: close + 1, right: line.tokens.length });
  }
  return undefined;
}

/** The predicate with its auxiliary between the tokens `[from, right)`: "of the 90 sent to Lima, … had been hurt". */
export function predicateIn(line: Line, from: number, right: number): StateReading | undefined {
  for (let at = from; at < right; at++) {
    if (!/^(?:is|are|was|were|has|have|had|been)$/.test(line.tokens[at]?.lower ?? '')) continue;
    for (let ahead = at + 1; ahead < Math.min(right, at + 6); ahead++)
      if (isState(line, ahead))
        return { state: joinedStates(line, ahead), at: ahead, where: 'after', infinitive: false, passive: true };
  }
  return undefined;
}

/** "57 deaths", "the toll rose to 57": the counted noun itself says the state. */
export function countedState(line: Line, counted: ReadFigure['counted']): StateReading | undefined {
  if (!counted || !HARM.has(canonicalState(counted.head) ?? '')) return undefined;
  const head = line.tokenFrom(counted.end) - 1;
  // "The casualty toll" counts casualties.
  const at = line.tokens[head]?.lower === 'toll' && isState(line, head - 1) ? head - 1 : head;
  const token = line.tokens[at];
  if (!token || !isState(line, at)) return undefined;
  return { state: [mention(line, token.start, token.end)], at, where: 'after', infinitive: false, passive: true };
}

/** "30,000 troops to Ghana" in a headline: no verb, but the preposition says a movement. */
export function headlineMovement(line: Line, next: number): StateReading | undefined {
  const token = line.tokens[next];
  if (token?.lower !== 'to' || !/^\p{Lu}/u.test(line.tokens[next + 1]?.text ?? '')) return undefined;
  return {
    state: [mention(line, token.start, token.end, 'send')],
    at: next,
    where: 'after',
    infinitive: false,
    passive: true,
  };
}
