import type { PersonActor } from '../articles/actors.js';
import type { Claims } from '../claims/ports.js';
import { claimOfDesk } from '../claims/review-steps.js';
import type { PageAsked } from '../desks/ports.js';
import type { View } from '../ports/changes.js';
import type { PrivateDetails, PrivateNote, PrivateNotes } from './ports.js';

/** The notes on a claim that somebody may read: their own, and those for the desk. */
export class ReadPrivateNotes {
  constructor(
    private readonly ports: {
      readonly claims: Claims;
      readonly privateNotes: PrivateNotes;
      readonly privateDetails: PrivateDetails;
    },
  ) {}

  /** In order of their ids. `text` is null once it was erased. Throws `claim-unknown`. */
  async run(
    by: PersonActor,
    view: View,
    claimId: string,
    page: PageAsked,
  ): Promise<readonly (PrivateNote & { readonly text: string | null })[]> {
    const { claims, privateNotes, privateDetails } = this.ports;
    await claimOfDesk(claims, view, by, claimId);
    const notes = await privateNotes.ofClaim(view, claimId, by.personId, page);
    const ids = notes.map(({ id }) => id);
    const details = await privateDetails.newest(view, by.deskId, 'private-note', ids);
    return notes.map((note) => ({ ...note, text: details.get(note.id)?.content['text'] ?? null }));
  }
}
