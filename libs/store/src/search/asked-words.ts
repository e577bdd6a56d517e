/** What is typed into the search box as a `tsquery`, and the same with words that are spelled nearly so. */
import type { View } from '@whence/workflow';
import type { EntityManager } from 'typeorm';
import { quoted } from '../candidates/clauses.js';
import { recordedBy } from '../views.js';
import { editsAllowed, editsBetween } from './spelling.js';

/** A `tsquery` in its text form, and the stems of it that a text must or may hold. */
export interface AskedWords {
  readonly query: string;
  readonly stems: readonly string[];
}

/** Whose texts may be looked through, and so whose words may tell how a word is spelled. */
export type WordsOf = 'claim' | 'verdict';

/** Spellings that one word may stand for. */
const MOST_SPELLINGS = 8;
/** Words whose other spellings are looked for; those after them are taken as they are typed. */
const MOST_WORDS = 16;

const STEM = /(!?)'((?:[^'\\]|''|\\.)*)'/g;

/** The stems in the text form of a tsquery. */
export function stemsIn(query: string): readonly string[] {
  return [
    ...new Set(
      [...query.matchAll(STEM)].map(([, , inner = '']) =>
        inner.replace(/''|\\(.)/g, (all, sign: string | undefined) => sign ?? all[0] ?? ''),
      ),
    ),
  ];
}

/** The query with each of its stems, where it is not denied, or any of the other spellings. */
export function withSpellings(query: string, spellings: ReadonlyMap<string, readonly string[]>): string {
  return query.replace(STEM, (whole, not: string, inner: string) => {
    const others = spellings.get(stemsIn(`'${inner}'`)[0] ?? '') ?? [];
    return not !== '' || others.length === 0 ? whole : `( ${[`'${inner}'`, ...others.map(quoted)].join(' | ')} )`;
  });
}

/** Null when nothing is typed that could be looked up: no word, only stop words, or only words that must be absent. */
export async function askedWords(manager: EntityManager, typed: string): Promise<AskedWords | null> {
  const [row]: { query: string; positive: string }[] = await manager.query(
    `SELECT q::text AS query, querytree(q) AS positive FROM websearch_to_tsquery('english'::regconfig, $1) q`,
    [typed],
  );
  if (row === undefined || row.positive === '' || row.positive === 'T') return null;
  return { query: row.query, stems: stemsIn(row.positive) };
}

/**
 * The same question with what its words may be misspelt for, of the words of some texts of the desk: those that none of these
 * texts holds, or all of them where each is held. Null where nothing is spelled nearly so. What is not looked through decides
 * nothing: else an answer would tell which words stand there.
 */
export async function similarWords(
  manager: EntityManager,
  view: View,
  deskId: string,
  { query, stems }: AskedWords,
  texts: readonly WordsOf[],
): Promise<AskedWords | null> {
  const open = stems.filter((stem) => editsAllowed(stem) > 0).slice(0, MOST_WORDS);
  const rows: { asked: string; plain: string; known: boolean; word: string | null; letters: string | null }[] =
    await manager.query(
      `SELECT a.asked, lower(unaccent('unaccent'::regdictionary, a.asked)) AS plain, w.word, w.letters,
         EXISTS (SELECT 1 FROM searched_word k WHERE k.desk_id = $1 AND k.word = a.asked
           AND k.texts = ANY($4) AND ${recordedBy('k', 2)}) AS known
       FROM unnest($3::text[]) a(asked) LEFT JOIN LATERAL words_like($1, a.asked, $2, $4) w ON true`,
      [deskId, view.position, open, texts],
    );
  const unknown = new Set(rows.filter(({ known }) => !known).map(({ asked }) => asked));
  const spellings = new Map<string, readonly string[]>();
  for (const stem of open) {
    if (unknown.size > 0 && !unknown.has(stem)) continue;
    const near = rows.flatMap(({ asked, plain, word, letters }) => {
      if (asked !== stem || word === null || letters === null || word === stem) return [];
      const edits = editsBetween(plain, letters);
      return edits > editsAllowed(plain) ? [] : [{ word, edits }];
    });
    near.sort((a, b) => a.edits - b.edits || (a.word < b.word ? -1 : 1));
    if (near.length > 0)
      spellings.set(
        stem,
        near.slice(0, MOST_SPELLINGS).map(({ word }) => word),
      );
  }
  if (spellings.size === 0) return null;
  return { query: withSpellings(query, spellings), stems: [...stems, ...[...spellings.values()].flat()] };
}
