import { Inject, Injectable } from '@nestjs/common';
import { REVIEW } from '@whence/domain';
import type { ReviewEvent } from '@whence/domain';
import type { StorePorts } from '@whence/store';
import { openStepsOf } from '@whence/workflow';
import type {
  HeldAppearance,
  HeldClaim,
  HeldLink,
  HeldVerdict,
  MergedKeys,
  Recognised,
  Verdicts,
  View,
} from '@whence/workflow';
import type { z } from 'zod';
import { PORTS } from '../foundation/index.js';
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
 * @param youMayTake the steps that whoever asks may take
 */
function presentClaim(
  { id, version, held, step, appearances, links }: HeldClaim,
  merged: MergedKeys,
  youMayTake: ReviewEvent[],
): z.input<typeof claim> {
  const effective = effectiveSlots(slotsOf(held.content), merged);
  return {
    id,
    version,
    reviewVersion: step.version,
    state: step.state,
    takes: [...REVIEW.open(step.state)],
    youMayTake,
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

/** Claims as the API answers them to whoever asks. */
@Injectable()
export class PresentedClaims {
  constructor(@Inject(PORTS) private readonly ports: StorePorts) {}

  /** Presents these claims, whose verdicts are looked up at once. */
  async of(
    { actor, permissions }: Recognised,
    view: View,
    claims: readonly HeldClaim[],
    verdicts: Pick<Verdicts, 'ofClaims'> = this.ports.verdicts,
  ) {
    const [merged, open] = await Promise.all([
      this.ports.ledgerReading.merged(view, { deskId: actor.deskId }),
      openStepsOf(verdicts, view, { personId: actor.personId, permissions }, claims),
    ]);
    return (held: HeldClaim) => presentClaim(held, merged, open.get(held.id) ?? []);
  }

  /** @param given its verdicts, where they are being read anyway */
  async one(who: Recognised, view: View, held: HeldClaim, given?: Promise<readonly HeldVerdict[]>) {
    const read = given && { ofClaims: async () => new Map([[held.id, await given]]) };
    return (await this.of(who, view, [held], read))(held);
  }
}
