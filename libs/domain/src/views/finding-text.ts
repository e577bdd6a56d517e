/** A finding as plain text: what a person needs to follow it from the page to where it ends, and why it says so. */
import { daysOf } from '../dates.js';
import { COMPARISON_RELATIONS } from '../finding.js';
import type { Assessment, Comparison, Difference, Finding, Stance, Trace } from '../finding.js';
import { namedByReasons } from '../assess/named.js';
import { missDistance, momentsApart } from '../compare/comparisons.js';
import { byCode } from '../order.js';
import { sayDate } from '../words.js';
import { printable, wrapToColumns } from './lettering.js';
import {
  ACROSS_WORDS,
  assessmentWords,
  collapsedWords,
  COMPARISON_WORDS,
  differenceLine,
  endWords,
  HOP_WORDS,
  namesIn,
  nodesByKey,
  nodeWords,
  RELATION_WORDS,
  sayTakenBack,
} from './words.js';

export interface FindingTextOptions {
  /** Columns. Default 100. */
  readonly width?: number;
  /**
   * Most comparisons to list, beside those that a reason of an assessment names; the rest is counted by what it is to the claim. Of
   * those that do not fit, a quarter as many. Default 12.
   */
  readonly comparisons?: number;
}

type Writer = (indent: number, text: string, bullet?: string) => void;

/** Plain text, ending in a line break. Links that nobody has confirmed are marked "suggested". */
export function findingText(finding: Finding, options: FindingTextOptions = {}): string {
  const { width = 100, comparisons = 12 } = options;
  const lines: string[] = [];
  const write: Writer = (indent, text, bullet = '') => {
    const hanging = Math.min(bullet.length, 4);
    wrapToColumns(bullet + text, Math.max(20, width - indent - hanging)).forEach((line, index) => {
      lines.push(' '.repeat(index === 0 ? indent : indent + hanging) + line);
    });
  };
  const [first] = finding.claim.appearances;
  write(0, first === undefined ? finding.claim.says : `“${first.passage.exact}”`);
  write(2, `read as: ${finding.claim.says}`);
  lines.push('');
  writeTrace(write, 'Trace as the article states it', finding.statedTrace);
  writeTrace(write, 'Trace as found', finding.foundTrace);
  write(2, `Origins: ${finding.origins.text}`);
  const nameOf = namesIn(finding);
  for (const text of collapsedWords(finding.origins.collapsed)) write(4, text);
  lines.push('');
  writeAssessments(write, finding);
  writeLimits(write, finding);
  for (const across of ['drift', 'restatement', 'revision'] as const) {
    const differences = finding.differences.filter((difference) => difference.across === across);
    if (differences.length > 0) write(2, ACROSS_WORDS[across]);
    for (const difference of differences) writeDifference(write, difference, nameOf);
  }
  for (const [title, byOrigin] of [
    ['What the origins say of it', true],
    ['What others say of it', false],
  ] as const) {
    const relations = finding.relations.filter((relation) => (relation.byOrigin ?? true) === byOrigin);
    if (relations.length > 0) write(2, title);
    for (const { from, by = nameOf(from), kind, to, words, slots, takenBack } of relations)
      write(
        4,
        `${by} [${from}] ${RELATION_WORDS[kind]} [${to}]${words === '' ? '' : `: “${words}”`}${slots.length === 0 ? '' : `; differs in ${slots.join(', ')}`}${sayTakenBack(takenBack)}`,
        '- ',
      );
  }
  writeComparisons(write, finding, comparisons);
  return `${lines.join('\n').trimEnd()}\n`;
}

function writeTrace(write: Writer, title: string, trace: Trace): void {
  write(2, title);
  const nodes = nodesByKey(trace);
  const next = new Map<string, Trace['hops'][number][]>();
  for (const hop of trace.hops) next.set(hop.from, [...(next.get(hop.from) ?? []), hop]);
  const ends = new Map(trace.ends.map((end) => [end.node, end]));
  const circular = new Set(trace.hops.flatMap(({ from, faults }) => (faults.includes('cycle') ? [from] : [])));
  const told = new Set<string>();
  const tell = (key: string, indent: number, bullet: string): void => {
    const node = nodes.get(key);
    if (node === undefined) return;
    const again = told.has(key);
    told.add(key);
    const says = node.says === '' || again ? '' : `: ${node.says}`;
    const end = ends.get(key);
    const ending =
      end === undefined || again
        ? ''
        : ` [ends here: ${endWords(end, circular.has(key))}${end.ifLinkHolds ? ', if the suggested link holds' : ''}]`;
    write(indent, `${nodeWords(node)}${says}${ending}${again ? ' (as above)' : ''}`, bullet);
    if (again) return;
    for (const hop of next.get(key) ?? []) {
      const marks = [
        hop.standing === 'suggested' ? `suggested${hop.because === undefined ? '' : `: ${hop.because}`}` : '',
        hop.faults.includes('backdated') ? 'dated before what it relays' : '',
        hop.faults.includes('cycle') ? 'part of a circle' : '',
      ].filter((mark) => mark !== '');
      tell(hop.to, indent + 2, `${HOP_WORDS[hop.kind]}${marks.length === 0 ? '' : ` (${marks.join('; ')})`} → `);
    }
  };
  const reached = new Set(trace.hops.map((hop) => hop.to));
  for (const node of trace.nodes) if (!reached.has(node.key)) tell(node.key, 4, '');
  // What only a circle reaches has no beginning; it is told from its first member.
  for (const node of trace.nodes) if (!told.has(node.key)) tell(node.key, 4, '');
}

/** When an assessment began to hold, seen from the day of the article: an editor treats before, that day and after differently. */
function sinceWords(assessment: Assessment, article: string | undefined, publishedBy: string | null): string {
  const { since, heldAtPublication } = assessment;
  const began = since === null ? '' : `since ${sayDate(since)}`;
  if (article === undefined || heldAtPublication === null) return began;
  const day = daysOf(article);
  const draft = publishedBy !== null && publishedBy < day.from;
  const held = !heldAtPublication
    ? 'not yet when the article was published'
    : since !== null && since >= day.from && since <= day.to
      ? 'the day of the article'
      : draft
        ? 'held already before the article was published'
        : 'held when the article was published';
  return began === '' ? held : `${began}${held === 'the day of the article' ? ', ' : '; '}${held}`;
}

function writeAssessments(write: Writer, finding: Finding): void {
  write(2, 'Assessments');
  const dates = finding.claim.appearances.flatMap(({ publishedOn }) => publishedOn ?? []);
  const article = dates.sort((a, b) => byCode(daysOf(a).to, daysOf(b).to) || byCode(a, b))[0];
  for (const assessment of finding.assessments) {
    const when = sinceWords(assessment, article, finding.cutoffs.publishedBy);
    const name = assessmentWords(assessment.kind, assessment.ifLinkHolds);
    write(4, `${name}${when === '' ? '' : ` (${when})`}`, '* ');
    for (const reason of assessment.reasons)
      write(8, `${reason.text}${reason.statements.length === 0 ? '' : ` [${reason.statements.join(', ')}]`}`);
  }
}

function writeLimits(write: Writer, { limits = [] }: Finding): void {
  if (limits.length === 0) return;
  write(2, 'Not all was looked at');
  for (const { text } of limits) write(4, text, '- ');
}

function writeDifference(write: Writer, difference: Difference, nameOf: (key: string) => string): void {
  const { from, to } = difference;
  write(4, `${differenceLine(difference)}${difference.ifLinkHolds ? ' (if the suggested link holds)' : ''}`, '- ');
  // Who is named, and how, the sentence has told already.
  if (difference.kind.startsWith('source-')) return;
  // No quotation marks: these are our words for what each says, not its own.
  write(6, `${nameOf(from.statement)}: ${printable(from.text)} → ${nameOf(to.statement)}: ${printable(to.text)}`);
}

/** After the claim's own trace: what speaks against it before what supports it, and what does neither last; not all may be listed. */
const TOLD: Readonly<Record<Stance, number>> = {
  conflicts: 0,
  supersedes: 1,
  agrees: 2,
  realises: 2,
  allows: 3,
  grew: 3,
  none: 3,
};

function writeComparisons(write: Writer, finding: Finding, most: number): void {
  const { assessments, comparisons, currentFigures, furtherMisses } = finding;
  for (const current of currentFigures) write(2, `${current.text} [${current.statement}]`);
  if (comparisons.length === 0) return;
  const listed = new Set(
    assessments
      .filter(({ kind }) => kind === 'no-comparable-prior')
      .flatMap(({ reasons }) => reasons.flatMap(({ statements }) => statements)),
  );
  const named = namedByReasons(assessments);
  const fits = comparisons.filter(({ relation, statement }) => relation !== 'not-comparable' && !listed.has(statement));
  const rest = Math.max(0, most - fits.filter(({ statement }) => named.has(statement)).length);
  const inTurn = (list: readonly Comparison[]) =>
    [...list].sort(
      (a, b) =>
        Number(b.onTrace) - Number(a.onTrace) || TOLD[a.stance] - TOLD[b.stance] || byCode(a.statement, b.statement),
    );
  const unnamed = inTurn(fits.filter(({ statement }) => !named.has(statement))).slice(0, rest);
  const fitting = inTurn([...fits.filter(({ statement }) => named.has(statement)), ...unnamed]);
  // The nearest first, of levels by the day on which they were out, and none that a reason above has told.
  const told = new Set(assessments.flatMap(({ reasons }) => reasons.flatMap(({ statements }) => statements)));
  const misses = comparisons
    .filter(({ relation, statement }) => relation === 'not-comparable' && !told.has(statement))
    .sort(
      (a, b) =>
        missDistance(a) - missDistance(b) ||
        momentsApart(finding.claim.content, a.published?.date) -
          momentsApart(finding.claim.content, b.published?.date) ||
        byCode(b.published?.date ?? '', a.published?.date ?? '') ||
        byCode(a.statement, b.statement),
    )
    .slice(0, Math.ceil(most / 4));
  if (fitting.length + misses.length === 0) return;
  write(2, 'Compared with');
  for (const { statement, relation, stance, text } of [...fitting, ...misses])
    write(
      4,
      `${stance === 'grew' || text.includes(COMPARISON_WORDS[relation]) ? '' : `${COMPARISON_WORDS[relation]}: `}${text} [${statement}]`,
      '- ',
    );
  const shown = new Set([...fitting, ...misses]);
  const left = leftWords(
    comparisons.filter((one) => !shown.has(one)),
    furtherMisses,
  );
  if (left !== undefined) write(4, left, '- ');
}

/** "and 7 more (agrees: 4; not comparable: 3)": what is not listed, by what it is to the claim. */
function leftWords(left: readonly Comparison[], further: number): string | undefined {
  if (left.length + further === 0) return undefined;
  const kinds = COMPARISON_RELATIONS.flatMap((relation) => {
    const count = left.filter((one) => one.relation === relation).length;
    return count === 0 ? [] : [`${COMPARISON_WORDS[relation]}: ${count}`];
  });
  const unlisted = further === 0 ? [] : [`not kept in the finding: ${further}`];
  return `and ${left.length + further} more (${[...kinds, ...unlisted].join('; ')})`;
}
