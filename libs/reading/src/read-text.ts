/** The reading of a text: blocks, sentences, figures, attributions, claims. Pure; the same text and options give the same reading. */
import { asidesOf } from './asides.js';
import { attributionsOf } from './attributions.js';
import { blocksOf } from './blocks.js';
import { carry } from './carry.js';
import { claimsOf } from './claims.js';
import { figuresOf, type FoundFigure } from './figures.js';
import { lineOf, type Line } from './line.js';
import { BODIES, OUTLET_WORDS } from './lexicon/speech.js';
import type { ReadAttribution, ReadOptions, ReadSource, Reading, Sentence } from './reading.js';
import type { FoundAttribution } from './saying.js';
import { sentencesOf } from './sentences.js';

/**
 * Reads a news text. Offsets are UTF-16 code units of `text`. Never throws; work grows with the length of the text. What
 * could not be read is absent. `options.published` must be a `YYYY-MM-DD` day; without it relative dates stay open.
 */
export function readText(text: string, options: ReadOptions): Reading {
  const sentences: Sentence[] = (options.blocks ?? blocksOf(text, options.title)).flatMap((block, index) =>
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
    asides: lines.flatMap(asidesOf),
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

/** Who was last named on the page, and where. */
interface Antecedent {
  readonly source: ReadSource;
  readonly block: number;
}

const isPerson = (source: ReadSource): boolean =>
  source.kind === 'anonymous' ||
  source.role !== undefined ||
  (source.kind === 'named' &&
    /^\p{Lu}\S*(?: \p{Lu}\S*)+$/u.test(source.name ?? '') &&
    !source.text
      .toLowerCase()
      .split(' ')
      .some((word) => OUTLET_WORDS.has(word) || BODIES.has(word)));

/**
 * "He said": the last person in the same block or the one before, "it said": the last body. Without one, and for "they",
 * the source is somebody whom the page does not name there.
 */
function resolvePronouns(lines: readonly Line[], perLine: readonly FoundAttribution[][]): FoundAttribution[][] {
  let person: Antecedent | undefined;
  let body: Antecedent | undefined;
  return perLine.map((attributions, at) =>
    attributions.flatMap((one) => {
      const block = lines[at]?.sentence.block ?? 0;
      if (one.pronoun) {
        const pronoun = one.chain.at(-1)?.text.toLowerCase();
        const known = pronoun === 'it' ? body : pronoun === 'they' ? undefined : person;
        const near = known && block - known.block <= 1 ? known.source : undefined;
        const stands =
          near?.kind === 'named' ? { kind: near.kind, name: near.name ?? near.text } : { kind: 'anonymous' as const };
        return [
          {
            ...one,
            chain: one.chain.map((source, hop) => (hop === one.chain.length - 1 ? { ...source, ...stands } : source)),
          },
        ];
      }
      for (const source of one.chain)
        if (source.kind !== 'vague') {
          if (isPerson(source)) person = { source, block };
          else body = { source, block };
        }
      return [one];
    }),
  );
}
