import type { Actor, Changes } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import type { PastVersions } from '../versions/ports.js';
import { refuseOvertaken } from '../versions/precondition.js';
import { giveRole } from './found-desk.js';
import type { Role } from './permissions.js';
import type { People, Person } from './ports.js';

/** Gives a member of the actor's desk another role, or ends the membership; keys follow the role at once. */
export class ChangeRole {
  constructor(
    private readonly ports: { readonly changes: Changes; readonly people: People; readonly pastVersions: PastVersions },
  ) {}

  /** @param wanted.role null ends the membership. Throws `person-unknown`, `last-administrator`. */
  run(
    by: Actor & { readonly deskId: string },
    wanted: { readonly personId: string; readonly role: Role | null },
  ): Promise<Person> {
    const { changes, people, pastVersions } = this.ports;
    return changes.make(by, 'change-role', async (change) => {
      // The whole desk is held: two administrators may not end each other's membership at the same moment.
      await change.hold('membership', by.deskId);
      const person = await people.one(change, by.deskId, wanted.personId);
      if (!person) throw notFound('person', wanted.personId);
      const thing = { kind: 'membership', id: `${by.deskId}/${person.id}` } as const;
      await refuseOvertaken(pastVersions, change, by, [{ thing, version: person.version }]);
      if (person.role === wanted.role) return person;
      const leaves = person.role === 'administrator';
      if (leaves && !(await people.anotherHolds(change, by.deskId, 'administrator', person.id)))
        throw new Refusal(
          'conflict',
          'last-administrator',
          'Found the last administrator of the desk; expected another one before this one leaves.',
        );
      const version = person.version + 1;
      await giveRole(change, people, { deskId: by.deskId, personId: person.id, version, role: wanted.role });
      return { ...person, version, role: wanted.role };
    });
  }
}
