/** Ratings as they are answered: the grade with its words. */
import { CREDIBILITY_WORDS, RELIABILITY_WORDS, type Credibility, type Reliability } from '@whence/domain';
import type { HeldRating } from '@whence/workflow';

export function presentReliability({ cited: _cited, ...rating }: HeldRating<Reliability>) {
  return { ...rating, meaning: RELIABILITY_WORDS[rating.grade] };
}

export function presentCredibility(rating: HeldRating<Credibility>) {
  return { ...rating, cited: [...rating.cited], meaning: CREDIBILITY_WORDS[rating.grade] };
}
