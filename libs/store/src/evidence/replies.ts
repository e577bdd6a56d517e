/** Questions to those whom a claim concerns, each as its events. */
import type { Change, HeldReply, HeldReplyEvent, Replies, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { ReplyRow } from '../rows/evidence.js';
import { ofIds, planned } from '../prepared.js';
import { recordedBy, seenIn } from '../views.js';

interface Row extends Omit<HeldReplyEvent, 'at'> {
  readonly id: string;
  readonly claimId: string;
  readonly at: Date;
}

/** $1 position, $2 claims. */
const OF_CLAIMS = ofIds(
  (ids) => `
  SELECT r.id, r.claim_id AS "claimId", r.version, r.person_id AS "personId", r.content AS told,
    coalesce(c.drawn_at, clock_timestamp()) AS at
  FROM reply r LEFT JOIN change c ON c.id = r.change_id
  WHERE r.claim_id = ${ids} AND ${recordedBy('r', 1)} ORDER BY r.claim_id, r.id, r.version`,
  2,
);

export class StoreReplies implements Replies {
  constructor(private readonly dataSource: DataSource) {}

  async one(view: View, claimId: string, replyId: string): Promise<HeldReply | undefined> {
    return (await this.ofClaims(view, [claimId])).get(claimId)?.find(({ id }) => id === replyId);
  }

  async ofClaims(view: View, claimIds: readonly string[]): Promise<ReadonlyMap<string, readonly HeldReply[]>> {
    const { text, value } = OF_CLAIMS(claimIds);
    const rows = await planned<Row>(managerOf(view, this.dataSource), seenIn(view, text), [view.position, value]);
    const replies = new Map<string, HeldReply & { readonly events: HeldReplyEvent[] }>();
    for (const { id, claimId, at, ...rest } of rows) {
      const event = { ...rest, at: at.toISOString() };
      const known = replies.get(id);
      if (known) known.events.push(event);
      else replies.set(id, { id, claimId, events: [event] });
    }
    const ofClaims = new Map<string, HeldReply[]>();
    for (const reply of replies.values()) ofClaims.set(reply.claimId, [...(ofClaims.get(reply.claimId) ?? []), reply]);
    return ofClaims;
  }

  async add(change: Change, { id, claimId, version, personId, told }: Parameters<Replies['add']>[1]): Promise<void> {
    const kept = { claimId, personId, content: { ...told } };
    await writerOf(change).insert(ReplyRow, { id, version, ...kept, changeId: change.id });
    change.log(told.event, { kind: 'reply', id, version }, kept);
  }
}
