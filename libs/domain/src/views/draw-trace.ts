/** One trace: boxes for those who say it, arrows for the hops, a coloured foot where it ends. */
import type { Difference, Trace, TraceEnd, TraceHop, TraceNode } from '../finding.js';
import { escapeXml, textWidth, wrapToWidth } from './lettering.js';
import { placeDifferences } from './place-differences.js';
import { layersOf, placeTrace, type Point } from './place-trace.js';
import { COLOURS, type TextLine, textLines } from './svg-parts.js';
import { sayDate } from '../words.js';
import { differenceWords, endWords, HOP_WORDS } from './words.js';

/** What is marked on the drawing and told elsewhere. */
export interface Marks {
  /** Numbered from 1 in this order. */
  readonly differences: readonly Difference[];
  /** Whether a drift along no hop of the drawn trace is marked on a node. */
  readonly driftOnNodes: boolean;
  /** Letters on nodes, by key. */
  readonly letters: ReadonlyMap<string, readonly string[]>;
}

export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

interface Box {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly TextLine[];
  readonly foot: readonly TextLine[];
  readonly end: TraceEnd | undefined;
}

interface Label {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly TextLine[];
}

const PAD = 9;
const LINE = 1.3;

/** Draws a trace for a width in pixels. Four layers fit into 1150; more get narrower boxes, then more width. */
export function drawTrace(trace: Trace, width: number, marks: Marks): Drawing {
  const layers = layersOf(trace);
  const labelWidth = layers <= 4 ? 96 : 78;
  const boxWidth = Math.min(250, Math.max(150, Math.floor((width - (layers - 1) * (labelWidth + 44)) / layers)));
  const ends = new Map(trace.ends.map((end) => [end.node, end]));
  const { onHops, onNodes } = placeDifferences(trace, marks.differences, marks.driftOnNodes);
  const notesOn = (key: string): string[] => [
    ...(onNodes.get(key) ?? []).map(String),
    ...(marks.letters.get(key) ?? []),
  ];
  const boxes = new Map(
    trace.nodes.map((node) => [node.key, boxOf(node, ends.get(node.key), boxWidth, notesOn(node.key))]),
  );
  const labels = trace.hops.map((hop, index) => {
    const changes = (onHops.get(index) ?? []).flatMap((number) => {
      const difference = marks.differences[number - 1];
      return difference === undefined ? [] : [`${number} ${differenceWords(difference.kind)}`];
    });
    return labelOf(hop, labelWidth, changes);
  });
  const spare = (width - layers * boxWidth) / Math.max(1, layers - 1) - labelWidth;
  const placed = placeTrace(trace, boxes, labels, Math.min(110, Math.max(40, Math.floor(spare))));
  const arrows = trace.hops.map((hop, index) => {
    const place = placed.hops[index];
    const label = labels[index];
    return place === undefined || label === undefined ? '' : drawHop(hop, place, label);
  });
  const nodes = trace.nodes.map((node) => {
    const box = boxes.get(node.key);
    const corner = placed.nodes.get(node.key);
    return box === undefined || corner === undefined ? '' : drawNode(node, box, corner);
  });
  return { svg: [...arrows, ...nodes].join('\n'), width: placed.width, height: placed.height };
}

function boxOf(node: TraceNode, end: TraceEnd | undefined, width: number, notes: readonly string[]): Box {
  const inner = width - 2 * PAD;
  const about = [
    node.kind === 'article' ? 'the article' : node.kind === 'stated' ? 'as the article names it' : undefined,
    node.publishedOn === undefined ? undefined : sayDate(node.publishedOn),
    node.reading === 'through-relays'
      ? 'seen only through relays'
      : node.reading === 'placeholder'
        ? 'own words not kept'
        : undefined,
  ].filter((part) => part !== undefined);
  const lines: TextLine[] = [
    ...wrapToWidth(node.name === '' ? 'nobody named' : node.name, 13, inner * 0.96, 4).map((text) => ({
      text,
      size: 13,
      weight: 'bold' as const,
    })),
    ...(about.length === 0 ? [] : wrapToWidth(about.join(' · '), 11, inner, 3)).map((text) => ({
      text,
      size: 11,
      fill: COLOURS.soft,
    })),
    ...(node.says === '' ? [] : wrapToWidth(node.says, 12, inner, 5)).map((text) => ({ text, size: 12 })),
    ...(notes.length === 0 ? [] : wrapToWidth(`see note ${notes.join(', ')}`, 11, inner, 2)).map((text) => ({
      text,
      size: 11,
      weight: 'bold' as const,
      fill: COLOURS.mark,
    })),
  ];
  const foot = end === undefined ? [] : footOf(end, inner);
  return { width, height: heightOf(lines) + 2 * PAD + (foot.length === 0 ? 0 : heightOf(foot) + 10), lines, foot, end };
}

function footOf(end: TraceEnd, inner: number): TextLine[] {
  const text = `ends here: ${endWords(end)}${end.ifLinkHolds ? ' (if the suggested link holds)' : ''}`;
  return wrapToWidth(text, 11, inner * 0.96, 4).map((line) => ({
    text: line,
    size: 11,
    fill: '#ffffff',
    weight: 'bold',
  }));
}

function heightOf(lines: readonly TextLine[]): number {
  return lines.reduce((sum, line) => sum + line.size * LINE, 0);
}

function labelOf(hop: TraceHop, width: number, changes: readonly string[]): Label {
  const colour = hop.standing === 'suggested' ? COLOURS.suggested : COLOURS.soft;
  const lines: TextLine[] = [
    { text: HOP_WORDS[hop.kind], size: 12, fill: colour },
    ...(hop.standing === 'suggested' ? [{ text: 'suggested', size: 12, style: 'italic' as const, fill: colour }] : []),
    ...hop.faults.flatMap((fault) =>
      wrapToWidth(fault === 'backdated' ? 'dated before what it relays' : 'part of a circle', 11, width).map(
        (text) => ({
          text,
          size: 11,
          fill: COLOURS.unattributed,
        }),
      ),
    ),
    ...changes.flatMap((change) =>
      wrapToWidth(change, 11, width * 0.96).map((text) => ({
        text,
        size: 11,
        weight: 'bold' as const,
        fill: COLOURS.mark,
      })),
    ),
  ];
  return {
    width: Math.max(...lines.map((line) => textWidth(line.text, line.size) * (line.weight === 'bold' ? 1.06 : 1))) + 8,
    height: heightOf(lines) + 4,
    lines,
  };
}

function drawHop(hop: TraceHop, place: { points: readonly Point[]; label: Point }, label: Label): string {
  if (place.points.length === 0) return '';
  const suggested = hop.standing === 'suggested';
  const stroke = suggested ? COLOURS.suggested : COLOURS.line;
  const { x, y } = place.label;
  return [
    `<g class="hop ${hop.standing}">`,
    `<title>${escapeXml([HOP_WORDS[hop.kind], hop.standing, hop.because ?? ''].filter((part) => part !== '').join(': '))}</title>`,
    `<path d="${curve(place.points, place.label, label.width)}" fill="none" stroke="${stroke}" stroke-width="1.6"${suggested ? ' stroke-dasharray="6 4"' : ''} marker-end="url(#arrow-${suggested ? 1 : 0})"/>`,
    `<rect x="${round(x - label.width / 2)}" y="${round(y - label.height / 2)}" width="${round(label.width)}" height="${round(label.height)}" fill="${COLOURS.page}" opacity="0.92"/>`,
    textLines(label.lines, x, y - label.height / 2 + 1, 'middle').svg,
    '</g>',
  ].join('');
}

/** A line through the bends that runs level where it starts, bends and ends, and straight behind its label. */
function curve(points: readonly Point[], label: Point, labelWidth: number): string {
  const [first, ...rest] = points;
  const last = rest.pop();
  if (first === undefined || last === undefined) return '';
  const forwards = first.x <= last.x ? 1 : -1;
  const half = (forwards * labelWidth) / 2;
  const bends = rest.flatMap((point) =>
    Math.abs(point.x - label.x) < 1 && Math.abs(point.y - label.y) < 1
      ? [
          { x: label.x - half, y: label.y },
          { x: label.x + half, y: label.y },
        ]
      : [point],
  );
  // The last few pixels are level, so that the arrowhead meets the box squarely.
  const landing = { x: last.x - forwards * 10, y: last.y };
  let from = first;
  const parts = [`M${round(from.x)} ${round(from.y)}`];
  for (const to of [...bends.filter((bend) => (landing.x - bend.x) * forwards > 0), landing]) {
    const middle = round((from.x + to.x) / 2);
    parts.push(`C${middle} ${round(from.y)} ${middle} ${round(to.y)} ${round(to.x)} ${round(to.y)}`);
    from = to;
  }
  return `${parts.join(' ')} L${round(last.x)} ${round(last.y)}`;
}

function drawNode(node: TraceNode, box: Box, corner: Point): string {
  const { x, y } = corner;
  const footHeight = box.foot.length === 0 ? 0 : heightOf(box.foot) + 10;
  const top = y + box.height - footHeight;
  const fill = { article: COLOURS.article, stated: COLOURS.stated, statement: COLOURS.statement }[node.kind];
  const border = box.end === undefined ? COLOURS.line : COLOURS[box.end.kind];
  const rect = (y1: number, height: number, colour: string): string =>
    `<rect x="${round(x)}" y="${round(y1)}" width="${round(box.width)}" height="${round(height)}" rx="6" fill="${colour}" stroke="${border}" stroke-width="1.2"/>`;
  return [
    `<g class="node ${node.kind}">`,
    `<title>${escapeXml([node.name, node.says].filter((part) => part !== '').join(': '))}</title>`,
    rect(y, box.height, fill),
    box.end === undefined ? '' : rect(top, footHeight, COLOURS[box.end.kind]),
    textLines(box.lines, x + PAD, y + PAD).svg,
    textLines(box.foot, x + PAD, top + 4).svg,
    '</g>',
  ].join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
