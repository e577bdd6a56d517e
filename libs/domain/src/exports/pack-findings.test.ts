import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { crossReference, evidencePackOf, findingHash, type FindingUnderVerdict } from '@whence/domain';
import { input } from '../../test/ledger.js';
import { published, verdict } from '../../test/published.js';
import { LEDGER, THIRTY } from '../../test/story.js';

const early = crossReference(input(THIRTY, LEDGER, '2025-06-30'));
const late = crossReference(input(THIRTY, LEDGER, '2025-07-13'));
const held = (number: number, finding: typeof early): FindingUnderVerdict => ({
  number,
  hash: findingHash(finding),
  at: '2025-07-01T07:00:00.000Z',
  finding,
  notOut: [],
});
const claim = published({
  earlier: [verdict(1, { finding: 2 }), verdict(2, { finding: 10 })],
  standing: verdict(4, { finding: 10 }),
});

/** The files of a pack over these findings. The last of them is under the standing verdict. */
function packOf(findings: readonly FindingUnderVerdict[]) {
  const under = findings.at(-1);
  if (under === undefined) throw new TypeError('found no finding, expected one');
  const files = new Map(
    evidencePackOf(claim, under, [], {}, { replies: [], evidence: [], findings }).map(({ name, text }) => [name, text]),
  );
  const manifest = JSON.parse(files.get('manifest.json') ?? '') as {
    files: { name: string }[];
    findings: { number: number; sha256: string; verdicts: number[]; canonical: string | null }[];
  };
  return { files, manifest };
}

describe('the findings of an evidence pack', () => {
  it('are each the text of its hash, with the verdicts that rest on it, first things first', () => {
    const { files, manifest } = packOf([held(10, late), held(2, early)]);
    expect(manifest.findings.map(({ number, verdicts }) => [number, verdicts])).toEqual([
      [2, [1]],
      [10, [2, 4]],
    ]);
    for (const { sha256, canonical } of manifest.findings)
      expect(
        createHash('sha256')
          .update(files.get(canonical ?? '') ?? '')
          .digest('hex'),
      ).toBe(sha256);
    expect(JSON.parse(files.get('finding-2.json') ?? '')).toEqual(early);
    const names = manifest.files.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
  });

  it('are told whole: every comparison, of which a terminal shows a few', () => {
    const { files } = packOf([held(10, late)]);
    const told = files.get('finding-10.txt') ?? '';
    for (const { statement } of late.comparisons) expect(told).toContain(statement);
    expect(told).not.toMatch(/and \d+ more$/m);
  });

  it('are refused where the text does not have the hash', () => {
    const wrong = { ...held(10, late), hash: findingHash(early) };
    expect(() => packOf([wrong])).toThrow(
      `found the hash ${findingHash(late)} of finding 10, expected ${findingHash(early)}`,
    );
  });

  it('hold no word and no hand of a page that is not out', () => {
    const notOut = THIRTY.appearances.map(({ key }) => key);
    const { files, manifest } = packOf([{ ...held(10, late), notOut }]);
    expect(manifest.findings).toMatchObject([{ canonical: null, withheld: expect.stringContaining('2 passages') }]);
    const told = files.get('finding-10.txt') ?? '';
    for (const { passage, stated } of THIRTY.appearances)
      for (const words of [passage.exact, ...stated.map(({ text }) => text)])
        expect([words, told.includes(`“${words}”`)]).toEqual([words, false]);
    expect(told).toContain(late.comparisons[0]?.statement);
  });
});
