import type { HeldVerdict } from '@whence/workflow';
import type { z } from 'zod';
import type { verdict } from './verdicts.schemas.js';

/**
 * A verdict as the API answers it.
 * @param sealed under blind review, and not of whoever asks
 */
export function presentVerdict(held: HeldVerdict, sealed = false): z.input<typeof verdict> {
  const { findingId: _id, findingNumber: finding, deskId: _desk, reading, reviews, retractions, ...rest } = held;
  return {
    ...rest,
    ...(sealed ? { rating: null, rationale: null, cited: null, evidence: null } : {}),
    sealed,
    finding,
    reading: reading === null ? null : presentReading(reading),
    reviews: reviews.map(({ verdictId: _of, ...review }) => review),
    retractions: retractions.map(({ verdictId: _of, ...retraction }) => retraction),
  };
}

function presentReading({ verdictId: _of, ...reading }: NonNullable<HeldVerdict['reading']>) {
  return reading;
}
