/** How far two spellings are apart, and which of them may be meant for one another. */

/**
 * Letters to put in, leave out, exchange, or swap with their neighbour, to make one word of the other: the optimal string
 * alignment of Damerau (1964). Time and memory grow with the product of the lengths; words are short.
 */
export function editsBetween(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, letter] of a.entries()) {
    const row = [i + 1];
    for (const [j, against] of b.entries()) {
      const change = (last[j] ?? 0) + (letter === against ? 0 : 1);
      let least = Math.min((last[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1, change);
      if (i > 0 && j > 0 && letter === b[j - 1] && a[i - 1] === against)
        least = Math.min(least, (before[j - 1] ?? 0) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Shorter words differ by a letter without meaning the same. */
const SHORTEST = 4;
/** From so many letters on two edits are a misspelling; below it one is. */
const LONG = 8;

/**
 * How many edits of a word leave it recognisable: none below four letters or with a digit (another number is another
 * number), one up to seven, two from eight on. Search engines draw such steps as well (Lucene's `fuzziness: AUTO`), a little
 * more freely: claims are too alike for that.
 */
export function editsAllowed(word: string): number {
  const { length } = [...word];
  if (length < SHORTEST || /\p{N}/u.test(word)) return 0;
  return length < LONG ? 1 : 2;
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether a word is another but for capitals, accents, and the edits that are allowed. */
export function isNear(word: string, asked: string): boolean {
  const [one, other] = [plain(word), plain(asked)];
  return editsBetween(one, other) <= editsAllowed(other);
}

/** Whether each word of what was asked for stands in a name, nearly so. */
export function isSpelledLike(name: string, asked: string): boolean {
  const words = name.match(WORD) ?? [];
  return (asked.match(WORD) ?? []).every((one) => words.some((word) => isNear(word, one)));
}
