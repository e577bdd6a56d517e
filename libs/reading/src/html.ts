/**
 * HTML to the text that is read. Of a whole page the piece is kept and what stands beside it is left out; a fragment, as a
 * newsroom's system holds it, is kept whole. Headings and paragraphs stand on lines of their own with empty lines between,
 * list entries on lines that begin with "- ", short cells of a row on one line with tabs between. Scripts, styles, comments,
 * menus and what is hidden are dropped. Offsets of a reading count in the text; `sourceOf` leads back to the HTML.
 */
import { blocksOf, type Block } from './blocks.js';
import { publishedOf, titleOf } from './html/head.js';
import { languageOf, type PageLanguage } from './html/language.js';
import { layOut } from './html/layout.js';
import { pieceOf } from './html/main-content.js';
import { outlineOf } from './html/outline.js';
import type { Span } from './reading.js';

export interface HtmlText {
  readonly text: string;
  readonly title?: string;
  /** The day of publication (`YYYY-MM-DD`) that the page states for machines, as printed, in whatever zone. */
  readonly published?: string;
  /** The language that the page says it is in. */
  readonly language?: PageLanguage;
  /** Blocks of the text by markup, and by their words where the markup says nothing. For `readText`. */
  readonly blocks: readonly Block[];
  /** The span of the HTML that holds a span of the text, with the tags in between. Both in UTF-16 units, ends excluded. */
  readonly sourceOf: (span: Span) => Span;
}

/** The readable text of a page or fragment. Never throws; work grows with the length of the input. */
export function htmlToText(html: string): HtmlText {
  const outline = outlineOf(html);
  const piece = pieceOf(html, outline);
  const laid = layOut(html, piece);
  const text = laid.text.toString();
  const headline = laid.blocks.find(({ part }) => part === 'headline');
  const title = titleOf(outline, headline && text.slice(headline.start, headline.end));
  const published = publishedOf(outline);
  const language = languageOf(outline, piece);
  const marked = new Map(laid.blocks.map(({ start, part }) => [start, part]));
  return {
    text,
    ...(title === undefined ? {} : { title }),
    ...(published === undefined ? {} : { published }),
    ...(language ? { language } : {}),
    blocks: blocksOf(text, title).map((block) => ({ ...block, part: marked.get(block.start) ?? block.part })),
    sourceOf: (span) => laid.text.sourceOf(span),
  };
}
