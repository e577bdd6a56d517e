/**
 * Trains the attribution model on annotated articles and writes its weights into the sources:
 * `node --import ./libs/testing/typescript.mjs libs/reading/training/attribution/train.ts DATA_FOLDER`
 * DATA_FOLDER holds docs.train.jsonl, gold.train.jsonl, docs.dev.jsonl and gold.dev.jsonl. Only the train articles are
 * learned from; how well the dev articles are read is printed at the end. Two runs write the same weights.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Clusters } from '../../src/learned/attribution/clusters.js';
import { CLUSTERS } from '../../src/learned/attribution/clusters.weights.js';
import { TAG_LABELS } from '../../src/learned/attribution/cues.js';
import { Labeller, type PackedLabeller } from '../../src/learned/attribution/labeller.js';
import { ROLE_LABELS, sayingsBy, tagWords, type SayingModels } from '../../src/learned/attribution/sayings.js';
import { wordsOf, type Words } from '../../src/learned/attribution/words.js';
import { bucketed, fit, type RawRow } from './fit.js';
import { articlesOf, type GoldAttribution } from './gold.js';
import { Measure } from './measure.js';
import { roleRows, tagRow } from './rows.js';
import { weightsModule } from './weights-module.js';

/** The second pass learns from what the first says of articles that it did not see: each of the folds is left out once. */
const FOLDS = 3;
/** Features seen less often in training are left out. */
const LEAST_SEEN = 5;
const TAGS = { labels: TAG_LABELS, epochs: 2, alpha: 0.05, l1: 0.5 };
const ROLES = { labels: ROLE_LABELS, epochs: 2, alpha: 0.05, l1: 0.5 };

const [folder] = process.argv.slice(2);
if (!folder || !existsSync(join(folder, 'gold.train.jsonl')))
  throw new Error(
    'usage: train.ts DATA_FOLDER, with docs.train.jsonl, gold.train.jsonl, docs.dev.jsonl and gold.dev.jsonl',
  );

const began = Date.now();
const say = (words: string): void => console.log(`${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s  ${words}`);
const save = (name: string, file: string, packed: PackedLabeller): void => {
  const text = weightsModule(name, './labeller.js', 'PackedLabeller', packed);
  writeFileSync(new URL(`../../src/learned/attribution/${file}`, import.meta.url), text);
  say(`${file}: ${(text.length / 1024).toFixed(0)} KB`);
};

const clusters = new Clusters(CLUSTERS);
interface Paragraph {
  readonly words: Words;
  readonly gold: readonly GoldAttribution[];
  readonly fold: number;
}
const paragraphs: Paragraph[] = articlesOf(folder, 'train').flatMap(({ lines, gold }, at) =>
  [...wordsOf(lines, clusters)].map((words) => ({ words, gold, fold: at % FOLDS })),
);
say(`read ${paragraphs.length} paragraphs`);

const tagRows = bucketed(
  paragraphs.map(({ words, gold }) => tagRow(words, gold)),
  LEAST_SEEN,
);
const tags = fit(tagRows, TAGS);
save('TAGS', 'tags.weights.ts', tags);

const second: RawRow[] = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const others = new Labeller(
    fit(
      tagRows.filter((_, at) => paragraphs[at]!.fold !== fold),
      TAGS,
    ),
  );
  for (const { words, gold, fold: own } of paragraphs)
    if (own === fold) second.push(...roleRows(tagWords(others, words), gold));
  say(`first pass without fold ${fold + 1} of ${FOLDS}`);
}
const roles = fit(bucketed(second, LEAST_SEEN), ROLES);
save('ROLES', 'roles.weights.ts', roles);

const trained: SayingModels = { clusters, tags: new Labeller(tags), roles: new Labeller(roles) };
const measure = new Measure();
let sentences = 0;
let spent = 0;
for (const { text, lines, gold } of articlesOf(folder, 'dev')) {
  const start = performance.now();
  const found = sayingsBy(trained, lines);
  spent += performance.now() - start;
  sentences += lines.length;
  measure.add(text, gold, found);
}
say(`dev: ${Math.round((1000 * sentences) / spent)} sentences a second`);
for (const line of measure.lines()) console.log(line);
