/** Claims for the bench: such as wait to be submitted, and such as have a finding and a verdict. */
import { CrossReferenceClaim, GiveVerdict, SubmitClaim } from '@whence/workflow';
import { type Ground, SHAPE } from '../flow/ground.js';
import { writePages } from '../flow/pages.js';

/** Ids of proposed claims, each one of a page of `writePages`. */
export async function proposedClaims({ ports, by }: Ground, claims: number, seed: number): Promise<string[]> {
  const ids: string[] = [];
  for (const articleId of await writePages(ports, by, SHAPE, claims, seed))
    ids.push(...(await ports.claims.idsOfArticle({ position: null }, articleId)));
  return ids;
}

/** Ids of claims that were found out about and judged. */
export async function judgedClaims(here: Ground, claims: number, seed: number): Promise<string[]> {
  const { ports, by } = here;
  const ids = await proposedClaims(here, claims, seed);
  for (const claimId of ids) {
    const { requestId } = await new SubmitClaim(ports).run(by, { claimId });
    await new CrossReferenceClaim(ports).run({ kind: 'job' }, { requestId });
    const words = { rating: 'unresolved', rationale: 'Nobody counted them.', cited: [], evidence: [] };
    await new GiveVerdict(ports).run(by, { claimId, finding: 1, ...words });
  }
  return ids;
}
