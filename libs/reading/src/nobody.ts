/** "Nobody was killed", "no deaths were reported": a count of harm that comes to nothing, in words that hold no number. */
import { HARM, canonicalState } from './lexicon/states.js';
import type { NumberReading } from './numbers.js';

/** What may stand between "nobody" and what befell nobody. */
const NOBODY =
  /\b(?:nobody|no[ -]one) (?:else )?(?:(?:was|were|is|are|has|had|been|reported|feared|known|believed|seriously|badly|to|be|have|also) ){0,5}([\p{L}]+)/giu;

/** Only where it is told that there were none: "no reports of deaths" counts reports, and "no further deaths" what came on top. */
const NONE =
  /\b(no) (?:civilian )?([\p{L}]+)(?: (?:were|was|have been|has been|had been) (?:reported|recorded|confirmed|registered|counted))?/giu;
const THERE_WERE = /\bthere (?:were|was|are|have been|had been) $/i;

/** How long or how far: "not one year ago", "not one day passed without" count nothing of which there was none. */
const MEASURES =
  'second|minute|hour|day|night|week|weekend|fortnight|month|year|season|decade|century|generation|kilomet(?:re|er)|met(?:re|er)|mile|yard|foot|inch|step|time';
/** "Not one hospital", "not a single bus": there were none, and no denial of one. "Not one of the nine" speaks of the nine. */
const NOT_ONE = new RegExp(
  `\\b(not (?:one|a single))(?= (?!(?:of|in|or|and|but|to|who|that|single|more|another|penny|moment|${MEASURES})\\b)\\p{Ll}{3,})`,
  'giu',
);

const isHarm = (word: string): boolean => HARM.has(canonicalState(word) ?? '');

/** The zeros that words of a sentence say, left to right. */
export function nobodyIn(text: string): NumberReading[] {
  const zero = (start: number, end: number): NumberReading => ({
    start,
    end,
    value: 0,
    plain: false,
    vague: false,
    range: false,
    words: true,
  });
  const persons = Array.from(text.matchAll(NOBODY)).flatMap((match) => {
    const [words = '', state = ''] = match;
    const length = /^\S+(?: one)?/i.exec(words)?.[0].length ?? 0;
    return isHarm(state) ? [zero(match.index, match.index + length)] : [];
  });
  const harms = Array.from(text.matchAll(NONE)).flatMap((match) => {
    const [words = '', no = '', noun = ''] = match;
    const isTold = / (?:were|was|been) \p{L}+$/u.test(words) || THERE_WERE.test(text.slice(0, match.index));
    return isTold && OUTCOMES.test(noun) ? [zero(match.index, match.index + no.length)] : [];
  });
  const none = Array.from(text.matchAll(NOT_ONE)).map(({ index, 1: words = '' }) => zero(index, index + words.length));
  return [...persons, ...harms, ...none].sort((one, other) => one.start - other.start);
}

/** Nouns that count what befell people. */
const OUTCOMES = /^(?:deaths?|fatalit(?:y|ies)|casualt(?:y|ies)|injur(?:y|ies)|victims?|infections?)$/i;
