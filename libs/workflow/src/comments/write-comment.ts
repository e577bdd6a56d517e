import type { PersonActor } from '../articles/actors.js';
import type { Claims } from '../claims/ports.js';
import { claimOfDesk } from '../claims/review-steps.js';
import type { People } from '../desks/ports.js';
import type { Events } from '../newsroom/ports.js';
import type { Changes } from '../ports/changes.js';
import { commentContent } from './comment-faults.js';
import type { CommentWanted } from './comment-faults.js';
import type { Comments, HeldComment } from './ports.js';

/** Says something about a claim to the others of the desk. */
export class WriteComment {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly claims: Claims;
      readonly people: People;
      readonly comments: Comments;
      readonly events: Events;
    },
  ) {}

  /** Throws `claim-unknown`, `comment-invalid`. Subscribers are told that there is a comment, and not what it says. */
  run(by: PersonActor, input: CommentWanted & { readonly claimId: string }): Promise<HeldComment> {
    const { changes, claims, people, comments, events } = this.ports;
    return changes.make(by, 'write-comment', async (change) => {
      const { id: claimId } = await claimOfDesk(claims, change, by, input.claimId);
      const content = await commentContent(people, change, by, input);
      const id = change.newId();
      const { personId } = by;
      await comments.add(change, { id, claimId, personId, version: 1 }, content);
      const told = { claimId, commentId: id, personId, mentions: content.mentions };
      await events.add(change, { deskId: by.deskId, type: 'comment.added', content: told });
      const written = await comments.one(change, claimId, id);
      if (!written) throw new TypeError(`found no comment ${id}, expected the one that was just written`);
      return written;
    });
  }
}
