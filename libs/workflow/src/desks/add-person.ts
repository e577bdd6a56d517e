import type { Actor, Changes } from '../ports/changes.js';
import { welcomePerson } from './found-desk.js';
import type { Role } from './permissions.js';
import type { People, Person } from './ports.js';

/** Someone new on the actor's desk. */
export class AddPerson {
  constructor(private readonly ports: { readonly changes: Changes; readonly people: People }) {}

  run(
    by: Actor & { readonly deskId: string },
    wanted: { readonly name: string; readonly email: string | null; readonly role: Role },
  ): Promise<Person> {
    const { changes, people } = this.ports;
    return changes.make(by, 'add-person', async (change) => {
      const id = await welcomePerson(change, people, { deskId: by.deskId, ...wanted });
      return { id, version: 1, ...wanted };
    });
  }
}
