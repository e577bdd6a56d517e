/** The names of what the history of a claim refers to by id or by key. */
import { quoted, sayCited, sayContent, sayDate } from '@whence/domain';
import type { EvidenceCited, StoryNames, Vocabulary } from '@whence/domain';
import type { Permission } from '../desks/permissions.js';
import type { Desks, People } from '../desks/ports.js';
import type { Excerpts } from '../evidence/excerpt-ports.js';
import type { SnapshotContent, Snapshots } from '../evidence/ports.js';
import type { PriorStatements } from '../ledger/ports.js';
import type { View } from '../ports/changes.js';
import type { ConfidentialSources } from '../privacy/ports.js';
import type { HeldVerdict } from '../verdicts/ports.js';
import type { ClaimEvent } from './ports.js';
import { NAMES_EVIDENCE, NAMES_STATEMENTS } from './told-to.js';

/** Names and policies are those of today, whatever the view admits. */
const TODAY: View = { position: null };

export interface StoryNamePorts {
  readonly people: Pick<People, 'one'>;
  readonly desks: Pick<Desks, 'policies'>;
  readonly priorStatements: Pick<PriorStatements, 'vocabulary' | 'around'>;
  readonly snapshots: Pick<Snapshots, 'one'>;
  readonly excerpts: Pick<Excerpts, 'versions'>;
  readonly confidentialSources: Pick<ConfidentialSources, 'one'>;
}

/** For whom the names are. */
export interface StoryReader {
  readonly deskId: string;
  readonly permissions: ReadonlySet<Permission>;
}

/**
 * Whom and what the entries speak of. Statements and evidence are named to those who may read them elsewhere.
 * @param events as they are told: what is sealed is not among them
 * @param given the verdicts of the claim
 */
export async function storyNames(
  ports: StoryNamePorts,
  view: View,
  { deskId, permissions }: StoryReader,
  events: readonly ClaimEvent[],
  given: readonly HeldVerdict[],
): Promise<StoryNames> {
  const people = new Map<string, string | null>();
  for (const id of new Set(events.flatMap(({ personId, content }) => textsAmong([personId, content.assignee]))))
    people.set(id, (await ports.people.one(TODAY, deskId, id))?.name ?? null);
  const scales = new Map(given.map(({ id, deskVersion }) => [id, deskVersion]));
  const policies = await ports.desks.policies(TODAY, deskId, [...new Set(scales.values())]);
  const vocabulary = await ports.priorStatements.vocabulary(view, deskId);
  const statements = permissions.has(NAMES_STATEMENTS)
    ? await statementNames(ports, view, deskId, events, vocabulary)
    : null;
  const evidence = permissions.has(NAMES_EVIDENCE)
    ? await evidenceNames(ports, view, deskId, events)
    : new Map<string, string>();
  return {
    person: (id) => people.get(id) ?? null,
    rating: (verdictId, key) =>
      policies.get(scales.get(verdictId) ?? 0)?.ratings.find((rating) => rating.key === key)?.label ?? key,
    says: (content) => sayContent(content, vocabulary),
    statement: (key, position) => statements?.get(position ?? null)?.get(key) ?? null,
    evidence: (cited) => evidence.get(idOf(cited)) ?? null,
    measure: (key) => vocabulary.measures.get(key)?.label ?? key,
    place: (key) => vocabulary.places.get(key)?.name ?? key,
  };
}

const textsAmong = (values: readonly unknown[]): string[] => values.filter((each) => typeof each === 'string');

/** By the places of the entries that cite them: what each statement said then. Null: as of the view. */
async function statementNames(
  { priorStatements }: Pick<StoryNamePorts, 'priorStatements'>,
  view: View,
  deskId: string,
  events: readonly ClaimEvent[],
  vocabulary: Vocabulary,
): Promise<ReadonlyMap<number | null, ReadonlyMap<string, string>>> {
  const keysAt = new Map<number | null, Set<string>>();
  for (const event of events) {
    const keys = statementsOf(event);
    if (keys.length > 0) keysAt.set(event.position, new Set([...(keysAt.get(event.position) ?? []), ...keys]));
  }
  const names = new Map<number | null, ReadonlyMap<string, string>>();
  for (const [position, keys] of keysAt) {
    const then = position === null ? view : { position };
    const { statements } = await priorStatements.around(then, deskId, { looks: [], keys: [...keys].sort() });
    names.set(position, new Map(statements.map((statement) => [statement.key, sayCited(statement, vocabulary)])));
  }
  return names;
}

function statementsOf({ subject, content: { cited } }: ClaimEvent): readonly string[] {
  if (subject.kind === 'claim-link') return [subject.id.split(' -> ').at(-1) ?? ''];
  // Remarks may cite addresses of pages beside statements.
  return textsAmong(Array.isArray(cited) ? cited : []).filter((key) => !/^https?:/i.test(key));
}

const idOf = ({ kind, id, version }: EvidenceCited): string => `${kind}/${id}/${version}`;

async function evidenceNames(
  ports: StoryNamePorts,
  view: View,
  deskId: string,
  events: readonly ClaimEvent[],
): Promise<ReadonlyMap<string, string>> {
  const cited = events.flatMap(({ subject, content: { evidence } }): readonly EvidenceCited[] =>
    subject.kind === 'snapshot-attachment'
      ? [{ kind: 'snapshot', id: subject.id, version: 1 }]
      : Array.isArray(evidence)
        ? (evidence as readonly EvidenceCited[])
        : [],
  );
  const names = new Map<string, string>();
  for (const piece of new Map(cited.map((each) => [idOf(each), each])).values()) {
    const name = await evidenceName(ports, view, deskId, piece);
    if (name !== undefined) names.set(idOf(piece), name);
  }
  return names;
}

async function evidenceName(
  { snapshots, excerpts, confidentialSources }: StoryNamePorts,
  view: View,
  deskId: string,
  { kind, id, version }: EvidenceCited,
): Promise<string | undefined> {
  if (kind === 'confidential-source') {
    const source = await confidentialSources.one(view, deskId, id);
    return source && `the word of ${quoted(source.label)}, who is not named`;
  }
  if (kind === 'snapshot') {
    const page = await snapshots.one(view, deskId, id);
    return page && pageName(page.content);
  }
  const excerpt = (await excerpts.versions(view, deskId, id)).find((each) => each.version === version);
  const page = excerpt && (await snapshots.one(view, deskId, excerpt.snapshotId));
  return page && `the quote ${quoted(excerpt.content.exact)} from ${pageName(page.content)}`;
}

/** By its title, else its address, and always by the day on which it was read. */
function pageName({ title, address, readAt }: SnapshotContent): string {
  const name = title === undefined ? address : quoted(title);
  return `the kept page${name === undefined ? '' : ` ${name}`}, read on ${sayDate(readAt.slice(0, 10))}`;
}
