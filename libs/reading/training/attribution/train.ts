/**
 * Trains the attribution model on annotated articles and writes its weights into the sources:
 * `node --import ./libs/testing/typescript.mjs libs/reading/training/attribution/train.ts DATA_FOLDER`
 * DATA_FOLDER holds docs.train.jsonl, gold.train.jsonl, docs.dev.jsonl and gold.dev.jsonl. Only the train articles are
 * learned from; how well the dev articles are read is printed at the end. Two runs write the same weights.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCEPTANCE_WIDTH, acceptanceFeatures } from '../../src/learned/attribution/acceptance.js';
import { Clusters } from '../../src/learned/attribution/clusters.js';
import { CLUSTERS } from '../../src/learned/attribution/clusters.weights.js';
import { TAG_LABELS, type Tagged } from '../../src/learned/attribution/cues.js';
import { Labeller } from '../../src/learned/attribution/labeller.js';
import { candidatesOf, ROLE_LABELS, spansOf, tagWords } from '../../src/learned/attribution/sayings.js';
import { wordsOf, type Words } from '../../src/learned/attribution/words.js';
import { LinearModel, packWeights } from '../../src/learned/linear-model.js';
import { Ftrl } from '../ftrl.js';
import { evaluate } from './evaluate.js';
import { bucketed, fit, shuffled, type RawRow } from './fit.js';
import type { Span } from '../../src/reading.js';
import { articlesOf, type GoldAttribution } from './gold.js';
import { areLinked, wordSpans } from './measure.js';
import { roleRows, tagRow } from './rows.js';
import { weightsModule } from './weights-module.js';

/** Later passes learn from what earlier ones say of articles that they did not see: each of the folds is left out once. */
const FOLDS = 3;
/** Features seen less often in training are left out. */
const LEAST_SEEN = 4;
const TAGS = { labels: TAG_LABELS, epochs: 2, alpha: 0.035, l1: 0.35 };
const ROLES = { labels: ROLE_LABELS, epochs: 2, alpha: 0.035, l1: 0.3 };
const ACCEPTANCE_BITS = 16;
const ACCEPTANCE_EPOCHS = 3;

const [folder] = process.argv.slice(2);
if (!folder || !existsSync(join(folder, 'gold.train.jsonl')))
  throw new Error(
    'usage: train.ts DATA_FOLDER, with docs.train.jsonl, gold.train.jsonl, docs.dev.jsonl and gold.dev.jsonl',
  );

const began = Date.now();
const say = (words: string): void => console.log(`${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s  ${words}`);
const save = (name: string, type: string, from: string, packed: unknown): void => {
  const text = weightsModule(name, from, type, packed);
  const file = `${name.toLowerCase()}.weights.ts`;
  writeFileSync(new URL(`../../src/learned/attribution/${file}`, import.meta.url), text);
  say(`${file}: ${(text.length / 1024).toFixed(0)} KB`);
};

const clusters = new Clusters(CLUSTERS);
interface Paragraph {
  readonly words: Words;
  /** Words of the whole article, for the measure. */
  readonly all: readonly Span[];
  readonly gold: readonly GoldAttribution[];
  readonly fold: number;
}
const paragraphs: Paragraph[] = articlesOf(folder, 'train').flatMap(({ text, lines, gold }, at) => {
  const all = wordSpans(text);
  return [...wordsOf(lines, clusters)].map((words) => ({ words, all, gold, fold: at % FOLDS }));
});
say(`read ${paragraphs.length} paragraphs`);

const tagRows = bucketed(
  paragraphs.map(({ words, gold }) => tagRow(words, gold)),
  LEAST_SEEN,
);
const tags = fit(tagRows, TAGS);
save('TAGS', 'PackedLabeller', './labeller.js', tags);

const taggedByOthers: Tagged[] = paragraphs.map(({ words }) => ({
  words,
  labels: new Uint8Array(0),
  likely: new Float32Array(0),
}));
for (let fold = 0; fold < FOLDS; fold++) {
  const others = new Labeller(
    fit(
      tagRows.filter((_, at) => paragraphs[at]!.fold !== fold),
      TAGS,
    ),
  );
  paragraphs.forEach((paragraph, at) => {
    if (paragraph.fold === fold) taggedByOthers[at] = tagWords(others, paragraph.words);
  });
  say(`first pass without fold ${fold + 1} of ${FOLDS}`);
}

const raw: RawRow[] = [];
const foldOf: number[] = [];
paragraphs.forEach(({ gold, fold }, at) => {
  for (const row of roleRows(taggedByOthers[at]!, gold)) {
    raw.push(row);
    foldOf.push(fold);
  }
});
const allRoles = bucketed(raw, LEAST_SEEN);
const roles = fit(allRoles, ROLES);
save('ROLES', 'PackedLabeller', './labeller.js', roles);

const judged: { features: Int32Array; right: boolean }[] = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const others = new Labeller(
    fit(
      allRoles.filter((_, at) => foldOf[at] !== fold),
      { ...ROLES, epochs: 1 },
    ),
  );
  paragraphs.forEach(({ words, all, gold, fold: own }, at) => {
    if (own !== fold) return;
    const tagged = taggedByOthers[at]!;
    const candidates = candidatesOf(others, tagged);
    if (candidates.length === 0) return;
    const features = new Int32Array(candidates.length * ACCEPTANCE_WIDTH);
    acceptanceFeatures(tagged, candidates, features);
    const right = areLinked(
      all,
      gold,
      candidates.map((one) => spansOf(words, one)),
    );
    right.forEach((is, one) =>
      judged.push({ features: features.slice(one * ACCEPTANCE_WIDTH, (one + 1) * ACCEPTANCE_WIDTH), right: is }),
    );
  });
  say(`second pass without fold ${fold + 1} of ${FOLDS}`);
}
const judge = new Ftrl({ bits: ACCEPTANCE_BITS, labels: 1, alpha: 0.03, l1: 0.3 });
for (let epoch = 0; epoch < ACCEPTANCE_EPOCHS; epoch++)
  for (const { features, right } of shuffled(judged, epoch + 1)) judge.learn(features, right ? 1 : 0);
const acceptance = packWeights(['right'], ACCEPTANCE_BITS, judge.weights());
save('ACCEPTANCE', 'PackedModel', '../linear-model.js', acceptance);

const trained = {
  clusters,
  tags: new Labeller(tags),
  roles: new Labeller(roles),
  acceptance: new LinearModel(acceptance),
};
for (const line of evaluate(trained, articlesOf(folder, 'dev'))) say(line);
