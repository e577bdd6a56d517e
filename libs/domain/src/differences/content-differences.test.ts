import { describe, expect, it } from '@jest/globals';
import type { Content } from '../figure.js';
import {
  about,
  atLeast,
  between,
  CASUALTIES,
  content,
  exactly,
  FORECAST,
  moreThan,
  upTo,
  VOCABULARY,
} from '../../test/ledger.js';
import { contentDifferences } from './content-differences.js';

const f = (amount: Parameters<typeof content>[1], more = {}) => content(FORECAST, amount, more);

describe('what changed on the way', () => {
  it.each<[string, Content, Content, string[]]>([
    ['nothing', f(moreThan(30000)), f(moreThan(30000)), []],
    ['nothing but rounding', f(exactly(10900)), f(about(11000)), []],
    ['nothing but a hedge of the same sense', f(about(4000)), f({ point: 4000, hedge: 'some' }), []],
    ['a range cut to its top', f(between(25000, 30000)), f(exactly(30000)), ['range-cut-to-top']],
    ['a range cut to “up to” its top', f(between(25000, 30000)), f(upTo(30000)), ['range-cut-to-top']],
    ['a range cut to its bottom', f(between(25000, 30000)), f(atLeast(25000)), ['range-cut-to-bottom']],
    ['a ceiling that became a floor', f(between(25000, 30000)), f(moreThan(30000)), ['bound-turned']],
    ['a lone ceiling that became a floor', f(upTo(8000)), f(atLeast(8000)), ['bound-turned']],
    ['a floor that became a ceiling', f(atLeast(8000)), f(upTo(8000)), ['bound-turned']],
    ['a dropped bound', f(moreThan(30000)), f(exactly(30000)), ['bound-dropped']],
    ['a dropped hedge', f(about(4000)), f(exactly(4000)), ['hedge-dropped']],
    ['another value', f(about(4000)), f(about(6000)), ['value-changed']],
    ['a number where there was none', f(undefined), f(exactly(6000)), ['value-changed']],
    ['a firmer word', f(about(4000)), f(about(4000), { certainty: 'will' }), ['certainty-hardened']],
    ['no firmer word', f(about(4000), { certainty: 'planned' }), f(about(4000), { certainty: 'expected' }), []],
    [
      'a forecast told as having happened',
      f(about(4000)),
      f(about(4000), { mode: 'observed' }),
      ['certainty-hardened'],
    ],
    ['a part told as a whole', f(about(4000), { whole: 11000 }), f(about(4000)), ['part-became-whole']],
    ['another denominator', f(about(4000), { whole: 11000 }), f(about(4000), { whole: 9500 }), ['denominator-changed']],
    [
      'another state',
      content(CASUALTIES, about(4000)),
      content(CASUALTIES, about(4000), { measure: 'killed' }),
      ['state-shifted'],
    ],
    ['another counted thing', f(about(4000)), f(about(4000), { measure: 'engineers' }), ['counted-shifted']],
    ['another place', f(about(4000)), f(about(4000), { place: 'kursk' }), ['place-shifted']],
    [
      '30,000 more told as 30,000 in all',
      f(about(30000)),
      f(about(30000), { accumulation: 'cumulative' }),
      ['accumulation-shifted'],
    ],
    [
      'an old figure given as new',
      content(CASUALTIES, about(4000), { asOf: '2025-02-04' }),
      content(CASUALTIES, about(4000), { asOf: '2025-07' }),
      ['repeat-presented-as-new'],
    ],
    ['a dropped horizon', f(about(4000), { horizon: '2025-11' }), f(about(4000)), ['period-shifted']],
    [
      'a moved horizon',
      f(about(4000), { horizon: '2025-11' }),
      f(about(4000), { horizon: '2025-12' }),
      ['period-shifted'],
    ],
    [
      'several at once',
      f(between(25000, 30000)),
      f(exactly(30000), { certainty: 'will', place: 'kursk' }),
      ['range-cut-to-top', 'certainty-hardened', 'place-shifted'],
    ],
  ])('%s', (_name, from, to, kinds) => {
    expect(contentDifferences(from, to, VOCABULARY).map((difference) => difference.kind)).toEqual(kinds);
  });
});
