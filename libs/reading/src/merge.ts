/**
 * Joins what the trained model and the rules read. The model finds far more attributions, and better where each role
 * begins and ends; the rules know who cites whom, who is named and how the cue colours what is said.
 */
import type { SayingSpans } from './learned/attribution/index.js';
import { changeTold } from './change-told.js';
import { CITES, cueKind } from './lexicon/speech.js';
import { mention, type Line } from './line.js';
import type { ReadDate, ReadSource, Span } from './reading.js';
import type { FoundAttribution } from './saying.js';
import { phraseStart, sourceOf } from './sources.js';
import { officeBehind } from './names.js';

const touch = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;
const anyTouch = (some: readonly Span[], others: readonly Span[]): boolean =>
  some.some((one) => others.some((other) => touch(one, other)));

/**
 * The attributions of each sentence, in the order of their cues. Where both found one it has the model's spans, and what
 * the rules read as its content decides which figures came through it (`governs`): they know where a clause ends.
 */
export function merged(
  lines: readonly Line[],
  byRules: readonly (readonly FoundAttribution[])[],
  sayings: readonly SayingSpans[],
): FoundAttribution[][] {
  const read = new Map<number, SayingSpans[]>();
  for (const saying of sayings) {
    const known = read.get(saying.sentence);
    if (known) known.push(saying);
    else read.set(saying.sentence, [saying]);
  }
  return byRules.map((rules, at) => {
    const own = read.get(at) ?? [];
    const near = own.length === 0 ? [] : byRules.slice(Math.max(0, at - NEAR), at + NEAR + 1).flat();
    const pairs = new Map<SayingSpans, FoundAttribution>();
    for (const rule of rules) {
      const meant = own.filter((saying) => !pairs.has(saying) && anyTouch(rule.cue, saying.cue));
      const saying = meant.find((one) => anyTouch(rule.source, one.source)) ?? meant[0];
      if (saying) pairs.set(saying, rule);
    }
    const paired = new Set(pairs.values());
    const left = rules.filter((rule) => !paired.has(rule) && governsFigure(rule, lines));
    const joined = own.map((saying) => {
      const rule = pairs.get(saying);
      if (rule) return both(saying, rule, lines, near);
      const found = fromModel(saying, lines);
      // "…, citing X": the rules have it as a further hand of another.
      const further = rules.find((one) => anyTouch(one.cue, saying.cue));
      return further ? { ...found, chain: citing(found, further), loose: true } : found;
    });
    return [...joined, ...left].sort((one, other) => (one.cue[0]?.start ?? 0) - (other.cue[0]?.start ?? 0));
  });
}

/** "The Times from the UK, which cites Y": the rules know whose hand "which" is, the nearest noun is not always it. */
function citing(found: FoundAttribution, rule: FoundAttribution): readonly ReadSource[] {
  const cue = found.cue[0]?.start ?? 0;
  const hand = rule.chain.findLast(({ end }) => end <= cue);
  return hand ? [hand] : found.chain;
}

/** How many sentences around one may hold what belongs to others. */
const NEAR = 2;

/** Cues that the model passes over with reason, more often than not. */
const WEAK = /^(?:committed|commits|hoped?|hopes|suspect(?:s|ed)|statement|thought|believed)$/;

/**
 * The rules alone find more that says nothing than that says something; what a figure came through is kept all the same,
 * for there they are nearly always right.
 */
function governsFigure(rule: FoundAttribution, lines: readonly Line[]): boolean {
  if (/^(?:i|we|you)$/i.test(rule.chain.at(-1)?.text ?? '')) return false;
  const own = lines[rule.sentence];
  const cue = rule.cue.flatMap((span) => own?.tokens.slice(own.tokenFrom(span.start), own.tokenFrom(span.end)) ?? []);
  if (!rule.lists && cue.some(({ lower }) => WEAK.test(lower))) return false;
  return (rule.governs ?? rule.content).some((span) => {
    const line = lineAt(lines, span.start);
    if (!line) return false;
    const counts = line.numbers.some((number) => span.start <= number.start && number.start < span.end);
    // "Unemployment has doubled, the party claims": a change without a number says no less.
    const trails = line.sentence.part === 'body' && rule.cue.every(({ start }) => start >= span.end);
    return counts || (trails && changeTold(line, span) !== undefined);
  });
}

const plain = ({ start, end }: Span): Span => ({ start, end });

/** Without the full stop of the sentence, as the rules have it; a quotation keeps the marks inside its own. */
function trimmedContent(content: readonly Span[], lines: readonly Line[]): Span[] {
  return content.map(({ start, end }) => {
    const line = lineAt(lines, end - 1);
    const stops = line && line.sentence.end === end && /[^.\p{Lu}][.!?]$/u.test(line.text) && start < end - 1;
    return { start, end: stops ? end - 1 : end };
  });
}

/** Spans of the model; hands, and how the cue colours what is said, of the rules. */
function both(
  saying: SayingSpans,
  rule: FoundAttribution,
  lines: readonly Line[],
  near: readonly FoundAttribution[],
): FoundAttribution {
  // A source that runs into what is said has gone too far.
  const usable = saying.source.length > 0 && !anyTouch(saying.source, saying.content);
  const source = usable || rule.source.length === 0 ? saying.source.map(plain) : rule.source;
  const cited = rule.chain.filter((hand) => !source.some((span) => touch(span, hand)));
  const spans = trimmedContent(saying.content, lines);
  // "According to X, which cites Y, …": whom X cites is no part of what X says.
  const swallows =
    spans.some((span) => cited.some((hand) => touch(span, hand))) &&
    rule.content.every((own) => spans.some((span) => span.start <= own.start && own.end <= span.end));
  // "…, the office said on Monday with most of it counted": behind a saying in the middle nothing of what it says begins.
  const isBehind = rule.governs !== undefined && !anyTouch(spans, rule.content);
  const ownWords = (swallows && !rule.hearsay) || isBehind;
  const content = ownWords ? rule.content : withoutOthers(spans, rule, near, lines);
  const governs = behindThat(rule.governs ?? rule.content, spans[0], lines);
  const said = saidBefore(rule, governs[0], lines);
  const found = {
    ...rule,
    source,
    cue: saying.cue.map(plain),
    content,
    governs,
    ...(said.length > 0 ? { said } : {}),
  };
  const speaker = rule.chain.findIndex((hand) => rule.source.some((span) => touch(span, hand)));
  if (rule.hearsay || saying.source.length === 0 || speaker < 0 || anyTouch(saying.source, rule.source)) return found;
  const hand = handOf(saying.source, lines);
  if (!hand) return found;
  const { pronoun: _pronoun, ...rest } = found;
  const chain = rule.chain.map((one, at) => (at === speaker ? hand.source : one));
  return { ...rest, chain, ...(hand.pronoun ? { pronoun: true } : {}) };
}

/** "Said at a news conference on Monday in Lima that …": what is told begins behind "that", which the model saw. */
function behindThat(content: readonly Span[], first: Span | undefined, lines: readonly Line[]): readonly Span[] {
  const line = first && lineAt(lines, first.start);
  const [own, ...rest] = content;
  if (!first || !line || !own || first.start <= own.start || first.start >= own.end) return content;
  const that = line.tokens[line.tokenFrom(first.start)]?.lower === 'that';
  const start = that ? (line.tokens[line.tokenFrom(first.start) + 1]?.start ?? first.start) : first.start;
  const before = line.tokens[line.tokenFrom(first.start) - 1]?.lower === 'that';
  return that || before ? [{ start, end: own.end }, ...rest] : content;
}

/** The dates of the saying, with those that stand between its cue and what it tells. */
function saidBefore({ said = [], cue }: FoundAttribution, first: Span | undefined, lines: readonly Line[]): ReadDate[] {
  if (!first) return [...said];
  const end = cue.at(-1)?.end ?? Infinity;
  const dates = lineAt(lines, first.start)?.dates ?? [];
  return [...said, ...dates.filter((date) => date.start >= end && date.end <= first.start && !said.includes(date))];
}

/** “A,” said X. “B,” said Y: a quotation right beside the one who says it is nobody else's. */
function withoutOthers(
  spans: readonly Span[],
  rule: FoundAttribution,
  near: readonly FoundAttribution[],
  lines: readonly Line[],
): readonly Span[] {
  let kept = [...spans];
  for (const other of near) {
    if (other === rule || other.hearsay || anyTouch(other.content, rule.content)) continue;
    const [first] = other.content;
    const line = first && lineAt(lines, first.start);
    if (!first || !line || !/["“]/.test(line.text[first.start - line.sentence.start] ?? '')) continue;
    for (const taken of [...other.content, ...other.cue, ...other.source])
      kept = kept.flatMap((span) =>
        touch(span, taken) ? cut(lines, span.start, taken.start).concat(cut(lines, taken.end, span.end)) : [span],
      );
  }
  return kept.length > 0 ? kept : rule.content;
}

/** The span without blanks and stops at its beginning; nothing when no word is left. */
function cut(lines: readonly Line[], start: number, end: number): Span[] {
  const line = start < end ? lineAt(lines, start) : undefined;
  if (!line) return [];
  const base = line.sentence.start;
  const words = line.text.slice(Math.max(0, start - base), end - base);
  const from = start + (/^[\s.,;:]*/.exec(words)?.[0].length ?? 0);
  const next = from >= line.sentence.end ? lineAt(lines, line.sentence.end) : undefined;
  if (next) return cut(lines, next.sentence.start, end);
  return /[\p{L}\p{N}]/u.test(words) ? [{ start: from, end }] : [];
}

function fromModel({ sentence, source, cue, content }: SayingSpans, lines: readonly Line[]): FoundAttribution {
  const hand = handOf(source, lines);
  const line = lines[sentence];
  const words = cue.flatMap((span) => line?.tokens.slice(line.tokenFrom(span.start), line.tokenFrom(span.end)) ?? []);
  const kinds = words.flatMap(({ lower }) => cueKind(lower) ?? []);
  const known = kinds.length > 0 || words.some(({ lower }) => SAYS.test(lower) || CITES.has(lower));
  const says = known && !isToldTo(line, words.at(-1));
  return {
    sentence,
    source: source.map(plain),
    chain: hand ? [hand.source] : [],
    cue: cue.map(plain),
    content: trimmedContent(content, lines),
    kind: kinds.at(-1) ?? 'say',
    unruled: true,
    ...(says ? {} : { loose: true }),
    ...(hand?.pronoun ? { pronoun: true } : {}),
  };
}

/** "Hospitals were told to free up beds", "prices are forecast to rise": they said nothing. */
function isToldTo(line: Line | undefined, cue: Span | undefined): boolean {
  const at = line && cue ? line.tokenFrom(cue.start) : -1;
  const passive = /^(?:is|are|was|were|been|being)$/.test(line?.tokens[at - 1]?.lower ?? '');
  const told =
    /^(?:told|ordered|instructed|asked|urged|warned|advised|forecast|predicted|projected|expected|estimated)$/.test(
      line?.tokens[at]?.lower ?? '',
    );
  return passive && told && line?.tokens[at + 1]?.lower === 'to';
}

/** Cues that no table of verbs holds, and that are a saying all the same. */
const SAYS =
  /^(?:according|:|[-–—]|per|statement|words|quoted|speaking|call(?:s|ed|ing)?|describ(?:e|es|ed|ing)|ask(?:s|ed|ing)?|respond(?:s|ed)?|repl(?:y|ies|ied)|continued|continues|went)$/;

const PRONOUN = /^(?:he|she|they|it|i|we)$/;

/** A name that the model cut goes on in capitals: "Iraq Body" and "Count". */
function wholeName({ tokens, dateAt }: Line, from: number, to: number): number {
  let end = to;
  const capital = (at: number): boolean => /^\p{Lu}/u.test(tokens[at]?.text ?? '');
  while (end - 2 >= from && capital(end - 2) && capital(end - 1) && capital(end) && !dateAt(end)) end++;
  return end;
}

/** Who the words of a source are. */
function handOf(spans: readonly Span[], lines: readonly Line[]): { source: ReadSource; pronoun?: boolean } | undefined {
  const [span] = spans;
  const line = span && lineAt(lines, span.start);
  if (!span || !line || span.end > line.sentence.end) return undefined;
  const from = line.tokenFrom(span.start);
  const whole = wholeName(line, from, line.tokenFrom(span.end));
  const stop = line.tokens.slice(from, whole).findIndex(({ text }, at) => at > 0 && text === ';');
  const to = stop > 0 ? from + stop : whole;
  const [first] = line.tokens.slice(from, to);
  const words = mention(line, span.start, line.tokens[to - 1]?.end ?? span.end);
  const base = { start: words.start, end: words.end, text: words.text };
  if (!first || to <= from) return undefined;
  if (to - from === 1 && PRONOUN.test(first.lower)) return { source: { ...base, kind: 'named' }, pronoun: true };
  if (to - from === 1 && /^(?:who|which|that)$/.test(first.lower)) {
    const end = line.tokens[from - 1]?.text === ',' ? from - 1 : from;
    const before = end > 0 ? sourceOf(line, phraseStart(line, end - 1, 0), end, true) : undefined;
    return { source: before ?? { ...base, kind: 'anonymous' } };
  }
  const comma = line.tokens.slice(from, to).findIndex((token, at) => at > 0 && token.text === ',');
  const office = comma > 0 ? officeBehind(line, from + comma) : undefined;
  const end = office ? from + comma : to;
  const source = sourceOf(line, from, end, true) ?? { ...base, kind: 'anonymous' as const };
  return { source: office && !source.role ? { ...source, role: office } : source };
}

/** The sentence that holds the offset. */
export function lineAt(lines: readonly Line[], offset: number): Line | undefined {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.sentence.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return lines[low];
}
