/**
 * Who says what in a sentence: "X said that …", "…, said X", "according to X", "citing X", "X's estimate of …". One
 * sentence may hold several, one inside the other: the content of the outer holds the words of the inner.
 */
import { byCount, headlineSource, hearsay, nominalSaying, ownCount, pollGives } from './attribution-phrases.js';
import { CITES, cueKind, DOCUMENTS, SAYING_NOUNS, type CueKind } from './lexicon/speech.js';
import { looksFollowed, numberFollows, QUOTE_END, seesAhead, trails } from './cues.js';
import { singular } from './lexicon/inflect.js';
import type { Line } from './line.js';
import type { ReadSource, Span } from './reading.js';
import { attribution, cutContent, trimmed, wordsEnd, type FoundAttribution } from './saying.js';
import { closedByWith, tailOf } from './saying-tails.js';
import { after, BE, contentStart, follow, sourceAfter, spanOf, subjectBefore } from './speakers.js';

/** Verbs that tell a saying only before "that" or of a document: "rescuers found 12 bodies" says nothing. */
const NEEDS_THAT = new Set(
  `find finds found finding show shows showed shown put puts count counts counted record records recorded register registers registered registering note notes noted
  order orders ordered offer offers offered reject rejects rejected dismiss dismisses dismissed repeat approve approved approves
  agree agreed agrees decide decided decides undertake recall recalled recalls assess calculate document documented post
  posted write wrote accuse accused accuses believe believes think thinks doubt expect project think calculated`.split(
    /\s+/,
  ),
);
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
  const one = attribution(line, 'say', chain, cue, content, found.phrase);
  const tail = fronted || !content ? undefined : tailOf(line, after(line, next));
  return one && tail && content ? { ...one, governs: [content, tail] } : one;
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

/** First token of the verb group that ends at `verb`: "has also previously estimated". */
function groupStart(line: Line, verb: number): number {
  let at = verb;
  while (at > 1 && (line.tokens[at - 1]?.pos === 'AUX' || GROUP.test(line.tokens[at - 1]?.lower ?? ''))) at--;
  return at;
}
const GROUP = /^(?:also|previously|n't|not|first|later|now|then|has|have|had|once|again|repeatedly|further|never)$/;

function verbal(line: Line, verb: number, kind: CueKind): FoundAttribution | undefined {
  const { tokens } = line;
  const word = tokens[verb]?.lower ?? '';
  const cue = [spanOf(line, groupStart(line, verb), verb + 1)];
  const passive =
    BE.has(tokens[verb - 1]?.lower ?? '') || (BE.has(tokens[verb - 2]?.lower ?? '') && tokens[verb - 1]?.pos === 'ADV');
  const by = tokens[verb + 1]?.lower === 'by';
  if (by && (passive || /ed$|n$/.test(word))) {
    const agent = sourceAfter(line, verb + 2);
    const start = passive ? line.sentence.start : amountBefore(line, verb);
    const content = trimmed(line, start, after(line, verb));
    return agent && attribution(line, kind, [agent.source], [spanOf(line, verb, verb + 2)], content, agent.phrase);
  }
  if (passive) return undefined;
  const needsThat = NEEDS_THAT.has(word) && !putsAt(line, verb);
  const turned = QUOTE_END.test(tokens[verb - 1]?.text ?? '') && !needsThat && !/^t(?:old|ell)/.test(word);
  const inverted = turned ? sourceAfter(line, verb + 1, /^(?:said|says|wrote|added)$/.test(word)) : undefined;
  const subject = subjectBefore(line, verb);
  if (!subject) {
    if (!inverted) return undefined;
    const mark = tokens[verb - 1];
    const end = mark?.text === ',' ? mark.start : (mark?.end ?? line.sentence.start);
    return attribution(line, kind, [inverted.source], cue, trimmed(line, line.sentence.start, end), inverted.phrase);
  }
  const { start, addressee } = contentStart(line, verb);
  const chain = [...(addressee ? [addressee] : []), subject.source, ...(subject.cites?.chain ?? [])];
  if (subject.cites) cue.push(...subject.cites.cue);
  const before = tokens[subject.from - 1]?.text ?? '';
  const rest = tokens.slice(tokens.findIndex((token) => token.start >= start));
  const trailing =
    subject.from > (start >= wordsEnd(line) ? 1 : 3) &&
    QUOTE_END.test(before) &&
    (start >= wordsEnd(line) ||
      /^[,;]$/.test(tokens[verb + 1]?.text ?? '') ||
      closedByDay(line, verb, start, subject.from) ||
      closedByWith(line, start, subject.from) ||
      citesOn(line, start) ||
      (rest.length <= 9 && !rest.some((token) => token.pos === 'VERB' || token.pos === 'AUX' || token.pos === 'NUM')));
  const commits = kind === 'announce' && promisesTo(line, verb);
  // "Figures by X show": the document speaks, X wrote it.
  const author = /^(?:by|from|of|in)$/.test(before) && DOCUMENTS.has(tokens[subject.from - 2]?.lower ?? '');
  const documentSpeaks = author || DOCUMENTS.has(tokens[verb - 1]?.lower ?? '');
  // "The ministry has recorded 40 deaths": a body's count is its word; that of people at work ("rescuers found 12") is not.
  const counts =
    /^(?:count|record|register)s?(?:ed)?$/.test(word) && subject.source.kind === 'named' && numberFollows(line, verb);
  if (
    needsThat &&
    !commits &&
    !documentSpeaks &&
    !trailing &&
    !counts &&
    tokens[line.tokenFrom(start) - 1]?.lower !== 'that'
  )
    return undefined;
  const content = trailing
    ? trimmed(
        line,
        line.sentence.start,
        before === ',' ? after(line, subject.from - 1) : (tokens[subject.from - 1]?.end ?? start),
      )
    : trimmed(line, start, wordsEnd(line));
  const found = attribution(line, kind, chain, cue, content, subject.phrase);
  const tail = trailing && found && content ? tailOf(line, start) : undefined;
  return (
    found && {
      ...found,
      ...(subject.pronoun ? { pronoun: true } : {}),
      ...(tail && content ? { governs: [content, tail] } : {}),
    }
  );
}

/**
 * "Joblessness rose to 5 percent, the office said on Friday, the highest since 2016": behind a whole clause, the saying with its
 * day stands between commas, and what follows goes on with that clause.
 */
function closedByDay(line: Line, verb: number, start: number, subject: number): boolean {
  const next = line.tokenFrom(start);
  if (line.tokens[next]?.text !== ',' || next <= verb + 1) return false;
  if (!line.tokens.slice(verb + 1, next).some((_token, at) => line.dateAt(verb + 1 + at))) return false;
  return line.tokens.slice(0, subject).some(({ pos }) => pos === 'VERB' || pos === 'AUX');
}

/**
 * Where what a participle tells of begins: "growth of 1 percent, below the 2 percent predicted by the ministry" has no more of the
 * ministry than the 2 percent. Where no other number stands before, what it tells of is all that stands there.
 */
function amountBefore(line: Line, verb: number): number {
  for (let at = verb - 1; at >= Math.max(0, verb - 6); at--) {
    const token = line.tokens[at];
    const number = line.numberAt(at);
    if (number) {
      const isSecond = line.numbers.some(({ end }) => end <= number.start);
      return isSecond ? Math.min(number.start, number.unit?.start ?? number.start) : line.sentence.start;
    }
    if (!token || !/^(?:NOUN|ADJ|SYM|PROPN)$/.test(token.pos)) break;
  }
  return line.sentence.start;
}

/** "…, X told Y on Friday, citing Z": what follows names whom X cites, and is no content. */
function citesOn(line: Line, start: number): boolean {
  const at = line.tokenFrom(start);
  return line.tokens[at]?.text === ',' && CITES.has(line.tokens[at + 1]?.lower ?? '');
}

/** Verbs whose participle behind a comma goes on with what the sentence's subject says. */
const GOES_ON =
  /^(?:(?:say|add|tell|warn|claim|argu|deny|not|stat|insist|declar|announc|alleg|explain|stress|estimat|acknowledg|admitt|report|confirm|writ|predict|reveal|conclud|predict)ing|said|says|added|adds|told|tells|warned|warns|wrote|writes|noted|notes|claimed|claims|insisted|insists|argued|argues)$/;

/** "…, saying that …", "… and added that …": the one who spoke before in the sentence, or its subject, goes on. */
function goesOn(line: Line, verb: number, kind: CueKind, found: FoundAttribution[]): FoundAttribution | undefined {
  const { tokens } = line;
  if (!GOES_ON.test(tokens[verb]?.lower ?? '')) return undefined;
  const participle = /ing$/.test(tokens[verb]?.lower ?? '');
  let link = verb - 1;
  while (/^(?:also|later|then|further)$/.test(tokens[link]?.lower ?? '')) link--;
  if (!(participle ? /^,$/ : /^(?:and|but)$/).test(tokens[link]?.lower ?? '')) return undefined;
  const before = found.findLast((one) => !one.hearsay);
  const cueEnd = line.tokenFrom(Math.max(line.sentence.start, ...(before?.cue ?? []).map(({ end }) => end)));
  const other = subjectOfClause(line, cueEnd, link);
  const speaker = other ?? before?.chain ?? subjectAt(line, 0, link);
  if (!speaker) return undefined;
  const cue = [spanOf(line, verb, verb + 1)];
  const one = attribution(line, kind, [...speaker], cue, trimmed(line, contentStart(line, verb).start, wordsEnd(line)));
  if (one && before) {
    const end = tokens[link - 1]?.text === ',' ? after(line, link - 1) : after(line, link);
    found[found.indexOf(before)] = cutContent(line, before, end);
  }
  return one && before?.pronoun && !other ? { ...one, pronoun: true } : one;
}

/** "The mayor visited Lima and said": the source at token `from`, when it does something before `limit`. */
function subjectAt(line: Line, from: number, limit: number): readonly ReadSource[] | undefined {
  const subject = sourceAfter(line, from);
  const verb = line.tokens[subject?.next ?? limit];
  return subject && subject.next < limit && /^(?:VERB|AUX|ADV)$/.test(verb?.pos ?? '') ? [subject.source] : undefined;
}

/** "Police said 40 died, and the mayor came and said": the subject of the nearest clause that began since. */
function subjectOfClause(line: Line, from: number, limit: number): readonly ReadSource[] | undefined {
  for (let at = limit - 1; at >= from; at--)
    if (/^(?:and|but|while|whereas|although|;)$/.test(line.tokens[at]?.lower ?? '')) {
      const subject = subjectAt(line, at + 1, limit);
      if (subject) return subject;
    }
  return undefined;
}

/** "The ministry puts the number of homes at 40": the verb counts with a number behind "at". */
function putsAt(line: Line, verb: number): boolean {
  if (!/^put(?:s|ting)?$/.test(line.tokens[verb]?.lower ?? '')) return false;
  for (let at = verb + 1; at < Math.min(verb + 14, line.tokens.length); at++)
    if (line.tokens[at]?.lower === 'at') return [1, 2, 3, 4].some((ahead) => line.numberAt(at + ahead));
  return false;
}

/** "The ministry had spoken of four dead": whoever speaks of so many says that there are. */
function speaksOf(line: Line, verb: number): boolean {
  if (!/^(?:speaks?|spoke|spoken|talks?|talked)$/.test(line.tokens[verb]?.lower ?? '')) return false;
  return line.tokens[verb + 1]?.lower === 'of' && numberFollows(line, verb + 1);
}

/** Every attribution of a sentence, in the order of their cues. */
export function attributionsOf(line: Line): FoundAttribution[] {
  const found: FoundAttribution[] = [];
  const { tokens } = line;
  const titled = headlineSource(line);
  if (titled) found.push(titled);
  /** "Citing X, …" at the head of the sentence: X stands behind the next who speaks. */
  let fronted: { chain: ReadSource[]; cue: Span[] } | undefined;
  const taken = (at: number): boolean =>
    found.some(({ cue, chain }) =>
      [...cue, ...chain].some((span) => span.start <= (tokens[at]?.start ?? 0) && (tokens[at]?.end ?? 0) <= span.end),
    );
  tokens.forEach((token, at) => {
    if (taken(at)) return;
    const add = (one: FoundAttribution | undefined): void => {
      if (!one) return;
      const behind = fronted;
      fronted = undefined;
      found.push(behind ? { ...one, chain: [...one.chain, ...behind.chain], cue: [...behind.cue, ...one.cue] } : one);
    };
    if (token.lower === 'according' && tokens[at + 1]?.lower === 'to') return add(accordingTo(line, at));
    if (token.lower === 'by' || token.lower === 'in') return add(byCount(line, at));
    const told = hearsay(line, at) ?? ownCount(line, at) ?? pollGives(line, at);
    if (told) return add(told);
    if (CITES.has(token.lower)) {
      if (at > 0) return add(cited(line, at, found));
      fronted = { chain: [], cue: [] };
      follow(line, at, fronted.chain, fronted.cue);
      if (fronted.chain.length === 0) fronted = undefined;
      return;
    }
    const kind = line.namedAt(at)
      ? undefined
      : (cueKind(token.lower) ?? (seesAhead(line, at) ? 'predict' : speaksOf(line, at) ? 'say' : undefined));
    const verbLike =
      token.pos === 'VERB' ||
      (at > 0 && (token.pos === 'NOUN' || token.pos === 'PROPN') && (looksFollowed(line, at) || trails(line, at)));
    if (kind && verbLike) {
      const one = goesOn(line, at, kind, found) ?? verbal(line, at, kind);
      if (one) return add(one);
    }
    const noun = SAYING_NOUNS.get(singular(token.lower));
    if (noun && token.pos !== 'VERB') add(nominalSaying(line, at, noun));
  });
  return cutAtNext(line, found);
}

/** "…, citing X": joins the attribution before it, or stands for itself. */
function cited(line: Line, at: number, found: FoundAttribution[]): FoundAttribution | undefined {
  const chain: ReadSource[] = [];
  const cue: Span[] = [];
  follow(line, at, chain, cue);
  if (chain.length === 0) return undefined;
  const end = line.tokens[at - 1]?.text === ',' ? after(line, at - 1) : after(line, at);
  const last = found.at(-1);
  if (!last) return attribution(line, 'say', chain, cue, trimmed(line, line.sentence.start, end), chain[0]);
  const content = last.content.map((span) => (span.end > end && span.start < end ? { start: span.start, end } : span));
  found[found.length - 1] = { ...last, chain: [...last.chain, ...chain], cue: [...last.cue, ...cue], content };
  return undefined;
}

/** Where the words between a comma and the offset begin, at the comma; the offset where no comma is near. */
function clauseBefore(line: Line, offset: number): number {
  const at = line.tokenFrom(offset);
  for (let back = at - 1; back >= Math.max(0, at - 6); back--)
    if (line.tokens[back]?.text === ',') return after(line, back);
  return offset;
}

/** Whether words stand where a number is what another is compared with: "below the 2 percent", "against 3 percent". */
const isHeldAgainst = (line: Line, { start }: Span): boolean =>
  /\b(?:below|above|than|against|with|to|versus|under|over|short of) (?:the |an? )?$/i.test(
    line.text.slice(0, start - line.sentence.start),
  );

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
      const contrast = [token - 2, token - 1].find((before) =>
        /^(?:but|while|whereas|although|though|and|;)$/.test(line.tokens[before]?.lower ?? ''),
      );
      const [content] = other.content;
      const own = one.cue[0];
      if (contrast !== undefined)
        limit = Math.min(limit, after(line, line.tokens[contrast - 1]?.text === ',' ? contrast - 1 : contrast));
      else if (content && own && content.end <= start && content.start <= own.start && own.end <= content.end)
        limit = Math.min(limit, content.end);
      // "X forecasts 1 percent, well below the 2 percent predicted by Y": what it is held against is Y's alone.
      else if (content && content.end <= start && isHeldAgainst(line, content))
        limit = Math.min(limit, clauseBefore(line, content.start));
    }
    if (limit === Infinity) return one;
    return cutContent(line, one, limit);
  });
}
