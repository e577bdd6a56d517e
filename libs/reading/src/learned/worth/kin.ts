/** What is known of a word before training: which words keep the same company, and its usual part of speech. */
import { Clusters } from '../attribution/clusters.js';
import { CLUSTERS } from '../attribution/clusters.weights.js';
import { hashOf, mix } from '../hash.js';
import { SPEECH_OF_GROUPS } from './speech-of-groups.js';
import type { Word } from './words.js';

/** Hashes, ready to be used as features. */
export interface Kin {
  /** Fine, middle and coarse group of the word; empty for a word that no group knows. */
  readonly groups: readonly number[];
  /** The part of speech that it has most often. */
  readonly speech: number;
  /** Nouns, names, verbs, adjectives, adverbs, figures: in a pattern the part of speech stands for the word. */
  readonly open: boolean;
}

/** Words of closed classes: there are no others, and each has a part of its own in what a sentence says. */
const CLASSES: Readonly<Record<string, string>> = {
  article: 'a an the this that these those some any no every each either neither all both another such',
  pronoun:
    'i you he she it we they me him her us them my your his its our their mine yours ours theirs myself yourself himself herself itself ourselves themselves who whom whose which what something nothing anything everything someone nobody everybody everyone anyone one there',
  auxiliary:
    "be am is are was were been being 'm 're 's have has had having 've do does did will would 'll 'd shall should can ca wo could may might must",
  preposition:
    'of in on at by for with from to into onto upon about against between among under over above below after before during since until through across toward towards without within behind beyond off out up down around along despite per than as like',
  conjunction: 'and or but nor so yet if because while although though unless whether when where why how',
  particle: "not n't never also too only just very even still already now then here again always ever",
};

export const CLOSED: ReadonlyMap<string, number> = new Map(
  Object.entries(CLASSES).flatMap(([name, words]) => words.split(' ').map((word) => [word, hashOf(name)] as const)),
);

const FINE = hashOf('fine group');
const MIDDLE = hashOf('middle group');
const COARSE = hashOf('coarse group');
const FIGURE: Kin = { groups: [mix(COARSE, hashOf('figure'))], speech: hashOf('0'), open: true };
const MARK: Kin = { groups: [], speech: hashOf('mark'), open: false };
const NAME = hashOf('P');

/** Endings tell the part of speech of most words that are in no group. */
const ENDINGS: readonly (readonly [string, number])[] = [
  ['ly', hashOf('R')],
  ['ing', hashOf('V')],
  ['ed', hashOf('V')],
  ['ous', hashOf('J')],
  ['ful', hashOf('J')],
  ['ive', hashOf('J')],
  ['able', hashOf('J')],
];
const NOUN = hashOf('N');

let clusters: Clusters | undefined;

/** The kin of a word whose form has the hash `hash`; never absent. */
export function kinOf({ form, figure, capital }: Word, hash: number): Kin {
  if (figure) return FIGURE;
  const unit = form.charCodeAt(0);
  if (unit < 65 && unit !== 39) return MARK;
  clusters ??= new Clusters(CLUSTERS);
  const fine = clusters.fine(hash);
  const closed = CLOSED.get(form);
  const groups = fine < 0 ? [] : groupsOf(clusters, fine);
  if (closed !== undefined) return { groups, speech: closed, open: false };
  if (fine >= 0) return { groups, speech: hashOf(SPEECH_OF_GROUPS.charAt(fine)), open: true };
  const ending = capital ? NAME : ENDINGS.find(([letters]) => form.endsWith(letters))?.[1];
  return { groups, speech: ending ?? NOUN, open: true };
}

function groupsOf(clusters: Clusters, fine: number): number[] {
  const middle = clusters.middleOf(fine);
  return [mix(FINE, fine), mix(MIDDLE, middle), mix(COARSE, clusters.coarseOf(middle))];
}
