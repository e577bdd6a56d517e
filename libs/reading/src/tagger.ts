/**
 * wink-nlp's tagger without its memory. The library keeps every word that it did not know, for good, and splits later
 * texts by the words that it kept: the same sentence could be read in another way after others, and a long stream of
 * texts would fill the memory. Here each sentence meets the vocabulary that the model ships with, and no other.
 */
import shipped from 'wink-eng-lite-web-model';
import winkNLP, { type ItsHelpers, type WinkMethods } from 'wink-nlp';

/** One vocabulary of the model: the library adds values to list, hash and index while it reads. */
interface Vocabulary {
  readonly hash: Record<string, number>;
  readonly list: string[];
  index: number;
}

/** The parts of wink's core model that reading changes (wink-nlp 2.4, `cache.js`). */
interface Core {
  readonly features: Readonly<Record<'lexeme' | 'prefix' | 'suffix' | 'shape', Vocabulary>>;
}

type Model = Parameters<typeof winkNLP>[0];

export interface Tagged {
  readonly texts: readonly string[];
  /** Universal parts of speech. */
  readonly tags: readonly string[];
  readonly lemmas: readonly string[];
}

/** So many unknown words are numbered before the library's tables are made anew, which takes milliseconds. */
const MOST_UNKNOWN = 4000;

class Tagger {
  private readonly model: Model;
  private readonly words: Vocabulary;
  /** Parts of words; small lists that other features are packed beside, so that they may not grow either. */
  private readonly parts: readonly Vocabulary[];
  private readonly shippedSizes: ReadonlyMap<Vocabulary, number>;
  private nlp: WinkMethods;

  constructor() {
    // Decoding the model takes long; its parts are kept, so that the tables over them can be made anew.
    const kept = Object.entries(shipped).map(([name, part]) => {
      if (!isMaker(name, part)) return [name, part] as const;
      const made = part();
      return [name, () => made] as const;
    });
    this.model = Object.fromEntries(kept) as unknown as Model;
    const { lexeme, ...parts } = (this.model.core as () => Core)().features;
    this.words = lexeme;
    this.parts = [parts.prefix, parts.suffix, parts.shape];
    this.shippedSizes = new Map([lexeme, ...this.parts].map((one) => [one, one.list.length]));
    this.nlp = winkNLP(this.model, ['pos']);
  }

  tag(text: string): Tagged {
    const known = this.words.list.length;
    const { its } = this.nlp;
    const tokens = this.nlp.readDoc(text).tokens();
    const found = {
      texts: tokens.out(),
      tags: tokens.out(its.pos) as string[],
      lemmas: tokens.out(its.lemma as unknown as ItsHelpers['pos']) as string[],
    };
    for (let at = known; at < this.words.list.length; at++) delete this.words.hash[this.words.list[at] ?? ''];
    for (const part of this.parts) this.shrink(part);
    // Words are numbered on until then: the library holds a table of its own by these numbers.
    if (this.words.list.length > this.sizeOf(this.words) + MOST_UNKNOWN) {
      this.shrink(this.words);
      this.nlp = winkNLP(this.model, ['pos']);
    }
    return found;
  }

  private sizeOf(vocabulary: Vocabulary): number {
    return this.shippedSizes.get(vocabulary) ?? 0;
  }

  /** To what was shipped. */
  private shrink(vocabulary: Vocabulary): void {
    const size = this.sizeOf(vocabulary);
    for (let at = size; at < vocabulary.list.length; at++) delete vocabulary.hash[vocabulary.list[at] ?? ''];
    vocabulary.list.length = size;
    vocabulary.index = size;
  }
}

const MAKERS = new Set(['core', 'sbd', 'pos', 'ner', 'negation', 'sa', 'metaCER']);

const isMaker = (name: string, part: unknown): part is () => unknown => MAKERS.has(name) && typeof part === 'function';

let tagger: Tagger | undefined;

/** Words, tags and lemmas of one sentence; the same for the same text, whatever was read before. Loaded at first use. */
export function tagged(text: string): Tagged {
  tagger ??= new Tagger();
  return tagger.tag(text);
}
