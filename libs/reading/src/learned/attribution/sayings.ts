/**
 * Who says what, read by three trained models: the first labels a paragraph's words, the second finds what belongs to
 * each cue, the third says which of the attributions thus proposed are worth proposing.
 */
import type { Line } from '../../line.js';
import type { Span } from '../../reading.js';
import type { LinearModel } from '../linear-model.js';
import { ACCEPTANCE_WIDTH, acceptanceFeatures, type Candidate, type Piece } from './acceptance.js';
import type { Clusters } from './clusters.js';
import { cuesOf, TAG_LABELS, type Cue, type Tagged } from './cues.js';
import type { Labeller } from './labeller.js';
import { ROLE_WIDTH, roleFeatures, windowOf } from './role-features.js';
import { TAG_WIDTH, tagFeatures } from './tag-features.js';
import { wordsOf, type Words } from './words.js';

/**
 * One attribution as spans of the text: whose words, the words that say so, and what is said; a role may be empty or in
 * several fragments, content may cross sentences.
 */
export interface SayingSpans {
  /** Index of the sentence that holds the cue. */
  readonly sentence: number;
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
}

/** The trained models, unpacked. */
export interface SayingModels {
  readonly clusters: Clusters;
  readonly tags: Labeller;
  readonly roles: Labeller;
  readonly acceptance: LinearModel;
}

/** How likely the first pass must hold a cue to be for the second to look at it. */
export const LEAST_LIKELY = 0.35;

/**
 * How likely an attribution must be right to be proposed. Between 0.36 and 0.5 the linked F1 is the same; nearer to 0.5
 * fewer proposals are wrong and the words of each are more often exact.
 */
const WORTH_PROPOSING = 0.43;

/** Every attribution of the text, in the order of their cues. Never throws; takes time linear in the number of words. */
export function sayingsBy(trained: SayingModels, lines: readonly Line[]): SayingSpans[] {
  const found: SayingSpans[] = [];
  for (const words of wordsOf(lines, trained.clusters)) {
    const tagged = tagWords(trained.tags, words);
    const candidates = candidatesOf(trained.roles, tagged);
    const likely = acceptanceOf(trained.acceptance, tagged, candidates);
    candidates.forEach((candidate, at) => {
      if (likely[at]! >= WORTH_PROPOSING) found.push(spansOf(words, candidate));
    });
  }
  return found;
}

let room = new Int32Array(0);

function features(size: number): Int32Array {
  if (room.length < size) room = new Int32Array(size * 2);
  return room;
}

/** The first pass over one paragraph. */
export function tagWords(tagger: Labeller, words: Words): Tagged {
  const count = words.tokens.length;
  const row = features(count * TAG_WIDTH);
  tagFeatures(words, row);
  const { labels, likely } = tagger.label(row, TAG_WIDTH, words.edge);
  return { words, labels, likely: new Float32Array(likely.subarray(0, count * TAG_LABELS.length)) };
}

/** The second pass: cues of the paragraph with source and content; those without content are left out. */
export function candidatesOf(roles: Labeller, tagged: Tagged): Candidate[] {
  return cuesOf(tagged, LEAST_LIKELY)
    .map((cue) => rolesOf(roles, tagged, cue))
    .filter(({ content }) => content.length > 0);
}

/** Labels of the second pass. */
export const ROLE_LABELS = ['O', 'B-S', 'I-S', 'B-C', 'I-C'] as const;
const SOURCE = 1;
const CONTENT = 3;

/** A role that the best row leaves empty is filled by words that are at least this likely. */
const SECOND_CHANCE = 0.25;

function rolesOf(roles: Labeller, tagged: Tagged, cue: Cue): Candidate {
  const { words } = tagged;
  const { from, to } = windowOf(tagged, cue);
  const row = features((to - from) * ROLE_WIDTH);
  roleFeatures(tagged, cue, row);
  const edges = words.edge.subarray(from, to);
  const { labels, likely } = roles.label(row, ROLE_WIDTH, edges, cue.from - from, cue.to - from);
  const likelyAt = (at: number, begins: number): number =>
    likely[at * ROLE_LABELS.length + begins]! + likely[at * ROLE_LABELS.length + begins + 1]!;
  const piece = (begins: number, start: number, end: number): Piece => {
    let least = 1;
    let sum = 0;
    for (let at = start; at < end; at++) {
      least = Math.min(least, likelyAt(at, begins));
      sum += likelyAt(at, begins);
    }
    return { from: from + start, to: from + end, least, mean: sum / (end - start) };
  };
  const pieces = (begins: number): Piece[] => {
    const all: Piece[] = [];
    for (let at = 0; at < labels.length; at++) {
      if (labels[at] !== begins) continue;
      let end = at + 1;
      while (labels[end] === begins + 1) end++;
      all.push(piece(begins, at, end));
    }
    return all.length > 0 ? all : likeliest(begins);
  };
  // Where the best row has none, the likeliest words may still be worth weighing.
  const likeliest = (begins: number): Piece[] => {
    let peak = 0;
    for (let at = 1; at < labels.length; at++) if (likelyAt(at, begins) > likelyAt(peak, begins)) peak = at;
    const enough = likelyAt(peak, begins);
    if (enough < SECOND_CHANCE) return [];
    let start = peak;
    let end = peak + 1;
    while (start > 0 && likelyAt(start - 1, begins) >= enough / 2) start--;
    while (end < labels.length && likelyAt(end, begins) >= enough / 2) end++;
    return [piece(begins, start, end)];
  };
  // One saying has one source: of two, the surer.
  const [source] = pieces(SOURCE).sort((one, other) => other.least - one.least || one.from - other.from);
  return { cue, source, content: pieces(CONTENT) };
}

/** How likely each candidate is right. */
export function acceptanceOf(model: LinearModel, tagged: Tagged, candidates: readonly Candidate[]): number[] {
  const rows = features(candidates.length * ACCEPTANCE_WIDTH);
  acceptanceFeatures(tagged, candidates, rows);
  const score = new Float64Array(1);
  return candidates.map((_, at) => {
    model.score(rows, ACCEPTANCE_WIDTH, score, at * ACCEPTANCE_WIDTH);
    return 1 / (1 + Math.exp(-score[0]!));
  });
}

/** The words of a candidate as spans of the text. */
export function spansOf({ tokens, sentence }: Words, { cue, source, content }: Candidate): SayingSpans {
  const span = (piece: { from: number; to: number }): Span => ({
    start: tokens[piece.from]!.start,
    end: tokens[piece.to - 1]!.end,
  });
  return {
    sentence: sentence[cue.from]!,
    source: source ? [span(source)] : [],
    cue: [span(cue)],
    content: content.map(span),
  };
}
