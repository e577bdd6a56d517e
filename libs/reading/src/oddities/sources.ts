/** Numbers that nobody stands behind, and headlines that are firmer than the body that they restate. */
import { canonicalState } from '../lexicon/states.js';
import type { ReadClaim, ReadDifference, ReadFigure, ReadOddity } from '../reading.js';
import { oddity, type PageRead } from './oddity.js';

const TITLES = new Set(['headline', 'bullet', 'heading', 'summary', 'caption']);

export function oddSources(page: PageRead): ReadOddity[] {
  return [...vague(page), ...unsourced(page), ...firmer(page)];
}

/** Smaller counts ("two men", "three ways") are seldom what a page rests on. */
const COUNTS_FROM = 10;
const ROUND_WORDS = /^(?:dozens|scores|hundreds|thousands|millions|billions|tens)\b/i;

/** A figure that makes a claim of weight: a count in digits of what something happened to, or will. */
function weighs(figure: ReadFigure, published: string | undefined): boolean {
  const { counted, within, text, state, value, unit, dates } = figure;
  if (!counted || within !== undefined || ROUND_WORDS.test(text) || /^[-–]/.test(counted.text)) return false;
  if (unit?.kind === 'percent' || unit?.kind === 'time' || unit?.kind === 'measure') return false;
  // What lies years back is history, for which a news text names nobody.
  if (
    published &&
    dates.some(({ from }) => from !== undefined && Number(from.slice(0, 4)) < Number(published.slice(0, 4)) - 1)
  )
    return false;
  const size = typeof value === 'number' ? value : value[1];
  return size >= COUNTS_FROM && state.some((word) => canonicalState(word.lemma) ?? canonicalState(word.text));
}

/** Those who are nobody in particular, in any phrase: "media reports". A poll or study is somebody's, though not named here. */
const NOBODYS =
  /\b(?:reports?|reportedly|allegedly|supposedly|observers|analysts|experts|critics|media|commentators|rumou?rs|some|many|others|sceptics|skeptics|watchers|pundits|outlets|newspapers|insiders|accounts|sources|said|believed|thought|reported|feared|understood|alleged|presumed)$/i;

/** How far behind "reportedly" a number may stand of which it speaks, in characters. */
const ADVERB_REACH = 60;

/** Figures of the same sentence behind one vague source are one oddity. */
function vague({ claims, figures, lines }: PageRead): ReadOddity[] {
  const grouped = new Map<string, { spans: ReadFigure[]; claims: number[]; claim: ReadClaim }>();
  claims.forEach((claim, index) => {
    const figure = figures[claim.figure ?? -1];
    const last = claim.stated.at(-1);
    if (!figure || !last || claim.notCheckable || claim.stated.some((hand) => hand.kind !== 'vague')) return;
    const near = figure.start > last.start && figure.start - last.end < ADVERB_REACH;
    if (/ly$/i.test(last.text) && !near) return;
    if (!NOBODYS.test(last.text) || /^(?:the|this|that|its)\b/i.test(last.text)) return;
    if (figure.within !== undefined || TITLES.has(lines[claim.sentence]?.sentence.part ?? '')) return;
    const key = `${last.start} ${claim.sentence}`;
    const known = grouped.get(key) ?? { spans: [], claims: [], claim };
    known.spans.push(figure);
    known.claims.push(index);
    grouped.set(key, known);
  });
  return [...grouped.values()].flatMap(({ spans, claims: concerned, claim }) => {
    const last = claim.stated.at(-1);
    if (!last) return [];
    const numbers = spans.map(({ text }) => `"${text}"`).join(', ');
    const text = `Nobody in particular stands behind ${numbers}: "${last.text}" names no one.`;
    return [oddity('vague-source', [last, ...spans], text, concerned)];
  });
}

/** A quotation, or somebody who speaks of "us": what a speech or a transcript says is its speaker's. */
const SPEECH = /["“”«»]|\b(?:I|we|We|us|our|Our|my|My)\b/;

/**
 * A claim of weight in the body for which neither its sentence, nor the one before it in the paragraph, nor a title that
 * repeats it names a source. A sentence with a quotation is somebody's, even where no rule says whose.
 */
function unsourced({ claims, figures, lines, told, published }: PageRead): ReadOddity[] {
  const sourcedElsewhere = new Set(
    claims.flatMap(({ restates, stated }) => (stated.length > 0 ? (restates ?? []) : [])),
  );
  return claims.flatMap((claim, index) => {
    const figure = figures[claim.figure ?? -1];
    if (!figure || claim.notCheckable || claim.stated.length > 0 || sourcedElsewhere.has(index)) return [];
    const line = lines[claim.sentence];
    if (!line || TITLES.has(line.sentence.part) || !weighs(figure, published) || SPEECH.test(line.text)) return [];
    const goesOn = lines[claim.sentence - 1]?.sentence.block === line.sentence.block && told(claim.sentence - 1, true);
    if (told(claim.sentence, false) || goesOn) return [];
    const counted = figure.counted ? ` (${figure.counted.text})` : '';
    return [
      oddity('number-without-source', [figure], `The page names nobody who says "${figure.text}"${counted}.`, [index]),
    ];
  });
}

/** Changes that make a title firmer, and how a reviewer would say so. */
const FIRMER: ReadonlySet<ReadDifference['kind']> = new Set([
  'hedge-dropped',
  'bound-dropped',
  'bound-turned',
  'range-cut-to-top',
  'certainty-hardened',
  'part-became-whole',
]);

function firmer({ claims, lines }: PageRead): ReadOddity[] {
  return claims.flatMap((claim, index) => {
    const firm = (claim.differs ?? []).filter(({ kind }) => FIRMER.has(kind));
    const part = lines[claim.sentence]?.sentence.part;
    if (firm.length === 0 || claim.restates === undefined || part === undefined) return [];
    return [
      oddity(
        'firmer-than-body',
        firm.flatMap(({ here, there }) => [here, there]),
        firm.map(({ text }) => text).join(' '),
        [index, claim.restates],
      ),
    ];
  });
}
