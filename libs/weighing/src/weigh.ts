/** Weighs what sources claim of objects: the likeliest value of each, how reliable each source is, and who copies from whom. */
import { betaQuantile } from './beta.js';
import type { ClaimTable } from './claims.js';
import { findCopies } from './copies/find-copies.js';
import { ownWords } from './copies/own-words.js';
import { NEAR, OUTCOME_COUNT, PARTIAL, RIGHT, WRONG } from './engine/contest.js';
import { familiesOf } from './engine/groups.js';
import { FAMILY_WEIGHT } from './engine/tellings.js';
import { type Weighed, weighContest } from './engine/weigh-contest.js';
import { categoryContest, type KindContest } from './kinds/categories.js';
import { Hierarchy } from './kinds/hierarchy.js';
import { type Kind, kindOfValues } from './kinds/kind.js';
import { listContest } from './kinds/lists.js';
import { namesakeSign } from './kinds/namesake.js';
import { numberContest } from './kinds/numbers.js';
import { placeContest } from './kinds/places.js';
import { numberOf } from './kinds/plain.js';
import { weighMeasured } from './measured/weigh-measured.js';
import { reasonsOf } from './reasons.js';
import { copyPairs, type ObjectValue, type SourceReliability, type Weighing } from './weighing.js';

export interface WeighOptions {
  /** Taken as given instead of being read from the values. */
  readonly kind?: Kind;
  /** Needed for places. */
  readonly hierarchy?: Hierarchy;
  /** How likely an interval is meant to hold the truth; 0.9 when absent. */
  readonly level?: number;
}

/** A source that takes so much from another is a plain copy of it. */
const PLAIN_COPY = 0.95;
const LEVEL = 0.9;

/** @throws RangeError when places are asked for without a hierarchy, or numbers where values are none */
export function weigh(table: ClaimTable, options: WeighOptions = {}): Weighing {
  const kind =
    options.kind === undefined ? kindOfValues(table, options.hierarchy) : { kind: options.kind, why: 'as asked' };
  const level = options.level ?? LEVEL;
  if (kind.kind === 'measures') return weighMeasured(table, kind, level);
  const { contest: ofKind, candidates, meanings } = contestOf(table, kind.kind, options.hierarchy);
  const contest = { ...ofKind, signs: [...ofKind.signs, namesakeSign(table, candidates)] };
  const families = familiesOf(table.sources);
  const meaning = contest.candidate;
  const all = new Float64Array(table.source.length).fill(1);
  // Plain copies first, of which no truth need be known: where ten sources repeat one, what they say is not therefore true, and
  // two others that agree against them do not therefore copy.
  const plain = findCopies(table, () => true, all).filter(({ share }) => share >= PLAIN_COPY);
  let own = ownWords(table, plain, meaning);
  let weighed = weighContest(table, contest, { families, own });
  const held = bestOf(contest.first, weighed.probability);
  const pairs = findCopies(
    table,
    (claim, object) => (contest.candidate[claim] ?? -1) + (contest.first[object] ?? 0) === held[object],
    own,
  );
  own = ownWords(table, pairs, meaning);
  weighed = weighContest(table, contest, { families, own });
  const best = bestOf(contest.first, weighed.probability);
  const spoken = { table, contest, candidates, meanings };
  return {
    kind,
    values: table.objects.map((object, at) => objectValue(object, at, spoken, weighed, best[at] ?? -1, level)),
    sources: table.sources.map((source, at) => sourceReliability(source, at, table, weighed, level)),
    copies: copyPairs(table, pairs),
    reasons: (place) => reasonsOf(place, spoken, weighed, own, best[place] ?? -1),
  };
}

function contestOf(table: ClaimTable, kind: Exclude<Kind, 'measures'>, hierarchy: Hierarchy | undefined): KindContest {
  switch (kind) {
    case 'numbers':
      return numberContest(table);
    case 'names':
    case 'lists':
      return listContest(table, kind === 'names');
    case 'categories':
      return categoryContest(table);
    case 'places':
      if (!hierarchy) throw new RangeError('Found no hierarchy, expected one with places.');
      return placeContest(table, hierarchy);
  }
}

/** For each object its likeliest candidate, in the numbering of all; -1 where nothing competes. */
function bestOf(first: Int32Array, probability: Float64Array): Int32Array {
  return Int32Array.from({ length: first.length - 1 }, (_, object) => {
    let best = -1;
    for (let at = first[object] ?? 0; at < (first[object + 1] ?? 0); at++)
      if (best < 0 || (probability[at] ?? 0) > (probability[best] ?? 0)) best = at;
    return best;
  });
}

function objectValue(
  object: string,
  place: number,
  { table, contest, candidates, meanings }: KindContest & { table: ClaimTable },
  { probability }: Weighed,
  best: number,
  level: number,
): ObjectValue {
  // Claims that say nothing of the kind asked for leave nothing to choose from: what was said first stands, without any weight.
  if (best < 0)
    return { object, value: table.spellings[table.spelling[table.start[place] ?? 0] ?? 0] ?? '', confidence: 0 };
  const example = meanings.example[candidates.meaning[best] ?? 0] ?? '';
  const number = numberOf(example);
  const value = typeof example === 'string' && number === undefined ? example.trim() : (number ?? example);
  const confidence = probability[best] ?? 0;
  if (typeof value !== 'number') return { object, value, confidence };
  const ranked = Array.from({ length: (contest.first[place + 1] ?? 0) - (contest.first[place] ?? 0) }, (_, at) => {
    const candidate = (contest.first[place] ?? 0) + at;
    return { number: numberOf(meanings.example[candidates.meaning[candidate] ?? 0]), p: probability[candidate] ?? 0 };
  }).sort((a, b) => b.p - a.p || (a.number ?? 0) - (b.number ?? 0));
  let [low, high, held] = [value, value, 0];
  for (const { number: other, p } of ranked) {
    if (held >= level) break;
    held += p;
    if (other === undefined) continue;
    low = Math.min(low, other);
    high = Math.max(high, other);
  }
  return { object, value, low, high, confidence };
}

function sourceReliability(
  source: string,
  at: number,
  table: ClaimTable,
  { tellings }: Weighed,
  level: number,
): SourceReliability {
  let claims = 0;
  for (let outcome = 0; outcome < OUTCOME_COUNT; outcome++)
    claims += tellings.counts[at * OUTCOME_COUNT + outcome] ?? 0;
  const reliability = tellings.chance(at, RIGHT);
  const total = claims + FAMILY_WEIGHT;
  const [a, b] = [Math.max(1e-6, reliability * total), Math.max(1e-6, (1 - reliability) * total)];
  return {
    source,
    reliability,
    low: betaQuantile((1 - level) / 2, a, b),
    high: betaQuantile((1 + level) / 2, a, b),
    claims: table.claimsOf[at] ?? 0,
    tells: {
      right: reliability,
      partial: tellings.chance(at, PARTIAL),
      near: tellings.chance(at, NEAR),
      wrong: tellings.chance(at, WRONG),
    },
  };
}
