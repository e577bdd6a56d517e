import { mergedVocabulary } from '@whence/domain';
import type { Appearance, Content, StatedSource } from '@whence/domain';
import type { PersonActor } from '../articles/actors.js';
import type { Articles } from '../articles/ports.js';
import type { PriorStatements } from '../ledger/ports.js';
import type { Changes } from '../ports/changes.js';
import type { VocabularyProposals } from '../vocabulary/ports.js';
import { needOf } from '../vocabulary/need-of.js';
import { notFound } from '../refusal.js';
import { contentFaults, refuseFaults } from './content-faults.js';
import { locateQuote } from './locate-quote.js';
import type { QuoteWanted } from './locate-quote.js';
import type { ClaimContent, Claims, HeldClaim } from './ports.js';
import { appearanceKey } from './propose/propose-claims.js';
import { matchOutlet, SourceNames } from './propose/match-source.js';
import { definedOnly } from './propose/read-content.js';

export interface WriteClaimInput {
  readonly articleId: string;
  /** Absent: the newest. */
  readonly revision?: number;
  readonly quote: QuoteWanted;
  readonly part?: Appearance['part'];
  readonly content: Content;
  readonly notCheckable?: ClaimContent['notCheckable'];
  /** Through whom the page says that it came, nearest to the reader first. */
  readonly stated?: readonly { readonly text: string; readonly kind: StatedSource['kind']; readonly source?: string }[];
}

/** A claim in a person's own words. It begins as a proposal, like those that a job reads. */
export class WriteClaim {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly articles: Articles;
      readonly claims: Claims;
      readonly priorStatements: PriorStatements;
      readonly vocabularyProposals: VocabularyProposals;
    },
  ) {}

  /** Throws `article-unknown`, `revision-unknown`, `quote-not-in-article` (with the nearest words), `claim-invalid`. */
  run(by: PersonActor, input: WriteClaimInput): Promise<HeldClaim> {
    const { changes, articles, claims, priorStatements, vocabularyProposals } = this.ports;
    return changes.make(by, 'write-claim', async (change) => {
      const revision = await articles.revision(change, input.articleId, input.revision ?? null);
      if (!revision || revision.deskId !== by.deskId)
        throw input.revision === undefined
          ? notFound('article', input.articleId)
          : notFound('revision', `${input.articleId}/${input.revision}`);
      await vocabularyProposals.begin(change, by.deskId);
      const vocabulary = await priorStatements.vocabulary(change, by.deskId);
      refuseFaults([
        ...contentFaults(input.content, vocabulary),
        ...(input.stated ?? []).flatMap(({ source }, at) =>
          source === undefined || vocabulary.sources.has(source)
            ? []
            : [{ where: `/stated/${at}/source`, found: `"${source}"`, expected: 'a source of the desk’s ledgers' }],
        ),
      ]);
      const passage = locateQuote(revision.text, input.quote);
      const { outlet, url, publishedOn } = revision.content;
      const appearance: Appearance = {
        key: appearanceKey(revision.textSha256, passage.start),
        ...definedOnly({
          outlet: matchOutlet(outlet, new SourceNames(mergedVocabulary(vocabulary), publishedOn)),
          outletName: outlet,
          url,
          publishedOn,
        }),
        passage,
        part: input.part ?? 'body',
        content: input.content,
        stated: input.stated ?? [],
      };
      const id = change.newId();
      await claims.addClaims(change, [
        {
          id,
          deskId: by.deskId,
          held: { content: input.content, ...definedOnly({ notCheckable: input.notCheckable }) },
          beginning: 'write',
          appearances: [{ id: change.newId(), version: 1, revisionId: revision.id, health: 'exact', appearance }],
        },
      ]);
      await vocabularyProposals.need(change, by.deskId, needOf(id, input.content, vocabulary));
      const written = await claims.get(change, id);
      if (!written) throw new TypeError(`found no claim ${id}, expected the one that was just written`);
      return written;
    });
  }
}
