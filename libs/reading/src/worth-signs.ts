/**
 * Signs of a sentence that people can name: a count, a comparison, a vote, an opinion. What the trained model makes of
 * their words decides whether one is given as a reason, so that a reason is never one that the score does not rest on.
 */
export interface Sign {
  /** What to say of it; the words are quoted behind. */
  readonly reason: string;
  /** Whether the sign can only speak for checking, or only against it. */
  readonly speaks: 'for' | 'against';
  readonly pattern: RegExp;
}

export interface FoundSign {
  /** Index into `SIGNS`. */
  readonly sign: number;
  readonly start: number;
  readonly end: number;
}

const NUMBER =
  '(?:(?:\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,15})(?:\\.\\d{1,6})?|(?:half a million|a million|a dozen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens|hundreds|thousands|millions|billions|half|a third|a quarter)(?:-\\w{3,9})?)(?: (?:of )?(?:hundred|thousand|million|billion|trillion|dozen)s?)?';
/** What cannot be the thing that is counted. */
const FUNCTION_WORDS =
  'of|in|on|at|by|for|to|from|with|without|and|or|but|the|a|an|is|are|was|were|had|have|has|as|than|that|this|who|which|when|while|since|until|after|before|during|between|more|less';
const MONEY = '(?:[$€£¥]\\s?\\d[\\d,.]{0,15}(?:\\s?(?:thousand|million|billion|trillion|bn|m|k)\\b)?)';
const SPEAKER = "(?:I|we)(?:'ve|'re|'m| have| am| are| had)?";

const sign = (speaks: Sign['speaks'], reason: string, words: string, flags = 'gi'): Sign => ({
  speaks,
  reason,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, `${flags}u`),
});

export const SIGNS: readonly Sign[] = [
  sign(
    'for',
    'an amount or a share',
    `${MONEY}|${NUMBER} ?(?:%|per ?cent|percent|percentage points?|dollars|euros|pounds|cents)`,
  ),
  sign(
    'for',
    'a count',
    `(?<![$€£¥.,\\d])(?!(?:1[6-9]|20)\\d\\d(?!,?\\d))${NUMBER} (?!(?:years?|minutes?|seconds?|things?|percent|per|${FUNCTION_WORDS})\\b)(?:people|children|men|women|\\p{L}{2,20}s(?![\\p{L}])|\\p{L}{2,20}(?: (?!(?:${FUNCTION_WORDS})\\b)\\p{L}{3,20})?)`,
  ),
  sign(
    'for',
    'compares',
    '(?:more|less|fewer|higher|lower|bigger|larger|smaller|better|worse|faster|slower|greater|longer|older|younger|further) than|as (?:many|much|high|low|big|large) as|twice(?: as)?|three times|compared (?:to|with)|double[sd]?|tripled?|halved',
  ),
  sign(
    'for',
    'tells of a change',
    '(?:has |have |had )?(?:rose|risen|fell|fallen|grew|grown|increased|decreased|dropped|declined|climbed|soared|plunged|shrank|shrunk|jumped|surged|gone up|gone down|went up|went down|raised|lowered|slashed|cut|reduced|expanded|lost|gained|added)',
  ),
  sign(
    'for',
    'says that something is a first or a record',
    'the (?:first|only|last|highest|lowest|largest|biggest|smallest|longest|fastest|worst|most \\p{L}{3,20})|first time|never (?:before|been)|ever|record|in (?:\\p{L}{3,12} )?history|every single|at all-time',
  ),
  sign(
    'for',
    'says who did what',
    'voted(?: for| against)?|vetoed|signed|passed|opposed|supported|proposed|introduced|appointed|approved|banned|sued|convicted|arrested|charged|killed|invaded|bombed|spent|paid|built|launched|sent|sold|bought|closed|opened|created|refused|rejected|ordered|resigned|elected|endorsed|called for|promised|pledged|admitted|denied|joined|withdrew|broke|blocked|withheld|attacked|destroyed|declared|ruled',
  ),
  sign(
    'for',
    'is about a law, a ruling or public money',
    'laws?|legislation|bills?|act|amendment|treaty|court|sanctions|regulations?|budget|deficit|debt|tax(?:es)?|subsid(?:y|ies)|tariffs?|spending|unemployment|inflation|wages|jobs',
  ),
  sign(
    'for',
    'gives a cause',
    'because of|as a result of|caused(?: by)?|due to|led to|resulted in|thanks to the|responsible for|blamed on',
  ),
  sign(
    'for',
    'says when',
    `in (?:1[6-9]|20)\\d\\d|since (?:1[6-9]|20)\\d\\d|last (?:year|month|week|night|january|february|march|april|may|june|july|august|september|october|november|december)|(?:${NUMBER}|a few|several) (?:years?|months?|weeks?|days?) ago|(?:over|in) the (?:last|past) (?:\\p{L}{3,8} |\\d{1,3} )?(?:years?|months?|weeks?|decades?)|this (?:year|month|week)|yesterday|on (?:mon|tues|wednes|thurs|fri|satur|sun)day`,
  ),
  sign(
    'for',
    'reports what was said or found',
    'said|says|told|according to|reported|stud(?:y|ies)|found that|figures show|statistics|reports?|survey|poll|experts?',
  ),
  sign(
    'against',
    'an opinion',
    "(?:I|we) (?:\\p{L}{3,9} )?(?:think|believe|feel|suspect|guess|suppose)|I (?:do n't|don't|don’t) (?:think|believe)|in my (?:view|opinion|judgment)|I'm (?:convinced|sure|certain)|it seems to me|should(?:n't|n’t)?|ought to|must|ha(?:ve|s) (?:got )?to|needs? to|unfortunately|sadly|hopefully|arguably",
  ),
  sign(
    'against',
    'judges',
    'good|great|wonderful|terrible|awful|horrible|fantastic|tremendous|important|wrong|right|fair|unfair|disgraceful|shameful|deplorable|best|strong|weak|serious|real|beautiful|smart|stupid|brave|honest|ridiculous|disaster',
  ),
  sign(
    'against',
    'what the speaker will do, or would',
    "(?:I|we)(?:'ll|’ll|'d|’d| will| would| shall)(?: not)?|(?:I'm|I’m|I am|we're|we’re|we are) (?:going to|gonna)|(?:I|we) (?:intend|plan|promise) to|let's|let’s",
  ),
  sign(
    'against',
    'what the speaker wishes or feels',
    `${SPEAKER} (?:\\p{L}{3,9} )?(?:want|hope|wish|love|like|care|appreciate|regret|proud|glad|sorry|happy|grateful|afraid|worried|hopeful|concerned|delighted|committed|determined|looking forward)`,
  ),
  sign(
    'against',
    'speaks to those present',
    'thank you|thanks|good (?:morning|evening|afternoon|night)|welcome|ladies and gentlemen|let me|you know|excuse me|please|congratulations|listen|folks|my friends?|look,|well,|hello|dear \\p{L}{2,20}',
  ),
  sign('against', 'only supposes', '[Ii]f|would|could|might|[Pp]erhaps|[Mm]aybe|may', 'g'),
  { speaks: 'against', reason: 'a question', pattern: /\?["'”’)\]]{0,3}\s{0,4}$/gu },
];

/** Longer sentences do not come out of the sentence splitter; work stays bounded when one is handed in. */
const LONGEST = 3000;

/** Every sign in `text`, by the order of `SIGNS`, then of the text. Never throws. */
export function signsOf(text: string): FoundSign[] {
  const found: FoundSign[] = [];
  const head = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  SIGNS.forEach(({ pattern }, at) => {
    for (const match of head.matchAll(pattern))
      found.push({ sign: at, start: match.index, end: match.index + match[0].length });
  });
  return found;
}
