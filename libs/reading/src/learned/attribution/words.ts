/** What the attribution model knows of each word of a paragraph, as numbers: the columns that its features are made of. */
import { cueKind, CITES, SAYING_NOUNS } from '../../lexicon/speech.js';
import type { Line } from '../../line.js';
import type { Token } from '../../tokens.js';
import { hashOf } from '../hash.js';
import type { Clusters } from './clusters.js';
import { OPENS, quoteStates } from './quotes.js';

/** The words of one paragraph (or of a part of a very long one), column by column; every column is as long as `tokens`. */
export interface Words {
  readonly tokens: readonly Token[];
  /** The sentence (index of its `Line`) of each token. */
  readonly sentence: Int32Array;
  /** First token of each token's sentence, and the one after its last. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly part: number;
  readonly word: Int32Array;
  readonly lemma: Int32Array;
  /** Part of speech; of closed classes the word itself, of verbs also the ending. */
  readonly tag: Int32Array;
  readonly pos: Int32Array;
  readonly shape: Int32Array;
  readonly suffix: Int32Array;
  readonly fine: Int32Array;
  readonly middle: Int32Array;
  readonly coarse: Int32Array;
  /** Sort of saying that the lexicon of cues knows the word for; 0 when it does not. */
  readonly kind: Int32Array;
  /** One of `OUTSIDE`, `INSIDE`, `OPENS`, `CLOSES`. */
  readonly quote: Uint8Array;
  /** Small number of the token's class, for the weights of label pairs: below `EDGE_CLASSES`. */
  readonly edge: Uint8Array;
}

/** Longest run of words that is labelled at once; a longer paragraph is cut between sentences. */
const MAX_WORDS = 400;

const CLOSED_CLASS = new Set(['ADP', 'AUX', 'CCONJ', 'DET', 'PART', 'PRON', 'PUNCT', 'SCONJ']);

const EDGE_OF = new Map<string, number>();
for (const name of [
  ',', '.', ':', ';', '-', '(', ')', '?', 'opens', 'closes', 'PUNCT',
  'that', 'to', 'and', 'but', 'who', 'which', 'of', 'by', 'as', 'for', 'in', 'if', 'not',
  'VERB-ing', 'VERB-ed', 'VERB-s', 'VERB', 'AUX', 'NOUN', 'PROPN', 'PRON', 'DET', 'ADJ', 'ADV', 'ADP', 'NUM', 'PART', 'SCONJ', 'CCONJ',
  'say', 'says', "'s", 'X',
]) EDGE_OF.set(name, EDGE_OF.size); // prettier-ignore
export const EDGE_CLASSES = 2 * EDGE_OF.size;

function verbForm(lower: string): string {
  if (lower.endsWith('ing')) return 'VERB-ing';
  if (/(?:ed|en|aid|old|ote|ought|ound|own)$/.test(lower)) return 'VERB-ed';
  return lower.endsWith('s') ? 'VERB-s' : 'VERB';
}

function shapeOf(text: string): string {
  let shape = '';
  for (let at = 0; at < text.length && at < 12; at++) {
    const unit = text[at]!;
    const kind = /\p{Lu}/u.test(unit) ? 'A' : /\p{L}/u.test(unit) ? 'a' : /\p{N}/u.test(unit) ? '0' : unit;
    if (!shape.endsWith(kind + kind)) shape += kind;
  }
  return shape;
}

const plainDash = (text: string): boolean => /^(?:[-–—―]|--+)$/.test(text);

function plain(token: Token): string {
  if (plainDash(token.text)) return '-';
  return token.lower.replace(/\d/g, '0');
}

const KINDS = ['say', 'announce', 'predict', 'suggest', 'feel', 'deny'];

function kindOf(token: Token): number {
  const verb = cueKind(token.lower);
  if (verb) return 1 + KINDS.indexOf(verb);
  if (CITES.has(token.lower)) return 8;
  return SAYING_NOUNS.has(token.lemma) ? 9 : 0;
}

/** What one spelling gives, kept because a page repeats its words. */
interface Known {
  readonly lemmaText: string;
  readonly word: number;
  readonly lemma: number;
  readonly shape: number;
  readonly suffix: number;
  readonly fine: number;
  readonly kind: number;
  /** The verb's ending, hashed. */
  readonly form: number;
  /** Edge class of the spelling, -1 where the part of speech decides, and of the spelling as a verb. */
  readonly edge: number;
  readonly verbEdge: number;
}

const known = new Map<string, Known>();
const KNOWN_LIMIT = 4_000;

/** A compound that is in no group is taken for its last part. */
function clusterOf(lower: string, clusters: Clusters): number {
  const own = clusters.fine(hashOf(lower));
  const hyphen = lower.lastIndexOf('-');
  return own < 0 && hyphen > 0 ? clusters.fine(hashOf(lower.slice(hyphen + 1))) : own;
}

function knownOf(token: Token, clusters: Clusters): Known {
  const before = known.get(token.text);
  if (before?.lemmaText === token.lemma) return before;
  const word = plain(token);
  const saying = token.lemma === 'say' ? EDGE_OF.get(token.lower === 'says' ? 'says' : 'say') : undefined;
  const form = verbForm(token.lower);
  const found: Known = {
    lemmaText: token.lemma,
    word: hashOf(word),
    lemma: hashOf(token.lemma),
    shape: hashOf(shapeOf(token.text)),
    suffix: hashOf(word.slice(-3)),
    fine: clusterOf(token.lower, clusters),
    kind: kindOf(token),
    form: hashOf(form),
    edge: EDGE_OF.get(word) ?? saying ?? -1,
    verbEdge: EDGE_OF.get(form)!,
  };
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(token.text, found);
  return found;
}

const OPENING = EDGE_OF.get('opens')!;
const CLOSING = EDGE_OF.get('closes')!;
const OTHER = EDGE_OF.get('X')!;

function edgeOf({ pos }: Token, { edge, verbEdge }: Known, quote: number): number {
  if (quote >= OPENS) return quote === OPENS ? OPENING : CLOSING;
  if (edge >= 0) return edge;
  return pos === 'VERB' ? verbEdge : (EDGE_OF.get(pos) ?? OTHER);
}

const POS_HASH = new Map<string, number>();

function posHash(pos: string): number {
  let hash = POS_HASH.get(pos);
  if (hash === undefined) POS_HASH.set(pos, (hash = hashOf(pos)));
  return hash;
}

const GLUE = /^[-\u2010\u2011]$/;

/** "gun-controlled" is one word here, whatever the tagger's tokens: a hyphen between letters is no dash. */
function compounds(tokens: readonly Token[]): Token[] {
  const whole: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const last = whole.at(-1);
    const next = tokens[at + 1];
    const glued =
      last?.end === token.start && next?.start === token.end && GLUE.test(token.text) && isWord(last) && isWord(next);
    if (!glued) {
      whole.push(token);
      continue;
    }
    at++;
    whole[whole.length - 1] = {
      start: last.start,
      end: next.end,
      text: `${last.text}-${next.text}`,
      lower: `${last.lower}-${next.lower}`,
      lemma: next.lemma,
      pos: next.pos === 'VERB' ? 'ADJ' : next.pos,
    };
  }
  return whole;
}

const isWord = ({ text }: Token): boolean => /[\p{L}\p{N}]$/u.test(text);

function columnsOf(lines: readonly Line[], clusters: Clusters): Words {
  const whole = lines.map((line) => compounds(line.tokens));
  const tokens = whole.flat();
  const count = tokens.length;
  const ints = (): Int32Array => new Int32Array(count);
  const words = {
    tokens,
    sentence: ints(),
    from: ints(),
    to: ints(),
    part: hashOf(lines[0]?.sentence.part ?? ''),
    word: ints(),
    lemma: ints(),
    tag: ints(),
    pos: ints(),
    shape: ints(),
    suffix: ints(),
    fine: ints(),
    middle: ints(),
    coarse: ints(),
    kind: ints(),
    quote: quoteStates(tokens),
    edge: new Uint8Array(count),
  };
  let at = 0;
  whole.forEach((sentence, order) => {
    const from = at;
    for (const token of sentence) {
      const it = knownOf(token, clusters);
      words.sentence[at] = lines[order]!.index;
      words.from[at] = from;
      words.to[at] = from + sentence.length;
      words.word[at] = it.word;
      words.lemma[at] = it.lemma;
      words.pos[at] = posHash(token.pos);
      words.tag[at] = CLOSED_CLASS.has(token.pos) ? it.word : token.pos === 'VERB' ? it.form : words.pos[at]!;
      words.shape[at] = it.shape;
      words.suffix[at] = it.suffix;
      words.fine[at] = it.fine;
      words.middle[at] = clusters.middleOf(it.fine);
      words.coarse[at] = clusters.coarseOf(words.middle[at]!);
      words.kind[at] = it.kind;
      words.edge[at] = edgeOf(token, it, words.quote[at]!) + (at === from ? EDGE_OF.size : 0);
      at++;
    }
  });
  return words;
}

/** The paragraphs of a text in columns; a paragraph of very many words in several parts. */
export function* wordsOf(lines: readonly Line[], clusters: Clusters): Generator<Words> {
  let part: Line[] = [];
  let count = 0;
  for (const line of lines) {
    const last = part.at(-1);
    if (last && (last.sentence.block !== line.sentence.block || count + line.tokens.length > MAX_WORDS)) {
      yield columnsOf(part, clusters);
      part = [];
      count = 0;
    }
    part.push(line);
    count += line.tokens.length;
  }
  if (count > 0) yield columnsOf(part, clusters);
}
