/** Hands named on a page, matched with the sources that the vocabulary knows by exactly that name. */
import type { PartialDate, Source, StatedSource, Vocabulary } from '@whence/domain';
import type { ReadSource } from '@whence/reading';
import type { LooseLink } from '../ports.js';
import { sourceWanted, type Wanted } from '../../vocabulary/proposed-entries.js';
import { bareKey, bareKeys, partedName } from './country-names.js';
import { namesHeld, sayHeld } from './dated-names.js';
import { NameIndex, nameKey } from './names.js';

export class SourceNames {
  private readonly index: NameIndex<Source>;
  /** By the name without the country, for the sources whose country is known. */
  private readonly atHome = new Map<string, Source[]>();

  private readonly lapsedIndex: NameIndex<Source>;

  /** @param published the day, month or year of the page; a page without one is taken to be of any day */
  constructor(
    readonly vocabulary: Vocabulary,
    private readonly published?: PartialDate,
  ) {
    const all = [...vocabulary.sources.values()].filter(({ kind }) => kind !== 'anonymous');
    const named = all.map((source) => namesHeld(source, published));
    this.index = new NameIndex(named, namesOf);
    this.lapsedIndex = new NameIndex(named, ({ aliases, names = [] }) =>
      names.map(({ name }) => name).filter((name) => !aliases.includes(name)),
    );
    for (const source of named)
      if (source.country !== undefined)
        for (const key of bareKeys(source)) this.atHome.set(key, [...(this.atHome.get(key) ?? []), source]);
  }

  /** The one source of exactly this name, alias or acronym; `undefined` when there is none, or more than one. */
  named(printed: string): Source | undefined {
    return only(this.all(printed));
  }

  /** Every source of this name. */
  all(printed: string): readonly Source[] {
    return this.index.of(printed);
  }

  /** Sources that had this name, but not when the page came out. */
  lapsed(printed: string): readonly Source[] {
    return this.lapsedIndex.of(printed);
  }

  /**
   * On a page without a date: when the source had this name, in words, where it had it for a time only. Undefined: there is
   * nothing to say.
   */
  timeOf(key: string, printed: readonly string[]): string | undefined {
    const source = this.vocabulary.sources.get(key);
    if (this.published !== undefined || source === undefined) return undefined;
    const keys = new Set(printed.map(nameKey));
    if ([source.name, ...source.aliases].some((name) => keys.has(nameKey(name)))) return undefined;
    const timed = (source.names ?? []).find(
      ({ name, from, to }) => (from !== undefined || to !== undefined) && keys.has(nameKey(name)),
    );
    return timed && `the page has no date; "${timed.name}" was the name of ${source.name} ${sayHeld(timed)}`;
  }

  /** Every source that has this name at home, where its country need not be said. */
  called(printed: string): readonly Source[] {
    return this.atHome.get(bareKey(printed)) ?? [];
  }
}

function only(sources: readonly Source[]): Source | undefined {
  return sources.length === 1 ? sources[0] : undefined;
}

/** A person's name often stands with an office behind a comma; the name alone is theirs too. */
function namesOf(source: Source): readonly string[] {
  const before = source.kind === 'person' ? /^([^,]{3,}),/.exec(source.name)?.[1] : undefined;
  return [source.name, ...source.aliases, ...(before === undefined ? [] : [before])];
}

export interface MatchedSource {
  readonly stated: StatedSource;
  readonly loose?: LooseLink;
  /** Whom no source of the vocabulary may be: a person decides whether one is made. */
  readonly wanted?: Wanted;
  /** What a reviewer must know of how the source was found. */
  readonly because?: string;
}

/**
 * One hand as the page words it. A name that is printed with a country is the source of that country which has the name
 * at home. A printed acronym decides where the printed name is not known; that the acronym stands for another name is
 * then noted (DESIGN, Differences: source misnamed). A source of another country than the printed one never fits. A name
 * that a source had for a time fits pages of that time, and pages without a date, of which it is said.
 */
export function matchSource(read: ReadSource, names: SourceNames): MatchedSource {
  const matched = matchNamed(read, names);
  const { source } = matched.stated;
  const printed = [read.text, read.name, read.acronym].filter((name) => name !== undefined);
  if (source !== undefined) {
    const because = names.timeOf(source, printed);
    return because === undefined ? matched : { ...matched, because };
  }
  if (read.kind !== 'named' || matched.loose !== undefined) return matched;
  const lapsed = [...new Set(printed.flatMap((name) => names.lapsed(name)))];
  if (lapsed.length > 0)
    return {
      ...matched,
      loose: loose(matched.stated.text, lapsed, 'the name was in use, but not when the page came out'),
    };
  const wanted = sourceWanted(read, names.vocabulary);
  return wanted === undefined ? matched : { ...matched, wanted };
}

const PRONOUN = /^(?:it|he|she|they|we|i)$/i;

/** Where the passage has a pronoun, the words of the page for which it stands: "it did say so" names nobody. */
const wordsOf = (read: ReadSource): { readonly text: string; readonly start: number; readonly end: number } =>
  read.full !== undefined && PRONOUN.test(read.text) ? read.full : read;

/** "The aid group Lifeline": a name behind the words that tell what it is; no preposition stands between. */
const INTRODUCED =
  /^(?:[Tt]he |[Aa]n? |[Ii]ts )?(?:(?!(?:of|in|for|at|from|on|near|and|to|with|by|under) )\p{Ll}[\p{L}-]*['’]?s? ){1,5}(\p{Lu}.*)$/u;

function matchNamed(read: ReadSource, names: SourceNames): MatchedSource {
  const { kind } = read;
  const { text, start, end } = wordsOf(read);
  const base: StatedSource = { text, kind, span: { start, end } };
  if (kind !== 'named') return { stated: base };
  const name = read.name ?? (read.acronym === undefined ? text : undefined);
  const home = name === undefined ? undefined : partedName(name);
  const fits = (source: Source): boolean =>
    home === undefined || source.country === undefined || source.country === home.country;
  const ofName = name === undefined ? [] : names.all(name);
  const atHome = home === undefined ? [] : names.called(home.rest).filter(({ country }) => country === home.country);
  const byName = only(ofName) ?? only(atHome);
  const ofAcronym = read.acronym === undefined ? [] : names.all(read.acronym);
  const byAcronym = only(ofAcronym.filter(fits));
  if (byAcronym && name !== undefined && byName?.key !== byAcronym.key) {
    if (byName === undefined && bareKeys(byAcronym).has(bareKey(name)))
      return { stated: { ...base, source: byAcronym.key } };
    const oddities = [{ kind: 'name-acronym-mismatch', printed: name, expected: byAcronym.name }] as const;
    if (byName === undefined) return { stated: { ...base, source: byAcronym.key, oddities } };
    return {
      stated: { ...base, oddities },
      loose: loose(text, [byName, byAcronym], 'the printed name and the printed acronym are two sources'),
    };
  }
  const introduced = INTRODUCED.exec(text)?.[1];
  const byIntroduced = introduced === undefined ? undefined : only(names.all(introduced).filter(fits));
  const found = byName ?? byAcronym ?? only(names.all(text).filter(fits)) ?? byIntroduced;
  if (found) return { stated: { ...base, source: found.key } };
  const several = [...ofName, ...ofAcronym, ...names.all(text), ...atHome].filter(fits);
  if (several.length > 1) return { stated: base, loose: loose(text, several, 'several sources have this name') };
  const elsewhere = name === undefined || home !== undefined ? [] : names.called(name);
  if (elsewhere.length > 0)
    return {
      stated: base,
      loose: loose(text, [...several, ...elsewhere], 'the page does not say of which country it is'),
    };
  const foreign = ofAcronym.filter((source) => !fits(source));
  if (foreign.length > 0)
    return { stated: base, loose: loose(text, foreign, 'the printed acronym is known of another country') };
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
