/** Statements found by words: full text and trigrams in PostgreSQL, as a view shows the desk's ledgers. */
import type { Measure, Place, Source, Statement } from '@whence/domain';
import type { CandidateStatement, CandidateStatements, View, WordsAsked } from '@whence/workflow';
import type { DataSource, EntityManager } from 'typeorm';
import { managerOf } from '../changes.js';
import { ledgersRead } from '../ledger/ledgers-read.js';
import { shown } from '../ledger/reading.js';
import { type AskedLexeme, MOST_LEXEMES, MOST_ROWS, selectiveQuery, quoted, weightOf } from './clauses.js';

const DESK_LEDGERS = ledgersRead(1, '$2');

/** Lexemes of a text ($1) and marked ones ($2), and how common each is in a table's column of lexemes ($3, $4). */
const LEXEMES = `
  WITH asked AS (SELECT lexeme FROM unnest(to_tsvector('english', $1)) UNION SELECT unnest($2::text[])),
  common AS (
    SELECT u.lexeme, u.share FROM pg_stats s
    CROSS JOIN LATERAL unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) u(lexeme, share)
    WHERE s.schemaname = current_schema() AND s.tablename = $3 AND s.attname = $4 AND u.lexeme IS NOT NULL
  )
  SELECT a.lexeme, c.share FROM asked a LEFT JOIN common c USING (lexeme) ORDER BY c.share NULLS FIRST, a.lexeme COLLATE "C"`;

const ROWS = `SELECT greatest(reltuples, 1)::float8 AS rows FROM pg_class WHERE oid = 'statement_version'::regclass`;

/** Vocabulary whose names hold one of the words ($3 a tsquery), those that hold most of them first; so many ($4) a kind. */
const NAMED = `
  WITH own AS MATERIALIZED (${DESK_LEDGERS})
  SELECT kind, key FROM (
    SELECT e.kind, e.key, row_number() OVER (PARTITION BY e.kind ORDER BY
      max(ts_rank(to_tsvector('english', vocabulary_names(v.content)), $3::tsquery, 1)) DESC, e.key COLLATE "C") AS place
    FROM vocabulary_version f JOIN vocabulary_entry e ON e.id = f.entry_id
    ${shown('vocabulary_version', 'entry_id', 'e.id', 'v')}
    WHERE to_tsvector('english', vocabulary_names(f.content)) @@ $3::tsquery
      AND e.ledger_id IN (SELECT ledger_id FROM own)
    GROUP BY e.kind, e.key
  ) named WHERE place <= $4 ORDER BY kind, place`;

/** Vocabulary whose names hold a word spelled nearly like one of these ($3). */
const NEARLY_NAMED = `
  WITH own AS MATERIALIZED (${DESK_LEDGERS})
  SELECT DISTINCT e.kind, e.key FROM unnest($3::text[]) asked(word)
  JOIN vocabulary_version f ON vocabulary_names(f.content) %> asked.word
  JOIN vocabulary_entry e ON e.id = f.entry_id AND e.ledger_id IN (SELECT ledger_id FROM own)
  ${shown('vocabulary_version', 'entry_id', 'e.id', 'v')}
  ORDER BY e.kind, e.key LIMIT $4`;

/**
 * Statements that fit ($3 a tsquery), heaviest first by the lexemes that they hold ($4 with weights $5). The index finds
 * every version that ever fitted; the version shown decides.
 */
const FITTING = `
  WITH own AS MATERIALIZED (${DESK_LEDGERS}),
  fitting AS MATERIALIZED (
    SELECT DISTINCT s.id, s.key FROM statement_version f JOIN statement s ON s.id = f.statement_id
    WHERE f.search @@ $3::tsquery AND s.ledger_id IN (SELECT ledger_id FROM own) LIMIT ${4 * MOST_ROWS}
  )
  SELECT fit.key, v.content FROM fitting fit
  ${shown('statement_version', 'statement_id', 'fit.id', 'v')} AND v.search @@ $3::tsquery
  CROSS JOIN LATERAL (
    SELECT sum(l.weight) AS weight FROM unnest($4::text[], $5::float8[]) l(lexeme, weight)
    WHERE v.search @@ l.lexeme::tsquery
  ) shared
  ORDER BY shared.weight DESC, fit.key COLLATE "C" LIMIT $6`;

const BY_KEYS = `
  WITH own AS MATERIALIZED (${DESK_LEDGERS})
  SELECT s.key, v.content FROM statement s ${shown('statement_version', 'statement_id', 's.id', 'v')}
  WHERE s.key = ANY($3::text[]) AND s.ledger_id IN (SELECT ledger_id FROM own) ORDER BY s.key COLLATE "C"`;

const VOCABULARY = `
  SELECT DISTINCT ON (e.kind, e.key) e.kind, e.key, v.content
  FROM (${DESK_LEDGERS}) own
  JOIN unnest($3::text[], $4::text[]) asked(kind, key) ON true
  JOIN vocabulary_entry e ON e.ledger_id = own.ledger_id AND e.kind = asked.kind AND e.key = asked.key
  ${shown('vocabulary_version', 'entry_id', 'e.id', 'v')}
  ORDER BY e.kind, e.key, own.rank, own.ledger_id`;

/** Entries of a kind of vocabulary that are taken as meant by the words. */
const MOST_NAMED = 40;
/** Words that may be misspelled names have at least so many letters. */
const SHORTEST_NAME = 5;
/** Longest text that is looked up; the words of a claim are a sentence or two. */
const LONGEST_TEXT = 10_000;

interface StatementFound {
  readonly key: string;
  readonly content: Statement;
}

export class StoreCandidateStatements implements CandidateStatements {
  constructor(private readonly dataSource: DataSource) {}

  async byWords(view: View, deskId: string, asked: WordsAsked): Promise<readonly CandidateStatement[]> {
    const manager = managerOf(view, this.dataSource);
    const text = asked.text.slice(0, LONGEST_TEXT);
    const keys = await this.named(manager, view, deskId, text);
    const marked = [...keys, ...asked.figures.flatMap(figureLexemes)];
    const lexemes: AskedLexeme[] = (
      (await manager.query(LEXEMES, [text, marked, 'statement_version', 'search'])) as {
        lexeme: string;
        share: number | null;
      }[]
    )
      .map(({ lexeme, share }) => ({ lexeme, share: share ?? undefined }))
      .slice(0, MOST_LEXEMES);
    const counted: { rows: number }[] = await manager.query(ROWS);
    const query = selectiveQuery(lexemes, counted[0]?.rows ?? 1);
    if (query === undefined) return [];
    const found: StatementFound[] = await manager.query(FITTING, [
      view.position,
      deskId,
      query,
      lexemes.map(({ lexeme }) => quoted(lexeme)),
      lexemes.map(weightOf),
      asked.limit,
    ]);
    return this.withVocabulary(manager, view, deskId, found);
  }

  async byKeys(view: View, deskId: string, keys: readonly string[]): Promise<readonly CandidateStatement[]> {
    if (keys.length === 0) return [];
    const manager = managerOf(view, this.dataSource);
    const found: StatementFound[] = await manager.query(BY_KEYS, [view.position, deskId, keys]);
    return this.withVocabulary(manager, view, deskId, found);
  }

  /** Marked lexemes of the vocabulary that the words name, misspelled names too. */
  private async named(manager: EntityManager, view: View, deskId: string, text: string): Promise<string[]> {
    const lexemes: { lexeme: string }[] = await manager.query(
      `SELECT lexeme FROM unnest(to_tsvector('english', $1)) LIMIT ${MOST_LEXEMES}`,
      [text],
    );
    if (lexemes.length === 0) return [];
    const query = lexemes.map(({ lexeme }) => quoted(lexeme)).join(' | ');
    const named: { kind: string; key: string }[] = await manager.query(NAMED, [
      view.position,
      deskId,
      query,
      MOST_NAMED,
    ]);
    const words = [...new Set(text.toLowerCase().match(/\p{L}+/gu) ?? [])].filter(
      (word) => word.length >= SHORTEST_NAME,
    );
    const nearly: { kind: string; key: string }[] = await manager.query(NEARLY_NAMED, [
      view.position,
      deskId,
      words.slice(0, MOST_LEXEMES),
      MOST_NAMED,
    ]);
    return [...new Set([...named, ...nearly].map(({ kind, key }) => `${kind}:${key}`))];
  }

  private async withVocabulary(
    manager: EntityManager,
    view: View,
    deskId: string,
    found: readonly StatementFound[],
  ): Promise<CandidateStatement[]> {
    const wanted = new Map<string, readonly [string, string]>();
    const want = (kind: string, key: string | undefined): void => {
      if (key !== undefined) wanted.set(`${kind}:${key}`, [kind, key]);
    };
    for (const { content } of found) {
      want('source', content.source);
      want('measure', content.content?.measure);
      want('place', content.content?.place);
    }
    const rows: { kind: string; key: string; content: unknown }[] = await manager.query(VOCABULARY, [
      view.position,
      deskId,
      [...wanted.values()].map(([kind]) => kind),
      [...wanted.values()].map(([, key]) => key),
    ]);
    const held = new Map(rows.map(({ kind, key, content }) => [`${kind}:${key}`, content]));
    return found.map(({ content: statement }) => ({
      statement,
      source: held.get(`source:${statement.source}`) as Source | undefined,
      measure: held.get(`measure:${statement.content?.measure}`) as Measure | undefined,
      place: held.get(`place:${statement.content?.place}`) as Place | undefined,
    }));
  }
}

/** Marked lexemes of a number and of those about as large; see the migration that makes them. */
function figureLexemes(value: number): string[] {
  if (!Number.isFinite(value)) return [];
  const step = Math.floor(Math.log(Math.abs(value)) * 20);
  return [`#${plainDigits(value)}`, ...(value === 0 ? [] : [step - 1, step, step + 1].map((one) => `~${one}`))];
}

/** A number without an exponent, as PostgreSQL prints a numeric. */
function plainDigits(value: number): string {
  const [mantissa = '', exponent] = String(value).split('e');
  if (exponent === undefined) return mantissa;
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, '0');
}
