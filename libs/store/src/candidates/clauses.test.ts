import { describe, expect, it } from '@jest/globals';
import { quoted, selectiveQuery, weightOf } from './clauses.js';

const rare = (lexeme: string) => ({ lexeme, share: undefined });
const common = (lexeme: string, share: number) => ({ lexeme, share });

describe('which lexemes are looked up', () => {
  it.each([
    ['nothing asked', [], 1_000, undefined],
    ['rare ones alone', [rare('kursk'), rare('shell')], 1_000_000, "'kursk' | 'shell'"],
    ['in a small table common ones too', [common('troop', 0.5), rare('kursk')], 1_000, "'kursk' | 'troop'"],
    [
      'in a large table common ones together',
      [common('troop', 0.02), common('sent', 0.03), rare('kursk')],
      1_000_000,
      "'kursk' | ('troop' & 'sent')",
    ],
    ['everything very common', [common('a', 0.9), common('b', 0.9)], 1_000_000, "'a' & 'b'"],
    [
      'three together where two are too many',
      [common('a', 0.1), common('b', 0.1), common('c', 0.1)],
      1_000_000,
      "('a' & 'b' & 'c')",
    ],
  ])('%s', (_what, asked, rows, query) => {
    expect(selectiveQuery(asked, rows)).toBe(query);
  });

  it('quotes what a tsquery would read as its own', () => {
    expect(quoted("o'hare\\x")).toBe("'o''hare\\\\x'");
  });

  it('weighs a rare lexeme above a common one', () => {
    expect(weightOf(rare('kursk'))).toBeGreaterThan(weightOf(common('troop', 0.1)));
  });
});
