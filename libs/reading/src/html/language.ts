/** The language that a page says it is in. */
import { isLanguageTag } from '../languages/tag.js';
import { languageLinked } from './linked-language.js';
import type { Meta, Outline, Paragraph } from './page.js';

/**
 * Where a page says its language, the first that does going before the others: `lang` of an element around its text; the head's
 * `content-language`; `inLanguage` of the piece in linked data; the `og:locale` by which it is shared.
 */
export const PAGE_LANGUAGE_PLACES = ['lang-attribute', 'content-language', 'in-language', 'og-locale'] as const;

export interface PageLanguage {
  /** BCP 47, as printed; of `og:locale` with hyphens. */
  readonly tag: string;
  readonly from: (typeof PAGE_LANGUAGE_PLACES)[number];
}

/**
 * The language in which most of the piece stands, by the nearest `lang` around each paragraph. An empty `lang` says that the
 * language is not known, and nothing else is asked then, nor where `lang` is no tag: the page has spoken of its text. Source:
 * HTML, 3.2.6.2.
 *
 * Where there is no `lang`, by what the head says, which is less sure of the text the further it stands from it: `content-language`
 * (HTML, 4.2.5.3), what linked data says of the piece (schema.org, `inLanguage`), and the locale of its card where it is shared
 * (Open Graph protocol, `og:locale`), which many systems fill in from the settings of the site. What is no tag, or several, says
 * nothing, and the next is asked.
 */
export function languageOf({ metas, linked }: Outline, piece: readonly Paragraph[]): PageLanguage | undefined {
  const chars = new Map<string | undefined, number>();
  for (const { within, chars: more } of piece) chars.set(within.lang, (chars.get(within.lang) ?? 0) + more);
  const [most] = [...chars].sort(([, one], [, other]) => other - one);
  const said = most?.[0];
  if (said !== undefined) return isLanguageTag(said) ? { tag: said, from: 'lang-attribute' } : undefined;
  const asked = [
    ['content-language', () => pragma(metas)],
    ['in-language', () => languageLinked(linked) ?? only(metas, 'inlanguage')],
    ['og-locale', () => locale(only(metas, 'og:locale'))],
  ] as const;
  for (const [from, saidThere] of asked) {
    const tag = saidThere();
    if (tag !== undefined && isLanguageTag(tag)) return { tag, from };
  }
  return undefined;
}

/** The last one counts; several languages there, parted by commas, tell readers and not the text's. */
function pragma(metas: readonly Meta[]): string | undefined {
  const last = metas.findLast(({ name, content }) => name === 'content-language' && !content.includes(','));
  return last?.content.trim().split(/\s+/)[0];
}

/** What all metas of a name say, if they say one thing. */
function only(metas: readonly Meta[], name: string): string | undefined {
  const said = new Set(metas.flatMap((meta) => (meta.name === name ? [meta.content.trim()] : [])));
  return said.size === 1 ? [...said][0] : undefined;
}

/** Latin America is no country, so that the networks that read `og:locale` gave it a sign that is another's (Laos). */
const SHARED_AS: Readonly<Record<string, string>> = { 'es-la': 'es-419' };

/** `de_DE` is `de-DE`. */
function locale(said: string | undefined): string | undefined {
  const tag = said?.replace('_', '-');
  return tag && (SHARED_AS[tag.toLowerCase()] ?? tag);
}
