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
  const withWords = (words: string) => {
    const found = checked.findings.find(({ claim }) =>
      claim.appearances.some(({ passage }) => passage.exact.includes(words)),
    );
    if (!found) throw new Error(`found no claim on "${words}"`);
    return found;
  };
  return {
    /** The findings, over the days, of the claim that stands in these words of the page. */
    in(words: string) {
      const place = checked.findings.findIndex(({ claim }) =>
        claim.appearances.some(({ passage }) => passage.exact.includes(words)),
      );
      if (place < 0) throw new Error(`found no claim on "${words}"`);
      return at(place);
    },
    /** What those words of a headline or bullet change of the body, on the first day. */
    differencesIn(words: string): readonly string[] {
      const finding = withWords(words);
      const bullets = finding.claim.appearances.filter(({ passage }) => passage.exact.includes(words));
      return bullets.length === 0 ? [] : finding.differences.map(({ kind }) => kind);
    },
    /** The origins of the claim in these words, as they are told on the first day. */
    originsIn: (words: string): string => withWords(words).origins.text,
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
