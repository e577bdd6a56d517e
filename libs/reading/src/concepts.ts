/**
 * The words that name what a quantity is about: the thing that it measures ("a tower of 300 metres"), the one that has it
 * ("the company employs 40 people"), what rose or fell by it. They are taken from the noun phrases beside the number and
 * from the subject and object of the verb that governs it.
 */
import {
  complementsEnd,
  inPhrase,
  isContent,
  isSaying,
  isVerb,
  phraseEnd,
  phraseStart,
  subjectBefore,
  verbBefore,
  type Range,
} from './chunks.js';
import { mention, type Line } from './line.js';
import type { Mention } from './reading.js';
import type { Slot } from './slots.js';

/** Most words that are given. */
const MOST = 14;

function words(line: Line, ranges: readonly (Range | undefined)[]): Mention[] {
  const taken = new Set<number>();
  for (const range of ranges)
    if (range) for (let at = range.from; at < range.to; at++) if (isContent(line, at)) taken.add(at);
  return [...taken]
    .sort((one, other) => one - other)
    .slice(0, MOST)
    .map((at) => {
      const token = line.tokens[at];
      return mention(line, token?.start ?? 0, token?.end ?? 0);
    });
}

/** First token behind the number with its unit. */
function behind(line: Line, slot: Slot): number {
  const { unit, end } = slot.number;
  return line.tokenFrom(unit && unit.kind !== 'fraction' ? Math.max(unit.end, end) : end);
}

/** "a 5% stake in the firm", "$40 for the roof", "60% of the workers": the noun phrase behind, with what hangs on it. */
function afterNumber(line: Line, from: number): Range | undefined {
  let at = from;
  if (line.tokens[at]?.text === '-') at++;
  const direct = phraseEnd(line, at);
  if (direct > at && !/^(?:DET|PRON)$/.test(line.tokens[at]?.pos ?? ''))
    return { from: at, to: complementsEnd(line, direct, 2) };
  if (/^(?:of|for|from|in|on)$/.test(line.tokens[at]?.lower ?? '') && !line.dateAt(at + 1)) {
    const end = phraseEnd(line, at + 1);
    if (end > at + 1) return { from: at + 1, to: complementsEnd(line, end, 2) };
  }
  return undefined;
}

/** "winds of 74 mph", "the FTSE -0.6%", "the turnover (£3bn)": the noun phrase that ends right before, across one preposition. */
function beforeNumber(line: Line, lead: number): Range | undefined {
  let at = lead;
  const link = line.tokens[at - 1];
  if (link && (/^(?:of|at|to|by|with|for|from|a|an|the)$/.test(link.lower) || /^[(:]$/.test(link.text))) at--;
  if (/^(?:of|at|to|by|with)$/.test(line.tokens[at - 1]?.lower ?? '')) at--;
  const start = phraseStart(line, at);
  if (start === at) return undefined;
  let from = start;
  // "the price of the benchmark": one step further back.
  if (
    /^(?:of|for|in)$/.test(line.tokens[start - 1]?.lower ?? '') ||
    (line.tokens[start - 1]?.pos === 'DET' && /^(?:of|for|in)$/.test(line.tokens[start - 2]?.lower ?? ''))
  ) {
    const gap = line.tokens[start - 1]?.pos === 'DET' ? start - 2 : start - 1;
    from = phraseStart(line, gap);
  }
  return { from, to: at };
}

/** What the quantity of the slot is about. */
export function conceptsOf(line: Line, slot: Slot): Mention[] {
  const counts = slot.counted.counted !== undefined && slot.number.unit === undefined;
  const { verb } = verbBefore(line, slot.lead);
  const subject = verb === undefined || isSaying(line, verb) ? undefined : subjectBefore(line, verb);
  if (counts) return countedConcepts(line, slot, verb, subject);
  const from = behind(line, slot);
  return words(line, [
    beforeNumber(line, slot.lead),
    afterNumber(line, from),
    verb === undefined ? undefined : { from: verb + 1, to: slot.lead },
    subject,
  ]);
}

/** Things that are counted name themselves; beside them stands the one who has them: "the firm has 900 doctors", "a study of 40 schools". */
function countedConcepts(line: Line, slot: Slot, verb: number | undefined, subject: Range | undefined): Mention[] {
  const holder = line.tokens[slot.lead - 1]?.lower === 'of' ? beforeNumber(line, slot.lead) : undefined;
  const direct = verb !== undefined && directObject(line, verb, slot.lead);
  return words(line, [holder, holder || direct ? subject : undefined]);
}

/** Nothing but adverbs, particles and articles between the verb and the number. */
function directObject(line: Line, verb: number, lead: number): boolean {
  for (let at = verb + 1; at < lead; at++) {
    const token = line.tokens[at];
    if (!token || inPhrase(line, at)) return false;
    if (token.pos === 'ADP' && !/^(?:off|out|up|down|back|over|about|around)$/.test(token.lower)) return false;
  }
  return isVerb(line, verb);
}
