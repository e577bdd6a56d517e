/** Every adapter of the store by the name under which use cases know its port. Apps make use cases from this object. */
import type {
  Articles,
  Backlogs,
  CandidateStatements,
  Changes,
  ChangesShared,
  ChangesTogether,
  Checkpoints,
  Claims,
  ClaimSearch,
  Clock,
  Comments,
  ConfidentialSources,
  Deliveries,
  Desks,
  Erasures,
  Events,
  Excerpts,
  Findings,
  Identities,
  InboundHooks,
  JobDesks,
  Keys,
  LedgerImports,
  LedgerLinks,
  LedgerReading,
  LedgerVersions,
  Ledgers,
  LedgerHandovers,
  LedgerShares,
  LedgerStatements,
  LogProofs,
  Logs,
  Outbox,
  PastVersions,
  People,
  PriorStatements,
  PrivateDetails,
  PrivateNotes,
  Reminders,
  Replies,
  RestingClaims,
  Ratings,
  Secrets,
  Snapshots,
  Subjects,
  Subscribers,
  TracedStatements,
  TrackRecords,
  Verdicts,
  VerdictSearch,
  Views,
  VocabularyProposals,
} from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { StoreArticles } from './articles/index.js';
import { StoreCheckpoints, StoreLogProofs } from './audit/index.js';
import { StoreBacklogs } from './backlogs.js';
import { StoreCandidateStatements } from './candidates/index.js';
import { StoreChanges } from './changes.js';
import type { ChangeSteps } from './changes.js';
import { StoreClaims, StoreClaimSearch, StoreReminders, StoreRestingClaims, StoreSubjects } from './claims/index.js';
import { StoreComments } from './comments/index.js';
import { StoreDesks, StoreIdentities, StoreKeys, StoreLogs, StorePeople } from './desks/index.js';
import { StoreExcerpts, StoreReplies, StoreSnapshots } from './evidence/index.js';
import { StoreFindings } from './findings/index.js';
import {
  StoreLedgerImports,
  StoreLedgerLinks,
  StoreLedgerReading,
  StoreLedgerVersions,
  StoreLedgers,
  StoreLedgerHandovers,
  StoreLedgerShares,
  StoreLedgerStatements,
  StorePriorStatements,
  StoreRatings,
  StoreTracedStatements,
  StoreTrackRecords,
} from './ledger/index.js';
import { StoreDeliveries, StoreEvents, StoreInboundHooks, StoreSecrets, StoreSubscribers } from './newsroom/index.js';
import { StoreOutbox } from './outbox.js';
import { StoreConfidentialSources, StoreErasures, StorePrivateDetails, StorePrivateNotes } from './privacy/index.js';
import { StoreJobDesks } from './queue/index.js';
import { StoreVerdicts, StoreVerdictSearch } from './verdicts/index.js';
import { StoreViews } from './views.js';
import { StorePastVersions } from './versions/index.js';
import { StoreVocabularyProposals } from './vocabulary/index.js';

export interface StorePorts {
  readonly changes: Changes & ChangesTogether & ChangesShared;
  readonly views: Views;
  readonly clock: Clock;
  readonly desks: Desks;
  readonly people: People;
  readonly keys: Keys;
  readonly identities: Identities;
  readonly logs: Logs;
  readonly checkpoints: Checkpoints;
  readonly logProofs: LogProofs;
  readonly articles: Articles;
  readonly claims: Claims;
  readonly reminders: Reminders;
  readonly claimSearch: ClaimSearch;
  readonly restingClaims: RestingClaims;
  readonly subjects: Subjects;
  readonly findings: Findings;
  readonly snapshots: Snapshots;
  readonly excerpts: Excerpts;
  readonly replies: Replies;
  readonly confidentialSources: ConfidentialSources;
  readonly privateDetails: PrivateDetails;
  readonly privateNotes: PrivateNotes;
  readonly comments: Comments;
  readonly erasures: Erasures;
  readonly verdicts: Verdicts;
  readonly verdictSearch: VerdictSearch;
  readonly ledgers: Ledgers;
  readonly ledgerShares: LedgerShares;
  readonly ledgerHandovers: LedgerHandovers;
  readonly ledgerImports: LedgerImports;
  readonly ledgerReading: LedgerReading;
  readonly ledgerVersions: LedgerVersions;
  readonly ledgerLinks: LedgerLinks;
  readonly ledgerStatements: LedgerStatements;
  readonly priorStatements: PriorStatements;
  readonly candidateStatements: CandidateStatements;
  readonly tracedStatements: TracedStatements;
  readonly trackRecords: TrackRecords;
  readonly ratings: Ratings;
  readonly vocabularyProposals: VocabularyProposals;
  readonly events: Events;
  readonly subscribers: Subscribers;
  readonly secrets: Secrets;
  readonly deliveries: Deliveries;
  readonly inboundHooks: InboundHooks;
  readonly pastVersions: PastVersions;
  readonly outbox: Outbox;
  readonly backlogs: Backlogs;
  readonly jobDesks: JobDesks;
}

export interface StorePortsOptions {
  /** Run in the transaction of every change. */
  readonly steps?: ChangeSteps;
  /** The system's clock unless a test sets its own. */
  readonly clock?: Clock;
  /** How many statements of ledgers may be kept in memory between cross-references; 0 when absent. */
  readonly heldStatements?: number;
}

/** Adapters on one connection pool; nothing is read or written by making them. */
export function storePorts(dataSource: DataSource, options: StorePortsOptions = {}): StorePorts {
  return {
    changes: new StoreChanges(dataSource, options.steps),
    views: new StoreViews(dataSource),
    clock: options.clock ?? { now: () => new Date() },
    desks: new StoreDesks(dataSource),
    people: new StorePeople(dataSource),
    keys: new StoreKeys(dataSource),
    identities: new StoreIdentities(dataSource),
    logs: new StoreLogs(dataSource),
    checkpoints: new StoreCheckpoints(dataSource),
    logProofs: new StoreLogProofs(dataSource),
    articles: new StoreArticles(dataSource),
    claims: new StoreClaims(dataSource),
    reminders: new StoreReminders(dataSource),
    claimSearch: new StoreClaimSearch(dataSource),
    restingClaims: new StoreRestingClaims(dataSource),
    subjects: new StoreSubjects(dataSource),
    findings: new StoreFindings(dataSource),
    snapshots: new StoreSnapshots(dataSource),
    excerpts: new StoreExcerpts(dataSource),
    replies: new StoreReplies(dataSource),
    confidentialSources: new StoreConfidentialSources(dataSource),
    privateDetails: new StorePrivateDetails(dataSource),
    privateNotes: new StorePrivateNotes(dataSource),
    comments: new StoreComments(dataSource),
    erasures: new StoreErasures(dataSource),
    verdicts: new StoreVerdicts(dataSource),
    verdictSearch: new StoreVerdictSearch(dataSource),
    ledgers: new StoreLedgers(dataSource),
    ledgerShares: new StoreLedgerShares(dataSource),
    ledgerHandovers: new StoreLedgerHandovers(dataSource),
    ledgerImports: new StoreLedgerImports(dataSource),
    ledgerReading: new StoreLedgerReading(dataSource),
    ledgerVersions: new StoreLedgerVersions(dataSource),
    ledgerLinks: new StoreLedgerLinks(),
    ledgerStatements: new StoreLedgerStatements(dataSource),
    priorStatements: new StorePriorStatements(dataSource, options),
    candidateStatements: new StoreCandidateStatements(dataSource),
    tracedStatements: new StoreTracedStatements(dataSource),
    trackRecords: new StoreTrackRecords(dataSource),
    ratings: new StoreRatings(dataSource),
    vocabularyProposals: new StoreVocabularyProposals(dataSource),
    events: new StoreEvents(dataSource),
    subscribers: new StoreSubscribers(dataSource),
    secrets: new StoreSecrets(dataSource),
    deliveries: new StoreDeliveries(dataSource),
    inboundHooks: new StoreInboundHooks(dataSource),
    pastVersions: new StorePastVersions(dataSource),
    outbox: new StoreOutbox(dataSource),
    backlogs: new StoreBacklogs(dataSource),
    jobDesks: new StoreJobDesks(dataSource),
  };
}
