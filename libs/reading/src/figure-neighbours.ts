/** What a figure has from the words and figures beside it in its sentence: the same change, the same subject, the whole that it is a part of. */
import type { FoundFigure } from './found-figure.js';
import type { Stretch } from './governing.js';
import { cueKind } from './lexicon/speech.js';
import { canonicalState, isDoneByPeople } from './lexicon/states.js';
import { mention, type Line } from './line.js';
import type { Outlook } from './outlook.js';
import { placesIn } from './places.js';
import type { Mention, ReadFigure, Span } from './reading.js';
import type { Slot } from './slots.js';
import { subjectCounted } from './subjects.js';

/**
 * "fell 312 points, or 0.9%", "rose $1.15 (1.4%)": the same change, told again as a percentage. "rose by 300, to 1,200",
 * "was revised 26 percent higher, to 196,000": where it led.
 */
export function sharedChange(line: Line, before: Slot | undefined, slot: Slot): Slot {
  if (before?.change?.changed !== 'by' || slot.change) return slot;
  const from = line.tokenFrom(Math.max(before.number.unit?.end ?? 0, before.number.end));
  const between = line.tokens.slice(Math.max(from, before.counted.next), slot.lead);
  const words = between
    .filter(({ start }) => !line.dateAt(line.tokenFrom(start)))
    .map(({ lower }) => lower)
    .join(' ')
    // "On January 1, to 31.4 cents": the day stands between.
    .replace(/^(?:on|in|from) (?=,)/, '');
  if (/^(?:(?:higher|lower|more|less) )?(?:, )?to$/.test(words)) {
    const { change, ...same } = before.change;
    return { ...slot, change: { ...same, ...(change ? { change } : {}), changed: 'to', by: false } };
  }
  if (slot.number.unit?.kind !== 'percent') return slot;
  const again = between.length > 0 && between.every(({ lower }) => /^(?:,|or|\(|about|-|–)$/.test(lower));
  return again ? { ...slot, change: before.change } : slot;
}

/** "The deficit came to $14 billion and may reach $16 billion": a verb behind "and" has the subject of the one before. */
export function sharedSubject(line: Line, before: Slot | undefined, slot: Slot): Slot {
  const counted = before?.change?.counted;
  if (!counted || !slot.change || slot.change.counted || slot.counted.counted) return slot;
  let at = line.tokenFrom(slot.change.verb.start) - 1;
  while (/^(?:AUX|ADV)$/.test(line.tokens[at]?.pos ?? '')) at--;
  const joined = at >= before.counted.next && /^(?:and|but|then)$/.test(line.tokens[at]?.lower ?? '');
  return joined ? { ...slot, change: { ...slot.change, counted } } : slot;
}

/** "$17 billion, or 4 percent of output": the same told in another unit. */
export function isSaidAgain(line: Line, before: Slot | undefined, slot: Slot): boolean {
  if (!before?.number.unit || !slot.number.unit || slot.counted.counted) return false;
  const from = line.tokenFrom(Math.max(before.number.end, before.number.unit.end));
  const between = line.tokens.slice(from, slot.lead).map(({ lower }) => lower);
  return between.at(-1) === 'or' && between.every((word) => /^(?:,|or)$/.test(word));
}

/** "rose from 240 to 273": both numbers belong to one change, and nothing but "to" and the first one's own words part them. */
export function course(line: Line, before: Slot | undefined, slot: Slot): Mention | undefined {
  if (before?.change?.changed !== 'from' || slot.change?.changed !== 'to') return undefined;
  if (slot.first - before.last > LONGEST_LINK) return undefined;
  const [first, last] = [before.number.unit, slot.number.unit];
  if (first && last && first.lemma !== last.lemma) return undefined;
  return mention(line, before.number.start, slot.number.end);
}

const LONGEST_LINK = 8;

const FORESEEN = /^(?:forecast|estimate|target|guidance|outlook|projection|prediction|goal)$/;

/**
 * How an end of a change is meant: "will be cut from 45,000 to 38,000" foretells the second and tells that the first was. Of "its forecast
 * to $5.2 billion from $4.8 billion" both were foretold. `own`: by the words around it; `before`: of the number before it.
 */
export function outlookOfEnd(
  line: Line,
  slots: readonly Slot[],
  at: number,
  own: Outlook,
  before: Outlook | undefined,
): Outlook {
  const [part, slot, next] = [slots[at - 1], slots[at], slots[at + 1]];
  if (!slot) return own;
  // "A fee of 2,400 will go up to 2,900": what it is now.
  const isNow = !slot.change && next?.change?.changed === 'to' && next.change.verb.start > slot.number.end;
  if (own.mode !== 'observed' && isNow && line.tokens[slot.lead - 1]?.lower === 'of')
    return { mode: 'observed', polarity: own.polarity };
  if (own.mode !== 'observed' && next && course(line, slot, next))
    return FORESEEN.test(slot.change?.counted?.head ?? '') ? own : { mode: 'observed', polarity: own.polarity };
  if (own.mode !== 'observed' || !before || before.mode === 'observed') return own;
  // "Will rise by 12 percent, to 31 cents": by so much, and to so much.
  const isWhereTo = part?.change?.changed === 'by' && slot.change?.changed === 'to';
  const isOneChange = isWhereTo && part.change?.verb.start === slot.change?.verb.start;
  if (isOneChange || course(line, part, slot)) return { ...before, polarity: own.polarity };
  const from = line.tokens[slot.lead - 1]?.lower === 'from' && part?.change?.changed === 'to';
  return from && FORESEEN.test(part.change?.counted?.head ?? '') ? { ...before, polarity: own.polarity } : own;
}

/** "Allied forces suffered 77 dead and 830 wounded": theirs, whoever was counted before. */
export function sufferers(line: Line, { lead }: Stretch): ReadFigure['counted'] {
  for (let at = lead - 1; at >= Math.max(0, lead - LONGEST_LINK); at--) {
    const token = line.tokens[at];
    if (!token || /^[;:—.]$/.test(token.text)) return undefined;
    if (/^(?:suffer(?:s|ed|ing)?|sustain(?:s|ed|ing)?)$/.test(token.lower)) {
      const counted = subjectCounted(line, at);
      return counted && /^\p{Ll}/u.test(counted.text.split(' ').at(-1) ?? '') ? counted : undefined;
    }
  }
  return undefined;
}

/** "149 in Bohol, 11 in Cebu": a bare number behind a comma or "and", with nothing but a place behind it. */
export function leavesOut(line: Line, before: Slot | undefined, slot: Slot): boolean {
  if (!before || slot.number.unit || before.number.unit) return false;
  const link = line.tokens[slot.lead - 1]?.lower ?? '';
  return /^(?:,|and|or)$/.test(link) && PLACING.test(line.tokens[slot.counted.next]?.lower ?? '');
}

const PLACING = /^(?:in|at|from|near)$/;

/** "112 cases in the vaccine group and 243 in the placebo group": where both are told, in the same words, it is the same that is counted. */
export function leavesOutAlike(line: Line, before: Slot | undefined, slot: Slot): boolean {
  if (!before?.counted.counted || !leavesOut(line, before, slot)) return false;
  const [one, other] = [before.counted.next, slot.counted.next];
  const link = line.tokens[other]?.lower;
  const near = line.tokens.slice(one, slot.lead).findIndex(({ lower }) => lower === link);
  return (
    near >= 0 &&
    near <= LONGEST_OF &&
    line.tokens[other + 1]?.pos === 'DET' &&
    line.tokens[one + near + 1]?.pos === 'DET'
  );
}
/** "cases of malaria in": tokens between what is counted and where. */
const LONGEST_OF = 2;

/** Verbs that say no more than that they did as those before: "60,000 had come". */
const DID_SO = /^(?:taken|come|attended|joined|turned|participated|gathered|marched|voted)$/;

/** "While the ministry reported 38", "organisers said 60,000 had taken part": a bare number behind a cue, and nothing it could count. */
export function standsAlone(line: Line, { number, lead, last, rate }: Slot): boolean {
  if (number.unit || rate) return false;
  const there =
    /^(?:is|are|was|were)$/.test(line.tokens[lead - 1]?.lower ?? '') && line.tokens[lead - 2]?.lower === 'there';
  const at = there ? lead - 3 : lead - 1;
  const [cue, behind] = [line.tokens[at], line.tokens[last + 1]];
  // "Which had forecast 2,000": behind an auxiliary the word is a verb, whatever its tag.
  const isVerb = cue?.pos === 'VERB' || line.tokens[at - 1]?.pos === 'AUX';
  if (!cue || cueKind(cue.lower) === undefined || !isVerb) return false;
  if (behind?.pos === 'AUX') return line.tokens.slice(last + 2, last + 4).some(({ lower }) => DID_SO.test(lower));
  const next = line.tokens[behindDate(line, last + 1)];
  return !next || /^[,;.)—–”"]$/.test(next.text) || /^(?:and|but|while)$/.test(next.lower);
}

/** The token behind a date that begins at token `at`, with its preposition: "claimed 60,000 | on Saturday"; `at` where none does. */
function behindDate({ tokens, dateAt }: Line, at: number): number {
  const that =
    /^(?:that|the same)$/.test(tokens[at]?.lower ?? '') &&
    /^(?:day|night|week|month|year)$/.test(tokens[at + 1]?.lower ?? '');
  if (that) return at + 2;
  let end = /^(?:on|in|for|at)$/.test(tokens[at]?.lower ?? '') && dateAt(at + 1) ? at + 1 : at;
  while (dateAt(end)) end++;
  return end;
}

/** "It said 640 had been freed", "40 were refused": a bare number that opens a clause, with its verb behind it. */
export function opensBare({ tokens }: Line, { number, lead, last, rate, counted }: Slot): boolean {
  if (number.unit || number.vague || rate || counted.counted || counted.partOf) return false;
  const that = tokens[lead - 1]?.lower === 'that' ? lead - 2 : lead - 1;
  const cue = tokens[that];
  const opens = lead === 0 || (cue?.pos === 'VERB' && cueKind(cue.lower) !== undefined);
  if (!opens || tokens[last + 1]?.pos !== 'AUX') return false;
  let at = last + 1;
  while (/^(?:AUX|ADV)$/.test(tokens[at]?.pos ?? '')) at++;
  return tokens[at]?.pos === 'VERB' && /(?:ed|en|wn|t)$/.test(tokens[at]?.lower ?? '');
}

/** "When 110,000 marched", "3,000 had taken to the streets": a bare number does what the verb right behind it says. */
export function isDoer(line: Line, slot: Slot): boolean {
  const { number, last, rate, counted } = slot;
  if (number.unit || rate || counted.counted || counted.partOf || standsAlone(line, slot)) return false;
  const { tokens } = line;
  let at = last + 1;
  while (/^(?:had|have|also)$/.test(tokens[at]?.lower ?? '')) at++;
  const verb = tokens[at];
  if (verb && isDoneByPeople(verb.lower)) return true;
  return (
    verb?.pos === 'VERB' &&
    cueKind(verb.lower) === undefined &&
    verb.lower !== verb.lemma &&
    !/(?:s|ing)$/.test(verb.lower)
  );
}

/** "45 seats, 12 more than in 2020": by how many there are more, and nobody won those 12 alone. */
export const isDifference = ({ tokens }: Line, { last }: Slot): boolean =>
  /^(?:more|fewer|less)$/.test(tokens[last + 1]?.lower ?? '') && tokens[last + 2]?.lower === 'than';

/** "$5 a share" is in dollars per share. */
export const unitLemma = ({ number, rate }: Slot): string =>
  rate ? `${number.unit?.lemma} per ${rate.lemma}` : (number.unit?.lemma ?? '');

export function wholeStateAt({ tokens }: Line, at: number): Pick<FoundFigure, 'wholeState'> {
  const wholeState = tokens[at - 1]?.lower === 'the' ? canonicalState(tokens[at]?.lower ?? '') : undefined;
  return wholeState === undefined ? {} : { wholeState };
}

/** "A sixth of the winter peak": a season or day before a noun names of what it is a part. */
export const isOfOther = ({ tokens, dateAt }: Line, { number, counted: { next } }: Slot): boolean =>
  number.unit?.kind === 'fraction' &&
  tokens[next - 1]?.lower === 'the' &&
  dateAt(next) !== undefined &&
  tokens[next + 1]?.pos === 'NOUN' &&
  dateAt(next + 1) === undefined;

/** "4,000 of the 11,000": the whole stands right behind. */
export const takesNext = (slot: Slot, next: Slot | undefined): boolean =>
  slot.counted.partOf !== undefined && next?.first === slot.counted.next;

/** "The first of 140 trucks left", "the first of the 400": of how many it is one, and the others have not left. */
function isOneOf({ tokens }: Line, lead: number): boolean {
  let of = lead - 1;
  while (lead - of < LONGEST_DETERMINER && /^(?:DET|PRON|ADJ)$/.test(tokens[of]?.pos ?? '')) of--;
  return (
    tokens[of]?.lower === 'of' &&
    /^(?:first|second|third|last|latest|newest|oldest|largest|smallest)$/.test(tokens[of - 1]?.lower ?? '') &&
    tokens[of - 2]?.lower === 'the'
  );
}
/** In tokens: "the planned". */
const LONGEST_DETERMINER = 4;

export const inCompound = (line: Line, { number, counted, lead }: Slot): boolean =>
  isOneOf(line, lead) ||
  // "A 7.2 magnitude quake": how strong, and no quakes were counted. "A 40-bed clinic": how large.
  number.unit?.lemma === 'magnitude' ||
  (counted.counted !== undefined &&
    line.text[number.end - line.sentence.start] === '-' &&
    counted.counted.start === number.end + 1);

/** Whether the place at `start` stands right behind the counted noun, a preposition and an article between. */
export const narrows = (line: Line, { counted }: Slot, start: number): boolean => {
  const behind = line.tokenFrom(start) - counted.next;
  return behind > 0 && behind <= 2;
};

/** "Of 11,000 homes, 4,000 burned": the number before stands behind an "of" that opens the clause, and nothing but a comma parts them. */
export function opensAsWhole(line: Line, before: Slot | undefined, slot: Slot): boolean {
  if (!before?.counted.counted || before.number.unit || slot.counted.partOf) return false;
  let of = before.lead - 1;
  if (/^(?:the|these|those|its|their|some|about|all)$/.test(line.tokens[of]?.lower ?? '')) of--;
  const opens = of === 0 || /^(?:[,;:—–“"]|that|and|but)$/.test(line.tokens[of - 1]?.lower ?? '');
  if (line.tokens[of]?.lower !== 'of' || !opens) return false;
  const comma = slot.lead - 1;
  if (line.tokens[comma]?.text !== ',' || comma - before.counted.next > LONGEST_LINK) return false;
  return !line.tokens.slice(before.counted.next, comma).some(({ text }) => /^[,;:—]$/.test(text));
}

/** "…, of whom 400 were hurt", "…, including 20 children": words before a number that make it a part of the one before. */
export function partBefore(line: Line, lead: number): Span | undefined {
  const [first, last] = [line.tokens[lead - 2], line.tokens[lead - 1]];
  // "Of these, 58 died"
  if (last?.text === ',')
    return lead > 2 && line.tokens[lead - 4] === undefined ? partBefore(line, lead - 1) : undefined;
  if (last && /^(?:including|includes)$/.test(last.lower)) return { start: last.start, end: last.end };
  if (first && last && /^(?:of|among)$/.test(first.lower) && /^(?:whom|which|them|these|those)$/.test(last.lower))
    return { start: first.start, end: last.end };
  return undefined;
}

/** "A third of them in Norvale, where the rate stands at 8 percent": the place that the clause with "where" tells of. */
export function placeWhere(line: Line, left: number): ReadFigure['places'] {
  const where = [left, left - 1, left + 1].find((at) => line.tokens[at]?.lower === 'where') ?? -1;
  if (line.tokens[where - 1]?.text !== ',') return [];
  return placesIn(line, Math.max(0, where - 8), where - 1, false)
    .slice(-1)
    .filter(({ role, end }) => role !== 'from' && line.tokenFrom(end) === where - 1);
}

/** "In the northern hills, 40 homes …": how far the opening phrase of the sentence reaches. */
export function openingEnd(line: Line): number {
  const comma = line.tokens.findIndex((token) => token.text === ',');
  return comma > 0 && comma < 12 && line.tokens[0]?.pos === 'ADP' ? comma : 0;
}
