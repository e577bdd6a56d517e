import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '@whence/config';
import { PAGE_READER, snapshotOf } from '@whence/workflow';
import ajvModule from 'ajv/dist/2020.js';
import { checkArticle } from './check-article.js';
import { checkResult, checkSchemaText } from './check-result.js';

/** One outlet that carried one count by one ministry. */
function ledger(publishedOn = '2024-05-02') {
  const at = () => 'test';
  return snapshotOf('test', [
    {
      row: {
        kind: 'source',
        where: at,
        value: { key: 'ministry', name: 'Ministry of Peace', kind: 'body', aliases: [], edges: [] },
      },
    },
    {
      row: {
        kind: 'source',
        where: at,
        value: { key: 'gazette', name: 'The Gazette', kind: 'outlet', aliases: [], edges: [] },
      },
    },
    {
      row: {
        kind: 'measure',
        where: at,
        value: {
          key: 'killed',
          counted: 'soldiers',
          state: 'killed',
          unit: 'persons',
          label: 'soldiers killed',
          broader: [],
          unionOf: [],
        },
      },
    },
    {
      row: {
        kind: 'statement',
        where: at,
        value: {
          id: 'S1',
          source: 'ministry',
          via: ['gazette'],
          carriers: [],
          publishedOn,
          reading: 'through-relays',
          content: {
            measure: 'killed',
            mode: 'observed',
            polarity: 'affirms',
            accumulation: 'cumulative',
            amount: { point: 40, hedge: 'about' },
          },
          hops: [],
          relations: [],
        },
      },
    },
  ]);
}

const article = {
  raw: 'More than 40 soldiers have been killed, The Gazette reported, citing the Ministry of Peace. Is it true?',
  form: 'text',
  name: 'a.txt',
} as const;

async function checked(publishedBy: string | null, publishedOn?: string) {
  const snapshot = await ledger(publishedOn);
  expect(snapshot.faults).toEqual([]);
  return checkArticle(
    article,
    { publishedOn: '2024-05-10', outlet: 'The Example Courier' },
    { reader: PAGE_READER, ledger: snapshot, days: publishedBy === null ? [] : [publishedBy] },
  );
}

describe('checkArticle', () => {
  it('finds the figure, both traces and where they end', async () => {
    const { findings } = await checked(null);
    const found = findings.find(({ claim }) => claim.appearances.some(({ passage }) => passage.exact.includes('40')));
    expect(found?.statedTrace.nodes.map(({ name }) => name)).toContain('The Gazette');
    expect(found?.foundTrace.ends.map(({ source }) => source)).toContain('ministry');
  });

  it('tells what is odd on the page, with the words it rests on', async () => {
    const { odd, text } = await checked(null);
    expect(odd).toEqual([]);
    const snapshot = await ledger();
    const page = { ...article, raw: 'Reports say that 40 soldiers have been killed.' };
    const other = checkArticle(
      page,
      { publishedOn: '2024-05-10' },
      { reader: PAGE_READER, ledger: snapshot, days: [] },
    );
    expect(other.odd.map(({ kind }) => kind)).toEqual(['vague-source']);
    expect(other.odd[0]?.spans.map(({ start, end }) => other.text.slice(start, end))).toEqual(['Reports', '40']);
    expect(checkResult(other).odd).toEqual([
      {
        kind: 'vague-source',
        text: 'Nobody in particular stands behind "40": "Reports" names no one.',
        passages: [
          { start: 0, end: 7 },
          { start: 17, end: 19 },
        ],
      },
    ]);
    expect(text).toBe(article.raw);
  });

  it.each([
    [undefined, 'lang-attribute', 'de-CH', 30],
    ['de', 'declared', 'de', 30_000],
  ])('declared %s, reads a page in the language of %s and says so', async (declared, from, language, value) => {
    const page = {
      raw: '<html lang="de-CH"><p>Es kamen 30.000 Soldaten.</p></html>',
      form: 'html',
      name: 'a.html',
    } as const;
    const particulars = { publishedOn: '2024-05-10', ...(declared === undefined ? {} : { language: declared }) };
    const other = checkArticle(page, particulars, { reader: PAGE_READER, ledger: await ledger(), days: [] });
    const { article: about, claims } = checkResult(other);
    expect(about).toMatchObject({ language, languageFrom: from });
    expect(claims.map(({ figure }) => figure?.amount.point)).toEqual([value]);
    expect(checkResult(await checked(null)).article).toMatchObject({ language: null, languageFrom: null });
  });

  it('leaves out what was published after the cutoff', async () => {
    const { findings } = await checked('2024-05-01');
    expect(JSON.stringify(findings)).not.toContain('test/S1');
    expect(JSON.stringify((await checked('2024-05-02')).findings)).toContain('test/S1');
  });

  it('gives the same bytes twice', async () => {
    expect(JSON.stringify(await checked(null))).toBe(JSON.stringify(await checked(null)));
  });
});

describe('whence check --json', () => {
  it('prints what its JSON Schema promises', async () => {
    const result = checkResult(await checked('2024-06-01'));
    const schema: object = JSON.parse(await readFile(join(projectRoot(), 'docs', 'check.schema.json'), 'utf8'));
    const validate = new ajvModule.default({ strict: false }).compile(schema);
    expect(validate(JSON.parse(JSON.stringify(result))) ? [] : validate.errors).toEqual([]);
    expect(result.claims.length).toBeGreaterThan(0);
  });

  it('has the schema that docs/check.schema.json shows (npx whence schema > docs/check.schema.json)', async () => {
    expect(await readFile(join(projectRoot(), 'docs', 'check.schema.json'), 'utf8')).toBe(checkSchemaText());
  });
});
