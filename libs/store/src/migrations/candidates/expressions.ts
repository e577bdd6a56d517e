/**
 * What a version of a statement is found by, as SQL over its columns and content; `traitsOf` of the domain says the same.
 * An index is used only by queries that repeat its expressions: both take them from here. Never change one: an index that
 * stands would no longer be found.
 *
 * The slots of a kind are joined into one text with a letter of its own for each index. So only one index fits a look,
 * and the planner cannot take another one and filter all that it gives.
 */
const SIGN = `E'\\x1f'`;
const joined = (letter: string, parts: readonly string[]): string =>
  `('${letter}' || ${parts.join(` || ${SIGN} || `)})`;

const LEDGER = `split_part(content ->> 'key', '/', 1)`;
const NAMES = [LEDGER, 'measure_key', `coalesce(subject, '')`, `coalesce(place_key, '')`];

export const STATEMENT_KEY = `((content ->> 'key') COLLATE "C")`;
/** The day by which it was out; before all days when it has no date of its own. */
export const DAY = `coalesce(published_to, '-infinity'::date)`;
export const MOMENT = `(coalesce(content #>> '{content,asOf}', content #>> '{content,periodEnd}', content #>> '{content,horizon}', content #>> '{content,periodStart}', content ->> 'saidOn', content ->> 'publishedOn', '') COLLATE "C")`;
export const NUMBER = `(coalesce(content #>> '{content,amount,low,value}', content #>> '{content,amount,high,value}', content #>> '{content,amount,point}')::float8)`;

/** Kinds of statement, by the look that asks for them. */
export const KINDS = {
  about: joined('a', NAMES.slice(0, 3)),
  on: joined('o', NAMES.slice(0, 2)),
  by: joined('b', [LEDGER, 'measure_key', 'source_key']),
  atMoment: joined('m', NAMES),
  ofNumber: joined('n', NAMES),
  anywhere: joined('l', [LEDGER]),
} as const;
export type Kind = keyof typeof KINDS;

/** The text of a kind from expressions for its parts: the ledger's name, the measure, and what else it has. */
export function kindOf(kind: Kind, parts: readonly string[]): string {
  return joined({ about: 'a', on: 'o', by: 'b', atMoment: 'm', ofNumber: 'n', anywhere: 'l' }[kind], parts);
}
