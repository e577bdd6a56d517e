import { describe, expect, it } from '@jest/globals';
import { EXIT } from './exit-codes.js';
import { main } from './program.js';

/** Runs a command line in this process. */
async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const console = {
    out: (text: string) => void (out += text),
    err: (line: string) => void (err += `${line}\n`),
    columns: undefined,
  };
  return { code: await main(args, console), out, err };
}

describe('whence track-record', () => {
  it('tells in sentences what became of the figures of a source, by key or acronym', async () => {
    const byKey = await run('track-record', 'rok-nis', '--measure', 'troops-sent', '--as-of', '2024-12-31');
    expect(byKey.code).toBe(EXIT.done);
    expect(byKey.out).toContain(
      'figures by NIS that rest on nobody else, as far as is known, as the world could know it on 31 December 2024.',
    );
    expect(byKey.out).toContain('soldiers sent (observed)');
    expect(byKey.out).toMatch(/ {2}- dprk\/T07: 23 October 2024, 3,000 soldiers sent to Russia.*borne out, as NSC/);
    expect((await run('track-record', 'nis', '--measure', 'troops-sent', '--as-of', '2024-12')).out).toBe(byKey.out);
  });

  it('prints one JSON object with the statements behind each number', async () => {
    const { code, out } = await run('track-record', 'HUR', '--json');
    expect(code).toBe(EXIT.done);
    const found = JSON.parse(out);
    expect(found).toMatchObject({
      source: 'ukraine-hur',
      publishedBy: null,
      dependence: { pairsLookedAt: expect.any(Number) },
    });
    for (const { modes } of found.kinds)
      for (const { figures } of modes) expect(figures.statements).toHaveLength(figures.count);
  });

  it('gives the same bytes twice', async () => {
    expect((await run('track-record', 'NIS', '--json')).out).toBe((await run('track-record', 'NIS', '--json')).out);
  });

  it('refuses what it does not know, and says what it knows', async () => {
    const refused = async (...args: string[]) => {
      const { code, err } = await run('track-record', ...args);
      return `${code} ${err}`;
    };
    expect(await refused('The Daily Nobody')).toMatch(/^3 Found no source "The Daily Nobody"/);
    expect(await refused('NIS', '--measure', 'unicorns')).toMatch(/^3 Found no measure "unicorns" .*troops-sent/);
    expect(await refused('NIS', '--as-of', '2025-13')).toMatch(/^3 --as-of: found month 13/);
    expect(await refused('NIS', '--ledger', '/nowhere')).toMatch(/^3 Found 1 fault in the ledger \/nowhere/);
  });
});
