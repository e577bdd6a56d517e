/** A page checked against a ledger as it stood on several days, for tests that hold what was found to what a careful reader would. */
import { beforeAll, expect } from '@jest/globals';
import { PAGE_READER, readJson, snapshotOf } from '@whence/workflow';
import { checkArticle, type CheckedArticle } from './check-article.js';

interface PageAndLedger {
  readonly ledger: { readonly name: string; readonly rows: object };
  readonly page: string;
  readonly outlet: string;
  readonly publishedOn: string;
  /** `YYYY-MM-DD`, the first that of the page. */
  readonly days: readonly string[];
}

/** Checks before the tests of the block that it stands in; the ledger must be without fault. */
export function checkedPage({ ledger, page, outlet, publishedOn, days }: PageAndLedger) {
  let checked: CheckedArticle;
  beforeAll(async () => {
    const snapshot = await snapshotOf(ledger.name, readJson(ledger.rows));
    expect(snapshot.faults).toEqual([]);
    checked = checkArticle(
      { raw: page, form: 'text', name: 'page.txt' },
      { publishedOn, outlet },
      { reader: PAGE_READER, ledger: snapshot, days },
    );
  });
  const at = (place: number) => (checked.overDays[place] ?? []).map(({ finding }) => finding);
  return {
    /** The findings, over the days, of the claim that stands in these words of the page. */
    in(words: string) {
      const place = checked.findings.findIndex(({ claim }) =>
        claim.appearances.some(({ passage }) => passage.exact.includes(words)),
      );
      if (place < 0) throw new Error(`found no claim on "${words}"`);
      return at(place);
    },
    /** The kinds of assessment, over the days, of the claim whose content says so, and how often it stands on the page. */
    on(says: string) {
      const place = checked.findings.findIndex(({ claim }) => claim.says === says);
      if (place < 0)
        throw new Error(`found ${checked.findings.map(({ claim }) => claim.says).join('; ')}, expected ${says}`);
      return {
        appearances: checked.findings[place]?.claim.appearances.length,
        kinds: at(place).map(({ assessments }) => assessments.map(({ kind }) => kind)),
      };
    },
  };
}
