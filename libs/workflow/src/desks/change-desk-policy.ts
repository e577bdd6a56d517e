import type { Vocabulary } from '@whence/domain';
import type { PriorStatements } from '../ledger/ports.js';
import type { Actor, Changes } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import type { PastVersions } from '../versions/ports.js';
import { changesSince, refuseOvertaken, requireStart } from '../versions/precondition.js';
import { checkPolicy } from './policy.js';
import type { DeskPolicy } from './policy.js';
import type { Desk, Desks } from './ports.js';

/**
 * A new version of a desk's policy. Verdicts keep the version on which they were given. When other sources collapse than
 * before, every claim under review is looked at again.
 */
export class ChangeDeskPolicy {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly desks: Desks;
      readonly priorStatements: PriorStatements;
      readonly pastVersions: PastVersions;
    },
  ) {}

  /**
   * @param version the version that the change starts from.
   * Throws `desk-policy-invalid` (also for a source that no ledger of the desk holds); `desk-changed` when the desk has another version by now.
   */
  async run(
    by: Actor & { readonly deskId: string },
    wanted: { readonly version?: number; readonly policy: DeskPolicy },
  ): Promise<Desk> {
    const { changes, desks, priorStatements, pastVersions } = this.ports;
    requireStart(by, wanted.version);
    checkPolicy(wanted.policy);
    return changes.make(by, 'change-desk-policy', async (change) => {
      await change.hold('desk', by.deskId);
      const desk = await desks.one(change, by.deskId);
      if (!desk) throw notFound('desk', by.deskId);
      const held = [{ thing: { kind: 'desk', id: desk.id }, version: desk.version }] as const;
      await refuseOvertaken(pastVersions, change, by, held);
      if (wanted.version !== undefined && desk.version !== wanted.version)
        throw new Refusal(
          'conflict',
          'desk-changed',
          `Found version ${desk.version} of the desk, expected ${wanted.version}; read it again.`,
          [],
          { currentVersion: desk.version, ...(await changesSince(pastVersions, change, held, [wanted.version])) },
        );
      const before = desk.policy.notCollapsing ?? [];
      const added = (wanted.policy.notCollapsing ?? []).filter((key) => !before.includes(key));
      const removed = before.filter((key) => wanted.policy.notCollapsing?.includes(key) !== true);
      // What was taken out of the ledger since may stay in the policy, where it does nothing.
      if (added.length > 0) refuseUnknown(wanted.policy, added, await priorStatements.vocabulary(change, desk.id));
      const version = desk.version + 1;
      await desks.addPolicy(change, { id: desk.id, version, policy: wanted.policy });
      change.log('change', { kind: 'desk', id: desk.id, version }, { policy: wanted.policy });
      if (added.length + removed.length > 0)
        change.enqueue({ name: 'recheck-affected', payload: { changeId: change.id } });
      return { ...desk, version, policy: wanted.policy };
    });
  }
}

function refuseUnknown({ notCollapsing = [] }: DeskPolicy, added: readonly string[], { sources }: Vocabulary): void {
  const faults = added
    .filter((key) => !sources.has(key))
    .map((key) => ({
      where: `/policy/notCollapsing/${notCollapsing.indexOf(key)}`,
      found: `"${key}"`,
      expected: 'the key of a source of the desk’s ledgers',
    }));
  if (faults.length > 0)
    throw new Refusal(
      'invalid',
      'desk-policy-invalid',
      'Found a policy that names a source which no ledger of the desk holds.',
      faults,
    );
}
