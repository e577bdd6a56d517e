import {
  ANSWERS_FOLLOWED,
  dependence,
  effectiveKey,
  inferPublished,
  keysMeaning,
  MeasureKinds,
  mergedVocabulary,
  trackRecord,
  withMeantKeys,
  type Dependence,
  type Relation,
  type Statement,
  type TrackRecord,
  type TrackRecordInput,
  type Vocabulary,
} from '@whence/domain';
import type { View, Views } from '../ports/changes.js';
import { notRead } from '../refusal.js';
import type { DeskActor, PriorStatements } from './ports.js';
import type { Newest, Thing, TrackRecords } from './track-records.js';

/** At most so many statements of the source are looked at, the newest ones. */
const MOST_OF_SOURCE = 150;
/**
 * And at most so many by others. Each figure is compared with each that may speak of the same: some three hundred
 * thousand comparisons, about a second of one processor at worst.
 */
const MOST_OF_OTHERS = 2_000;

export interface TrackRecordAsked {
  /** The ledger's id; the record is of what this ledger holds. */
  readonly ledgerId: string;
  readonly source: string;
  /** Only figures on this measure; null: on every kind of measure that the source counted. */
  readonly measure: string | null;
  /** With `measure`: also on the measures that hold it or that it holds, over any number of links. */
  readonly family: boolean;
  readonly publishedBy: string | null;
  /** Keys of the controllers that the desk holds not to make one origin of those that they control. */
  readonly notCollapsing: readonly string[];
}

/** What came of the earlier figures of a source, and whether it seems to depend on another. Reads, and writes nothing. */
export class ReadTrackRecord {
  constructor(
    private readonly ports: {
      readonly views: Pick<Views, 'latest'>;
      readonly priorStatements: Pick<PriorStatements, 'vocabulary'>;
      readonly trackRecords: TrackRecords;
    },
  ) {}

  /** Throws `source-unknown`, `measure-unknown`, `surroundings-too-large`. */
  async run(by: DeskActor, view: View, asked: TrackRecordAsked): Promise<TrackRecord> {
    return trackRecord(await this.lookAround(by, view, asked));
  }

  /** Hints of dependence between the source and others; throws as {@link run}. */
  async dependence(by: DeskActor, view: View, asked: TrackRecordAsked): Promise<Dependence> {
    return dependence(await this.lookAround(by, view, asked));
  }

  private async lookAround(by: DeskActor, view: View, asked: TrackRecordAsked): Promise<TrackRecordInput> {
    const { views, priorStatements, trackRecords } = this.ports;
    const { ledgerId, family, publishedBy } = asked;
    // The vocabulary is kept in memory by positions, also that of now.
    const held = await priorStatements.vocabulary(view.position === null ? await views.latest() : view, by.deskId);
    if (!held.sources.has(asked.source)) throw notRead('source', asked.source);
    if (asked.measure !== null && !held.measures.has(asked.measure)) throw notRead('measure', asked.measure);
    // What was merged is asked for under every key, and judged under the one that is meant.
    const vocabulary = mergedVocabulary(held);
    const source = effectiveKey(asked.source, held.sources);
    const measure = asked.measure === null ? null : effectiveKey(asked.measure, held.measures);
    const sources = keysMeaning([source], held.sources);
    const kinds = new MeasureKinds(vocabulary);
    const kind = measure === null ? null : family ? kinds.family(measure) : [measure];
    const measures = kind === null ? null : keysMeaning(kind, held.measures);
    const own = await trackRecords.saidBy(view, ledgerId, { sources, measures, publishedBy, most: MOST_OF_SOURCE });
    const things = thingsOf(own.statements, kinds, held);
    const others = await trackRecords.saidByOthers(view, ledgerId, {
      sources,
      since: lookBackFrom(own.statements),
      things,
      publishedBy,
      most: MOST_OF_OTHERS,
    });
    const keys = (list: readonly Statement[]) => list.map(({ key }) => key);
    const [behind, answers] = await Promise.all([
      trackRecords.behind(view, ledgerId, [...keys(own.statements), ...keys(others.statements)]),
      this.answersTo(view, ledgerId, [...keys(own.statements), ...keys(others.statements)]),
    ]);
    const statements = new Map([...behind.statements, ...answers.statements].map((one) => [one.key, one]));
    const since = windowOf(own, others);
    return {
      source,
      ...(measure === null ? {} : { measure, family }),
      statements: withMeantKeys([...statements.values()], held),
      hops: behind.hops,
      relations: answers.relations,
      vocabulary,
      publishedBy,
      notCollapsing: asked.notCollapsing.map((key) => effectiveKey(key, held.sources)),
      ...(since === null ? {} : { since }),
    };
  }

  /**
   * What answers the source's statements and those that may settle them, and what answers that: a count that was given up
   * settles nothing, and a withdrawal that was taken back gives nothing up.
   */
  private async answersTo(view: View, ledgerId: string, keys: readonly string[]) {
    const statements = new Map<string, Statement>();
    const relations: Relation[] = [];
    let near = keys;
    const asked = new Set(keys);
    for (let step = 0; step < ANSWERS_FOLLOWED && near.length > 0; step++) {
      const found = await this.ports.trackRecords.answersTo(view, ledgerId, near);
      for (const one of found.statements) statements.set(one.key, one);
      relations.push(...found.relations);
      near = found.statements.flatMap(({ key }) => (asked.has(key) ? [] : [key]));
      for (const key of near) asked.add(key);
    }
    return { statements: [...statements.values()], relations };
  }
}

/** What the source's figures count, and all that may be compared with it, under every key that it has. */
function thingsOf(statements: readonly Statement[], kinds: MeasureKinds, { measures }: Vocabulary): Thing[] {
  const found = new Map<string, Thing>();
  for (const { content } of statements) {
    if (content?.measure === undefined) continue;
    const { subject } = content;
    for (const measure of keysMeaning(kinds.related(effectiveKey(content.measure, measures)), measures))
      found.set(JSON.stringify([measure, subject]), subject === undefined ? { measure } : { measure, subject });
  }
  return [...found.values()];
}

const DAY = 86_400_000;
const LAST_DAY = '9999-12-31';
/** Who had said so before is looked for so many days before the oldest figure that is looked at: a year. */
const LOOK_BACK_DAYS = 366;

/** The day from which on others are looked at; null where nothing of the source is dated, or dates run out. */
function lookBackFrom(own: readonly Statement[]): string | null {
  const oldest = own.at(-1);
  const days = oldest === undefined ? undefined : inferPublished(oldest)?.days;
  if (days === undefined || days.from < '0003') return null;
  return new Date(Date.parse(days.from) - LOOK_BACK_DAYS * DAY).toISOString().slice(0, 10);
}

/**
 * The first day of which everything is looked at: the one after the newest that was cut off. Where more was out on the
 * source's newest day than is looked at, that day itself, in part.
 */
function windowOf(own: Newest, others: Newest): string | null {
  const cut = [own, others].flatMap(({ leftOutOn }) => (leftOutOn === null ? [] : [leftOutOn]));
  const last = cut.sort().at(-1);
  if (last === undefined || last === LAST_DAY) return last ?? null;
  const after = new Date(Date.parse(last) + DAY).toISOString().slice(0, 10);
  const newest = own.statements[0] === undefined ? undefined : inferPublished(own.statements[0])?.days.to;
  return newest !== undefined && newest < after ? last : after;
}
