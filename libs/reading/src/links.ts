/** Links between claims of one page: what says the same again, and whom a vague source may mean. */
import type { FoundAttribution } from './saying.js';
import { canonicalCounted } from './lexicon/counted.js';
import { DOCUMENTS, OUTLET_WORDS } from './lexicon/speech.js';
import { canonicalState } from './lexicon/states.js';
import type { Line } from './line.js';
import type { ReadClaim, ReadFigure, ReadSource } from './reading.js';

const REPORT_LIKE = /report|media|accounts|article|estimate|study|studies|survey|poll|outlet|intelligence|sources/i;

const MAJOR = new Set(['headline', 'bullet', 'heading', 'summary', 'caption']);

const amounts = (figure: ReadFigure): readonly number[] =>
  typeof figure.value === 'number' ? [figure.value] : figure.value;
const countedClass = (figure: ReadFigure): string | undefined =>
  figure.unit?.lemma ?? (figure.counted && (canonicalCounted(figure.counted.lemma) ?? figure.counted.head));
const states = (figure: ReadFigure): string[] => figure.state.map((word) => canonicalState(word.lemma) ?? word.lemma);

/** How well two figures of one page say the same; 0 when they do not. */
function sameness(one: ReadFigure, other: ReadFigure): number {
  if (!amounts(one).some((value) => amounts(other).includes(value))) return 0;
  const [left, right] = [countedClass(one), countedClass(other)];
  if (left !== undefined && right !== undefined && left !== right) return 0;
  const [before, after] = [states(one), states(other)];
  if (before.length > 0 && after.length > 0 && !before.some((state) => after.includes(state))) return 0;
  return 1 + Number(left !== undefined && left === right) + Number(before.some((state) => after.includes(state)));
}

/** A headline, bullet or summary that gives a number of the body says the body's claim again. */
export function linkRestatements(
  claims: readonly ReadClaim[],
  lines: readonly Line[],
  figures: readonly ReadFigure[],
): ReadClaim[] {
  const byValue = new Map<number, number[]>();
  claims.forEach((claim, index) => {
    const figure = claim.figure === undefined ? undefined : figures[claim.figure];
    if (!figure || MAJOR.has(lines[claim.sentence]?.sentence.part ?? '')) return;
    // A number that recurs all over a page would make every headline a search: the first few places are enough.
    for (const value of amounts(figure)) {
      const seen = byValue.get(value) ?? [];
      if (seen.length < 8) byValue.set(value, [...seen, index]);
    }
  });
  return claims.map((claim) => {
    const figure = claim.figure === undefined ? undefined : figures[claim.figure];
    if (!figure || !MAJOR.has(lines[claim.sentence]?.sentence.part ?? '')) return claim;
    let best: { index: number; score: number } | undefined;
    for (const index of new Set(amounts(figure).flatMap((value) => byValue.get(value) ?? []))) {
      const other = figures[claims[index]?.figure ?? -1];
      const score = other ? sameness(figure, other) : 0;
      if (score > (best?.score ?? 0)) best = { index, score };
    }
    return best ? { ...claim, restates: best.index } : claim;
  });
}

const words = (text: string): string[] => text.toLowerCase().split(/[^\p{L}]+/u);

/** Whether the attribution names a report that a vague "reports" on the same page may mean: an outlet, a document, or a named one that cites another. */
function namesReport(one: FoundAttribution, line: Line | undefined): boolean {
  if (one.chain.length === 0 || one.chain.some((source) => source.kind !== 'named')) return false;
  if (one.chain.length > 1) return true;
  const [source] = one.chain;
  if (!source || !line) return false;
  const last = words(source.text).at(-1) ?? '';
  if (words(source.text).some((word) => OUTLET_WORDS.has(word)) || DOCUMENTS.has(last)) return true;
  return one.cue.some((cue) =>
    words(line.text.slice(Math.max(0, cue.start - line.sentence.start), source.start - line.sentence.start)).some(
      (word) => DOCUMENTS.has(word),
    ),
  );
}

/** How many of the nearest named reports are suggested for one vague source. */
const SUGGESTIONS = 2;

/**
 * Suggests named reports of the page for claims whose source is vague: never part of what is stated. First the nearest
 * reports, then a named prediction in the sentence beside a forecast.
 */
export function linkVague(
  claims: readonly ReadClaim[],
  lines: readonly Line[],
  figures: readonly ReadFigure[],
  attributions: readonly FoundAttribution[],
): ReadClaim[] {
  const reports = attributions.filter((one) => namesReport(one, lines[one.sentence]));
  const predictions = new Map<number, FoundAttribution>();
  for (const one of attributions)
    if (one.kind === 'predict' && one.chain.at(-1)?.kind === 'named') predictions.set(one.sentence, one);
  let near = 0;
  const distance = (at: number, claim: ReadClaim): number =>
    Math.abs((reports[at]?.sentence ?? Infinity) - claim.sentence);
  return claims.map((claim) => {
    const vague = claim.stated.at(-1);
    if (vague?.kind !== 'vague') return claim;
    const mayBe: ReadClaim['mayBe'][number][] = [];
    if (REPORT_LIKE.test(vague.text)) {
      while (near + 1 < reports.length && distance(near + 1, claim) <= distance(near, claim)) near++;
      const nearest = [near, near - 1, near + 1]
        .flatMap((index) => reports[index] ?? [])
        .filter((one) => one.sentence !== claim.sentence)
        .slice(0, SUGGESTIONS);
      for (const one of nearest)
        mayBe.push({
          stated: one.chain,
          because: `${beside(vague, one, claim)} the page names ${chainWords(one)} as a report`,
        });
    }
    if (claim.figure !== undefined && figures[claim.figure]?.mode === 'forecast')
      for (const sentence of [claim.sentence - 1, claim.sentence + 1]) {
        const one = predictions.get(sentence);
        if (one && lines[sentence]?.sentence.block === lines[claim.sentence]?.sentence.block)
          mayBe.push({
            stated: one.chain,
            because: `${beside(vague, one, claim)} the page says that ${chainWords(one)} predicts`,
          });
      }
    return mayBe.length > 0 ? { ...claim, mayBe } : claim;
  });
}

const chainWords = (one: FoundAttribution): string =>
  one.chain.map((source) => `"${source.text}"`).join(', which cites ');

function beside(vague: ReadSource, one: FoundAttribution, claim: ReadClaim): string {
  const count = Math.abs(one.sentence - claim.sentence);
  const where = one.sentence > claim.sentence ? 'further on' : 'before';
  return `"${vague.text}" names nobody; ${count} ${count === 1 ? 'sentence' : 'sentences'} ${where}`;
}
