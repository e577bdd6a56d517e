/** Which lexemes to look up, alone or two together, so that about a set number of rows is read. */

/** A lexeme that is looked for, and the share of rows that hold it as far as the statistics tell. */
export interface AskedLexeme {
  readonly lexeme: string;
  /** 0 to 1; undefined for a lexeme that is not among the common ones. */
  readonly share: number | undefined;
}

/** Rows to read at most, by estimate. */
export const MOST_ROWS = 5_000;
/** Lexemes of one question. */
export const MOST_LEXEMES = 64;
/** Lexemes that are not among the common ones are held to stand in so small a share of the rows. */
const RARE = 0.0005;

/** How much a lexeme tells: the logarithm of how few rows hold it. */
export const weightOf = ({ share }: AskedLexeme): number => Math.log(1 / Math.max(share ?? RARE, 1e-6));

/** A lexeme as it stands in the text form of a tsquery. */
export const quoted = (lexeme: string): string => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/**
 * A tsquery over a table of `rows` rows: the rarest lexemes alone, and common ones two and then three together, as many as
 * stay below {@link MOST_ROWS} by estimate. Undefined when nothing is asked for.
 */
export function selectiveQuery(asked: readonly AskedLexeme[], rows: number): string | undefined {
  const shareOf = ({ share }: AskedLexeme): number => share ?? RARE;
  const rising = [...asked].sort((a, b) => shareOf(a) - shareOf(b) || (a.lexeme < b.lexeme ? -1 : 1));
  const clauses: string[] = [];
  let left = MOST_ROWS;
  const common: AskedLexeme[] = [];
  for (const one of rising) {
    const expected = shareOf(one) * rows;
    if (expected <= left) {
      left -= expected;
      clauses.push(quoted(one.lexeme));
    } else common.push(one);
  }
  // Lexemes are no more independent than words are; common ones of one text stand together more often than chance.
  for (const together of [...combinations(common, 2), ...combinations(common, 3)]) {
    const expected = 3 * rows * together.reduce((share, one) => share * shareOf(one), 1);
    if (expected > left) continue;
    left -= expected;
    clauses.push(`(${together.map(({ lexeme }) => quoted(lexeme)).join(' & ')})`);
  }
  // Everything is common: the rarest few together are the best there is.
  if (clauses.length === 0 && common.length > 0)
    clauses.push(
      common
        .slice(0, 4)
        .map(({ lexeme }) => quoted(lexeme))
        .join(' & '),
    );
  return clauses.length === 0 ? undefined : clauses.join(' | ');
}

/** Common lexemes that are looked up together: pairs and triples of more would be too many clauses. */
const MOST_COMMON = 10;

function combinations(of: readonly AskedLexeme[], size: 2 | 3): AskedLexeme[][] {
  const few = of.slice(0, MOST_COMMON);
  const found: AskedLexeme[][] = [];
  for (const [i, a] of few.entries())
    for (const [j, b] of few.entries()) {
      if (j <= i) continue;
      if (size === 2) found.push([a, b]);
      else for (const c of few.slice(j + 1)) found.push([a, b, c]);
    }
  return found;
}
