/** Claims found by words, as a view shows them to somebody: what fits best first, or in the order in which they were made. */
import type {
  ClaimFilter,
  ClaimSearch,
  FoundClaims,
  FoundText,
  PageAsked,
  SearchAsked,
  SearchedText,
  View,
} from '@whence/workflow';
import type { DataSource, EntityManager } from 'typeorm';
import { managerOf } from '../../changes.js';
import { askedWords, similarWords } from '../../search/asked-words.js';
import type { AskedWords } from '../../search/asked-words.js';
import { type From, inOrder, type InOrder } from '../../search/in-order.js';
import { type FoundPage, orderedPage, type Placed, rankedPage } from '../../search/ranked-page.js';
import { shownTexts } from '../../search/shown-texts.js';
import { drawnAt } from '../../views.js';
import { filterValues } from '../list-claims.js';
import { loadClaims } from '../load-claims.js';
import { namedEntries, type NamedEntry } from './named-entries.js';
import { foundSql, TEXTS_OF_CLAIMS } from './searched-texts.js';

/** A question in the form that is put to the database: as typed, or with other spellings. */
interface Question {
  readonly asked: AskedWords;
  readonly exact: AskedWords;
  readonly entries: readonly NamedEntry[];
}

interface Row {
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
    asked: SearchAsked,
    page: PageAsked,
  ): Promise<FoundClaims> {
    const manager = managerOf(view, this.dataSource);
    const exact = await askedWords(manager, asked.typed);
    if (exact === null) return { claims: [], rankedAmong: null, further: null };
    const looking = new Looking(manager, view, deskId, filter, asked, exact, await drawnAt(manager, view));
    const { placed: found, rankedAmong, further } = await looking.page(page);
    const ids = found.map(({ id }) => id);
    const claims = new Map((await loadClaims(manager, view, ids)).map((claim) => [claim.id, claim]));
    const texts = await looking.textsOf(found);
    return {
      claims: found.flatMap(({ id, exact: whole, place }) => {
        const claim = claims.get(id);
        if (claim === undefined) return [];
        return { claim, by: whole ? 'words' : 'similar-words', texts: texts.get(id) ?? [], place } as const;
      }),
      rankedAmong,
      further,
    };
  }
}

/** One search: the questions that are put for it, and what they find. */
class Looking {
  constructor(
    private readonly manager: EntityManager,
    private readonly view: View,
    private readonly deskId: string,
    private readonly filter: ClaimFilter,
    private readonly asked: SearchAsked,
    private readonly exact: AskedWords,
    private readonly drawn: string | null,
  ) {}

  async page(page: PageAsked): Promise<FoundPage<Question>> {
    const exact = await this.question(this.exact);
    const similar = () => this.similar();
    if (this.asked.order === 'made')
      return orderedPage({ exact, similar, ask: (...asked) => this.ask('made', ...asked) }, page);
    return rankedPage({ exact, similar, newest: (...asked) => this.ask('newest', ...asked), ties: 'oldest' }, page);
  }

  /** Why each claim was found. */
  async textsOf(found: readonly Placed<Question>[]): Promise<ReadonlyMap<string, readonly FoundText[]>> {
    const texts = new Map<string, readonly FoundText[]>();
    for (const question of new Set(found.map((one) => one.question))) {
      const ids = found.flatMap((one) => (one.question === question ? one.id : []));
      const [kind, names] = namesIn(question);
      const rows: Row[] = await this.manager.query(TEXTS_OF_CLAIMS[kind], [...this.shared(question), ids, ...names]);
      const whole = rows.flatMap(({ claimId: of, texts: held, ...row }) => {
        const isName = row.in === 'source' || row.in === 'measure' || row.in === 'place';
        if (row.in !== 'quote') return { of, ...row, isName, texts: held ?? namesOf(row, question.entries) };
        const [quote = null, ...attributions] = held ?? [];
        return [
          { of, ...row, isName, texts: [quote] },
          { of, ...row, in: 'attribution' as const, isName, texts: attributions },
        ];
      });
      for (const [id, shown] of await shownTexts(this.manager, this.asked.typed, question.asked, whole))
        texts.set(id, shown);
    }
    return texts;
  }

  private async question(asked: AskedWords): Promise<Question> {
    const { manager, view, deskId, exact } = this;
    const { by, typed } = this.asked;
    return {
      asked,
      exact,
      entries: by.ledger ? await namedEntries(manager, view, deskId, { typed, asked, exact }) : [],
    };
  }

  /** Where no word has another spelling, a name may have one: that is another question with the same words. */
  private async similar(): Promise<Question> {
    const { manager, view, deskId, exact } = this;
    const texts = this.asked.by.verdicts ? (['claim', 'verdict'] as const) : (['claim'] as const);
    return this.question((await similarWords(manager, view, deskId, exact, texts)) ?? { ...exact });
  }

  private ask(order: 'newest' | 'made', question: Question, limit: number, start: From): Promise<InOrder> {
    const [shared, filter] = [this.shared(question), filterValues(this.filter)];
    const [kind, names] = namesIn(question);
    const sql = foundSql(order, kind, this.filter);
    return inOrder(
      (texts, from) => this.manager.query(sql, [...shared, texts, from, ...filter, ...names]),
      limit,
      start,
    );
  }

  private shared({ asked }: Question): unknown[] {
    const { personId, verdicts } = this.asked.by;
    return [this.deskId, this.drawn, asked.query, this.exact.query, personId, verdicts];
  }
}

/** Names that hold the words, as a parameter; none where there is none, and then less is asked and planned. */
function namesIn({ entries }: Question): readonly ['named' | 'plain', readonly string[]] {
  if (entries.length === 0) return ['plain', []];
  return ['named', [JSON.stringify(entries.map(({ names: _, ...entry }) => entry))]];
}

function namesOf({ in: kind, key }: Pick<Row, 'in' | 'key'>, entries: readonly NamedEntry[]): readonly string[] {
  return entries.find((entry) => entry.kind === kind && entry.key === key)?.names ?? [];
}
