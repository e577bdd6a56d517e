/** Why a candidate was found, in the words of the two texts. */
import { CAPITAL, FIGURE } from '../collection.js';
import type { Scoring } from './scoring.js';

/** What a candidate shares with the query, the most telling first. */
export interface Why {
  /** Words that both hold, as the query prints them. */
  readonly words: readonly string[];
  /** Names among them. */
  readonly names: readonly string[];
  /** Figures of the same value, as the query prints them. */
  readonly figures: readonly string[];
  /** The longest passage that both hold word for word; empty when it is a single word. */
  readonly passage: string;
}

const MOST_WORDS = 12;
/** Words that nearly every text holds tell nothing. */
const LEAST_TELLING = 0.2;

/** Compares candidate number `at` with the query, in all fields. */
export function whyFound({ collection, query, asked, candidates }: Scoring, at: number): Why {
  const { runs } = collection.entry(candidates[at] ?? 0);
  const held = new Map<number, number>();
  for (const { terms, marks } of runs)
    for (const [place, term] of terms.entries()) held.set(term, (held.get(term) ?? 0) | (marks[place] ?? 0));
  const greatest = Math.max(0, ...query.idfs);
  const shared = asked.words
    .filter(({ term }) => term !== undefined && held.has(term))
    .filter(({ idf, word }) => word.figure || idf >= LEAST_TELLING * greatest)
    .sort((a, b) => b.idf - a.idf);
  const shown = (words: typeof shared): string[] =>
    [...new Set(words.map(({ word }) => word.shown))].slice(0, MOST_WORDS);
  const marked = (term: number | undefined, bit: number): boolean => ((held.get(term ?? -1) ?? 0) & bit) !== 0;
  return {
    words: shown(shared.filter(({ word }) => !word.figure)),
    names: shown(shared.filter(({ word, term }) => !word.figure && word.capital && marked(term, CAPITAL))),
    figures: shown(shared.filter(({ word, term }) => word.figure && marked(term, FIGURE))),
    passage: longestPassage(
      asked.words.map(({ term, word }) => ({ term: term ?? -1, shown: word.shown })),
      runs.map(({ terms }) => terms),
    ),
  };
}

function longestPassage(
  asked: readonly { readonly term: number; readonly shown: string }[],
  runs: readonly Int32Array[],
): string {
  let best = { end: 0, length: 1 };
  for (const run of runs) {
    let before = new Int32Array(run.length + 1);
    for (const [at, { term }] of asked.entries()) {
      const next = new Int32Array(run.length + 1);
      if (term >= 0)
        for (let place = 0; place < run.length; place++)
          if (run[place] === term) {
            const length = (before[place] ?? 0) + 1;
            next[place + 1] = length;
            if (length > best.length) best = { end: at + 1, length };
          }
      before = next;
    }
  }
  return asked
    .slice(best.end - best.length, best.end)
    .map(({ shown }) => shown)
    .join(' ');
}
