/** The list of claims, and the search box over it. */
import { Inject, Injectable } from '@nestjs/common';
import { REVIEW_STATES } from '@whence/domain';
import type { StorePorts } from '@whence/store';
import { SEARCH_ORDERS, SEARCHED_TEXTS } from '@whence/workflow';
import type { ClaimFilter, FoundClaims, Recognised, View } from '@whence/workflow';
import { z } from 'zod';
import {
  asOf,
  id,
  key,
  line,
  needsAlso,
  pageAsked,
  pageOf,
  pageQuery,
  PORTS,
  rankedAmong,
  splitPlace,
  toPage,
} from '../foundation/index.js';
import { claim, offset } from './claims.schemas.js';
import { PresentedClaims } from './present-claim.js';

export const listQuery = z
  .strictObject({
    ...pageQuery,
    state: z.enum(REVIEW_STATES).nullable().default(null),
    articleId: id.nullable().default(null),
    q: z.string().min(1).max(300).exactOptional().meta({
      description:
        'Words that stand together in one text of a claim, stemmed as English: `troops sent`, `"in July"`, `troops or soldiers`, `troops -ships`. Where fewer than three claims hold them, those follow whose words are spelled nearly so: a letter off, from eight letters on two; never numbers. `found` tells why each claim is there. Words that must be absent find nothing by themselves.',
    }),
    order: z.enum(SEARCH_ORDERS).exactOptional().meta({
      description:
        'With `q`. `relevance`, the usual: claims that hold the words as they are typed before those that hold similar ones, then by how well their best text fits, then in the order in which they were made. Where more than a thousand hold the words, the newest thousand are ranked so, the others follow newest first, and `rankedAmong` says it. `made`: in that order alone, and claims that come in meanwhile are on the last page.',
    }),
    assignee: id.exactOptional().meta({ description: 'The person to whom it is assigned now.' }),
    mine: z
      .enum(['true'])
      .exactOptional()
      .meta({ description: 'Assigned to you now; with `assignee` only if that is you.' }),
    overdue: z.enum(['true']).exactOptional().meta({ description: 'Assigned, and due before today (UTC).' }),
    measure: key.exactOptional().meta({ description: 'The measure that it counts, by its own key.' }),
    rating: line(100)
      .exactOptional()
      .meta({ description: 'The rating of its newest published verdict. Needs `verdict:read`.' }),
    asOf,
  })
  .refine(({ q, order }) => q !== undefined || order === undefined, {
    error: 'words to order by, in q',
    path: ['order'],
  });

const foundText = z
  .strictObject({
    in: z.enum(SEARCHED_TEXTS).meta({
      description:
        'The quote on the page, whom the page names, what the claim is about, the rationale of a verdict, the reasons of a second rating, a remark; or a name that a ledger has for a source, measure or place of the claim.',
    }),
    key: z
      .string()
      .nullable()
      .meta({ description: 'Of the appearance or of the entry of a ledger; the id of a remark.' }),
    version: z.int().nullable().meta({ description: 'Of the verdict.' }),
    text: z.string().meta({ description: 'Some of its words, as they stand there.' }),
    start: offset.meta({ description: 'Where they begin in the whole text, in UTF-16 code units.' }),
    marks: z
      .array(z.strictObject({ start: offset, end: offset }).readonly())
      .readonly()
      .meta({ description: 'The words that were found, by their offsets in `text`.' }),
  })
  .readonly()
  .meta({ id: 'FoundText', description: 'A text of a claim that holds the words, and where.' });

export const listedClaim = claim
  .extend({
    found: z
      .strictObject({
        by: z.enum(['words', 'similar-words']).meta({
          description: 'By the words as they were typed, or only by words that are spelled nearly so.',
        }),
        texts: z.array(foundText).readonly().meta({ description: 'At most five, what fits best first.' }),
      })
      .exactOptional()
      .meta({ description: 'Why it was found; where `q` is given.' }),
  })
  .meta({ id: 'ListedClaim', description: 'A claim in a list.' });

export const claimPage = pageOf(listedClaim, 'ClaimPage').extend({ rankedAmong }).meta({ id: 'ClaimPage' });

type Query = z.infer<typeof listQuery>;

@Injectable()
export class ListedClaims {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(PresentedClaims) private readonly presented: PresentedClaims,
  ) {}

  /** A page of the list. Throws `cursor-malformed`; `not-permitted` where it asks about verdicts. @param address the path and query of the request */
  async run(who: Recognised, query: Query, address: string) {
    if (query.rating !== undefined) needsAlso(who, 'verdict:read', 'no "rating" in the query');
    const { personId } = who.actor;
    const isNobodys = query.mine !== undefined && query.assignee !== undefined && query.assignee !== personId;
    if (query.q !== undefined) return this.found(who, query, query.q, isNobodys, address);
    const asked = pageAsked(query);
    const view = await this.ports.views.at(query.asOf);
    const { claims } = this.ports;
    const rows = isNobodys ? [] : await claims.list(view, who.actor.deskId, this.filterOf(query, personId), asked);
    return toPage(query, address, rows, await this.presented.of(who, view, rows), (row) => row.id);
  }

  private async found(who: Recognised, query: Query, typed: string, isNobodys: boolean, address: string) {
    const { permissions, actor } = who;
    const { order = 'relevance' } = query;
    const isRanked = order === 'relevance';
    const { after, limit } = pageAsked(query, isRanked ? 'relevance' : 'found');
    const [position, place] = isRanked ? splitPlace(after) : [null, after];
    const view = isRanked ? await this.viewOf(query, position) : await this.ports.views.at(query.asOf);
    const by = {
      personId: actor.personId,
      verdicts: permissions.has('verdict:read'),
      ledger: permissions.has('ledger:read'),
    };
    const {
      claims: rows,
      rankedAmong,
      further,
    }: FoundClaims = isNobodys
      ? { claims: [], rankedAmong: null, further: null }
      : await this.ports.claimSearch.find(
          view,
          actor.deskId,
          this.filterOf(query, actor.personId),
          { typed, by, order },
          { after: place, limit },
        );
    const present = await this.presented.of(
      who,
      view,
      rows.map(({ claim: held }) => held),
    );
    const cursorOf = (at: string) => (isRanked ? `${view.position ?? 0}/${at}` : at);
    const page = toPage(
      query,
      address,
      rows,
      ({ claim: held, by: how, texts }) => ({ ...present(held), found: { by: how, texts } }),
      ({ place: at }) => cursorOf(at),
      further === null ? null : cursorOf(further),
    );
    return { ...page, ...(rankedAmong === null ? {} : { rankedAmong }) };
  }

  /** All pages look at the moment of the first. */
  private async viewOf({ asOf: moment }: Query, position: string | null): Promise<View> {
    if (position !== null) return { position: Number(position) };
    return moment === null ? this.ports.views.latest() : this.ports.views.at(moment);
  }

  private filterOf(query: Query, personId: string): ClaimFilter {
    const { state, articleId, measure, rating, overdue } = query;
    const assignee = query.mine === undefined ? query.assignee : personId;
    return {
      ...(state === null ? {} : { states: [state] }),
      ...(articleId === null ? {} : { articleId }),
      ...(assignee === undefined ? {} : { assignee }),
      ...(overdue === undefined ? {} : { dueBefore: this.ports.clock.now().toISOString().slice(0, 10) }),
      ...(measure === undefined ? {} : { measure }),
      ...(rating === undefined ? {} : { rating }),
    };
  }
}
