/** What ratings are called in more than one language: BCP 47 tags, and the lookup of RFC 4647, section 3.4. */
import { languageTag } from '@whence/domain';
import type { Fault } from '../refusal.js';

/** A rating in one further language. */
export interface RatingName {
  /** BCP 47, in its canonical spelling: `nb`, `pt-BR`. */
  readonly language: string;
  readonly label: string;
  readonly meaning: string;
}

/** A rating, as far as its names go. */
export interface RatingWithNames {
  readonly key: string;
  readonly label: string;
  readonly meaning: string;
  readonly claimReview: { readonly alternateName: string };
  readonly names?: readonly RatingName[];
}

/** A rating in one language; `language` is undefined where the desk does not say in which it writes. */
export interface NamedRating {
  readonly label: string;
  readonly meaning: string;
  readonly alternateName: string;
  readonly language: string | undefined;
}

/**
 * The rating in the language that is asked for, or in the nearest wider one (`pt` for `pt-BR`); in the desk's own language
 * where it has none of them. In a further language the label is printed in ClaimReview.
 */
export function ratingIn(
  policy: { readonly language?: string },
  rating: RatingWithNames,
  wanted: string | undefined,
): NamedRating {
  const { label, meaning, claimReview, names = [] } = rating;
  const own = { label, meaning, alternateName: claimReview.alternateName, language: policy.language };
  for (const tag of wanted === undefined ? [] : widerTags(wanted)) {
    if (tag === policy.language?.toLowerCase()) return own;
    const found = names.find(({ language }) => language.toLowerCase() === tag);
    if (found) return { ...found, alternateName: found.label };
  }
  return own;
}

/** A tag in lower case and, one subtag after the other taken off its end, those wider than it. */
function widerTags(tag: string): readonly string[] {
  const tags: string[] = [];
  for (let subtags = tag.toLowerCase().split('-'); subtags.length > 0;) {
    tags.push(subtags.join('-'));
    subtags = subtags.slice(0, -1);
    // What is left of an extension (`-u`, `-x`) is no language.
    if (subtags.length > 1 && subtags.at(-1)?.length === 1) subtags = subtags.slice(0, -1);
  }
  return tags;
}

/**
 * What is wrong with the languages of a policy: a tag that is none, one that is named twice, a further language without the
 * desk's own, and a rating that lacks a language which others have: a reader would meet a scale half translated.
 */
export function languageFaults({
  language,
  ratings,
}: {
  readonly language?: string;
  readonly ratings: readonly RatingWithNames[];
}): readonly Fault[] {
  const all = [...new Set(ratings.flatMap(({ names = [] }) => names.map((name) => name.language)))].sort();
  const faults = language === undefined ? [] : tagFaults('/language', language);
  const [first] = all;
  if (language === undefined && first !== undefined)
    faults.push({ where: '/language', found: `nothing, and ratings named in "${first}"`, expected: 'the desk’s own' });
  ratings.forEach(({ key, names = [] }, index) => {
    const where = `/ratings/${index}/names`;
    names.forEach((name, at) => {
      faults.push(...tagFaults(`${where}/${at}/language`, name.language));
      const twice = names.findIndex((other) => other.language === name.language) !== at || name.language === language;
      if (twice)
        faults.push({
          where: `${where}/${at}/language`,
          found: `"${name.language}" a second time`,
          expected: 'each language once; the desk’s own has the label and meaning of the rating itself',
        });
    });
    for (const missing of all.filter((each) => !names.some((name) => name.language === each)))
      faults.push({
        where,
        found: `no name of "${key}" in "${missing}"`,
        expected: 'a name of each rating in each language that any of them has',
      });
  });
  return faults;
}

function tagFaults(where: string, tag: string): Fault[] {
  const canonical = languageTag(tag);
  if (canonical === tag) return [];
  const expected = canonical === undefined ? 'a language tag of BCP 47, such as nb or pt-BR' : `"${canonical}"`;
  return [{ where, found: `"${tag}"`, expected }];
}
