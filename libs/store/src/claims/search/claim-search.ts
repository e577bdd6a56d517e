/** Claims found by words, as a view shows them to somebody: what fits best first, or in the order in which they were made. */
import type {
  ClaimFilter,
  ClaimSearch,
  FoundClaim,
  FoundText,
  PageAsked,
  SearchAsked,
  SearchedText,
  View,
} from '@whence/workflow';
import type { DataSource, EntityManager } from 'typeorm';
import { managerOf } from '../../changes.js';
import { drawnAt, drawnBy } from '../../views.js';
import { filterValues, fits } from '../list-claims.js';
import { loadClaims } from '../load-claims.js';
import { askedWords, similarWords } from './asked-words.js';
import type { AskedWords } from './asked-words.js';
import { marksIn, partOf, wordsOf } from './found-text.js';
import { namedEntries, type NamedEntry } from './named-entries.js';
import { isNear } from './spelling.js';
import { HITS, TEXTS_OF_CLAIMS } from './searched-texts.js';

/** Below so many claims words that are spelled nearly so are looked for as well. */
const FEW = 3;
/** Texts that are shown of one claim. */
const MOST_TEXTS = 5;

/** $8 most, $9 to $12 after what: similar words or none, score, id; by score or not. Then the filter. */
export const FOUND = `
  WITH hit AS MATERIALIZED (${HITS}),
  found AS (SELECT claim_id, max(exact::int) AS exact, max(score) AS score FROM hit GROUP BY claim_id)
  SELECT c.id, found.exact = 1 AS exact, found.score FROM found JOIN claim c ON c.id = found.claim_id
  WHERE ${fits(13, drawnBy)} AND ($11::uuid IS NULL OR CASE WHEN $12::boolean
    THEN (-found.exact, -found.score, c.id) > (-$9::int, -$10::bigint, $11::uuid) ELSE c.id > $11::uuid END)
  ORDER BY CASE WHEN $12::boolean THEN -found.exact END, CASE WHEN $12::boolean THEN -found.score END, c.id LIMIT $8`;

interface Found {
  readonly id: string;
  readonly exact: boolean;
  /** A bigint as text. */
  readonly score: string;
}

/** A question in the form that is put to the database: as typed, or with other spellings. */
interface Question {
  readonly asked: AskedWords;
  readonly exact: AskedWords;
  readonly entries: readonly NamedEntry[];
}

interface TextRow {
  readonly claimId: string;
  readonly in: SearchedText;
  readonly key: string | null;
  readonly version: number | null;
  /** Null of an entry of a ledger. */
  readonly texts: readonly (string | null)[] | null;
}

export class StoreClaimSearch implements ClaimSearch {
  constructor(private readonly dataSource: DataSource) {}

  async find(
    view: View,
    deskId: string,
    filter: ClaimFilter,
    { typed, by, order }: SearchAsked,
    page: PageAsked,
  ): Promise<readonly FoundClaim[]> {
    const manager = managerOf(view, this.dataSource);
    const exact = await askedWords(manager, typed);
    if (exact === null) return [];
    const drawn = await drawnAt(manager, view);
    const named = (asked: AskedWords): Promise<readonly NamedEntry[]> =>
      by.ledger ? namedEntries(manager, view, deskId, { typed, asked, exact }) : Promise.resolve([]);
    const shared = ({ asked, entries }: Question): unknown[] => [
      deskId,
      drawn,
      asked.query,
      exact.query,
      by.personId,
      by.verdicts,
      JSON.stringify(entries.map(({ kind, key, score, exact: whole }) => ({ kind, key, score, exact: whole }))),
    ];
    const after = page.after === null ? null : placeOf(page.after);
    const ask = (question: Question, limit: number): Promise<readonly Found[]> =>
      manager.query(FOUND, [
        ...shared(question),
        limit,
        ...[after?.exact ?? 0, after?.score ?? 0, after?.id ?? null, order === 'relevance'],
        ...filterValues(filter),
      ]);

    let question: Question = { asked: exact, exact, entries: [] };
    let found: readonly Found[] = [];
    if (after === null || !after.similar) {
      question = { ...question, entries: await named(exact) };
      found = await ask(question, Math.max(page.limit, FEW));
    }
    if (after === null ? found.length < FEW : after.similar) {
      // Where no word has another spelling, a name may have one: that is another question with the same words.
      const asked = (await similarWords(manager, view, deskId, exact)) ?? { ...exact };
      question = { asked, exact, entries: await named(asked) };
      const more = await ask(question, Math.max(page.limit, found.length + 1));
      // What was found by the words as they are typed is found again; nothing more means that no spelling helped.
      if (more.length > found.length || after !== null) found = more;
      else question = { asked: exact, exact, entries: await named(exact) };
    }
    found = found.slice(0, page.limit);
    const similar = question.asked !== exact;
    const ids = found.map(({ id }) => id);
    const claims = new Map((await loadClaims(manager, view, ids)).map((claim) => [claim.id, claim]));
    const texts = await textsOf(manager, typed, question, shared(question), ids);
    return found.flatMap(({ id, exact: whole, score }) => {
      const claim = claims.get(id);
      const place = `${similar ? 's' : 'w'}/${whole ? 1 : 0}/${score}/${id}`;
      if (claim === undefined) return [];
      return { claim, by: whole ? 'words' : 'similar-words', texts: texts.get(id) ?? [], place } as const;
    });
  }
}

function placeOf(place: string) {
  const [mode, exact = '', score, id] = place.split('/');
  return { similar: mode === 's', exact: Number(exact), score, id };
}

/** Why each claim was found. */
async function textsOf(
  manager: EntityManager,
  typed: string,
  { asked, entries }: Question,
  shared: readonly unknown[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly FoundText[]>> {
  const found = new Map<string, FoundText[]>();
  if (ids.length === 0) return found;
  const rows: TextRow[] = await manager.query(TEXTS_OF_CLAIMS, [...shared, ids]);
  const whole = rows.map((row) => ({ ...row, texts: row.texts ?? namesOf(row, entries) }));
  const words = [...new Set(whole.flatMap(({ texts }) => texts.flatMap((text) => wordsOf(text ?? ''))))];
  const same: { word: string }[] = await manager.query(
    `SELECT word FROM unnest($1::text[]) a(word)
     WHERE tsvector_to_array(to_tsvector('english'::regconfig, word)) && $2::text[]`,
    [words, asked.stems],
  );
  const held = new Set(same.map(({ word }) => word));
  for (const row of whole) {
    const of = found.get(row.claimId) ?? [];
    found.set(row.claimId, of);
    of.push(...partsOf(row, (word) => held.has(word), typed).slice(0, Math.max(MOST_TEXTS - of.length, 0)));
  }
  return found;
}

/** The texts of a row that show the words; of the names of an entry the first that does. */
function partsOf(
  { in: kind, key, version, texts }: TextRow,
  isAsked: (word: string) => boolean,
  typed: string,
): FoundText[] {
  const isName = kind === 'source' || kind === 'measure' || kind === 'place';
  const near = typed.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const parts = (texts ?? []).flatMap((text, place) => {
    if (text === null) return [];
    const exact = marksIn(text, isAsked);
    const marks = exact.length > 0 || !isName ? exact : marksIn(text, (word) => near.some((one) => isNear(word, one)));
    const shown = kind === 'quote' && place > 0 ? 'attribution' : kind;
    return marks.length === 0 ? [] : [{ in: shown, key, version, ...partOf(text, marks) } as const];
  });
  return isName ? parts.slice(0, 1) : parts;
}

function namesOf({ in: kind, key }: TextRow, entries: readonly NamedEntry[]): readonly string[] {
  return entries.find((entry) => entry.kind === kind && entry.key === key)?.names ?? [];
}
