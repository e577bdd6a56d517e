/** Places with their part in the sentence: to, from, in. */
import { countryNamed, countryOfDemonym } from './lexicon/countries.js';
import { BODIES, OUTLET_WORDS, ROLES } from './lexicon/speech.js';
import { mention, type Line } from './line.js';
import type { ReadFigure } from './reading.js';

export type Place = ReadFigure['places'][number];

const ROLE: ReadonlyMap<string, Place['role']> = new Map([
  ...['to', 'into', 'toward', 'towards', 'onto', 'enter', 'enters', 'entered', 'entering'].map(
    (word) => [word, 'to'] as const,
  ),
  ['from', 'from'] as const,
  ...['in', 'at', 'near', 'inside', 'across', 'within', 'around', 'throughout', 'outside'].map(
    (word) => [word, 'in'] as const,
  ),
]);

/** Nouns that make a place of the name beside them. */
const REGION = new Set(
  `region regions province provinces oblast oblasts district districts city cities town towns village villages state states county counties
  island islands border area areas valley valleys
  coast peninsula republic prefecture municipality capital port airport territory territories mountains river delta suburb
  neighbourhood neighborhood camp front direction`.split(/\s+/),
);

/** Nouns that only say what the name is of; a province or a port may lie elsewhere than the town of its name. */
const SETTLED = /^(?:camp|town|village|island|suburb|neighbou?rhood)$/;

const DIRECTION =
  /^(?:northern|southern|eastern|western|central|north|south|east|west|north-?eastern|north-?western|south-?eastern|south-?western|far|upper|lower|occupied|neighbouring|neighboring|greater)$/;

const isName = (line: Line, at: number): boolean => {
  const token = line.tokens[at];
  return token !== undefined && /^\p{Lu}/u.test(token.text) && !line.dateAt(at) && !line.numberAt(at);
};

/** The place that starts at token `from` (after its preposition), and the token after it. */
function placeAt(line: Line, from: number, role: Place['role']): { place: Place; next: number } | undefined {
  const { tokens } = line;
  let at = from;
  const article = tokens[at]?.lower === 'the';
  if (article) at++;
  // "the city of Goma"
  if (article && REGION.has(tokens[at]?.lower ?? '') && tokens[at + 1]?.lower === 'of' && isName(line, at + 2)) at += 2;
  // "In neighbouring Sarn": no part of the name.
  while (/^(?:neighbouring|neighboring|nearby)$/.test(tokens[at]?.lower ?? '')) at++;
  const first = at;
  while (DIRECTION.test(tokens[at]?.lower ?? '')) at++;
  const nameFrom = at;
  while (at - nameFrom < 5 && isName(line, at)) at++;
  if (at === nameFrom) return undefined;
  if (tokens[at]?.lower === "'s") {
    // "Nepal's Bagmati province" names the province.
    const inner = placeAt(line, at + 1, role);
    return inner;
  }
  const name = line.text.slice(
    (tokens[nameFrom]?.start ?? 0) - line.sentence.start,
    (tokens[at - 1]?.end ?? 0) - line.sentence.start,
  );
  const region = REGION.has(tokens[at]?.lower ?? '') || REGION.has(tokens[at - 1]?.lower ?? '');
  if (REGION.has(tokens[at]?.lower ?? '')) at++;
  const whole = line.text.slice(
    (tokens[first]?.start ?? 0) - line.sentence.start,
    (tokens[at - 1]?.end ?? 0) - line.sentence.start,
  );
  if (!region) {
    const country = countryNamed(name) !== undefined || countryNamed(whole) !== undefined;
    const next = tokens[at];
    if (!country) {
      if (next?.pos === 'NOUN' && !line.dateAt(at)) return undefined;
      if (countryOfDemonym(name)) return undefined;
      const words = name.toLowerCase().split(' ');
      if (words.some((word) => OUTLET_WORDS.has(word) || BODIES.has(word) || ROLES.has(word))) return undefined;
      if (article && role !== 'in') return undefined;
    }
  }
  const start = tokens[first]?.start ?? 0;
  const end = tokens[at - 1]?.end ?? start;
  const words = mention(line, start, end);
  // "In Kobel camp" is in Kobel, by whatever name a vocabulary has it.
  const isSettled = at - 1 > first && SETTLED.test(tokens[at - 1]?.text ?? '');
  return { place: { ...words, ...(isSettled ? { lemma: nameOfSettled(words.lemma) } : {}), role }, next: at };
}

const nameOfSettled = (words: string): string => words.replace(/ \S+$/u, '');

const JOINS = new Set([
  'join',
  'help',
  'fight',
  'support',
  'assist',
  'reinforce',
  'work',
  'serve',
  'rebuild',
  'defend',
]);

/**
 * Places between the tokens `[from, to)`. After a verb that moves things, "in" behind a purpose ("to join those in
 * Ghana") names the goal of the movement.
 */
export function placesIn(line: Line, from: number, to: number, moves: boolean): Place[] {
  const places: Place[] = [];
  let purpose = false;
  for (let at = from; at < to; at++) {
    const token = line.tokens[at];
    if (!token) break;
    if (token.lower === 'to' && JOINS.has(line.tokens[at + 1]?.lower ?? '')) purpose = true;
    const role = ROLE.get(token.lower);
    if (!role || line.dateAt(at)) continue;
    const found = placeAt(line, at + 1, role === 'in' && moves && purpose ? 'to' : role);
    if (!found || found.next > to + 1) continue;
    const listed = [found, ...listedBehind(line, found.next, found.place.role)];
    places.push(...listed.map(({ place }) => place));
    at = (listed.at(-1) ?? found).next - 1;
  }
  return places;
}

/** "Fought in Mali and Niger sent 300": the second name has a verb of its own, which "in Mali and Niger have died" has not. */
const opensClause = ({ tokens }: Line, at: number): boolean =>
  /^(?:VERB|AUX)$/.test(tokens[at]?.pos ?? '') && !/^(?:have|were|are)$/.test(tokens[at]?.lower ?? '');

/** Longest list of places that is read. */
const MOST_LISTED = 24;

/**
 * "In Burundi, Ethiopia and Uganda": the places that the preposition before the first leads to as well. Who speaks may stand
 * behind the last comma ("in Kenya, Reuters said"), so that a list goes on to a country, or to what "and" closes it with.
 */
function listedBehind(line: Line, from: number, role: Place['role']): { place: Place; next: number }[] {
  const { tokens } = line;
  const listed: { place: Place; next: number }[] = [];
  let sure = 0;
  for (let at = from; listed.length < MOST_LISTED;) {
    const comma = tokens[at]?.text === ',';
    const closes = /^(?:and|or)$/.test(tokens[comma ? at + 1 : at]?.lower ?? '');
    if (!comma && !closes) break;
    const found = placeAt(line, at + (comma ? 1 : 0) + (closes ? 1 : 0), role);
    if (!found || (listed.length === 0 && !comma && opensClause(line, found.next))) break;
    if (!closes && /^(?:VERB|AUX)$/.test(tokens[found.next]?.pos ?? '')) break;
    listed.push(found);
    if (closes || countryNamed(found.place.text)) sure = listed.length;
    if (closes) break;
    at = found.next;
  }
  return listed.slice(0, sure);
}
