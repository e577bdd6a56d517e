import { PAGE_LANGUAGE_PLACES, type PageLanguage } from '@whence/reading';

/** Who told the language of a text: whoever sent it, or the page by an attribute or in its head. */
export const LANGUAGE_PLACES = ['declared', ...PAGE_LANGUAGE_PLACES] as const;

/** The language by which a text is read. */
export interface LanguageTaken {
  /** BCP 47. */
  readonly language: string;
  readonly languageFrom: (typeof LANGUAGE_PLACES)[number];
}

/** What is declared goes before what the page says of itself: whoever sends a text knows it, and a template may not. */
export function languageTaken(declared: string | undefined, page?: PageLanguage): LanguageTaken | undefined {
  if (declared !== undefined) return { language: declared, languageFrom: 'declared' };
  return page && { language: page.tag, languageFrom: page.from };
}
