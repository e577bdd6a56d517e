/** `whence check`. */
import { readConfig } from '@whence/config';
import { changesText, findingRow, findingsTable, findingText, sentencesList } from '@whence/domain';
import { PAGE_READER } from '@whence/workflow';
import { checkArticle, type CheckedArticle, dateOption, lastDayOf } from '../check/check-article.js';
import { checkResult } from '../check/check-result.js';
import { readArticleInput } from '../check/read-article.js';
import type { Console } from '../console.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { languageOption } from '../language-option.js';
import { readLedgerOf } from '../read-ledger.js';

/** Options of `whence check`, as commander names them. */
export interface CheckOptions {
  readonly published: string;
  readonly outlet?: string;
  readonly title?: string;
  readonly language?: string;
  readonly ledger?: string;
  /** Each --as-of, in the order given. */
  readonly asOf?: readonly string[];
  readonly json?: boolean;
}

/** Checks one article against one ledger, without a server and without a database. */
export async function check(options: CheckOptions & { readonly article: string }, console: Console): Promise<ExitCode> {
  const publishedOn = dateOption('--published', options.published);
  const days = [...new Set((options.asOf ?? []).map((date) => lastDayOf('--as-of', date)))].sort();
  const input = await readArticleInput(options.article, process.stdin, readConfig().limits.bodyBytes);
  const { ledger } = await readLedgerOf(options.ledger);
  const { outlet, title } = options;
  const language = languageOption(options.language);
  const particulars = {
    publishedOn,
    ...(outlet === undefined ? {} : { outlet }),
    ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { language }),
  };
  const checked = checkArticle(input, particulars, { reader: PAGE_READER, ledger, days });
  if (options.json === true) console.out(`${JSON.stringify(checkResult(checked), null, 2)}\n`);
  else printFindings(checked, input.name, console);
  return EXIT.done;
}

function printFindings(checked: CheckedArticle, name: string, console: Console): void {
  const { particulars, findings, odd, overDays } = checked;
  const publishedBy = checked.publishedBy;
  const width = Math.min(Math.max(console.columns ?? 110, 80), 140);
  const about = [particulars.outlet, `published ${particulars.publishedOn}`, spokenOf(checked)].filter(
    (part) => part !== undefined,
  );
  const cutoff = publishedBy === null ? '' : ` Statements published by ${publishedBy} count.`;
  console.out(`${particulars.title ?? name} (${about.join(', ')})\n`);
  if (findings.length === 0) {
    console.out('No claim was found in it.\n');
    printOdd(odd, width, console);
    return;
  }
  console.out(`${findings.length} ${findings.length === 1 ? 'claim' : 'claims'}.${cutoff}\n\n`);
  console.out(findingsTable(findings.map(findingRow), width));
  printOdd(odd, width, console);
  findings.forEach((finding, index) => {
    console.out(
      `\n${'═'.repeat(width)}\nClaim ${index + 1} of ${findings.length}\n\n${findingText(finding, { width })}`,
    );
    const dated = overDays[index] ?? [];
    if (dated.length > 1) console.out(`\n  What changed, and why\n${indented(changesText(dated, width - 4), 4)}`);
  });
}

const SAYS = {
  declared: 'as declared',
  'lang-attribute': 'as the lang attribute of the page says',
  'content-language': 'as content-language of the page says',
  'in-language': 'as inLanguage of the page says',
  'og-locale': 'as og:locale of the page says',
} as const;

function spokenOf({ language: taken }: CheckedArticle): string | undefined {
  return taken && `in "${taken.language}" ${SAYS[taken.languageFrom]}`;
}

function indented(text: string, columns: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(columns));
}

/** What a reviewer should look at twice. */
function printOdd(odd: CheckedArticle['odd'], width: number, console: Console): void {
  if (odd.length === 0) return;
  const sentences = odd.map(({ text }) => text);
  console.out(`\n${sentencesList('Odd on this page', sentences, width)}`);
}
