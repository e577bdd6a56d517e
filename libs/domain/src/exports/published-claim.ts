/**
 * A claim whose verdict is published, as exports tell of it: what any reader may know. It holds no names or addresses of
 * persons, no reasons of the review, no remarks, and no passage of a draft or an embargoed piece.
 */
import type { Passage } from '../claim.js';
import type { PartialDate } from '../dates.js';
import { daysOf } from '../dates.js';
import { byCode } from '../order.js';
import { sayDate } from '../words.js';

/** A rating with its place in ClaimReview, of the scale on which the verdict was given. */
export interface ScaleRating {
  readonly key: string;
  readonly label: string;
  readonly meaning: string;
  /** `ratingValue` runs from {@link WORST_RATING} to {@link BEST_RATING}; null where the scale has no place for it. */
  readonly claimReview: { readonly ratingValue: number | null; readonly alternateName: string };
  /** In which its names are written, BCP 47; absent: not said. */
  readonly language?: string;
}

export const WORST_RATING = 1;
export const BEST_RATING = 5;

/** Why a verdict that was published does not stand any more, though no other took its place. */
export interface PublishedRetraction {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** What readers are told. */
  readonly notice: string;
  /** UUIDs of the two persons who stand behind it. */
  readonly proposedBy: string;
  readonly decidedBy: string;
}

/** A verdict that was published, whether or not it still stands. */
export interface PublishedVerdict {
  /** UUID. */
  readonly id: string;
  /** From 1, per claim; versions that were never published count. */
  readonly version: number;
  readonly rating: ScaleRating;
  /** Version of the desk on whose scale it was given. */
  readonly deskVersion: number;
  readonly rationale: string;
  /** Keys of statements. */
  readonly cited: readonly string[];
  /** Number of the finding that it rests on. */
  readonly finding: number;
  /** UUIDs of the two persons who stand behind it. */
  readonly givenBy: string;
  readonly approvedBy: string;
  /** ISO 8601, UTC. */
  readonly givenAt: string;
  readonly publishedAt: string;
  /** What the desk tells readers of its taking the place of another. */
  readonly correction?: string;
  readonly retraction?: PublishedRetraction;
}

/** Where the claim appears in a piece that is out. */
export interface PublishedAppearance {
  readonly key: string;
  readonly title: string;
  readonly outlet?: string;
  readonly url?: string;
  /** BCP 47. */
  readonly language?: string;
  readonly publishedOn?: PartialDate;
  /** SHA-256 of the text in which the passage's offsets count, 64 hex digits. */
  readonly textSha256: string;
  readonly passage: Passage;
  /** Where the passage stands in Unicode code points of that text, end excluded. */
  readonly codePoints: { readonly start: number; readonly end: number };
}

export interface ReviewingDesk {
  /** UUID. */
  readonly id: string;
  readonly name: string;
  /** Address of the newsroom. */
  readonly homepage?: string;
  /** Address of the page of a fact check, in which `{claimId}` stands for the claim's id. */
  readonly factCheckPage?: string;
  /** In which it writes its verdicts, BCP 47; absent: not said. */
  readonly language?: string;
}

export interface PublishedClaim {
  /** UUID. */
  readonly id: string;
  /** What the claim says, in words, as the finding under the standing verdict has it. */
  readonly says: string;
  readonly desk: ReviewingDesk;
  /** True while the claim is reopened and a verdict stands: the verdict stands until another is published, or it is confirmed. */
  readonly underReviewAgain: boolean;
  /** The last that was published. It stands unless it was retracted. */
  readonly standing: PublishedVerdict;
  /** Those that stood before, oldest first. */
  readonly earlier: readonly PublishedVerdict[];
  readonly appearances: readonly PublishedAppearance[];
  /** How many appearances are left out, because the piece is a draft, embargoed, or no longer has the passage. */
  readonly withheld: number;
}

/** Characters within which `claimReviewed` should stay. Source: Google Search Central, ClaimReview structured data. */
export const CLAIM_REVIEWED_BELOW = 75;

/** Characters as a reader counts them: code points. */
export function charactersOf(text: string): number {
  return [...text].length;
}

/**
 * The claim in a short form: the page's own words where they are shorter than {@link CLAIM_REVIEWED_BELOW} characters,
 * else what it was read to say where that is; else the page's own words at their full length. Nothing is ever cut.
 */
export function claimReviewedOf(claim: Pick<PublishedClaim, 'appearances' | 'says'>): string {
  const quotes = claim.appearances.map(({ passage }) => passage.exact.replaceAll(/\s+/g, ' ').trim());
  const texts = [...quotes, claim.says].filter((text) => text !== '');
  return texts.find((text) => charactersOf(text) < CLAIM_REVIEWED_BELOW) ?? texts[0] ?? claim.says;
}

/** The address of the page of a fact check; undefined where the desk has told none. */
export function pageOfClaim({ desk, id }: Pick<PublishedClaim, 'desk' | 'id'>): string | undefined {
  return desk.factCheckPage?.replaceAll('{claimId}', id);
}

/** "3 July 2025" of a moment, UTC. */
export function sayDay(moment: string): string {
  return sayDate(moment.slice(0, 10));
}

/** What a later version of a verdict changed, for a reader. */
export interface Correction {
  /** The verdict that was published in the place of another. */
  readonly verdict: PublishedVerdict;
  readonly replaced: PublishedVerdict;
  readonly text: string;
}

/** One for each verdict that was published in the place of another, oldest first. */
export function correctionsOf({ earlier, standing }: Pick<PublishedClaim, 'earlier' | 'standing'>): Correction[] {
  const all = [...earlier, standing];
  return all.slice(1).map((verdict, index) => {
    const replaced = all[index] as PublishedVerdict;
    const [before, now] = [replaced.rating.label, verdict.rating.label];
    const what = replaced.retraction
      ? `the claim was judged anew, “${now}”, after the verdict “${before}” of ${sayDay(replaced.publishedAt)} had been retracted`
      : before === now
        ? `the verdict “${now}” of ${sayDay(replaced.publishedAt)} was published anew, with other reasons`
        : `the verdict “${before}” of ${sayDay(replaced.publishedAt)} was replaced by “${now}”`;
    const words = verdict.correction === undefined ? '' : ` ${verdict.correction}`;
    return { verdict, replaced, text: `Correction of ${sayDay(verdict.publishedAt)}: ${what}.${words}` };
  });
}

/** What readers are told of a verdict that was retracted; undefined of one that was not. */
export function retractionText({ rating, publishedAt, retraction }: PublishedVerdict): string | undefined {
  if (retraction === undefined) return undefined;
  return `Retraction of ${sayDay(retraction.at)}: the verdict “${rating.label}” of ${sayDay(publishedAt)} was retracted. ${retraction.notice}`;
}

/** Something that readers are told of verdicts that do not stand any more. */
export interface Notice {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly text: string;
}

/** Corrections and retractions of a claim, oldest first. */
export function noticesOf(claim: Pick<PublishedClaim, 'earlier' | 'standing'>): readonly Notice[] {
  const corrections = correctionsOf(claim).map(({ verdict, text }) => ({ at: verdict.publishedAt, text }));
  const retractions = [...claim.earlier, claim.standing].flatMap((verdict) => {
    const text = retractionText(verdict);
    return text === undefined || verdict.retraction === undefined ? [] : [{ at: verdict.retraction.at, text }];
  });
  return [...corrections, ...retractions].sort((a, b) => byCode(a.at, b.at));
}

/** What stands while a published claim is reviewed again; undefined when it is not. */
export function reviewedAgainText({ underReviewAgain, standing }: PublishedClaim): string | undefined {
  if (!underReviewAgain || standing.retraction !== undefined) return undefined;
  return `Under review again; the verdict “${standing.rating.label}” of ${sayDay(standing.publishedAt)} stands until another is published.`;
}

/**
 * The pieces in which it appears, as `oldestFirst` has them: each once, however often it says the same, in a headline and
 * again in the body. What has no address is told apart by its text.
 */
export function piecesOf(appearances: readonly PublishedAppearance[]): PublishedAppearance[] {
  const pieces = new Map<string, PublishedAppearance>();
  for (const each of oldestFirst(appearances)) {
    const { url, title, outlet, publishedOn, language, textSha256 } = each;
    const piece = JSON.stringify([url ?? textSha256, title, outlet, publishedOn, language]);
    if (!pieces.has(piece)) pieces.set(piece, each);
  }
  return [...pieces.values()];
}

/** The appearances by when their pieces came out, undated ones last; a partial date counts by its last day. */
export function oldestFirst(appearances: readonly PublishedAppearance[]): PublishedAppearance[] {
  const dayOf = ({ publishedOn }: PublishedAppearance) => (publishedOn === undefined ? '~' : daysOf(publishedOn).to);
  return [...appearances].sort((a, b) => byCode(dayOf(a), dayOf(b)) || byCode(a.key, b.key));
}
