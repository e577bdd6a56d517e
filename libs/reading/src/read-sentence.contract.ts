/** What single sentences say, for tests with tables of them. They are as of a page of Friday, 17 October 2025. */
import { readText, type ReadFigure } from './index.js';

export const PUBLISHED = '2025-10-17';
export const read = (text: string) => readText(text, { published: PUBLISHED });

/** The figure that is printed so. */
export function figure(text: string, printed: string): ReadFigure {
  const { figures } = read(text);
  const found = figures.find((one) => one.text === printed);
  if (!found) throw new Error(`found ${figures.map((one) => one.text).join(', ')}, expected ${printed}`);
  return found;
}

/** "40 euro", "3 child": the numbers that are claimed, in what unit and of what. */
export const claimed = (text: string): string[] => {
  const { claims, figures } = read(text);
  return claims.flatMap(({ figure: at }) => {
    const one = at === undefined ? undefined : figures[at];
    return one ? [[String(one.value), one.unit?.lemma, one.counted?.lemma].filter(Boolean).join(' ')] : [];
  });
};

/** The words of those who are said to have said it, for the claim on the number that is printed so. */
export function saidBy(text: string, printed: string): readonly string[] {
  const { claims, figures } = read(text);
  const claim = claims.find(({ figure: at }) => at !== undefined && figures[at]?.text === printed);
  if (!claim) throw new Error(`found no claim on ${printed} in "${text}"`);
  return claim.stated.map(({ full, text: words }) => full?.text ?? words);
}
