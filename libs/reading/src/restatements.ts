/** Which claims of headlines, bullets, headings, captions and summaries say again what the body says. */
import { countryNamed, countryOfDemonym } from './lexicon/countries.js';
import { singular } from './lexicon/inflect.js';
import type { Line } from './line.js';
import type { ReadClaim, ReadFigure } from './reading.js';
import { amountsOf, datesApart, ROUNDED_BY, sameness } from './same-figure.js';

const MAJOR = new Set(['headline', 'bullet', 'heading', 'summary', 'caption']);

/** A number or word that recurs all over a page would make every headline a search: the first places are enough. */
const PLACES = 8;
const PLACES_OF_WORD = 40;

/** A headline, bullet or summary that says a claim of the body again points at it. */
export function linkRestatements(
  claims: readonly ReadClaim[],
  lines: readonly Line[],
  figures: readonly ReadFigure[],
): ReadClaim[] {
  const isTitle = (claim: ReadClaim): boolean => MAJOR.has(lines[claim.sentence]?.sentence.part ?? '');
  const figureOf = (claim: ReadClaim | undefined): ReadFigure | undefined =>
    claim?.figure === undefined ? undefined : figures[claim.figure];
  const findFigure = figureFinder(
    claims.map((claim) => (isTitle(claim) ? undefined : figureOf(claim))),
    lines,
  );
  const findSentence = sentenceFinder(
    claims.map((claim) => (isTitle(claim) || claim.figure !== undefined ? undefined : lines[claim.sentence])),
  );
  return claims.map((claim) => {
    const line = lines[claim.sentence];
    if (!isTitle(claim) || !line) return claim;
    const figure = figureOf(claim);
    const restates = figure
      ? partTold(claims, figures, figure, line, findFigure(figure))
      : claim.figure === undefined
        ? findSentence(line)
        : undefined;
    return restates === undefined ? claim : { ...claim, restates };
  });
}

/**
 * "Power restored to 120,000 customers" over "restored to 80,000 of the 120,000 cut off": the headline tells of the whole what the body
 * tells of the part. The claim of the part then; else the one that was found.
 */
function partTold(
  claims: readonly ReadClaim[],
  figures: readonly ReadFigure[],
  title: ReadFigure,
  line: Line,
  found: number | undefined,
): number | undefined {
  const whole = found === undefined ? undefined : claims[found]?.figure;
  if (whole === undefined || title.whole !== undefined) return found;
  // "800 of 1,200": the headline tells of the part itself.
  const isWhole = figures.some((one) => one.sentence === title.sentence && figures[one.whole ?? -1] === title);
  if (isWhole) return found;
  const part = figures[whole - 1];
  if (part?.whole !== whole || part.sentence !== figures[whole]?.sentence) return found;
  // What the body tells of the whole ("cut off") the headline would have told, too.
  const told = [...(figures[whole]?.state ?? []), ...part.state].map(({ text }) => text.toLowerCase());
  const says = line.tokens.some(({ lower }) => told.includes(lower));
  const deed = line.tokens.some(({ pos, start }) => pos === 'VERB' && start < title.start);
  const at = claims.findIndex(({ figure }) => figure === whole - 1);
  return !says && deed && at >= 0 ? at : found;
}

/** Finds the body's figure that a headline's says again, by its index among the claims. */
function figureFinder(
  body: readonly (ReadFigure | undefined)[],
  lines: readonly Line[],
): (title: ReadFigure) => number | undefined {
  const byValue = body
    .flatMap((figure, index) => (figure ? amountsOf(figure).map((value) => ({ value, index })) : []))
    .sort((one, other) => one.value - other.value || one.index - other.index);
  const from = (value: number): number => {
    let [low, high] = [0, byValue.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((byValue[middle]?.value ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (title) => {
    const near = new Set<number>();
    for (const value of amountsOf(title)) {
      const reach = Math.abs(value) * ROUNDED_BY;
      for (const start of [from(value), from(value - reach)])
        for (const { value: found, index } of byValue.slice(start, start + PLACES))
          if (found <= value + reach) near.add(index);
    }
    const fitting = [...near].flatMap((index) => {
      const figure = body[index];
      const same = figure && sameness(title, figure);
      if (!same || (same.bare && !speakAlike(lines[title.sentence], lines[figure.sentence]))) return [];
      return [{ index, ...same }];
    });
    const exact = fitting.filter((one) => one.exact);
    // Of two figures that a rounded number may stand for, neither is sure.
    if (exact.length === 0) return fitting.length === 1 ? fitting[0]?.index : undefined;
    return exact.sort((one, other) => other.score - one.score || one.index - other.index)[0]?.index;
  };
}

/** Whether two sentences share words enough to speak of one thing. */
function speakAlike(one: Line | undefined, other: Line | undefined): boolean {
  if (!one || !other) return false;
  const [left, right] = [contentWords(one).all, contentWords(other).all];
  return [...left].filter((word) => right.has(word)).length >= Math.min(2, left.size);
}

interface Words {
  readonly names: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

/** Words with content, each in one form: countries by their name, whatever the text prints. */
function contentWords(line: Line): Words {
  const [names, all] = [new Set<string>(), new Set<string>()];
  const { tokens } = line;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || line.dateAt(at) || line.numberAt(at)) continue;
    const country = [3, 2, 1].flatMap((length) => {
      const words = tokens
        .slice(at, at + length)
        .map(({ text }) => text)
        .join(' ');
      const found = countryNamed(words) ?? countryOfDemonym(words);
      return found ? [{ found, length }] : [];
    })[0];
    if (country) {
      names.add(country.found);
      all.add(country.found);
      at += country.length - 1;
    } else if (/^(?:NOUN|PROPN|VERB|ADJ)$/.test(token.pos) && token.text.length > 2) {
      const word = token.pos === 'VERB' ? token.lemma : singular(token.lower);
      if (token.pos === 'PROPN' && at > 0) names.add(word);
      all.add(word);
    }
  }
  return { names, all };
}

const DENIAL = /\b(?:not(?! only)|never|no|n't|n’t|den(?:y|ies|ied)|without|neither|nor)\b/i;

/** As many of a headline's words the body's sentence must hold, and at least so many. */
const SHARE = 0.65;
const LEAST = 3;

/** Finds the body's sentence that says what a headline without a number says, by its index among the claims. */
function sentenceFinder(body: readonly (Line | undefined)[]): (title: Line) => number | undefined {
  const words = body.map((line) => line && contentWords(line));
  const places = new Map<string, number[]>();
  words.forEach((held, index) => {
    for (const word of held?.all ?? []) {
      const known = places.get(word) ?? [];
      if (known.length < PLACES_OF_WORD) places.set(word, [...known, index]);
    }
  });
  return (title) => {
    const { names, all } = contentWords(title);
    const shared = new Map<number, number>();
    for (const word of all) for (const index of places.get(word) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    let best: { index: number; count: number } | undefined;
    for (const [index, count] of shared) {
      const [line, held] = [body[index], words[index]];
      if (!line || !held || count < LEAST || count < all.size * SHARE || count <= (best?.count ?? 0)) continue;
      if ([...names].some((name) => !held.all.has(name))) continue;
      if (DENIAL.test(line.text) !== DENIAL.test(title.text) || datesApart(title.dates, line.dates)) continue;
      best = { index, count };
    }
    return best?.index;
  };
}
