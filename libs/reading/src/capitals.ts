/**
 * Words that are an auxiliary, a verb or a month by their letters and something else where they stand: "Will Turner",
 * "Theresa May", "Target", "in her will". English writes a verb with a capital only where it opens a sentence or a quotation,
 * or where the whole line is in capitals or in title case; and no auxiliary stands right behind an article.
 */

/** The auxiliaries that are names or nouns too, and verbs of intent that bodies are called by. */
const AUXILIARY = /^(?:may|might|can|could|will|would|shall|should|must)$/;
/** Base forms that open no statement before a name: "Hope Clinic treated", "Plan International helped". */
const CALLED = /^(?:hope|plan|target|aim|vow|pledge|promise)$/;
const EITHER =
  /(?<![\p{L}\p{N}])(?:may|might|can|could|will|would|shall|should|must|hope|plan|target|aim|vow|pledge|promise)(?![\p{L}\p{N}])/giu;
/**
 * "a will", "their might", "the city's will". "Her", "this" and "that" are left out: as pronouns they end a clause before
 * an auxiliary ("those who love her will …").
 */
const DETERMINER = /(?:^|[^\p{L}])(?:a|an|the|its|their|our|my|your|no|[\p{L}]+['’]s)\s$/iu;
/** Nothing, or a mark behind which a new sentence or line begins. */
const OPENS = /(?:^|["“‘(:;!?…—–]\s?|[.]\s)$/u;

const NONE: ReadonlySet<number> = new Set();

/** The words that stay small in a headline in title case. */
const SMALL =
  /^(?:a|an|the|of|in|on|at|to|for|and|or|but|nor|by|with|from|into|over|under|after|before|as|vs|via|per|up|off|out|than|that|if|is|de|la|le|von|van|der)$/;

/** Whether every word has a capital that title case or capitals give it, so that a capital says nothing. */
export function titleCase(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}’']*/gu) ?? [];
  const large = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return large >= 3 && words.every((word) => /^\p{Lu}/u.test(word) || SMALL.test(word));
}

/** Offsets in the sentence `text` of words that look like auxiliaries or verbs of intent and are names or nouns. */
export function namesLikeVerbs(text: string): ReadonlySet<number> {
  let found: Set<number> | undefined;
  let titled: boolean | undefined;
  for (const { 0: word, index } of text.matchAll(EITHER)) {
    const lower = word.toLowerCase();
    const auxiliary = AUXILIARY.test(lower);
    const before = text.slice(Math.max(0, index - 24), index);
    if (word === lower) {
      if (auxiliary && DETERMINER.test(before)) (found ??= new Set()).add(index);
      continue;
    }
    titled ??= titleCase(text);
    if (titled) continue;
    const after = text.slice(index + word.length, index + word.length + 24);
    const named = OPENS.test(before) ? opensAsName(lower, auxiliary, after, text) : true;
    if (named) (found ??= new Set()).add(index);
  }
  return found ?? NONE;
}

/**
 * At the head of a sentence a capital tells nothing, but an auxiliary stands there in questions alone; a verb of intent in
 * its base form opens no statement, and is a part of the name that follows it.
 */
function opensAsName(lower: string, auxiliary: boolean, after: string, text: string): boolean {
  if (auxiliary) return !text.includes('?');
  return CALLED.test(lower) && /^\s\p{Lu}\p{Ll}/u.test(after);
}

/** `text` with those words blanked, every offset kept: for searches by pattern. */
export function withoutNames(text: string, names: ReadonlySet<number>): string {
  if (names.size === 0) return text;
  let plain = text;
  for (const at of names) {
    const length = /^\p{L}+/u.exec(text.slice(at))?.[0].length ?? 0;
    plain = plain.slice(0, at) + ' '.repeat(length) + plain.slice(at + length);
  }
  return plain;
}
