/** From one article and one ledger to findings, in memory: what the service does in jobs, in one go. */
import { createHash } from 'node:crypto';
import { choosing, type DatedFinding, daysOf, findAmong, type Finding, partialDateFault } from '@whence/domain';
import type { ReadOddity } from '@whence/reading';
import {
  type LedgerSnapshot,
  languageTaken,
  type LanguageTaken,
  proposeClaims,
  type Reader,
  Refusal,
  textFaults,
  withPlainLineEnds,
} from '@whence/workflow';
import { type ArticleInput, refuseTooLong } from './read-article.js';

export interface ArticleParticulars {
  /** Partial ISO date. */
  readonly publishedOn: string;
  readonly outlet?: string;
  readonly title?: string;
  /** BCP 47, as declared; absent: what the page says counts. */
  readonly language?: string;
}

export interface CheckedArticle {
  readonly particulars: ArticleParticulars;
  readonly text: string;
  /** The language that was declared, or that the page says; absent where neither is. */
  readonly language?: LanguageTaken;
  /** SHA-256 of the UTF-8 bytes of `text`, hexadecimal. */
  readonly textSha256: string;
  /** The cutoff of `findings`: the last of the days asked for; null: everything in the ledger counts. */
  readonly publishedBy: string | null;
  /** In the order of the page. */
  readonly findings: readonly Finding[];
  /** For each claim its findings on all the days asked for, first days first. */
  readonly overDays: readonly (readonly DatedFinding[])[];
  /** What is odd on the page, in its order. */
  readonly odd: readonly ReadOddity[];
}

export interface CheckPorts {
  readonly reader: Reader;
  readonly ledger: LedgerSnapshot;
  /** Only what was published by the end of these days (UTC) counts, first days first; none: everything in the ledger. */
  readonly days: readonly string[];
}

/** Throws a Refusal for a text that cannot be read. Nothing found is confirmed by anybody, so no link is. */
export function checkArticle(input: ArticleInput, particulars: ArticleParticulars, ports: CheckPorts): CheckedArticle {
  const { reader, ledger, days } = ports;
  const page = pageOf(input, reader);
  const { text } = page;
  const { publishedOn, outlet, title } = particulars;
  const taken = languageTaken(particulars.language, page.language);
  const textSha256 = createHash('sha256').update(text, 'utf8').digest('hex');
  const reading = reader.read(text, {
    ...(title === undefined ? {} : { title }),
    ...(publishedOn.length === 10 ? { published: publishedOn } : {}),
    ...(taken ? { language: taken.language } : {}),
  });
  const subjects = [...new Set(ledger.statements.flatMap(({ content }) => content?.subject ?? []))].sort();
  const piece = { text, textSha256, publishedOn, ...(outlet === undefined ? {} : { outlet }) };
  const claims = proposeClaims(reading, piece, ledger.vocabulary, subjects).map(({ held, appearances }) => ({
    content: held.content,
    appearances,
    links: [],
    ...(held.notCheckable === undefined ? {} : { notCheckable: held.notCheckable }),
  }));
  const choose = choosing(ledger);
  const { vocabulary } = ledger;
  const findingOn = (claim: (typeof claims)[number], publishedBy: string | null) =>
    findAmong(choose, { claim, vocabulary, cutoffs: { recorded: null, publishedBy } });
  const publishedBy = days.at(-1) ?? null;
  const overDays = claims.map((claim) => days.map((day) => ({ publishedBy: day, finding: findingOn(claim, day) })));
  const findings = claims.map((claim, at) => overDays[at]?.at(-1)?.finding ?? findingOn(claim, publishedBy));
  return {
    particulars,
    text,
    ...(taken ? { language: taken } : {}),
    textSha256,
    publishedBy,
    findings,
    overDays,
    odd: reading.oddities,
  };
}

function pageOf(input: ArticleInput, reader: Reader): ReturnType<Reader['pageOf']> {
  const { name, form } = input;
  const raw = withPlainLineEnds(input.raw);
  refuseFaults(name, raw);
  const page = form === 'html' ? reader.pageOf(raw) : { text: raw };
  const text = withPlainLineEnds(page.text);
  refuseFaults(name, text);
  refuseTooLong(name, text);
  if (text.trim() === '')
    throw new Refusal(
      'invalid',
      'article-empty',
      `Found ${form === 'html' ? 'markup without words' : 'nothing but blanks'} in ${name}, expected a text.`,
    );
  return { ...page, text };
}

function refuseFaults(name: string, text: string): void {
  const faults = textFaults(name, text);
  if (faults.length > 0)
    throw new Refusal('invalid', 'article-invalid', `Found an article that cannot be read:`, faults);
}

/** The date of an option. Throws a Refusal that names the option. */
export function dateOption(option: string, value: string): string {
  const fault = partialDateFault(value);
  if (fault !== undefined) throw new Refusal('invalid', 'date-invalid', `${option}: ${fault}.`);
  return value;
}

/** The last day that a partial date may mean. */
export function lastDayOf(option: string, value: string): string {
  return daysOf(dateOption(option, value)).to;
}
