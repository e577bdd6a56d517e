import { describe, expect, it } from '@jest/globals';
import { claimTable, type ClaimTable } from '../claims.js';
import { claimsBySource } from './claims-by-source.js';
import { choicesOf, reachesOf } from './choices.js';

const OBJECTS = 60;

/** `follower` speaks of some of what `origin` speaks of; `elsewhere` of as much, `everything` of all. */
function world(): ClaimTable {
  const said: Readonly<Record<string, (n: number) => boolean>> = {
    everything: () => true,
    origin: (n) => n < 12,
    follower: (n) => n < 9,
    elsewhere: (n) => n >= 20 && n < 32,
  };
  return claimTable(
    Array.from({ length: OBJECTS }, (_, n) => n).flatMap((n) =>
      Object.keys(said)
        .filter((source) => said[source]?.(n) === true)
        .map((source) => ({ object: `thing ${String(n).padStart(2, '0')}`, source, value: `value ${n}` })),
    ),
  );
}

function choicesIn(table: ClaimTable, source: string) {
  const { fit, logShare } = choicesOf(table, claimsBySource(table), table.sources.indexOf(source), reachesOf(table));
  const of = (name: string) => table.sources.indexOf(name);
  return { fit: (name: string) => fit(of(name)), share: (name: string) => Math.exp(logShare(of(name))) };
}

describe('from whom a source may have chosen its objects', () => {
  it('holds the source whose objects it speaks of for the likelier origin', () => {
    const { fit, share } = choicesIn(world(), 'follower');
    expect(fit('origin')).toBeGreaterThan(fit('everything'));
    expect(fit('elsewhere')).toBe(0);
    expect(share('origin')).toBeGreaterThan(0.6);
  });

  it('leaves each other source at least half the chance that it had before', () => {
    const { share } = choicesIn(world(), 'follower');
    for (const other of ['everything', 'elsewhere']) expect(share(other)).toBeGreaterThanOrEqual(0.5 / 3);
  });

  it('gives chances that come to one over all other sources', () => {
    const table = world();
    for (const source of table.sources) {
      const { share } = choicesIn(table, source);
      const sum = table.sources.filter((other) => other !== source).reduce((all, other) => all + share(other), 0);
      expect(sum).toBeCloseTo(1, 10);
    }
  });

  it('tells nothing where all speak of the same', () => {
    const table = claimTable(
      ['a', 'b', 'c'].flatMap((source) => ['x', 'y', 'z'].map((object) => ({ object, source, value: 1 }))),
    );
    const { fit, share } = choicesIn(table, 'a');
    expect(fit('b')).toBe(0);
    expect(share('b')).toBeCloseTo(0.5, 10);
  });
});
