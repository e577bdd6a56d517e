/** The verdicts of a desk, listed or looked for, as the person who asks may see them. */
import type { PersonActor } from '../articles/actors.js';
import type { Claims } from '../claims/ports.js';
import type { PageAsked, Desks } from '../desks/ports.js';
import type { Findings } from '../findings/ports.js';
import type { View } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import { ListVerdicts, type SeenVerdict } from './list-verdicts.js';
import type { Verdicts } from './ports.js';
import type { FoundVerdict, FoundVerdicts, VerdictFilter, VerdictsAsked, VerdictSearch } from './search.js';

export interface ListedVerdict extends SeenVerdict, Pick<FoundVerdict, 'stale' | 'found' | 'place'> {
  /** What its rating is called, on the scale that it was given on; null of one that is sealed. */
  readonly label: string | null;
  /** What the claim says, as its finding has it. */
  readonly says: string | null;
  /** The claim's words on the first page where it appears; null where none has it any more. */
  readonly quote: string | null;
  /** What is exported of its claim is this one: it was the last to be published. */
  readonly isLastPublished: boolean;
}

export class FindVerdicts {
  constructor(
    private readonly ports: {
      readonly verdictSearch: VerdictSearch;
      readonly verdicts: Verdicts;
      readonly claims: Claims;
      readonly findings: Findings;
      readonly desks: Desks;
    },
  ) {}

  /**
   * A page of them, newest first; with words in the order that is asked for. What is sealed now is sealed in every view.
   * Throws `period-invalid`.
   */
  async run(
    by: PersonActor,
    view: View,
    filter: VerdictFilter,
    words: VerdictsAsked | null,
    page: PageAsked,
  ): Promise<Pick<FoundVerdicts, 'rankedAmong' | 'further'> & { readonly verdicts: readonly ListedVerdict[] }> {
    refuseBackwards(filter.givenFrom, filter.givenTo, 'givenTo');
    refuseBackwards(filter.publishedFrom, filter.publishedTo, 'publishedTo');
    const { verdictSearch } = this.ports;
    const { verdicts: rows, ...rest } =
      words === null
        ? await verdictSearch.list(view, by, filter, page)
        : await verdictSearch.find(view, by, filter, words, page);
    return { ...rest, verdicts: await this.shown(by, view, rows) };
  }

  private async shown(by: PersonActor, view: View, rows: readonly FoundVerdict[]): Promise<readonly ListedVerdict[]> {
    const { claims, findings, desks } = this.ports;
    const claimIds = [...new Set(rows.map(({ claimId }) => claimId))];
    const ofClaims = await new ListVerdicts(this.ports).seenOf(by, view, claimIds);
    const seen = new Map([...ofClaims.values()].flat().map((each) => [each.verdict.id, each]));
    const found = rows.flatMap((row) => {
      const each = seen.get(row.id);
      return each === undefined ? [] : { row, each };
    });
    const [held, says, policies] = await Promise.all([
      claims.some(view, claimIds),
      findings.sayings(view, [...new Set(found.map(({ each }) => each.verdict.findingId))]),
      desks.policies(view, by.deskId, [...new Set(found.map(({ each }) => each.verdict.deskVersion))]),
    ]);
    const quotes = new Map(held.map(({ id, appearances }) => [id, appearances[0]?.appearance.passage.exact]));
    return found.map(({ row: { stale, found: why, place }, each }) => {
      const { verdict, sealed } = each;
      const rating = policies.get(verdict.deskVersion)?.ratings.find(({ key }) => key === verdict.rating);
      const last = ofClaims.get(verdict.claimId)?.findLast(({ verdict: { publishedAt } }) => publishedAt !== null);
      return {
        ...each,
        stale,
        found: why,
        place,
        label: sealed ? null : (rating?.label ?? null),
        says: says.get(verdict.findingId) ?? null,
        quote: quotes.get(verdict.claimId) ?? null,
        isLastPublished: last?.verdict.id === verdict.id,
      };
    });
  }
}

function refuseBackwards(from: string | undefined, to: string | undefined, name: string): void {
  if (from === undefined || to === undefined || from <= to) return;
  throw new Refusal('invalid', 'period-invalid', `Found a period from ${from} to ${to}, expected it to end later.`, [
    { where: `query/${name}`, found: to, expected: `${from} or later` },
  ]);
}
