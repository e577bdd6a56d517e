/** The ports of the ledger: what is held, how it is written, and what a cross-reference reads of it. */
import type { PageAsked } from '../desks/ports.js';
import type {
  Asked,
  ChosenStatements,
  Hop,
  Measure,
  Mergeable,
  Place,
  Reading,
  Relation,
  Source,
  Standing,
  Statement,
  Vocabulary,
} from '@whence/domain';
import type { Actor, Change, View } from '../ports/changes.js';
import type { Holdings, MappedRow } from './intake.js';
import type { DeskName, ShareAccess } from './share-terms.js';

/** Who acts on a ledger: ledgers are reached through desks alone. */
export type DeskActor = Actor & { readonly deskId: string };

export interface LedgerHeading {
  readonly id: string;
  /** The first part of its statements' keys. */
  readonly name: string;
  readonly title: string;
}

/** A ledger as a desk reads it. */
export interface DeskLedger extends LedgerHeading {
  /** `own`: the desk holds it. Otherwise another does, and shares it. */
  readonly access: 'own' | ShareAccess;
  readonly holder: DeskName;
}

/** Part of a list, in key order. */
export interface Slice {
  /** Only what comes after this key. */
  readonly after?: string;
  /** At most so many, 1 to 1,000. */
  readonly limit: number;
}

/**
 * The ledgers that desks read: their own, and those that were shared with them. What was shared in a view and is shared no more
 * is read no more, whatever the view: who may read is asked of now, as a person's role is.
 */
export interface Ledgers {
  /** The desk's ledger of that name. */
  find(view: View, deskId: string, name: string): Promise<DeskLedger | undefined>;
  /** In order of name. */
  list(view: View, deskId: string, slice: Slice): Promise<readonly DeskLedger[]>;
  /** Whether any desk has a ledger of that name. */
  isNameTaken(change: Change, name: string): Promise<boolean>;
  /** Adds a ledger, and reads it after the desk's others. */
  add(change: Change, deskId: string, ledger: LedgerHeading): Promise<void>;
}

/** A thing of a ledger as it stood in a view, with its version. */
export interface Versioned<T> {
  readonly version: number;
  readonly value: T;
}

export interface VocabularyValues {
  readonly source: Source;
  readonly measure: Measure;
  readonly place: Place;
}
export type VocabularyKind = keyof VocabularyValues;

/** A hop or relation as held, by its id. */
export interface HeldHop extends Versioned<Hop> {
  readonly id: string;
}
export interface HeldRelation extends Versioned<Relation> {
  readonly id: string;
}

export interface StatementFilter extends Slice {
  /** Keys; any of them. */
  readonly sources?: readonly string[];
  readonly measures?: readonly string[];
}

/** The entries that are merged into others, and those that they are merged into, by key. */
export type MergedKeys = Readonly<Record<VocabularyKind, ReadonlyMap<string, Mergeable>>>;

/** A search among the names, aliases, labels and keys of entries. */
export interface NameSearch {
  /** Words, at least one letter or digit; upper case and diacritics make no difference. */
  readonly words: string;
  /** After this place of the list, as {@link NameFound} gives it. */
  readonly after?: string;
  readonly limit: number;
}

export interface NameFound<T> extends Versioned<T> {
  /** Where it stands in the list, best first: `<rank>:<key>`. 0: a name is these words; 1: begins with them; 2: holds them; 3: is like them. */
  readonly place: string;
}

/** Reading one ledger thing by thing. What was removed is not found. */
export interface LedgerReading {
  vocabularyEntry<K extends VocabularyKind>(
    view: View,
    ledgerId: string,
    kind: K,
    key: string,
  ): Promise<Versioned<VocabularyValues[K]> | undefined>;
  vocabularyList<K extends VocabularyKind>(
    view: View,
    ledgerId: string,
    kind: K,
    slice: Slice,
  ): Promise<readonly Versioned<VocabularyValues[K]>[]>;
  /** Entries that fit the words, best first and then by key. */
  vocabularySearch<K extends VocabularyKind>(
    view: View,
    ledgerId: string,
    kind: K,
    search: NameSearch,
  ): Promise<readonly NameFound<VocabularyValues[K]>[]>;
  /** Entries that name others of their kind: by edges, `within`, `broader`, `unionOf`, `mergedInto`. */
  vocabularyLinked<K extends VocabularyKind>(
    view: View,
    ledgerId: string,
    kind: K,
  ): Promise<readonly VocabularyValues[K][]>;
  /** Merges of one ledger, or of all that a desk reads (the ledger that it reads first prevails). */
  merged(view: View, of: { readonly ledgerId: string } | { readonly deskId: string }): Promise<MergedKeys>;
  statement(view: View, ledgerId: string, key: string): Promise<Versioned<Statement> | undefined>;
  statements(view: View, ledgerId: string, filter: StatementFilter): Promise<readonly Versioned<Statement>[]>;
  /** Hops that begin or end at the statement, rejected ones too. */
  hopsAt(view: View, key: string): Promise<readonly HeldHop[]>;
  relationsAt(view: View, key: string): Promise<readonly HeldRelation[]>;
  hop(view: View, ledgerId: string, id: string): Promise<HeldHop | undefined>;
  /** Hops that begin in the ledger, in order of their ids; `after` is an id. */
  hops(view: View, ledgerId: string, filter: Slice & { readonly standing?: Standing }): Promise<readonly HeldHop[]>;
}

/** A thing of a ledger: a hop or relation by its id, a statement by its whole key, an entry of the vocabulary by its key. */
export interface LedgerThing {
  readonly kind: 'hop' | 'relation' | 'statement' | VocabularyKind;
  readonly key: string;
}

/** One version of a thing of a ledger. */
export interface LedgerVersion {
  readonly version: number;
  /** True: until a later version the ledger does not hold it. */
  readonly removed: boolean;
  /** Where it was removed, what it said before. */
  readonly content: Readonly<Record<string, unknown>>;
  /** The import that it belongs to; what an undo restores belongs to the one that wrote it first. Null: none. */
  readonly importId: string | null;
  /** What it was written for: `judge-hop`, `import-ledger`. */
  readonly purpose: string;
  readonly by: { readonly kind: 'person' | 'job' | 'operator'; readonly personId: string | null };
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface LedgerVersions {
  /**
   * Versions that the view admits, first things first, removals among them, as far as they stood while the desk read the
   * ledger. `after` is the number of a version.
   */
  list(
    view: View,
    deskId: string,
    ledgerId: string,
    thing: LedgerThing,
    page: PageAsked,
  ): Promise<readonly LedgerVersion[]>;
}

/** What became of rows: the same content leaves a row unchanged. Removed: what a changed row no longer says. */
export interface Tally {
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
}

export const TALLIED = ['sources', 'measures', 'places', 'statements', 'reports', 'hops', 'relations'] as const;
export type Tallies = Record<(typeof TALLIED)[number], Tally>;

/** Tallies at nought. */
export function noTallies(): Tallies {
  const of = (): Tally => ({ added: 0, changed: 0, unchanged: 0, removed: 0 });
  return { sources: of(), measures: of(), places: of(), statements: of(), reports: of(), hops: of(), relations: of() };
}

/** Whether anything was written. */
export function anyWritten(tallies: Tallies): boolean {
  return TALLIED.some((kind) => tallies[kind].added + tallies[kind].changed + tallies[kind].removed > 0);
}

/** Rows on their way into one ledger, inside one change. Notes and writes come one after the other. */
export interface LedgerIntake extends Holdings {
  readonly tallies: Tallies;
  /** Writes rows; links and relations to other rows wait for {@link writeLinks}. */
  write(rows: readonly MappedRow[]): Promise<void>;
  /** Writes the links and relations whose far end is held. */
  writeLinks(): Promise<void>;
  /** Entries of the vocabulary, as they now stand, that refer to others or are referred to. */
  vocabularyLinked<K extends VocabularyKind>(kind: K): Promise<readonly VocabularyValues[K][]>;
}

export interface ImportHeading {
  readonly id: string;
  readonly format: 'csv' | 'json';
  readonly tallies: Tallies;
  /** How many rows were read; null for imports before that was kept. */
  readonly rows: number | null;
  /** When it began, ISO 8601; null as above. */
  readonly startedAt: string | null;
  readonly by: { readonly person: string | null };
  /** When it ended, ISO 8601. */
  readonly at: string;
  /** When it was undone, ISO 8601. */
  readonly undoneAt: string | null;
}

/** One thing that an import wrote and that cannot be taken back alone. */
export interface BuiltUpon {
  readonly kind: 'source' | 'measure' | 'place' | 'statement' | 'hop' | 'relation';
  readonly key: string;
  /** Why: changed since, or what still rests on it. */
  readonly because: string;
}

/** What came of undoing an import. */
export interface UndoneRows {
  /** Removed: taken away again. Changed or added: restored. */
  readonly tallies: Tallies;
  readonly left: readonly BuiltUpon[];
}

export interface LedgerImports {
  /** Begins to write rows; `importId` null when they come one by one. */
  begin(change: Change, ledger: LedgerHeading, importId: string | null): Promise<LedgerIntake>;
  /** Keeps the import's own row. */
  keep(
    change: Change,
    ledgerId: string,
    heading: Pick<ImportHeading, 'id' | 'format' | 'tallies' | 'rows'>,
  ): Promise<void>;
  find(view: View, ledgerId: string, id: string): Promise<ImportHeading | undefined>;
  /** Newest first; `after` is an import's id. */
  list(view: View, ledgerId: string, slice: Slice): Promise<readonly ImportHeading[]>;
  /** Removes what the import added and restores what it replaced, except what is built upon. */
  undo(change: Change, ledgerId: string, importId: string): Promise<UndoneRows>;
}

/** Hops and relations one by one, between statements that are held. The use case holds the ledger. */
export interface LedgerLinks {
  /** Whether the ledger holds a statement of that key, and how it is known. */
  readingOf(change: Change, ledgerId: string, key: string): Promise<Reading | undefined>;
  /**
   * A new hop, or a new version of the one that there is of this kind between these statements: the one of this id, or
   * the first that stands.
   */
  writeHop(change: Change, hop: Hop, id?: string): Promise<HeldHop>;
  writeRelation(change: Change, relation: Relation): Promise<HeldRelation>;
  /** The way over standing hops from a statement to another, both ends included; undefined when there is none. */
  wayBetween(change: Change, from: string, to: string): Promise<readonly string[] | undefined>;
}

/** Statements of a ledger by their source, when people assign them to another. The use case holds the ledger. */
export interface LedgerStatements {
  /** Those that the source says now, in order of an id that no version changes; at most `limit`. */
  ofSource(
    change: Change,
    ledgerId: string,
    source: string,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<readonly { readonly id: string; readonly statement: Statement }[]>;
  /**
   * Statements that a change wrote, as they stand now, in order of their ids; reports by carriers and what was removed since
   * are left out. At most `limit`.
   */
  writtenBy(view: View, changeId: string, limit: number): Promise<readonly Statement[]>;
  /** Writes a new version of each; the same content writes nothing. */
  write(change: Change, ledgerId: string, statements: readonly Statement[]): Promise<void>;
}

/** What a change of the ledger touched. */
export interface Affected {
  readonly measures: readonly string[];
  /** Empty when one of the statements names none: claims about any subject may be affected then. */
  readonly subjects: readonly string[];
  readonly statementKeys: readonly string[];
  /** True when sources, measures or places were written, whether or not statements were. */
  readonly vocabulary: boolean;
  /** True when more statements were touched than are worth telling apart: any claim may read differently. The lists are empty then. */
  readonly anything: boolean;
  /** Desks whose policy was changed, or that came to read a ledger or read it no more: any of their claims may read differently then. */
  readonly desks?: readonly DeskAffected[];
}

/** A desk all of whose claims are to be found anew, and what happened to it. */
export interface DeskAffected {
  readonly id: string;
  readonly because: 'policy' | 'ledger-accepted' | 'ledger-ended' | 'ledger-taken' | 'ledger-given';
}

/**
 * What had been said before, as a desk's ledgers held it. Removed things and rejected hops are left out. All lists are in
 * key order.
 */
export interface PriorStatements {
  /** Where two ledgers define one key, the ledger that the desk reads first prevails. */
  vocabulary(view: View, deskId: string): Promise<Vocabulary>;
  /**
   * The statements asked for, as many of each kind as the looks may take; all that those rest on over hops; who carried
   * any of those (a derivation is no carrying), and what the carriers rest on; the relations to any of them, and the
   * statements that answer. From one statement at most {@link LINKS_FOLLOWED} hops or relations are followed each way.
   */
  around(view: View, deskId: string, asked: Asked): Promise<ChosenStatements>;
  /** Which of these statements the desk's ledgers hold, in the order asked. */
  held(view: View, deskId: string, keys: readonly string[]): Promise<readonly string[]>;
  /**
   * Measures, subjects and keys of the statements that a change wrote, or whose hops or relations it wrote, and of those
   * that hops, or one relation and then hops, join to them.
   */
  affectedBy(view: View, changeId: string): Promise<Affected>;
  /** Ids of the desks that read the ledger in which a change wrote; none where it wrote in no ledger. */
  readersOf(view: View, changeId: string): Promise<readonly string[]>;
}
