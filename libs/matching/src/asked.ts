/** A query as the words and figures that are looked for in one collection. */
import type { Collection } from './collection.js';
import type { Query } from './entry.js';
import { dayIn } from './text/days.js';
import { readPost } from './text/clean.js';
import { wordsOf, type Word } from './text/words.js';

export interface AskedWord {
  /** Undefined where no text holds it. */
  readonly term: number | undefined;
  readonly word: Word;
  readonly idf: number;
}

export interface Asked {
  /** The running words. */
  readonly words: readonly AskedWord[];
  /** Terms of the text and how much each counts. */
  readonly weights: ReadonlyMap<number, number>;
  /** Terms of who says it. */
  readonly who: ReadonlySet<number>;
  /** Terms of what is around it. */
  readonly context: ReadonlySet<number>;
  readonly day: number | undefined;
}

/** What a word that is only guessed at counts beside one that is printed. */
const GUESSED = 0.7;

export function ask(collection: Collection, query: Query): Asked {
  const { vocabulary } = collection;
  const post = readPost(query.text);
  const words: AskedWord[] = [];
  const weights = new Map<number, number>();
  const weigh = (term: number, weight: number): void => {
    weights.set(term, Math.max(weights.get(term) ?? 0, weight));
  };
  const take = (word: Word): void => {
    const term = vocabulary.idOf(word.term);
    const readings = term === undefined || word.joined ? vocabulary.readingsOf(word.shown, word.joined) : [];
    if (term !== undefined) weigh(term, 1);
    for (const reading of readings) weigh(reading, GUESSED);
    if (word.extra) return;
    if (term === undefined && readings.length > 0)
      for (const reading of readings)
        words.push({
          term: reading,
          word: { ...word, term: vocabulary.termOf(reading) },
          idf: vocabulary.idf(reading),
        });
    else words.push({ term, word, idf: vocabulary.idf(term) });
  };
  wordsOf(post.text).forEach(take);
  // A post that says nothing but a link is looked for by its author.
  const around = (text: string): Set<number> => {
    const terms = new Set<number>();
    for (const word of wordsOf(text)) {
      const term = vocabulary.idOf(word.term);
      if (term !== undefined) terms.add(term);
      if (term === undefined || word.joined)
        for (const reading of vocabulary.readingsOf(word.shown, true)) terms.add(reading);
    }
    return terms;
  };
  return {
    words,
    weights,
    who: around(`${post.author} ${query.who ?? ''}`),
    context: around(query.context ?? ''),
    day: query.day ?? dayIn(post.dated),
  };
}
