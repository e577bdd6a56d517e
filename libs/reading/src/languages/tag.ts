/** The longest that RFC 5646 (4.4.1) asks software to keep. */
const LONGEST_TAG = 35;

/** Whether words have the form of a language tag ("de", "pt-BR"), whatever language that may be. Source: BCP 47. */
export const isLanguageTag = (words: string): boolean =>
  words.length <= LONGEST_TAG && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(words);
