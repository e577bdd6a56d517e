import { describe, expect, it } from '@jest/globals';
import { readCsv } from './read-csv.js';
import { readJson } from './read-json.js';
import type { RowRead } from './read-rows.js';
import type { RowKind } from './rows.js';
import { snapshotOf } from './snapshot.js';

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield new TextEncoder().encode(text);
}

async function* files(texts: Partial<Record<RowKind, string>>): AsyncGenerator<RowRead> {
  for (const [kind, text] of Object.entries(texts) as [RowKind, string][])
    yield* readCsv(kind, { file: `${kind}s.csv`, open: () => bytes(text) });
}

const SOURCES = 'key,name,kind,aliases,part_of,country';

describe('names, edges and merges in CSV', () => {
  it('are read from columns that may be left out', async () => {
    const ledger = await snapshotOf(
      'town',
      files({
        source: [
          `${SOURCES},names,edges,formerly,merged_into`,
          'x,X Corp.,body,,holding,US,Twitter|former|en|2006-03|2023-04;X|acronym,controls|radio|2022|;owns|radio,old|2023-04,',
          'holding,X Holdings,body,,,,,,,',
          'radio,Radio,outlet,,,,,,,',
          'old,Old firm,body,,,,,,,',
          'ex,Ex,body,,,,,,,x',
        ].join('\n'),
        measure: 'key,counted,state,unit,label,broader,union_of,note,merged_into\nb,a,b,c,d,,,,\na,a,b,c,d,,,,b\n',
        place: 'key,name,aliases,within,names,merged_into\nkyiv,Kyiv,,,Kiev|former||1800|,\nkiew,Kiew,,,,kyiv\n',
      }),
    );
    expect(ledger.faults).toEqual([]);
    expect(ledger.vocabulary.sources.get('x')).toEqual({
      key: 'x',
      name: 'X Corp.',
      kind: 'body',
      country: 'US',
      aliases: [],
      names: [
        { name: 'Twitter', kind: 'former', language: 'en', from: '2006-03', to: '2023-04' },
        { name: 'X', kind: 'acronym' },
      ],
      edges: [
        { kind: 'part-of', other: 'holding' },
        { kind: 'controls', other: 'radio', from: '2022' },
        { kind: 'owns', other: 'radio' },
      ],
      formerly: [{ other: 'old', from: '2023-04' }],
    });
    expect(ledger.vocabulary.sources.get('ex')?.mergedInto).toBe('x');
    expect(ledger.vocabulary.measures.get('a')?.mergedInto).toBe('b');
    expect(ledger.vocabulary.places.get('kyiv')?.names).toEqual([{ name: 'Kiev', kind: 'former', from: '1800' }]);
    expect(ledger.vocabulary.places.get('kiew')?.mergedInto).toBe('kyiv');
  });

  it('tell faults by column', async () => {
    const { faults } = await snapshotOf(
      'town',
      files({
        source: [
          `${SOURCES},names,edges,merged_into`,
          'a,A,body,,,,Old|former|en|2020|2019|more,,',
          'b,B,body,,,,Old|former|en|2020|2019,holds|a,',
          'c,C,body,,,,Old,part-of|nobody|2020-13,nowhere',
          'd,D,body,,,,,part-of|nobody|2020,nowhere',
        ].join('\n'),
      }),
    );
    expect(faults.map(({ where, found, expected }) => `${where}: found ${found}, expected ${expected}`)).toEqual([
      'sources.csv:2:names: found "Old|former|en|2020|2019|more", expected at most 5 values parted by "|": name, kind, language, from, to',
      'sources.csv:3:names: found "2019", expected no earlier than 2020',
      'sources.csv:3:edges: found "holds", expected one of part-of, controls, owns',
      'sources.csv:4:names: found nothing, expected one of alias, former, acronym, translation',
      'sources.csv:4:edges: found month 13 in "2020-13", expected 01 to 12',
      'sources.csv:5:merged_into: found unknown source "nowhere", expected the key of a source in these rows or in the ledger "town"',
      'sources.csv:5:edges: found unknown source "nobody", expected the key of a source in these rows or in the ledger "town"',
    ]);
  });

  it('come in JSON as they are; what says nothing stays out of the row', async () => {
    const plain = { key: 'a', name: 'A', kind: 'body' };
    const ledger = await snapshotOf(
      'town',
      readJson({ sources: [plain, { ...plain, key: 'b', formerly: [{ other: 'c' }] }] }),
    );
    expect(ledger.vocabulary.sources.get('a')).toEqual({ ...plain, aliases: [], edges: [] });
    expect(ledger.faults).toMatchObject([{ where: '/sources/1/formerly/0/other', found: 'unknown source "c"' }]);
  });
});
