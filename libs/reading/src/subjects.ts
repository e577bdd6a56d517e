/** The subject of a verb of change or level: what is counted by a number behind the verb. */
import { build, isModifier, isNoun, joinsParticiples, LONGEST, nounRun, type Counted } from './noun-run.js';
import { canonicalCounted } from './lexicon/counted.js';
import { looksPlural } from './lexicon/inflect.js';
import { cueKind } from './lexicon/speech.js';
import { canonicalState } from './lexicon/states.js';
import type { Line } from './line.js';

/** Longest subject of a verb, in tokens. */
const LONGEST_SUBJECT = 14;

/** "The number of people out of work stood", "the real number of jobs lost is": the noun of which there is a number in the subject that ends at `last`. */
function numberBefore(line: Line, last: number): number | undefined {
  for (let at = last - 1; at >= Math.max(0, last - LONGEST_SUBJECT); at--) {
    const token = line.tokens[at];
    if (!token || /^[,;:—.]$/.test(token.text) || line.numberAt(at) || /^(?:that|who|which)$/.test(token.lower))
      return undefined;
    if (NUMBER_OF.test(token.lower) && line.tokens[at + 1]?.lower === 'of') return at + 2;
  }
  return undefined;
}
const NUMBER_OF = /^(?:number|total|count|tally|figure|toll)$/;

/** Where words that belong to the noun before them begin: "the death toll | from Monday's earthquake rose", "deaths | from measles rose". */
const BEHIND_NOUN =
  /^(?:in|into|onto|at|across|near|inside|to|towards?|from|with|without|among|between|before|after|since|during|against|via|through|aboard|under)$/;
/** "A rise in prices reached 3 percent": so much have prices risen. */
const OF_OTHERS = /^(?:rise|fall|drop|decline|increase|decrease|growth|change|jump|surge|part|kind|sort)s?$/;

/** "She predicted payrolls would rise": a verb of saying behind its subject describes no payrolls. */
const tells = ({ tokens }: Line, at: number): boolean =>
  tokens[at]?.pos === 'VERB' &&
  cueKind(tokens[at]?.lower ?? '') !== undefined &&
  /^(?:PRON|PROPN|NOUN)$/.test(tokens[at - 1]?.pos ?? '');

const PLACES_IN = /^(?:in|at|across|near|inside|to|from|with|through|throughout|over|for|under|into|by)$/;
const OPENS_CLAUSE = /^(?:as|when|while|after|before|because|since|although|though|if|until|where)$/;
const FARTHEST = 40;

/**
 * The noun phrase that opens the clause of the verb: "the death toll from the quake that struck the valley on Tuesday rose".
 * Between the two stand nothing but prepositions with their nouns, participles, and relative clauses.
 */
function clauseSubject(line: Line, verb: number): Counted | undefined {
  const { tokens } = line;
  let from = verb;
  while (from > 0 && verb - from < FARTHEST) {
    const before = tokens[from - 1];
    if (!before || OPENS_CLAUSE.test(before.lower)) break;
    if (/^(?:PUNCT|CCONJ|SCONJ)$/.test(before.pos) && !/^[-–]$/.test(before.text)) break;
    if (cueKind(before.lower) !== undefined && before.pos === 'VERB') break;
    if (before.pos === 'VERB' && !/(?:ing|ed|en)$/.test(before.lower) && relativeBefore(line, from - 1) === undefined)
      break;
    from--;
  }
  if (tokens[from]?.lower === 'that') from++;
  while (from < verb && (PLACES_IN.test(tokens[from]?.lower ?? '') || line.dateAt(from))) from++;
  while (from < verb && /^(?:DET|PRON)$/.test(tokens[from]?.pos ?? '')) from++;
  const end = nounRun(line, from);
  if (end === from || end >= verb) return undefined;
  if (NUMBER_OF.test(tokens[end - 1]?.lower ?? '') && tokens[end]?.lower === 'of') {
    const inner = nounRun(line, end + 1);
    return inner > end + 1 ? build(line, end + 1, inner, inner - 1) : undefined;
  }
  return build(line, from, end, end - 1);
}

/** The relative pronoun whose verb token `at` is. */
function relativeBefore({ tokens }: Line, at: number): number | undefined {
  let back = at - 1;
  while (/^(?:AUX|ADV)$/.test(tokens[back]?.pos ?? '')) back--;
  return /^(?:that|which|who)$/.test(tokens[back]?.lower ?? '') ? back : undefined;
}

/** "The yield on the 10-year bond": the number and its hyphen are words of the noun. */
const inYears = ({ tokens }: Line, at: number): boolean =>
  /^[-–]$/.test(tokens[at]?.text ?? '') &&
  /^\d{1,3}$/.test(tokens[at - 1]?.text ?? '') &&
  tokens[at - 1]?.end === tokens[at]?.start;

/** The noun phrase before a verb, without "the number of". */
export function subjectCounted(line: Line, verb: number): Counted | undefined {
  let last = verb - 1;
  while (last >= 0 && (/^(?:AUX|ADV)$/.test(line.tokens[last]?.pos ?? '') || line.tokens[last]?.lower === 'to')) last--;
  const numbered = numberBefore(line, last + 1);
  if (numbered !== undefined) {
    const first = /^(?:the|those|these|its|their)$/.test(line.tokens[numbered]?.lower ?? '') ? numbered + 1 : numbered;
    let end = Math.min(nounRun(line, first), last + 1);
    const isStateAt = (at: number) => {
      const word = line.tokens[at]?.lower ?? '';
      return canonicalState(word) !== undefined && canonicalCounted(word) === undefined && !looksPlural(word);
    };
    // "The number of jobs lost"; of "the number of missing" it is told what they are, and nothing besides.
    while (end > first && isStateAt(end - 1)) end--;
    return end > first ? build(line, first, end, end - 1) : undefined;
  }
  let from = last;
  while (from >= 0 && last - from < LONGEST) {
    if (joinsParticiples(line, from) || inYears(line, from)) from -= 2;
    else if ((isNoun(line, from) || isModifier(line, from)) && !tells(line, from)) from--;
    else break;
  }
  // "Fees of 2,400 crowns a year will go up": the year is part of what the number is told in.
  const isRate =
    /^(?:an?|per)$/.test(line.tokens[from]?.lower ?? '') && [1, 2].some((back) => line.numberAt(from - back));
  if (from === last || isRate) return clauseSubject(line, verb);
  // "the soldiers in Mali fell to 800" counts the soldiers; "the toll from Monday's earthquake in Lima rose" is the toll.
  let link = from;
  while (link > 0 && from - link < 4 && isOwner(line, link)) link--;
  const noun = line.tokens[link - 1];
  if (
    BEHIND_NOUN.test(line.tokens[link]?.lower ?? '') &&
    (line.tokens[last]?.pos === 'PROPN' ||
      (noun !== undefined && isNoun(line, link - 1) && !OF_OTHERS.test(noun.lower)))
  )
    return subjectCounted(line, link);
  // "The people asking for refuge in such countries rose to": the noun before the verb only tells where, or when.
  if (PLACES_IN.test(line.tokens[from]?.lower ?? '') || line.dateAt(from) || line.numberAt(from)) {
    const opening = clauseSubject(line, verb);
    if (opening) return opening;
  }
  const outer = line.tokens[from - 1];
  const of = line.tokens[from]?.lower ?? '';
  // "The budget deficit of Peru" is a budget deficit.
  if (of === 'of' && outer?.pos === 'NOUN' && line.tokens[last]?.pos === 'PROPN') return subjectCounted(line, from);
  // "spending on roads" is spending.
  // "The wait for a trial": an article stands between.
  const preposition = line.tokens[link]?.lower ?? '';
  if (preposition === 'for' && link < from && noun?.pos === 'NOUN' && TAKES_FOR.test(noun.lower))
    return subjectCounted(line, link);
  const isPer = of === 'per' && outer !== undefined && isNoun(line, from - 1);
  if (isPer || (outer?.pos === 'NOUN' && /^(?:of|on|for|per)$/.test(of) && !NUMBER_OF.test(outer.lower))) {
    let first = from - 1;
    while (first > 0 && (isModifier(line, first - 1) || joinsParticiples(line, first - 1)))
      first -= joinsParticiples(line, first - 1) ? 2 : 1;
    return build(line, first, last + 1, from - 1);
  }
  return build(line, from + 1, last + 1, last);
}

/** Nouns that are told of something with "for", and stay what is counted. */
const TAKES_FOR = /^(?:wait|queue|demand|need|sentence|budget|bill|price|time|appetite|fee|penalty)s?$/;

/** An article, a possessive or a day between a preposition and its noun: "from Monday's earthquake". */
const isOwner = (line: Line, at: number): boolean =>
  line.dateAt(at) !== undefined ||
  line.tokens[at]?.pos === 'DET' ||
  /^(?:['’]s?|its|their|his|her)$/.test(line.tokens[at]?.lower ?? '');

/** The tokens of the subject before the verb that say in what state it is: behind "the number of", up to the verb. */
export function subjectAfterNumber(
  line: Line,
  verb: number,
): { readonly from: number; readonly to: number } | undefined {
  const from = numberBefore(line, verb);
  return from === undefined ? undefined : { from, to: verb };
}
