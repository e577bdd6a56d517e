import type { PersonActor } from '../articles/actors.js';
import type { View } from '../ports/changes.js';
import type { Verdicts } from '../verdicts/ports.js';
import { sealedFrom } from '../verdicts/sealed.js';
import type { ClaimEvent, Claims } from './ports.js';
import { claimOfDesk } from './review-steps.js';

/** Everything that happened to a claim, as the person who asks may see it. */
export class ReadHistory {
  constructor(private readonly ports: { readonly claims: Claims; readonly verdicts: Verdicts }) {}

  /** First things first. Of a verdict under blind review it tells that it was given, and by whom. Throws `claim-unknown`. */
  async run(by: PersonActor, view: View, claimId: string): Promise<readonly ClaimEvent[]> {
    const { claims, verdicts } = this.ports;
    await claimOfDesk(claims, view, by, claimId);
    const events = await claims.history(view, claimId);
    const sealed = sealedFrom(await verdicts.list({ position: null }, claimId), by.personId);
    return events.map((event) =>
      event.subject.kind === 'verdict' && sealed.has(event.subject.id)
        ? { ...event, content: { secondReview: 'blind', sealed: true } }
        : event,
    );
  }
}
