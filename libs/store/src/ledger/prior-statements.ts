/** What had been said before, as a desk's ledgers held it. */
import {
  besidesOf,
  LINKS_FOLLOWED,
  walking,
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
import { affectedBy, readersOf } from './affected.js';
import { lookRows } from './choose-statements.js';
import { HeldLedgers } from './held-ledgers.js';
import { HeldVocabularies } from './held-vocabularies.js';
import { ledgersRead } from './ledgers-read.js';
import { LedgerViews } from './ledger-views.js';
import { shown } from './reading.js';

const HELD = `
  SELECT s.key FROM statement s JOIN unnest($3::text[]) WITH ORDINALITY AS asked(key, n) ON asked.key = s.key
  ${shown('statement_version', 'statement_id', 's.id', 'v')}
  WHERE s.ledger_id IN (SELECT own.ledger_id FROM (${ledgersRead(1, '$2')}) own)
  ORDER BY asked.n`;

/** More statements than this around those that were taken, and no more than {@link LINKS_FOLLOWED} links of each are read. */
const MOST_WALKED = 5_000;

const LOOK_AROUND = {
  name: 'look-around',
  text: 'SELECT * FROM look_around($1, $2, $3, $4, $5, $6, $7, $8, $9)',
} as const;

/** What `look_around` gives. Texts are JSON, for the most part lists; null stands for none. */
interface AroundRow {
  /** Names of the ledgers that the desk reads. */
  readonly names: readonly string[];
  /** Places of the looks that found more than they may take. */
  readonly more: readonly number[];
  /** Ids of the statements that looks took. */
  readonly chosen: string;
  readonly beside_chosen: string;
  readonly statements: string | null;
  /** Their ids in the same order, between commas. */
  readonly statement_ids: string | null;
  readonly hops: string | null;
  readonly relations: string | null;
  readonly last_out: string | null;
}

/** Walks over what was gathered by the rule of the domain: it may be more than is walked over. */
function chosenFrom(row: AroundRow, keys: readonly string[], more: readonly Look[]): ChosenStatements {
  const parsed = <T>(list: string | null) => JSON.parse(list ?? '[]') as T[];
  const names = new Set(row.names);
  const keyOf = new Map<string, string>();
  const statements: Statement[] = [];
  const ids = row.statement_ids?.split(',') ?? [];
  for (const [at, statement] of parsed<Statement>(row.statements).entries()) {
    // A hop may lead into a ledger that the desk does not read.
    if (!names.has(statement.key.slice(0, statement.key.indexOf('/')))) continue;
    keyOf.set(ids[at] ?? '', statement.key);
    statements.push(statement);
  }
  const keysOf = (ids: string) => parsed<string>(ids).flatMap((id) => keyOf.get(id) ?? []);
  const walk = walking({ statements, hops: parsed<Hop>(row.hops), relations: parsed<Relation>(row.relations) });
  return {
    ...walk({ chosen: [...keysOf(row.chosen), ...keys], beside: keysOf(row.beside_chosen) }),
    more,
    ...(row.last_out === null ? {} : { lastOut: row.last_out }),
  };
}

export class StorePriorStatements implements PriorStatements {
  private readonly ledgers: LedgerViews;
  private readonly vocabularies = new HeldVocabularies();
  private readonly statements: HeldLedgers;

  private readonly mostWalked: number;

  /**
   * @param heldStatements how many statements may be kept in memory between questions; 0: none
   * @param mostWalked how many statements may be met before no more than a stated number of links of each are read
   */
  constructor(
    private readonly dataSource: DataSource,
    { heldStatements = 0, mostWalked = MOST_WALKED }: { heldStatements?: number; mostWalked?: number } = {},
  ) {
    this.ledgers = new LedgerViews(dataSource);
    this.statements = new HeldLedgers(heldStatements);
    this.mostWalked = mostWalked;
  }

  async vocabulary(view: View, deskId: string): Promise<Vocabulary> {
    return this.vocabularies.at(await this.ledgers.of(view, deskId));
  }

  async around(view: View, deskId: string, asked: Asked): Promise<ChosenStatements> {
    const kept = await this.statements.answer(await this.ledgers.of(view, deskId), asked);
    return kept ?? this.inDatabase(view, deskId, asked);
  }

  private async inDatabase(view: View, deskId: string, asking: Asked): Promise<ChosenStatements> {
    const { looks, keys } = asking;
    const ask = async (asked: readonly Look[], chosen: readonly string[], beside: readonly string[], stop: boolean) => {
      const [row] = await prepared<AroundRow>(managerOf(view, this.dataSource), {
        ...LOOK_AROUND,
        values: [
          ...[deskId, view.position, JSON.stringify(lookRows(asked)), chosen, beside, keys, stop],
          ...[LINKS_FOLLOWED, this.mostWalked],
        ],
      });
      if (row === undefined) throw new TypeError('found no answer to looks, expected one');
      return row;
    };
    const first = await ask(looks, [], [], true);
    const more = first.more.flatMap((n) => looks[n] ?? []);
    if (more.length === 0) return chosenFrom(first, keys, more);
    const besides = more.flatMap((look) => besidesOf(look, asking));
    const ids = (list: string) => JSON.parse(list) as string[];
    return chosenFrom(await ask(besides, ids(first.chosen), ids(first.beside_chosen), false), keys, more);
  }

  async held(view: View, deskId: string, keys: readonly string[]): Promise<readonly string[]> {
    const rows: { key: string }[] = await managerOf(view, this.dataSource).query(HELD, [view.position, deskId, keys]);
    return rows.map(({ key }) => key);
  }

  affectedBy(view: View, changeId: string): Promise<Affected> {
    return affectedBy(managerOf(view, this.dataSource), view, changeId);
  }

  readersOf(view: View, changeId: string): Promise<readonly string[]> {
    return readersOf(managerOf(view, this.dataSource), changeId);
  }
}
