import { expect, it } from '@jest/globals';
import { SENTENCES, TOLD_CAUSES } from '@whence/domain';
import { REQUEST_CAUSES } from '@whence/workflow';
import { HISTORY_KEYS } from './claim-history.js';

it('gives no kind and no action that has no sentence, and none has a sentence that it does not give', () => {
  expect([...HISTORY_KEYS].sort()).toEqual(Object.keys(SENTENCES).sort());
});

it('gives no cause of a cross-reference that has no words', () => {
  expect([...TOLD_CAUSES].sort()).toEqual([...REQUEST_CAUSES].sort());
});
