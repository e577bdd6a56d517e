/**
 * Who says what in a sentence: "X said that …", "…, said X", "according to X", "citing X", "X's estimate of …". One
 * sentence may hold several, one inside the other: the content of the outer holds the words of the inner.
 */
import { CITES, cueKind, DOCUMENTS, SAYING_NOUNS, type CueKind } from './lexicon/speech.js';
import { singular } from './lexicon/inflect.js';
import type { Line } from './line.js';
import type { ReadAttribution, ReadDate, ReadSource, Span } from './reading.js';
import { phraseStart, sourceOf } from './sources.js';
import { after, BE, contentStart, follow, sourceAfter, spanOf, subjectBefore } from './speakers.js';

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
const MAKES = new Set(
  'make makes made making issue issued issues give gave given gives release released releases offer offered publish published'.split(
    ' ',
  ),
);

/** The end of the sentence's words, without the closing stop. */
function wordsEnd(line: Line): number {
  return line.sentence.start + line.text.replace(/[.!?…]{1,6}$/, '').length;
}

/** "KATHMANDU, Oct 3 (Agency) - ": where the page was written, not what it says. */
const DATELINE = /^\p{Lu}[\p{Lu}. ]{2,30}(?:, [^—–]{1,24})?(?: ?\([^)]{1,30}\))? ?[—–-]+\s/u;

/** The span without white space and marks at its ends; `undefined` when nothing is left. */
function trimmed(line: Line, start: number, end: number): Span | undefined {
  const base = line.sentence.start;
  const words = line.text.slice(start - base, end - base);
  const dateline = start === base ? DATELINE.exec(words)?.[0].length : undefined;
  const lead = dateline ?? /^[\s,:;]*/.exec(words)?.[0].length ?? 0;
  const tail = words.length - words.trimEnd().length;
  return start + lead < end - tail ? { start: start + lead, end: end - tail } : undefined;
}

/** Dates of the saying: before the content, or right behind the cue and source that follow it ("…, police said on Monday"). */
function saidDates(line: Line, chain: readonly ReadSource[], cue: readonly Span[], content: Span): ReadDate[] {
  const behind = Math.max(...[...chain, ...cue].map((span) => span.end));
  const base = line.sentence.start;
  return line.dates.filter((date) => {
    if (date.end <= content.start) return true;
    if (date.start < content.end || date.start < behind) return false;
    const between = line.text.slice(behind - base, date.start - base);
    return between.length < 30 && !/[,;—]/.test(between);
  });
}

function attribution(
  line: Line,
  kind: CueKind,
  chain: ReadSource[],
  cue: Span[],
  content: Span | undefined,
): FoundAttribution | undefined {
  if (!content) return undefined;
  const said = saidDates(line, chain, cue, content);
  return { sentence: line.index, chain, cue, content: [content], kind, ...(said.length > 0 ? { said } : {}) };
}

/** "According to X, …" and "…, according to X". */
function accordingTo(line: Line, at: number): FoundAttribution | undefined {
  const found = sourceAfter(line, at + 2, true);
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

/** "agreed on Monday to spend": the infinitive is what is announced. */
function promisesTo(line: Line, verb: number): boolean {
  for (let at = verb + 1; at < Math.min(verb + 6, line.tokens.length); at++) {
    const token = line.tokens[at];
    if (token?.lower === 'to') return line.tokens[at + 1]?.pos === 'VERB' || line.tokens[at + 1]?.pos === 'AUX';
    if (!line.dateAt(at) && !/^(?:ADP|ADV)$/.test(token?.pos ?? '')) return false;
  }
  return false;
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
  const turned = QUOTE_END.test(tokens[verb - 1]?.text ?? '') && !needsThat && !/^t(?:old|ell)/.test(word);
  const inverted = turned ? sourceAfter(line, verb + 1, /^(?:said|says|wrote|added)$/.test(word)) : undefined;
  const subject = subjectBefore(line, verb);
  if (!subject) {
    if (!inverted) return undefined;
    const mark = tokens[verb - 1];
    const end = mark?.text === ',' ? mark.start : (mark?.end ?? line.sentence.start);
    return attribution(line, kind, [inverted.source], cue, trimmed(line, line.sentence.start, end));
  }
  const { start, addressee } = contentStart(line, verb);
  const chain = addressee ? [addressee, subject.source] : [subject.source];
  const before = tokens[subject.from - 1]?.text ?? '';
  const rest = tokens.slice(tokens.findIndex((token) => token.start >= start));
  const trailing =
    subject.from > 3 &&
    QUOTE_END.test(before) &&
    (start >= wordsEnd(line) ||
      tokens[verb + 1]?.text === ',' ||
      (rest.length <= 9 && !rest.some((token) => token.pos === 'VERB' || token.pos === 'AUX' || token.pos === 'NUM')));
  const commits = kind === 'announce' && promisesTo(line, verb);
  // "Figures by X show": the document speaks, X wrote it.
  const author = /^(?:by|from|of|in)$/.test(before) && DOCUMENTS.has(tokens[subject.from - 2]?.lower ?? '');
  const documentSpeaks = author || DOCUMENTS.has(tokens[verb - 1]?.lower ?? '');
  if (needsThat && !commits && !documentSpeaks && !trailing && tokens[line.tokenFrom(start) - 1]?.lower !== 'that')
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
  const titled = headlineColon(line);
  if (titled) found.push(titled);
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
  return cutAtNext(line, found);
}

/** "Mayor: 40 homes lost" at the head of a page or over a paragraph. */
function headlineColon(line: Line): FoundAttribution | undefined {
  const { part } = line.sentence;
  if (part === 'body' || part === 'summary') return undefined;
  const colon = line.tokens.findIndex((token) => token.text === ':');
  if (colon < 1 || colon > 6 || line.numbers.some((number) => number.start < after(line, colon))) return undefined;
  const source = sourceOf(line, 0, colon);
  if (!source || phraseStart(line, colon - 1, 0) !== 0) return undefined;
  return attribution(
    line,
    'say',
    [source],
    [spanOf(line, colon, colon + 1)],
    trimmed(line, after(line, colon + 1), wordsEnd(line)),
  );
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

/**
 * What one source says ends where another begins: "X said …, but Y said …"; and where an attribution that trails begins:
 * "X said that …, Y reported".
 */
function cutAtNext(line: Line, found: readonly FoundAttribution[]): FoundAttribution[] {
  return found.map((one, at) => {
    let limit = Infinity;
    for (const other of found.slice(at + 1, at + 8)) {
      const start = other.chain[0]?.start ?? 0;
      const token = line.tokenFrom(start);
      const contrast = [token - 1, token - 2].some((before) =>
        /^(?:but|while|whereas|although|though|and|;)$/.test(line.tokens[before]?.lower ?? ''),
      );
      const [content] = other.content;
      const own = one.cue[0];
      if (contrast) limit = Math.min(limit, start);
      else if (content && own && content.end <= start && content.start <= own.start && own.end <= content.end)
        limit = Math.min(limit, content.end);
    }
    if (limit === Infinity) return one;
    const content = one.content.flatMap((span) =>
      span.start < limit && span.end > limit ? (trimmed(line, span.start, limit) ?? []) : span,
    );
    return { ...one, content };
  });
}
