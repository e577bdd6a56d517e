import { describe, expect, it } from '@jest/globals';
import type { Source, Statement } from '@whence/domain';
import type { CandidateStatement } from './candidate-ports.js';
import { likelyHops } from './likely-hops.js';

const source = (key: string, name: string, aliases: readonly string[] = []): Source =>
  ({ key, name, aliases, kind: 'body', edges: [] }) as unknown as Source;
const HARBOUR = source('harbour', 'Harbour Office', ['HO']);
const COAST = source('coast', 'Coast Guard');
const ASK = source('whom', 'Who', ['WHO']);

function statement(
  key: string,
  by: Source,
  saidOn: string | undefined,
  words: string,
  point?: number,
  measure = 'boats',
): Statement {
  return {
    key: `town/${key}`,
    source: by.key,
    reading: 'read',
    words,
    ...(saidOn === undefined ? {} : { saidOn }),
    ...(point === undefined ? {} : { content: { mode: 'observed', polarity: 'affirms', measure, amount: { point } } }),
  } as Statement;
}
const prior = (by: Source, one: Statement): CandidateStatement => ({
  statement: one,
  source: by,
  measure: undefined,
  place: undefined,
});
const said = (by: Source, key: string, saidOn: string | undefined, words: string, point?: number, measure?: string) =>
  prior(by, statement(key, by, saidOn, words, point, measure));

const COUNT = 'The storm sank 350 fishing boats in the northern harbour overnight.';
const NOW = (words: string, point?: number, measure?: string) =>
  statement('n', COAST, '2025-06-10', words, point, measure);

describe('likelyHops', () => {
  it('suggests the statement of a source that is named with its figure, and says why', () => {
    const hops = likelyHops(NOW('According to the Harbour Office, 350 boats are lost.', 350), [
      said(HARBOUR, 'a', '2025-06-08', COUNT, 350),
      said(HARBOUR, 'b', '2025-05-01', 'We count 12 boats.', 12),
    ]);
    expect(hops).toMatchObject([{ to: 'town/a', kind: 'cites' }]);
    expect(hops[0]?.because).toMatch(
      /^it names "Harbour Office"; Harbour Office gave the same figure on the same measure.* 2 days before$/,
    );
  });

  it('suggests what says the same in like words soon after, where nobody is named', () => {
    const hops = likelyHops(NOW('Overnight the storm sank 350 fishing boats in the northern harbour.', 350), [
      said(HARBOUR, 'a', '2025-06-09', COUNT, 350),
    ]);
    expect(hops).toMatchObject([{ to: 'town/a', kind: 'paraphrases' }]);
    expect(hops[0]?.because).toMatch(
      /^Harbour Office gave the same figure on the same measure and said it in like words .*a day before$/,
    );
  });

  const NONE: readonly (readonly [string, Statement, CandidateStatement])[] = [
    [
      'the same figure in other words: two may count alike',
      NOW('Our patrols found 350 wrecks.', 350),
      said(HARBOUR, 'a', '2025-06-09', COUNT, 350),
    ],
    ['a later statement', NOW(COUNT, 350), said(HARBOUR, 'a', '2025-06-11', COUNT, 350)],
    ['one whose day is not known', NOW(COUNT, 350), said(HARBOUR, 'a', undefined, COUNT, 350)],
    ['a month that may end later', NOW(COUNT, 350), said(HARBOUR, 'a', '2025-06', COUNT, 350)],
    ['what the source itself said before', NOW(COUNT, 350), said(COAST, 'a', '2025-06-09', COUNT, 350)],
    ['like words of long ago', NOW(COUNT, 350), said(HARBOUR, 'a', '2025-01-09', COUNT, 350)],
    [
      'like words with another figure',
      NOW(COUNT.replace('350', '90'), 90),
      said(HARBOUR, 'a', '2025-06-09', COUNT, 350),
    ],
    [
      'a source that is named for something else',
      NOW('The Harbour Office praised 12 volunteers.', 12, 'volunteers'),
      said(HARBOUR, 'a', '2025-06-09', COUNT, 350),
    ],
    [
      'an acronym in small letters',
      NOW('The crews, who lost 350 boats.', 350),
      said(ASK, 'a', '2025-06-09', 'Boats: 350.', 350, 'other'),
    ],
    [
      'a statement whose words nobody has',
      statement('n', COAST, '2025-06-10', '', 350),
      said(HARBOUR, 'a', '2025-06-09', COUNT, 350),
    ],
  ];
  it.each(NONE)('does not suggest %s', (_what, now, before) => expect(likelyHops(now, [before])).toEqual([]));

  it('does not depend on the order in which statements are found', () => {
    const now = NOW('The Harbour Office and HO say that 350 boats are lost.', 350);
    const priors = ['a', 'b', 'c'].map((key) => said(HARBOUR, key, '2025-06-08', COUNT, 350));
    expect(likelyHops(now, priors)).toEqual(likelyHops(now, priors.toReversed()));
    expect(likelyHops(now, priors)).toHaveLength(1);
  });
});
