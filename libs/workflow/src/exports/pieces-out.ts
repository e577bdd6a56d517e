/** Which of the passages that a finding holds were never out, or are not any more. */
import type { Appearance, Finding } from '@whence/domain';
import type { Articles, ArticleContent, RevisionHead } from '../articles/ports.js';
import type { Claims } from '../claims/ports.js';
import type { View } from '../ports/changes.js';

/**
 * Keys of the finding's appearances of which a reader may not be told. What a finding holds of a piece comes from the
 * revision in which the passage stood when the finding was made. It may be told while the newest revision of the piece is
 * published, and where that revision, or another with the same text, was published and says the same of the piece. A
 * passage that was printed and has gone since may be told.
 */
export async function appearancesNotOut(
  {
    claims,
    articles,
  }: { readonly claims: Pick<Claims, 'get'>; readonly articles: Pick<Articles, 'heads' | 'revisions'> },
  view: View,
  claimId: string,
  { cutoffs, claim }: Pick<Finding, 'cutoffs' | 'claim'>,
): Promise<readonly string[]> {
  const then = await claims.get({ position: cutoffs.recorded }, claimId);
  const standing = then?.appearances ?? [];
  const heads = await articles.heads(view, [...new Set(standing.map(({ revisionId }) => revisionId))]);
  const published = new Map<string, readonly Omit<RevisionHead, 'newestStatus'>[]>();
  for (const articleId of new Set([...heads.values()].map((head) => head.articleId)))
    published.set(
      articleId,
      (await articles.revisions(view, articleId)).filter(({ content }) => content.status === 'published'),
    );
  const isOut = (appearance: Appearance): boolean => {
    const read = standing.filter(({ appearance: { key } }) => key === appearance.key);
    return (
      read.length > 0 &&
      read.every(({ revisionId }) => {
        const head = heads.get(revisionId);
        if (head?.newestStatus !== 'published') return false;
        return (published.get(head.articleId) ?? []).some(
          ({ textSha256, content }) => textSha256 === head.textSha256 && says(content, appearance),
        );
      })
    );
  };
  return [...new Set(claim.appearances.filter((appearance) => !isOut(appearance)).map(({ key }) => key))];
}

/** Whether a revision says of the piece all that the appearance names: a draft's address or date may be another. */
function says({ outlet, url, publishedOn }: ArticleContent, appearance: Appearance): boolean {
  const named = [
    [appearance.outletName, outlet],
    [appearance.url, url],
    [appearance.publishedOn, publishedOn],
  ] as const;
  return named.every(([held, printed]) => held === undefined || held === printed);
}
