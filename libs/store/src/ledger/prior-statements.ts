/** What had been said before, as a desk's ledgers held it. */
import {
  LINKS_FOLLOWED,
  type Asked,
  type ChosenStatements,
  type Hop,
  type Look,
  type Relation,
  type Statement,
  type Vocabulary,
} from '@whence/domain';
import type { Affected, PriorStatements, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf } from '../changes.js';
import { prepared } from '../prepared.js';
import { recordedBy } from '../views.js';
import { affectedBy } from './affected.js';
import { MOST_ROWS, shapeOf, surroundingSql, takingSql, type LookRow } from './choose-statements.js';
import { HeldLedgers } from './held-ledgers.js';
import { HeldVocabularies } from './held-vocabularies.js';
import { LedgerViews } from './ledger-views.js';
import { shown } from './reading.js';

const HELD = `
  SELECT s.key FROM statement s JOIN unnest($3::text[]) WITH ORDINALITY AS asked(key, n) ON asked.key = s.key
  ${shown('statement_version', 'statement_id', 's.id', 'v')}
  WHERE s.ledger_id IN (SELECT dl.ledger_id FROM desk_ledger dl WHERE dl.desk_id = $2 AND ${recordedBy('dl', 1)})
  ORDER BY asked.n`;

const SURROUNDING = { quick: surroundingSql(false), capped: surroundingSql(true) } as const;

/** What {@link surroundingSql} gives. */
interface ChosenRow {
  readonly what: 's' | 'f' | 'h' | 'r' | 'd';
  readonly id: string | null;
  readonly content: unknown;
}

/** A look and its place among those asked for. */
export function lookRow(look: Look, n: number): LookRow {
  const { measure = null, subject = null, place = null, source = null, value = null, from = null, most } = look;
  const day = look.publishedBy ?? 'infinity';
  return { n, shape: shapeOf(look), measure, subject, place, source, value, moment: from, day, most };
}

/**
 * Puts rows together, in the orders that the port promises. Undefined when the quick way may have followed what the
 * capped way does not: too many links of one statement, a statement that is not shown, or too many rows.
 */
function chosenFrom(rows: readonly ChosenRow[], more: readonly Look[], capped: boolean): ChosenStatements | undefined {
  const statements = new Map<string, Statement>();
  const hops: Hop[] = [];
  const relations: Relation[] = [];
  const ids = new Map<string, string>();
  const followed = new Set<string>();
  const links = new Map<string, number>();
  const count = (link: string) => links.set(link, (links.get(link) ?? 0) + 1);
  let lastOut: string | undefined;
  for (const { what, id, content } of rows)
    if (what === 's') {
      const statement = content as Statement | null;
      if (statement === null && !capped) return undefined;
      if (statement === null || id === null) continue;
      statements.set(statement.key, statement);
      ids.set(id, statement.key);
    } else if (what === 'h') hops.push(content as Hop);
    else if (what === 'r') relations.push(content as Relation);
    else if (what === 'd') lastOut = (content as string | null) ?? undefined;
  for (const { what, id } of rows) if (what === 'f' && id !== null) followed.add(ids.get(id) ?? '');
  for (const { from, to } of hops) {
    count(`> ${from}`);
    count(`< ${to}`);
  }
  for (const { to } of relations) count(`= ${to}`);
  if (!capped && (rows.length >= MOST_ROWS || [...links.values()].some((many) => many > LINKS_FOLLOWED)))
    return undefined;
  return {
    statements: [...statements.values()].sort((a, b) => inCode(a.key, b.key)),
    hops: hops
      .filter(({ from, to }) => statements.has(from) && statements.has(to))
      .sort((a, b) => inCode(a.from, b.from) || inCode(a.kind, b.kind) || inCode(a.to, b.to)),
    relations: relations.sort((a, b) => inCode(a.from, b.from) || inCode(a.to, b.to) || inCode(a.kind, b.kind)),
    more,
    followed,
    ...(lastOut === undefined ? {} : { lastOut }),
  };
}

const inCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export class StorePriorStatements implements PriorStatements {
  private readonly ledgers: LedgerViews;
  private readonly vocabularies = new HeldVocabularies();
  private readonly statements: HeldLedgers;

  /** @param heldStatements how many statements may be kept in memory between questions; 0: none */
  constructor(
    private readonly dataSource: DataSource,
    { heldStatements = 0 }: { readonly heldStatements?: number } = {},
  ) {
    this.ledgers = new LedgerViews(dataSource);
    this.statements = new HeldLedgers(heldStatements);
  }

  async vocabulary(view: View, deskId: string): Promise<Vocabulary> {
    return this.vocabularies.at(await this.ledgers.of(view, deskId));
  }

  async around(view: View, deskId: string, asked: Asked): Promise<ChosenStatements> {
    const kept = await this.statements.answer(await this.ledgers.of(view, deskId), asked);
    return kept ?? this.inDatabase(view, deskId, asked);
  }

  private async inDatabase(view: View, deskId: string, { looks, keys }: Asked): Promise<ChosenStatements> {
    const first = await this.taken(view, deskId, looks);
    const more = looks.filter((_, n) => first.more.has(n));
    const besides = await this.taken(
      view,
      deskId,
      more.flatMap(({ ifMore = [] }) => ifMore),
    );
    const ids = [...new Set([...first.ids, ...besides.ids])];
    const surroundings = async (way: keyof typeof SURROUNDING) => {
      const statement = {
        name: `surrounding-${way}`,
        text: SURROUNDING[way],
        values: [deskId, view.position, ids, keys],
      };
      const rows = await prepared<ChosenRow>(managerOf(view, this.dataSource), statement);
      return chosenFrom(rows, more, way === 'capped');
    };
    const found = (await surroundings('quick')) ?? (await surroundings('capped'));
    if (found === undefined) throw new TypeError('found no answer of the capped way, expected one');
    return found;
  }

  /** Ids of what looks take, and the places of those looks that found more. */
  private async taken(
    view: View,
    deskId: string,
    looks: readonly Look[],
  ): Promise<{ readonly ids: readonly string[]; readonly more: ReadonlySet<number> }> {
    if (looks.length === 0) return { ids: [], more: new Set() };
    const rows = looks.map(lookRow);
    const shapes = [...new Set(rows.map(({ shape }) => shape))].sort();
    const found = await prepared<{ n: number; id: string; more: boolean }>(managerOf(view, this.dataSource), {
      name: `taking-${shapes.join('-')}`,
      text: takingSql(shapes),
      values: [deskId, view.position, JSON.stringify(rows)],
    });
    return {
      ids: found.flatMap(({ id, more }) => (more ? [] : id)),
      more: new Set(found.flatMap(({ n, more }) => (more ? n : []))),
    };
  }

  async held(view: View, deskId: string, keys: readonly string[]): Promise<readonly string[]> {
    const rows: { key: string }[] = await managerOf(view, this.dataSource).query(HELD, [view.position, deskId, keys]);
    return rows.map(({ key }) => key);
  }

  affectedBy(view: View, changeId: string): Promise<Affected> {
    return affectedBy(managerOf(view, this.dataSource), view, changeId);
  }
}
