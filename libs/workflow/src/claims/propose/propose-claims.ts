/** From a reading to proposed claims: pure, and the same every time. */
import { canonicalJson, isFigure, isQuantity, mergedVocabulary } from '@whence/domain';
import type { Appearance, Content, PartialDate, StatedSource, TextSpan, Vocabulary } from '@whence/domain';
import type { ReadClaim, ReadFigure, Reading, ReadOddity, ReadSource } from '@whence/reading';
import { passageAt } from '../../articles/anchor.js';
import { contentSchema, keySchema } from '../../ledger/rows.js';
import type { Wanted } from '../../vocabulary/proposed-entries.js';
import type { ClaimContent, LooseLink, OddWords } from '../ports.js';
import { headOf } from './counted.js';
import { withNamesHeld } from './dated-names.js';
import { isOutcome } from './harm-measures.js';
import { matchOutlet, matchSource, SourceNames } from './match-source.js';
import { SubjectNames } from './match-subject.js';
import { definedOnly, readContent } from './read-content.js';
import { placeThatCounted } from './places-that-count.js';
import { readProposition } from './read-proposition.js';

/** The piece in which the claims were read. */
export interface PieceRead {
  readonly text: string;
  /** SHA-256 of the text, hex. */
  readonly textSha256: string;
  readonly outlet?: string;
  readonly url?: string;
  readonly publishedOn?: PartialDate;
}

export interface ProposedClaim {
  readonly held: ClaimContent;
  readonly appearances: readonly Appearance[];
  /** What the vocabulary lacks for it. */
  readonly wants?: readonly Wanted[];
}

/** Stable key of an article's own statement. Source: {@link Appearance}. */
export function appearanceKey(textSha256: string, start: number): string {
  return `article/${textSha256.slice(0, 12)}/${start}`;
}

/**
 * The claims that a reading proposes, in the order of the page. Slots hold keys only where the page's words are exactly
 * the vocabulary's (other spellings of one name included); what fits loosely is told beside. A headline or bullet that
 * restates the body is an appearance of the body's claim.
 * @param known merged entries are found by all their names and give the key that is meant
 * @param subjects the distinct subjects of the desk's ledgers.
 */
export function proposeClaims(
  reading: Reading,
  piece: PieceRead,
  known: Vocabulary,
  subjects: readonly string[],
): readonly ProposedClaim[] {
  const vocabulary = mergedVocabulary(known);
  const sources = new SourceNames(vocabulary, piece.publishedOn);
  const names = new SubjectNames(withNamesHeld(vocabulary, piece.publishedOn), subjects);
  const read = reading.claims.map((claim) => readOne(claim, reading, piece, vocabulary, sources, names));
  const oddities = oddByClaim(reading);
  const groups = new Map<number, number[]>();
  const sayings = read.map((one, index) => sayingOf(one.held.content, figureOf(reading.claims[index], reading)));
  const first = firstToSay(reading.claims, sayings);
  for (const [index] of read.entries()) {
    const head = firstSaid(index, reading.claims, read, sayings, first);
    const group = groups.get(head);
    if (group) group.push(index);
    else groups.set(head, [index]);
  }
  return [...groups].flatMap(([head, members]) => {
    const body = read[head];
    if (!body || reading.claims[head]?.notCheckable === 'no-content' || !fits(body)) return [];
    const appearances = [head, ...members.filter((index) => index !== head)]
      .flatMap((index) => read[index] ?? [])
      .filter(fits)
      .flatMap(({ appearance, beside }) => [appearance, ...beside])
      .map((appearance) =>
        appearance === body.appearance
          ? appearance
          : { ...appearance, content: filledFrom(appearance.content, body.held.content) },
      );
    const odd = oddOf(members, oddities);
    const held = odd.length > 0 ? { ...body.held, odd } : body.held;
    const wants = wantedBy(
      body,
      members.flatMap((index) => read[index] ?? []),
    );
    return [{ held, appearances: firstOfEachKey(appearances), ...(wants.length > 0 ? { wants } : {}) }];
  });
}

/** What the claim lacks: a measure of its own, and sources for all hands that name it. Nothing of what cannot be checked. */
function wantedBy(body: ReadOne, members: readonly ReadOne[]): readonly Wanted[] {
  if (body.held.notCheckable !== undefined) return [];
  const sources = members.flatMap(({ wants }) => wants.filter(({ kind }) => kind === 'source'));
  const wants = [...body.wants.filter(({ kind }) => kind === 'measure'), ...sources];
  return [...new Map(wants.map((each) => [`${each.kind} ${each.counting}`, each])).values()];
}

/** For each claim what is odd about it, by the claim's index. */
function oddByClaim({ oddities }: Reading): ReadonlyMap<number, readonly ReadOddity[]> {
  const found = new Map<number, ReadOddity[]>();
  for (const one of oddities)
    for (const index of one.claims) {
      const known = found.get(index);
      if (known) known.push(one);
      else found.set(index, [one]);
    }
  return found;
}

/** What is odd about any of the claims, each told once, in the order of the page. */
function oddOf(members: readonly number[], odd: ReadonlyMap<number, readonly ReadOddity[]>): readonly OddWords[] {
  const told = new Set([...members].sort((a, b) => a - b).flatMap((index) => odd.get(index) ?? []));
  return [...told].map(({ kind, text }) => ({ kind, text }));
}

const KEPT_CONTENT = contentSchema.extend({ measure: keySchema.exactOptional() });

/** Whether what was read can be kept: a number of hundreds of digits is no figure. */
function fits({ held }: ReadOne): boolean {
  return KEPT_CONTENT.safeParse(held.content).success;
}

interface ReadOne {
  readonly held: ClaimContent;
  readonly appearance: Appearance;
  /** The same words once more for each who says the same beside the first ("X and Y both say"): their traces are their own. */
  readonly beside: readonly Appearance[];
  readonly wants: readonly Wanted[];
}

function readOne(
  claim: ReadClaim,
  reading: Reading,
  piece: PieceRead,
  vocabulary: Vocabulary,
  sources: SourceNames,
  names: SubjectNames,
): ReadOne {
  const figure = figureOf(claim, reading);
  const read =
    figure === undefined
      ? readProposition(claim, reading, piece.text, vocabulary, names)
      : readContent(figure, reading.figures, piece.text, vocabulary, names);
  const { hands, counter } = placeThatCounted(claim.stated, reading, piece.text, sources, names);
  const stated = chainOf(hands, sources);
  const isWhere = counter !== undefined && read.content.place === undefined;
  const content: Content = isWhere ? { ...read.content, place: counter.place } : read.content;
  const maybe = claim.mayBe.map(({ stated: chain, because }) => ({ chain: chainOf(chain, sources), because }));
  const mayBe = maybe.map(({ chain, because }) => ({ stated: chain.stated, because }));
  const loose = [...read.loose, ...stated.loose];
  const outlet = matchOutlet(piece.outlet, sources);
  const start = figure?.start ?? claim.quote.start;
  const appearance: Appearance = {
    key: appearanceKey(piece.textSha256, start),
    ...definedOnly({ outlet, outletName: piece.outlet, url: piece.url, publishedOn: piece.publishedOn }),
    passage: passageAt(piece.text, claim.quote),
    part: reading.sentences[claim.sentence]?.part ?? 'body',
    content,
    stated: stated.stated,
    ...(mayBe.length > 0 ? { mayBe } : {}),
  };
  const beside = chainsBeside(claim.stated).map((chain, at) => ({ chain: chainOf(chain, sources), at: at + 1 }));
  loose.push(...beside.flatMap(({ chain }) => chain.loose));
  const chains = [stated, ...beside.map(({ chain }) => chain), ...maybe.map(({ chain }) => chain)];
  const where =
    counter === undefined ? [] : [{ slot: 'place', because: `"${counter.words}" is said to have counted it` }];
  const inferred = [...read.inferred, ...where, ...chains.flatMap((chain) => chain.inferred)];
  return {
    held: {
      content,
      ...definedOnly({ notCheckable: claim.notCheckable }),
      ...(inferred.length > 0 ? { inferred: onceEach(inferred) } : {}),
      ...(loose.length > 0 ? { loose } : {}),
    },
    appearance,
    beside: beside.map(({ chain, at }) => ({
      ...appearance,
      key: appearanceKey(piece.textSha256, start + at),
      stated: chain.stated,
    })),
    wants: [...wantedOf(read), ...chains.flatMap((chain) => chain.wants)],
  };
}

/** The same slot filled for the same reason is told once. */
function onceEach<T extends { readonly slot: string; readonly because: string }>(told: readonly T[]): readonly T[] {
  return [...new Map(told.map((each) => [`${each.slot} ${each.because}`, each])).values()];
}

/** What a figure counts that no measure fits; a sentence without a number wants none. */
function wantedOf(read: { readonly wanted?: Wanted | undefined }): readonly Wanted[] {
  return read.wanted === undefined ? [] : [read.wanted];
}

/** The chain once more for each who stands beside one of its hands. */
function chainsBeside(chain: readonly ReadSource[]): readonly (readonly ReadSource[])[] {
  return chain.flatMap(({ beside = [] }, at) => beside.map((other) => chain.with(at, other)));
}

/** Hands as the page words them, and what is to be told of them. */
interface Chain {
  readonly stated: readonly StatedSource[];
  readonly loose: readonly LooseLink[];
  readonly inferred: NonNullable<ClaimContent['inferred']>;
  readonly wants: readonly Wanted[];
}

function chainOf(read: readonly ReadSource[], sources: SourceNames): Chain {
  const matched = read.map((source) => matchSource(source, sources));
  return {
    stated: matched.map(({ stated }) => stated),
    loose: matched.flatMap(({ loose }) => loose ?? []),
    inferred: matched.flatMap(({ because }) => (because === undefined ? [] : [{ slot: 'source', because }])),
    wants: matched.flatMap(({ wanted }) => wanted ?? []),
  };
}

function figureOf(claim: ReadClaim | undefined, reading: Reading): ReadFigure | undefined {
  return claim?.figure === undefined ? undefined : reading.figures[claim.figure];
}

/** The claim that this one says again: what the reading says, else an earlier one that says exactly the same. */
function firstSaid(
  index: number,
  claims: readonly ReadClaim[],
  read: readonly ReadOne[],
  sayings: readonly string[],
  first: ReadonlyMap<string, number>,
): number {
  const seen = new Set<number>();
  let head = index;
  for (let next = claims[head]?.restates; next !== undefined && !seen.has(next); next = claims[head]?.restates) {
    seen.add(head);
    head = next;
  }
  const content = read[head]?.held.content;
  if (!content || !isFigure(content) || content.measure === undefined) return head;
  const earlier = first.get(sayings[head] ?? '');
  return earlier !== undefined && earlier < head ? earlier : head;
}

/**
 * What is said, as one text: the content, and the page's own words for whose and where when the vocabulary has no key
 * for them. Two counts of different people are not one claim because nobody has named either.
 */
function sayingOf(content: Content, figure: ReadFigure | undefined): string {
  const whose = content.subject === undefined ? [figure?.subject?.lemma ?? null, figure?.counted?.lemma ?? null] : [];
  const where = content.place === undefined ? (figure?.places ?? []).map(({ lemma, role }) => [role, lemma]) : [];
  return canonicalJson({ content, whose, where });
}

/** For each saying, the first claim that says it and restates no other. A page may hold ten thousand. */
function firstToSay(claims: readonly ReadClaim[], sayings: readonly string[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const [at, saying] of sayings.entries())
    if (claims[at]?.restates === undefined && !first.has(saying)) first.set(saying, at);
  return first;
}

function firstOfEachKey(appearances: readonly Appearance[]): readonly Appearance[] {
  const kept = new Map<string, Appearance>();
  for (const appearance of appearances) if (!kept.has(appearance.key)) kept.set(appearance.key, appearance);
  return [...kept.values()];
}

const CARRIED_BY_RESTATING = ['measure', 'subject', 'place', 'unit'] as const;

/**
 * Whether a restatement names what is counted in other words for the same: "187 dead" and "a quake death toll of 187", where the
 * vocabulary has no measure of the shorter words. A unit of a quantity is no word for what is counted.
 */
function isNamedOtherwise(content: Content, body: Content): boolean {
  const { measure, unit } = content;
  if (measure !== undefined || unit === undefined || isQuantity(unit) || body.unit === undefined) return false;
  if (body.measure === undefined) return !isQuantity(body.unit) && headOf(unit) === headOf(body.unit);
  return isOutcome(headOf(unit));
}

/** What a restatement leaves out and the body says: the thing counted, whose and where. Never times, hedges or certainty. */
function filledFrom(restated: Content, body: Content): Content {
  const { unit: _words, ...bare } = restated;
  const content = isNamedOtherwise(restated, body) ? (bare as Content) : restated;
  const filled = definedOnly(
    Object.fromEntries(CARRIED_BY_RESTATING.map((slot) => [slot, content[slot] ?? body[slot]])),
  );
  return { ...content, ...filled };
}

/** Whether two spans share a character. */
export function overlaps(a: TextSpan, b: TextSpan): boolean {
  return a.start < b.end && b.start < a.end;
}
