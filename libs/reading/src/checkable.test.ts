import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkWorthiness, Weighed } from './checkable.js';
import { featuresOf } from './learned/worth/features.js';
import { wordsOf } from './learned/worth/words.js';
import { kindOf } from './sentence-kind.js';

const CHECKABLE = [
  'The ministry said 11,000 troops had been sent to the border province.',
  'Unemployment rose to 7.4 percent in March, the highest since 1994.',
  'The bank paid a fine of $40 million last year.',
  'Measles cases doubled between 2019 and 2023, according to the health agency.',
  'She voted against the housing bill in 2016.',
  'The factory closed in May and 300 people lost their jobs.',
  'He raised property taxes by 12 percent in his first year as mayor.',
  'The city spends less on schools than any other city in the country.',
  'Three children died of cholera at the camp last week.',
  'Inflation was caused by the rise of oil prices, the central bank said.',
  'The court convicted the former treasurer of fraud in 2012.',
  'The government cut the fuel subsidy and prices went up by 30 percent.',
  'More than half of the teachers in the region earn less than the minimum wage.',
  'The company sold the data of two million customers without telling them.',
  'Crime has gone down in every district since 2010.',
  'They signed a treaty with the neighbouring country in 1998.',
  'The senator received $2.3 million from oil companies.',
  'Forest fires destroyed 5,000 hectares in July, twice as much as the year before.',
  'The budget deficit is the largest in the history of the state.',
  'Half a million people have no health insurance in this state.',
  'The airline cancelled 400 flights on Friday.',
];
const IDLE: readonly (readonly [string, ReturnType<typeof kindOf>])[] = [
  ['I think he is a wonderful man.', 'opinion'],
  ['We should do better than that.', 'opinion'],
  ['I want to thank my family.', 'opinion'],
  ['It is time for a change.', 'opinion'],
  ['I am proud of this team.', 'opinion'],
  ['You know, I really love this town.', 'opinion'],
  ['We need to work together.', 'opinion'],
  ['I hope that we can win on Sunday.', 'opinion'],
  ['Let us be honest with each other.', 'opinion'],
  ['It seems to me that this is wrong.', 'opinion'],
  ['What would you do about it?', 'question'],
  ['Why did nobody tell us?', 'question'],
  ['“Who is going to pay for all of that?” she asked.', 'question'],
  ['Good evening and thank you all for coming.', 'no-content'],
  ['That is a very good question.', 'no-content'],
  ['And that is what this is all about.', 'no-content'],
  ['Thank you very much.', 'no-content'],
  ['Nobody likes rain at a wedding.', undefined],
  ['We will never give up.', undefined],
  ['I do not agree with you.', undefined],
  ['Freedom is the most beautiful word in our language.', undefined],
  ['Please sit down.', undefined],
];

describe('sentences that readers would have checked', () => {
  it.each(CHECKABLE)('%s', (sentence) => {
    expect(checkWorthiness(sentence).label).toBe(1);
    expect(kindOf(sentence)).toBeUndefined();
  });

  it('stand before every sentence of opinion, courtesy and question', () => {
    const lowest = Math.min(...CHECKABLE.map((sentence) => checkWorthiness(sentence).score));
    const highest = Math.max(...IDLE.map(([sentence]) => checkWorthiness(sentence).score));
    expect(lowest).toBeGreaterThan(highest + 0.4);
  });
});

describe('sentences that nobody can look up', () => {
  it.each(IDLE)('%s', (sentence, kind) => {
    expect([checkWorthiness(sentence).label, kindOf(sentence)]).toEqual([0, kind]);
  });
});

describe('the kind of a sentence', () => {
  it.each([
    ['The government will build 3,000 homes by 2030.', undefined],
    ['Sales are expected to fall by 4 percent next year.', undefined],
    ['The fire must have been started by hand, police said.', undefined],
    ['It was the worst flood in the valley since 1953.', undefined],
    ['The holding company had no shoulder to lean on.', undefined],
    ['The law says that landlords must give tenants 60 days of notice.', undefined],
    ['Is the council hiding 40 more layoffs?', 'question'],
    ['The council should build 500 homes.', 'opinion'],
    ['It was a disgrace.', 'opinion'],
    ['Read more: How the dam broke in three places', 'no-content'],
  ])('%s', (sentence, kind) => expect(kindOf(sentence)).toBe(kind));
});

const reasonsOf = (sentence: string): string[] => new Weighed(sentence).reasons().map(({ because }) => because);

describe('reasons', () => {
  it.each([
    ['The ministry said 11,000 troops had been sent to the border.', 'a count ("11,000 troops")'],
    ['Unemployment rose to 7.4 percent in March.', 'an amount or a share ("7.4 percent")'],
    ['She voted against the housing bill in 2016.', 'says who did what ("voted against")'],
    ['Crime has gone down in every district since 2010.', 'says when ("since 2010")'],
    ['The deficit is the largest of any state.', 'says that something is a first or a record ("the largest")'],
    ['Inflation was caused by the rise of oil prices.', 'gives a cause ("caused by")'],
    ['I think he is a wonderful man.', 'an opinion ("I think")'],
    ['What would you do about it?', 'a question'],
    ['We will never give up.', 'what the speaker will do, or would ("We will")'],
    ['I hope that we can win on Sunday.', 'what the speaker wishes or feels ("I hope")'],
    ['Good evening and thank you all for coming.', 'speaks to those present ("Good evening")'],
  ])('%s', (sentence, because) => expect(reasonsOf(sentence)).toContain(because));

  it('take nothing for a count that is none', () => {
    expect(reasonsOf('Measles spread between 2019 and 2023, according to the agency.').join()).not.toContain('a count');
    expect(reasonsOf('The bank paid $40 million last year.').join()).not.toContain('a count');
    expect(reasonsOf('The mine closed in May.').join()).not.toContain('supposes');
  });

  it('add up, with the words that are not named, to the score', () => {
    const sentence = 'The bank paid a fine of $40 million last year.';
    const { odds } = new Weighed(sentence);
    const { score } = checkWorthiness(sentence);
    expect(1 / (1 + Math.exp(-odds))).toBeCloseTo(score, 12);
    const shares = new Weighed(sentence).shares().reduce((sum, share) => sum + share, 0);
    expect(shares + new Weighed('').odds).toBeCloseTo(odds, 0);
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.constantFrom('I think', '11,000', 'troops', '%', '?', '“', '’', "n't", '\ud800', '😀', 'עברית', ' '), {
      maxLength: 40,
    })
    .map((parts) => parts.join(' ')),
);

describe('any text', () => {
  it('has a score in bounds, the same each time, whatever was scored before', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        const { score, label } = checkWorthiness(text);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        checkWorthiness(other);
        kindOf(other);
        expect(checkWorthiness(text)).toEqual({ score, label });
      }),
    );
  });

  it('is quoted by its reasons, which stand apart', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const reasons = new Weighed(text).reasons();
        for (const { start, end, because } of reasons) {
          expect(start).toBeLessThan(end);
          if (because !== 'a question')
            expect(because).toContain(`"${text.slice(start, Math.min(end, start + 60)).trimEnd()}`);
        }
        const inOrder = [...reasons].sort((one, next) => one.start - next.start);
        inOrder.forEach(({ end }, at) => expect(end).toBeLessThanOrEqual(inOrder[at + 1]?.start ?? text.length));
      }),
    );
  });

  it('is split into words that stand in order and leave out white space alone', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const { start, end } of wordsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(last, start).replace(/[\s\u0000-\u001f]/g, '')).toBe('');
          last = end;
        }
        const words = wordsOf(text);
        const { first, last: lasts } = featuresOf(words);
        for (const at of [...first, ...lasts]) expect(at).toBeLessThan(Math.max(1, words.length));
      }),
    );
  });

  it('takes time in proportion to its length', () => {
    for (const part of ['1,', 'a', "n't", 'I really ', '?', '$1', 'three times '])
      expect(() => checkWorthiness(part.repeat(20_000))).not.toThrow();
  }, 20_000);
});
