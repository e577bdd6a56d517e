/** All that the judging of a source's figures looks at, arranged once. */
import { holdersOn, type Holders } from '../compare/containment.js';
import { withStandingAnswers } from '../compare/standing-answers.js';
import { byCode } from '../order.js';
import { groupSources } from '../origins/groups.js';
import { arrangeLedger, indexLedger, type Ledger } from '../trace/ledger.js';
import type { Hop, Relation, Statement } from '../statement.js';
import type { Vocabulary } from '../vocabulary.js';
import { MeasureKinds } from './kinds.js';
import { inOrderOut, ownCount, ownCounts, type OwnCount, type OwnCounts } from './own-counts.js';

/** What a track record is worked out from. */
export interface TrackRecordInput {
  /** Key of the source. */
  readonly source: string;
  /** Only figures on this measure; absent: on every kind of measure that the source counted, each kind by itself. */
  readonly measure?: string;
  /** With `measure`: also on all measures that links of holding join to it. */
  readonly family?: boolean;
  /** What the source said, what others said of the same, and what those rest on, already filtered by the recorded cutoff. */
  readonly statements: readonly Statement[];
  readonly hops: readonly Hop[];
  readonly relations: readonly Relation[];
  readonly vocabulary: Vocabulary;
  /** Only statements published by the end of this day (UTC) count; null: all. */
  readonly publishedBy: string | null;
  /** The first day of what was looked at, when there is more before it: earlier figures are left out. */
  readonly since?: string;
  /** Controllers that a desk holds not to make one origin of those that they control. */
  readonly notCollapsing?: readonly string[];
}

export interface Scene {
  readonly ledger: Ledger;
  readonly vocabulary: Vocabulary;
  readonly kinds: MeasureKinds;
  /** The day on which we look; after all days when nothing is dated. */
  readonly today: string;
  readonly own: OwnCounts;
  readonly holders: Holders;
  groupOf(source: string): string;
  /** Own counts of any source that may speak of the same, in the order in which they came out. */
  countsLike(count: OwnCount): readonly OwnCount[];
  /** The ledger with only the own counts of sources that are linked to the figure's (`ours`), or only of the others. */
  ledgerOf(count: OwnCount, ours: boolean): Ledger;
}

/** Slots in which two contents must be equal to be compared at all; it only spares comparisons that say so. */
function shelf({ measure, subject, basis, mode }: OwnCount['content']): string {
  return JSON.stringify([measure, subject ?? null, basis ?? null, mode === 'observed']);
}

function lastDay(ledger: Ledger): string {
  let last = '';
  for (const { publication } of ledger.entries.values())
    if (publication !== undefined && publication.days.to > last) last = publication.days.to;
  return last || '9999-12-31';
}

/** Throws RangeError on two statements with one key or a date that does not exist. */
export function sceneOf(input: TrackRecordInput): Scene {
  const { source, vocabulary, publishedBy } = input;
  const admitted = indexLedger(arrangeLedger(input), publishedBy);
  const today = publishedBy ?? lastDay(admitted);
  const holders = holdersOn(vocabulary, today);
  const ledger = withStandingAnswers(admitted, holders);
  const kinds = new MeasureKinds(vocabulary);
  const asked =
    input.measure === undefined
      ? undefined
      : new Set(input.family === true ? kinds.family(input.measure) : [input.measure]);
  const mine = (ledger.bySource.get(source) ?? []).filter((key) => {
    const { publication, content } = ledger.entries.get(key) ?? {};
    if (asked !== undefined && (content?.measure === undefined || !asked.has(content.measure))) return false;
    return input.since === undefined || publication === undefined || publication.days.to >= input.since;
  });
  const own = ownCounts(mine, ledger, vocabulary);

  const all: OwnCount[] = [];
  for (const key of ledger.entries.keys()) {
    const count = ownCount(key, ledger, vocabulary);
    if (typeof count !== 'string') all.push(count);
  }
  const shelves = new Map<string, OwnCount[]>();
  for (const count of all) {
    const list = shelves.get(shelf(count.content));
    if (list) list.push(count);
    else shelves.set(shelf(count.content), [count]);
  }
  const sources = new Set([source, ...all.map((count) => count.source)]);
  const groups = groupSources([...sources], new Set([source]), holders, vocabulary, new Set(input.notCollapsing ?? []));
  const group = new Map([...sources].map((key) => [key, groups.groupOf(key)]));
  const groupOf = (key: string) => group.get(key) ?? key;
  const likely = (count: OwnCount) =>
    kinds
      .related(count.content.measure ?? '')
      .flatMap((measure) => shelves.get(shelf({ ...count.content, measure })) ?? [])
      .sort(inOrderOut);
  const likes = new Map<string, readonly OwnCount[]>();
  return {
    ledger,
    vocabulary,
    kinds,
    today,
    own,
    holders,
    groupOf,
    countsLike: (count) => {
      const key = shelf(count.content);
      const known = likes.get(key) ?? likely(count);
      likes.set(key, known);
      return known;
    },
    ledgerOf: (count, ours) => {
      const measure = count.content.measure ?? '';
      const observed = shelves.get(shelf({ ...count.content, mode: 'observed' })) ?? [];
      const keys = observed
        .filter((other) => (groupOf(other.source) === groupOf(count.source)) === ours)
        .map((other) => other.key)
        .sort(byCode);
      return { ...ledger, byMeasure: new Map([[measure, keys]]) };
    },
  };
}
