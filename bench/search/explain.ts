/** The plans of the search over claims, written into docs/queries.md between markers of their own. */
import { readFileSync, writeFileSync } from 'node:fs';
import { foundSql, TEXTS_OF_CLAIMS } from '../../libs/store/src/claims/search/searched-texts.js';
import { RANKED } from '../../libs/store/src/search/ranked-page.js';
import { openSearch, type SearchDatabase, spent } from './database.js';
import { keptPart, SEARCH_PART } from './document.js';

const DOCUMENT = new URL('../../docs/queries.md', import.meta.url);
/** What a page of fifty asks for. */
const MOST = 51;
/** Runs of a search whose median is told. */
const RUNS = 7;

/** As many texts as are asked for first where all is ranked, and no filter. */
const FIRST_PAGE = [RANKED + 65, null, null, null, null, null, null, null] as const;

async function planOf({ client }: SearchDatabase, sql: string, values: readonly unknown[]): Promise<string> {
  const explain = `EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ${sql}`;
  await client.query(explain, [...values]);
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(explain, [...values]);
  const lines = rows.map((row) => row['QUERY PLAN']);
  const scanned = lines.filter((line) => /Seq Scan/.test(line) && !/never executed/.test(line));
  if (scanned.length > 0) process.stderr.write(`Sequential scans:\n${scanned.join('\n')}\n`);
  return ['```', ...lines.filter((line) => !/never executed|Storage: |Sort Method/.test(line)), '```'].join('\n');
}

/** Milliseconds by the clock, the median, and of processor time of Node and PostgreSQL, the mean. */
async function timesOf(database: SearchDatabase, run: () => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  const [node, postgres] = [process.cpuUsage(), await spent(database)];
  for (let n = 0; n < RUNS; n += 1) {
    const began = performance.now();
    await run();
    times.push(performance.now() - began);
  }
  const { user, system } = process.cpuUsage(node);
  const processor = ((user + system) / 1000 + (await spent(database)) - postgres) / RUNS;
  return `${(times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0).toFixed(0)} | ${processor.toFixed(0)}`;
}

/** Explains searches for rare, common and misspelt words, and writes the document. */
export async function explainSearch(claims: number): Promise<void> {
  const database = await openSearch(claims, (line) => process.stderr.write(`${line}\n`));
  try {
    const { ports, client, deskId, personId } = database;
    const { position } = await ports.views.latest();
    const queryOf = async (typed: string): Promise<string> => {
      const { rows } = await client.query<{ q: string }>(`SELECT websearch_to_tsquery('english', $1)::text AS q`, [
        typed,
      ]);
      return rows[0]?.q ?? '';
    };
    const { rows: drawn } = await client.query<{ last: string }>('SELECT max(drawn) AS last FROM recorded_change');
    const valuesOf = (query: string) => [deskId, drawn[0]?.last, query, query, personId, true];
    const find = (typed: string, order: 'relevance' | 'made' = 'relevance') =>
      ports.claimSearch.find(
        { position },
        deskId,
        {},
        { typed, by: { personId, verdicts: true, ledger: true }, order },
        { after: null, limit: MOST },
      );
    const { rows: words } = await client.query<{ word: string; texts: number }>(
      `SELECT word, ndoc AS texts FROM ts_stat($$SELECT search FROM appearance WHERE id < '00000000-0000-7000-8003-000000002000'$$)
       WHERE length(word) > 7 AND ndoc BETWEEN 2 AND 5 ORDER BY word LIMIT 1`,
    );
    const rare = words[0]?.word ?? '';
    const misspelt = `${rare.slice(0, 3)}${rare.slice(4)}`;
    const asked = [
      ['a rare word', rare],
      ['two words', 'missile village'],
      ['a common word', 'wounded'],
      ['the commonest word', 'troops'],
      ['a rare word, misspelt', misspelt],
    ] as const;
    const lines: string[] = [];
    for (const [what, typed] of asked) {
      const query = await queryOf(typed);
      const { rows } = await client.query<{ claims: string }>(
        `SELECT count(DISTINCT claim_id) AS claims FROM appearance WHERE search @@ $1::tsquery`,
        [query],
      );
      const { claims: found } = await find(typed);
      lines.push(
        `| ${what} | ${rows[0]?.claims ?? ''} | ${found.length} | ${await timesOf(database, () => find(typed))} |`,
      );
    }
    const narrow = () =>
      ports.claimSearch.find(
        { position },
        deskId,
        { measure: 'm7' },
        { typed: 'troops', by: { personId, verdicts: true, ledger: true }, order: 'relevance' },
        { after: null, limit: MOST },
      );
    const { claims: few } = await narrow();
    lines.push(
      `| the commonest word, on one measure of 500 | 38356 | ${few.length} | ${await timesOf(database, narrow)} |`,
    );
    const seldom = (after: string | null = null) =>
      ports.claimSearch.find(
        { position },
        deskId,
        { states: ['rejected'] },
        { typed: 'troops', by: { personId, verdicts: true, ledger: true }, order: 'relevance' },
        { after, limit: MOST },
      );
    const pages = [await seldom()];
    for (let place = pages[0]?.further ?? null; place !== null; place = pages.at(-1)?.further ?? null)
      pages.push(await seldom(place));
    const counts = pages.map((one) => one.claims.length).join(', ');
    lines.push(
      `| the commonest word, in a state that one of ten thousand has | 38356 | ${counts} on ${pages.length} pages; the first: | ${await timesOf(database, seldom)} |`,
    );
    const verdicts: string[] = [];
    const by = { deskId, personId };
    const listed = () => ports.verdictSearch.list({ position: null }, by, {}, { after: null, limit: MOST });
    verdicts.push(`| the newest | ${(await listed()).verdicts.length} | ${await timesOf(database, listed)} |`);
    for (const [what, typed] of asked) {
      const search = () =>
        ports.verdictSearch.find(
          { position },
          by,
          {},
          { typed, claims: true, order: 'relevance' },
          { after: null, limit: MOST },
        );
      const { verdicts: found } = await search();
      verdicts.push(`| ${what} | ${found.length} | ${await timesOf(database, search)} |`);
    }
    const page = (await find('missile village')).claims.map(({ claim }) => claim.id);
    const several = await queryOf('missile village');
    const part = [
      '## Searching claims',
      `Plans over ${claims.toLocaleString('en')} invented claims, a fifth of them with a verdict, written by \`node bench/search/explain.mjs\`. What they are for is told in [decision 37](decisions/0037-search.md). The whole of a search for a page of fifty, with the claims and the texts that are shown, median of ${RUNS} runs; beside it the processor time of Node and PostgreSQL together. Tables that stand empty here (second readings, statements, links) are read whole; those that hold rows never are:`,
      [
        '| | quotes that hold it | claims on the page | ms | processor, ms |',
        '| --- | --- | --- | --- | --- |',
        ...lines,
      ].join('\n'),
      'The same of the verdicts, a fifth as many, by their rationales and the texts of their claims:',
      ['| | verdicts on the page | ms | processor, ms |', '| --- | --- | --- | --- |', ...verdicts].join('\n'),
      `### Claims with a rare word\n\n${await planOf(database, foundSql('newest', 'plain', {}), [...valuesOf(await queryOf(rare)), ...FIRST_PAGE])}`,
      `### Claims with a common word\n\n${await planOf(database, foundSql('newest', 'plain', {}), [...valuesOf(await queryOf('wounded')), ...FIRST_PAGE])}`,
      `### The texts of ${page.length} claims\n\n${await planOf(database, TEXTS_OF_CLAIMS.plain, [...valuesOf(several), page])}`,
      `### Words that are spelled nearly so\n\n${await planOf(
        database,
        `SELECT s.word, s.letters FROM searched_word s WHERE s.letters % $2 AND s.desk_id = $1
         GROUP BY s.word, s.letters ORDER BY similarity(s.letters, $2) DESC, s.word COLLATE "C" LIMIT 100`,
        [deskId, misspelt],
      )}`,
    ];
    const old = readFileSync(DOCUMENT, 'utf8');
    const text = `${SEARCH_PART.begin}\n\n${part.join('\n\n')}\n\n${SEARCH_PART.end}\n`;
    const kept = keptPart(old);
    writeFileSync(DOCUMENT, kept === '' ? `${old.trimEnd()}\n\n${text}` : old.replace(kept, () => text));
  } finally {
    await database.stop();
  }
}
