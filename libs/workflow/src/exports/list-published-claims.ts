import type { PublishedClaim, ReviewingDesk } from '@whence/domain';
import type { PageAsked } from '../desks/ports.js';
import type { DeskActor } from '../ledger/ports.js';
import type { View } from '../ports/changes.js';
import { type ExportPorts, gatherPublished, reviewingDesk } from './gather-published.js';

const AT_ONCE = 200;

/** Claims of a desk whose verdict is published. */
export class ListPublishedClaims {
  constructor(private readonly ports: ExportPorts) {}

  /** One page of them, in order of their ids. */
  async run(
    by: DeskActor,
    view: View,
    page: PageAsked,
    language?: string,
  ): Promise<{ readonly desk: ReviewingDesk; readonly claims: readonly PublishedClaim[] }> {
    const desk = await reviewingDesk(this.ports, view, by.deskId);
    const ids = await this.ports.verdicts.publishedClaims(view, by.deskId, page);
    return { desk, claims: await gatherPublished(this.ports, view, desk, ids, language) };
  }

  /** All of them, some at a time, in order of their ids. Look through a view with a position: then all are of one moment. */
  async *all(by: DeskActor, view: View, language?: string): AsyncGenerator<readonly PublishedClaim[]> {
    for (let after: string | null = null; ;) {
      const { claims }: { claims: readonly PublishedClaim[] } = await this.run(
        by,
        view,
        { after, limit: AT_ONCE },
        language,
      );
      if (claims.length > 0) yield claims;
      if (claims.length < AT_ONCE) return;
      after = claims.at(-1)?.id ?? null;
    }
  }
}
