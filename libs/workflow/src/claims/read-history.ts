import { sayContent, tellStory } from '@whence/domain';
import type { StoryNames, ToldEntry } from '@whence/domain';
import type { PersonActor } from '../articles/actors.js';
import type { Desks, People } from '../desks/ports.js';
import type { PriorStatements } from '../ledger/ports.js';
import type { View } from '../ports/changes.js';
import type { HeldVerdict, Verdicts } from '../verdicts/ports.js';
import { sealedFrom } from '../verdicts/sealed.js';
import type { ClaimEvent, Claims } from './ports.js';
import { claimOfDesk } from './review-steps.js';

/** Names, policies and what is sealed are those of today, whatever the view admits. */
const TODAY: View = { position: null };

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

  /** First things first. Of a verdict under blind review it tells that it was given, and by whom. Throws `claim-unknown`. */
  async run(by: PersonActor, view: View, claimId: string): Promise<readonly ToldEntry[]> {
    const { claims, verdicts } = this.ports;
    await claimOfDesk(claims, view, by, claimId);
    const events = await claims.history(view, claimId);
    const given = await verdicts.list(TODAY, claimId);
    const sealed = sealedFrom(given, by.personId);
    // What is sealed goes before anything is told, so that no sentence and no difference can hold it.
    const shown = events.map((event) =>
      event.subject.kind === 'verdict' && sealed.has(event.subject.id)
        ? { ...event, content: { secondReview: 'blind', sealed: true } }
        : event,
    );
    return tellStory(shown, await this.namesFor(by, view, shown, given));
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
