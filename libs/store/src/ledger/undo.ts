/**
 * Taking an import back: what it added is removed, what it replaced is restored, all by newer versions. A version that
 * restores an older one belongs to the import of that older one, so that imports can be undone in any order. What was
 * changed since stays, and so does what something else still rests on.
 */
import type { Hop, Measure, Place, Relation, Source, Statement } from '@whence/domain';
import {
  noTallies,
  type BuiltUpon,
  type Change,
  type Tally,
  type UndoneRows,
  type VocabularyKind,
} from '@whence/workflow';
import { writerOf } from '../changes.js';
import { draftOf, goes, isStanding, isSuperseded, touchedBy, type Touched } from './touched.js';
import { HOPS, RELATIONS, STATEMENTS, VOCABULARY, writeVersions, type Draft, type VersionedTable } from './versions.js';

class TakingBack {
  readonly tallies = noTallies();
  readonly left: BuiltUpon[] = [];

  constructor(
    private readonly change: Change,
    private readonly ledgerId: string,
    private readonly importId: string,
  ) {}

  /** Takes away what is to go. Links go first, so that nothing joins the statements that go after them. */
  async removeLinks(table: VersionedTable, subject: 'hop' | 'relation', tally: Tally): Promise<void> {
    for await (const page of touchedBy(this.change, table, this.importId)) {
      this.tellSuperseded(page, subject, linkNameOf);
      const going = page.filter((touched) => isStanding(touched, this.importId) && goes(touched));
      await this.write(
        table,
        going.map((touched) => draftOf(table, subject, touched, tally)),
      );
    }
  }

  /** Restores links last, between statements that stand: what they joined may be gone by an earlier undo. */
  async restoreLinks(table: VersionedTable, subject: 'hop' | 'relation', tally: Tally): Promise<void> {
    for await (const page of touchedBy(this.change, table, this.importId)) {
      const back = page.filter((touched) => isStanding(touched, this.importId) && !goes(touched));
      const gone = await this.goneAmong(
        back.flatMap(({ thing }) => [String(thing['from_id']), String(thing['to_id'])]),
      );
      const drafts = back.flatMap((touched) => {
        const end = gone.get(String(touched.thing['from_id'])) ?? gone.get(String(touched.thing['to_id']));
        if (end === undefined) return [draftOf(table, subject, touched, tally)];
        this.left.push({ kind: subject, key: linkNameOf(touched), because: `the statement ${end} is gone` });
        return [];
      });
      await this.write(table, drafts);
    }
  }

  /** Keys of the statements among these ids that do not stand. */
  private async goneAmong(ids: readonly string[]): Promise<Map<string, string>> {
    const rows: { id: string; key: string }[] = await writerOf(this.change).query(
      `SELECT s.id, s.key FROM statement s JOIN LATERAL (SELECT removed FROM statement_version WHERE statement_id = s.id
         ORDER BY version DESC LIMIT 1) v ON v.removed WHERE s.id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map(({ id, key }) => [id, key]));
  }

  async statements(): Promise<void> {
    const held = await this.heldVocabulary();
    for await (const page of touchedBy(this.change, STATEMENTS, this.importId)) {
      const key = ({ now }: Touched) => (now.content as Statement).key;
      this.tellSuperseded(page, 'statement', key);
      const standing = page.filter((touched) => isStanding(touched, this.importId));
      const joined = await this.stillJoined(standing.filter(goes).map(({ id }) => id));
      const drafts = standing.flatMap((touched) => {
        const missing = goes(touched) ? undefined : namesIn(touched.before?.content).find((name) => !held.has(name));
        if (missing !== undefined) {
          this.left.push({ kind: 'statement', key: key(touched), because: `the ${missing} that it named is gone` });
          return [];
        }
        const by = goes(touched) ? joined.get(touched.id) : undefined;
        if (by === undefined) {
          const report = key(touched).includes('~');
          return [draftOf(STATEMENTS, 'statement', touched, report ? this.tallies.reports : this.tallies.statements)];
        }
        this.left.push({ kind: 'statement', key: key(touched), because: `${by} still joins it` });
        return [];
      });
      const leaving = standing.filter((touched) => goes(touched) && !joined.has(touched.id));
      await this.removeSuggestions(leaving.map(({ id }) => id));
      await this.write(STATEMENTS, drafts);
    }
  }

  /** A hop that was only suggested goes with either of its statements: nobody has stood for it. */
  private async removeSuggestions(ids: readonly string[]): Promise<void> {
    const page: Touched[] = await writerOf(this.change).query(
      `SELECT h.id, to_jsonb(h) AS thing, to_jsonb(v) AS now, NULL AS before FROM hop h
       JOIN LATERAL (SELECT * FROM hop_version WHERE hop_id = h.id ORDER BY version DESC LIMIT 1) v
         ON NOT v.removed AND v.content ->> 'standing' = 'suggested'
       WHERE h.from_id = ANY($1::uuid[]) OR h.to_id = ANY($1::uuid[]) ORDER BY h.id`,
      [ids],
    );
    const { hops } = this.tallies;
    await this.write(
      HOPS,
      page.map((touched) => draftOf(HOPS, 'hop', touched, hops)),
    );
  }

  /**
   * Which of these statements a hop or relation that stands still joins, and which one that is. A hop that was rejected
   * joins nothing, and stays so that it is not suggested anew.
   */
  private async stillJoined(ids: readonly string[]): Promise<Map<string, string>> {
    const standing = (table: 'hop' | 'relation', also = '') => `
      SELECT end_id AS id, v.content FROM ${table} h CROSS JOIN LATERAL (VALUES (h.from_id), (h.to_id)) ends(end_id)
      JOIN LATERAL (SELECT removed, content FROM ${table}_version WHERE ${table}_id = h.id
        ORDER BY version DESC LIMIT 1) v ON NOT v.removed ${also}
      WHERE (h.from_id = ANY($1::uuid[]) OR h.to_id = ANY($1::uuid[])) AND end_id = ANY($1::uuid[])`;
    const rows: { id: string; content: Hop | Relation }[] = await writerOf(this.change).query(
      `${standing('hop', "AND v.content ->> 'standing' = 'confirmed'")} UNION ALL ${standing('relation')}`,
      [ids],
    );
    return new Map(rows.map(({ id, content }) => [id, `the ${content.kind} from ${content.from} to ${content.to}`]));
  }

  private get vocabularyTallies(): Readonly<Record<VocabularyKind, Tally>> {
    const { sources, measures, places } = this.tallies;
    return { source: sources, measure: measures, place: places };
  }

  /** Vocabulary comes back before the statements that name it. */
  async restoreVocabulary(): Promise<void> {
    const back: Touched[] = [];
    for await (const page of touchedBy(this.change, VOCABULARY, this.importId)) {
      this.tellSuperseded(page, kindOf, ({ now }) => keyOf(now.content));
      back.push(...page.filter((one) => isStanding(one, this.importId) && !goes(one)));
    }
    const names = new Set([...(await this.heldVocabulary()).keys(), ...back.map(nameOf)]);
    const isWhole = (one: Touched) => restsOn(contentBefore(one)).every((name) => names.has(name));
    let restored = back;
    for (
      let lame = restored.filter((one) => !isWhole(one));
      lame.length > 0;
      lame = restored.filter((one) => !isWhole(one))
    ) {
      for (const one of lame) {
        if (one.now.removed) names.delete(nameOf(one));
        const because = 'an entry that it rested on is gone';
        this.left.push({ kind: kindOf(one), key: keyOf(one.now.content), because });
      }
      restored = restored.filter((one) => !lame.includes(one));
    }
    await this.writeVocabulary(restored);
  }

  /** Vocabulary goes last, when nothing names it any more. */
  async removeVocabulary(): Promise<void> {
    const leaving = new Map<string, Touched>();
    for await (const page of touchedBy(this.change, VOCABULARY, this.importId))
      for (const one of page) if (isStanding(one, this.importId) && goes(one)) leaving.set(nameOf(one), one);
    for (const [name, because] of await this.neededAmong(new Set(leaving.keys()))) {
      const one = leaving.get(name);
      if (one === undefined) continue;
      leaving.delete(name);
      this.left.push({ kind: kindOf(one), key: keyOf(one.now.content), because });
    }
    await this.writeVocabulary([...leaving.values()]);
  }

  private writeVocabulary(entries: readonly Touched[]): Promise<void> {
    const drafts = entries.map((one) => draftOf(VOCABULARY, kindOf(one), one, this.vocabularyTallies[kindOf(one)]));
    return this.write(VOCABULARY, drafts);
  }

  /** Which of the entries that are to go something still names, with the words that say so. */
  private async neededAmong(leaving: ReadonlySet<string>): Promise<Map<string, string>> {
    const needed = new Map<string, string>();
    const open: string[] = [];
    const need = (name: string | null, by: string): void => {
      if (name === null || !leaving.has(name) || needed.has(name)) return;
      needed.set(name, `${by} still names it`);
      open.push(name);
    };
    for (const { name, by } of await this.namedByStatements()) need(name, `statement ${by}`);
    const entries = await this.heldVocabulary();
    for (const [name, rests] of entries) if (!leaving.has(name)) for (const other of rests) need(other, name);
    // What stays because of another keeps what it rests on itself.
    for (let name = open.pop(); name !== undefined; name = open.pop())
      for (const other of entries.get(name) ?? []) need(other, name);
    return needed;
  }

  private namedByStatements(): Promise<{ name: string; by: string }[]> {
    return writerOf(this.change).query(
      `SELECT name, min(key) AS by FROM (
         SELECT s.key, v.* FROM statement s JOIN LATERAL (SELECT * FROM statement_version
           WHERE statement_id = s.id ORDER BY version DESC LIMIT 1) v ON NOT v.removed
         WHERE s.ledger_id = $1
       ) held CROSS JOIN LATERAL (VALUES ('source ' || source_key), ('measure ' || measure_key), ('place ' || place_key),
         ('place ' || (content -> 'content' ->> 'fromPlace'))) names(name)
       WHERE name IS NOT NULL GROUP BY name`,
      [this.ledgerId],
    );
  }

  /** Every entry held, with the entries that it rests on. */
  private async heldVocabulary(): Promise<Map<string, string[]>> {
    const rows: { kind: string; content: Source | Measure | Place }[] = await writerOf(this.change).query(
      `SELECT e.kind, v.content FROM vocabulary_entry e JOIN LATERAL (SELECT * FROM vocabulary_version
         WHERE entry_id = e.id ORDER BY version DESC LIMIT 1) v ON NOT v.removed
       WHERE e.ledger_id = $1`,
      [this.ledgerId],
    );
    return new Map(rows.map(({ kind, content }) => [`${kind} ${content.key}`, restsOn(content)]));
  }

  private tellSuperseded(
    page: readonly Touched[],
    kind: BuiltUpon['kind'] | ((touched: Touched) => BuiltUpon['kind']),
    key: (touched: Touched) => string,
  ): void {
    for (const touched of page)
      if (isSuperseded(touched, this.importId))
        this.left.push({
          kind: typeof kind === 'string' ? kind : kind(touched),
          key: key(touched),
          because: `version ${touched.now.version} changed it since`,
        });
  }

  private async write(table: VersionedTable, drafts: readonly Draft[]): Promise<void> {
    await writeVersions(this.change, table, drafts);
  }
}

function restsOn(entry: Source | Measure | Place): string[] {
  const merged = entry.mergedInto === undefined ? [] : [entry.mergedInto];
  if ('edges' in entry)
    return [...entry.edges, ...(entry.formerly ?? [])]
      .map(({ other }) => other)
      .concat(merged)
      .map((key) => `source ${key}`);
  if ('broader' in entry) return [...entry.broader, ...entry.unionOf, ...merged].map((key) => `measure ${key}`);
  return [...(entry.within === undefined ? [] : [entry.within]), ...merged].map((key) => `place ${key}`);
}

const linkName = ({ kind, from, to }: Hop | Relation): string => `${from} ${kind} ${to}`;
const keyOf = (content: object): string => (content as { key: string }).key;
const kindOf = (touched: Touched): 'source' | 'measure' | 'place' =>
  touched.thing['kind'] as 'source' | 'measure' | 'place';

const contentBefore = (touched: Touched): Source | Measure | Place =>
  touched.before?.content as Source | Measure | Place;
const nameOf = (touched: Touched): string => `${kindOf(touched)} ${keyOf(touched.now.content)}`;
const linkNameOf = ({ now }: Touched): string => linkName(now.content as Hop | Relation);

/** The vocabulary that a statement names. */
function namesIn(statement: object | undefined): string[] {
  const { source, content } = statement as Statement;
  const { measure, place, fromPlace } = content ?? {};
  return [
    `source ${source}`,
    ...(measure === undefined ? [] : [`measure ${measure}`]),
    ...[place, fromPlace].flatMap((key) => (key === undefined ? [] : [`place ${key}`])),
  ];
}

/** Takes back all that can be; says what was left and why. */
export async function takeBack(change: Change, ledgerId: string, importId: string): Promise<UndoneRows> {
  const taking = new TakingBack(change, ledgerId, importId);
  const { tallies, left } = taking;
  await taking.removeLinks(HOPS, 'hop', tallies.hops);
  await taking.removeLinks(RELATIONS, 'relation', tallies.relations);
  await taking.restoreVocabulary();
  await taking.statements();
  await taking.restoreLinks(HOPS, 'hop', tallies.hops);
  await taking.restoreLinks(RELATIONS, 'relation', tallies.relations);
  await taking.removeVocabulary();
  return { tallies, left };
}
