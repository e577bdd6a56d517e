/** What had been said before, as a desk's ledgers held it. */
import {
  besidesOf,
  LINKS_FOLLOWED,
  type Asked,
  type ChosenStatements,
  type Look,
  type Vocabulary,
} from '@whence/domain';
import type { Affected, PriorStatements, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf } from '../changes.js';
import { prepared } from '../prepared.js';
import { affectedBy, readersOf } from './affected.js';
import { chosenFrom, halves, idsTaken, inTwo, type AroundRow } from './around.js';
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

/** One part of a question: looks, ids that looks took before, and keys. */
interface Part {
  readonly looks: readonly Look[];
  readonly chosen: readonly string[];
  readonly beside: readonly string[];
  readonly keys: readonly string[];
}

export class StorePriorStatements implements PriorStatements {
  private readonly ledgers: LedgerViews;
  private readonly vocabularies = new HeldVocabularies();
  private readonly statements: HeldLedgers;

  private readonly mostWalked: number;
  /** Questions that the database has not answered yet. */
  private questions = 0;

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

  /**
   * A question that is asked alone is put in two parts at once, each on a connection of its own, since the server works on
   * each with one processor. Among others it stays whole: two parts cost more than one, and the processors have enough to do.
   */
  private async inDatabase(view: View, deskId: string, asking: Asked): Promise<ChosenStatements> {
    this.questions += 1;
    try {
      const manager = managerOf(view, this.dataSource);
      // Inside a change there is one connection; without a position two might not see the same.
      const isAlone = this.questions === 1 && manager === this.dataSource.manager && view.position !== null;
      const ask = async ({ looks, chosen, beside, keys }: Part, stopAtMore: boolean): Promise<AroundRow> => {
        const asked = [JSON.stringify(lookRows(looks)), chosen, beside, keys, stopAtMore];
        const [row] = await prepared<AroundRow>(manager, {
          ...LOOK_AROUND,
          values: [deskId, view.position, ...asked, LINKS_FOLLOWED, this.mostWalked],
        });
        if (row === undefined) throw new TypeError('found no answer to looks, expected one');
        return row;
      };
      const { looks, keys } = asking;
      const parts = partsOf({ looks, chosen: [], beside: [], keys }, isAlone);
      const first = await Promise.all(parts.map((part) => ask(part, true)));
      const cut = new Set(first.flatMap((row, at) => row.more.map((n) => parts[at]?.looks[n])));
      const more = looks.filter((look) => cut.has(look));
      if (more.length === 0) return chosenFrom(first, keys, more);
      const besides = more.flatMap((look) => besidesOf(look, asking));
      const further = partsOf({ looks: besides, ...idsTaken(first), keys }, isAlone);
      return chosenFrom(await Promise.all(further.map((part) => ask(part, false))), keys, more);
    } finally {
      this.questions -= 1;
    }
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

/** The question in one part, or in two where that is wanted and there is enough for two. */
function partsOf(whole: Part, wanted: boolean): readonly Part[] {
  const [looks, chosen, beside] = [inTwo(whole.looks), halves(whole.chosen), halves(whole.beside)];
  const isMuch = (looks[1]?.length ?? 0) + (chosen[1]?.length ?? 0) > 0;
  if (!wanted || !isMuch) return [whole];
  return [0, 1].map((n) => ({
    looks: looks[n] ?? [],
    chosen: chosen[n] ?? [],
    beside: beside[n] ?? [],
    keys: n === 0 ? whole.keys : [],
  }));
}
