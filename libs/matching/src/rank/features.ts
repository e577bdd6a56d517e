/** What speaks for a candidate and against it, as numbers that mean the same in collections large and small. */
import { digest, type Digest, type Weighed } from './digest.js';
import { gramLikeness } from './grams.js';
import { commonSequence, longestRun } from './sequence.js';
import { dot } from './vectors.js';
import type { Scoring } from './scoring.js';

/** Parts whose overlap with the query is told apart; the front is main and heading together. */
const PARTS = ['main', 'heading', 'summary', 'body', 'front'] as const;

/** Names of the features, in the order of a row. */
export const FEATURES: readonly string[] = [
  'score',
  'score to the best',
  'rank',
  'lead over the next',
  'score share',
  'fed score to the best',
  'fed rank',
  'like the best',
  ...PARTS.flatMap((part) => [`query in ${part}`, `${part} in query`, `cosine of ${part}`]),
  'query in any field',
  'pairs in front',
  'pairs in body',
  'run in main',
  'run in front',
  'words of the run in front',
  'run in body',
  'sequence in main',
  'main in sequence',
  'sequence in heading',
  'letters of main',
  'letters of front',
  'names of the query in front',
  'names of main in query',
  'names of the query in any field',
  'rarest word in front',
  'figures of the query',
  'figures in front',
  'figures with unit in front',
  'near figures in front',
  'figures in body',
  'figures of main not in query',
  'years in any field',
  'years of main not in query',
  'quoted words in query',
  'speaker in any field',
  'speakers agree',
  'who in query',
  'context in front',
  'context in who',
  'day known',
  'days apart',
  'days after',
  'meaning of main',
  'meaning of front',
  'query met in meaning',
  'main met in meaning',
  'words of the query',
  'words of main',
  'words of body',
];

const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/** Writes the features of candidate number `at` of `scoring` into `row`, from `from` on. */
export function writeFeatures(scoring: Scoring, at: number, row: Float32Array, from: number): void {
  let next = from;
  const put = (value: number): void => {
    row[next++] = value;
  };
  const { collection, asked, query } = scoring;
  const text = scoring.candidates[at] ?? 0;
  const { runs, units, day } = collection.entry(text);
  const entry = digest(collection, scoring.digests, text);
  const score = scoring.scores[at] ?? 0;
  const best = scoring.scores[0] ?? 0;
  put(Math.log1p(score));
  put(ratio(score, best));
  put(Math.log1p(at));
  put(ratio(score - (scoring.scores[at + 1] ?? 0), best));
  put(ratio(score, scoring.scoreSum));
  put(ratio(scoring.fed[at] ?? 0, scoring.fedBest));
  put(Math.log1p(scoring.fedRanks[at] ?? 0));
  put(likenessToBest(scoring, at, entry));

  const parts = [...entry.fields.slice(0, 4), entry.front];
  for (const part of parts) {
    const shared = sharedWeight(query.weighed, part);
    put(ratio(shared, query.weighed.sum));
    put(ratio(shared, part.sum));
    put(
      part.norm > 0 && query.weighed.norm > 0
        ? sharedSquares(query.weighed, part) / (part.norm * query.weighed.norm)
        : 0,
    );
  }
  const any = (term: number): boolean => parts.some((part) => part.terms.has(term)) || entry.who.terms.has(term);
  const portion = (terms: ReadonlyMap<number, number>, has: (term: number) => boolean): number => {
    let sum = 0;
    let met = 0;
    for (const [term, weight] of terms) {
      sum += weight;
      if (has(term)) met += weight;
    }
    return ratio(met, sum);
  };
  const inFront = (term: number): boolean => entry.front.terms.has(term);
  put(portion(query.weighed.terms, any));

  put(portion(query.pairs, (pair) => entry.frontPairs.has(pair)));
  put(portion(query.pairs, (pair) => entry.bodyPairs.has(pair)));
  const main = runs[0]?.terms ?? NONE;
  const heading = runs[1]?.terms ?? NONE;
  const body = runs[3]?.terms ?? NONE;
  const weightOf = (place: number): number => query.idfs[place] ?? 0;
  const runMain = longestRun(query.sequence, main, weightOf);
  const runHeading = longestRun(query.sequence, heading, weightOf);
  const runFront = runMain.weight >= runHeading.weight ? runMain : runHeading;
  put(Math.log1p(runMain.weight));
  put(Math.log1p(runFront.weight));
  put(runFront.words);
  put(Math.log1p(longestRun(query.sequence, body, weightOf).weight));
  const sequence = commonSequence(query.sequence, main, weightOf);
  put(ratio(sequence, query.sequenceSum));
  put(ratio(sequence, entry.mainSum));
  put(ratio(commonSequence(query.sequence, heading, weightOf), query.sequenceSum));
  put(gramLikeness(query.grams, entry.mainGrams, scoring.gramWeights));
  put(gramLikeness(query.grams, entry.frontGrams, scoring.gramWeights));

  put(portion(query.names, inFront));
  put(portion(entry.mainNames, (term) => query.weighed.terms.has(term) || asked.who.has(term)));
  put(portion(query.names, any));
  put(query.rarest !== undefined && inFront(query.rarest) ? 1 : 0);

  let withUnit = 0;
  let inFigures = 0;
  let inBody = 0;
  let near = 0;
  for (const [term, figure] of query.figures) {
    if (entry.front.terms.has(term)) {
      inFigures++;
      if (figure.unit !== undefined && units.get(term) === figure.unit) withUnit++;
    } else if (entry.frontFigures.some((value) => isNear(value, figure.value))) near++;
    if (entry.fields[3]?.terms.has(term) || entry.fields[2]?.terms.has(term)) inBody++;
  }
  put(query.figures.size);
  put(ratio(inFigures, query.figures.size));
  put(withUnit);
  put(near);
  put(ratio(inBody, query.figures.size));
  put(entry.mainFigures.filter((term) => !query.weighed.terms.has(term)).length);
  put(query.years.filter(any).length);
  put(entry.mainYears.filter((term) => !query.weighed.terms.has(term)).length);
  put(portion(entry.quoted, (term) => query.weighed.terms.has(term)));

  put(portion(query.who, any));
  put(portion(query.who, (term) => entry.who.terms.has(term)));
  put(portion(entry.who.terms, (term) => query.weighed.terms.has(term)));
  put(portion(query.context, inFront));
  put(portion(entry.who.terms, (term) => asked.context.has(term)));
  const known = day !== undefined && asked.day !== undefined;
  const apart = known ? day - asked.day : 0;
  put(known ? 1 : 0);
  put(known ? Math.log1p(Math.abs(apart)) : 0);
  put(known ? Math.sign(apart) * Math.log1p(Math.abs(apart)) : 0);

  put(query.meaning && entry.mainMeaning ? dot(query.meaning, entry.mainMeaning) : 0);
  put(query.meaning && entry.frontMeaning ? dot(query.meaning, entry.frontMeaning) : 0);
  put(scoring.met(query.vectors, entry.frontVectors, query.weighed.terms, entry.front.terms));
  put(scoring.met(entry.mainVectors, query.vectors, entry.fields[0]?.terms ?? new Map(), query.weighed.terms));
  put(Math.log1p(query.sequence.length));
  put(Math.log1p(main.length));
  put(Math.log1p(body.length));
}

const NONE = new Int32Array(0);

/** Figures that round to each other: within a twentieth. */
function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 0.05 * Math.max(Math.abs(a), Math.abs(b));
}

function sharedWeight(query: Weighed, part: Weighed): number {
  let shared = 0;
  for (const [term, weight] of query.terms) if (part.terms.has(term)) shared += weight;
  return shared;
}

function sharedSquares(query: Weighed, part: Weighed): number {
  let shared = 0;
  for (const [term, weight] of query.terms) shared += weight * (part.terms.get(term) ?? 0);
  return shared;
}

/** The greatest cosine with one of the three best others. */
function likenessToBest(scoring: Scoring, at: number, entry: Digest): number {
  let greatest = 0;
  for (let other = 0; other < Math.min(4, scoring.candidates.length); other++) {
    if (other === at) continue;
    const best = digest(scoring.collection, scoring.digests, scoring.candidates[other] ?? 0);
    if (best.front.norm === 0 || entry.front.norm === 0) continue;
    greatest = Math.max(greatest, sharedSquares(best.front, entry.front) / (best.front.norm * entry.front.norm));
  }
  return greatest;
}
