/** Who says what, read by two trained passes: the first labels a paragraph's words, the second finds what belongs to each cue. */
import type { Line } from '../../line.js';
import type { Span } from '../../reading.js';
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

/** How likely a cue has to be. Chosen on held-out articles. */
const LEAST_LIKELY = 0.5;

/** The trained models, unpacked. */
export interface SayingModels {
  readonly clusters: Clusters;
  readonly tags: Labeller;
  readonly roles: Labeller;
}

/** Every attribution of the text, in the order of their cues. Never throws; takes time linear in the number of words. */
export function sayingsBy(trained: SayingModels, lines: readonly Line[]): SayingSpans[] {
  const found: SayingSpans[] = [];
  for (const words of wordsOf(lines, trained.clusters)) {
    const tagged = tagWords(trained.tags, words);
    for (const cue of cuesOf(tagged, LEAST_LIKELY)) {
      const roles = rolesOf(trained, tagged, cue);
      if (roles.content.length > 0) found.push(roles);
    }
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
  return { words, labels, likely: Float32Array.from(likely.subarray(0, count * TAG_LABELS.length)) };
}

/** Words `[from, to)` of a row, and how sure it is that they all belong together. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly likely: number;
}

/** Labels of the second pass. */
export const ROLE_LABELS = ['O', 'B-S', 'I-S', 'B-C', 'I-C'] as const;
const SOURCE = 1;
const CONTENT = 3;

function rolesOf(trained: SayingModels, tagged: Tagged, cue: Cue): SayingSpans {
  const { words } = tagged;
  const { from, to } = windowOf(tagged, cue);
  const row = features((to - from) * ROLE_WIDTH);
  roleFeatures(tagged, cue, row);
  const edges = words.edge.subarray(from, to);
  const { labels, likely } = trained.roles.label(row, ROLE_WIDTH, edges, cue.from - from, cue.to - from);
  const pieces = (begins: number): Piece[] => {
    const all: Piece[] = [];
    for (let at = 0; at < labels.length; at++) {
      if (labels[at] !== begins) continue;
      let end = at + 1;
      let least = likely[at * ROLE_LABELS.length + begins]!;
      for (; labels[end] === begins + 1; end++) least = Math.min(least, likely[end * ROLE_LABELS.length + begins + 1]!);
      all.push({ from: from + at, to: from + end, likely: least });
    }
    return all;
  };
  const span = (piece: { from: number; to: number }): Span => ({
    start: words.tokens[piece.from]!.start,
    end: words.tokens[piece.to - 1]!.end,
  });
  // One saying has one source: of two, the surer.
  const source = pieces(SOURCE).sort((one, other) => other.likely - one.likely || one.from - other.from);
  return {
    sentence: words.sentence[cue.from]!,
    source: source.slice(0, 1).map(span),
    cue: [span(cue)],
    content: pieces(CONTENT).map(span),
  };
}
