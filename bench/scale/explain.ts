/** The plans of the hot queries, written into docs/queries.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { firstLooks, type Claim, type Look } from '@whence/domain';
import { lookRows, shapeOf } from '../../libs/store/src/ledger/choose-statements.js';
import { allShown, lastOf } from '../../libs/store/src/migrations/candidates/fewer-steps.js';
import { HOPS_FROM, overHops, takingInOne } from '../../libs/store/src/migrations/candidates/gather.js';
import { SETTINGS } from '../../libs/store/src/migrations/candidates/look-around.js';
import { keptPart } from '../search/document.js';
import { idOfStatement, openScale, type ScaleDatabase } from './database.js';
import { drawClaims, onHead } from './findings.js';
import { chainEnds, LEDGER_NAME, sizesOf } from './ledger.js';

const DOCUMENT = new URL('../../docs/queries.md', import.meta.url);

const text = (value: string | undefined) => (value === undefined ? 'NULL::text' : `'${value}'::text`);
const listed = (ids: readonly string[]) => `'{${ids.join()}}'::uuid[]`;
const ids = (keys: readonly string[]) => listed(keys.map(idOfStatement));

/** What the variables of the function hold in a view of now. */
const NOW = { names: `('{${LEDGER_NAME}}'::text[])`, hidden: `'{}'::uuid[]`, few_hidden: 'true', bound: '0::bigint' };

function lookValues(look: Look): Record<string, string> {
  const row = lookRows([look])[shapeOf(look)]?.[0];
  if (row === undefined) throw new TypeError('found no row of a look, expected one');
  return {
    'l.measure': text(row.measure),
    'l.subject': text(row.subject),
    'l.place': text(row.place),
    'l.source': text(row.source),
    'l.moment': text(row.moment),
    'l.value': `${row.value ?? 'NULL'}::float8`,
    'l.day': `'${row.day}'::date`,
    'l.most': String(row.most),
  };
}

/** The plan of a part of `look_around` under its settings, with values in place of its variables. */
async function planOf({ client }: ScaleDatabase, sql: string, values: Record<string, string>): Promise<string> {
  const all: Record<string, string> = {
    ...NOW,
    later: `'{}'::uuid[]`,
    most_links: '200',
    most_walked: '5000',
    ...values,
  };
  const names = Object.keys(all).map((name) => name.replace('.', '\\.'));
  const filled = sql.replace(new RegExp(`(?<![.\\w])(?:${names.join('|')})\\b`, 'g'), (name) => all[name] ?? name);
  for (const [name, value] of Object.entries(SETTINGS)) await client.query(`SET ${name} = ${value}`);
  const explain = `EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ${filled}`;
  await client.query(explain);
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(explain);
  for (const name of Object.keys(SETTINGS)) await client.query(`RESET ${name}`);
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
    const found = await ports.priorStatements.around({ position }, deskId, asked);
    const looks = [...asked.looks, ...found.more.flatMap(({ ifMore = [] }) => ifMore)];
    const taken = (shape: 'about' | 'before') => {
      const look = looks.find((one) => shapeOf(one) === shape);
      if (look === undefined) throw new TypeError(`found no look in the shape "${shape}", expected one`);
      return planOf(database, allShown(takingInOne(shape)), lookValues(look));
    };
    const followed = ids([...found.followed]);
    const around = ids(found.statements.map(({ key }) => key));
    const { rows } = await database.client.query<{ id: string }>(HOPS_FROM.replace('around', around));
    const linked = rows.map(({ id }) => id);
    const chain = chainEnds(sizesOf(statements)).slice(0, 1);
    const parts = [
      ['What is newest of a kind', await taken('about')],
      ['What is nearest in time', await taken('before')],
      [
        `Who carried ${found.followed.size} statements`,
        await planOf(database, overHops('SELECT unnest(followed)', 'to_id'), { followed }),
      ],
      [
        `${found.statements.length} statements`,
        await planOf(database, allShown(lastOf('statement')), { alone: around }),
      ],
      ['The hops from them', await planOf(database, HOPS_FROM, { around })],
      [`What ${linked.length} hops say`, await planOf(database, allShown(lastOf('hop')), { alone: listed(linked) })],
      [
        'What stands behind the nearer end of fifty hops',
        await planOf(database, overHops('SELECT unnest(picked)', 'from_id'), { picked: ids(chain) }),
      ],
    ] as const;
    const document = [
      '# The hot queries',
      `Plans of the parts of \`look_around\` over an invented ledger of ${statements.toLocaleString('en')} statements (bench/scale), for one claim on its head measure, written by \`node bench/scale/explain.mjs\`. What they are for is told in [decision 18](decisions/0018-candidates-at-scale.md). Every step is a walk along an index or one probe of it; nothing scans a table that grows.`,
      ...parts.map(([title, plan]) => `## ${title}\n\n${plan}`),
    ];
    const kept = keptPart(readFileSync(DOCUMENT, 'utf8'));
    writeFileSync(DOCUMENT, `${[...document, ...(kept === '' ? [] : [kept.trimEnd()])].join('\n\n')}\n`);
  } finally {
    await database.stop();
  }
}
