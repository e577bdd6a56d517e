import type { FeedEntry, ReviewingDesk } from '@whence/domain';
import type { PageAsked } from '../desks/ports.js';
import type { DeskActor } from '../ledger/ports.js';
import type { View } from '../ports/changes.js';
import { type ExportPorts, gatherPublished, reviewingDesk } from './gather-published.js';

/** Every publication and retraction of a verdict of a desk, newest first: verdicts that were replaced since are among them. */
export class ListPublications {
  constructor(private readonly ports: ExportPorts) {}

  /** One page of them; `page.after` is the order of the last one of the page before. */
  async run(
    by: DeskActor,
    view: View,
    page: PageAsked,
    language?: string,
  ): Promise<{
    readonly desk: ReviewingDesk;
    readonly publications: readonly (FeedEntry & { readonly order: number })[];
  }> {
    const desk = await reviewingDesk(this.ports, view, by.deskId);
    const publications = await this.ports.verdicts.publications(view, by.deskId, page);
    const ids = [...new Set(publications.map(({ claimId }) => claimId))];
    const claims = new Map(
      (await gatherPublished(this.ports, view, desk, ids, language)).map((claim) => [claim.id, claim]),
    );
    return {
      desk,
      publications: publications.flatMap(({ kind, verdictId, claimId, order }) => {
        const claim = claims.get(claimId);
        const verdict = claim && [claim.standing, ...claim.earlier].find(({ id }) => id === verdictId);
        return claim && verdict ? { kind, claim, verdict, order } : [];
      }),
    };
  }
}
