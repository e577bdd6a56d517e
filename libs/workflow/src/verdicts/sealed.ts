/**
 * Blind review: whoever may still become the second person does not see the first verdict. That is everybody but its author,
 * whatever their role, until a second person has given a rating of their own.
 */
import type { HeldVerdict } from './ports.js';

type Seen = Pick<HeldVerdict, 'id' | 'version' | 'personId' | 'secondReview' | 'publishedAt' | 'reading' | 'reviews'>;

/** A second person has read it, or it was published. */
function isOpened({ publishedAt, reading, reviews }: Seen): boolean {
  return publishedAt !== null || reading !== null || reviews.length > 0;
}

/**
 * Ids of the verdicts that are sealed from a person: given for a blind review by somebody else, and neither they nor a later
 * verdict on the claim was opened. What is sealed now is sealed in every earlier view as well.
 * @param verdicts every version on one claim, as held now
 */
export function sealedFrom(verdicts: readonly Seen[], personId: string): ReadonlySet<string> {
  const opened = verdicts.findLast(isOpened)?.version ?? 0;
  return new Set(
    verdicts
      .filter((each) => each.secondReview === 'blind' && each.version > opened && each.personId !== personId)
      .map(({ id }) => id),
  );
}

/**
 * Whether two people know what is thought of the claim since the last publication: what follows a return or a disagreement
 * cannot be read blind any more.
 */
export function seenByTwo(verdicts: readonly Seen[]): boolean {
  const published = verdicts.findLast(({ publishedAt }) => publishedAt !== null)?.version ?? 0;
  return verdicts.some((each) => each.version > published && isOpened(each));
}
