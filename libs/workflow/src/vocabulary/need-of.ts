import { mergedVocabulary, type Content, type Vocabulary } from '@whence/domain';
import type { VocabularyProposals } from './ports.js';
import { measureWantedBy } from './proposed-entries.js';

/** What a person's claim needs and no ledger has; empty when nothing is missing. */
export function needOf(
  claimId: string,
  content: Content,
  vocabulary: Vocabulary,
): Parameters<VocabularyProposals['need']>[2] {
  const wanted = measureWantedBy(content, mergedVocabulary(vocabulary));
  return wanted === undefined ? [] : [{ claimId, wanted }];
}
