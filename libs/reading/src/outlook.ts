/** How a figure is meant: observed, forecast or announced; how certain; affirmed or denied; a stock, a flow or a running total. */
import type { ChangeReading } from './change.js';
import type { StateReading, Stretch } from './governing.js';
import { stateTraits } from './lexicon/states.js';
import type { Line } from './line.js';
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
    /\b(?:may|might|could|can|possibl[ey]|potential(?:ly)?|risk of|perhaps|threat(?:en)?s? to|capable of|in talks)\b/,
  ],
  [
    'planned',
    /\b(?:plan|plans|planned|planning|intends?|intending|aims?|aiming|prepar(?:es|ed|ing)|scheduled|decided to|decision to|agreed to|intention|proposes?|proposed|seeks?|wants?|hopes?|hoping|hoped|targets?|targeting|earmarked)\b/,
  ],
  [
    'expected',
    /\b(?:expect(?:s|ed|ing)?|likely|projected|forecasts?|predict(?:s|ed)?|anticipat(?:es|ed)|due to|set to|poised|estimated to(?! (?:be|have)\b)|on course|on track)\b/,
  ],
  ['will', /\b(?:will|shall|'ll|’ll|is to|are to|would|vow(?:s|ed)|pledg(?:es|ed)|promis(?:es|ed)|going to)\b/],
];
const DENIAL =
  /\b(?:not(?! (?:only|just|merely))|n't|n’t|never|no longer|neither|nor|without|den(?:y|ies|ied)|false(?:ly)?|untrue)\b/;
const PAST = /\b(?:was|were|had|has|have|did|been|already)\b/;

/** Mode, certainty and polarity from the words of the clause, `[from, to)` in tokens, and from whether the state is still to come. */
export function outlookOf(line: Line, from: number, to: number, infinitive: boolean): Outlook {
  const words = line.tokens
    .slice(from, Math.max(from, to))
    .filter((_token, at) => !line.dateAt(from + at))
    .map((token) => token.lower)
    .join(' ');
  const polarity = DENIAL.test(words) ? 'denies' : 'affirms';
  for (const [certainty, pattern] of MODALS) if (pattern.test(words)) return { mode: 'forecast', certainty, polarity };
  if (infinitive && !PAST.test(words)) return { mode: 'forecast', polarity };
  return { mode: 'observed', polarity };
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
  const end = !state || counts ? stretch.right : state.where === 'after' ? state.at : stretch.lead;
  const infinitive = (state?.infinitive ?? false) || (change?.infinitive ?? false);
  const read = outlookOf(line, Math.min(from, stretch.lead), end, infinitive);
  const before = line.text.slice(0, (line.tokens[stretch.lead]?.start ?? 0) - line.sentence.start);
  const polarity = NO_INFORMATION.test(before) ? 'no-information' : saying?.kind === 'deny' ? 'denies' : read.polarity;
  const own = { ...read, polarity };
  if (own.mode === 'observed' && saying?.kind === 'predict') return { ...own, mode: 'forecast', certainty: 'expected' };
  if (saying?.kind === 'announce' && own.mode === 'forecast')
    return { ...own, mode: 'announced', certainty: own.certainty ?? 'planned' };
  if (own.mode === 'forecast' && !own.certainty) return { ...own, certainty: 'expected' };
  return own;
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
    if (verb.pos !== 'VERB' || !/^(?:and|or|,)$/.test(line.tokens[at - 1]?.lower ?? '')) continue;
    return verb.lower === verb.lemma ? { ...before, polarity: own.polarity } : own;
  }
  return own;
}

/** The source knows nothing of what it is asked about: neither yes nor no. */
const NO_INFORMATION = /\b(?:no (?:information|evidence|knowledge|indication|record)|not aware)\b[^;—]{0,80}$/i;

const CUMULATIVE =
  /\b(?:already|so far|since|to date|until now|up to now|total(?:l?ed|s)?|toll|in all|altogether|cumulative(?:ly)?|overall|has reached|have reached)\b/i;
/** At the head of the sentence it speaks of every figure: "So far, 40 are dead and 12 missing". */
const OPENS_TOTAL = /^(?:so far|already|to date|until now|up to now|in all|altogether)\b/i;
const STANDING =
  /\b(?:currently|now|remain(?:s|ing)?|at present|at any one time|there (?:are|were)|stationed|still)\b/i;

export function accumulationOf(
  line: Line,
  stretch: Stretch,
  state: StateReading | undefined,
  dates: readonly ReadDate[],
  outlook: Outlook,
  change: ChangeReading | undefined,
  additional: boolean,
): ReadFigure['accumulation'] {
  const start = line.tokens[stretch.left]?.start ?? 0;
  const end = line.tokens[stretch.right - 1]?.end ?? start;
  const words = line.text.slice(start - line.sentence.start, end - line.sentence.start);
  const word = line.tokens[state?.at ?? -1]?.lower ?? '';
  if (state && stateTraits(word).stands) return 'stock';
  const total = CUMULATIVE.test(words) || OPENS_TOTAL.test(line.text);
  if (outlook.mode === 'observed' && (total || dates.some((date) => date.direction === 'since'))) return 'cumulative';
  if (change) return change.by || change.changed === 'by' ? 'flow' : undefined;
  if (additional) return 'flow';
  if (!state) return STANDING.test(words) ? 'stock' : undefined;
  if (outlook.mode !== 'observed') return 'flow';
  if (dates.some((date) => date.from !== undefined || date.relative)) return 'flow';
  return /\b(?:have|has|had)\b/.test(words) ? 'cumulative' : undefined;
}
