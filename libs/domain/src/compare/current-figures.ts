/** What an origin says now. */
import type { PartialDate } from '../dates.js';
import { isFigure, type Content } from '../figure.js';
import type { CurrentFigure, Trace } from '../finding.js';
import type { Vocabulary } from '../vocabulary.js';
import { byCode, distinct } from '../order.js';
import type { Ledger } from '../trace/ledger.js';
import { sayEntry } from '../trace/says.js';
import { saySource } from '../words.js';
import { takenBackBy } from './answers.js';
import { compareContents } from './compare-contents.js';
import { sayWho } from './comparisons.js';
import { holdingOfPlaces, type Holders } from './containment.js';
import { fitTimes } from './times.js';

/**
 * The one that was said last. A stale repeat tells of the moment of what it repeats, however late it was said; flows of the
 * claim's own period come before those that only hold it or are held by it.
 */
function latestOf(keys: readonly string[], claim: Content, ledger: Ledger): string | undefined {
  const flows = claim.mode === 'observed' && claim.accumulation === 'flow';
  const ranked = keys.map((key) => {
    const { content, said = '', inheritedFrom } = ledger.entries.get(key) ?? {};
    const own = !flows || (content !== undefined && fitTimes(claim, content, {}).fit === 'same');
    return { key, own, said, of: inheritedFrom === undefined ? said : (content?.asOf ?? said) };
  });
  ranked.sort(
    (a, b) => Number(b.own) - Number(a.own) || byCode(b.of, a.of) || byCode(b.said, a.said) || byCode(b.key, a.key),
  );
  return ranked[0]?.key;
}

/** The latest figure of each identified end of the trace, and how the claim stands to it. */
export function currentFigures(
  content: Content,
  said: PartialDate | undefined,
  found: Trace,
  operands: ReadonlySet<string>,
  ledger: Ledger,
  vocabulary: Vocabulary,
  holders: Holders,
): CurrentFigure[] {
  // Two figures of nobody knows what are not figures of one thing.
  if (content.measure === undefined) return [];
  const sources = distinct(
    found.ends.flatMap((end) =>
      end.kind === 'identified' && end.source !== undefined && ledger.entries.has(end.node) && !operands.has(end.node)
        ? [end.source]
        : [],
    ),
  );
  const ends = new Set(found.ends.map(({ node }) => node));
  return sources.flatMap((source): CurrentFigure[] => {
    const keys = (ledger.bySource.get(source) ?? []).filter((key) => {
      const other = ledger.entries.get(key)?.content;
      if (!other || !isFigure(other) || other.polarity !== 'affirms') return false;
      // What its source gave up since is what it says no more. What the trace ends in is told all the same.
      if (!ends.has(key) && takenBackBy(key, ledger, holders) !== undefined) return false;
      if (
        other.measure !== content.measure ||
        other.subject !== content.subject ||
        other.mode !== content.mode ||
        other.accumulation !== content.accumulation
      )
        return false;
      if (content.place === undefined || other.place === undefined) return content.place === other.place;
      if (holdingOfPlaces(content.place, other.place, vocabulary) === 'apart') return false;
      // What was counted over another period is not a newer count of this one.
      return (
        content.mode !== 'observed' || content.accumulation !== 'flow' || fitTimes(content, other, {}).fit !== 'apart'
      );
    });
    const latest = latestOf(keys, content, ledger);
    const entry = latest === undefined ? undefined : ledger.entries.get(latest);
    if (latest === undefined || !entry?.content) return [];
    const result = compareContents(content, entry.content, vocabulary, {
      ...(said === undefined ? {} : { claim: said }),
      ...(entry.said === undefined ? {} : { statement: entry.said }),
    });
    const text = `the latest figure of ${saySource(source, vocabulary)} on this measure is ${sayWho(latest, ledger, vocabulary)}: ${sayEntry(entry, vocabulary)}; it ${result.words}`;
    return [{ origin: source, statement: latest, relation: result.relation, text }];
  });
}
