/** Verdicts of a desk, as a view shows them to somebody: newest first, or what fits some words best first. */
import type {
  FoundText,
  FoundVerdict,
  FoundVerdicts,
  PageAsked,
  VerdictFilter,
  VerdictsAsked,
  VerdictSearch,
  VerdictText,
  View,
} from '@whence/workflow';
import type { DataSource, EntityManager } from 'typeorm';
import { managerOf } from '../../changes.js';
import { type AskedWords, askedWords, similarWords } from '../../search/asked-words.js';
import { type From, inOrder, type InOrder } from '../../search/in-order.js';
import { type FoundPage, orderedPage, type Placed, rankedPage } from '../../search/ranked-page.js';
import { shownTexts } from '../../search/shown-texts.js';
import { drawnAt, drawnBy } from '../../views.js';
import { STALE, verdictFilterValues, verdictFits } from './filter.js';
import { type RatedName, ratedNames } from './rated-names.js';
import { FOUND, TEXTS_OF_VERDICTS } from './searched-texts.js';

interface Looker {
  readonly deskId: string;
  readonly personId: string;
}

/** $3 at most, $4 before which id, $5 the person who looks. Then the filter. */
const NEWEST = `SELECT v.id FROM verdict v WHERE ($4::uuid IS NULL OR v.id < $4) AND ${verdictFits(6)}
  ORDER BY v.id DESC LIMIT $3`;

/** $1 verdicts. */
const STANDING = `SELECT v.id, v.claim_id AS "claimId", ${STALE} AS stale FROM verdict v
  WHERE v.id = ANY($1::uuid[]) AND ${drawnBy('v', 2)}`;

type StandingRow = Pick<FoundVerdict, 'id' | 'claimId' | 'stale'>;

export class StoreVerdictSearch implements VerdictSearch {
  constructor(private readonly dataSource: DataSource) {}

  async list(view: View, by: Looker, filter: VerdictFilter, { after, limit }: PageAsked): Promise<FoundVerdicts> {
    const manager = managerOf(view, this.dataSource);
    const drawn = await drawnAt(manager, view);
    const values = [by.deskId, drawn, limit, after, by.personId, ...verdictFilterValues(filter)];
    const rows: { id: string }[] = await manager.query(NEWEST, values);
    const ids = rows.map(({ id }) => id);
    const standing = await standingOf(manager, drawn, ids);
    return {
      verdicts: ids.flatMap((id) => {
        const row = standing.get(id);
        return row === undefined ? [] : { ...row, found: null, place: id };
      }),
      rankedAmong: null,
      further: null,
    };
  }

  async find(
    view: View,
    by: Looker,
    filter: VerdictFilter,
    asked: VerdictsAsked,
    page: PageAsked,
  ): Promise<FoundVerdicts> {
    const manager = managerOf(view, this.dataSource);
    const exact = await askedWords(manager, asked.typed);
    if (exact === null) return { verdicts: [], rankedAmong: null, further: null };
    const drawn = await drawnAt(manager, view);
    const looking = new Looking(manager, view, by, filter, asked, exact, drawn);
    const { placed, rankedAmong, further } = await looking.page(page);
    const standing = await standingOf(
      manager,
      drawn,
      placed.map(({ id }) => id),
    );
    const texts = await looking.textsOf(placed);
    return {
      verdicts: placed.flatMap(({ id, exact: whole, place }) => {
        const row = standing.get(id);
        if (row === undefined) return [];
        return { ...row, found: { by: whole ? 'words' : 'similar-words', texts: texts.get(id) ?? [] }, place } as const;
      }),
      rankedAmong,
      further,
    };
  }
}

async function standingOf(
  manager: EntityManager,
  drawn: string | null,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StandingRow>> {
  const rows: StandingRow[] = ids.length === 0 ? [] : await manager.query(STANDING, [ids, drawn]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** A question in the form that is put to the database: as typed, or with other spellings. */
interface Question {
  readonly asked: AskedWords;
  readonly ratings: readonly RatedName[];
}

interface Row {
  readonly of: string;
  readonly in: VerdictText;
  readonly key: string | null;
  readonly version: number | null;
  readonly texts: readonly (string | null)[];
}

/** One search: the questions that are put for it, and what they find. */
class Looking {
  constructor(
    private readonly manager: EntityManager,
    private readonly view: View,
    private readonly by: Looker,
    private readonly filter: VerdictFilter,
    private readonly asked: VerdictsAsked,
    private readonly exact: AskedWords,
    private readonly drawn: string | null,
  ) {}

  async page(page: PageAsked): Promise<FoundPage<Question>> {
    const exact = await this.question(this.exact);
    const similar = () => this.similar();
    const ask = (question: Question, limit: number, start: From) => this.ask(question, limit, start);
    if (this.asked.order === 'newest') return orderedPage({ exact, similar, ask }, page);
    return rankedPage({ exact, similar, newest: ask, ties: 'newest' }, page);
  }

  /** Why each verdict was found. */
  async textsOf(found: readonly Placed<Question>[]): Promise<ReadonlyMap<string, readonly FoundText<VerdictText>[]>> {
    const texts = new Map<string, readonly FoundText<VerdictText>[]>();
    for (const question of new Set(found.map((one) => one.question))) {
      const ids = found.flatMap((one) => (one.question === question ? one.id : []));
      const [kind, names] = namesIn(question);
      const rows: Row[] = await this.manager.query(TEXTS_OF_VERDICTS[kind], [...this.shared(question), ids, ...names]);
      const whole = rows.flatMap((row) => {
        if (row.in !== 'quote') return { ...row, isName: row.in === 'rating' };
        const [quote = null, ...attributions] = row.texts;
        return [
          { ...row, isName: false, texts: [quote] },
          { ...row, in: 'attribution' as const, isName: false, texts: attributions },
        ];
      });
      for (const [id, shown] of await shownTexts(this.manager, this.asked.typed, question.asked, whole))
        texts.set(id, shown);
    }
    return texts;
  }

  private async question(asked: AskedWords): Promise<Question> {
    const { manager, drawn, exact } = this;
    return {
      asked,
      ratings: await ratedNames(manager, drawn, this.by.deskId, { typed: this.asked.typed, asked, exact }),
    };
  }

  /** Where no word has another spelling, a rating's name may have one: that is another question with the same words. */
  private async similar(): Promise<Question> {
    const { manager, view, exact } = this;
    const texts = this.asked.claims ? (['claim', 'verdict'] as const) : (['verdict'] as const);
    return this.question((await similarWords(manager, view, this.by.deskId, exact, texts)) ?? { ...exact });
  }

  private ask(question: Question, limit: number, start: From): Promise<InOrder> {
    const [shared, filter] = [this.shared(question), verdictFilterValues(this.filter)];
    const [kind, names] = namesIn(question);
    return inOrder(
      (texts, from) => this.manager.query(FOUND[kind], [...shared, texts, from, ...filter, ...names]),
      limit,
      start,
    );
  }

  private shared({ asked }: Question): unknown[] {
    return [this.by.deskId, this.drawn, asked.query, this.exact.query, this.by.personId, this.asked.claims];
  }
}

/** Ratings whose names hold the words, as a parameter; none where there is none, and then less is asked and planned. */
function namesIn({ ratings }: Question): readonly ['named' | 'plain', readonly string[]] {
  if (ratings.length === 0) return ['plain', []];
  return ['named', [JSON.stringify(ratings)]];
}
