/** What a claim's own article, its reprints and its own house say supports it no further. Source: DESIGN, Origins. */
import type { Claim } from '../claim.js';
import type { Vocabulary } from '../vocabulary.js';
import type { Holders } from '../compare/containment.js';
import type { Ledger } from '../trace/ledger.js';
import { saySource } from '../words.js';
import type { Support } from './count.js';
import { sourceLink } from './groups.js';

/** Why a statement that agrees is no support, or `undefined` when it is. */
export type SelfSupport = (support: Support) => string | undefined;

export function selfSupport(claim: Claim, ledger: Ledger, vocabulary: Vocabulary, holders: Holders): SelfSupport {
  const outlets = new Set(claim.appearances.flatMap(({ outlet }) => outlet ?? []));
  const pages = new Set(claim.appearances.flatMap(({ url }) => url ?? []));
  const isOutlet = (key: string) => vocabulary.sources.get(key)?.kind === 'outlet';
  return ({ own, end, statement }) => {
    if (own || end.source === undefined) return undefined;
    const { source } = end;
    if (outlets.has(source)) return `${end.name} is the article's own outlet: it cannot support itself`;
    for (const key of [statement, end.node]) {
      const entry = ledger.entries.get(key)?.statement;
      if (entry?.document !== undefined && pages.has(entry.document) && entry.reading !== 'read')
        return `what ${end.name} said is known only from the article itself`;
    }
    if (!isOutlet(source)) return undefined;
    for (const outlet of outlets) {
      const link = isOutlet(outlet) ? sourceLink(source, outlet, holders, vocabulary, new Set()) : undefined;
      if (link !== undefined) return `${saySource(source, vocabulary)} is of the article's own house: ${link}`;
    }
    return undefined;
  };
}
