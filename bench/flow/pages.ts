/** Made-up pages whose claims are proposed and wait to be submitted. */
import { createHash } from 'node:crypto';
import type { StorePorts } from '@whence/store';
import type { NewClaim, PersonActor } from '@whence/workflow';
import { contentOf, type LedgerShape, numbersFrom, skewed } from './ledger.js';

/** As many as a long piece makes. */
export const CLAIMS_A_PAGE = 20;

/** Writes pages that make `claims` claims in all, each of a figure said by one named source. Returns the ids of the articles. */
export async function writePages(
  ports: StorePorts,
  by: PersonActor,
  shape: LedgerShape,
  claims: number,
  seed: number,
  claimsAPage = CLAIMS_A_PAGE,
): Promise<readonly string[]> {
  const next = numbersFrom(seed);
  const articleIds: string[] = [];
  for (let at = 0; at < claims; at += claimsAPage) {
    const count = Math.min(claimsAPage, claims - at);
    const lines = Array.from({ length: count }, () => {
      const content = contentOf(next, shape);
      const source = skewed(next(), shape.sources);
      return { content, source, text: `Invented source ${source} counted about ${content.amount.point} persons.` };
    });
    const text = [...lines.map((line) => line.text), `Page ${at} of edition ${seed}.`].join('\n');
    const textSha256 = createHash('sha256').update(text).digest('hex');
    const articleId = await ports.changes.make(by, 'receive-article', async (change) => {
      const [id, revisionId] = [change.newId(), change.newId()];
      const { deskId } = by;
      const content = { title: `Page ${at}`, outlet: 'The Invented Daily', publishedOn: '2025-06-01' };
      await ports.articles.addArticle(change, { id, deskId, cmsId: null });
      await ports.articles.addRevision(change, {
        ...{ id: revisionId, articleId: id, deskId, cmsId: null, number: 1, text, textSha256, html: null },
        content: { ...content, status: 'published' },
      });
      let start = 0;
      const made = lines.map(({ content: says, source, text: line }): NewClaim => {
        const from = start;
        start += line.length + 1;
        const stated = [{ text: `Invented source ${source}`, kind: 'named' as const, source: `source-${source}` }];
        const appearance = {
          key: `article/${textSha256.slice(0, 12)}/${from}`,
          outletName: content.outlet,
          publishedOn: content.publishedOn,
          passage: { start: from, end: from + line.length, exact: line, prefix: '', suffix: '' },
          part: 'body' as const,
          content: says,
          stated,
        };
        return {
          id: change.newId(),
          deskId,
          held: { content: says },
          beginning: 'write',
          appearances: [{ id: change.newId(), version: 1, revisionId, health: 'exact', appearance }],
        };
      });
      await ports.claims.addClaims(change, made);
      return id;
    });
    articleIds.push(articleId);
  }
  return articleIds;
}
