/** How a figure is meant: observed, forecast or announced; how certain; affirmed or denied; a stock, a flow or a running total. */
import type { ChangeReading } from './change.js';
import type { StateReading, Stretch } from './governing.js';
import { givesCause, guessesAtPast, type Line, namesIntent } from './line.js';
import type { ReadDate, ReadFigure } from './reading.js';
import type { FoundAttribution } from './saying.js';

export interface Outlook {
  readonly mode: ReadFigure['mode'];
  readonly certainty?: NonNullable<ReadFigure['certainty']>;
  readonly polarity: ReadFigure['polarity'];
}

const MODALS: readonly (readonly [NonNullable<ReadFigure['certainty']>, RegExp])[] = [
  [
    'may',
    // What somebody "could not reach" was not reached: inability is told, no possibility. "The risk of stroke" is a quantity
    // that is measured; to be at a risk or to run one is a possibility.
    /\b(?:may|might|(?:could|can)(?! (?:not|n't)(?! (?:rule|exclude)\b))|possibl[ey]|potential(?:ly)?|at (?:[\w-]+ )?risk of|(?:there (?:is|was|remains) (?:a|the)|runs?|running|fac(?:e|es|ing)) (?:the |a )?(?:[\w-]+ )?risk of|perhaps|threat(?:en)?s? to|capable of|in talks)\b/,
  ],
  [
    'planned',
    /\b(?:plan|plans|planned|planning|intends?|intending|aims?|aiming|prepares|preparing|prepared to|scheduled|decided to|decision to|agreed to|intention|proposes?|proposed|seeks?|wants?|hopes?|hoping|hoped|targets?|targeting|earmarked|(?:told|ordered|instructed|asked|urged|required) to)\b/,
  ],
  [
    'expected',
    /\b(?:expect(?:s|ed|ing)?|likely|projected|forecasts?|predict(?:s|ed)?|anticipat(?:es|ed)|due to|set to|poised|estimated to(?! (?:be|have)\b)|on course|on track)\b/,
  ],
  [
    'will',
    /\b(?:will|shall|'ll|’ll|(?:is|are) to(?! blame\b)|would|vow(?:s|ed)|pledg(?:es|ed)|promis(?:es|ed)|going to)\b/,
  ],
];
const DENIAL =
  /\b(?:not(?! (?:only|just|merely))|n't|n’t|never|no longer|neither|nor|den(?:y|ies|ied)|false(?:ly)?|untrue)\b/;
const PAST = /\b(?:was|were|had|has|have|did|been|already)\b/;

/**
 * "Due to the storm" gives a cause. "Likely voters" are what pollsters call those who were asked, and not a number to expect.
 * What "may have" happened is observed or it is not, and a doubt tells how sure that is. "Than expected" holds what came against what somebody expected, and "as expected" it came.
 */
const saysOther = ({ tokens }: Line, at: number): boolean =>
  givesCause(tokens, at) ||
  guessesAtPast(tokens, at) ||
  namesIntent(tokens, at) ||
  (/^(?:expected|forecast|predicted|projected|anticipated|planned|budgeted|hoped)$/.test(tokens[at]?.lower ?? '') &&
    /^(?:as|than)$/.test(tokens[at - 1]?.lower ?? '')) ||
  (tokens[at]?.lower === 'likely' && /^voters?$/.test(tokens[at + 1]?.lower ?? ''));

const OPENS_ASIDE = /^(?:which|who|whose|whom|where|due|set|expected|planned|scheduled|likely|once|formerly)$/;

/** "The hospital, which may close, treated 400": what stands between the commas is told of the hospital. */
function asideBefore({ tokens }: Line, from: number, lead: number): (at: number) => boolean {
  const spans: (readonly [number, number])[] = [];
  for (let at = from; at < lead; at++) {
    if (tokens[at]?.text !== ',' || !OPENS_ASIDE.test(tokens[at + 1]?.lower ?? '')) continue;
    const close = tokens.findIndex(({ text }, index) => index > at && text === ',');
    if (close < 0 || close >= lead) break;
    spans.push([at, close]);
    at = close;
  }
  return (at) => spans.some(([open, close]) => open < at && at < close);
}

/**
 * Mode, certainty and polarity from the words of the clause, `[from, to)` in tokens, and from whether the state is still to
 * come. `head`: the counted noun, which tells no intent of its own ("hit 14 targets", "made 12 plans"). `lead`: where the number's own words
 * begin; an aside before them speaks of something else.
 */
export function outlookOf(
  line: Line,
  from: number,
  to: number,
  infinitive: boolean,
  { head, lead = 0 }: { readonly head?: number; readonly lead?: number } = {},
): Outlook {
  const aside = asideBefore(line, from, lead);
  const words = line.tokens
    .slice(from, Math.max(from, to))
    .filter((_token, index) => {
      const at = from + index;
      return (
        at !== head &&
        !aside(at) &&
        !line.dateAt(at) &&
        line.numberAt(at)?.value !== 0 &&
        !line.namedAt(at) &&
        !saysOther(line, at)
      );
    })
    .map((token) => token.lower)
    .join(' ');
  const polarity = DENIAL.test(words) ? 'denies' : 'affirms';
  for (const [certainty, pattern] of MODALS) if (pattern.test(words)) return { mode: 'forecast', certainty, polarity };
  if (infinitive && !PAST.test(words)) return { mode: 'forecast', polarity };
  return { mode: 'observed', polarity };
}

/** "A week", "per day", "every year": what goes on each time. */
const recursAt = (word: string, next = ''): boolean =>
  /^(?:an?|per|each|every)$/.test(word) && /^(?:hour|day|night|week|month|quarter|year)$/.test(next);

const AHEAD = /^(?:will|would|may|might|could|shall|should)$/;

/**
 * "The 1,200 people asked said they would vote": what they say begins behind the verb, and colours nothing before it. Neither does
 * what is still to come, behind what was: "prices have risen 40 percent and will rise further".
 */
function saidBehind({ tokens }: Line, { left, lead, next, right }: Stretch): number {
  // "A household that uses 3,000 a year would pay": what the clause with "that" tells of each year holds already. "A party that wins 40
  // would govern" has not won them.
  const relative = tokens.findLastIndex(
    ({ lower }, at) => at > left && at < lead && /^(?:that|which|who)$/.test(lower),
  );
  const isWithin =
    relative > 0 &&
    /^(?:NOUN|PROPN)$/.test(tokens[relative - 1]?.pos ?? '') &&
    tokens[relative + 1]?.pos === 'VERB' &&
    !tokens.slice(relative + 2, lead).some(({ pos, text }) => /^(?:VERB|AUX)$/.test(pos) || text === ',');
  const closes = tokens.findIndex(({ lower }, at) => at >= next && at < right && AHEAD.test(lower));
  const recurs = tokens.slice(next - 2, closes).some(({ lower }, at, near) => recursAt(lower, near[at + 1]?.lower));
  if (isWithin && closes >= 0 && recurs) return closes;
  const isDone = tokens.slice(left, lead).some(({ pos, lower, lemma }) => pos === 'VERB' && lower !== lemma);
  for (let at = next; at < right; at++)
    if (isDone && /^(?:and|but)$/.test(tokens[at]?.lower ?? '') && AHEAD.test(tokens[at + 1]?.lower ?? '')) return at;
    else if (
      tokens[at]?.pos === 'VERB' &&
      /^(?:said|says?|told|tells?|believed?|think|thought)$/.test(tokens[at]?.lower ?? '') &&
      !/^(?:is|are|was|were|be|been)$/.test(tokens[at - 1]?.lower ?? '')
    )
      return at;
  return right;
}

/** The clause's own words colour the figure first; then the saying does: a prediction tells a forecast, an announcement what its source will do. */
export function outlookFor(
  line: Line,
  stretch: Stretch,
  state: StateReading | undefined,
  saying: FoundAttribution | undefined,
  change: ChangeReading | undefined,
): Outlook {
  const contentStart = saying?.content[0]?.start ?? line.sentence.start;
  const from = Math.max(stretch.left, line.tokenFrom(contentStart));
  // A noun that is counted and says the state ("200 deaths") leaves the verb behind it to say how certain.
  const counts = state !== undefined && state.where === 'after' && state.at < stretch.next;
  const end = !state || counts ? saidBehind(line, stretch) : state.where === 'after' ? state.at : stretch.lead;
  const infinitive = (state?.infinitive ?? false) || (change?.infinitive ?? false);
  const head =
    stretch.next > stretch.lead && line.tokens[stretch.next - 1]?.pos === 'NOUN' ? stretch.next - 1 : undefined;
  const read = outlookOf(line, Math.min(from, stretch.lead), end, infinitive, {
    lead: stretch.lead,
    ...(head === undefined ? {} : { head }),
  });
  const before = line.text.slice(0, (line.tokens[stretch.lead]?.start ?? 0) - line.sentence.start);
  const isOfNobody = isVerbAt(line, stretch.lead - 1) && nobodyDid(before);
  const denied = saying?.kind === 'deny' || NONE_OF.test(before) || isOfNobody;
  const next = line.tokens[stretch.next]?.start ?? line.sentence.end;
  const isRefuted = REPORT_THAT.test(before) && REFUTED.test(line.text.slice(next - line.sentence.start));
  const polarity = NO_INFORMATION.test(before) ? 'no-information' : denied || isRefuted ? 'denies' : read.polarity;
  const own = { ...read, polarity };
  if (own.mode === 'observed' && saying && agreesTo(line, saying))
    return { mode: 'forecast', certainty: 'planned', polarity };
  // "Predicted that it would rise": what was said to come is no more certain than a prediction.
  if (own.certainty === 'will' && saying?.kind === 'predict' && isBackshifted(line, from, end))
    return { ...own, certainty: 'expected' };
  if (own.mode === 'observed' && saying?.kind === 'predict') return { ...own, mode: 'forecast', certainty: 'expected' };
  if (saying?.kind === 'announce' && own.mode === 'forecast')
    return { ...own, mode: 'announced', certainty: own.certainty ?? 'planned' };
  if (own.mode === 'forecast' && !own.certainty) return { ...own, certainty: 'expected' };
  return own;
}

/** "Agreed to pay a fine": the cue stands outside of what came through it, and tells an intent. */
function agreesTo({ tokens, tokenFrom }: Line, { content }: FoundAttribution): boolean {
  const start = content[0]?.start;
  if (start === undefined) return false;
  const at = tokenFrom(start);
  const to = tokens[at]?.lower === 'to' ? at : at - 1;
  return (
    tokens[to]?.lower === 'to' && /^agree[ds]?$/.test(tokens[to - 1]?.lower ?? '') && tokens[to + 1]?.pos === 'VERB'
  );
}

const isBackshifted = (line: Line, from: number, to: number): boolean =>
  line.tokens.slice(from, to).some(({ lower }) => lower === 'would') &&
  !line.tokens.slice(from, to).some(({ lower }) => lower === 'will');

/** The date names its year, or says that it is to come; the year of the others a rule chose. */
const NAMES_TIME = /\b(?:19|20|21)\d{2}\b|\b(?:next|coming|tomorrow)\b/i;
const NOT_YET: ReadonlySet<string> = new Set(['after', 'since']);

/**
 * "The city has 2 million inhabitants in 2040": English tells a plan or a projection in the present tense, and nobody has
 * counted yet what a time after the page holds. A verb of the past leaves it as it is: then the date is odd.
 */
export function aheadOfPage(line: Line, { left, right }: Stretch, own: Outlook, dates: readonly ReadDate[]): Outlook {
  const { published, tokens } = line;
  if (own.mode !== 'observed' || published === undefined || dates.length === 0) return own;
  const ahead = dates.every(
    ({ from, text, direction = '' }) =>
      from !== undefined && !NOT_YET.has(direction) && NAMES_TIME.test(text) && from > published.slice(0, from.length),
  );
  if (!ahead) return own;
  for (let at = left; at < right; at++) {
    const verb = tokens[at];
    if (!verb || !/^(?:VERB|AUX)$/.test(verb.pos)) continue;
    const past =
      /^(?:was|were|had|did)$/.test(verb.lower) || (verb.lower !== verb.lemma && !/(?:s|ing)$/.test(verb.lower));
    const passive = [at - 1, at - 2].some((before) =>
      /^(?:is|are|be|being|get|gets)$/.test(tokens[before]?.lower ?? ''),
    );
    if (past && !/^(?:is|are|has|am|'s|'re|'ve)$/.test(verb.lower) && !passive) return own;
  }
  return { mode: 'forecast', certainty: 'expected', polarity: own.polarity };
}

/** "will employ 800 and produce 40": a second verb in its plain form goes with the auxiliary of the first. */
export function sharedOutlook(
  line: Line,
  before: Outlook | undefined,
  from: Stretch | undefined,
  stretch: Stretch,
  own: Outlook,
): Outlook {
  if (!before || !from || before.mode === 'observed' || own.mode !== 'observed') return own;
  for (let at = stretch.lead - 1; at > Math.max(from.next, stretch.lead - 8); at--) {
    const verb = line.tokens[at];
    if (!verb || /^[;:—]$/.test(verb.text)) break;
    // "Would raise the wage to $15, costing shops $40,000"
    if (verb.pos === 'VERB' && /ing$/.test(verb.lower) && line.tokens[at - 1]?.text === ',')
      return { ...before, polarity: own.polarity };
    // "Would take weeks and cost 38 million": what stands between "and" and the number is a verb, whatever its tag.
    const isVerb = verb.pos === 'VERB' || (verb.pos === 'NOUN' && at === stretch.lead - 1);
    if (!isVerb || !/^(?:and|or|,)$/.test(line.tokens[at - 1]?.lower ?? '')) continue;
    return verb.lower === verb.lemma ? { ...before, polarity: own.polarity } : own;
  }
  return own;
}

/**
 * "None of the 40 passengers", "without 40 doctors": what is told of the number does not hold of it. "Without" denies what it
 * stands before and nothing else: "40,000 homes are without power" affirms.
 */
const NONE_OF =
  /\b(?:(?:none|neither|nobody|no one|not one|not a single one) (?:of|among) (?:(?:the|its|their|his|her|all|these|those)(?: the)? )?|without (?:the |its |their )?)$/i;

const NOBODY_REACH = 110;
/** Only the words near the number are looked at: a long sentence has many numbers. */
const nobodyDid = (before: string): boolean =>
  NOBODY_DID.test(before.length > NOBODY_REACH ? `… ${before.slice(-NOBODY_REACH)}` : before);

const isVerbAt = ({ tokens }: Line, at: number): boolean =>
  tokens[at]?.pos === 'VERB' || /^(?:has|have|had)$/.test(tokens[at]?.lower ?? '');

/** "None of the candidates won more than 50 percent", "no party has 100 seats": nobody did. */
const NOBODY_DID =
  /(?:^|\b(?:that|but|and) )(?:none|neither|nobody|no one|no (?!less\b|fewer\b|more\b|later\b|sooner\b|doubt\b)[\p{L}-]{3,})\b[^,;:—]{1,80}$/iu;

/** "A report that 250 people were dead was false": what was reported is denied, in the words behind it. */
const REPORT_THAT =
  /\b(?:reports?|claims?|rumou?rs?|allegations?|suggestions?|statements?|posts?)\b[^.;]{0,60}\bthat [^.;]*$/i;
const REFUTED =
  /^[^.;]{0,80}\b(?:was|were|is|are|proved(?: to be)?) (?:[a-z]+ly )?(?:false|untrue|not true|wrong|incorrect|fake|unfounded|baseless|a hoax)\b/i;

/** The source knows nothing of what it is asked about: neither yes nor no. */
const NO_INFORMATION = /\b(?:no (?:information|evidence|knowledge|indication|record)|not aware)\b[^;—]{0,80}$/i;
