/** What an origin changed between two of its own statements. Source: DESIGN, Differences; docs/decisions/0005. */
import { daysOf, overlap, type PartialDate } from '../dates.js';
import { isFigure, type Content } from '../figure.js';
import type { Difference, Trace } from '../finding.js';
import type { Vocabulary } from '../vocabulary.js';
import { byCode } from '../order.js';
import { sameAmount } from '../compare/range.js';
import { fitTimes } from '../compare/times.js';
import type { Entry, Ledger } from '../trace/ledger.js';
import type { Link } from '../trace/link.js';
import { sayEntry } from '../trace/says.js';
import { sayAmount, sayContent, sayDate } from '../words.js';
import { between } from './between.js';

/** Whether a figure is of another moment or period than one before it, so that it revises nothing: both may hold. */
function isOfAnotherTime(
  like: Content,
  likeSaid: PartialDate | undefined,
  other: Content,
  otherSaid: PartialDate | undefined,
): boolean {
  if (like.mode !== 'observed' || like.accumulation === 'cumulative' || like.accumulation === undefined) return false;
  if (like.accumulation === 'flow') return fitTimes(like, other, {}).fit !== 'same';
  const [a, b] = [like.asOf ?? likeSaid, other.asOf ?? otherSaid];
  return a !== undefined && b !== undefined && !overlap(daysOf(a), daysOf(b));
}

/** What an origin said before and after on the same measure, subject, place, accumulation and mode; nearest occasions. */
function occasionsOf(said: Entry, like: Content, ledger: Ledger): string[] {
  const keys = (ledger.bySource.get(said.statement.source) ?? []).filter((key) => {
    const entry = ledger.entries.get(key);
    const content = entry?.content;
    return (
      content !== undefined &&
      // A stale repeat tells of an earlier moment: it is told as one, and revises nothing.
      entry?.inheritedFrom === undefined &&
      isFigure(content) &&
      content.polarity === 'affirms' &&
      content.measure !== undefined &&
      content.measure === like.measure &&
      content.subject === like.subject &&
      content.place === like.place &&
      content.accumulation === like.accumulation &&
      content.mode === like.mode &&
      content.basis === like.basis &&
      !isOfAnotherTime(like, said.said, content, entry?.said)
    );
  });
  const day = (key: string) => ledger.entries.get(key)?.said ?? '';
  return keys.sort((a, b) => byCode(day(a), day(b)) || byCode(a, b));
}

/** What a source says itself that it corrects or revises has changed, also where the two numbers agree as coarsely as they are printed. */
function asRevised(before: string, after: string, ledger: Ledger): Pick<Difference, 'kind' | 'text'> | undefined {
  const kind = ledger.relationsTo.get(before)?.find((relation) => relation.from === after)?.kind;
  const [a, b] = [ledger.entries.get(before)?.content, ledger.entries.get(after)?.content];
  if ((kind !== 'corrects' && kind !== 'revises') || !a || !b || !isFigure(a) || !isFigure(b)) return undefined;
  if (sameAmount(a.amount, b.amount)) return undefined;
  const text = `the figure was ${kind === 'corrects' ? 'corrected' : 'revised'}: “${sayAmount(a.amount)}” became “${sayAmount(b.amount)}”`;
  return { kind: 'value-changed', text };
}

/** Differences between the occasions on which the origins of a trace gave their figures, and stale repeats. */
export function revisions(trace: Trace, links: readonly Link[], ledger: Ledger, vocabulary: Vocabulary): Difference[] {
  const found = new Map<string, Difference>();
  const unsure = new Set(trace.ends.filter((end) => end.ifLinkHolds).map((end) => end.node));
  const ends = new Set(trace.ends.map((end) => end.node));
  for (const link of links) if (ledger.entries.get(link.statement)) ends.add(link.statement);
  for (const key of [...ends].sort(byCode)) {
    const entry = ledger.entries.get(key);
    if (!entry?.content || (ledger.relayed.get(key) ?? []).length > 0) continue;
    const occasions = occasionsOf(entry, entry.content, ledger);
    const here = occasions.indexOf(entry.inheritedFrom ?? key);
    for (let n = Math.max(1, here); here >= 0 && n < occasions.length; n++) {
      const [before, after] = [occasions[n - 1], occasions[n]] as [string, string];
      const [a, b] = [ledger.entries.get(before), ledger.entries.get(after)];
      if (!a?.content || !b?.content) continue;
      const revised = asRevised(before, after, ledger);
      for (const difference of between(
        { key: before, content: a.content, says: sayEntry(a, vocabulary) },
        { key: after, content: b.content, says: sayEntry(b, vocabulary) },
        'revision',
        unsure.has(key),
        vocabulary,
      )) {
        const told =
          revised === undefined || difference.kind !== 'agrees-exactly' ? difference : { ...difference, ...revised };
        found.set(`${told.kind} ${before} ${after}`, told);
      }
    }
    if (entry.inheritedFrom !== undefined) {
      const first = ledger.entries.get(entry.inheritedFrom);
      const said = entry.said === undefined ? 'later' : `on ${sayDate(entry.said)}`;
      if (first?.content)
        found.set(`repeat ${key}`, {
          kind: 'repeat-presented-as-new',
          across: 'revision',
          from: { statement: entry.inheritedFrom, text: sayContent(first.content, vocabulary) },
          to: {
            statement: key,
            text: entry.statement.content === undefined ? '' : sayContent(entry.statement.content, vocabulary),
          },
          text: `a figure of ${sayDate(first.content.asOf ?? '')} was repeated ${said} without a date of its own`,
          ifLinkHolds: unsure.has(key),
        });
    }
  }
  return [...found.values()];
}
