/** Entries of the ledgers of a desk whose names hold the words that are looked for. */
import type { SearchedText, View } from '@whence/workflow';
import type { EntityManager } from 'typeorm';
import { ledgersRead } from '../../ledger/ledgers-read.js';
import { shown } from '../../ledger/reading.js';
import type { AskedWords } from '../../search/asked-words.js';
import { isSpelledLike } from '../../search/spelling.js';

export interface NamedEntry {
  readonly kind: Extract<SearchedText, 'source' | 'measure' | 'place'>;
  readonly key: string;
  /** Millionths, as those of texts. */
  readonly score: string;
  /** It has the words as they are typed. */
  readonly exact: boolean;
  /** What it is called; of one whose names are only spelled like the words, the names that are. */
  readonly names: readonly string[];
}

const MOST = 200;

const WORDS = `to_tsvector('english', vocabulary_names(v.content))`;

/** $1 position, $2 desk, $3 the words as a tsquery, $4 as they were typed, $5 what a name may be spelled like, or null. */
const NAMED = `
  WITH own AS MATERIALIZED (${ledgersRead(1, '$2')})
  SELECT DISTINCT ON (e.kind, e.key COLLATE "C") e.kind, e.key, ${WORDS} @@ $4::tsquery AS exact,
    round(coalesce(nullif(ts_rank_cd(setweight(${WORDS}, 'D'), $3::tsquery, 1), 0),
      word_similarity($5, vocabulary_names(v.content)) / 100, 0) * 1000000)::bigint AS score,
    ${WORDS} @@ $3::tsquery AS holds,
    array_remove(ARRAY[v.content ->> 'name', v.content ->> 'label', concat_ws(' ', v.content ->> 'counted', v.content ->> 'state')]
      || ARRAY(SELECT jsonb_array_elements_text(coalesce(v.content -> 'aliases', '[]'))), NULL) AS names
  FROM vocabulary_version f JOIN vocabulary_entry e ON e.id = f.entry_id AND e.ledger_id IN (SELECT ledger_id FROM own)
  ${shown('vocabulary_version', 'entry_id', 'e.id', 'v')}
  WHERE (to_tsvector('english', vocabulary_names(f.content)) @@ $3::tsquery
      OR $5::text IS NOT NULL AND vocabulary_names(f.content) %> $5)
    AND (${WORDS} @@ $3::tsquery OR $5::text IS NOT NULL AND vocabulary_names(v.content) %> $5)
  ORDER BY e.kind, e.key COLLATE "C", exact DESC, score DESC LIMIT ${MOST}`;

/**
 * @param typed as it was typed
 * @param asked the same as a query, with other spellings where `exact` is another
 */
export async function namedEntries(
  manager: EntityManager,
  view: View,
  deskId: string,
  { typed, asked, exact }: { readonly typed: string; readonly asked: AskedWords; readonly exact: AskedWords },
): Promise<readonly NamedEntry[]> {
  // Names are compared letter by letter only where spellings count, and only with what is no more than words.
  const like = asked === exact || !/^[\p{L}\p{M}\s'’.-]{4,}$/u.test(typed) ? null : typed.toLowerCase().trim();
  const rows: (NamedEntry & { readonly holds: boolean })[] = await manager.query(NAMED, [
    view.position,
    deskId,
    asked.query,
    exact.query,
    like,
  ]);
  return rows.flatMap(({ holds, ...entry }) => {
    if (holds) return entry;
    // Letters that are shared find candidates; edits decide, as they do of the words of texts.
    const names = entry.names.filter((name) => isSpelledLike(name, typed));
    return names.length === 0 ? [] : { ...entry, names };
  });
}
