/** Gives the claims that waited for an entry what was decided, each by a new version, and has them looked at again. */
import { canonicalJson, editable, underReview, type Measure } from '@whence/domain';
import type { ClaimContent, Claims, HeldClaim } from '../claims/ports.js';
import { askForCrossReference, holdClaim } from '../claims/review-steps.js';
import type { DeskActor } from '../ledger/ports.js';
import type { Change } from '../ports/changes.js';
import { withSource } from './apply-decisions.js';
import type { HeldProposal, VocabularyProposals } from './ports.js';
import { withMeasure } from './proposed-entries.js';

const AT_ONCE = 200;
/** Claims are told one by one up to this many, and counted. */
export const MOST_TOLD = 1_000;

export interface FilledClaims {
  readonly filled: number;
  /** Of these the first 1,000, with the requests for their cross-reference where they are under review. */
  readonly claims: readonly { readonly claimId: string; readonly version: number; readonly requestId: string | null }[];
  /** The first 1,000 that stay as they are, and why. */
  readonly left: readonly { readonly claimId: string; readonly because: string }[];
}

/** What the entry makes of a claim; a text says why nothing. */
type Filling = { readonly held: ClaimContent; readonly appearances: HeldClaim['appearances'] } | string;

export interface FillPorts {
  readonly claims: Claims;
  readonly vocabularyProposals: VocabularyProposals;
}

/** The entry that was decided on: a measure whole, of a source its key. */
export type DecidedEntry = { readonly measure: Measure } | { readonly source: string };

function fillingOf(claim: HeldClaim, words: string, proposal: HeldProposal, entry: DecidedEntry): Filling {
  const { held, appearances } = claim;
  if (!editable(claim.step.state)) return `the claim is ${claim.step.state}`;
  if ('source' in entry) {
    const filled = appearances.map((each) => ({
      ...each,
      appearance: withSource(each.appearance, words, entry.source),
    }));
    const changed = filled.filter((each, at) => each.appearance !== appearances[at]?.appearance);
    return changed.length === 0 ? 'its hands are known by now' : { held, appearances: changed };
  }
  if (held.content.measure !== undefined) return 'it has a measure by now';
  if (proposal.kind !== 'measure') return 'another kind of entry was proposed';
  const fill = <C extends HeldClaim['held']['content']>(content: C): C =>
    withMeasure(content, entry.measure, proposal.proposed);
  const because = `a person decided that "${words}" counts ${entry.measure.label}`;
  return {
    held: {
      ...held,
      content: fill(held.content),
      inferred: [...(held.inferred ?? []), { slot: 'measure', because }],
    },
    appearances: appearances
      .filter(({ appearance }) => appearance.content.measure === undefined)
      .map((each) => ({ ...each, appearance: { ...each.appearance, content: fill(each.appearance.content) } })),
  };
}

/** In order of the claims' ids, so that two such changes never wait for one another. */
export async function fillClaims(
  change: Change,
  ports: FillPorts,
  { startsFrom: _ofProposal, ...by }: DeskActor,
  proposal: HeldProposal,
  entry: DecidedEntry,
): Promise<FilledClaims> {
  const filled: FilledClaims['claims'][number][] = [];
  const left: FilledClaims['left'][number][] = [];
  let count = 0;
  let after: string | null = null;
  for (;;) {
    const needs: Awaited<ReturnType<VocabularyProposals['needs']>> = await ports.vocabularyProposals.needs(
      change,
      proposal.id,
      { after, limit: AT_ONCE },
    );
    for (const { claimId, words } of needs) {
      const claim = await holdClaim(ports.claims, change, by, claimId);
      const filling = fillingOf(claim, words, proposal, entry);
      if (typeof filling === 'string') {
        if (left.length < MOST_TOLD) left.push({ claimId, because: filling });
        continue;
      }
      const told = await write(change, ports.claims, claim, filling);
      count += 1;
      if (filled.length < MOST_TOLD) filled.push(told);
    }
    after = needs.at(-1)?.claimId ?? null;
    if (needs.length < AT_ONCE) break;
  }
  return { filled: count, claims: filled, left };
}

async function write(
  change: Change,
  claims: Claims,
  claim: HeldClaim,
  { held, appearances }: Exclude<Filling, string>,
): Promise<FilledClaims['claims'][number]> {
  const says = canonicalJson(held) !== canonicalJson(claim.held);
  const version = says ? claim.version + 1 : claim.version;
  if (says) await claims.addVersion(change, claim.id, version, held);
  await claims.addAppearances(
    change,
    claim.id,
    appearances.map(({ id, version: before, revisionId, health, appearance }) => ({
      id,
      version: before + 1,
      revisionId,
      health,
      appearance,
    })),
  );
  const requestId = underReview(claim.step.state)
    ? await askForCrossReference(claims, change, claim.id, 'edit', { version })
    : null;
  return { claimId: claim.id, version, requestId };
}
