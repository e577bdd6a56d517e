/** Track records of a ledger in memory. It has one moment: views make no difference. */
import { inferPublished, isFigure, type Hop, type Statement } from '@whence/domain';
import type { View } from '../ports/changes.js';
import type { LedgerSnapshot } from './snapshot.js';
import type { Newest, Thing, TrackRecords } from './track-records.js';

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface Dated {
  readonly statement: Statement;
  readonly day: string;
}

export class SnapshotTrackRecords implements TrackRecords {
  private readonly byKey: ReadonlyMap<string, Statement>;
  private readonly hops = new Map<string, Hop[]>();
  /** The newest first, then by key. */
  private readonly dated: readonly Dated[];

  constructor(private readonly snapshot: LedgerSnapshot) {
    this.byKey = new Map(snapshot.statements.map((statement) => [statement.key, statement]));
    for (const hop of snapshot.hops)
      if (hop.standing !== 'rejected') this.hops.set(hop.from, [...(this.hops.get(hop.from) ?? []), hop]);
    this.dated = snapshot.statements
      .flatMap((statement): Dated[] => {
        const day = inferPublished(statement)?.days.to;
        return day === undefined ? [] : [{ statement, day }];
      })
      .sort((a, b) => byCode(b.day, a.day) || byCode(a.statement.key, b.statement.key));
  }

  saidBy(_view: View, _ledgerId: string, asked: Parameters<TrackRecords['saidBy']>[2]): Promise<Newest> {
    const { sources, measures, publishedBy, most } = asked;
    return Promise.resolve(
      this.newest(publishedBy, most, ({ source, content }) => {
        if (!sources.includes(source)) return false;
        return measures === null || (content?.measure !== undefined && measures.includes(content.measure));
      }),
    );
  }

  saidByOthers(_view: View, _ledgerId: string, asked: Parameters<TrackRecords['saidByOthers']>[2]): Promise<Newest> {
    const { sources, things, since, publishedBy, most } = asked;
    const thing = ({ measure, subject }: Thing) => `${measure}\u0000${subject ?? ''}`;
    const wanted = new Set(things.map(thing));
    return Promise.resolve(
      this.newest(publishedBy, most, ({ source, content }, day) => {
        if (since !== null && day < since) return false;
        if (sources.includes(source) || content?.measure === undefined || !isFigure(content)) return false;
        const { measure, subject } = content;
        return wanted.has(thing(subject === undefined ? { measure } : { measure, subject }));
      }),
    );
  }

  behind(_view: View, _ledgerId: string, keys: readonly string[]): ReturnType<TrackRecords['behind']> {
    const reach = new Set(keys.filter((key) => this.byKey.has(key)));
    // A set is walked in the order of insertion, and so on to what is added on the way.
    for (const key of reach) for (const { to } of this.hops.get(key) ?? []) reach.add(to);
    const sorted = [...reach].sort(byCode);
    return Promise.resolve({
      statements: sorted.flatMap((key) => this.byKey.get(key) ?? []),
      hops: sorted.flatMap((key) => this.hops.get(key) ?? []),
    });
  }

  answersTo(_view: View, _ledgerId: string, keys: readonly string[]): ReturnType<TrackRecords['answersTo']> {
    const asked = new Set(keys);
    const relations = this.snapshot.relations.filter(({ to }) => asked.has(to));
    const from = [...new Set(relations.map((relation) => relation.from))].sort(byCode);
    return Promise.resolve({ statements: from.flatMap((key) => this.byKey.get(key) ?? []), relations });
  }

  private newest(
    publishedBy: string | null,
    most: number,
    holds: (statement: Statement, day: string) => boolean,
  ): Newest {
    const found: Statement[] = [];
    for (const { statement, day } of this.dated) {
      if ((publishedBy !== null && day > publishedBy) || !holds(statement, day)) continue;
      if (found.length === most) return { statements: found, leftOutOn: day };
      found.push(statement);
    }
    return { statements: found, leftOutOn: null };
  }
}
