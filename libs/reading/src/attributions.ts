/**
 * Who says what in a sentence: "X said that …", "…, said X", "according to X", "citing X", "X's estimate of …". One
 * sentence may hold several, one inside the other: the content of the outer holds the words of the inner.
 */
import { CITES, cueKind, DOCUMENTS, OUTLET_WORDS, SAYING_NOUNS, type CueKind } from './lexicon/speech.js';
import { singular } from './lexicon/inflect.js';
import { mention, type Line } from './line.js';
import type { ReadAttribution, ReadDate, ReadSource, Span } from './reading.js';
import { phraseEnd, phraseStart, sourceOf } from './sources.js';

/** An attribution with what later steps need besides the words: how the cue colours its content. */
export interface FoundAttribution extends ReadAttribution {
  readonly kind: CueKind;
  /** A pronoun that only the page can resolve ("he said"): the source is a stand-in until then. */
  readonly pronoun?: boolean;
}

/** Verbs that tell a saying only before "that" or of a document: "rescuers found 12 bodies" says nothing. */
const NEEDS_THAT = new Set(
  `find finds found finding show shows showed shown put puts count counts counted record records recorded note notes noted
  order orders ordered offer offers offered reject rejects rejected dismiss dismisses dismissed repeat approve approved approves
  agree agreed agrees decide decided decides undertake recall recalled recalls assess calculate document documented post
  posted write wrote accuse accused accuses believe believes think thinks doubt expect project think calculated`.split(
    /\s+/,
  ),
);
const BE = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being']);
const MAKES = new Set(
  'make makes made making issue issued issues give gave given gives release released releases offer offered publish published'.split(
    ' ',
  ),
);

const after = (line: Line, at: number): number => line.tokens[at]?.start ?? line.sentence.end;
const spanOf = (line: Line, from: number, to: number): Span => ({
  start: line.tokens[from]?.start ?? line.sentence.start,
  end: line.tokens[to - 1]?.end ?? line.sentence.end,
});

/** The end of the sentence's words, without the closing stop. */
function wordsEnd(line: Line): number {
  let at = line.tokens.length;
  while (at > 0 && /^[.!?…]+$/.test(line.tokens[at - 1]?.text ?? '')) at--;
  return line.tokens[at - 1]?.end ?? line.sentence.start;
}

function trimmed(line: Line, start: number, end: number): Span | undefined {
  const base = line.sentence.start;
  const words = line.text.slice(start - base, end - base);
  const lead = /^[\s,:;]*/.exec(words)?.[0].length ?? 0;
  const tail = words.length - words.trimEnd().length;
  return start + lead < end - tail ? { start: start + lead, end: end - tail } : undefined;
}

/** The source that starts at token `first`, with an acronym in brackets and the author of a document unwrapped; and the token after it. */
function sourceAfter(line: Line, first: number): { source: ReadSource; next: number } | undefined {
  let from = first;
  let end = phraseEnd(line, from);
  if (end === from) return undefined;
  for (let at = from; at < end; at++)
    if (DOCUMENTS.has(line.tokens[at]?.lower ?? '')) {
      const link = line.tokens[at + 1]?.lower ?? '';
      const author = /^(?:by|from|in|of)$/.test(link) ? phraseEnd(line, at + 2) : at + 2;
      if (author > at + 2 && sourceOf(line, at + 2, author)) [from, end] = [at + 2, author];
      break;
    }
  const acronym = line.tokens[end + 1];
  if (
    line.tokens[end]?.text === '(' &&
    line.tokens[end + 2]?.text === ')' &&
    acronym &&
    /^\p{Lu}[\p{Lu}\p{N}&.-]+$/u.test(acronym.text)
  )
    end += 3;
  const source = sourceOf(line, from, end);
  return source && { source, next: end };
}

/** Follows ", which cites information from Y" after a source, as often as it goes on. */
function follow(line: Line, next: number, chain: ReadSource[], cue: Span[]): number {
  for (let hops = 0; hops < 4; hops++) {
    let at = next;
    const limit = Math.min(line.tokens.length, next + 9);
    while (at < limit && !CITES.has(line.tokens[at]?.lower ?? '')) {
      const pos = line.tokens[at]?.pos;
      if (pos === 'VERB' || /^[.;—–]$/.test(line.tokens[at]?.text ?? '')) return next;
      at++;
    }
    if (at >= limit) return next;
    let from = at + 1;
    const document = phraseEnd(line, from);
    const bridge = /^(?:from|by|of|provided)$/.test(line.tokens[document]?.lower ?? '');
    const words = line.tokens.slice(from, document);
    if (bridge && words.some((token) => DOCUMENTS.has(token.lower)))
      from = document + (line.tokens[document]?.lower === 'provided' ? 2 : 1);
    const cited = sourceAfter(line, from);
    if (!cited) return next;
    cue.push(spanOf(line, at, at + 1));
    chain.push(cited.source);
    next = cited.next;
  }
  return next;
}

const datesOutside = (line: Line, content: Span): ReadDate[] =>
  line.dates.filter((date) => date.end <= content.start || date.start >= content.end);

function attribution(
  line: Line,
  kind: CueKind,
  chain: ReadSource[],
  cue: Span[],
  content: Span | undefined,
): FoundAttribution | undefined {
  if (!content) return undefined;
  const said = datesOutside(line, content);
  return { sentence: line.index, chain, cue, content: [content], kind, ...(said.length > 0 ? { said } : {}) };
}

/** "According to X, …" and "…, according to X". */
function accordingTo(line: Line, at: number): FoundAttribution | undefined {
  const found = sourceAfter(line, at + 2);
  if (!found) return undefined;
  const chain = [found.source];
  const cue = [spanOf(line, at, at + 2)];
  const next = follow(line, found.next, chain, cue);
  const fronted =
    at <= 1 ||
    (/^[,;—–]$/.test(line.tokens[next]?.text ?? '') &&
      at < line.tokens.length / 3 &&
      line.tokens[at - 1]?.text !== ',');
  const content = fronted
    ? trimmed(line, after(line, next), wordsEnd(line))
    : trimmed(line, line.sentence.start, line.tokens[at - 1]?.text === ',' ? after(line, at - 1) : after(line, at));
  return attribution(line, 'say', chain, cue, content);
}

interface Subject {
  readonly source: ReadSource;
  readonly from: number;
  readonly pronoun?: boolean;
}

/** The source before the verb group that ends at token `verb`, with an office between commas. */
function subjectBefore(line: Line, verb: number): Subject | undefined {
  const { tokens } = line;
  let last = verb - 1;
  while (
    last >= 0 &&
    (tokens[last]?.pos === 'ADV' ||
      tokens[last]?.pos === 'AUX' ||
      /^(?:also|previously|n't|not|have|has|had|did|first|later|now)$/.test(tokens[last]?.lower ?? ''))
  ) {
    if (BE.has(tokens[last]?.lower ?? '')) return undefined;
    last--;
  }
  const token = tokens[last];
  if (!token) return undefined;
  if (/^(?:he|she|they|it)$/.test(token.lower)) {
    const base = mention(line, token.start, token.end);
    return { source: { start: base.start, end: base.end, text: base.text, kind: 'named' }, from: last, pronoun: true };
  }
  if (token.text === ',') return apposed(line, last);
  let end = last + 1;
  if (token.text === ')' && tokens[last - 2]?.text === '(' && last >= 3) {
    const from = phraseStart(line, last - 3, 0);
    const source = sourceOf(line, from, end);
    return source && { source, from };
  }
  const who = lastIndexWithin(line, last, 12, (at) => tokens[at]?.lower === 'who');
  if (who !== undefined && who > 0) end = who;
  const from = phraseStart(line, end - 1, 0);
  if (from >= end) return undefined;
  const source = sourceOf(line, from, end);
  return source && { source, from };
}

function lastIndexWithin(line: Line, from: number, reach: number, test: (at: number) => boolean): number | undefined {
  for (let at = from; at >= Math.max(0, from - reach); at--) {
    if (test(at)) return at;
    if (/^[,;:—]$/.test(line.tokens[at]?.text ?? '')) return undefined;
  }
  return undefined;
}

/** "Ann Lee, the city's health secretary, said": the name is the source, the words between the commas are the office. */
function apposed(line: Line, comma: number): Subject | undefined {
  const opening = lastIndexWithinCommas(line, comma - 1);
  if (opening === undefined || opening < 1) return undefined;
  const from = phraseStart(line, opening - 1, 0);
  const source = sourceOf(line, from, opening);
  if (!source) return undefined;
  const words = line.tokens.slice(opening + 1, comma);
  if (words.length === 0 || words.some((token) => token.pos === 'VERB' || token.pos === 'AUX')) return undefined;
  const office = spanOf(line, opening + 1, comma);
  return { source: { ...source, role: mention(line, office.start, office.end) }, from };
}

function lastIndexWithinCommas(line: Line, from: number): number | undefined {
  for (let at = from; at >= Math.max(0, from - 20); at--) {
    const text = line.tokens[at]?.text ?? '';
    if (text === ',') return at;
    if (/^[;:—.]$/.test(text)) return undefined;
  }
  return undefined;
}

/** Where the content begins after the cue: behind an addressee, a date of the saying, "that". */
function contentStart(line: Line, verb: number): { start: number; addressee?: ReadSource } {
  let at = verb + 1;
  let addressee: ReadSource | undefined;
  if (/^t(?:old|ell|ells|elling)$/.test(line.tokens[verb]?.lower ?? '')) {
    const told = sourceAfter(line, at);
    const end = told?.next ?? phraseEnd(line, at);
    if (told && OUTLET_WORDS.has(told.source.text.split(' ').at(-1)?.toLowerCase() ?? '')) addressee = told.source;
    at = Math.max(end, at + (line.tokens[at]?.pos === 'PRON' ? 1 : 0));
  }
  for (let ahead = at; ahead < Math.min(at + 8, line.tokens.length); ahead++) {
    const token = line.tokens[ahead];
    if (token?.lower === 'that') return { start: after(line, ahead + 1), ...(addressee ? { addressee } : {}) };
    if (token?.pos === 'VERB' || line.numberAt(ahead)) break;
  }
  while (
    at < line.tokens.length &&
    (line.dateAt(at) || (/^(?:on|in|late|early)$/.test(line.tokens[at]?.lower ?? '') && line.dateAt(at + 1)))
  )
    at++;
  return { start: after(line, at), ...(addressee ? { addressee } : {}) };
}

const QUOTE_END = /^[,"”’»]$/;

function verbal(line: Line, verb: number, kind: CueKind): FoundAttribution | undefined {
  const { tokens } = line;
  const word = tokens[verb]?.lower ?? '';
  const cue = [spanOf(line, verb, verb + 1)];
  const passive =
    BE.has(tokens[verb - 1]?.lower ?? '') || (BE.has(tokens[verb - 2]?.lower ?? '') && tokens[verb - 1]?.pos === 'ADV');
  const by = tokens[verb + 1]?.lower === 'by';
  if (by && (passive || /ed$|n$/.test(word))) {
    const agent = sourceAfter(line, verb + 2);
    return (
      agent &&
      attribution(
        line,
        kind,
        [agent.source],
        [spanOf(line, verb, verb + 2)],
        trimmed(line, line.sentence.start, after(line, verb)),
      )
    );
  }
  if (passive) return undefined;
  const needsThat = NEEDS_THAT.has(word);
  const inverted = QUOTE_END.test(tokens[verb - 1]?.text ?? '') && !needsThat ? sourceAfter(line, verb + 1) : undefined;
  const subject = subjectBefore(line, verb);
  if (!subject) {
    if (!inverted) return undefined;
    return attribution(line, kind, [inverted.source], cue, trimmed(line, line.sentence.start, after(line, verb - 1)));
  }
  const { start, addressee } = contentStart(line, verb);
  const chain = addressee ? [addressee, subject.source] : [subject.source];
  const before = tokens[subject.from - 1]?.text ?? '';
  const rest = tokens.slice(tokens.findIndex((token) => token.start >= start));
  const trailing =
    subject.from > 3 &&
    QUOTE_END.test(before) &&
    (start >= wordsEnd(line) ||
      (rest.length <= 9 && !rest.some((token) => token.pos === 'VERB' || token.pos === 'AUX' || token.pos === 'NUM')));
  const documentSpeaks = DOCUMENTS.has(tokens[verb - 1]?.lower ?? '');
  if (needsThat && !documentSpeaks && !trailing && tokens[line.tokenFrom(start) - 1]?.lower !== 'that')
    return undefined;
  const content = trailing
    ? trimmed(
        line,
        line.sentence.start,
        before === ',' ? after(line, subject.from - 1) : (tokens[subject.from - 1]?.end ?? start),
      )
    : trimmed(line, start, wordsEnd(line));
  const found = attribution(line, kind, chain, cue, content);
  return found && (subject.pronoun ? { ...found, pronoun: true } : found);
}

/** "X's estimate of …", "X has made predictions about …", "estimates by X". */
function nominalSaying(line: Line, at: number, kind: CueKind): FoundAttribution | undefined {
  const { tokens } = line;
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
  if (token?.lower === "'s") {
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

/** "reportedly": somebody says so, nobody is named. */
function adverbial(line: Line, at: number): FoundAttribution | undefined {
  const token = line.tokens[at];
  if (!token) return undefined;
  const { start, end, text } = token;
  const content = trimmed(line, line.sentence.start, wordsEnd(line));
  return (
    content && {
      sentence: line.index,
      chain: [{ start, end, text, kind: 'vague' }],
      cue: [{ start, end }],
      content: [content],
      kind: 'say',
    }
  );
}

/** Every attribution of a sentence, in the order of their cues. */
export function attributionsOf(line: Line): FoundAttribution[] {
  const found: FoundAttribution[] = [];
  const { tokens } = line;
  const taken = (at: number): boolean =>
    found.some(({ cue, chain }) =>
      [...cue, ...chain].some((span) => span.start <= (tokens[at]?.start ?? 0) && (tokens[at]?.end ?? 0) <= span.end),
    );
  tokens.forEach((token, at) => {
    if (taken(at)) return;
    const add = (one: FoundAttribution | undefined): void => {
      if (one) found.push(one);
    };
    if (token.lower === 'according' && tokens[at + 1]?.lower === 'to') return add(accordingTo(line, at));
    if (/^(?:reportedly|allegedly|supposedly)$/.test(token.lower)) return add(adverbial(line, at));
    if (CITES.has(token.lower)) return add(cited(line, at, found));
    const kind = cueKind(token.lower);
    const verbLike =
      token.pos === 'VERB' || (at > 0 && (token.pos === 'NOUN' || token.pos === 'PROPN') && looksFollowed(line, at));
    if (kind && verbLike) {
      const one = verbal(line, at, kind);
      if (one) return add(one);
    }
    const noun = SAYING_NOUNS.get(singular(token.lower));
    if (noun && token.pos !== 'VERB') add(nominalSaying(line, at, noun));
  });
  return cutAtContrast(line, found);
}

/** Tagged a noun, yet a number or "that" follows: "the council estimates 300 homes". */
const looksFollowed = (line: Line, at: number): boolean =>
  line.numberAt(at + 1) !== undefined ||
  line.tokens[at + 1]?.lower === 'that' ||
  (/^(?:about|around|nearly|over|more|at|some|up)$/.test(line.tokens[at + 1]?.lower ?? '') &&
    [2, 3].some((ahead) => line.numberAt(at + ahead)));

/** "…, citing X": joins the attribution before it, or stands for itself. */
function cited(line: Line, at: number, found: FoundAttribution[]): FoundAttribution | undefined {
  const chain: ReadSource[] = [];
  const cue: Span[] = [];
  follow(line, at, chain, cue);
  if (chain.length === 0) return undefined;
  const end = line.tokens[at - 1]?.text === ',' ? after(line, at - 1) : after(line, at);
  const last = found.at(-1);
  if (!last) return attribution(line, 'say', chain, cue, trimmed(line, line.sentence.start, end));
  const content = last.content.map((span) => (span.end > end && span.start < end ? { start: span.start, end } : span));
  found[found.length - 1] = { ...last, chain: [...last.chain, ...chain], cue: [...last.cue, ...cue], content };
  return undefined;
}

/** "X said …, but Y said …": what X said ends where Y begins. */
function cutAtContrast(line: Line, found: readonly FoundAttribution[]): FoundAttribution[] {
  return found.map((one, at) => {
    const later = found.slice(at + 1).find((other) => {
      const start = other.chain[0]?.start ?? 0;
      const token = line.tokenFrom(start);
      return [token - 1, token - 2].some((before) =>
        /^(?:but|while|whereas|although|though|and|;)$/.test(line.tokens[before]?.lower ?? ''),
      );
    });
    const limit = later?.chain[0]?.start;
    if (limit === undefined) return one;
    const content = one.content.flatMap((span) =>
      span.start < limit && span.end > limit ? (trimmed(line, span.start, limit) ?? []) : span,
    );
    return { ...one, content };
  });
}
