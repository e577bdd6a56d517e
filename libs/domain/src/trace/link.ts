/**
 * Finds the statement that an appearance rests on. A person's link decides. Without one, the page's own names and
 * figure do, when all of them are exact and only one statement fits; anything less is a suggestion with its reason.
 * Source: DESIGN, Findings; docs/decisions/0005.
 */
import type { Appearance, Claim, StatedSource } from '../claim.js';
import { daysOf } from '../dates.js';
import { isFigure, type Content } from '../figure.js';
import type { Vocabulary } from '../vocabulary.js';
import { byCode } from '../order.js';
import type { Holders } from '../compare/containment.js';
import { sayDate, saySource } from '../words.js';
import { better, dayOf, daysBefore, exactSlots, figureFit, weigh, type Candidate } from './candidates.js';
import { contentBehind, reachedFrom, sayChain, targetOf } from './hands.js';
import type { Ledger } from './ledger.js';

export interface Link {
  /** Key of the appearance. */
  readonly appearance: string;
  /** The statement that the article's hop goes to: the nearest hand that the page names, or the figure's own statement. */
  readonly target: string;
  /** The statement whose content the article is held against. */
  readonly statement: string;
  readonly standing: 'confirmed' | 'suggested';
  readonly because?: string;
  /** The hands by which it was found: the page's own, or those that it names elsewhere. */
  readonly stated: readonly StatedSource[];
  /** True when the hands are named elsewhere on the page, not in this passage. */
  readonly elsewhere: boolean;
}

/** An equal figure from a source that the page does not name is looked for this many days back. */
export const FIGURE_ONLY_DAYS = 31;

function reasonFor(
  candidate: Candidate,
  chain: readonly StatedSource[],
  elsewhere: string | undefined,
  rivals: number,
  vocabulary: Vocabulary,
): string {
  const { statement, publication } = candidate.entry;
  const who = saySource(statement.source, vocabulary);
  const when = publication === undefined ? '' : ` of ${sayDate(publication.date)}`;
  const figure =
    candidate.figure === 'same'
      ? 'gives the same figure'
      : candidate.figure === 'agrees'
        ? 'gives a figure that agrees'
        : 'is its latest on this measure, with another figure';
  const where =
    elsewhere === undefined ? `the page cites ${sayChain(chain)}` : `${elsewhere}; it cites ${sayChain(chain)}`;
  const part = candidate.chain === 'part' ? ' (a part of what the page names)' : '';
  const carrier = candidate.chain === 'hand' ? ' (carried by what the page names)' : '';
  const many = rivals > 1 ? `; ${rivals} statements fit, this is the best and latest` : '';
  return `${where}, and a statement by ${who}${when}${part}${carrier} ${figure}${many}`;
}

function byChain(
  chain: readonly StatedSource[],
  elsewhere: string | undefined,
  appearance: Appearance,
  claim: Content,
  rejected: ReadonlySet<string>,
  ledger: Ledger,
  vocabulary: Vocabulary,
  holders: Holders,
): Link | undefined {
  const keys = chain.flatMap((hand) => (hand.source === undefined ? [] : [hand.source]));
  const end = keys.at(-1);
  if (end === undefined) return undefined;
  const day = appearance.publishedOn === undefined ? undefined : daysOf(appearance.publishedOn).to;
  const reached = reachedFrom([...keys, ...holders.below(end)], ledger);
  const found: Candidate[] = [];
  for (const key of reached) {
    if (rejected.size > 0 && (rejected.has(key) || rejected.has(targetOf(chain, key, ledger)))) continue;
    const candidate = weigh(chain, key, claim, day, ledger, vocabulary, holders);
    if (candidate) found.push(candidate);
  }
  found.sort(better);
  const [best] = found;
  if (best === undefined) return undefined;
  const rivals = found.filter((other) => other.rank.every((rank, n) => rank === best.rank[n])).length;
  const exact =
    elsewhere === undefined && best.chain === 'exact' && best.figure === 'same' && best.slotsExact && rivals === 1;
  const key = best.entry.statement.key;
  return {
    appearance: appearance.key,
    target: targetOf(chain, key, ledger),
    statement: key,
    standing: exact ? 'confirmed' : 'suggested',
    because: exact
      ? `${sayChain(chain)}, the figure and every slot are exact, and no other statement fits`
      : reasonFor(best, chain, elsewhere, rivals, vocabulary),
    stated: chain,
    elsewhere: elsewhere !== undefined,
  };
}

/** The page names nobody: an equal figure, on exactly the same slots, that was fresh, from one origin only. */
function byFigure(
  appearance: Appearance,
  claim: Content,
  rejected: ReadonlySet<string>,
  ledger: Ledger,
  vocabulary: Vocabulary,
): Link | undefined {
  if (claim.measure === undefined || appearance.publishedOn === undefined || !isFigure(claim)) return undefined;
  const day = daysOf(appearance.publishedOn).to;
  const found = (ledger.byMeasure.get(claim.measure) ?? []).flatMap((key) => {
    const entry = ledger.entries.get(key);
    const before = entry === undefined ? undefined : daysBefore(entry, day);
    if (!entry?.content || rejected.has(key) || before === undefined || before < 0 || before > FIGURE_ONLY_DAYS)
      return [];
    // What is known from this very page is no source of it.
    if (entry.statement.document !== undefined && entry.statement.document === appearance.url) return [];
    if (figureFit(claim, entry.content, vocabulary) !== 'same' || !exactSlots(claim, entry, day, vocabulary)) return [];
    return [entry];
  });
  const sources = new Set(found.map((entry) => entry.statement.source));
  found.sort((a, b) => byCode(dayOf(b), dayOf(a)) || byCode(a.statement.key, b.statement.key));
  const [best] = found;
  if (best === undefined || sources.size !== 1) return undefined;
  const { key, source } = best.statement;
  return {
    appearance: appearance.key,
    target: key,
    statement: key,
    standing: 'suggested',
    because: `the page names nobody; ${saySource(source, vocabulary)} gave the same figure on the same measure on ${sayDate(best.publication?.date ?? '')}, and no other source did in the ${FIGURE_ONLY_DAYS} days before`,
    stated: [],
    elsewhere: true,
  };
}

/**
 * Links of one appearance: those that a person confirmed, or else the best that can be found. A confirmed link to a
 * statement that is not admitted (unknown, or published after the cutoff) is left out.
 */
export function linksOf(
  appearance: Appearance,
  claim: Claim,
  ledger: Ledger,
  vocabulary: Vocabulary,
  holders: Holders,
): Link[] {
  const own = claim.links.filter((link) => link.appearance === appearance.key);
  const confirmed = own.filter((link) => link.standing === 'confirmed' && ledger.entries.has(link.statement));
  if (confirmed.length > 0)
    return [...new Set(confirmed.map((link) => link.statement))].sort(byCode).map((key) => {
      const statement = contentBehind(key, ledger);
      const target = key === statement ? targetOf(appearance.stated, key, ledger) : key;
      return {
        appearance: appearance.key,
        target,
        statement,
        standing: 'confirmed',
        stated: appearance.stated,
        elsewhere: false,
      };
    });
  const rejected = new Set(own.filter((link) => link.standing === 'rejected').map((link) => link.statement));
  const { content } = appearance;
  const named = appearance.stated.some((hand) => hand.kind === 'named');
  const found = byChain(appearance.stated, undefined, appearance, content, rejected, ledger, vocabulary, holders);
  if (found) return [found];
  if (named) return [];
  const maybe = (appearance.mayBe ?? []).flatMap(({ stated, because }) => {
    const link = byChain(stated, because, appearance, content, rejected, ledger, vocabulary, holders);
    return link ? [link] : [];
  });
  const [first] = maybe;
  if (first) return [first];
  const link = byFigure(appearance, content, rejected, ledger, vocabulary);
  return link ? [link] : [];
}
