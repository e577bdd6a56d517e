import { REVIEW } from '@whence/domain';
import type { HeldAppearance, HeldClaim, HeldLink, MergedKeys } from '@whence/workflow';
import type { z } from 'zod';
import { effectiveSlots, slotsOf } from '../ledger/effective-slots.js';
import type { claim, heldAppearance, link } from './claims.schemas.js';

function presentAppearance(held: HeldAppearance): z.input<typeof heldAppearance> {
  const { articleId, revisionNumber: revision, health, appearance } = held;
  return { ...appearance, articleId, revision, health };
}

export function presentLink({ appearanceKey, statementKey, standing, reason }: HeldLink): z.input<typeof link> {
  return { appearance: appearanceKey, statement: statementKey, standing, reason };
}

/**
 * A claim as the API answers it.
 * @param merged what the desk's ledgers have merged, so that merged keys of the claim stand beside those that are meant
 */
export function presentClaim(
  { id, version, held, step, appearances, links }: HeldClaim,
  merged: MergedKeys,
): z.input<typeof claim> {
  const effective = effectiveSlots(slotsOf(held.content), merged);
  return {
    id,
    version,
    state: step.state,
    takes: [...REVIEW.open(step.state)],
    assignee: step.state === 'assigned' ? (step.content.assignee ?? null) : null,
    dueOn: step.state === 'assigned' ? (step.content.dueOn ?? null) : null,
    content: held.content,
    ...(effective === undefined ? {} : { effective }),
    notCheckable: held.notCheckable ?? null,
    inferred: held.inferred ?? [],
    loose: held.loose ?? [],
    odd: held.odd ?? [],
    appearances: appearances.map(presentAppearance),
    links: links.map(presentLink),
  };
}
