/** The plans of the hot queries, written into docs/queries.md. */
import { writeFileSync } from 'node:fs';
import { firstLooks, type Claim } from '@whence/domain';
import { surroundingSql, takingSql } from '../../libs/store/src/ledger/choose-statements.js';
import { lookRow } from '../../libs/store/src/ledger/prior-statements.js';
import { idOfStatement, openScale, type ScaleDatabase } from './database.js';
import { drawClaims, onHead } from './findings.js';
import { chainEnds, sizesOf } from './ledger.js';

const DOCUMENT = new URL('../../docs/queries.md', import.meta.url);

async function planOf({ client }: ScaleDatabase, sql: string, values: readonly unknown[]): Promise<string> {
  const explain = { text: `EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ${sql}`, values: [...values] };
  await client.query(explain);
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(explain);
  // Branches that were not needed, and what is alike in every run of a sort, say nothing.
  const lines = rows
    .map((row) => row['QUERY PLAN'])
    .filter((line) => !/never executed|Storage: |Sort Method/.test(line));
  return ['```', ...lines.map((line) => line.replace(/'\{[^']{200,}\}'/g, "'{…}'")), '```'].join('\n');
}

/** Explains the queries of one claim on the head measure and of one chain, and writes the document. */
export async function explain(statements: number): Promise<void> {
  const database = await openScale(statements, (line) => process.stderr.write(`${line}\n`));
  try {
    const { ports, deskId } = database;
    const { position } = await ports.views.latest();
    const vocabulary = await ports.priorStatements.vocabulary({ position }, deskId);
    const [claim] = drawClaims(statements, 1, onHead);
    const asked = firstLooks(claim as Claim, vocabulary, null);
    const looksOf = (looks: typeof asked.looks) => {
      const rows = looks.map(lookRow);
      return { sql: takingSql([...new Set(rows.map(({ shape }) => shape))].sort()), json: JSON.stringify(rows) };
    };
    const found = await ports.priorStatements.around({ position }, deskId, asked);
    const [first, besides] = [looksOf(asked.looks), looksOf(found.more.flatMap(({ ifMore = [] }) => ifMore))];
    const ids = [...found.followed].map(idOfStatement);
    const parts = [
      [
        'What a claim on the head measure looks for first',
        await planOf(database, first.sql, [deskId, position, first.json]),
      ],
      [
        'What it looks for besides, since there is more',
        await planOf(database, besides.sql, [deskId, position, besides.json]),
      ],
      [
        `What stands around ${ids.length} statements`,
        await planOf(database, surroundingSql(false), [deskId, position, ids, []]),
      ],
      [
        'A trace of fifty hops',
        await planOf(database, surroundingSql(false), [
          deskId,
          position,
          [],
          chainEnds(sizesOf(statements)).slice(0, 1),
        ]),
      ],
    ] as const;
    const text = [
      '# The hot queries',
      `Plans over an invented ledger of ${statements.toLocaleString('en')} statements (bench/scale), written by \`node bench/scale/explain.mjs\`. What they are for is told in [decision 18](decisions/0018-candidates-at-scale.md). Every step is a walk along an index or one probe of it; nothing scans a table that grows.`,
      ...parts.map(([title, plan]) => `## ${title}\n\n${plan}`),
    ];
    writeFileSync(DOCUMENT, `${text.join('\n\n')}\n`);
  } finally {
    await database.stop();
  }
}
