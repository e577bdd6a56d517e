/** What every adapter of {@link PriorStatements} must do: the same questions to a ledger in memory and in the database. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asked, ChosenStatements, Look } from '@whence/domain';
import type { PriorStatements } from './ports.js';

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
  measures: [measure('present'), measure('hurt'), measure('held'), measure('seen')],
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
    ...(
      [
        ['2025-01', 1],
        ['2025-02-10', 20],
        ['2025-03-15', 77],
        ['2025-04', 77],
        ['2025-05-31', 300],
        ['2025-05', 300],
      ] as const
    ).map(([asOf, point], n) => ({
      id: `s${n + 1}`,
      source: 'mayor',
      content: { ...content('seen'), place: 'square', asOf, amount: { point } },
    })),
  ],
};

const ids = ({ statements }: ChosenStatements): string[] => statements.map(({ key }) => key.replace('town/', ''));

const newest = (measure: string, subject?: string, more: Partial<Look> = {}): Look => ({
  measure,
  ...(subject === undefined ? {} : { subject }),
  order: 'newest',
  publishedBy: null,
  most: 10,
  ...more,
});

export function priorStatementsContract(name: string, make: () => Promise<PriorStatementsUnderTest>): void {
  describe(`prior statements ${name}`, () => {
    let test: PriorStatementsUnderTest;
    const around = (looks: readonly Look[], keys: Asked['keys'] = []) =>
      test.prior.around(NOW, test.deskId, { looks, keys });
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

    it('tell which statements are held', async () => {
      expect(await test.prior.held(NOW, test.deskId, ['town/far', 'town/unheard', 'town/count'])).toEqual([
        'town/far',
        'town/count',
      ]);
    });

    it('bring along what those chosen rest on, who carried any of it, and what answers', async () => {
      const found = await around([newest('present', 'marchers')]);
      expect(ids(found)).toEqual(['count', 'count~agency', 'count~radio', 'denial', 'misread']);
      expect([...found.followed]).toEqual(['town/count']);
      expect(found.relations).toEqual([{ from: 'town/denial', kind: 'denies-figure', to: 'town/count' }]);
      const derived = await around([newest('held', 'marchers')]);
      expect(ids(derived)).toEqual(['bystanders', 'open', 'total']);
      expect([...derived.followed].sort()).toEqual(['town/bystanders', 'town/open', 'town/total']);
      // Whoever derives something from a statement does not carry it.
      expect(ids(await around([newest('present', 'bystanders')]))).toEqual(['bystanders']);
      expect(
        derived.hops.map(({ from, kind, to, sign }) => [from, kind, to, sign].join(' ').replaceAll('town/', '')),
      ).toEqual(['total derives bystanders -1', 'total derives open 1']);
    });

    it('choose by each slot, an empty one for what names none', async () => {
      expect(ids(await around([newest('present', '')]))).toEqual(['open']);
      expect(ids(await around([newest('hurt', 'others')]))).toEqual(['far']);
      expect(ids(await around([newest('hurt')]))).toContain('misread');
      expect(ids(await around([{ ...newest('hurt'), source: 'agency' }]))).toEqual(['far']);
      expect(ids(await around([{ value: 77, order: 'newest', publishedBy: null, most: 10 }]))).toEqual(['s3', 's4']);
      expect(ids(await around([], ['town/far']))).toEqual(['far']);
    });

    it('take each kind in its order, with ties by day and key, and tell when there is more', async () => {
      const like = { measure: 'seen', subject: '', place: 'square', publishedBy: null };
      const taken = async (look: Look) => {
        const found = await around([look]);
        return [ids(found).join(' '), found.more.length];
      };
      expect(await taken({ ...newest('seen'), most: 2 })).toEqual(['s5 s6', 1]);
      expect(await taken({ ...newest('seen'), most: 6 })).toEqual(['s1 s2 s3 s4 s5 s6', 0]);
      expect(await taken({ ...newest('seen'), most: 2, publishedBy: '2025-03-31' })).toEqual(['s2 s3', 1]);
      expect(await taken({ ...like, order: 'before', from: '2025-03-15', most: 2 })).toEqual(['s2 s3', 1]);
      expect(await taken({ ...like, order: 'after', from: '2025-03-15', most: 1 })).toEqual(['s4', 1]);
      expect(await taken({ ...like, order: 'lowest', most: 2 })).toEqual(['s1 s2', 1]);
      expect(await taken({ ...like, order: 'highest', most: 2 })).toEqual(['s5 s6', 1]);
      expect(await taken({ ...like, value: 77, order: 'newest', most: 1 })).toEqual(['s4', 1]);
    });

    it('look for what decides only when there is more', async () => {
      const like = { measure: 'seen', subject: '', place: 'square', publishedBy: null } as const;
      const ifMore: Look[] = [{ ...like, order: 'lowest', most: 1 }];
      expect(ids(await around([newest('seen', '', { most: 2, ifMore })]))).toEqual(['s1', 's5', 's6']);
      expect(ids(await around([newest('seen', '', { most: 6, ifMore })]))).toHaveLength(6);
    });

    it('give the last day on which anything was out', async () => {
      expect((await around([])).lastOut).toBe('2025-05-31');
    });

    it('find nothing around what is not held', async () => {
      const { statements, hops, relations, more } = await around(
        [newest('unheard'), { ...newest('present'), source: 'unheard' }],
        ['town/unheard'],
      );
      expect({ statements, hops, relations, more }).toEqual({ statements: [], hops: [], relations: [], more: [] });
    });
  });
}
