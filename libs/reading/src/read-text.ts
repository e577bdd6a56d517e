/** The reading of a text: blocks, sentences, figures, attributions, claims. Pure; the same text and options give the same reading. */
import { attributionsOf, type FoundAttribution } from './attributions.js';
import { blocksOf } from './blocks.js';
import { carry } from './carry.js';
import { claimsOf } from './claims.js';
import { figuresOf, type FoundFigure } from './figures.js';
import { lineOf, type Line } from './line.js';
import type { ReadAttribution, ReadOptions, Reading, Sentence } from './reading.js';
import { sentencesOf } from './sentences.js';

/**
 * Reads a news text. Offsets are UTF-16 code units of `text`. Never throws; work grows with the length of the text. What
 * could not be read is absent. `options.published` must be a `YYYY-MM-DD` day; without it relative dates stay open.
 */
export function readText(text: string, options: ReadOptions): Reading {
  const sentences: Sentence[] = blocksOf(text).flatMap((block, index) =>
    sentencesOf(text, block.start, block.end).map((span) => ({ ...span, part: block.part, block: index })),
  );
  const lines = sentences.map((sentence, index) => lineOf(text, sentence, index, options.published));
  const attributions = resolvePronouns(lines, lines.map(attributionsOf));
  const found: FoundFigure[] = [];
  for (const line of lines)
    for (const figure of figuresOf(line, attributions[line.index] ?? [], found.length)) found.push(figure);
  const figures = carry(found);
  const all = attributions.flat();
  return {
    sentences,
    figures,
    attributions: all.map(published),
    claims: claimsOf(lines, figures, all),
  };
}

const published = ({ sentence, chain, cue, content, said }: FoundAttribution): ReadAttribution => ({
  sentence,
  chain,
  cue,
  content,
  ...(said ? { said } : {}),
});

/** "He said": the last source that was named in full, in the same block; without one the attribution names nobody and is dropped. */
function resolvePronouns(lines: readonly Line[], perLine: readonly FoundAttribution[][]): FoundAttribution[][] {
  let last: { name: string; block: number } | undefined;
  return perLine.map((attributions, at) =>
    attributions.flatMap((one) => {
      const block = lines[at]?.sentence.block ?? 0;
      if (one.pronoun) {
        if (!last || block - last.block > 1) return [];
        const name = last.name;
        return [
          {
            ...one,
            chain: one.chain.map((source) =>
              /^(?:he|she|they|it)$/i.test(source.text) ? { ...source, name } : source,
            ),
          },
        ];
      }
      const named = one.chain.findLast((source) => source.kind === 'named');
      if (named) last = { name: named.name ?? named.text, block };
      return [one];
    }),
  );
}
