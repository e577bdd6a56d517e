/** Whom a vague source may mean: reports that the page names elsewhere. */
import type { FoundAttribution } from './saying.js';
import { DOCUMENTS, OUTLET_WORDS } from './lexicon/speech.js';
import type { Line } from './line.js';
import type { ReadClaim, ReadFigure, ReadSource } from './reading.js';

const REPORT_LIKE = /report|media|accounts|article|estimate|study|studies|survey|poll|outlet|intelligence|sources/i;

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
  const reports = attributions.filter((one) => !one.unruled && namesReport(one, lines[one.sentence]));
  const predictions = new Map<number, FoundAttribution>();
  for (const one of attributions)
    if (one.kind === 'predict' && !one.unruled && one.chain.at(-1)?.kind === 'named')
      predictions.set(one.sentence, one);
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
