/**
 * Published verdicts as CSV: RFC 4180, with a header line. Texts that a spreadsheet would take for a formula begin with an
 * apostrophe. Source: OWASP, "CSV Injection".
 */
import {
  claimReviewedOf,
  noticesOf,
  piecesOf,
  pageOfClaim,
  type PublishedClaim,
  type PublishedVerdict,
} from './published-claim.js';

/** Of a verdict that was retracted nothing is told that somebody might count. */
const told =
  (of: (verdict: PublishedVerdict) => string) =>
  ({ standing }: PublishedClaim): string =>
    standing.retraction === undefined ? of(standing) : '';

const COLUMNS: readonly (readonly [name: string, of: (claim: PublishedClaim) => string])[] = [
  ['claim_id', ({ id }) => id],
  ['claim', claimReviewedOf],
  ['read_as', ({ says }) => says],
  ['rating', told(({ rating }) => rating.key)],
  ['rating_label', told(({ rating }) => rating.label)],
  ['rating_value', told(({ rating }) => String(rating.claimReview.ratingValue ?? ''))],
  ['rationale', told(({ rationale }) => rationale)],
  ['cited', told(({ cited }) => cited.join(' '))],
  ['finding', ({ standing }) => String(standing.finding)],
  ['version', ({ standing }) => String(standing.version)],
  ['scale_version', ({ standing }) => String(standing.deskVersion)],
  ['first_published_at', ({ earlier, standing }) => (earlier[0] ?? standing).publishedAt],
  ['published_at', ({ standing }) => standing.publishedAt],
  [
    'corrections',
    (claim) =>
      noticesOf(claim)
        .map(({ text }) => text)
        .join('\n'),
  ],
  ['under_review_again', ({ underReviewAgain }) => String(underReviewAgain)],
  ['retracted_at', ({ standing }) => standing.retraction?.at ?? ''],
  ['retraction_notice', ({ standing }) => standing.retraction?.notice ?? ''],
  ['page', (claim) => pageOfClaim(claim) ?? ''],
  ['outlets', ({ appearances }) => lines(piecesOf(appearances).map(({ outlet }) => outlet ?? ''))],
  ['appearance_urls', ({ appearances }) => lines(piecesOf(appearances).map(({ url }) => url ?? ''))],
];

/** One for each piece, so that lines of two columns belong together; empty when none is known. */
function lines(texts: readonly string[]): string {
  return texts.every((text) => text === '') ? '' : texts.join('\n');
}

/** The names of the columns, ended by CRLF. */
export function verdictsCsvHead(): string {
  return row(COLUMNS.map(([name]) => name));
}

/** One line for each claim, ended by CRLF. */
export function verdictsCsvLines(claims: readonly PublishedClaim[]): string {
  return claims.map((claim) => row(COLUMNS.map(([, of]) => of(claim)))).join('');
}

function row(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

/** A spreadsheet looks past blanks at the beginning, and takes wide forms of these signs for the signs. */
const FORMULA = /^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u;

function cellOf(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
