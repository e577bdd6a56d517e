/** The language that a page says it is in. */
import { isLanguageTag } from '../languages/tag.js';
import type { Outline, Paragraph } from './page.js';

/** Where a page says its language: `lang` of an element around its text, or the head's `content-language`. */
export const PAGE_LANGUAGE_PLACES = ['lang-attribute', 'content-language'] as const;

export interface PageLanguage {
  /** BCP 47, as printed. */
  readonly tag: string;
  readonly from: (typeof PAGE_LANGUAGE_PLACES)[number];
}

/**
 * The language in which most of the piece stands, by the nearest `lang` around each paragraph, and where there is none, by
 * `content-language`; several languages there, parted by commas, tell readers and not the text's. An empty `lang` says that
 * the language is not known. Source: HTML, 3.2.6.2 and 4.2.5.3. Absent where what is said is no tag.
 */
export function languageOf({ metas }: Outline, piece: readonly Paragraph[]): PageLanguage | undefined {
  const chars = new Map<string | undefined, number>();
  for (const { within, chars: more } of piece) chars.set(within.lang, (chars.get(within.lang) ?? 0) + more);
  const [most] = [...chars].sort(([, one], [, other]) => other - one);
  const said = most?.[0];
  if (said !== undefined) return isLanguageTag(said) ? { tag: said, from: 'lang-attribute' } : undefined;
  const pragma = metas.findLast(({ name, content }) => name === 'content-language' && !content.includes(','));
  const [tag = ''] = pragma?.content.trim().split(/\s+/) ?? [];
  return isLanguageTag(tag) ? { tag, from: 'content-language' } : undefined;
}
