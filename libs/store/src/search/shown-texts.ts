/** Why a thing was found: the parts of its texts that hold the words. */
import type { FoundText } from '@whence/workflow';
import type { EntityManager } from 'typeorm';
import type { AskedWords } from './asked-words.js';
import { marksIn, partOf, wordsOf } from './found-text.js';
import { isNear } from './spelling.js';

/** Texts that are shown of one thing. */
const MOST_TEXTS = 5;

/** Texts of a thing, with what tells them apart. */
export interface TextRow<In extends string> {
  readonly of: string;
  readonly in: In;
  readonly key: string | null;
  readonly version: number | null;
  readonly texts: readonly (string | null)[];
  /** Names of one thing: the first that shows the words is enough, and it may be spelled nearly so. */
  readonly isName: boolean;
}

/** The parts of each thing's texts that show the words, in the order of the rows, at most five of each. */
export async function shownTexts<In extends string>(
  manager: EntityManager,
  typed: string,
  asked: AskedWords,
  rows: readonly TextRow<In>[],
): Promise<ReadonlyMap<string, readonly FoundText<In>[]>> {
  const found = new Map<string, FoundText<In>[]>();
  if (rows.length === 0) return found;
  const words = [...new Set(rows.flatMap(({ texts }) => texts.flatMap((text) => wordsOf(text ?? ''))))];
  const same: { word: string }[] = await manager.query(
    `SELECT word FROM unnest($1::text[]) a(word)
     WHERE tsvector_to_array(to_tsvector('english'::regconfig, word)) && $2::text[]`,
    [words, asked.stems],
  );
  const held = new Set(same.map(({ word }) => word));
  for (const row of rows) {
    const of = found.get(row.of) ?? [];
    found.set(row.of, of);
    of.push(...partsOf(row, (word) => held.has(word), typed).slice(0, Math.max(MOST_TEXTS - of.length, 0)));
  }
  return found;
}

/** The texts of a row that show the words; of names the first that does. */
function partsOf<In extends string>(
  { in: kind, key, version, texts, isName }: TextRow<In>,
  isAsked: (word: string) => boolean,
  typed: string,
): FoundText<In>[] {
  const near = typed.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const parts = texts.flatMap((text) => {
    if (text === null) return [];
    const exact = marksIn(text, isAsked);
    const marks = exact.length > 0 || !isName ? exact : marksIn(text, (word) => near.some((one) => isNear(word, one)));
    return marks.length === 0 ? [] : [{ in: kind, key, version, ...partOf(text, marks) } as const];
  });
  return isName ? parts.slice(0, 1) : parts;
}
