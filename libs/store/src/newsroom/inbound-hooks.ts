/** Hooks through which articles come in, as versions, and what each message was answered with. */
import type { Change, HookContent, InboundAnswer, InboundHook, InboundHooks, PageAsked, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { InboundHookRow, InboundHookVersionRow, InboundMessageRow } from '../rows/newsroom.js';
import { recordedBy } from '../views.js';

/** $1 position. */
const SHOWN = `
  SELECT h.id, h.desk_id AS "deskId", v.version, v.name, v.person_id AS "personId", v.active
  FROM inbound_hook h
  JOIN LATERAL (
    SELECT * FROM inbound_hook_version hv WHERE hv.hook_id = h.id AND ${recordedBy('hv', 1)}
    ORDER BY version DESC LIMIT 1
  ) v ON true`;

export class StoreInboundHooks implements InboundHooks {
  constructor(private readonly dataSource: DataSource) {}

  async one(view: View, deskId: string, id: string): Promise<InboundHook | undefined> {
    const [hook] = await this.read(view, 'WHERE h.id = $2 AND h.desk_id = $3', [id, deskId]);
    return hook;
  }

  list(view: View, deskId: string, { after, limit }: PageAsked): Promise<readonly InboundHook[]> {
    const page = 'WHERE h.desk_id = $2 AND ($3::uuid IS NULL OR h.id > $3) ORDER BY h.id LIMIT $4';
    return this.read(view, page, [deskId, after, limit]);
  }

  async knockedAt(view: View, id: string): Promise<InboundHook | undefined> {
    const [hook] = await this.read(view, 'WHERE h.id = $2', [id]);
    return hook;
  }

  async add(change: Change, { id, deskId }: { readonly id: string; readonly deskId: string }): Promise<void> {
    await writerOf(change).insert(InboundHookRow, { id, deskId, changeId: change.id });
  }

  async addVersion(change: Change, id: string, version: number, content: HookContent): Promise<void> {
    const { personId, name, active } = content;
    const row = { hookId: id, version, personId, name, active, changeId: change.id };
    await writerOf(change).insert(InboundHookVersionRow, row);
  }

  async answer(view: View, hookId: string, messageId: string): Promise<InboundAnswer | undefined> {
    const rows: { answer: InboundAnswer }[] = await managerOf(view, this.dataSource).query(
      `SELECT m.answer FROM inbound_message m WHERE m.hook_id = $2 AND m.message_id = $3 AND ${recordedBy('m', 1)}`,
      [view.position, hookId, messageId],
    );
    return rows[0]?.answer;
  }

  async keepAnswer(change: Change, hookId: string, messageId: string, answer: InboundAnswer): Promise<void> {
    const { articleId, revisionNumber } = answer;
    await writerOf(change).insert(InboundMessageRow, {
      hookId,
      messageId,
      articleId,
      revisionNumber,
      answer: { ...answer },
      changeId: change.id,
    });
  }

  private read(view: View, more: string, given: readonly unknown[]): Promise<InboundHook[]> {
    return managerOf(view, this.dataSource).query(`${SHOWN} ${more}`, [view.position, ...given]);
  }
}
