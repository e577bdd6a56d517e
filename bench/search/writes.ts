/** What searching costs those who write: claims written with the triggers that remember words, without, and without columns too. */
import { ReceiveArticle, WriteClaim } from '@whence/workflow';
import pg from 'pg';
import { openSearch, type SearchDatabase, spent } from './database.js';

/** Claims of one run, and runs of each kind, in turn. */
const CLAIMS = 200;
const ROUNDS = 5;
/** Tables that a new claim has texts in. */
const TABLES = ['appearance', 'claim_version'] as const;

/** Sentences of 22 of the desk's words, commoner ones oftener. */
async function sentencesOf({ client, deskId }: SearchDatabase, count: number): Promise<readonly string[]> {
  const { rows } = await client.query<{ word: string }>(
    'SELECT word FROM searched_word WHERE desk_id = $1 ORDER BY md5(word) LIMIT 20000',
    [deskId],
  );
  let seed = 1;
  const drawn = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  const word = (): string => rows[Math.floor(rows.length * drawn() ** 2.5)]?.word ?? '';
  return Array.from({ length: count }, () => Array.from({ length: 22 }, word).join(' '));
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;

/** Prints milliseconds of PostgreSQL's processor time for each claim, medians of several runs. Leaves the database changed. */
export async function measureWrites(claims: number): Promise<void> {
  const database = await openSearch(claims, (line) => process.stderr.write(`${line}\n`));
  const owner = new pg.Client({ connectionString: database.ownerUrl, options: '-c search_path=whence,public' });
  await owner.connect();
  try {
    const { ports, deskId, personId } = database;
    const by = { kind: 'person', deskId, personId } as const;
    const sentences = await sentencesOf(database, CLAIMS);
    const text = sentences.join('.\n');
    const article = await new ReceiveArticle(ports).run(by, { text, title: 'Written', status: 'draft' });
    const run = async (): Promise<number> => {
      const before = await spent(database);
      for (const exact of sentences)
        await new WriteClaim(ports).run(by, {
          articleId: article.revision.articleId,
          quote: { exact },
          content: { mode: 'observed', polarity: 'affirms', subject: exact.split(' ').slice(0, 2).join(' ') },
        });
      return ((await spent(database)) - before) / CLAIMS;
    };
    const triggers = async (state: 'ENABLE' | 'DISABLE'): Promise<void> => {
      for (const table of TABLES) await owner.query(`ALTER TABLE ${table} ${state} TRIGGER ${table}_words`);
    };
    const [all, untriggered, bare]: [number[], number[], number[]] = [[], [], []];
    await run();
    for (let round = 0; round < ROUNDS; round += 1) {
      all.push(await run());
      await triggers('DISABLE');
      untriggered.push(await run());
      await triggers('ENABLE');
    }
    await triggers('DISABLE');
    for (const table of TABLES) await owner.query(`ALTER TABLE ${table} DROP COLUMN search`);
    await run();
    for (let round = 0; round < ROUNDS; round += 1) bare.push(await run());
    for (const [what, times] of [
      ['as it is', all],
      ['without the triggers that remember words', untriggered],
      ['without columns and indexes of words as well', bare],
    ] as const)
      process.stdout.write(
        `${what}: ${median(times).toFixed(2)} ms (${times.map((ms) => ms.toFixed(2)).join(', ')})\n`,
      );
  } finally {
    await owner.end();
    await database.stop();
  }
}
