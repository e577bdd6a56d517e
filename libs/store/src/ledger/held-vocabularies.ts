/** Vocabularies of ledgers, kept between questions. See docs/decisions/0024. */
import type { Measure, Place, Source, Vocabulary } from '@whence/domain';
import { KeptByPosition } from './kept-by-position.js';
import type { LedgerView } from './ledger-views.js';
import { shown } from './reading.js';

type Entry = Source | Measure | Place;
type Kind = 'source' | 'measure' | 'place';

interface EntryRow {
  readonly kind: Kind;
  readonly key: string;
  /** Null when the view shows none. */
  readonly content: Entry | null;
}

/** Vocabularies kept at once: one for each set of ledgers that desks read, and a few of the past. */
const MOST_KEPT = 8;

/** Entries of the ledgers $2 as the view shows them; where two define one key, the first ledger prevails. */
const ENTRIES = `
  SELECT DISTINCT ON (e.kind, e.key) e.kind, e.key, v.content
  FROM unnest($2::uuid[]) WITH ORDINALITY AS own(ledger_id, rank)
  JOIN vocabulary_entry e ON e.ledger_id = own.ledger_id
  ${shown('vocabulary_version', 'entry_id', 'e.id', 'v')}
  ORDER BY e.kind, e.key, own.rank`;

/** The same of the entries that were written after position $3 and by $1; with no content where none is left. */
const CHANGED = `
  SELECT t.kind, t.key, (
    SELECT v.content FROM unnest($2::uuid[]) WITH ORDINALITY AS own(ledger_id, rank)
    JOIN vocabulary_entry e ON e.ledger_id = own.ledger_id AND e.kind = t.kind AND e.key = t.key
    ${shown('vocabulary_version', 'entry_id', 'e.id', 'v')}
    ORDER BY own.rank LIMIT 1
  ) AS content
  FROM (
    SELECT DISTINCT e.kind, e.key FROM recorded_change rc
    JOIN vocabulary_version w ON w.change_id = rc.change_id
    JOIN vocabulary_entry e ON e.id = w.entry_id
    WHERE rc.position > $3 AND rc.position <= $1 AND e.ledger_id = ANY ($2::uuid[])
  ) t`;

export class HeldVocabularies {
  private readonly kept = new KeptByPosition<Vocabulary>({
    load: async ({ manager, ids, position }) => vocabularyOf(await manager.query(ENTRIES, [position, ids])),
    bring: async (vocabulary, from, { manager, ids, position }) =>
      changed(vocabulary, await manager.query(CHANGED, [position, ids, from])),
    sizeOf: () => 1,
    room: MOST_KEPT,
  });

  /** The vocabulary of a desk's ledgers in a view. The same object as long as nothing of it changes. */
  async at({ manager, position, ids }: LedgerView): Promise<Vocabulary> {
    // A change also sees what it has written itself and what nobody has a position for yet: that is nobody else's.
    if (position === null) return vocabularyOf(await manager.query(ENTRIES, [null, ids]));
    return this.kept.at({ manager, ids, position });
  }
}

function vocabularyOf(rows: readonly EntryRow[]): Vocabulary {
  return changed({ sources: new Map(), measures: new Map(), places: new Map() }, rows);
}

const MAPS = { source: 'sources', measure: 'measures', place: 'places' } as const;

/** The vocabulary with some entries written anew; itself when there are none. */
function changed(vocabulary: Vocabulary, rows: readonly EntryRow[]): Vocabulary {
  if (rows.length === 0) return vocabulary;
  const maps = {
    sources: new Map<string, Entry>(vocabulary.sources),
    measures: new Map<string, Entry>(vocabulary.measures),
    places: new Map<string, Entry>(vocabulary.places),
  };
  for (const { kind, key, content } of rows)
    if (content === null) maps[MAPS[kind]].delete(key);
    else maps[MAPS[kind]].set(key, content);
  return maps as unknown as Vocabulary;
}
