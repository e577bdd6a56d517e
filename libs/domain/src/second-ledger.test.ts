/** A ledger of another field, with every finding written out. */
import { describe, expect, it } from '@jest/globals';
import { COMPARISON_RULES, crossReference } from '@whence/domain';
import { DYKE_FINDINGS } from '../test/dyke-findings.js';
import { FLOOD_CLAIMS } from '../test/flood-claims.js';
import { FLOOD_FINDINGS } from '../test/flood-findings.js';
import { floodInput } from '../test/flood.js';
import { MEASLES_FINDINGS } from '../test/measles-findings.js';
import { told } from '../test/told.js';

const EXPECTED = { ...FLOOD_FINDINGS, ...DYKE_FINDINGS, ...MEASLES_FINDINGS };
const CASES = FLOOD_CLAIMS.flatMap(([name, claim, days]) => days.map((day) => [name, day, claim] as const));

describe('the invented flood', () => {
  it.each(CASES)('%s, on %s', (name, day, claim) => {
    expect(told(crossReference(floodInput(claim, day)))).toEqual(EXPECTED[name]?.[day]);
  });

  it('has a finding written out for every claim and day, and no other', () => {
    const written = Object.entries(EXPECTED).flatMap(([name, days]) => Object.keys(days).map((day) => [name, day]));
    expect(written).toEqual(CASES.map(([name, day]) => [name, day]));
  });

  it.each(CASES)('%s, on %s: each comparison says both figures and its rule', (_name, day, claim) => {
    const finding = crossReference(floodInput(claim, day));
    expect(finding.comparisons.length).toBeGreaterThan(0);
    for (const { claimSays, statementSays, rule, ruleSays, text } of finding.comparisons) {
      expect(claimSays).toBe(finding.comparisons[0]?.claimSays);
      expect(text).toContain(statementSays);
      expect(ruleSays).toBe(COMPARISON_RULES[rule]);
    }
  });
});
