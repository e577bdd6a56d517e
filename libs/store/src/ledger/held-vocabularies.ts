/**
 * Vocabularies of ledgers, kept between questions. Versions are only ever appended and positions follow commit order, so
 * a vocabulary held at one position becomes the one at a later position by the versions recorded between the two: what is
 * kept is never stale. See docs/decisions/0018.
 */
import type { Measure, Place, Source, Vocabulary } from '@whence/domain';
import type { View } from '@whence/workflow';
import type { DataSource, EntityManager } from 'typeorm';
import { managerOf } from '../changes.js';
import { recordedBy } from '../views.js';
import { shown } from './reading.js';

type Entry = Source | Measure | Place;
type Kind = 'source' | 'measure' | 'place';

interface EntryRow {
  readonly kind: Kind;
  readonly key: string;
  /** Null when the view shows none. */
  readonly content: Entry | null;
}

interface Kept {
  /** Ledgers in the order in which they prevail. */
  readonly ledgers: string;
  readonly position: number;
  readonly vocabulary: Vocabulary;
}

/** Vocabularies kept at once: one for each set of ledgers that desks read, and a few of the past. */
const MOST_KEPT = 8;

const DESK_LEDGERS = `
  SELECT dl.ledger_id AS id FROM desk_ledger dl WHERE dl.desk_id = $2 AND ${recordedBy('dl', 1)} ORDER BY dl.rank, dl.ledger_id`;

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
  /** The most recently used last. */
  private kept: readonly Kept[] = [];
  /** Questions on their way: several at once for one vocabulary load it once. */
  private readonly loading = new Map<string, Promise<Vocabulary>>();

  constructor(private readonly dataSource: DataSource) {}

  /** The vocabulary of a desk's ledgers in a view. The same object as long as nothing of it changes. */
  async at(view: View, deskId: string): Promise<Vocabulary> {
    const manager = managerOf(view, this.dataSource);
    const rows: { id: string }[] = await manager.query(DESK_LEDGERS, [view.position, deskId]);
    const ids = rows.map(({ id }) => id);
    // A change also sees what it has written itself and what nobody has a position for yet: that is nobody else's.
    if (view.position === null) return vocabularyOf(await manager.query(ENTRIES, [null, ids]));
    const key = `${view.position} ${ids.join()}`;
    const before = this.loading.get(key);
    if (before !== undefined) return before;
    const work = this.brought(manager, ids, view.position).finally(() => this.loading.delete(key));
    this.loading.set(key, work);
    return work;
  }

  private async brought(manager: EntityManager, ids: readonly string[], position: number): Promise<Vocabulary> {
    const ledgers = ids.join();
    const near = this.kept
      .filter((one) => one.ledgers === ledgers && one.position <= position)
      .reduce<Kept | undefined>(
        (best, one) => (best === undefined || one.position > best.position ? one : best),
        undefined,
      );
    const vocabulary =
      near === undefined
        ? vocabularyOf(await manager.query(ENTRIES, [position, ids]))
        : changed(near.vocabulary, await manager.query(CHANGED, [position, ids, near.position]));
    // One that led here takes the place of the one that it came from, which nobody asks for again but a reader of the past.
    const others = this.kept.filter((one) => one !== near && !(one.ledgers === ledgers && one.position === position));
    this.kept = [...others, { ledgers, position, vocabulary }].slice(-MOST_KEPT);
    return vocabulary;
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
