/**
 * HTML to the text that is read. Offsets of a reading count in this text, not in the HTML. Headings, paragraphs and rows
 * stand on lines of their own, list entries on lines that begin with "- "; scripts, styles, forms and comments are dropped.
 */
import { convert, type HtmlToTextOptions } from 'html-to-text';

/** Deeper than any page that people write; below this depth tags are dropped and their text is kept. */
const MAX_DEPTH = 250;

const block = (selector: string): { selector: string; format: string; options: object } => ({
  selector,
  format: 'block',
  options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
});
const heading = (selector: string): { selector: string; format: string; options: object } => ({
  selector,
  format: 'heading',
  options: { uppercase: false, leadingLineBreaks: 2, trailingLineBreaks: 2 },
});
const dropped = 'script style noscript template svg math iframe object form button select textarea nav img video audio';

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxInputLength: Number.POSITIVE_INFINITY, maxDepth: MAX_DEPTH * 2 },
  formatters: {
    cell: (element, walk, builder) => {
      walk(element.children, builder);
      builder.addInline(' ');
    },
  },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(heading),
    { selector: 'ul', format: 'unorderedList', options: { itemPrefix: '- ' } },
    { selector: 'ol', format: 'unorderedList', options: { itemPrefix: '- ' } },
    { selector: 'blockquote', format: 'block', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    ...['table', 'thead', 'tbody', 'tr', 'figcaption', 'dt', 'dd'].map(block),
    ...['td', 'th'].map((selector) => ({ selector, format: 'cell' })),
    { selector: 'pre', format: 'block' },
    { selector: 'hr', format: 'block' },
    ...dropped.split(' ').map((selector) => ({ selector, format: 'skip' })),
  ],
};

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const OPAQUE = new Set(['script', 'style', 'textarea', 'title']);
const CLOSES_ITSELF = new Set('li p td th tr dt dd option'.split(' '));

/**
 * Drops the tags that nest deeper than `MAX_DEPTH`. The parser's work grows with the square of the depth, so that a page
 * of nothing but opening tags would stall it; real pages pass through unchanged.
 */
export function flattenDeepNesting(html: string): string {
  const kept: string[] = [];
  const open: string[] = [];
  let copied = 0;
  const tag = /<(\/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})/g;
  for (let match = tag.exec(html); match; match = tag.exec(html)) {
    const name = (match[2] ?? '').toLowerCase();
    const end = html.indexOf('>', tag.lastIndex);
    if (end < 0) break;
    let drop = false;
    if (match[1]) {
      const at = open.lastIndexOf(name);
      if (at >= 0) open.length = at;
      else drop = open.length >= MAX_DEPTH;
    } else if (OPAQUE.has(name)) {
      const close = html.indexOf('</', end);
      tag.lastIndex = close < 0 ? html.length : close;
      open.push(name);
      if (close < 0) break;
      continue;
    } else if (!VOID.has(name)) {
      if (CLOSES_ITSELF.has(name) && open.at(-1) === name) open.pop();
      if (open.length >= MAX_DEPTH) drop = true;
      else open.push(name);
    }
    tag.lastIndex = end + 1;
    if (drop) {
      kept.push(html.slice(copied, match.index), ' ');
      copied = end + 1;
    }
  }
  return copied === 0 ? html : kept.join('') + html.slice(copied);
}

function titleOf(html: string): string | undefined {
  const open = html.slice(0, 200_000).search(/<title[\s>]/i);
  if (open < 0) return undefined;
  const start = html.indexOf('>', open) + 1;
  const end = html.indexOf('</', start);
  if (start === 0 || end < 0) return undefined;
  const title = convert(html.slice(start, Math.min(end, start + 2000)), { wordwrap: false })
    .replaceAll(/\s+/g, ' ')
    .trim();
  return title || undefined;
}

/** The readable text of a page or fragment, and its `<title>`. Never throws; work grows with the length of the input. */
export function htmlToText(html: string): { text: string; title?: string } {
  const flat = flattenDeepNesting(html);
  const text = convert(flat, OPTIONS)
    .split('\n')
    .map((line) => line.trim().replaceAll(/[ \t]{2,}/g, ' '))
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  const title = titleOf(html);
  return title === undefined ? { text } : { text, title };
}
