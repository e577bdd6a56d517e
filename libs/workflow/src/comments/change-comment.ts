import type { PersonActor } from '../articles/actors.js';
import type { Claims } from '../claims/ports.js';
import { claimOfDesk } from '../claims/review-steps.js';
import type { People } from '../desks/ports.js';
import type { Changes } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import type { PastVersions } from '../versions/ports.js';
import { refuseOvertaken } from '../versions/precondition.js';
import { commentContent } from './comment-faults.js';
import type { CommentWanted } from './comment-faults.js';
import type { Comments, HeldComment } from './ports.js';

/** Says a comment in other words, or takes it back: a new version. Only its author may. */
export class ChangeComment {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly claims: Claims;
      readonly people: People;
      readonly comments: Comments;
      readonly pastVersions: PastVersions;
    },
  ) {}

  /**
   * Throws `claim-unknown`, `comment-unknown`, `comment-not-yours`, `comment-withdrawn`, `comment-invalid`,
   * `precondition-failed`. The same words again make no version.
   * @param input.wanted null: it is taken back, and what it said is read only in the view of an earlier moment.
   */
  run(
    by: PersonActor,
    input: { readonly claimId: string; readonly commentId: string; readonly wanted: CommentWanted | null },
  ): Promise<HeldComment> {
    const { changes, claims, people, comments, pastVersions } = this.ports;
    const purpose = input.wanted === null ? 'withdraw-comment' : 'edit-comment';
    return changes.make(by, purpose, async (change) => {
      await change.hold('comment', input.commentId);
      const claim = await claimOfDesk(claims, change, by, input.claimId);
      const last = await comments.one(change, claim.id, input.commentId);
      if (!last) throw notFound('comment', input.commentId);
      if (last.personId !== by.personId)
        throw new Refusal(
          'forbidden',
          'comment-not-yours',
          'Found a comment of somebody else, expected one of your own: only its author may change it.',
        );
      const thing = { kind: 'comment', id: last.id } as const;
      await refuseOvertaken(pastVersions, change, by, [{ thing, version: last.version }]);
      if (last.text === null)
        throw new Refusal('conflict', 'comment-withdrawn', 'Found a comment that has been taken back already.');
      const { wanted } = input;
      const content = wanted === null ? { text: null, mentions: [] } : await commentContent(people, change, by, wanted);
      if (content.text === last.text && content.mentions.join() === last.mentions.join()) return last;
      const { id, claimId, personId } = last;
      await comments.add(change, { id, claimId, personId, version: last.version + 1 }, content);
      const written = await comments.one(change, claimId, id);
      if (!written) throw new TypeError(`found no comment ${id}, expected the one that was just written`);
      return written;
    });
  }
}
