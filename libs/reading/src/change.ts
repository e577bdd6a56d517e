/** Numbers that a verb of change or level leads to ("cases rose to", "puts the number of homes at"): what they count stands before them. */
import { build, nounRun, type Counted } from './noun-run.js';
import { CHANGES, DIRECTION, type ChangeKind } from './lexicon/changes.js';
import type { Line } from './line.js';
import type { NumberReading } from './numbers.js';
import type { ReadFigure, Span } from './reading.js';
import { subjectCounted } from './subjects.js';
import type { Token } from './tokens.js';

const POINTS = /^(?:points?|pts?|ticks?)$/;

export interface ChangeReading {
  readonly change?: NonNullable<ReadFigure['change']>;
  /** The number is the size of the change, where it led or where it began; absent with verbs of level. */
  readonly changed?: NonNullable<ReadFigure['changed']>;
  /** "by": so many more or fewer than before. */
  readonly by: boolean;
  /** "to rise": not yet so. */
  readonly infinitive: boolean;
  readonly counted?: Counted;
  readonly verb: Span;
  /** Somebody puts it at the number. */
  readonly put?: true;
}

const REACH = 9;

const RANK = /^(?:record|high|low|peak|maximum|minimum)$/;

/** Behind which a verb stands in its plain form. */
const AHEAD = /^(?:will|would|could|may|might|should|shall|must|can|to|did|'ll|’ll)$/;

const MODAL = /^(?:will|would|could|may|might|should|shall|must|'ll|’ll)$/;

/** Participles between "was" and "to be" that tell what somebody says of now. */
const TOLD = /^(?:reported|believed|said|thought|known|understood|confirmed|estimated|put)$/;

/** Percentages, basis points, and points of an index. */
function measuresChange(line: Line, number: NumberReading): boolean {
  if (number.unit) return number.unit.kind === 'percent' || /^(?:cent|sen|penny)$/.test(number.unit.lemma);
  return POINTS.test(line.tokens[line.tokenFrom(number.end)]?.lower ?? '');
}

/** "Cases rose by 300", "the toll stands at 45", "cut staff to 40": the verb of change before the number that starts at token `first`. */
export function changeBefore(line: Line, first: number, number: NumberReading): ChangeReading | undefined {
  const { tokens } = line;
  let at = first - 1;
  // "dropped below 90%" says where it led.
  let link = /^(?:below|above|under|past|beyond|through)$/.test(tokens[first]?.lower ?? '') ? 'to' : '';
  let object = false;
  let kind: ChangeKind | undefined;
  for (let steps = 0; at >= 0 && steps < REACH; steps++, at--) {
    const token = tokens[at];
    if (!token) return undefined;
    // "The number of voters was reported to be 56 million": what is told is where it stands.
    if (token.lower === 'be' && tokens[at - 1]?.lower === 'to' && TOLD.test(tokens[at - 2]?.lower ?? '')) {
      at -= 2;
      continue;
    }
    // "Turnout would be more than 65 percent"
    if (token.lower === 'be' && link === '' && MODAL.test(tokens[at - 1]?.lower ?? '') && !object) {
      kind = 'level';
      break;
    }
    kind = CHANGES.get(token.lower) ?? wentTo(token, link, tokens[at + 1]);
    if (
      kind &&
      (token.pos !== 'NOUN' || link !== '') &&
      fits(kind, token, link, object, AHEAD.test(tokens[at - 1]?.lower ?? ''))
    )
      break;
    kind = undefined;
    // "from 3,000 in 2020 to 4,000": the day of the first stands between.
    if (line.dateAt(at) && /^(?:to|from)$/.test(link)) {
      steps--;
      continue;
    }
    // "from 6.1 percent to 5.4": the verb stands before the first of the two.
    if (line.numberAt(at) || (token.pos === 'NOUN' && line.numberAt(at - 1)) || /^[%$€£]$/.test(token.text)) {
      if (!/^(?:to|from)$/.test(link)) return undefined;
      continue;
    }
    // "Reached a record 4,200", "hit a high of 4,200": which of the numbers that it has been, and no other thing.
    const next = tokens[at + 1];
    if (
      (RANK.test(token.lower) || (token.lower === 'time' && tokens[at - 1]?.text === '-')) &&
      (steps === 0 || next?.lower === 'of' || RANK.test(next?.lower ?? ''))
    )
      continue;
    if (/^(?:by|to|at|from)$/.test(token.lower)) link ||= token.lower;
    else if (/^[,;:—.()]$/.test(token.text)) return undefined;
    else if (/^(?:NOUN|PROPN|PRON|PART)$/.test(token.pos) && steps > 0) object = true;
    else if (!/^(?:ADV|ADJ|DET|ADP|SYM|PUNCT)$/.test(token.pos)) return undefined;
  }
  const verb = tokens[at];
  if (!verb || !kind || isAway(line, number)) return undefined;
  // "Passed in 40 minutes", "crossed into the union": only what is passed itself stands there.
  if (/^(?:pass|cross)/.test(verb.lower) && at !== first - 1) return undefined;
  if (
    (kind === 'gain' || kind === 'lose') &&
    (object || !(measuresChange(line, number) || (link === 'to' && kind === 'gain')))
  )
    return undefined;
  // "gained 16% of the vote" tells a share.
  if (link === '' && number.unit?.kind === 'percent' && tokens[line.tokenFrom(number.unit.end)]?.lower === 'of')
    return undefined;
  if ((kind === 'raise' || kind === 'cut') && link === '' && number.unit?.kind !== 'percent') return undefined;
  if (kind === 'revise' && link !== 'to' && link !== 'from') return undefined;
  if (
    object &&
    kind !== 'raise' &&
    kind !== 'cut' &&
    kind !== 'revise' &&
    !(kind === 'rise' && /^increas/.test(verb.lower)) &&
    !(kind === 'fall' && /^decreas/.test(verb.lower))
  )
    return undefined;
  const span = { start: verb.start, end: verb.end };
  const named = object ? objectCounted(line, at + 1) : subjectCounted(line, at);
  // "The agency's own count was 112": of what, is said before.
  const isCountOfOther = named !== undefined && COUNT_ALONE.test(named.head) && named.text.toLowerCase() === named.head;
  const counted = isCountOfOther ? undefined : named;
  // "Edged down to 4 percent", "ticked lower"
  const down = kind === 'rise' && /^(?:down|lower)$/.test(tokens[at + 1]?.lower ?? '');
  const change = down ? 'fell' : DIRECTION[kind];
  const changed =
    kind === 'level' || ((kind === 'double' || kind === 'halve') && link === '')
      ? undefined
      : link === 'to' || link === 'from'
        ? link
        : link === 'at'
          ? undefined
          : 'by';
  return {
    ...(change ? { change } : {}),
    ...(changed ? { changed } : {}),
    by: link === 'by',
    infinitive: tokens[at - 1]?.lower === 'to',
    verb: span,
    ...(isCountOfOther ? { put: true as const } : {}),
    ...(counted ? { counted } : {}),
  };
}

/** Nouns that say that something was counted, and not what. */
export const COUNT_ALONE = /^(?:number|total|count|tally|figure)$/;

/** "Sank 12 kilometres off the cape": how far from somewhere, and by how much nothing fell. */
const isAway = ({ tokens, tokenFrom }: Line, { unit }: NumberReading): boolean =>
  unit !== undefined &&
  /(?:metre|mile|foot|yard)$/.test(unit.lemma) &&
  /^(?:off|from|away|north|south|east|west|(?:north|south)-?(?:east|west)|inland|offshore|outside|upstream|downstream)$/.test(
    tokens[tokenFrom(unit.end)]?.lower ?? '',
  );

/** "Will go up to 2,900", "went down to 40": the particle says which way. */
const wentTo = ({ lower }: Token, link: string, particle: Token | undefined): ChangeKind | undefined => {
  if (link !== 'to' || !/^(?:go|goes|going|gone|went|moves?|moved|moving)$/.test(lower)) return undefined;
  return particle?.lower === 'up' ? 'rise' : particle?.lower === 'down' ? 'fall' : undefined;
};

/** "cut", "lower", "advances" are verbs here: not an adjective before its noun, not a noun without "by". */
function fits(kind: ChangeKind, token: Token, link: string, object: boolean, ahead: boolean): boolean {
  // "The double to 40": a verb in its plain form stands behind an auxiliary.
  if (/^(?:double|halve)$/.test(token.lower)) return token.pos === 'VERB' || ahead;
  if (kind === 'level') return !object && (link === 'to' || !/^(?:c[ao]mes?|amount)/.test(token.lower));
  return token.pos === 'VERB' || token.pos === 'AUX' || (link !== '' && token.pos !== 'ADJ') || /ed$/.test(token.lower);
}

const MARKET =
  /^(?:ended|closed|opened|traded|trading|finished|settled|stood|was|were|is|are|be|been|being|went|go|goes|ends|closes|ending|closing|and|moved|still|also|currently|now)$/;

/** Verbs that "up" makes others of, which do something to so many: "make up", "take up", "set up". */
const PHRASAL =
  /^(?:ma(?:kes?|de|king)|t(?:akes?|ook|aken|aking)|us(?:es?|ed|ing)|sets?|setting|buys?|bought|buying|eats?|ate|eaten|eating|g(?:ives?|ave|iven|iving)|h(?:olds?|eld|olding)|snap(?:s|ped|ping)|soak(?:s|ed|ing)|swallow(?:s|ed|ing)|hand(?:s|ed|ing)|turn(?:s|ed|ing)|blow(?:s|n|ing)|blew|round(?:s|ed|ing)|lock(?:s|ed|ing))$/;

/** "up 2.8%", "was down 40 points", "3.1 million, up from 2.4 million": the direction right before the number. */
export function directionBefore(line: Line, lead: number, number: NumberReading): ChangeReading | undefined {
  let at = lead - 1;
  let link = '';
  while (
    at >= 0 &&
    /^(?:by|from|about|around|just|only|nearly|almost|a|an|some|roughly|more|than|as|much)$/.test(
      line.tokens[at]?.lower ?? '',
    )
  ) {
    if (/^(?:by|from)$/.test(line.tokens[at]?.lower ?? '')) link = line.tokens[at]?.lower ?? '';
    at--;
  }
  const word = line.tokens[at];
  if (!word || !/^(?:up|down)$/.test(word.lower)) return undefined;
  const before = line.tokens[at - 1];
  // "Foreigners make up 17 percent": the particle of a verb whose object the number is.
  if (link === '' && PHRASAL.test(before?.lower ?? '')) return undefined;
  const market =
    !before ||
    MARKET.test(before.lower) ||
    /^[,(–—-]$/.test(before.text) ||
    line.numberAt(at - 1) !== undefined ||
    /^(?:NOUN|PROPN|SYM)$/.test(before.pos);
  if (link === '' && !market && !measuresChange(line, number)) return undefined;
  if (
    link === '' &&
    number.unit === undefined &&
    !measuresChange(line, number) &&
    !/^[,(]$|^(?:was|were|is|are)$/.test(before?.lower ?? '')
  )
    return undefined;
  return {
    change: word.lower === 'up' ? 'rose' : 'fell',
    changed: link === 'from' ? 'from' : 'by',
    by: link === 'by',
    infinitive: false,
    verb: { start: word.start, end: word.end },
  };
}

/** "cut the number of jobs by 300", "raised its dividend to 40p": the noun phrase that the verb changes. */
export function objectCounted(line: Line, from: number): Counted | undefined {
  let at = from;
  while (/^(?:DET|PRON)$/.test(line.tokens[at]?.pos ?? '')) at++;
  const end = nounRun(line, at);
  if (end === at) return undefined;
  if (
    /^(?:number|total|count|tally|amount|level)$/.test(line.tokens[end - 1]?.lower ?? '') &&
    line.tokens[end]?.lower === 'of'
  ) {
    const inner = nounRun(line, end + 1);
    return inner > end + 1 ? build(line, end + 1, inner, inner - 1) : undefined;
  }
  return build(line, at, end, end - 1);
}
