/**
 * Proposals: a claim for each figure, a few for checkable sentences without one; through whom each is said to have come;
 * which say again what the body says. Suggestions that reach across the page are kept apart from what is stated.
 */
import { changeTold } from './change-told.js';
import { isOfPeople } from './lexicon/states.js';
import { governing, type FoundAttribution } from './saying.js';
import { withDifferences } from './differences.js';
import { sameHand } from './hops.js';
import type { Line } from './line.js';
import { linkVague } from './links.js';
import { linkRestatements } from './restatements.js';
import { outlookOf } from './outlook.js';
import type { ReadClaim, ReadDate, ReadFigure, ReadProposition, ReadSource, Span } from './reading.js';
import { Weighed } from './checkable.js';
import { doubtsOf } from './doubts.js';
import { kindOf } from './sentence-kind.js';
import { worthOf } from './worth.js';

interface Stated {
  readonly stated: readonly ReadSource[];
  readonly attribution?: number;
  readonly said?: ReadDate;
}

type Indexed = FoundAttribution & { readonly index: number };

const size = ({ governs, content }: FoundAttribution): number =>
  (governs ?? content).reduce((sum, span) => sum + span.end - span.start, 0);

/** The attributions that hold the words, the outermost first: their sources in the order of the hops. */
function statedFor(words: Span, near: readonly Indexed[]): Stated {
  const governed = governing(near, words).sort((one, other) => size(other) - size(one));
  const stated: ReadSource[] = [];
  const naming = governed.filter(({ hearsay }) => !hearsay);
  for (const { chain } of naming.length > 0 ? naming : governed)
    for (const source of chain) if (!stated.some((before) => sameHand(before, source))) stated.push(source);
  const innermost = governed.at(-1);
  const said = innermost?.said?.at(-1);
  return { stated, ...(innermost ? { attribution: innermost.index } : {}), ...(said ? { said } : {}) };
}

/** A figure that counts nothing sayable: a bare small number without unit, noun or state. */
function saysSomething(figure: ReadFigure): boolean {
  if (figure.within !== undefined) return figure.counted !== undefined && figure.unit === undefined;
  if (figure.unit?.kind === 'time' && figure.state.length === 0) return lasts(figure);
  return (
    figure.counted !== undefined ||
    figure.unit !== undefined ||
    figure.state.length > 0 ||
    figure.change !== undefined ||
    isDone(figure)
  );
}

/** "110,000 marched": whoever they were, so many did it. */
const isDone = ({ deed, value }: ReadFigure): boolean =>
  deed?.role === 'does' && (isOfPeople(deed.lemma) || (typeof value === 'number' ? value : value[1]) >= FEW);
/** Fewer of whom no noun is told are seldom a count: "two left", "three remained". */
const FEW = 10;

/** "The average wait was 14 months", "delays averaged 47 minutes": how long things take that are told by how long they take. */
const lasts = ({ counted, changed, vague }: ReadFigure): boolean =>
  counted !== undefined && changed !== 'by' && !vague && TIMED.test(counted.head);
const TIMED = /^(?:wait|delay|stay|duration|lifespan|expectancy|commute|sentence|backlog|outage|time)$/;

/** "Two officials said": the number counts those who speak, and nothing else. */
const countsSpeakers = (figure: ReadFigure, told: readonly FoundAttribution[]): boolean =>
  told.some(
    ({ source, content }) =>
      source.some((span) => span.start <= figure.start && figure.end <= span.end) &&
      !content.some((span) => span.start <= figure.start && figure.end <= span.end),
  );

/** "Three times as many homes", "four times higher": how often one number holds another, and no count of anything. */
const isMultiple = (line: Line, { end, counted, unit }: ReadFigure): boolean =>
  // "3.3 times earnings"
  (unit === undefined && counted?.start === end + 1 && /^times\s/.test(counted.text)) ||
  /^ times (?:as|more|less|higher|lower|larger|bigger|greater|smaller|the)\b/i.test(
    line.text.slice(end - line.sentence.start),
  );

const HAPPENINGS =
  /\b(?:plan(?:s|ned)?|exercises?|agreement|treaty|attack(?:s|ed)?|casualties|elections?|launch(?:ed)?|approved|banned|signed|announced|resigned|closed|opened|struck|collapsed|learned|destroyed|outbreak|deployed)\b/i;

/** What makes a sentence without figures checkable: somebody named says it, it is dated, it tells that something happened. */
function signsOf(line: Line, stated: readonly ReadSource[]): string[] {
  const signs: string[] = [];
  if (stated.some((source) => source.kind !== 'vague')) signs.push('a source is named');
  else if (stated.length > 0) signs.push('told as what others say');
  const [date] = line.dates;
  if (date) signs.push(`dated: "${date.text}"`);
  const happening = HAPPENINGS.exec(line.text)?.[0];
  if (happening) signs.push(`tells what happened: "${happening}"`);
  const change = changeTold(line, line.sentence);
  if (change) signs.push(`tells that something ${change}`);
  if (line.tokens.some((token, at) => at > 0 && token.pos === 'PROPN')) signs.push('names those concerned');
  return signs;
}

/** How the words of a claim without a number are meant. */
function propositionOf(line: Line, words: Span, saying: FoundAttribution | undefined): ReadProposition {
  const outlook = outlookOf(line, line.tokenFrom(words.start), line.tokenFrom(words.end), false);
  const change = changeTold(line, words);
  const dates = line.dates.filter(({ start, end }) => words.start <= start && end <= words.end);
  const told = { ...(change === undefined ? {} : { change }), dates };
  if (outlook.mode === 'observed' && saying?.kind === 'predict')
    return { ...outlook, mode: 'forecast', certainty: 'expected', ...told };
  if (outlook.mode === 'forecast' && saying?.kind === 'announce') return { ...outlook, mode: 'announced', ...told };
  return { ...outlook, ...told };
}

/** A sentence without figures is proposed from this many signs on: few are, and their neighbours have no say in it. */
const ENOUGH_SIGNS = 3;

/** Every proposal of the page, in the order of the text. `touching`: for each sentence the attributions whose content reaches it. */
export function claimsOf(
  lines: readonly Line[],
  figures: readonly ReadFigure[],
  attributions: readonly FoundAttribution[],
  touching: readonly (readonly number[])[],
): ReadClaim[] {
  const figuresBySentence = new Map<number, number[]>();
  figures.forEach((figure, index) =>
    figuresBySentence.set(figure.sentence, [...(figuresBySentence.get(figure.sentence) ?? []), index]),
  );
  const claims: ReadClaim[] = [];
  for (const line of lines) {
    const { sentence, index } = line;
    const quote = { start: sentence.start, end: sentence.end };
    const told = (touching[index] ?? []).flatMap((at) => {
      const one = attributions[at];
      return one ? [{ ...one, index: at }] : [];
    });
    let onScales: Weighed | undefined;
    const weighed = (): Weighed => (onScales ??= new Weighed(line.text));
    const refusal = kindOf(line.text, () => weighed().odds);
    const behind = lines[index + 1]?.sentence.block === sentence.block ? lines[index + 1] : undefined;
    const doubted = (words: Span): Pick<ReadClaim, 'doubts'> => {
      const doubts = doubtsOf(line, words, told, behind);
      return doubts.length > 0 ? { doubts } : {};
    };
    let proposed = 0;
    for (const at of figuresBySentence.get(index) ?? []) {
      const figure = figures[at];
      if (!figure || !saysSomething(figure) || countsSpeakers(figure, told) || isMultiple(line, figure)) continue;
      const stated = statedFor(figure, told);
      proposed++;
      claims.push({
        quote,
        sentence: index,
        figure: at,
        ...stated,
        mayBe: [],
        ...(refusal ? { notCheckable: refusal } : {}),
        ...doubted(figure),
        ...worthOf(line, weighed(), stated.stated, { figure }, refusal),
      });
    }
    if (proposed > 0 || sentence.part === 'heading' || refusal) continue;
    const saying = told.find((one) => one.kind !== 'feel' && !one.loose && !one.unruled);
    const content = (saying?.governs ?? saying?.content)?.[0];
    const stated = statedFor(content ?? quote, told);
    const signs = signsOf(line, stated.stated);
    if (signs.length < ENOUGH_SIGNS) continue;
    claims.push({
      quote,
      sentence: index,
      proposition: propositionOf(line, content ?? quote, saying),
      ...stated,
      mayBe: [],
      ...doubted(content ?? quote),
      ...worthOf(line, weighed(), stated.stated, { signs }),
    });
  }
  const linked = withDifferences(linkRestatements(claims, lines, figures), lines, figures);
  return linkVague(linked, lines, figures, attributions);
}
