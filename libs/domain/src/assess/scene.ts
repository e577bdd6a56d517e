/** All that the assessments of one claim look at, worked out once. */
import type { Claim } from '../claim.js';
import type { Content } from '../figure.js';
import type { Assessment, CarriedRelation, Difference, Origins, Trace } from '../finding.js';
import type { Vocabulary } from '../vocabulary.js';
import type { Weighed } from '../compare/comparisons.js';
import type { Outcome } from '../compare/outcome.js';
import type { OriginGroups } from '../origins/groups.js';
import type { Ledger } from '../trace/ledger.js';
import type { Link } from '../trace/link.js';
import { byCode } from '../order.js';

export interface Scene {
  readonly claim: Claim;
  /** The claim's content with the slots that a link fills. */
  readonly content: Content;
  /** True when a slot that comparisons need was filled by a link that nobody has confirmed. */
  readonly filledByLink: boolean;
  /** First day of the earliest dated appearance. */
  readonly articleDay: string | undefined;
  /** The day on which the claim was first made: by the statement that it comes from, or else by the article. */
  readonly made: string | undefined;
  readonly ledger: Ledger;
  readonly vocabulary: Vocabulary;
  readonly links: readonly Link[];
  readonly stated: Trace;
  readonly found: Trace;
  readonly weighed: readonly Weighed[];
  readonly outcomes: readonly Outcome[];
  readonly differences: readonly Difference[];
  /** Relations to the claim's trace; `byOrigin` when the relating source is the origin itself, a part of it or what it is a part of. */
  readonly relations: readonly (CarriedRelation & {
    readonly by: string;
    readonly byOrigin: boolean;
    readonly ifLinkHolds: boolean;
    readonly slotWords: readonly string[];
  })[];
  readonly origins: Origins;
  readonly groups: OriginGroups;
  /** Why two sources of one group are linked, in words; `undefined` where they are not. */
  readonly linkBetween: (a: string, b: string) => string | undefined;
  /** Sources of the identified ends of the claim's own trace. */
  readonly ownSources: ReadonlySet<string>;
  /** Groups of the identified ends of the claim's own trace. */
  readonly ownGroups: ReadonlySet<string>;
}

/** Of what came out on the article's own day: it may have been out by then, or not. */
export const SAME_DAY = 'out on the same day as the article, whose author may not have known of it';

/** Whether a statement came out on the very day of the article. */
export function outOnTheDay(key: string, scene: Scene): boolean {
  const day = scene.ledger.entries.get(key)?.publication?.days.to;
  return day !== undefined && scene.claim.appearances.length > 0 && day === scene.articleDay;
}

/** The day by which a statement was out; after all days when nothing dates it. */
export function dayOf(weighed: Weighed): string {
  return weighed.entry.publication?.days.to ?? '9999';
}

/** {@link dayOf} by key. */
export function outOn(key: string, scene: Scene): string {
  return scene.ledger.entries.get(key)?.publication?.days.to ?? '9999';
}

/** The day from which a comparison held: with the last of what is added up in it. */
export function heldFrom(weighed: Weighed, scene: Scene): string {
  const days = (weighed.result.addedUp ?? []).map((key) => outOn(key, scene));
  return [dayOf(weighed), ...days].sort(byCode).at(-1) ?? '9999';
}

/** In the order in which they came out. */
export function inOrder(list: readonly Weighed[]): Weighed[] {
  return [...list].sort((a, b) => byCode(dayOf(a), dayOf(b)) || byCode(a.key, b.key));
}

/** Groups in which its own traces end. */
export function groupsOf(weighed: Weighed, scene: Scene): readonly string[] {
  return weighed.ends.flatMap(({ kind, source }) =>
    kind === 'identified' && source !== undefined ? [scene.groups.groupOf(source)] : [],
  );
}

/** An assessment before it is known whether it held at publication. */
export type Draft = Omit<Assessment, 'heldAtPublication'>;
