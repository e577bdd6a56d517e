/** Ratings of a desk whose names hold the words that are looked for. */
import type { EntityManager } from 'typeorm';
import { drawnBy } from '../../views.js';
import type { AskedWords } from '../../search/asked-words.js';
import { isSpelledLike } from '../../search/spelling.js';

export interface RatedName {
  /** Of the desk, and so of its scale. */
  readonly version: number;
  readonly key: string;
  /** Millionths, as those of texts. */
  readonly score: string;
  /** It has the words as they are typed. */
  readonly exact: boolean;
  /** What it is called, in all languages. */
  readonly names: readonly string[];
}

/** Names are weighed as those of ledgers' entries are: below what anybody wrote. $1 desk, $2 view, $3 words, $4 as typed. */
const NAMED = `
  SELECT d.version, r.rating ->> 'key' AS key, w.words @@ $4::tsquery AS exact, w.words @@ $3::tsquery AS holds,
    round(ts_rank_cd(w.words, $3::tsquery, 1) * 1000000)::bigint AS score, w.names
  FROM desk_version d CROSS JOIN LATERAL jsonb_array_elements(d.content -> 'ratings') r(rating)
  CROSS JOIN LATERAL (SELECT names, setweight(to_tsvector('english'::regconfig, array_to_string(names, ' . ')), 'D') AS words
    FROM (SELECT array_remove(ARRAY[r.rating ->> 'label', r.rating #>> '{claimReview,alternateName}']
      || ARRAY(SELECT n ->> 'label' FROM jsonb_array_elements(coalesce(r.rating -> 'names', '[]')) n), NULL) AS names) called) w
  WHERE d.desk_id = $1 AND ${drawnBy('d', 2)} ORDER BY d.version, r.rating ->> 'key' COLLATE "C"`;

/**
 * @param typed as it was typed
 * @param asked the same as a query, with other spellings where `exact` is another
 */
export async function ratedNames(
  manager: EntityManager,
  drawn: string | null,
  deskId: string,
  { typed, asked, exact }: { readonly typed: string; readonly asked: AskedWords; readonly exact: AskedWords },
): Promise<readonly RatedName[]> {
  // Names are compared letter by letter only where spellings count, and only with what is no more than words.
  const isLoose = asked !== exact && /^[\p{L}\p{M}\s'’.-]{4,}$/u.test(typed);
  const rows: (RatedName & { readonly holds: boolean })[] = await manager.query(NAMED, [
    deskId,
    drawn,
    asked.query,
    exact.query,
  ]);
  return rows.flatMap(({ holds, ...one }) =>
    holds || (isLoose && one.names.some((name) => isSpelledLike(name, typed))) ? one : [],
  );
}
