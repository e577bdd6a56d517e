import type { ReplyEvent } from '@whence/domain';
import type { PersonActor } from '../articles/actors.js';
import type { Claims } from '../claims/ports.js';
import { claimOfDesk } from '../claims/review-steps.js';
import type { Changes, Clock } from '../ports/changes.js';
import type { PrivateDetails } from '../privacy/ports.js';
import { momentFaults, refuseReply, wordFaults } from './reply-faults.js';
import type { HeldReply, Replies } from './ports.js';

type Ask = Extract<ReplyEvent, { event: 'ask' }>;

export interface AskForReplyInput extends Omit<Ask, 'event' | 'askedAt'> {
  readonly claimId: string;
  /** Absent: now. */
  readonly askedAt?: Date;
  /** A private person who was asked, and how they are reached: kept apart, and can be erased. */
  readonly contact?: { readonly name: string; readonly reach?: string };
}

/** Records that somebody whom a claim concerns was asked for a reply. */
export class AskForReply {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly claims: Claims;
      readonly replies: Replies;
      readonly privateDetails: PrivateDetails;
      readonly clock: Clock;
    },
  ) {}

  /** Throws `claim-unknown`; `reply-invalid` for words that cannot be kept, a moment to come, a day before the question. */
  run(by: PersonActor, input: AskForReplyInput): Promise<HeldReply> {
    const { changes, claims, replies, privateDetails, clock } = this.ports;
    const { claimId, contact, askedAt = clock.now(), ...asked } = input;
    const told: Ask = { event: 'ask', ...asked, askedAt: askedAt.toISOString() };
    refuseReply([
      ...wordFaults('/askedOf', told.askedOf),
      ...wordFaults('/question', told.question),
      ...(contact === undefined ? [] : wordFaults('/contact/name', contact.name)),
      ...momentFaults('/askedAt', askedAt, { until: clock.now() }),
      ...(told.dueOn !== undefined && told.dueOn < told.askedAt.slice(0, 10)
        ? [{ where: '/dueOn', found: told.dueOn, expected: `${told.askedAt.slice(0, 10)} or later` }]
        : []),
    ]);
    return changes.make(by, 'ask-for-reply', async (change) => {
      const claim = await claimOfDesk(claims, change, by, claimId);
      const id = change.newId();
      await replies.add(change, { id, claimId: claim.id, version: 1, personId: by.personId, told });
      if (contact !== undefined) {
        const content = { ...contact };
        await privateDetails.add(change, {
          kind: 'reply-contact',
          ownerId: id,
          version: 1,
          deskId: by.deskId,
          content,
        });
      }
      const held = await replies.one(change, claim.id, id);
      if (!held) throw new TypeError(`found no reply ${id}, expected the one that was just written`);
      return held;
    });
  }
}
