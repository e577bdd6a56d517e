/** How the finding on a claim changed from day to day, as plain text. */
import { anyChange, changesBetween, type FindingChanges } from '../changes.js';
import type { Finding } from '../finding.js';
import { sayDate } from '../words.js';
import { sentencesList } from './sentences-list.js';

/** The finding on a claim for one cutoff. */
export interface DatedFinding {
  /** The last day (UTC) whose publications count, YYYY-MM-DD. */
  readonly publishedBy: string;
  readonly finding: Finding;
}

/** The findings on one claim in order of their days, each with what changed since the one before. */
export function changesOverDays(
  findings: readonly DatedFinding[],
): readonly { readonly from: string; readonly to: string; readonly changes: FindingChanges }[] {
  return findings.slice(1).flatMap(({ publishedBy, finding }, at) => {
    const before = findings[at];
    return before === undefined
      ? []
      : [{ from: before.publishedBy, to: publishedBy, changes: changesBetween(before.finding, finding) }];
  });
}

function sentencesOf({ material, furtherReasons, news }: FindingChanges): string[] {
  // What a sentence above tells of a statement is not told again as news of it.
  const told = [...material, ...furtherReasons].map(({ text }) => text).join('\n');
  // Which origins carry an assessment is told by its new reasons, with their names.
  const explained = new Set(furtherReasons.map(({ assessment }) => assessment));
  const changed = material.filter(
    ({ kind, text }) => kind !== 'origins-changed' || !explained.has(text.split(':')[0] ?? ''),
  );
  return [
    ...changed.map(({ text }) => text),
    ...furtherReasons
      .filter(({ text }) => !material.some((change) => change.text.includes(text)))
      .map(({ assessment, text }) => `still ${assessment}, now also: ${text}`),
    ...news
      .filter(({ text }) => !told.includes(text.split(': ')[0] ?? text))
      .map(({ statement, text }) => `came out: ${text} [${statement}]`),
  ];
}

/** One list for each stretch between two days; stretches in which nothing changed are told in one breath. */
export function changesText(findings: readonly DatedFinding[], width: number): string {
  const lists: string[] = [];
  let quietSince: string | undefined;
  const tellQuiet = (until: string) => {
    if (quietSince !== undefined) lists.push(`From ${sayDate(quietSince)} to ${sayDate(until)}: nothing changed\n`);
    quietSince = undefined;
  };
  for (const { from, to, changes } of changesOverDays(findings)) {
    if (!anyChange(changes)) {
      quietSince ??= from;
      continue;
    }
    tellQuiet(from);
    lists.push(sentencesList(`From ${sayDate(from)} to ${sayDate(to)}`, sentencesOf(changes), width));
  }
  const last = findings.at(-1);
  if (last !== undefined) tellQuiet(last.publishedBy);
  return lists.join('');
}
