/** Numbers that count nothing: years, model and section numbers, scores, ages, clock times, telephone numbers, addresses. */
import { titleCase } from './capitals.js';
import { canonicalCounted } from './lexicon/counted.js';
import { looksPlural } from './lexicon/inflect.js';
import type { NumberReading } from './numbers.js';
import { isPerNumber } from './rate.js';
import type { Span } from './reading.js';

const DESIGNATION =
  /\b(?:article|articles|section|chapter|clause|paragraph|page|pages|resolution|flight|room|level|phase|stage|grade|type|model|number|no\.?|nos\.?|group|channel|route|highway|road|street|avenue|line|gate|building|unit|block|apartment|lot|version|volume|season|episode|round|game|week|day|task|protocol|order|act|bill|law|rule|annex|figure|table|step|part|covid|top|division|zone|sector|category|class|area|world war|agenda|euro|channel|apollo|windows)[ -]$/i;
/** A verb or small word behind a number; no plural that it could count. */
const NO_NOUN =
  /^(?:is|was|has|does|as|this|its|his|us|less|plus|across|says|rises|falls|ends|closes|gains|loses|drops|index|was|towards|versus|perhaps|always|sometimes)$/;
const ADDRESS =
  /^\s(?:\p{Lu}[\p{L}.']+\s){1,3}(?:Road|Rd|Street|St|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Place|Court|Terrace|Way|Highway|Parkway|Square|Close|Crescent|Row)\b/u;
const HEDGED =
  /\b(?:about|around|than|over|least|nearly|almost|some|to|approximately|roughly|another|additional|of)\s$/i;
const SCORE_WORDS =
  /\b(?:won|win|wins|beat|beats|lost|lose|drew|draw|drawn|victory|defeat|score|scored|lead|led|vote|voted|tie|tied|set)\b/i;
const PHONE = /^\s?[-.)]?\s?\d{2,}[\s.-]\d|^[-.\s]\d{3,4}[-.\s]\d{3,4}\b/;

/** Reasons that leave a number worth telling, though it claims nothing: see `asides.ts`. */
export const AGE = 'age';
const ONE = 'one of several';
/** "She is 35", "who was about 10": the number that a person is. */
const PERSON_IS =
  /\b(?:s?he|who|I|you|they|we)(?: (?:is|was|were|are|am|be|will be|would be|turn(?:s|ed)?|has turned|had turned)|'s|’s|'m|’m) (?:about |around |nearly |almost |only |just |now |over |under )?$/i;
const AGE_IS =
  /\b(?:life expectancy|average age|median age|mean age|minimum age|retirement age|the age)\b(?: (?:for|of|in|at|among) (?:[\p{L}-]+ ){1,3})?(?: ?(?:is|was|of|at|to|be|rose to|fell to|from))? (?:in [\p{L}]+ is )?(?:about |around |nearly |almost |over |under )?$/iu;
const AGE_AFTER = /^(?:$|[,.;:!?)"”]|\s(?!percent|per|million|of|feet|points?\b)\p{Ll})/u;
const COMPOUND = 'part of a compound';
const GENERATION = 'generation';
/** "Children under five", "adults over 65". */
const UNDER_AGE =
  /\b(?:children|kids|infants|boys|girls|people|residents|those|adults|women|men|pupils|patients|voters|anyone|everyone)\s(?:who are\s)?(?:under|over|below|above|older than|younger than)\s(?:the age of\s)?$/i;
/** "12 of them were under 18", "62 of the dead were over 65". */
const WERE_AGED =
  /\b(?:of (?:them|whom|those|these)|arrested|detained|dead|injured|killed|wounded|victims?|people|patients|women|men)\s(?:is|are|was|were)\s(?:under|over|younger than|older than|aged)\s$/i;

/** Distances over which athletes and swimmers race, in metres: "won the 400 metres". Source: rules of World Athletics and World Aquatics. */
const RACES: ReadonlySet<number> = new Set([50, 60, 100, 200, 400, 800, 1500, 3000, 5000, 10000]);
const RACE =
  /\b(?:w[io]n|wins|winning|lost|r[au]n|raced|sw[au]m|title|gold|silver|bronze|medal|record|champion|final)\s(?:the|(?:his|her|their) first) (?:men's |women's |men’s |women’s )?$/i;

export const ASIDES: ReadonlySet<string> = new Set([AGE, ONE, COMPOUND, GENERATION]);
/** "three-point", "four-cylinder": a word of its own behind the hyphen, no second part of the number. */
const COMPOUND_TAIL = /^-(?!(?:and|or|to|time|times|way|fold|old|year|on|off|up|by)\b)\p{Ll}{3,}/u;

/** Why the number counts nothing, in a word; `undefined` when it is a quantity. Offsets count in `text`. */
export function notQuantity(text: string, number: NumberReading, dates: readonly Span[]): string | undefined {
  const { start, end, unit } = number;
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end, end + 40);
  // A date that ends inside the number ("in May, 49.5") has taken too much.
  if (dates.some((date) => date.start < end && start < date.end && !(start > date.start && end > date.end)))
    return 'date';
  if (isPerNumber(text, start) && Number(number.value) >= 100) return 'of which a rate is told';
  if (unit?.lemma.endsWith(' of age')) return AGE;
  if (unit?.lemma === 'generation') return GENERATION;
  if (
    !unit &&
    isAge(number) &&
    Number(number.value) > 1 &&
    AGE_AFTER.test(after) &&
    (PERSON_IS.test(before) || AGE_IS.test(before) || UNDER_AGE.test(before) || WERE_AGED.test(before))
  )
    return AGE;
  if (unit?.kind === 'time' && /^[-–]$/.test(text.slice(end, unit.start)) && /^[ -]\p{L}/u.test(text.slice(unit.end)))
    return 'duration';
  if (unit?.lemma === 'metre' && RACES.has(Number(number.value)) && RACE.test(before)) return 'name of a race';
  if (unit && unit.kind !== 'time')
    // "SCP-173m"
    return unit.start === end &&
      unit.end - unit.start === 1 &&
      /\p{L}\d*[-–]?$/u.test(before) &&
      unit.kind === 'measure'
      ? 'model number'
      : undefined;
  if (!unit && COMPOUND_TAIL.test(after) && typeof number.value === 'number' && number.value < 10) return COMPOUND;
  // "1.", "(2)": the mark of an entry.
  if (number.plain && start <= 1 && /^(?:[.)](?:\s|$)|$)/.test(after)) return 'entry mark';
  if (number.plain && /^\)\s/.test(after) && !/\([^)]*$/.test(before)) return 'entry mark';
  // The date that is a name: "the 9/11 attacks".
  if (/^\d{1,2}$/.test(text.slice(start, end)) && (/^\/11\b/.test(after) || /\b9\/$/.test(before))) return 'date';
  if (text.slice(start, end) === '24' && /^\/7\b/.test(after)) return 'idiom';
  // "the Gang of Eight"
  if (number.words && /\p{Lu}\p{Ll}+ of $/u.test(before) && /^\p{Lu}/u.test(text.slice(start, end)))
    return 'designation';
  if (number.words) return wordReason(text, number, before, after);
  if (/\p{Lu}{3}\s$/u.test(before) && /^[-−–]\d{1,2}$/.test(text.slice(start, end))) return 'model number';
  if (/[\p{L}_@#/]$/u.test(before) || /[\p{L}\p{N}][-–]$/u.test(before)) return 'model number';
  if (/^[\p{L}_]/u.test(after) || /^-\p{L}/u.test(after))
    return /^-year/i.test(after) ? 'age or duration' : /^-\p{Ll}{3}/u.test(after) ? undefined : 'model number';
  if (/^[:.]\d/.test(after) || /\d[:.]$/.test(before)) return 'clock time or version';
  if (/^(?:st|nd|rd|th)\b/i.test(after)) return 'ordinal';
  if (/^\s?(?:a\.?m\b|p\.?m\b|GMT\b|UTC\b|o'clock)/i.test(after)) return 'clock time';
  if (
    number.plain &&
    (PHONE.test(after) ||
      /\+\s?$/.test(before) ||
      /\d[\s-]$/.test(before) ||
      /(?:tel|phone|call|dial)\.?:?\s$/i.test(before))
  )
    return 'telephone number';
  if (
    /\baged?\s$/i.test(before) ||
    (/\p{Lu}\p{Ll}+[.’”"]?,\s$/u.test(before) && /^(?:[,;.)]|\sand\s\p{Lu}|$)/u.test(after) && isAge(number))
  )
    return 'printed age';
  if (number.range && /[-–]/.test(text.slice(start, end)) && isScore(text, number)) return 'score';
  if (/^[-–]\d/.test(after)) return 'score';
  if (/\d[-–]$/.test(before)) return 'score or identifier';
  if (!number.plain) return undefined;
  if (DESIGNATION.test(before) || /^\s(?:zip|postal) code/i.test(after) || ADDRESS.test(after)) return 'designation';
  if (/^\s?\]/.test(after) && /\[\s?$/.test(before)) return 'reference mark';
  const noun = /^\s+([\p{Ll}-]+)/u.exec(after)?.[1];
  // "The 2021 vote": of so many there would be more than one.
  const behind = /^\s+([\p{Ll}-]+)(?:\s+([\p{Ll}-]+))?/u.exec(after) ?? [];
  const counts = behind.slice(1, 3).some((word) => isCountedMany(word)) && canonicalCounted(noun ?? '') !== undefined;
  if (isYear(number) && !HEDGED.test(before) && !counts) return 'year';
  // "Delta 7", "Vega 2025": a capitalised word in mid-sentence that no plural noun follows.
  if (
    /(?<=\S\s|&)\p{Lu}\p{L}*\s$/u.test(before) &&
    !number.range &&
    !(noun && /s$|people/.test(noun) && !NO_NOUN.test(noun)) &&
    !(titleCase(text) && countsInTitle(after))
  )
    return 'designation';
  return undefined;
}

const isCountedMany = (word: string | undefined): boolean =>
  word !== undefined && canonicalCounted(word) !== undefined && (looksPlural(word) || word === 'aircraft');

/** "Mayor to Close 12 City Schools": where every word has a capital, a noun that is known to be counted tells a number from a name. */
const countsInTitle = (after: string): boolean =>
  (/^(?:\s\p{L}+){1,3}/u.exec(after)?.[0] ?? '')
    .split(/\s/)
    .some((word) => looksPlural(word) && canonicalCounted(word) !== undefined);

function isYear(number: NumberReading): boolean {
  const value = typeof number.value === 'number' ? number.value : number.value[0];
  return Number.isInteger(value) && value >= 1500 && value <= 2100;
}

function isAge(number: NumberReading): boolean {
  return typeof number.value === 'number' && number.value < 120 && Number.isInteger(number.value);
}

function isScore(text: string, number: NumberReading): boolean {
  if (typeof number.value === 'number') return false;
  const around = text.slice(Math.max(0, number.start - 40), number.end + 20);
  return number.value[1] < 200 && SCORE_WORDS.test(around);
}

function wordReason(text: string, number: NumberReading, before: string, after: string): string | undefined {
  if (/[\p{L}\p{N}][-–]$/u.test(before)) return 'inside a compound';
  if (text.slice(number.start, number.end).toLowerCase() !== 'one')
    return /^-(?:year|fold)/i.test(after) ? 'age or duration' : undefined;
  // "one" counts before a noun ("one person") and, as one of several, before "of"; not in "no one", "this one".
  if (
    /\b(?:no|any|every|some|this|that|the|which|each|another|only|number|same|new|old|big|good|last|next)\s$/i.test(
      before,
    )
  )
    return 'pronoun';
  if (/\bat\s$/i.test(before) && /^\s(?:point|time|stage)\b/.test(after)) return 'idiom';
  if (/^\sof\s(?!them|us|you|those|these|which|whom|a\b|my|his\b)\p{L}/u.test(after)) return ONE;
  if (
    !/^\s\p{L}/u.test(after) ||
    /^\s(?:of|another|is|was|has|had|in|on|at|to|and|or|who|that|which|can|could|would|should|day|might|may|by|with|for|from|across|under|over|into|about|as|if|when|where|but|than|after|before|will|does|did|do|another|thing|more|side|way)\b/i.test(
      after,
    )
  )
    return 'pronoun';
  return undefined;
}
