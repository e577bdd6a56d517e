import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keptCheckpoints, type KeptPoint, missingOf, pointsOfLines } from './kept-log.js';

const hashOf = (log: string, sequence: number): string => `${log}${sequence}`;
/** Entries of a log that goes its own way from one of them on, in pieces of some entries each. */
function* pieces(last: number, { from = last + 1, way = 'b', every = 1, atOnce = 3 } = {}): Generator<KeptPoint[]> {
  const points: KeptPoint[] = [];
  for (let sequence = every; sequence <= last; sequence += every)
    points.push({ sequence, hash: hashOf(sequence >= from ? way : 'a', sequence) });
  for (let at = 0; at < points.length; at += atOnce) yield points.slice(at, at + atOnce);
}

describe('a log held against what was kept of it', () => {
  it.each([
    ['the same', pieces(9), pieces(9), undefined],
    ['one that has grown since', pieces(9), pieces(30), undefined],
    ['nothing kept', pieces(0), pieces(9), undefined],
    [
      'an older state',
      pieces(9),
      pieces(6),
      {
        kind: 'log-cut-off',
        sequence: 7,
        text: 'Found a log that ends at entry 6, expected entries 7 to 9 of kept too.',
      },
    ],
    [
      'an older state that was written on',
      pieces(9),
      pieces(20, { from: 7 }),
      {
        kind: 'log-forked',
        sequence: 7,
        text:
          'Found another entry 7 than kept holds; entries 1 to 6 are the same. The log was written anew, or an older state of it ' +
          'was brought back and written on: expected entries 7 to 9 as kept has them.',
      },
    ],
    ['another log', pieces(9), pieces(9, { from: 1 }), { kind: 'log-forked', sequence: 1 }],
    ['an empty log', pieces(9), pieces(0), { kind: 'log-cut-off', sequence: 1 }],
    [
      'checkpoints, and a fork between two',
      pieces(9, { every: 3 }),
      pieces(9, { from: 5 }),
      { kind: 'log-forked', sequence: 6 },
    ],
    ['checkpoints, and an older state', pieces(9, { every: 3 }), pieces(7), { kind: 'log-cut-off', sequence: 7 }],
  ])('%s', async (_, kept, found, fault) => {
    const told = await missingOf(kept, found, 'kept');
    if (fault === undefined) expect(told).toBeUndefined();
    else expect(told).toMatchObject(fault);
  });

  it('parts where the first entry differs, however it is cut into pieces', async () => {
    const small = fc.integer({ min: 1, max: 40 });
    await fc.assert(
      fc.asyncProperty(small, small, small, small, async (last, ends, from, atOnce) => {
        const told = await missingOf(pieces(last, { atOnce: 4 }), pieces(ends, { from, atOnce }), 'kept');
        const parts = Math.min(from, ends + 1);
        expect(told?.sequence).toBe(parts <= last ? parts : undefined);
        expect(told?.kind).toBe(parts > last ? undefined : from <= ends ? 'log-forked' : 'log-cut-off');
      }),
    );
  });
});

describe('what was kept', () => {
  it.each([
    '',
    'x',
    '[]',
    '{}',
    '{"entries":[{}],"keys":[]}',
    '{"entries":[],"keys":[]}',
    '{"entries":[],"keys":[null]}',
    'null',
    '7',
  ])('is refused where it is no checkpoint: %s', (text) => {
    expect(() => keptCheckpoints(text, null)).toThrow(TypeError);
  });

  it('is read past lines that are none', async () => {
    const told: (readonly KeptPoint[])[] = [];
    for await (const piece of pointsOfLines([['', 'x', '{"type":"end","entries":0,"checkpoints":0}']]))
      told.push(piece);
    expect(told).toEqual([[]]);
  });
});
