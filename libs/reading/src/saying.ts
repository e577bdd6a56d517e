/** What every form of attribution is built from: where its content begins and ends, and when the saying was. */
import type { CueKind } from './lexicon/speech.js';
import type { Line } from './line.js';
import type { ReadAttribution, ReadDate, ReadSource, Span } from './reading.js';

/** An attribution with what later steps need besides the words: how the cue colours its content. */
export interface FoundAttribution extends Omit<ReadAttribution, 'form' | 'inside'> {
  readonly kind: CueKind;
  /** A pronoun that only the page can resolve ("he said"): the source is a stand-in until then. */
  readonly pronoun?: boolean;
  /** "reportedly", "are said to": somebody says so and nobody is pointed at; adds nothing to a chain that points at somebody. */
  readonly hearsay?: boolean;
  /** Words that tell what somebody does to what is spoken of ("attacked", "is defending"): no claim came through them. */
  readonly loose?: boolean;
  /** It is told not to have been said ("did not confirm that"): it governs how the words are meant, and nobody vouches for them. */
  readonly unsaid?: boolean;
  /** Only the trained model found it; where the rules found another for the same words, theirs decides. */
  readonly unruled?: boolean;
  /** What came through it, where that is not the content as shown. */
  readonly governs?: readonly Span[];
  /** Its content is a list under the sentence: every entry is said in the way of the cue. */
  readonly lists?: boolean;
}

/** The end of the sentence's words, without the closing stop. */
export function wordsEnd(line: Line): number {
  return line.sentence.start + line.text.replace(/[.!?…]{1,6}$/, '').length;
}

/** "KATHMANDU, Oct 3 (Agency) - ": where the page was written, not what it says. */
const DATELINE = /^\p{Lu}[\p{Lu}. ]{2,30}(?:, [^—–]{1,24})?(?: ?\([^)]{1,30}\))? ?[—–-]+\s/u;

/** The span without white space and marks at its ends; `undefined` when nothing is left. */
export function trimmed(line: Line, start: number, end: number): Span | undefined {
  const base = line.sentence.start;
  const words = line.text.slice(start - base, end - base);
  const dateline = start === base ? DATELINE.exec(words)?.[0].length : undefined;
  const lead = dateline ?? /^[\s,:;]*/.exec(words)?.[0].length ?? 0;
  const tail = words.length - words.trimEnd().length;
  return start + lead < end - tail ? { start: start + lead, end: end - tail } : undefined;
}

/**
 * Words between a date at the head of a clause and the one who says it: "On Monday, the ministry said", "On Monday in Geneva
 * the ministry said". Behind "after the 2012 revision, …" a noun follows, and behind "stuck at 8 per cent since May, …" a clause
 * of its own began: those dates belong to what is told.
 */
const LEADS_TO_SPEAKER =
  /^(?: (?:night|morning|afternoon|evening))?(?:,? (?:in|at|from|near) [^,;:]{1,40})?,?\s?(?:that |and |but |while |as )?$/i;

/** "On Monday", "in a report of May": nothing is told before the date in its clause, and nothing counted. */
function opensClause({ tokens, tokenFrom, numberAt }: Line, { start }: ReadDate): boolean {
  const at = tokenFrom(start);
  let from = at;
  while (from > 0 && !/^(?:and|but|while|that|;|:|—|–)$/.test(tokens[from - 1]?.lower ?? '')) from--;
  const led = tokens[from]?.pos === 'ADP';
  for (let before = from; before < at; before++) {
    const pos = tokens[before]?.pos ?? '';
    if (numberAt(before) || pos === 'AUX' || (pos === 'VERB' && !led)) return false;
  }
  return true;
}

/** Dates of the saying: with its words before the content, or right behind the cue and source that follow it ("…, police said on Monday"). */
function saidDates(line: Line, chain: readonly ReadSource[], cue: readonly Span[], content: Span): ReadDate[] {
  const behind = Math.max(...[...chain, ...cue].map((span) => span.end));
  const from = Math.min(...[...chain, ...cue].map((span) => span.start));
  const told = Math.max(...cue.map((span) => span.end));
  const spoken = Math.min(...chain.map((span) => span.start));
  const base = line.sentence.start;
  const isLed = (cue[0]?.start ?? 0) < content.start;
  return line.dates.filter((date) => {
    if (date.direction === 'since') return false;
    // Before words that the cue follows ("… in 2025, below the 2 percent predicted by X") a date is another's.
    if (date.end <= content.start)
      return (
        isLed &&
        (date.start >= from ||
          (opensClause(line, date) && LEADS_TO_SPEAKER.test(line.text.slice(date.end - base, from - base))))
      );
    // "According to statistics released today by the agency"
    if (date.start >= told && date.end <= spoken) return true;
    if (date.start < content.end || date.start < behind) return false;
    const between = line.text.slice(behind - base, date.start - base);
    return between.length < 30 && !/[,;—]/.test(between);
  });
}

/** An attribution with the dates of its saying; `undefined` where it has no content. `phrase`: the source as printed, with its office. */
export function attribution(
  line: Line,
  kind: CueKind,
  chain: ReadSource[],
  cue: Span[],
  content: Span | undefined,
  phrase: Span | undefined = chain.at(-1),
): FoundAttribution | undefined {
  const phraseSpans = phrase ? [{ start: phrase.start, end: phrase.end }] : [];
  // "The ministry said:": what it said stands below.
  if (!content)
    return /:$/.test(line.text)
      ? { sentence: line.index, source: phraseSpans, chain, cue, content: [], kind }
      : undefined;
  const said = saidDates(line, chain, cue, content);
  const source = phraseSpans;
  return { sentence: line.index, source, chain, cue, content: [content], kind, ...(said.length > 0 ? { said } : {}) };
}

/** The content of an attribution, cut where the next begins. */
export function cutContent(line: Line, one: FoundAttribution, limit: number): FoundAttribution {
  const cut = (spans: readonly Span[]) =>
    spans.flatMap((span) => (span.start < limit && span.end > limit ? (trimmed(line, span.start, limit) ?? []) : span));
  return { ...one, content: cut(one.content), ...(one.governs ? { governs: cut(one.governs) } : {}) };
}

/** The words of the attributions that came through them: what governs figures. Where rules found any, theirs alone. */
export function governing<T extends FoundAttribution>(all: readonly T[], words: Span): T[] {
  const holding = all.filter(
    (one) =>
      !one.loose &&
      !one.unsaid &&
      one.chain.length > 0 &&
      (one.governs ?? one.content).some((span) => span.start <= words.start && words.end <= span.end),
  );
  const ruled = holding.filter((one) => !one.unruled && !one.hearsay);
  return ruled.length > 0 ? ruled : holding;
}
