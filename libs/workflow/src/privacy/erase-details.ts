import type { PersonActor } from '../articles/actors.js';
import type { Identities } from '../desks/identities.js';
import type { Keys, People } from '../desks/ports.js';
import type { Change, Changes } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import type { ErasableKind, Erasure, Erasures, PrivateDetails } from './ports.js';

/** Erases what is personal: the details and the salt of their digest. That it happened is logged; everything else stands. */
export class EraseDetails {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly people: People;
      readonly keys: Keys;
      readonly identities: Identities;
      readonly privateDetails: PrivateDetails;
      readonly erasures: Erasures;
    },
  ) {}

  /**
   * What was erased already is answered with that erasure, and nothing is done. Keys and
   * identities of an erased person that are still open end. Throws `person-unknown`; `person-active` while they belong to a desk, this one or another;
   * `nothing-to-erase` where there are no details, and never were any.
   */
  run(by: PersonActor, wanted: Pick<Erasure, 'kind' | 'subjectId' | 'ground'>): Promise<Erasure> {
    const { changes, erasures } = this.ports;
    const { kind, subjectId, ground } = wanted;
    return changes.make(by, 'erase-details', async (change) => {
      await change.hold('erasure', subjectId);
      const erased =
        kind === 'person' ? await this.person(change, by, subjectId) : await this.details(change, by, kind, subjectId);
      if (erased === 0) {
        const before = await erasures.last(change, by.deskId, kind, subjectId);
        if (before) return before;
        throw new Refusal(
          'not-found',
          'nothing-to-erase',
          `Found no private details of ${kind} "${subjectId}" on this desk.`,
        );
      }
      const id = change.newId();
      await erasures.add(change, { id, deskId: by.deskId, kind, subjectId, ground, personId: by.personId });
      const written = await erasures.last(change, by.deskId, kind, subjectId);
      if (!written) throw new TypeError(`found no erasure ${id}, expected the one that was just written`);
      return written;
    });
  }

  private details(change: Change, by: PersonActor, kind: Exclude<ErasableKind, 'person'>, id: string): Promise<number> {
    return this.ports.privateDetails.erase(change, by.deskId, kind, id);
  }

  private async person(change: Change, by: PersonActor, personId: string): Promise<number> {
    const { people, keys, identities, privateDetails } = this.ports;
    await change.hold('membership', by.deskId);
    if (!(await people.one(change, by.deskId, personId))) throw notFound('person', personId);
    if (await people.belongsAnywhere(change, personId))
      throw new Refusal(
        'conflict',
        'person-active',
        'Found somebody who belongs to a desk; expected every membership to have ended before the details are erased.',
      );
    for (const id of await keys.open(change, personId)) {
      await keys.revoke(change, id);
      change.log('revoke', { kind: 'key', id, version: 1 }, {});
    }
    // What an issuer calls them names a person too, and goes with the link.
    const linked = await identities.openOf(change, personId);
    await change.holdAll('identity', linked);
    for (const id of linked) {
      await identities.end(change, id);
      change.log('unlink', { kind: 'identity', id, version: 1 }, {});
    }
    return privateDetails.erasePerson(change, personId);
  }
}
