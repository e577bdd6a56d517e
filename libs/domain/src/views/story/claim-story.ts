/** The history of a claim as a reader's story: of each entry what happened, in a sentence, who did it, why, and what changed. */
import { REPLY_LEADS_TO, type ReplyEvent } from '../../evidence/reply.js';
import { changesInWords, type Version } from './change-words.js';
import { memberChanges, type MemberChange } from './member-changes.js';
import { SENTENCES, type StoryKey } from './sentences.js';
import type { HistoryEntry, StoryNames, Telling } from './telling.js';

/** An entry and what is told of it. */
export interface ToldEntry extends HistoryEntry {
  /** Who did it; null for a job and for an operator. */
  readonly person: { readonly id: string; readonly name: string | null } | null;
  /** What happened, in plain English: whole sentences. */
  readonly says: string;
  /** The reason that was given: of a verdict its rationale, of a recheck what differs. Null where there is none. */
  readonly why: string | null;
  /** What differs from the version before of the same thing; empty for the first, and for what has no versions. */
  readonly changed: readonly MemberChange[];
}

/** What earlier entries told that a later one speaks of. */
interface Told {
  /** Versions of verdicts by their ids. */
  readonly verdicts: Map<string, number>;
  /** By kind and id: how each thing stands after its newest version. */
  readonly standing: Map<string, Version>;
}

/**
 * Tells each entry. What is sealed from whoever reads must have been taken out before (`content` is `{ sealed: true }` then):
 * nothing is told of it but that it was given. Throws TypeError for a kind of entry that has no sentence.
 * @param entries the whole history up to some moment, first things first
 */
export function tellStory(entries: readonly HistoryEntry[], names: StoryNames): readonly ToldEntry[] {
  const told: Told = { verdicts: new Map(), standing: new Map() };
  return entries.map((entry) => tell(entry, names, told));
}

function tell(entry: HistoryEntry, given: StoryNames, told: Told): ToldEntry {
  const { subject, content, personId, actor, position } = entry;
  // Whoever cited a statement cited what it said then.
  const names: StoryNames = { ...given, statement: (key) => given.statement(key, position) };
  if (subject.kind === 'verdict') told.verdicts.set(subject.id, subject.version);
  const thing = thingOf(entry);
  const before = told.standing.get(thing);
  const now = standingAfter(entry, before?.held);
  const version = { id: subject.id, held: now };
  told.standing.set(thing, version);
  const name = personId === null ? null : names.person(personId);
  const who =
    actor === 'person' ? (name ?? 'a person whose name was erased') : actor === 'job' ? 'a job' : 'an operator';
  const Who = who.slice(0, 1).toUpperCase() + who.slice(1);
  const verdictId = typeof content.verdictId === 'string' ? content.verdictId : subject.id;
  const number = told.verdicts.get(verdictId);
  const verdict = number === undefined ? 'the verdict' : `verdict ${number}`;
  const sentence = (SENTENCES as Readonly<Record<string, ((telling: Telling) => string) | undefined>>)[keyOf(entry)];
  if (sentence === undefined)
    throw new TypeError(
      `found the entry "${keyOf(entry)}" in a history, expected one of ${Object.keys(SENTENCES).join(', ')}`,
    );
  return {
    ...entry,
    person: personId === null ? null : { id: personId, name },
    // A quote that ends a sentence ends ours as well.
    says: sentence({ entry, content, names, Who, who, now, verdict }).replace(/([.!?])”\.$/u, '$1”'),
    why: whyOf(entry),
    changed:
      before === undefined || isSealed(before.held) || isSealed(now) ? [] : changes(entry, before, version, names),
  };
}

const keyOf = ({ subject, action }: HistoryEntry): StoryKey => `${subject.kind}.${action}` as StoryKey;

const isSealed = (content: Readonly<Record<string, unknown>>): boolean => content.sealed === true;

/** Kinds of which a claim has one that goes through versions, whatever their ids are. */
const ONE_OF_A_CLAIM: readonly string[] = ['verdict', 'finding'];

function thingOf({ subject: { kind, id } }: HistoryEntry): string {
  return ONE_OF_A_CLAIM.includes(kind) ? kind : `${kind} ${id}`;
}

/** What came of a reply adds to its question; every other version tells all of its thing. */
function standingAfter(
  { subject, action, content }: HistoryEntry,
  before: Readonly<Record<string, unknown>> | undefined,
): Readonly<Record<string, unknown>> {
  if (subject.kind === 'observation') return { ...before, ...content };
  if (subject.kind !== 'reply') return content;
  const event = action as ReplyEvent['event'];
  const { way, ...rest } = content;
  return { ...before, ...rest, ...(event === 'ask' ? { way } : {}), standing: REPLY_LEADS_TO[event] };
}

function changes(entry: HistoryEntry, before: Version, now: Version, names: StoryNames): readonly MemberChange[] {
  const differences = memberChanges(compared(entry, before.held), compared(entry, now.held));
  const said = changesInWords(entry.subject.kind, differences, before, now, names);
  return differences.map((difference, at) => ({ ...difference, says: said[at] ?? null }));
}

/** The members whose changes a reader is told, for kinds of which not all tell something. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  'claim-step': ['state', 'assignee', 'dueOn'],
  verdict: ['rating', 'rationale', 'cited', 'evidence'],
  finding: ['assessments'],
};
/** Kinds that are no versions of anything. */
const UNVERSIONED: readonly string[] = [
  ...['cross-reference-request', 'verdict-reading', 'verdict-review', 'verdict-publication'],
  ...['retraction', 'retraction-decision', 'observation', 'comment'],
];

function compared({ subject: { kind } }: HistoryEntry, held: Readonly<Record<string, unknown>>): object {
  if (UNVERSIONED.includes(kind)) return {};
  const members = MEMBERS[kind];
  if (members === undefined) return held;
  return Object.fromEntries(members.flatMap((name) => (held[name] === undefined ? [] : [[name, held[name]]])));
}

function whyOf({ content }: HistoryEntry): string | null {
  for (const said of [content.reason, content.rationale]) if (typeof said === 'string' && said !== '') return said;
  if (!Array.isArray(content.changes) || content.changes.length === 0) return null;
  return (content.changes as readonly { readonly text: string }[]).map(({ text }) => text).join('; ');
}
