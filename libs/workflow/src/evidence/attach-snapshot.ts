import type { PersonActor } from '../articles/actors.js';
import type { Claims } from '../claims/ports.js';
import { claimOfDesk } from '../claims/review-steps.js';
import type { PriorStatements } from '../ledger/ports.js';
import type { Changes } from '../ports/changes.js';
import { notRead } from '../refusal.js';
import { snapshotOfDesk } from './of-desk.js';
import type { Attachment, Snapshots } from './ports.js';

/** Attaches a snapshot to a claim, or to a statement as its document; or takes that back, with a reason. */
export class AttachSnapshot {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly snapshots: Snapshots;
      readonly claims: Claims;
      readonly priorStatements: PriorStatements;
    },
  ) {}

  /**
   * What stands so already changes nothing. Throws `snapshot-unknown`, `claim-unknown`, `statement-unknown`, also for
   * those of another desk.
   */
  run(
    by: PersonActor,
    wanted: Pick<Attachment, 'snapshotId' | 'kind' | 'target' | 'standing'> & { readonly reason?: string },
  ): Promise<Attachment> {
    const { changes, snapshots, claims, priorStatements } = this.ports;
    const { snapshotId, kind, target, standing } = wanted;
    return changes.make(by, 'attach-snapshot', async (change) => {
      await change.hold('snapshot', snapshotId);
      await snapshotOfDesk(snapshots, change, by, snapshotId);
      if (kind === 'claim') await claimOfDesk(claims, change, by, target);
      else if ((await priorStatements.held(change, by.deskId, [target])).length === 0)
        throw notRead('statement', target);
      const known = (await snapshots.attachments(change, snapshotId)).find(
        (each) => each.kind === kind && each.target === target,
      );
      if (known?.standing === standing) return known;
      const attachment: Attachment = {
        snapshotId,
        kind,
        target,
        version: (known?.version ?? 0) + 1,
        standing,
        reason: wanted.reason?.trim() || null,
        personId: by.personId,
      };
      await snapshots.addAttachment(change, attachment);
      return attachment;
    });
  }
}
