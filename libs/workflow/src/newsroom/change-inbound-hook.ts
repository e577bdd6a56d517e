import type { DeskActor } from '../ledger/ports.js';
import type { People } from '../desks/ports.js';
import type { Changes } from '../ports/changes.js';
import { notFound } from '../refusal.js';
import type { PastVersions } from '../versions/ports.js';
import { refuseOvertaken, requireStart } from '../versions/precondition.js';
import { checkPerson } from './add-inbound-hook.js';
import type { InboundHooks } from './ports.js';
import { checkVersion, type HookContent, type InboundHook } from './subscriber.js';

export interface ChangeInboundHookInput extends Partial<HookContent> {
  readonly hookId: string;
  /** The version that the change starts from; absent: whatever is there. */
  readonly version?: number;
}

/** Another name or another person for a hook; or its closing, or its opening again. */
export class ChangeInboundHook {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly people: People;
      readonly inboundHooks: InboundHooks;
      readonly pastVersions: PastVersions;
    },
  ) {}

  /** Throws `inbound-hook-unknown`, `inbound-hook-changed`, `person-unknown`. */
  run(by: DeskActor, input: ChangeInboundHookInput): Promise<InboundHook> {
    const { hookId, version: expected, ...wanted } = input;
    requireStart(by, expected);
    const { changes, people, inboundHooks, pastVersions } = this.ports;
    return changes.make(by, 'change-inbound-hook', async (change) => {
      await change.hold('inbound-hook', hookId);
      const hook = await inboundHooks.one(change, by.deskId, hookId);
      if (!hook) throw notFound('inbound-hook', hookId);
      const held = [{ thing: { kind: 'inbound-hook', id: hook.id }, version: hook.version }] as const;
      await refuseOvertaken(pastVersions, change, by, held);
      await checkVersion(pastVersions, change, held, expected);
      if (wanted.personId !== undefined) await checkPerson(change, people, by.deskId, wanted.personId);
      const { id, deskId, version, ...before } = hook;
      const content: HookContent = { ...before, ...wanted };
      await inboundHooks.addVersion(change, id, version + 1, content);
      change.log('change', { kind: 'inbound-hook', id, version: version + 1 }, content);
      return { id, deskId, version: version + 1, ...content };
    });
  }
}
