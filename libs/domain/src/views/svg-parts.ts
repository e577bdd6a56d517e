/** What every picture is made of: colours that keep their contrast in print, and lines of text. */
import { escapeXml } from './lettering.js';

export const FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif";

export const COLOURS = {
  page: '#fdfdfb',
  ink: '#1b1f24',
  soft: '#4a5260',
  rule: '#c9ced6',
  line: '#33404f',
  suggested: '#9a5b00',
  mark: '#8a1c4a',
  article: '#e8eef9',
  statement: '#ffffff',
  stated: '#f3f0e6',
  identified: '#1f6b3a',
  anonymous: '#5b4a8a',
  unlocated: '#8a4a00',
  unattributed: '#8a1f1f',
} as const;

export interface TextLine {
  readonly text: string;
  /** Pixels. */
  readonly size: number;
  readonly weight?: 'bold';
  readonly style?: 'italic';
  readonly fill?: string;
}

/** Lines under each other from an upper left corner; line height is 1.3 of the font size. */
export function textLines(
  lines: readonly TextLine[],
  x: number,
  y: number,
  anchor: 'start' | 'middle' = 'start',
): { readonly svg: string; readonly height: number } {
  let top = y;
  const parts = lines.map((line) => {
    const baseline = Math.round((top + line.size) * 10) / 10;
    top += line.size * 1.3;
    const attributes = [
      `x="${Math.round(x * 10) / 10}"`,
      `y="${baseline}"`,
      `font-size="${line.size}"`,
      `fill="${line.fill ?? COLOURS.ink}"`,
      line.weight === undefined ? '' : `font-weight="${line.weight}"`,
      line.style === undefined ? '' : `font-style="${line.style}"`,
      anchor === 'middle' ? 'text-anchor="middle"' : '',
    ].filter((part) => part !== '');
    return `<text ${attributes.join(' ')}>${escapeXml(line.text)}</text>`;
  });
  return { svg: parts.join(''), height: top - y };
}
