/** Attributions that no verb of saying makes: "X's estimate of …", "by the count of X", "reportedly", and the forms of headlines. */
import { type CueKind } from './lexicon/speech.js';
import type { Line } from './line.js';
import { attribution, trimmed, wordsEnd, type FoundAttribution } from './saying.js';
import { phraseStart, sourceOf } from './sources.js';
import { after, sourceAfter, spanOf, subjectBefore } from './speakers.js';

const MAKES = new Set(
  'make makes made making issue issued issues give gave given gives release released releases offer offered publish published'.split(
    ' ',
  ),
);

/** "X's estimate of …", "X has made predictions about …", "estimates by X"; of "figures" only those "of" a number. */
export function nominalSaying(line: Line, at: number, kind: CueKind): FoundAttribution | undefined {
  const { tokens } = line;
  const isOfNumber = tokens[at + 1]?.lower === 'of' && [2, 3, 4].some((ahead) => line.numberAt(at + ahead));
  if (/^figures?$/.test(tokens[at]?.lower ?? '') && !isOfNumber) return undefined;
  const cue = [spanOf(line, at, at + 1)];
  const content = trimmed(line, after(line, at + 1), wordsEnd(line));
  let back = at - 1;
  while (
    back >= 0 &&
    at - back <= 4 &&
    (tokens[back]?.pos === 'ADJ' || tokens[back]?.pos === 'DET' || /ing$|ed$/.test(tokens[back]?.lower ?? '')) &&
    !MAKES.has(tokens[back]?.lower ?? '')
  )
    back--;
  const token = tokens[back];
  if (token && MAKES.has(token.lower)) {
    const subject = subjectBefore(line, back);
    return subject && !subject.pronoun
      ? attribution(line, kind, [subject.source], [spanOf(line, back, at + 1)], content)
      : undefined;
  }
  if (token?.lower === "'s" || token?.lower === "'") {
    const from = phraseStart(line, back - 1, 0);
    const source = sourceOf(line, from, back);
    return source && attribution(line, kind, [source], cue, content);
  }
  if (/^(?:by|from)$/.test(tokens[at + 1]?.lower ?? '')) {
    const author = sourceAfter(line, at + 2);
    return (
      author &&
      attribution(
        line,
        kind,
        [author.source],
        [spanOf(line, at, at + 2)],
        trimmed(line, after(line, author.next), wordsEnd(line)),
      )
    );
  }
  return undefined;
}

const OWN_COUNT = /^(?:count|tally|figure|total|toll|estimate)$/;
const STANDS = /^(?:is|was|stands|stood|came|comes|reached|remains|remained)$/;

/** "A count by the institute, made for the press, came to 97,400": how far behind its author the verb may stand, in tokens. */
const COUNT_REACH = 14;

/** "A count by the institute came to 97,400", "an estimate from the union put it at 40": who is named behind the count gives it. */
function countBy(line: Line, at: number): FoundAttribution | undefined {
  const { tokens } = line;
  if (!/^(?:by|from)$/.test(tokens[at + 1]?.lower ?? '')) return undefined;
  const author = sourceAfter(line, at + 2);
  if (!author || author.source.kind === 'vague') return undefined;
  for (let verb = author.next; verb < Math.min(author.next + COUNT_REACH, tokens.length); verb++) {
    if (line.numberAt(verb) || /^[;:—]$/.test(tokens[verb]?.text ?? '')) return undefined;
    const puts = /^(?:put|puts)$/.test(tokens[verb]?.lower ?? '');
    if (!puts && !STANDS.test(tokens[verb]?.lower ?? '')) continue;
    if (![1, 2, 3, 4, 5].some((ahead) => line.numberAt(verb + ahead))) continue;
    const content = trimmed(line, after(line, verb + 1), wordsEnd(line));
    return attribution(line, 'say', [author.source], [spanOf(line, verb, verb + 1)], content);
  }
  return undefined;
}

/** "The hospital's own count was 19": what stands there is theirs, whoever spoke before. */
export function ownCount(line: Line, at: number): FoundAttribution | undefined {
  const { tokens } = line;
  if (OWN_COUNT.test(tokens[at]?.lower ?? '')) {
    const counted = countBy(line, at);
    if (counted) return counted;
  }
  if (!OWN_COUNT.test(tokens[at]?.lower ?? '') || !STANDS.test(tokens[at + 1]?.lower ?? '')) return undefined;
  const number = [2, 3, 4, 5].map((ahead) => line.numberAt(at + ahead)).find((found) => found !== undefined);
  let back = at - 1;
  while (back > 0 && (tokens[back]?.pos === 'ADJ' || tokens[back]?.lower === 'own')) back--;
  if (!number || !/^['’]s?$/.test(tokens[back]?.lower ?? '')) return undefined;
  const source = sourceOf(line, phraseStart(line, back - 1, 0), back);
  if (!source || source.kind === 'vague') return undefined;
  return attribution(
    line,
    'say',
    [source],
    [spanOf(line, at, at + 2)],
    trimmed(line, after(line, at + 2), wordsEnd(line)),
  );
}

/** Those who are asked, and what is made of their answers. */
const ASKED = /^(?:polls?|surveys?|projections?|canvass|forecasts?)$/;
const GIVES = /^(?:gave|gives|given|giving|puts?|shows?|showed|had|has|saw|sees)$/;
/** What nobody has counted before an election is over. */
const BALLOTED_REACH = 160;
const BALLOTED = /\bof the votes?\b|\bseats?\b|\bturnout\b/i;

/** "An exit poll by X had given the party 41 percent of the vote": X foretells, and nobody has counted. */
export function pollGives(line: Line, at: number): FoundAttribution | undefined {
  const { tokens } = line;
  if (!GIVES.test(tokens[at]?.lower ?? '') || tokens[at + 1]?.lower === 'that') return undefined;
  // "The poll had 1,204 respondents": that is no answer.
  const next = tokens[at + 1]?.pos === 'DET' ? tokens[at + 2] : tokens[at + 1];
  if (/^(?:had|has|saw|sees)$/.test(tokens[at]?.lower ?? '') && !/^\p{Lu}/u.test(next?.text ?? '')) return undefined;
  let end = at;
  while (
    end > 0 &&
    (tokens[end - 1]?.pos === 'AUX' || line.dateAt(end - 1) || /^(?:on|in)$/.test(tokens[end - 1]?.lower ?? ''))
  )
    end--;
  const poll = pollBefore(line, end);
  if (poll === undefined) return undefined;
  const by = tokens[poll + 1]?.lower;
  const author = /^(?:by|from)$/.test(by ?? '') ? sourceAfter(line, poll + 2)?.source : undefined;
  const source = author ?? sourceOf(line, phraseStart(line, poll, 0), poll + 1);
  const content = trimmed(line, after(line, at + 1), wordsEnd(line));
  if (!source || !content || (line.numbers.at(-1)?.start ?? -1) < content.start) return undefined;
  const told = line.text.slice(content.start - line.sentence.start).slice(0, BALLOTED_REACH);
  return attribution(line, BALLOTED.test(told) ? 'predict' : 'say', [source], [spanOf(line, end, at + 1)], content);
}

/** The noun of a poll in the phrase that ends before token `end`, its author and day behind it. */
function pollBefore({ tokens }: Line, end: number): number | undefined {
  for (let at = end - 1; at >= Math.max(0, end - LONGEST_POLL); at--) {
    const token = tokens[at];
    if (!token || /^(?:VERB|AUX|SCONJ)$/.test(token.pos) || /^[,;:—.]$/.test(token.text)) return undefined;
    if (ASKED.test(token.lower)) return at;
  }
  return undefined;
}
const LONGEST_POLL = 10;

/** The nouns of a count or a view that "by" and "in" make an attribution of: "by the ministry's count", "in the view of". */
const BY_ITS = /^(?:count|counts|tally|reckoning|calculations?|estimates?|account|figures|assessment)$/;
const IN_ITS = /^(?:words|view|estimates?|estimation|assessment|telling|account|opinion)$/;

/** "By the count of X, …", "…, by X's reckoning", "in X's view": who counts or sees it so. */
export function byCount(line: Line, at: number): FoundAttribution | undefined {
  const { tokens } = line;
  const preposition = tokens[at]?.lower;
  const nouns = preposition === 'by' ? BY_ITS : preposition === 'in' ? IN_ITS : undefined;
  const trails = tokens[at - 1]?.text === ',';
  if (!nouns || (at > 0 && !trails)) return undefined;
  for (let noun = at + 1; noun < Math.min(at + 12, tokens.length); noun++) {
    const token = tokens[noun];
    if (!token || token.pos === 'VERB' || token.text === ',') return undefined;
    if (!nouns.test(token.lower)) continue;
    const owned = /^(?:'s|')$/.test(tokens[noun - 1]?.lower ?? '') ? sourceOf(line, at + 1, noun - 1) : undefined;
    const of = /^(?:of|by|from)$/.test(tokens[noun + 1]?.lower ?? '') ? sourceAfter(line, noun + 2) : undefined;
    const source = owned ?? of?.source;
    if (!source) return undefined;
    const next = owned ? noun + 1 : (of?.next ?? noun + 1);
    const content = trails
      ? trimmed(line, line.sentence.start, after(line, at - 1))
      : trimmed(line, after(line, next), wordsEnd(line));
    return attribution(line, 'say', [source], [spanOf(line, at, noun + 1)], content);
  }
  return undefined;
}

/** "reportedly", "are said to have": somebody says so, nobody is named. */
export function hearsay(line: Line, at: number): FoundAttribution | undefined {
  const { tokens } = line;
  const adverb = /^(?:reportedly|allegedly|supposedly)$/.test(tokens[at]?.lower ?? '');
  const passive =
    /^(?:said|believed|thought|reported|feared|understood|alleged|rumou?red|presumed)$/.test(tokens[at]?.lower ?? '') &&
    /^(?:is|are|was|were)$/.test(tokens[at - 1]?.lower ?? '') &&
    tokens[at + 1]?.lower === 'to' &&
    /^(?:be|have)$/.test(tokens[at + 2]?.lower ?? '');
  if (!adverb && !passive) return undefined;
  const span = spanOf(line, passive ? at - 1 : at, at + 1);
  const content = trimmed(line, line.sentence.start, wordsEnd(line));
  return (
    content && {
      sentence: line.index,
      source: [],
      chain: [
        {
          ...span,
          text: line.text.slice(span.start - line.sentence.start, span.end - line.sentence.start),
          kind: 'vague',
        },
      ],
      cue: [span],
      content: [content],
      kind: 'say',
      hearsay: true,
    }
  );
}

/** Longest source at either end of a headline, in tokens. */
const LONGEST_IN_HEADLINE = 6;

/** "Mayor: 40 homes lost" at the head of a page or over a paragraph; "40 homes lost – mayor", "40 homes lost: reports". */
export function headlineSource(line: Line): FoundAttribution | undefined {
  const { part } = line.sentence;
  if (part === 'body' || part === 'summary') return undefined;
  return leading(line) ?? trailing(line);
}

function leading(line: Line): FoundAttribution | undefined {
  const colon = line.tokens.findIndex((token) => token.text === ':');
  if (colon < 1 || colon > LONGEST_IN_HEADLINE) return undefined;
  if (line.numbers.some((number) => number.start < after(line, colon))) return undefined;
  const source = sourceOf(line, 0, colon);
  if (!source || phraseStart(line, colon - 1, 0) !== 0) return undefined;
  const content = trimmed(line, after(line, colon + 1), wordsEnd(line));
  return attribution(line, 'say', [source], [spanOf(line, colon, colon + 1)], content);
}

function trailing(line: Line): FoundAttribution | undefined {
  const { tokens } = line;
  const mark = tokens.findLastIndex(({ text, start, end }) => {
    const before = line.text[start - line.sentence.start - 1];
    const behind = line.text[end - line.sentence.start];
    return text === ':' || (/^(?:[-–—]|--)$/.test(text) && before === ' ' && behind === ' ');
  });
  const length = tokens.length - 1 - mark;
  if (mark < 2 || length < 1 || length > LONGEST_IN_HEADLINE) return undefined;
  if (!tokens.slice(0, mark).some((token, at) => line.numberAt(at) || token.pos === 'VERB')) return undefined;
  const found = sourceAfter(line, mark + 1);
  if (!found || found.next !== tokens.length) return undefined;
  // "… - Gazette News": the page's own outlet at the end of its title says nothing of who said it.
  if (/\bnews$/i.test(found.source.text)) return undefined;
  const content = trimmed(line, line.sentence.start, tokens[mark - 1]?.end ?? line.sentence.start);
  return attribution(line, 'say', [found.source], [spanOf(line, mark, mark + 1)], content);
}
