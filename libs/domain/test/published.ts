/** A claim whose verdict is published, for tests of exports. */
import type { PublishedAppearance, PublishedClaim, PublishedVerdict, ScaleRating } from '@whence/domain';

export function scaleRating(key: string, label: string, ratingValue: number | null): ScaleRating {
  return { key, label, meaning: `When it is ${key}.`, claimReview: { ratingValue, alternateName: label } };
}

export const OUTDATED = scaleRating('outdated', 'Outdated', 3);
export const FALSE = scaleRating('false', 'False', 1);
export const UNRESOLVED = scaleRating('unresolved', 'Unresolved', null);

export function verdict(version: number, more: Partial<PublishedVerdict> = {}): PublishedVerdict {
  return {
    id: `01980000-0000-7000-8000-00000000000${version}`,
    version,
    rating: OUTDATED,
    deskVersion: 1,
    rationale: 'Later counts are higher.',
    cited: ['sample/F1'],
    finding: version,
    givenBy: '01980000-0000-7000-8000-0000000000a1',
    approvedBy: '01980000-0000-7000-8000-0000000000a2',
    givenAt: `2025-07-0${version}T08:00:00.000Z`,
    publishedAt: `2025-07-0${version}T09:00:00.000Z`,
    ...more,
  };
}

export function appearance(more: Partial<PublishedAppearance> = {}): PublishedAppearance {
  return {
    key: 'article/0123456789ab/6',
    title: 'Ferries “hit”',
    outlet: 'The Daily',
    url: 'https://daily.example/ferries?a=1&b=2',
    language: 'en',
    publishedOn: '2025-06',
    textSha256: 'ab'.repeat(32),
    passage: { exact: 'about 40 ferries', prefix: '🚢 say ', suffix: ' were hit', start: 7, end: 23 },
    codePoints: { start: 6, end: 22 },
    ...more,
  };
}

export function published(more: Partial<PublishedClaim> = {}): PublishedClaim {
  return {
    id: '01980000-0000-7000-8000-0000000000c1',
    says: 'about 40 ferries damaged',
    desk: {
      id: '01980000-0000-7000-8000-0000000000d1',
      name: 'Test & desk',
      homepage: 'https://desk.example/',
      factCheckPage: 'https://desk.example/checks/{claimId}',
    },
    underReviewAgain: false,
    standing: verdict(1),
    earlier: [],
    appearances: [appearance()],
    withheld: 0,
    ...more,
  };
}
