/** How right the readings are: each set's rows, Whence beside its peers. */
import { crossValidate } from '../../libs/reading/training/worth/learn.js';
import { readAsPrinted } from './ours.js';
import { compromise } from './peers/compromise.js';
import { naiveBayes } from './peers/naive-bayes.js';
import type { Quantity } from './peers/quantity.js';
import { recognizers } from './peers/recognizers.js';
import { wink } from './peers/wink.js';
import { type Said, xSaid } from './peers/x-said.js';
import { score, scoreJson } from './scorer.js';
import { linesOf } from './sets.js';
import type { Section } from '../section.js';

const WHENCE = 'Whence';

type Scores = Readonly<Record<string, { readonly F1: number }>>;

/** NewsQuant, by the paper's own loop and by one-to-one matching, which credits nothing twice. */
export function quantities(root: string): Section {
  const gold = linesOf<{ id: string; text: string }>(root, 'quantities', 'gold.dev.jsonl');
  const readers: readonly (readonly [string, (text: string) => readonly Quantity[]])[] = [
    [WHENCE, (text) => readAsPrinted(text).figures],
    ['Recognizers-Text', recognizers],
    ['compromise', compromise],
    ['wink-nlp', wink],
  ];
  const columns = ['value', 'value+unit', 'value+change', 'value+concept_partial'];
  const rows = readers.flatMap(([name, read]) => {
    const predictions = gold.map(({ id, text }) => ({
      id,
      quantities: read(text).map(({ value, unit, change, concepts }) => ({ value, unit, change, concepts })),
    }));
    const { official, strict } = scoreJson<{ official: Scores; strict: Scores }>(root, 'quantities', predictions);
    return [
      { name, cells: columns.map((column) => official[column]?.F1 ?? null) },
      { name: `${name}, one to one`, cells: columns.map((column) => strict[column]?.F1 ?? null) },
    ];
  });
  return {
    title: 'NewsQuant, F1',
    sample: `${gold.length} sentences of the dev split`,
    columns: ['value', '+unit', '+change', '+concept (partial)'],
    floor: [88, 78, 82, 65],
    goal: [93, 87, 89, 78],
    known: [{ name: 'CQE, all 590 sentences', cells: [92.0, 85.6, 88.1, 76.1] }],
    rows,
  };
}

interface Document {
  readonly id: string;
  readonly text: string;
  readonly date?: string;
}

/** PolNeAR: attributions with source and content linked, the same with every span exact, and the words of each role. */
export function attributions(root: string): Section {
  const documents = linesOf<Document>(root, 'attribution', 'docs.dev.jsonl');
  const readings = documents.map(({ text, date }) => readAsPrinted(text, date));
  const columns = ['linked', 'linked_exact', 'tokens source', 'tokens cue', 'tokens content'];
  const row = (name: string, found: (at: number) => readonly Said[]): Section['rows'][number] => {
    const predictions = documents.map(({ id }, at) => ({ doc: id, attributions: found(at) }));
    const scores = scoreJson<Scores>(root, 'attribution', predictions);
    return { name, cells: columns.map((column) => scores[column]?.F1 ?? null) };
  };
  return {
    title: 'PolNeAR attributions, F1',
    sample: `${documents.length} articles of the dev split`,
    columns: ['linked', 'linked, all exact', 'source words', 'cue words', 'content words'],
    floor: [58, null, null, null, null],
    goal: [70, null, null, null, null],
    known: [{ name: 'two people against each other', cells: [74.0, null, null, null, null] }],
    rows: [
      row(WHENCE, (at) => readings[at]?.attributions.map(spansOf) ?? []),
      row('"X said" (regex)', (at) => xSaid(documents[at]?.text ?? '', readings[at]?.sentences ?? [])),
    ],
  };
}

const spansOf = ({ source, cue, content }: Said): Said => ({ source, cue, content });

/** CofeNet's passages of PolNeAR: spans of each role, exactly. */
export function cofenet(root: string): Section {
  const passages = linesOf<Document>(root, 'cofenet', 'polnear.valid.jsonl');
  const predictions = passages.map(({ id, text }) => ({
    id,
    attributions: readAsPrinted(text).attributions.map(spansOf),
  }));
  const scores = scoreJson<Scores>(root, 'cofenet', predictions, ['--set', 'polnear.valid']);
  return {
    title: 'PolNeAR as CofeNet cuts it, exact F1',
    sample: `${passages.length} passages of the dev articles`,
    columns: ['source', 'cue', 'content'],
    floor: [55, 57, 38],
    goal: [70, 67, 59],
    known: [
      { name: 'BERT, unseen test', cells: [81.1, 74.0, 68.9] },
      { name: 'BiLSTM-CRF, unseen test', cells: [69.6, 66.7, 59.0] },
      { name: 'CRF, unseen test', cells: [50.6, 53.4, 28.6] },
    ],
    rows: [{ name: WHENCE, cells: ['source', 'cue', 'content'].map((role) => scores[`exact ${role}`]?.F1 ?? null) }],
  };
}

interface Labelled {
  readonly id: string;
  readonly doc: string;
  readonly text: string;
  readonly verdict: -1 | 0 | 1;
  readonly label: 0 | 1;
}

const FOLDS = 5;

/** ClaimBuster, with whole debates held out: no sentence is judged by what was learned from its own debate. */
export function worth(root: string): Section {
  const file = 'claimbuster.crowdsourced.jsonl';
  const lines = linesOf<Labelled>(root, 'worth', file);
  const gold = ['--gold', `${root}/check-worthiness/${file}`];
  const f1 = (predictions: readonly object[]): number => {
    const printed = /^F1_class1\s+([\d.]+)/m.exec(score(root, 'worth', predictions, gold))?.[1];
    return Number(printed);
  };
  const heldOut = crossValidate(lines, FOLDS);
  const foldOf = new Map(heldOut.map(({ line, fold }) => [line.doc, fold]));
  const bayes = Array.from({ length: FOLDS }, (_, fold) =>
    naiveBayes(
      lines.filter(({ doc }) => foldOf.get(doc) !== fold).map(({ text, label }) => ({ text, truth: label === 1 })),
    ),
  );
  const byBayes = lines.map(({ id, doc, text }) => {
    const label = bayes[foldOf.get(doc) ?? 0]?.(text) === true ? 1 : 0;
    return { id, score: label, label };
  });
  return {
    title: 'ClaimBuster, F1 of the check-worthy class',
    sample: `${lines.length} sentences, ${FOLDS} folds of whole debates`,
    columns: ['F1'],
    floor: [0.72],
    goal: [0.8],
    known: [],
    rows: [
      {
        name: WHENCE,
        cells: [f1(heldOut.map(({ line, score: worthy, label }) => ({ id: line.id, score: worthy, label })))],
      },
      { name: 'naive Bayes', cells: [f1(byBayes)] },
    ],
  };
}
