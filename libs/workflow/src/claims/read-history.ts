import { sayContent, tellStory } from '@whence/domain';
import type { StoryNames, ToldEntry } from '@whence/domain';
import type { PersonActor } from '../articles/actors.js';
import type { Permission } from '../desks/permissions.js';
import type { Desks, People } from '../desks/ports.js';
import type { PriorStatements } from '../ledger/ports.js';
import type { View } from '../ports/changes.js';
import type { HeldVerdict, Verdicts } from '../verdicts/ports.js';
import { sealedFrom } from '../verdicts/sealed.js';
import type { ClaimEvent, Claims } from './ports.js';
import { claimOfDesk } from './review-steps.js';
import { storyWithout, toldTo } from './told-to.js';

/** Names, policies and what is sealed are those of today, whatever the view admits. */
const TODAY: View = { position: null };

/** Everything that happened to a claim, as far as whoever asks may be told of it. */
export interface ToldHistory {
  readonly entries: readonly ToldEntry[];
  /** Permissions that the whole of it needs and whoever asks has not, whether or not anything is left out for it. */
  readonly without: readonly Permission[];
}

/** Everything that happened to a claim, told as the person who asks may see it. */
export class ReadHistory {
  constructor(
    private readonly ports: {
      readonly claims: Claims;
      readonly verdicts: Verdicts;
      readonly people: Pick<People, 'one'>;
      readonly desks: Pick<Desks, 'policies'>;
      readonly priorStatements: Pick<PriorStatements, 'vocabulary'>;
    },
  ) {}

  /**
   * First things first. Of a verdict under blind review it tells that it was given, and by whom. What whoever asks may not read
   * elsewhere is left out, with the differences from it. Throws `claim-unknown`.
   */
  async run(by: PersonActor, permissions: ReadonlySet<Permission>, view: View, claimId: string): Promise<ToldHistory> {
    const { claims, verdicts } = this.ports;
    await claimOfDesk(claims, view, by, claimId);
    const events = (await claims.history(view, claimId)).filter((event) => toldTo(permissions, event));
    const given = await verdicts.list(TODAY, claimId);
    const sealed = sealedFrom(given, by.personId);
    // What is sealed, like what may not be read, goes before anything is told, so that no sentence and no difference can hold it.
    const shown = events.map((event) =>
      event.subject.kind === 'verdict' && sealed.has(event.subject.id)
        ? { ...event, content: { secondReview: 'blind', sealed: true } }
        : event,
    );
    const entries = tellStory(shown, await this.namesFor(by, view, shown, given));
    return { entries, without: storyWithout(permissions) };
  }

  private async namesFor(
    { deskId }: PersonActor,
    view: View,
    events: readonly ClaimEvent[],
    given: readonly HeldVerdict[],
  ): Promise<StoryNames> {
    const { people, desks, priorStatements } = this.ports;
    const ids = new Set(
      events.flatMap(({ personId, content: { assignee } }) =>
        [personId, assignee].filter((each) => typeof each === 'string'),
      ),
    );
    const names = new Map<string, string | null>();
    for (const id of ids) names.set(id, (await people.one(TODAY, deskId, id))?.name ?? null);
    const versions = new Map(given.map(({ id, deskVersion }) => [id, deskVersion]));
    const policies = await desks.policies(TODAY, deskId, [...new Set(versions.values())]);
    const vocabulary = await priorStatements.vocabulary(view, deskId);
    return {
      person: (id) => names.get(id) ?? null,
      rating: (verdictId, key) =>
        policies.get(versions.get(verdictId) ?? 0)?.ratings.find((rating) => rating.key === key)?.label ?? key,
      says: (content) => sayContent(content, vocabulary),
    };
  }
}
