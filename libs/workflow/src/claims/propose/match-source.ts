/** Hands named on a page, matched with the sources that the vocabulary knows by exactly that name. */
import type { Source, StatedSource, Vocabulary } from '@whence/domain';
import type { ReadSource } from '@whence/reading';
import type { LooseLink } from '../ports.js';
import { NameIndex } from './names.js';

export class SourceNames {
  private readonly index: NameIndex<Source>;

  constructor(vocabulary: Vocabulary) {
    const named = [...vocabulary.sources.values()].filter(({ kind }) => kind !== 'anonymous');
    this.index = new NameIndex(named, namesOf);
  }

  /** The one source of exactly this name, alias or acronym; `undefined` when there is none, or more than one. */
  named(printed: string): Source | undefined {
    const found = this.index.of(printed);
    return found.length === 1 ? found[0] : undefined;
  }

  /** Every source of this name. */
  all(printed: string): readonly Source[] {
    return this.index.of(printed);
  }
}

/** A person's name often stands with an office behind a comma; the name alone is theirs too. */
function namesOf(source: Source): readonly string[] {
  const before = source.kind === 'person' ? /^([^,]{3,}),/.exec(source.name)?.[1] : undefined;
  return [source.name, ...source.aliases, ...(before === undefined ? [] : [before])];
}

export interface MatchedSource {
  readonly stated: StatedSource;
  readonly loose?: LooseLink;
}

/**
 * One hand as the page words it. A printed acronym decides where the printed name is not known; that the acronym stands
 * for another name is then noted (DESIGN, Differences: source misnamed).
 */
export function matchSource(read: ReadSource, names: SourceNames): MatchedSource {
  const { text, kind, start, end } = read;
  const base: StatedSource = { text, kind, span: { start, end } };
  if (kind !== 'named') return { stated: base };
  const name = read.name ?? (read.acronym === undefined ? text : undefined);
  const byName = name === undefined ? undefined : names.named(name);
  const byAcronym = read.acronym === undefined ? undefined : names.named(read.acronym);
  if (byAcronym && name !== undefined && byName?.key !== byAcronym.key) {
    const oddities = [{ kind: 'name-acronym-mismatch', printed: name, expected: byAcronym.name }] as const;
    if (byName === undefined) return { stated: { ...base, source: byAcronym.key, oddities } };
    return {
      stated: { ...base, oddities },
      loose: loose(text, [byName, byAcronym], 'the printed name and the printed acronym are two sources'),
    };
  }
  const found = byName ?? byAcronym ?? names.named(text);
  if (found) return { stated: { ...base, source: found.key } };
  const several = [name, read.acronym, text].flatMap((printed) => (printed === undefined ? [] : names.all(printed)));
  if (several.length > 1) return { stated: base, loose: loose(text, several, 'several sources have this name') };
  return { stated: base };
}

function loose(words: string, sources: readonly Source[], because: string): LooseLink {
  return { slot: 'source', words, candidates: [...new Set(sources.map(({ key }) => key))].sort(), because };
}

/** Key of the outlet of exactly this name. */
export function matchOutlet(outlet: string | undefined, names: SourceNames): string | undefined {
  if (outlet === undefined) return undefined;
  const found = names.named(outlet);
  return found?.kind === 'outlet' || found?.kind === 'body' ? found.key : undefined;
}
