/** Pages of what was found by words: the newest that hold them ranked, those before them newest first. */
import type { From, Hit } from './in-order.js';

/**
 * So many of the newest things that hold the words are ranked. More would make the commonest words slow, and a reader no
 * wiser: what holds them is anything. Rarer words are ranked whole.
 */
export const RANKED = 1_000;

/** Below so many found things words that are spelled nearly so are looked for as well. */
const FEW = 3;

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
  /** So many of the newest are ranked, where there are more or not all was looked at; else null. */
  readonly rankedAmong: number | null;
  /** Where the next page begins though this one is not full: as many texts were looked at for it as may be. */
  readonly further: string | null;
}

/** What a question finds, and with which thing looking goes on: see {@link InOrder}. */
export interface Looked<One extends Hit = Hit> {
  readonly hits: readonly One[];
  readonly open: string | null;
}

export interface RankedSearch<Question> {
  readonly exact: Question;
  /** The question with other spellings; null where it would be the same. */
  readonly similar: () => Promise<Question | null>;
  /** What a question finds, newest first: at most `limit`, of those from somewhere on. */
  readonly newest: (question: Question, limit: number, from: From) => Promise<Looked>;
  /** Which of two that fit as well comes first. */
  readonly ties: 'newest' | 'oldest';
}

/** Behind what a page starts: the words as typed (`w`) or with other spellings (`s`). */
interface Place {
  readonly similar: boolean;
  readonly exact: boolean;
  /** Null behind what is ranked. */
  readonly score: string | null;
  readonly id: string;
  /** Behind what is ranked: how many are. */
  readonly ranked: number;
  /** The page starts with it. */
  readonly itself: boolean;
}

function placeOf(place: string): Place {
  const [mode, exact, score = '', id = ''] = place.split('/');
  const behind = /^([-+])(\d*)$/.exec(score);
  const ranked = behind?.[2] === undefined || behind[2] === '' ? RANKED : Number(behind[2]);
  return {
    similar: mode === 's',
    exact: exact === '1',
    score: behind === null ? score : null,
    id,
    ranked,
    itself: behind?.[1] === '+',
  };
}

interface Own<Question> {
  readonly question: Question;
  readonly exact: boolean;
  readonly similar: boolean;
}

function placeText({ exact, similar }: Pick<Place, 'exact' | 'similar'>, score: string, id: string): string {
  return `${similar ? 's' : 'w'}/${exact ? 1 : 0}/${score}/${id}`;
}

function placed<Question>(hit: RankedHit, own: Own<Question>): Placed<Question> {
  const { question, exact } = own;
  return { id: hit.id, exact, question, place: placeText(own, hit.score ?? `-${hit.ranked}`, hit.id) };
}

/** Ranked by its score, or behind so many that are. */
type RankedHit = { readonly id: string } & (
  { readonly score: string } | { readonly score: null; readonly ranked: number }
);

/**
 * A page by relevance. Where fewer than three things hold the words as they are typed, those follow whose words are spelled
 * nearly so; pages that follow keep to what the first one decided. Where not all could be looked at, the words are common, and
 * need no other spelling.
 */
export async function rankedPage<Question>(
  search: RankedSearch<Question>,
  page: { readonly after: string | null; readonly limit: number },
): Promise<FoundPage<Question>> {
  const after = page.after === null ? null : placeOf(page.after);
  let few: readonly Hit[] | null = null;
  if (after === null || !after.similar) {
    const ranked = await rankedFrom(search, search.exact, after, page.limit, []);
    const own = { question: search.exact, exact: true, similar: false };
    if (after !== null || ranked.whole === null || ranked.whole.length >= FEW || ranked.open !== null)
      return pageOf(ranked, own);
    few = ranked.whole;
  }
  const whole = few ?? bestFirst((await search.newest(search.exact, RANKED + 1, null)).hits, search.ties);
  const question = await search.similar();
  const known = whole.map(({ id }) => id);
  const first = { question: search.exact, exact: true };
  if (question === null) {
    const own = { ...first, similar: false };
    return { placed: whole.slice(0, page.limit).map((hit) => placed(hit, own)), rankedAmong: null, further: null };
  }
  const from = after === null || after.exact ? null : after;
  const rest = await rankedFrom(search, question, from, page.limit, known);
  // Nothing more means that no spelling helped: then the words stand as they were typed.
  const similar = after !== null || rest.hits.length > 0 || rest.open !== null;
  const shown = from === null ? whole.filter((hit) => follows(hit, after, search.ties)) : [];
  const behind = pageOf(rest, { question, exact: false, similar });
  const all = [...shown.map((hit) => placed(hit, { ...first, similar })), ...behind.placed];
  return { ...behind, placed: all.slice(0, page.limit) };
}

/** A page in the order in which things were made: what holds the words as typed and what holds similar ones stand together. */
export async function orderedPage<Question>(
  {
    exact,
    similar,
    ask,
  }: Pick<RankedSearch<Question>, 'exact' | 'similar'> & {
    readonly ask: (question: Question, limit: number, from: From) => Promise<Looked<Hit & { readonly exact: boolean }>>;
  },
  page: { readonly after: string | null; readonly limit: number },
): Promise<FoundPage<Question>> {
  const after = page.after === null ? null : placeOf(page.after);
  const from = after === null ? null : { id: after.id, itself: after.itself };
  const found = after?.similar === true ? NOTHING : await ask(exact, Math.max(page.limit, FEW), from);
  const other = after === null ? found.hits.length < FEW && found.open === null : after.similar;
  const question = other ? await similar() : null;
  const [own, { hits, open }] = question === null ? [exact, found] : [question, await ask(question, page.limit, from)];
  const mode = { question: own, similar: question !== null };
  return {
    placed: hits.slice(0, page.limit).map((hit) => placed(hit, { ...mode, exact: hit.exact })),
    rankedAmong: null,
    further: open === null ? null : placeText({ ...mode, exact: false }, '+', open),
  };
}
const NOTHING: Looked<never> = { hits: [], open: null };

interface Ranked {
  readonly hits: readonly RankedHit[];
  /** How many are ranked, where others follow; else null. */
  readonly among: number | null;
  /** With which thing looking goes on. */
  readonly open: string | null;
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
  const behind = async (from: From, most: number, ranked: number) => {
    const { hits, open } = await newest(question, most + known.length, from);
    const others = unknown(hits).slice(0, most);
    return { hits: others.map(({ id }) => ({ id, score: null, ranked })), open };
  };
  if (after !== null && after.score === null) {
    const { ranked } = after;
    return { ...(await behind(after, limit, ranked)), among: ranked, whole: null };
  }
  const { hits: found, open } = await newest(question, RANKED + 1, null);
  const bounded = found.length > RANKED;
  const candidates = found.slice(0, RANKED);
  const among = bounded || open !== null ? candidates.length : null;
  const whole = bestFirst(unknown(candidates), ties);
  const hits = whole.filter((hit) => follows(hit, after, ties)).slice(0, limit);
  const last = candidates.at(-1);
  if (!bounded || last === undefined || hits.length === limit) return { hits, among, open, whole };
  const rest = await behind({ id: last.id, itself: false }, limit - hits.length, candidates.length);
  return { hits: [...hits, ...rest.hits], among, open: rest.open, whole };
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

function pageOf<Question>({ hits, among, open }: Ranked, own: Own<Question>): FoundPage<Question> {
  return {
    placed: hits.map((hit) => placed(hit, own)),
    rankedAmong: among,
    further: open === null ? null : placeText(own, `+${among ?? ''}`, open),
  };
}
