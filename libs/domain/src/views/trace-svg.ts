/**
 * A claim's trace as a picture: the reader at the left, the origins at the right. What the page states and what was
 * found are drawn one above the other, so that neither hides the other. Changes are numbered where they happen and
 * told in words below.
 */
import type { Difference, Finding, Trace } from '../finding.js';
import { sayDate } from '../words.js';
import { drawTrace, type Marks } from './draw-trace.js';
import { escapeXml, wrapToWidth } from './lettering.js';
import { differenceLine, namesIn, nodesByKey, RELATION_WORDS, sayTakenBack } from './words.js';
import { inOrderOfHops } from './place-differences.js';
import { COLOURS, FONT, textLines } from './svg-parts.js';

export interface TraceSvgOptions {
  /** Width in pixels for which the picture is made; a trace of more than five layers grows wider. Default 1200. */
  readonly width?: number;
}

interface Section {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 24;

/** The picture as one SVG document: no scripts, no external fonts or images, every text escaped. */
export function traceSvg(finding: Finding, options: TraceSvgOptions = {}): string {
  const inner = (options.width ?? 1200) - 2 * MARGIN;
  const marks = marksOf(finding);
  const sections: Section[] = [header(finding, inner)];
  if (sameTrace(finding.statedTrace, finding.foundTrace)) {
    // Of pieces none of which is out nothing is told.
    if (finding.statedTrace.nodes.length > 0)
      sections.push(panel('As the article states it, and as found', finding.statedTrace, inner, marks));
  } else {
    sections.push(panel('As the article states it', finding.statedTrace, inner, { ...marks, driftOnNodes: false }));
    sections.push(panel('As found in the ledger', finding.foundTrace, inner, marks));
  }
  sections.push(notes(finding, marks, inner), legend());
  const width = Math.max(inner, ...sections.map((section) => section.width)) + 2 * MARGIN;
  let y = MARGIN;
  const body: string[] = [];
  for (const section of sections) {
    if (section.svg === '') continue;
    body.push(`<g transform="translate(${MARGIN} ${round(y)})">${section.svg}</g>`);
    y += section.height + 18;
  }
  const height = Math.ceil(y + MARGIN - 18);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.ceil(width)}" height="${height}" viewBox="0 0 ${Math.ceil(width)} ${height}"`,
    ` role="img" aria-labelledby="trace-title trace-desc" font-family="${FONT}" font-size="13">`,
    `<title id="trace-title">${escapeXml(`Trace of the claim: ${finding.claim.says}`)}</title>`,
    `<desc id="trace-desc">${escapeXml(description(finding))}</desc>`,
    '<defs>',
    ...[COLOURS.line, COLOURS.suggested].map(
      (colour, index) =>
        `<marker id="arrow-${index}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 1 L10 5 L0 9 z" fill="${colour}"/></marker>`,
    ),
    '</defs>',
    `<rect width="100%" height="100%" fill="${COLOURS.page}"/>`,
    ...body,
    '</svg>',
    '',
  ].join('\n');
}

function sameTrace(a: Trace, b: Trace): boolean {
  return JSON.stringify([a.nodes, a.hops, a.ends]) === JSON.stringify([b.nodes, b.hops, b.ends]);
}

/** Numbers for the differences, as a reader meets them, letters for what the origin says of it. */
function marksOf(finding: Finding): Marks {
  const letters = new Map<string, string[]>();
  finding.relations.forEach((relation, index) => {
    letters.set(relation.to, [...(letters.get(relation.to) ?? []), letter(index)]);
  });
  return { differences: inOrderOfHops(finding, finding.differences), driftOnNodes: true, letters };
}

/** 0 is "a", 25 "z", 26 "aa". */
function letter(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}

function header(finding: Finding, width: number): Section {
  const [appearance] = finding.claim.appearances;
  const quote = appearance === undefined ? finding.claim.says : `“${appearance.passage.exact}”`;
  const published = appearance?.publishedOn === undefined ? undefined : sayDate(appearance.publishedOn);
  const place = [appearance?.outletName, published].filter((part) => part !== undefined).join(', ');
  const cutoff = finding.cutoffs.publishedBy;
  const lines = [
    ...wrapToWidth(quote, 18, width, 3).map((text) => ({ text, size: 18, weight: 'bold' as const })),
    ...wrapToWidth(`Read as: ${finding.claim.says}${place === '' ? '' : ` (${place})`}`, 14, width, 2).map((text) => ({
      text,
      size: 14,
    })),
    ...wrapToWidth(
      `Origins: ${finding.origins.text}${cutoff === null ? '' : ` · from what was published by ${sayDate(cutoff)}`}`,
      14,
      width,
      3,
    ).map((text) => ({ text, size: 14 })),
  ];
  const { svg, height } = textLines(lines, 0, 0);
  return { svg, width, height };
}

function panel(title: string, trace: Trace, width: number, marks: Marks): Section {
  const head = textLines([{ text: title, size: 14, weight: 'bold', fill: COLOURS.soft }], 0, 0);
  const drawing = drawTrace(trace, width, marks);
  return {
    svg: `<line x1="0" y1="0" x2="${round(Math.max(width, drawing.width))}" y2="0" stroke="${COLOURS.rule}"/><g transform="translate(0 10)">${head.svg}</g><g transform="translate(0 ${round(head.height + 22)})">${drawing.svg}</g>`,
    width: drawing.width,
    height: head.height + 22 + drawing.height,
  };
}

/** The numbered changes and the lettered relations, in words. */
function notes(finding: Finding, marks: Marks, width: number): Section {
  const nameOf = namesIn(finding);
  const entries: { mark: string; text: string }[] = [
    ...marks.differences.map((difference, index) => ({
      mark: String(index + 1),
      text: `${where(difference, finding, nameOf)}${differenceLine(difference)}${bothTexts(difference, nameOf)}${difference.ifLinkHolds ? ' (If the suggested link holds.)' : ''}`,
    })),
    ...finding.relations.map((relation, index) => ({
      mark: letter(index),
      text: `${relation.by ?? nameOf(relation.from)} ${RELATION_WORDS[relation.kind]}${relation.words === '' ? '' : `: “${relation.words}”`}${relation.slots.length === 0 ? '' : ` (differs in: ${relation.slots.join(', ')})`}${sayTakenBack(relation.takenBack)}`,
    })),
  ];
  if (entries.length === 0) return { svg: '', width: 0, height: 0 };
  const parts: string[] = [`<line x1="0" y1="0" x2="${width}" y2="0" stroke="${COLOURS.rule}"/>`];
  let y = 12;
  for (const entry of entries) {
    const lines = wrapToWidth(entry.text, 13, width - 40, 4).map((text) => ({ text, size: 13 }));
    const block = textLines(lines, 34, y);
    parts.push(
      `<rect x="0" y="${round(y)}" width="24" height="18" rx="9" fill="${COLOURS.mark}"/>`,
      `<text x="12" y="${round(y + 13)}" text-anchor="middle" font-size="11" font-weight="bold" fill="#fff">${escapeXml(entry.mark)}</text>`,
      block.svg,
    );
    y += Math.max(block.height, 18) + 6;
  }
  return { svg: parts.join(''), width, height: y };
}

/** Where a change stands, when it is not where the drawn trace begins, and both texts do not tell it. */
function where({ across, kind, to }: Difference, { claim }: Finding, nameOf: (key: string) => string): string {
  if (across === 'revision') return 'The source itself: ';
  const elsewhere = claim.appearances.slice(1).some(({ key }) => key === to.statement);
  return elsewhere && kind.startsWith('source-') ? `In ${nameOf(to.statement)}: ` : '';
}

function bothTexts(difference: Difference, nameOf: (key: string) => string): string {
  const { from, to } = difference;
  if ((from.text === '' && to.text === '') || difference.kind.startsWith('source-')) return '';
  return ` [${nameOf(from.statement)}: ${from.text} → ${nameOf(to.statement)}: ${to.text}]`;
}

function legend(): Section {
  const line = (x: number, dashed: boolean, text: string): string =>
    `<line x1="${x}" y1="10" x2="${x + 36}" y2="10" stroke="${dashed ? COLOURS.suggested : COLOURS.line}" stroke-width="1.6"${dashed ? ' stroke-dasharray="6 4"' : ''} marker-end="url(#arrow-${dashed ? 1 : 0})"/>` +
    textLines([{ text, size: 12, fill: COLOURS.soft }], x + 44, 2).svg;
  const svg = [
    line(0, false, 'stated by the page, or confirmed'),
    line(260, true, 'suggested: nobody has confirmed it'),
    `<rect x="520" y="2" width="24" height="16" rx="8" fill="${COLOURS.mark}"/>`,
    textLines([{ text: 'a change, or a word of the origin, told above', size: 12, fill: COLOURS.soft }], 552, 2).svg,
  ].join('');
  return { svg, width: 820, height: 22 };
}

/** The picture in words, for those who cannot see it. */
function description(finding: Finding): string {
  const told = (label: string, trace: Trace): string => {
    const nodes = nodesByKey(trace);
    const name = (key: string): string => nodes.get(key)?.name ?? key;
    const hops = trace.hops.map(
      (hop) => `${name(hop.from)} ${hop.kind} ${name(hop.to)}${hop.standing === 'suggested' ? ' (suggested)' : ''}`,
    );
    const ends = trace.ends.map((end) => `${end.name === '' ? 'nobody named' : end.name} (${end.kind})`);
    const end = ends.length === 0 ? '' : `Ends at ${ends.join('; ')}.`;
    return trace.nodes.length === 0 ? '' : `${label}: ${hops.join('; ')}${hops.length === 0 ? '' : '. '}${end} `;
  };
  return `${told('As stated', finding.statedTrace)}${told('As found', finding.foundTrace)}Origins: ${finding.origins.text}.`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
