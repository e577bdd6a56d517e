/** What came of a forecast of so many more. Source: docs/decisions/0005. */
import { describe, expect, it } from '@jest/globals';
import { crossReference, type Amount, type Content } from '@whence/domain';
import { foreseen, soFar, VELMORA } from '../../test/flood.js';
import { about, appearance, atLeast, between, claimOf, exactly, ledger, upTo, vague } from '../../test/ledger.js';

const atMost = (value: number): Amount => ({ high: { value, strict: false }, hedge: 'at-most' });
const flow = (n: number, periodStart: string, periodEnd: string, place = 'asten'): Content =>
  soFar('rescued', exactly(n), undefined, { accumulation: 'flow', periodStart, periodEnd, place });

/** What is said on a day of a forecast made on 1 April for the time until the end of May. */
function outcome(amount: Amount, flows: readonly Content[], today = '2031-07-01') {
  const claim: Content = { ...foreseen('rescued', amount, '2031-05'), accumulation: 'flow', periodStart: '2031-04' };
  const rows = flows.map((content, n) => ({ id: `F${n}`, source: 'red-lantern', day: '2031-05-20', content }));
  const { assessments } = crossReference({
    claim: claimOf([appearance(claim, [vague('Reports')], { publishedOn: '2031-04-01' })]),
    ...ledger(rows),
    vocabulary: VELMORA,
    cutoffs: { recorded: null, publishedBy: today },
  });
  return assessments
    .filter(({ kind }) => kind.endsWith('borne-out'))
    .map(({ kind, reasons }) => `${kind}: ${/(?:this|together these) .*$/.exec(reasons[0]?.text ?? '')?.[0]}`);
}
const all = (n: number, place?: string) => flow(n, '2031-04', '2031-05', place);

describe('a forecast of so many more, when its time is over', () => {
  it.each<[string, Amount, readonly Content[], string[]]>([
    ['was reached', about(500), [all(510)], ['borne-out: this reaches the number']],
    ['was reached as it is printed', about(5000), [all(5000)], ['borne-out: this reaches the number']],
    [
      'was reached as coarsely as it is printed',
      about(5000),
      [all(4600)],
      ['borne-out: this comes to the number, as coarsely as it is printed'],
    ],
    ['was passed', about(500), [all(900)], ['borne-out: this reaches the number']],
    ['had a floor, which was passed by far', atLeast(500), [all(900)], ['borne-out: this reaches the number']],
    ['was missed', atLeast(500), [all(130)], ['not-borne-out: this is less than was forecast by the end of May 2031']],
    [
      'was missed by two counts that leave no gap',
      about(500),
      [flow(100, '2031-04', '2031-04'), flow(40, '2031-05', '2031-05')],
      ['not-borne-out: together these are less than was forecast by the end of May 2031'],
    ],
    [
      'may yet have been reached in the time that nobody counted',
      about(500),
      [flow(130, '2031-04', '2031-04')],
      ['partly-borne-out: this is less than the number, in as much of the time as was counted'],
    ],
    ['had a goal', upTo(500), [all(130)], ['partly-borne-out: this is less than the number']],
    ['kept to a limit', atMost(500), [all(130)], ['borne-out: this stays within the limit']],
    ['kept to a limit for a while', atMost(500), [flow(130, '2031-04', '2031-04')], []],
    [
      'broke a limit',
      atMost(500),
      [flow(900, '2031-04', '2031-04')],
      ['not-borne-out: this is more than 500, the most that was foreseen'],
    ],
    [
      'went past a range',
      between(400, 500),
      [all(900)],
      ['not-borne-out: this is more than 500, the most that was foreseen'],
    ],
    ['kept to a range', between(400, 500), [all(450)], ['borne-out: this reaches the number']],
    ['was broken somewhere in a larger place', atMost(500), [all(900, 'velmora')], []],
    [
      'was missed even in a larger place',
      about(500),
      [all(130, 'velmora')],
      [
        'not-borne-out: this is less than was forecast by the end of May 2031; these are for Velmora, which holds Asten Valley, and how many of them for Asten Valley is not said',
      ],
    ],
  ])('%s', (_name, amount, flows, expected) => expect(outcome(amount, flows)).toEqual(expected));

  it('is not missed before', () =>
    expect(outcome(about(500), [flow(130, '2031-04', '2031-04')], '2031-05-21')).toEqual([
      'partly-borne-out: this is less than the number so far',
    ]));
});

describe('a forecast of how many there will be', () => {
  const there = (n: number, asOf: string): Content => soFar('displaced', exactly(n), asOf, { accumulation: 'stock' });
  const claim: Content = { ...foreseen('displaced', about(500), '2031-05'), accumulation: 'stock' };
  const said = (counts: readonly Content[]) =>
    crossReference({
      claim: claimOf([appearance(claim, [vague('Reports')], { publishedOn: '2031-04-01' })]),
      ...ledger(counts.map((content, n) => ({ id: `S${n}`, source: 'red-lantern', day: '2031-09-01', content }))),
      vocabulary: VELMORA,
      cutoffs: { recorded: null, publishedBy: '2031-10-01' },
    })
      .assessments.map(({ kind }) => kind)
      .filter((kind) => kind.endsWith('borne-out'));
  it.each<[string, readonly Content[], string[]]>([
    ['is settled by a count on the day named', [there(500, '2031-04-20'), there(90, '2031-05-31')], ['not-borne-out']],
    ['and by none long after it', [there(90, '2031-08-20')], []],
    ['or by one on the way, where there is no other', [there(500, '2031-04-20')], ['borne-out']],
  ])('%s', (_name, counts, expected) => expect(said(counts)).toEqual(expected));
});
