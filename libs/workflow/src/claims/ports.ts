/** Claims: what they are held to say, where they appear, how their review stands, and the wishes to cross-reference them. */
import type { Appearance, Claim, Content, HistoryEntry, ReviewEvent, ReviewState } from '@whence/domain';
import { ODDITY_KINDS } from '@whence/reading';
import type { PageAsked } from '../desks/ports.js';
import type { CitedEvidence } from '../evidence/cited-evidence.js';
import type { Change, View, Written } from '../ports/changes.js';

/** A slot that the page's words fit only loosely: shown to the reviewer, never filled in. */
export interface LooseLink {
  readonly slot: 'measure' | 'subject' | 'place' | 'source';
  /** The words of the page. */
  readonly words: string;
  /** Keys (for `subject`: subjects of the ledger) that the words may mean. */
  readonly candidates: readonly string[];
  readonly because: string;
}

export { ODDITY_KINDS };

/** Something odd on the page that concerns the claim: what it is, in one sentence that quotes the page. */
export interface OddWords {
  readonly kind: (typeof ODDITY_KINDS)[number];
  readonly text: string;
}

/** What a claim is held to say, in one of its versions. */
export interface ClaimContent {
  readonly content: Content;
  readonly notCheckable?: 'opinion' | 'question' | 'no-content';
  /** Slots that more than the words beside the figure have filled, and what: other words of the page, a person's decision. */
  readonly inferred?: readonly { readonly slot: string; readonly because: string }[];
  readonly loose?: readonly LooseLink[];
  /** What a reviewer should look at twice. */
  readonly odd?: readonly OddWords[];
  /** Id of the revision in which a job read this; absent where a person has said it. */
  readonly readIn?: string;
}

/** How a passage stands in the newest revision of its article. */
export type PassageHealth = 'exact' | 'moved' | 'changed' | 'orphaned';

/** One appearance, as the newest version of it is held. */
export interface HeldAppearance {
  readonly id: string;
  readonly version: number;
  readonly articleId: string;
  /** The revision that the passage's offsets count in. */
  readonly revisionId: string;
  readonly revisionNumber: number;
  readonly health: PassageHealth;
  readonly appearance: Appearance;
}

/** A version of an appearance, about to be written. */
export type NewAppearance = Omit<HeldAppearance, 'articleId' | 'revisionNumber'>;

export interface HeldLink {
  readonly appearanceKey: string;
  readonly statementKey: string;
  readonly version: number;
  readonly standing: 'confirmed' | 'rejected';
  readonly reason: string | null;
}

/** How a claim came to be: a job read it, or a person wrote it. */
export type ClaimBeginning = 'propose' | 'write';

/** What a step of the review was about. */
export interface StepContent {
  readonly assignee?: string;
  readonly dueOn?: string;
  readonly reason?: string;
  readonly verdictId?: string;
  /** Of a settled disagreement: whose words were published. */
  readonly inFavourOf?: 'first' | 'second';
  readonly findingNumber?: number;
}

export interface ClaimStep {
  readonly version: number;
  readonly event: ReviewEvent | ClaimBeginning;
  readonly state: ReviewState;
  readonly content: StepContent;
}

export interface HeldClaim {
  readonly id: string;
  readonly deskId: string;
  readonly version: number;
  readonly held: ClaimContent;
  readonly step: ClaimStep;
  readonly appearances: readonly HeldAppearance[];
  readonly links: readonly HeldLink[];
}

export interface NewClaim {
  readonly id: string;
  readonly deskId: string;
  readonly held: ClaimContent;
  readonly beginning: ClaimBeginning;
  readonly appearances: readonly NewAppearance[];
}

export const REQUEST_CAUSES = [
  'submission',
  'edit',
  'schedule',
  'statement',
  'link',
  'revision',
  'rating',
  'policy',
  'ledger-accepted',
  'ledger-ended',
  'ledger-taken',
  'ledger-given',
  'person',
] as const;
export type RequestCause = (typeof REQUEST_CAUSES)[number];

/** One wish for a cross-reference. */
export interface CrossReferenceRequest {
  readonly id: string;
  readonly claimId: string;
  readonly cause: RequestCause;
  /** What caused it: `changeId` for a statement, a rating, a policy or a ledger that is shared or handed on, `slot` for a schedule, `version` for an edit. */
  readonly content: Readonly<Record<string, string | number>>;
}

/** A wish for a cross-reference, and whether it still needs one. */
export interface RequestStanding {
  readonly request: CrossReferenceRequest;
  /** Its finding is there. */
  readonly answered: boolean;
  /**
   * Whether it has become needless. `seen`: a finding of the claim has looked since it was made. `waiting`: a later
   * request waits, whose finding will see all that this one would.
   */
  readonly overtaken: 'seen' | 'waiting' | null;
}

export const OBSERVATION_KINDS = ['false-premise', 'omitted-context', 'wrong-word', 'other'] as const;
export type ObservationKind = (typeof OBSERVATION_KINDS)[number];

/** A person's typed remark that no rule can compute. */
export interface Observation {
  readonly id: string;
  readonly claimId: string;
  readonly personId: string;
  readonly kind: ObservationKind;
  readonly text: string;
  /** Keys of statements, or addresses of pages. */
  readonly cited: readonly string[];
  /** Pages that were kept, quotes of them, confidential sources. */
  readonly evidence: readonly CitedEvidence[];
}

/** An observation as it is held; one that was withdrawn stays. */
export interface HeldObservation extends Observation {
  readonly withdrawn: ObservationWithdrawal | null;
}

export interface ObservationWithdrawal {
  readonly personId: string;
  readonly reason: string;
  /** ISO 8601. */
  readonly at: string;
}

export interface ClaimFilter {
  readonly states?: readonly ReviewState[];
  readonly articleId?: string;
  /** Id of the person to whom it is assigned now. */
  readonly assignee?: string;
  /** Assigned, and due before this day: YYYY-MM-DD. */
  readonly dueBefore?: string;
  /** Key of the measure that it counts. */
  readonly measure?: string;
  /** Rating of the verdict that stands. */
  readonly rating?: string;
}

/** One line of the story of a claim. */
export type ClaimEvent = HistoryEntry;

/** What a step of the review asks of a claim. */
export type ClaimHead = Pick<HeldClaim, 'id' | 'deskId' | 'version' | 'step'>;

export interface Claims {
  get(view: View, claimId: string): Promise<HeldClaim | null>;
  head(view: View, claimId: string): Promise<ClaimHead | null>;
  /** Those of these claims that the view admits, by their ids. */
  heads(view: View, claimIds: readonly string[]): Promise<ReadonlyMap<string, ClaimHead>>;
  /** Those of these claims that the view admits, in order of their ids. */
  some(view: View, claimIds: readonly string[]): Promise<readonly HeldClaim[]>;
  /** The last step of each of these claims. */
  lastSteps(view: View, claimIds: readonly string[]): Promise<ReadonlyMap<string, ClaimStep>>;
  /** Claims of a desk in order of their ids. */
  list(view: View, deskId: string, filter: ClaimFilter, page: PageAsked): Promise<readonly HeldClaim[]>;
  ofArticle(view: View, articleId: string): Promise<readonly HeldClaim[]>;
  /** Ids of the claims that appear, or once appeared, in an article, in order. */
  idsOfArticle(view: View, articleId: string): Promise<readonly string[]>;
  /** Everything that happened to a claim, first things first. */
  history(view: View, claimId: string): Promise<readonly ClaimEvent[]>;

  /** Claims that are new: first version, first step, where they appear. */
  addClaims(change: Change, claims: readonly NewClaim[]): Promise<void>;
  addVersion(change: Change, claimId: string, version: number, held: ClaimContent): Promise<void>;
  addAppearances(change: Change, claimId: string, appearances: readonly NewAppearance[]): Promise<void>;
  addLink(change: Change, claimId: string, link: HeldLink): Promise<void>;
  addStep(change: Change, claimId: string, step: ClaimStep): Promise<void>;
  addSteps(steps: readonly Written<readonly [claimId: string, step: ClaimStep]>[]): Promise<void>;

  /** Writes the requests and their log entries; enqueues nothing. */
  addRequests(requests: readonly Written<CrossReferenceRequest>[]): Promise<void>;
  request(view: View, requestId: string): Promise<CrossReferenceRequest | null>;
  /** Those of these requests that the view admits, and how they stand in it. */
  standingOf(view: View, requestIds: readonly string[]): Promise<readonly RequestStanding[]>;
  /** Those of the claims that were ever asked for with this member of the request's content. */
  requestedFor(view: View, claimIds: readonly string[], member: string, value: string): Promise<ReadonlySet<string>>;

  addObservation(change: Change, observation: Observation): Promise<void>;
  observations(view: View, claimId: string): Promise<readonly HeldObservation[]>;
  withdrawObservation(
    change: Change,
    observationId: string,
    withdrawal: Omit<ObservationWithdrawal, 'at'>,
  ): Promise<void>;
}

/** What the ledgers of a desk speak of. */
export interface Subjects {
  /** The distinct subjects of the statements that a desk reads, in order. */
  ofDesk(view: View, deskId: string): Promise<readonly string[]>;
}

/** The claim as the rules know it. */
export function asClaim(held: HeldClaim): Claim {
  const { content, notCheckable } = held.held;
  return {
    content,
    appearances: held.appearances.map(({ appearance }) => appearance),
    links: held.links.map(({ appearanceKey, statementKey, standing }) => ({
      appearance: appearanceKey,
      statement: statementKey,
      standing,
    })),
    ...(notCheckable === undefined ? {} : { notCheckable }),
  };
}
