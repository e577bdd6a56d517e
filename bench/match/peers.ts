/** Finding by BM25 as a well-kept library does it. */
import MiniSearch from 'minisearch';
import type { Entry, Query } from '../../libs/matching/src/index.js';

export interface Finder {
  readonly name: string;
  /** Indexes the texts; gives what answers queries with ids, best first. */
  readonly over: (entries: readonly Entry[]) => (query: Query, top: number) => readonly string[];
}

const FIELDS = ['main', 'heading', 'summary', 'body'];

/** MiniSearch (BM25+) as it comes: words in small letters, all fields alike. */
export const miniSearch = (fields: readonly string[], name: string): Finder => ({
  name,
  over: (entries) => {
    const index = new MiniSearch<Entry>({ fields: [...fields], idField: 'id' });
    index.addAll(entries);
    return ({ text }, top) =>
      index
        .search(text)
        .slice(0, top)
        .map(({ id }) => String(id));
  },
});

export const PEERS: readonly Finder[] = [
  miniSearch(['main'], 'BM25 of the claim alone (MiniSearch)'),
  miniSearch(FIELDS, 'BM25 of all fields (MiniSearch)'),
];
