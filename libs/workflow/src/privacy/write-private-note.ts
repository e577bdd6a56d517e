import type { PersonActor } from '../articles/actors.js';
import { textFaults } from '../articles/text-faults.js';
import type { Claims } from '../claims/ports.js';
import { claimOfDesk } from '../claims/review-steps.js';
import type { Changes } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import type { PrivateDetails, PrivateNote, PrivateNotes } from './ports.js';

/** Writes a note on a claim that is in no export, event or log, for its author alone or for the desk. */
export class WritePrivateNote {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly claims: Claims;
      readonly privateNotes: PrivateNotes;
      readonly privateDetails: PrivateDetails;
    },
  ) {}

  /** Throws `claim-unknown`, `note-invalid`. */
  run(
    by: PersonActor,
    input: { readonly claimId: string; readonly text: string; readonly audience: PrivateNote['audience'] },
  ): Promise<PrivateNote & { readonly text: string }> {
    const { changes, claims, privateNotes, privateDetails } = this.ports;
    const text = input.text.trim();
    const faults = [
      ...textFaults('/text', text),
      ...(text === '' ? [{ where: '/text', found: 'nothing but blanks', expected: 'the note' }] : []),
    ];
    if (faults.length > 0) throw new Refusal('invalid', 'note-invalid', 'Found a note that cannot be kept.', faults);
    return changes.make(by, 'write-private-note', async (change) => {
      const claim = await claimOfDesk(claims, change, by, input.claimId);
      const id = change.newId();
      const { deskId, personId } = by;
      await privateNotes.add(change, { id, deskId, claimId: claim.id, personId, audience: input.audience });
      await privateDetails.add(change, { kind: 'private-note', ownerId: id, version: 1, deskId, content: { text } });
      const written = await privateNotes.one(change, deskId, id);
      if (!written) throw new TypeError(`found no note ${id}, expected the one that was just written`);
      return { ...written, text };
    });
  }
}
