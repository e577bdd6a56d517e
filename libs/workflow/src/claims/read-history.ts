import { tellStory } from '@whence/domain';
import type { ToldEntry } from '@whence/domain';
import type { PersonActor } from '../articles/actors.js';
import type { Permission } from '../desks/permissions.js';
import type { View } from '../ports/changes.js';
import type { Verdicts } from '../verdicts/ports.js';
import { sealedFrom } from '../verdicts/sealed.js';
import type { ClaimEvent, Claims } from './ports.js';
import { claimOfDesk } from './review-steps.js';
import { storyNames, type StoryNamePorts } from './story-names.js';
import { storyWithout, toldTo } from './told-to.js';

/** What is sealed is so today, whatever the view admits. */
const TODAY: View = { position: null };

export interface EntryPlace {
  readonly position: number;
  readonly ordinal: number;
}

function placesOf(events: readonly ClaimEvent[]): readonly (EntryPlace | null)[] {
  let before: EntryPlace | null = null;
  return events.map(({ position }) => {
    if (position === null) return null;
    before = { position, ordinal: before?.position === position ? before.ordinal + 1 : 1 };
    return before;
  });
}

/** Everything that happened to a claim, as far as whoever asks may be told of it. */
export interface ToldHistory {
  /** What the claim is held to say by now. */
  readonly says: string;
  readonly entries: readonly ToldEntry[];
  /**
   * The place of each entry, in their order: its position in the log, and which it is of what its change did to the claim, from 1, what is
   * left out counted. So it stays the same whatever is written later. Null while it has no position.
   */
  readonly places: readonly (EntryPlace | null)[];
  /** Permissions that the whole of it needs and whoever asks has not, whether or not anything is left out for it. */
  readonly without: readonly Permission[];
}

/** Everything that happened to a claim, told as the person who asks may see it. */
export class ReadHistory {
  constructor(
    private readonly ports: StoryNamePorts & {
      readonly claims: Claims;
      readonly verdicts: Verdicts;
    },
  ) {}

  /**
   * First things first. Of a verdict under blind review it tells that it was given, and by whom. What whoever asks may not read
   * elsewhere is left out, with the differences from it. Throws `claim-unknown`.
   */
  async run(by: PersonActor, permissions: ReadonlySet<Permission>, view: View, claimId: string): Promise<ToldHistory> {
    const { claims, verdicts } = this.ports;
    const { held } = await claimOfDesk(claims, view, by, claimId);
    const happened = await claims.history(view, claimId);
    const mayTell = happened.map((event) => toldTo(permissions, event));
    const events = happened.filter((_, at) => mayTell[at]);
    const places = placesOf(happened).filter((_, at) => mayTell[at]);
    const given = await verdicts.list(TODAY, claimId);
    const sealed = sealedFrom(given, by.personId);
    // What is sealed, like what may not be read, goes before anything is told, so that no sentence and no difference can hold it.
    const shown = events.map((event) =>
      event.subject.kind === 'verdict' && sealed.has(event.subject.id)
        ? { ...event, content: { secondReview: 'blind', sealed: true } }
        : event,
    );
    const names = await storyNames(this.ports, view, { deskId: by.deskId, permissions }, shown, given);
    const entries = tellStory(shown, names);
    return { says: names.says(held.content), entries, places, without: storyWithout(permissions) };
  }
}
