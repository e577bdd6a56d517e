import { agreementOf } from '@whence/domain';
import type { Agreement } from '@whence/domain';
import type { DeskActor } from '../ledger/ports.js';
import type { View } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import type { ReadTwice, Verdicts } from './ports.js';

export interface AgreementAsked {
  /** Days, UTC, both within; null: no bound. */
  readonly from: string | null;
  readonly to: string | null;
  readonly by: 'month' | 'year' | null;
}

/** How far first and second persons agree. */
export interface DeskAgreement {
  /** From blind reviews, in which neither had seen the other's rating. */
  readonly blind: Agreement;
  /** From open reviews: the second person had seen the first rating, so that kappa says more than they would agree alone. */
  readonly open: Agreement;
}

/** Agreement on the ratings of a desk, from all its verdicts that two people rated. */
export class ReadAgreement {
  constructor(private readonly ports: { readonly verdicts: Verdicts }) {}

  /** By the day of the second rating. `periods`: oldest first, those in which there are pairs. Throws `period-invalid`. */
  async run(
    by: DeskActor,
    view: View,
    { from, to, by: each }: AgreementAsked,
  ): Promise<DeskAgreement & { readonly periods: readonly (DeskAgreement & { readonly period: string })[] }> {
    if (from !== null && to !== null && from > to)
      throw new Refusal(
        'invalid',
        'period-invalid',
        `Found a period from ${from} to ${to}, expected it to end later.`,
        [{ where: 'query/to', found: to, expected: `${from} or later` }],
      );
    const pairs = await this.ports.verdicts.readTwice(view, by.deskId, { from, to });
    const periods = new Map<string, ReadTwice[]>();
    for (const pair of each === null ? [] : pairs) {
      const period = pair.on.slice(0, each === 'year' ? 4 : 7);
      periods.set(period, [...(periods.get(period) ?? []), pair]);
    }
    return {
      ...of(pairs),
      periods: [...periods].map(([period, some]) => ({ period, ...of(some) })),
    };
  }
}

function of(pairs: readonly ReadTwice[]): DeskAgreement {
  return {
    blind: agreementOf(pairs.filter(({ secondReview }) => secondReview === 'blind')),
    open: agreementOf(pairs.filter(({ secondReview }) => secondReview === 'open')),
  };
}
