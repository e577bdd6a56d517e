/** Pages of what was found by words: the newest that hold them ranked, those before them newest first. */

/**
 * So many of the newest things that hold the words are ranked. More would make the commonest words slow, and a reader no
 * wiser: what holds them is anything. Rarer words are ranked whole.
 */
export const RANKED = 1_000;

/** Below so many found things words that are spelled nearly so are looked for as well. */
const FEW = 3;

/** A thing that was found, by its id, and how well its best text fits: millionths, a bigint as text. */
export interface Hit {
  readonly id: string;
  readonly score: string;
}

/** A thing on a page. */
export interface Placed<Question> {
  readonly id: string;
  /** By the words as they were typed. */
  readonly exact: boolean;
  /** What it was found by. */
  readonly question: Question;
  /** Where it stands: what a page starts after. */
  readonly place: string;
}

export interface FoundPage<Question> {
  readonly placed: readonly Placed<Question>[];
  /** More hold the words than are ranked. */
  readonly bounded: boolean;
}

export interface RankedSearch<Question> {
  readonly exact: Question;
  /** The question with other spellings; null where it would be the same. */
  readonly similar: () => Promise<Question | null>;
  /** What a question finds, newest first: at most `limit`, of those before an id. */
  readonly newest: (question: Question, limit: number, before: string | null) => Promise<readonly Hit[]>;
  /** Which of two that fit as well comes first. */
  readonly ties: 'newest' | 'oldest';
}

/** After what a page starts: the words as typed (`w`) or with other spellings (`s`); `score` is null behind what is ranked. */
interface Place {
  readonly similar: boolean;
  readonly exact: boolean;
  readonly score: string | null;
  readonly id: string;
}

function placeOf(place: string): Place {
  const [mode, exact, score = '', id = ''] = place.split('/');
  return { similar: mode === 's', exact: exact === '1', score: score === '-' ? null : score, id };
}

function placed<Question>(
  { id, score }: { readonly id: string; readonly score: string | null },
  { question, exact, similar }: { readonly question: Question; readonly exact: boolean; readonly similar: boolean },
): Placed<Question> {
  return { id, exact, question, place: `${similar ? 's' : 'w'}/${exact ? 1 : 0}/${score ?? '-'}/${id}` };
}

/**
 * A page by relevance. Where fewer than three things hold the words as they are typed, those follow whose words are spelled
 * nearly so; pages that follow keep to what the first one decided.
 */
export async function rankedPage<Question>(
  search: RankedSearch<Question>,
  page: { readonly after: string | null; readonly limit: number },
): Promise<FoundPage<Question>> {
  const after = page.after === null ? null : placeOf(page.after);
  let few: readonly Hit[] | null = null;
  if (after === null || !after.similar) {
    const question = search.exact;
    const ranked = await rankedFrom(search, question, after, page.limit, []);
    const own = { question, exact: true, similar: false };
    if (after !== null || ranked.whole === null || ranked.whole.length >= FEW) return pageOf(ranked, own);
    few = ranked.whole;
  }
  const whole = few ?? bestFirst(await search.newest(search.exact, FEW, null), search.ties);
  const question = await search.similar();
  const known = whole.map(({ id }) => id);
  const first = { question: search.exact, exact: true };
  if (question === null) {
    const own = { ...first, similar: false };
    return { placed: whole.slice(0, page.limit).map((hit) => placed(hit, own)), bounded: false };
  }
  const from = after === null || after.exact ? null : after;
  const rest = await rankedFrom(search, question, from, page.limit, known);
  // Nothing more means that no spelling helped: then the words stand as they were typed.
  const similar = after !== null || rest.hits.length > 0;
  const shown = from === null ? whole.filter((hit) => follows(hit, after, search.ties)) : [];
  const all = [
    ...shown.map((hit) => placed(hit, { ...first, similar })),
    ...pageOf(rest, { question, exact: false, similar }).placed,
  ];
  return { placed: all.slice(0, page.limit), bounded: rest.bounded };
}

/** A page in the order in which things were made: what holds the words as typed and what holds similar ones stand together. */
export async function orderedPage<Question>(
  {
    exact,
    similar,
    ask,
  }: Pick<RankedSearch<Question>, 'exact' | 'similar'> & {
    readonly ask: (
      question: Question,
      limit: number,
      after: string | null,
    ) => Promise<readonly (Hit & { readonly exact: boolean })[]>;
  },
  page: { readonly after: string | null; readonly limit: number },
): Promise<FoundPage<Question>> {
  const after = page.after === null ? null : placeOf(page.after);
  const id = after?.id ?? null;
  const found = after?.similar === true ? [] : await ask(exact, Math.max(page.limit, FEW), id);
  const other = after === null ? found.length < FEW : after.similar;
  const question = other ? await similar() : null;
  const [own, hits] = question === null ? [exact, found] : [question, await ask(question, page.limit, id)];
  const shown = hits
    .slice(0, page.limit)
    .map((hit) => placed(hit, { question: own, exact: hit.exact, similar: question !== null }));
  return { placed: shown, bounded: false };
}

interface Ranked {
  readonly hits: readonly { readonly id: string; readonly score: string | null }[];
  readonly bounded: boolean;
  /** All that is ranked, best first; null for a page behind it. */
  readonly whole: readonly Hit[] | null;
}

/** What follows a place in the list of one question, without the things that are known. */
async function rankedFrom<Question>(
  { newest, ties }: RankedSearch<Question>,
  question: Question,
  after: Place | null,
  limit: number,
  known: readonly string[],
): Promise<Ranked> {
  const unknown = (hits: readonly Hit[]): readonly Hit[] => hits.filter(({ id }) => !known.includes(id));
  const behind = async (id: string, most: number) =>
    unknown(await newest(question, most + known.length, id))
      .slice(0, most)
      .map((hit) => ({ id: hit.id, score: null }));
  if (after !== null && after.score === null)
    return { hits: await behind(after.id, limit), bounded: true, whole: null };
  const found = await newest(question, RANKED + 1, null);
  const bounded = found.length > RANKED;
  const candidates = found.slice(0, RANKED);
  const whole = bestFirst(unknown(candidates), ties);
  const hits = whole.filter((hit) => follows(hit, after, ties)).slice(0, limit);
  const last = candidates.at(-1);
  if (!bounded || last === undefined || hits.length === limit) return { hits, bounded, whole };
  return { hits: [...hits, ...(await behind(last.id, limit - hits.length))], bounded, whole };
}

type Ties = RankedSearch<unknown>['ties'];

interface Scored {
  readonly id: string;
  readonly score: number;
}

function compare(a: Scored, b: Scored, ties: Ties): number {
  const sign = ties === 'newest' ? 1 : -1;
  return b.score - a.score || (a.id === b.id ? 0 : a.id < b.id ? sign : -sign);
}

/** Best first. */
function bestFirst(hits: readonly Hit[], ties: Ties): readonly Hit[] {
  return hits
    .map((hit) => ({ hit, id: hit.id, score: Number(hit.score) }))
    .sort((a, b) => compare(a, b, ties))
    .map(({ hit }) => hit);
}

/** By where it would stand, so that a cursor holds whether or not its own thing is still there. */
function follows(hit: Hit, after: Place | null, ties: Ties): boolean {
  if (after === null || after.score === null) return true;
  return compare({ id: hit.id, score: Number(hit.score) }, { id: after.id, score: Number(after.score) }, ties) > 0;
}

function pageOf<Question>(
  { hits, bounded }: Ranked,
  own: { readonly question: Question; readonly exact: boolean; readonly similar: boolean },
): FoundPage<Question> {
  return { placed: hits.map((hit) => placed(hit, own)), bounded };
}
