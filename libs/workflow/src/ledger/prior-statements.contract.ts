/** What every adapter of {@link PriorStatements} must do: the same questions to a ledger in memory and in the database. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Around, PriorStatements, Surroundings } from './ports.js';

export interface PriorStatementsUnderTest {
  readonly prior: PriorStatements;
  readonly deskId: string;
  close(): Promise<void>;
}

const NOW = { position: null };
const content = (measure: string, subject?: string) => ({
  measure,
  mode: 'observed',
  polarity: 'affirms',
  amount: { point: 500 },
  ...(subject === undefined ? {} : { subject }),
});
const measure = (key: string) => ({ key, counted: 'people', state: key, unit: 'persons', label: `people ${key}` });

/** The ledger that every adapter is filled with; its name is `town`. */
export const CONTRACT_LEDGER = {
  sources: ['police', 'mayor', 'agency', 'paper', 'radio'].map((key) => ({
    key,
    name: key.toUpperCase(),
    kind: 'body',
  })),
  measures: [measure('present'), measure('hurt'), measure('held')],
  places: [{ key: 'square', name: 'Square' }],
  statements: [
    { id: 'count', source: 'police', via: ['agency'], carriers: ['radio'], content: content('present', 'marchers') },
    { id: 'bystanders', source: 'police', content: content('present', 'bystanders') },
    { id: 'open', source: 'mayor', content: content('present') },
    {
      id: 'misread',
      source: 'paper',
      content: content('hurt', 'marchers'),
      hops: [{ kind: 'paraphrases', to: 'count' }],
    },
    {
      id: 'denial',
      source: 'mayor',
      content: content('held'),
      carriers: ['paper'],
      relations: [{ kind: 'denies-figure', to: 'count' }],
    },
    {
      id: 'total',
      source: 'radio',
      content: content('held', 'marchers'),
      hops: [
        { kind: 'derives', to: 'open', operation: 'difference', sign: 1 },
        { kind: 'derives', to: 'bystanders', operation: 'difference', sign: -1 },
      ],
    },
    { id: 'far', source: 'agency', content: content('hurt', 'others') },
  ],
};

const ids = ({ statements }: Surroundings): string[] => statements.map(({ key }) => key.replace('town/', ''));

export function priorStatementsContract(name: string, make: () => Promise<PriorStatementsUnderTest>): void {
  describe(`prior statements ${name}`, () => {
    let test: PriorStatementsUnderTest;
    const around = (asked: Around) => test.prior.around(NOW, test.deskId, asked);
    beforeAll(async () => {
      test = await make();
    });
    afterAll(() => test.close());

    it('give the vocabulary by key', async () => {
      const vocabulary = await test.prior.vocabulary(NOW, test.deskId);
      expect([...vocabulary.sources.keys()].sort()).toEqual(['agency', 'mayor', 'paper', 'police', 'radio']);
      expect(vocabulary.measures.get('hurt')).toMatchObject({ state: 'hurt', broader: [], unionOf: [] });
      expect(vocabulary.places.get('square')).toEqual({ key: 'square', name: 'Square', aliases: [] });
    });

    it('reach over hops both ways, and over relations to their other ends', async () => {
      const found = await around({ measures: ['present'], subject: 'marchers' });
      // `open` names no subject; `bystanders` and `total` are reached from it; `denial` answers `count`.
      expect(ids(found)).toEqual([
        'bystanders',
        'count',
        'count~agency',
        'count~radio',
        'denial',
        'misread',
        'open',
        'total',
      ]);
      expect(found.relations).toEqual([{ from: 'town/denial', kind: 'denies-figure', to: 'town/count' }]);
      expect(
        found.hops.map(({ from, kind, to, sign }) => [from, kind, to, sign].join(' ').replaceAll('town/', '').trim()),
      ).toEqual([
        'count~agency cites count',
        'count~radio cites count~agency',
        'misread paraphrases count',
        'total derives open 1',
        'total derives bystanders -1',
      ]);
    });

    it('take other subjects of the measure only when none is asked for', async () => {
      expect(ids(await around({ measures: ['hurt'], subject: 'others' }))).toEqual(['far']);
      expect(ids(await around({ measures: ['hurt'] }))).toContain('misread');
    });

    it('take sources and keys whatever they count', async () => {
      expect(ids(await around({ measures: [], sources: ['agency'] }))).toEqual([
        'count',
        'count~agency',
        'count~radio',
        'denial',
        'far',
        'misread',
      ]);
      expect(ids(await around({ measures: [], statementKeys: ['town/far'] }))).toEqual(['far']);
    });

    it('find nothing around what is not held', async () => {
      expect(await around({ measures: ['unheard'], sources: ['unheard'], statementKeys: ['town/unheard'] })).toEqual({
        statements: [],
        hops: [],
        relations: [],
      });
    });
  });
}
