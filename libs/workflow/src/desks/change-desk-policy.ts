import type { Actor, Changes } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import { checkPolicy } from './policy.js';
import type { DeskPolicy } from './policy.js';
import type { Desk, Desks } from './ports.js';

/** A new version of a desk's policy. Verdicts keep the version on which they were given. */
export class ChangeDeskPolicy {
  constructor(private readonly ports: { readonly changes: Changes; readonly desks: Desks }) {}

  /**
   * @param version the version that the change starts from.
   * Throws `desk-policy-invalid`; `desk-changed` when the desk has another version by now.
   */
  run(
    by: Actor & { readonly deskId: string },
    wanted: { readonly version: number; readonly policy: DeskPolicy },
  ): Promise<Desk> {
    const { changes, desks } = this.ports;
    checkPolicy(wanted.policy);
    return changes.make(by, 'change-desk-policy', async (change) => {
      await change.hold('desk', by.deskId);
      const desk = await desks.one(change, by.deskId);
      if (!desk) throw notFound('desk', by.deskId);
      if (desk.version !== wanted.version)
        throw new Refusal(
          'conflict',
          'desk-changed',
          `Found version ${desk.version} of the desk, expected ${wanted.version}; read it again.`,
          [],
          { currentVersion: desk.version },
        );
      const version = desk.version + 1;
      await desks.addPolicy(change, { id: desk.id, version, policy: wanted.policy });
      change.log('change', { kind: 'desk', id: desk.id, version }, { policy: wanted.policy });
      return { ...desk, version, policy: wanted.policy };
    });
  }
}
