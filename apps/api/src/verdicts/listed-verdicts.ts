/** The list of a desk's verdicts, and the search box over it. */
import { Inject, Injectable } from '@nestjs/common';
import type { StorePorts } from '@whence/store';
import { FindVerdicts } from '@whence/workflow';
import type { ListedVerdict, Recognised, VerdictFilter, View } from '@whence/workflow';
import type { z } from 'zod';
import { needsAlso, pageAsked, PORTS, splitPlace, toPage } from '../foundation/index.js';
import { type deskVerdictsQuery, OF_CLAIMS, type verdictPage } from './desk-verdicts.schemas.js';
import { presentVerdict } from './present-verdict.js';

type Query = z.infer<typeof deskVerdictsQuery>;
type Page = z.input<typeof verdictPage>;

@Injectable()
export class ListedVerdicts {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(FindVerdicts) private readonly findVerdicts: FindVerdicts,
  ) {}

  /**
   * A page of the list. Throws `cursor-malformed`, `period-invalid`; `not-permitted` where it asks about claims and the key may
   * not read them.
   * @param address the path and query of the request
   */
  async run(who: Recognised, query: Query, address: string): Promise<Page> {
    const { actor, permissions } = who;
    const claims = permissions.has('claim:read');
    const ofClaims = OF_CLAIMS.find((name) => query[name] !== undefined);
    if (ofClaims !== undefined) needsAlso(who, 'claim:read', `no "${ofClaims}" in the query`);
    const { q: typed, order = 'relevance', mine, assignee } = query;
    const isRanked = typed !== undefined && order === 'relevance';
    const { after, limit } = pageAsked(query, typed === undefined ? 'id' : isRanked ? 'relevance' : 'found');
    if (mine !== undefined && assignee !== undefined && assignee !== actor.personId) return { entries: [], next: null };
    const [position, place] = isRanked ? splitPlace(after) : [null, after];
    const view = isRanked ? await this.viewOf(query, position) : await this.ports.views.at(query.asOf);
    const {
      verdicts: rows,
      rankedAmong,
      further,
    } = await this.findVerdicts.run(
      actor,
      view,
      filterOf(query, actor.personId),
      typed === undefined ? null : { typed, claims, order },
      { after: place, limit },
    );
    const cursorOf = (at: string) => (isRanked ? `${view.position ?? 0}/${at}` : at);
    const page = toPage(
      query,
      address,
      rows,
      (row) => present(row, claims),
      (row) => cursorOf(row.place),
      further === null ? null : cursorOf(further),
    );
    return { ...page, ...(rankedAmong === null ? {} : { rankedAmong }) };
  }

  /** All pages by relevance look at the moment of the first. */
  private async viewOf({ asOf: moment }: Query, position: string | null): Promise<View> {
    if (position !== null) return { position: Number(position) };
    return moment === null ? this.ports.views.latest() : this.ports.views.at(moment);
  }
}

function present(row: ListedVerdict, claims: boolean): Page['entries'][number] {
  const { claimId, findingNumber } = row.verdict;
  const claim = `/v1/claims/${claimId}`;
  return {
    ...presentVerdict(row.verdict, row.sealed),
    label: row.label,
    ...(claims ? { quote: row.quote, says: row.says } : {}),
    stale: row.stale,
    links: {
      claim,
      finding: `${claim}/findings/${findingNumber}`,
      claimReview: row.isLastPublished ? `${claim}/claim-review` : null,
    },
    ...(row.found === null ? {} : { found: row.found }),
  };
}

function filterOf(query: Query, personId: string): VerdictFilter {
  const { limit: _limit, cursor: _cursor, q: _q, order: _order, asOf: _asOf, mine, corrects, stale, ...rest } = query;
  return {
    ...rest,
    ...(mine === undefined ? {} : { assignee: personId }),
    ...(corrects === undefined ? {} : { corrects: true }),
    ...(stale === undefined ? {} : { stale: true }),
  };
}
