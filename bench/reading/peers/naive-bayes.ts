/** The plain baseline of check-worthiness: multinomial naive Bayes over lower-case words, one more than each count. */

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];

/** Trains on texts with their class; the result says whether a text is likelier to be of it than not. */
export function naiveBayes(
  examples: readonly { readonly text: string; readonly truth: boolean }[],
): (text: string) => boolean {
  const counts = [new Map<string, number>(), new Map<string, number>()] as const;
  const [texts, totals] = [
    [0, 0],
    [0, 0],
  ];
  const vocabulary = new Set<string>();
  for (const { text, truth } of examples) {
    const side = truth ? 1 : 0;
    texts[side]!++;
    for (const word of wordsOf(text)) {
      counts[side].set(word, (counts[side].get(word) ?? 0) + 1);
      totals[side]!++;
      vocabulary.add(word);
    }
  }
  const likelihood = (side: 0 | 1, words: readonly string[]): number =>
    words.reduce(
      (sum, word) => sum + Math.log(((counts[side].get(word) ?? 0) + 1) / (totals[side]! + vocabulary.size)),
      Math.log(texts[side]! / examples.length),
    );
  return (text) => {
    const words = wordsOf(text).filter((word) => vocabulary.has(word));
    return likelihood(1, words) > likelihood(0, words);
  };
}
