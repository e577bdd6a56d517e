import { describe, expect, it } from '@jest/globals';
import { RELATION_KINDS } from '../../statement.js';
import { causeInWords, TOLD_CHANGES } from './recheck-causes.js';

const IN = ', in a ledger on which the claim may rest';
const general = 'something changed in a ledger on which the claim may rest';

describe('why a cross-reference was asked for', () => {
  it.each([
    [{ purpose: 'import-ledger' }, `rows were imported${IN}`],
    [{ purpose: 'undo-import' }, `an import was undone${IN}`],
    [{ purpose: 'put-row', kinds: ['statement'] }, `a statement was written${IN}`],
    [{ purpose: 'put-row', kinds: ['source'] }, `a source was written${IN}`],
    [
      { purpose: 'put-row', kinds: ['statement'], relations: ['denies-figure'] },
      `it was said that one statement denies the figure of another${IN}`,
    ],
    [
      { purpose: 'put-row', kinds: ['statement'], unsaid: ['withdraws'] },
      `it is no longer said that one statement withdraws another${IN}`,
    ],
    [
      { purpose: 'add-relation', relations: ['has-no-information'] },
      `it was said that one statement has no information of what another says${IN}`,
    ],
    [{ purpose: 'judge-hop', standings: ['confirmed'] }, `it was confirmed that one statement relays another${IN}`],
    [{ purpose: 'judge-hop', standings: ['rejected'] }, `it was rejected that one statement relays another${IN}`],
    [{ purpose: 'suggest-hops' }, `a job suggested that one statement relays another${IN}`],
    [{ purpose: 'of-a-later-release' }, general],
    [undefined, general],
  ])('names what changed in the ledger: %j', (wrote, told) => {
    expect(causeInWords({ cause: 'statement', ...(wrote === undefined ? {} : { wrote }) })).toBe(told);
  });

  it('names what was rated', () => {
    expect(causeInWords({ cause: 'rating', wrote: { purpose: 'rate-source' } })).toBe(
      'a source on which the claim rests was rated',
    );
    expect(causeInWords({ cause: 'rating', wrote: { purpose: 'rate-statement' } })).toBe(
      'a statement on which the claim rests was rated',
    );
    expect(causeInWords({ cause: 'rating' })).toBe('a source or a statement on which the claim rests was rated');
  });

  it('has words for each relation, and for each change that has any', () => {
    for (const kind of RELATION_KINDS)
      expect(causeInWords({ cause: 'statement', wrote: { purpose: 'add-relation', relations: [kind] } })).toMatch(
        /^it was said that one statement (?!answers)\S/,
      );
    for (const purpose of TOLD_CHANGES)
      expect(
        causeInWords({ cause: purpose.startsWith('rate-') ? 'rating' : 'statement', wrote: { purpose } }),
      ).not.toBe(general);
  });

  it('tells any other cause as it is', () => {
    expect(causeInWords({ cause: 'policy', wrote: { purpose: 'import-ledger' } })).toBe(
      'the policy of the desk was changed',
    );
  });
});
