/**
 * A language tag (BCP 47, RFC 5646) in its canonical form: "PT-br" is "pt-BR". Undefined for what is not well-formed, and
 * for what begins with no language of two or three letters.
 */
export function languageTag(text: string): string | undefined {
  if (!/^[A-Za-z]{2,3}(?:-|$)/.test(text) || text.length > 80) return undefined;
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    // The only answer of the language to a malformed tag.
    return undefined;
  }
}
