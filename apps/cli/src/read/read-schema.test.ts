import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '@whence/config';
import { readText, type Span } from '@whence/reading';
import ajvModule from 'ajv/dist/2020.js';
import { readResult } from './read-result.js';
import { type ReadResult, readSchemaText } from './read-schema.js';

const SCHEMA = join(projectRoot(), 'docs', 'read.schema.json');

const TEXTS = [
  '',
  'Nothing is counted here.',
  `Floods kill more than 30 in Velsted

- At least 34 dead, says agency
- Up to €3bn needed

At least 34 people were killed and around 4,000 of the 11,000 households in the Velsted region were left without power
on Monday, the National Rescue Agency (NRA) said, citing local reports. "We expect between 40 and 50 deaths by the end
of the week," its head, Ana Brundal, told The Velsted Post. She denied that 12 dams had burst.

Reports suggest that damage rose by 12 per cent to 3.5 million tonnes since 2019, a Western official and a union say.
A further 3,000 may be sent next month. How many will return? It is a shame that two-thirds left.`,
  'Two \ud83d men \u0000 of 40 😀 said “30 مرحبا',
];

describe('what whence read prints', () => {
  it('is what its JSON Schema promises', async () => {
    const schema: object = JSON.parse(await readFile(SCHEMA, 'utf8'));
    const validate = new ajvModule.default({ strict: false, allErrors: true }).compile(schema);
    for (const text of TEXTS)
      for (const options of [{}, { published: '2025-07-14' }])
        for (const given of [
          { id: 'a', ...options },
          { id: 7, sourceOf: (span: Span) => span, language: 'de', languageFrom: 'content-language' as const },
        ]) {
          const printed: unknown = JSON.parse(JSON.stringify(readResult(given, text, readText(text, options))));
          expect(validate(printed) ? [] : validate.errors).toEqual([]);
        }
  });

  it('has the schema that docs/read.schema.json shows (npx whence schema read > docs/read.schema.json)', async () => {
    expect(await readFile(SCHEMA, 'utf8')).toBe(readSchemaText());
  });

  it('quotes the text at its offsets, also behind characters of two units', () => {
    const text = `😀 ${TEXTS[2]}`;
    const result: ReadResult = readResult({ id: 'a' }, text, readText(text, { published: '2025-07-14' }));
    expect(result.figures.length).toBeGreaterThan(8);
    for (const figure of result.figures) expect(text.slice(figure.start, figure.end)).toBe(figure.text);
    expect(result.attributions.length).toBeGreaterThan(3);
    for (const { source, chain } of result.attributions)
      for (const [start, end] of source) expect(chain.some((hop) => hop.start < end && start < hop.end)).toBe(true);
    expect(result.claims.length).toBeGreaterThan(5);
    for (const { selectors, figure } of result.claims) {
      const [quote, position] = selectors;
      expect(text.slice(position.start, position.end)).toBe(quote.exact);
      expect(text.slice(0, position.start).endsWith(quote.prefix)).toBe(true);
      expect(text.slice(position.end).startsWith(quote.suffix)).toBe(true);
      if (figure !== undefined) expect(quote.exact).toContain(result.figures[figure]?.text);
    }
  });

  it('prints a measure by its plain name, and what is counted where there is none', () => {
    const read = (text: string) =>
      readResult({ id: 'a' }, text, readText(text, {})).figures.map(({ value, unit, change }) => [value, unit, change]);
    expect(read('More than 9,500 soldiers came.')).toEqual([[9500, 'soldier', '>']]);
    expect(read('It cost about €3bn.')).toEqual([[3e9, 'euro', '~']]);
    expect(read('Between 25,000 and 30,000 tonnes burned.')).toEqual([[[25000, 30000], 'metric ton', '=']]);
  });
});
