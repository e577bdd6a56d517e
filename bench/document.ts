/** Results in docs/benchmarks.md: each part owns what stands between its two markers; people write the rest. */
import { printedCell, type Row, type Section } from './section.js';

const escaped = (text: string): string => text.replaceAll('|', '\\|');

function table({ columns, rows, floor, goal, known }: Section): string {
  const lines: Row[] = [
    ...rows,
    { name: 'at least', cells: floor },
    { name: 'goal', cells: goal },
    ...known.map((row) => ({ ...row, name: `known: ${row.name}` })),
  ];
  const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;
  return [
    line(['', ...columns]),
    line(['---', ...columns.map(() => '---')]),
    ...lines.map(({ name, cells }) => line([name, ...columns.map((_, at) => printedCell(cells[at] ?? null))])),
  ].join('\n');
}

function sectionMarkdown(section: Section): string {
  const notes = (section.notes ?? []).map((note) => `- ${note}`).join('\n');
  return [`### ${section.title}`, `${section.sample}.`, table(section), notes].filter(Boolean).join('\n\n');
}

/** The document with the sections of the part `name` put in place of those of its last run; at the end when it is new. */
export function withSections(document: string, name: string, taken: string, sections: readonly Section[]): string {
  const [begin, end] = [`<!-- bench ${name} -->`, `<!-- end of bench ${name} -->`];
  const text = [begin, ...sections.map(sectionMarkdown), `Taken ${taken}.`, end].join('\n\n');
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) return `${document.trimEnd()}\n\n${text}\n`;
  return `${document.slice(0, from)}${text}${document.slice(to + end.length)}`;
}
