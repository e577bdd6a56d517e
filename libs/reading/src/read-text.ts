/** The reading of a text: blocks, sentences, figures, attributions, claims. Pure; the same text and options give the same reading. */
import { asidesOf } from './asides.js';
import { attributionsOf } from './attributions.js';
import { blocksOf } from './blocks.js';
import { carry } from './carry.js';
import { claimsOf } from './claims.js';
import { resolveSources } from './coreference.js';
import { figuresOf } from './figures.js';
import type { FoundFigure } from './found-figure.js';
import { lineOf, type Line } from './line.js';
import { bySentence, published } from './hops.js';
import { conventionOf, type Convention } from './languages/convention.js';
import { speechOf } from './languages/detect.js';
import { readNumerals } from './languages/read-numerals.js';
import { sayingsOf } from './learned/attribution/index.js';
import { merged } from './merge.js';
import { withoutMonths } from './month-sources.js';
import { namesIn } from './names.js';
import { withoutUnsaid } from './not-said.js';
import { odditiesOf } from './oddities/index.js';
import { withWholeContent } from './quotations.js';
import type { ReadOptions, Reading, Sentence } from './reading.js';
import type { FoundAttribution } from './saying.js';
import { sentencesOf } from './sentences.js';
import { withoutThingsDone } from './things-done.js';
import { withParts } from './sums.js';
import { withTimesOfOthers } from './times-told-by-others.js';

/**
 * Reads a news text. Offsets are UTF-16 code units of `text`. Never throws; work grows with the length of the text. What
 * could not be read is absent. `options.published` must be a `YYYY-MM-DD` day; without it relative dates stay open.
 */
export function readText(text: string, options: ReadOptions): Reading {
  const other = otherLanguage(text, options.language);
  if (other) return readNumerals(text, options, other.language, other.convention);
  const sentences: Sentence[] = (options.blocks ?? blocksOf(text, options.title)).flatMap((block, index) =>
    sentencesOf(text, block.start, block.end).map((span) => ({ ...span, part: block.part, block: index })),
  );
  const lines = sentences.map((sentence, index) => lineOf(text, sentence, index, options.published));
  const names = lines.map(namesIn);
  const rules = withWholeContent(text, lines, lines.map(attributionsOf));
  const found = withoutThingsDone(lines, merged(lines, rules, sayingsOf(text, lines)));
  const sayings = withoutMonths(lines, found, names);
  const all = resolveSources(lines, names, withoutUnsaid(lines, sayings)).flat();
  const touching = bySentence(lines, all);
  const read: FoundFigure[] = [];
  for (const line of lines)
    for (const figure of figuresOf(line, sayingsIn(line, touching, all), read.length)) read.push(figure);
  const figures = withParts(withTimesOfOthers(text, carry(read), options.published));
  const claims = claimsOf(lines, figures, all, touching);
  return {
    sentences,
    figures,
    asides: lines.flatMap(asidesOf),
    attributions: published(text, all, touching),
    claims,
    oddities: odditiesOf({ lines, names, figures, claims, published: options.published, told: toldIn(touching, all) }),
  };
}

/**
 * The language of a text that is not read as English, with how it prints numbers. The text itself decides where it plainly
 * speaks, for a newsroom's system may declare one language for all its pieces; else what is declared does.
 */
function otherLanguage(
  text: string,
  declared: string | undefined,
): { readonly language?: string; readonly convention?: Convention } | undefined {
  const english = declared === undefined || /^en(?:-|$)/i.test(declared) || /^und(?:-|$)/i.test(declared);
  const speech = speechOf(text);
  if (english ? speech !== 'other' : speech === 'english') return undefined;
  if (english) return {};
  const convention = conventionOf(declared);
  return { language: declared, ...(convention ? { convention } : {}) };
}

/**
 * What is said in the sentence: its own attributions, and those that reach into it. How the cue of another sentence colours
 * what it says ("expects") is told of its list only. Where rules found any, what only the model found has no say.
 */
function sayingsIn(
  line: Line,
  touching: readonly (readonly number[])[],
  all: readonly FoundAttribution[],
): FoundAttribution[] {
  const near = (touching[line.index] ?? []).flatMap((index) => {
    const one = all[index];
    if (!one || one.loose || one.chain.length === 0) return [];
    const content = one.governs ?? one.content;
    const kind = one.sentence === line.index || one.lists ? one.kind : ('say' as const);
    return [{ ...one, content, kind }];
  });
  const ruled = near.filter((one) => !one.unruled);
  return ruled.length > 0 ? ruled : near;
}

/** Whether anybody (`named`: anybody named) is said to say something in a sentence; loose cues ("underscores") are no saying. */
const toldIn =
  (touching: readonly (readonly number[])[], all: readonly FoundAttribution[]) =>
  (sentence: number, named: boolean): boolean =>
    (touching[sentence] ?? []).some(
      (index) =>
        !all[index]?.loose &&
        !all[index]?.unsaid &&
        (!named || all[index]?.chain.some((hand) => hand.kind === 'named')),
    );
