/** What a new revision does to the claims that earlier revisions made. Pure: reads and writes nothing. */
import { canonicalJson, isFigure } from '@whence/domain';
import type { Appearance } from '@whence/domain';
import type { ClaimContent, HeldClaim, NewAppearance } from '../claims/ports.js';
import { overlaps } from '../claims/propose/propose-claims.js';
import type { ProposedClaim } from '../claims/propose/propose-claims.js';
import type { Wanted } from '../vocabulary/proposed-entries.js';
import { definedOnly } from '../claims/propose/read-content.js';
import { anchorAgain } from './anchor.js';
import type { ArticleContent, Revision } from './ports.js';

export interface AnchoredClaim {
  readonly claim: HeldClaim;
  /** Its appearances on this page, found again in the new revision. */
  readonly appearances: readonly NewAppearance[];
  /** Words changed or went, or the page has another date: what was found about the claim may not hold. */
  readonly changed: boolean;
  /** What the claim says by the new reading, when only a job has ever said what it says and says otherwise now. */
  readonly held?: ClaimContent;
  /** What the vocabulary lacks for that. */
  readonly wants?: readonly Wanted[];
}

/** What every appearance takes over from its page. */
export function particulars(content: ArticleContent): Pick<Appearance, 'outletName' | 'url' | 'publishedOn'> {
  return definedOnly({ outletName: content.outlet, url: content.url, publishedOn: content.publishedOn });
}

/** Finds the passages of earlier revisions again. Keys of appearances stay: they name the place where it was first seen. */
export function anchorClaims(earlier: readonly HeldClaim[], revision: Revision): readonly AnchoredClaim[] {
  return earlier.map((claim) => {
    const here = claim.appearances.filter(({ articleId }) => articleId === revision.articleId);
    const appearances = here.map((held): NewAppearance => {
      const { health, passage } = anchorAgain(held.appearance.passage, revision.text);
      const { outletName: _name, url: _url, publishedOn: _day, ...kept } = held.appearance;
      return {
        id: held.id,
        version: held.version + 1,
        revisionId: health === 'orphaned' ? held.revisionId : revision.id,
        health,
        appearance: { ...kept, ...particulars(revision.content), passage },
      };
    });
    const changed = appearances.some(
      ({ health, appearance }, at) =>
        health === 'changed' || health === 'orphaned' || appearance.publishedOn !== here[at]?.appearance.publishedOn,
    );
    return { claim, appearances, changed };
  });
}

/**
 * Parts what is proposed into what the page claimed before and what is new. A proposal that nobody has touched says what
 * the new reading says: a draft's "last month" becomes a month on the day when the piece gets its date.
 */
export function readAgain(
  anchored: readonly AnchoredClaim[],
  proposals: readonly ProposedClaim[],
  revisionId: string,
): { readonly known: readonly AnchoredClaim[]; readonly fresh: readonly ProposedClaim[] } {
  const sayings = new Map<AnchoredClaim, ProposedClaim>();
  const fresh: ProposedClaim[] = [];
  for (const proposal of proposals) {
    const known = anchored.find(({ appearances }) => appearances.some((each) => isOf(proposal, each)));
    if (!known) fresh.push(proposal);
    else if (!sayings.has(known)) sayings.set(known, proposal);
  }
  const known = anchored.map((each) => {
    const proposal = sayings.get(each);
    const untouched = each.claim.step.state === 'proposed' && each.claim.held.readIn !== undefined;
    if (!proposal || !untouched) return each;
    const held = { ...proposal.held, readIn: revisionId };
    const { readIn: _before, ...before } = each.claim.held;
    const appearances = each.appearances.map((old) => {
      // Two who say the same words have one passage and an appearance each, in the order of their names.
      const here = each.appearances.filter(({ appearance }) => samePlace(appearance, old.appearance));
      const standing = proposal.appearances.filter((proposed) => standsAt(proposed, old));
      const now = standing[here.indexOf(old)] ?? standing[0];
      return now === undefined
        ? old
        : { ...old, appearance: { ...old.appearance, content: now.content, stated: now.stated } };
    });
    const wants = proposal.wants === undefined ? {} : { wants: proposal.wants };
    return canonicalJson(before) === canonicalJson(proposal.held)
      ? { ...each, ...wants, appearances }
      : { ...each, ...wants, appearances, held };
  });
  return { known, fresh };
}

const samePlace = (one: Appearance, other: Appearance): boolean =>
  one.passage.start === other.passage.start && one.passage.end === other.passage.end;

function isOf(proposal: ProposedClaim, appearance: NewAppearance): boolean {
  return proposal.appearances.some((proposed) => standsAt(proposed, appearance));
}

/** Whether two appearances are one: at the same words, with the same amount. */
function standsAt(proposed: Appearance, { health, appearance }: NewAppearance): boolean {
  if (health === 'orphaned' || !overlaps(proposed.passage, appearance.passage)) return false;
  const [a, b] = [proposed.content, appearance.content];
  return isFigure(a) && isFigure(b)
    ? canonicalJson(a.amount) === canonicalJson(b.amount) && a.measure === b.measure
    : isFigure(a) === isFigure(b) && proposed.passage.exact === appearance.passage.exact;
}
