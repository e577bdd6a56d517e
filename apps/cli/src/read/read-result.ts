/** A reading in the form in which `whence read` prints it; `read-schema.ts` says what it holds. */
import { checkWorthiness, type ReadAttribution, type ReadClaim, type Reading, type Span } from '@whence/reading';
import { type LanguageTaken, passageAt } from '@whence/workflow';
import { type FigureList, figureList, type ListedFigure } from './figure-list.js';
import type { ReadResult } from './read-schema.js';

/** What was read, besides its text. */
export interface Given {
  readonly id: string | number;
  /** The date that relative dates were resolved against. */
  readonly published?: string;
  /** The language that it was said to be in, and by whom. */
  readonly language?: LanguageTaken['language'];
  readonly languageFrom?: LanguageTaken['languageFrom'];
  /** For a page: leads a span of the text back to the HTML. */
  readonly sourceOf?: (span: Span) => Span;
}

export function readResult(given: Given, text: string, reading: Reading): ReadResult {
  const { id, published, language, languageFrom, sourceOf } = given;
  const list = figureList(reading);
  const inHtml = (span: Span): { readonly html?: Fragment } => (sourceOf ? { html: fragment(sourceOf(span)) } : {});
  return {
    id,
    ...(published === undefined ? {} : { published }),
    ...(language === undefined ? {} : { language, languageFrom }),
    ...(sourceOf ? { text } : {}),
    sentences: reading.sentences.map((sentence) => {
      const { score, label } = checkWorthiness(text.slice(sentence.start, sentence.end));
      return { ...sentence, ...inHtml(sentence), worth: score, checkWorthy: label === 1 };
    }),
    figures: list.entries.map((listed) => figureResult(listed, list, inHtml(listed.printed))),
    attributions: reading.attributions.map(attributionResult),
    claims: reading.claims.map((claim) => claimResult(text, claim, list)),
    oddities: reading.oddities.map(({ spans, ...oddity }) => ({ ...oddity, spans: fragments(spans) })),
  };
}

function figureResult(
  { printed, read }: ListedFigure,
  list: FigureList,
  html: { readonly html?: Fragment },
): ReadResult['figures'][number] {
  const { start, end, text, value, unit, change, hedge, concepts, minor } = printed;
  const { unit: unitWords, change: movement, changed: movedBy, concepts: conceptWords, whole, within, ...slots } = read;
  return {
    ...slots,
    start,
    end,
    text,
    ...html,
    value,
    unit,
    change,
    hedge,
    concepts: concepts.length > 0 ? concepts : ['-'],
    minor,
    conceptWords,
    ...(unitWords ? { unitWords } : {}),
    ...(movement ? { movement } : {}),
    ...(movedBy ? { movedBy } : {}),
    ...(whole === undefined ? {} : { whole: list.placeOf(whole) }),
    ...(within === undefined ? {} : { within: list.placeOf(within) }),
  };
}

type Fragment = readonly [number, number];

const fragment = ({ start, end }: Span): Fragment => [start, end];

const fragments = (spans: readonly Span[]): readonly Fragment[] => spans.map(fragment);

function attributionResult(one: ReadAttribution): ReadResult['attributions'][number] {
  const { source, cue, content, ...others } = one;
  return { source: fragments(source), cue: fragments(cue), content: fragments(content), ...others };
}

function claimResult(text: string, claim: ReadClaim, list: FigureList): ReadResult['claims'][number] {
  const { quote, figure, stated, mayBe, differs, ...others } = claim;
  const { start, end, exact, prefix, suffix } = passageAt(text, quote);
  return {
    selectors: [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      { type: 'TextPositionSelector', start, end },
    ],
    ...(figure === undefined ? {} : { figure: list.placeOf(figure) }),
    ...others,
    hops: stated,
    mayBe: mayBe.map(({ stated: hops, because }) => ({ hops, because })),
    ...(differs
      ? {
          differs: differs.map(({ here, there, ...one }) => ({ ...one, here: fragment(here), there: fragment(there) })),
        }
      : {}),
  };
}
