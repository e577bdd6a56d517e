/** What people decided of a counting or a name holds for the next page that has the same words: pure. */
import { mergedVocabulary, type Appearance, type StatedSource, type Vocabulary } from '@whence/domain';
import type { ProposedClaim } from '../claims/propose/propose-claims.js';
import { nameKey } from '../claims/propose/names.js';
import type { HeldProposal } from './ports.js';
import { withMeasure, type Wanted } from './proposed-entries.js';

const sameHand = (hand: StatedSource, words: string): boolean =>
  hand.kind === 'named' && hand.source === undefined && nameKey(hand.text) === nameKey(words);

/** The appearance with a source for the hands that these words name. The very same when none is named so. */
export function withSource(appearance: Appearance, words: string, source: string): Appearance {
  const fill = (stated: readonly StatedSource[]) =>
    stated.map((hand) => (sameHand(hand, words) ? { ...hand, source } : hand));
  const { stated, mayBe } = appearance;
  if (![...stated, ...(mayBe ?? []).flatMap((each) => each.stated)].some((hand) => sameHand(hand, words)))
    return appearance;
  return {
    ...appearance,
    stated: fill(stated),
    ...(mayBe === undefined ? {} : { mayBe: mayBe.map((each) => ({ ...each, stated: fill(each.stated) })) }),
  };
}

/** Claims with the entries that people confirmed, or merged the words into, as far as the vocabulary has them still. */
export function applyDecisions(
  claims: readonly ProposedClaim[],
  decided: readonly HeldProposal[],
  known: Vocabulary,
): readonly ProposedClaim[] {
  const said = new Map(decided.map((one) => [`${one.kind} ${one.counting}`, one]));
  const vocabulary = mergedVocabulary(known);
  return claims.map((claim) =>
    (claim.wants ?? []).reduce((now, wanted) => {
      const decision = said.get(`${wanted.kind} ${wanted.counting}`);
      return decision === undefined ? now : applied(now, wanted, decision, vocabulary);
    }, claim),
  );
}

function applied(
  claim: ProposedClaim,
  wanted: Wanted,
  { decision }: HeldProposal,
  vocabulary: Vocabulary,
): ProposedClaim {
  const key = decision?.key;
  if (key === undefined) return claim;
  if (wanted.kind === 'source') {
    if (!vocabulary.sources.has(key)) return claim;
    return { ...claim, appearances: claim.appearances.map((each) => withSource(each, wanted.words, key)) };
  }
  const measure = vocabulary.measures.get(key);
  if (measure === undefined || claim.held.content.measure !== undefined) return claim;
  const because = `a person decided that "${wanted.words}" counts ${measure.label}`;
  return {
    ...claim,
    held: {
      ...claim.held,
      content: withMeasure(claim.held.content, measure, wanted.proposed),
      inferred: [...(claim.held.inferred ?? []), { slot: 'measure', because }],
    },
    appearances: claim.appearances.map((each) =>
      each.content.measure === undefined
        ? { ...each, content: withMeasure(each.content, measure, wanted.proposed) }
        : each,
    ),
  };
}
