/** Whom a statement seems to relay: pure. What comes out is suggested, with its reason in words; a person decides. */
import { daysOf } from '@whence/domain';
import type { HopKind, Source, Statement } from '@whence/domain';
import { Matcher } from '@whence/matching';
import type { CandidateStatement } from './candidate-ports.js';
import { AMONG, entryOf, numbersOf } from './candidate-words.js';

export interface LikelyHop {
  readonly to: string;
  readonly kind: Extract<HopKind, 'cites' | 'paraphrases'>;
  readonly because: string;
}

/** How long ago a statement may have been made by a source that is named. News looks back; a year is far. */
const NAMED_DAYS = 366;
/** How long ago, where nobody is named: what is said alike later than that is more likely said anew. */
const UNNAMED_DAYS = 30;
/** So many words in a row, at least, are like words; a number and its noun are not. */
const LIKE_WORDS = 4;
/** An acronym of so many letters is met in its own letters only: "who" is not the WHO. */
const ACRONYM = 5;

interface Prior {
  readonly candidate: CandidateStatement;
  /** Whole days between what was said then and what is said now, 0 or more. */
  readonly days: number;
  readonly named: string | undefined;
  readonly sameFigure: boolean;
  readonly sameMeasure: boolean;
  /** Words in a row that both have, where the matcher holds that both say the same; undefined: it does not. */
  readonly passage: string | undefined;
}

/**
 * Of each source that the statement names, what it most likely relays; where it names none that fits, the one earlier
 * statement that says the same in like words. A figure alone never suffices: two who count get the same figure, too.
 * @param candidates statements found by its words; itself, later ones and those of its own source are left out
 */
export function likelyHops(statement: Statement, candidates: readonly CandidateStatement[]): readonly LikelyHop[] {
  const words = statement.words?.trim() ?? '';
  if (words === '') return [];
  const earlier = candidates.flatMap((candidate) => {
    const days = daysBetween(candidate.statement, statement);
    const own = candidate.statement.source === statement.source || candidate.source?.mergedInto === statement.source;
    return days === undefined || own || candidate.statement.key === statement.key ? [] : [{ candidate, days }];
  });
  const matcher = new Matcher(
    earlier.map(({ candidate }) => entryOf(candidate)),
    AMONG,
  );
  const { found, why } = matcher.rank({ text: words }, earlier.length);
  const passages = new Map(
    found.flatMap(({ index, score }, at) => {
      const { passage } = why(at);
      return score > 0 && passage.split(' ').length >= LIKE_WORDS ? [[index, passage] as const] : [];
    }),
  );
  const priors = earlier.map(({ candidate, days }, index): Prior => {
    const { content } = candidate.statement;
    const { measure } = statement.content ?? {};
    return {
      candidate,
      days,
      named: nameIn(words, candidate.source),
      sameFigure: sharesFigure(statement, candidate.statement),
      sameMeasure: measure !== undefined && content?.measure === measure,
      passage: passages.get(index),
    };
  });
  const cited = bestOfEach(
    priors.filter(({ named, days, ...one }) => named !== undefined && days <= NAMED_DAYS && fits(one)),
  );
  if (cited.length > 0) return cited.map((prior) => hop(prior, 'cites'));
  const [alike] = priors
    .filter(
      ({ days, passage, ...one }) => days <= UNNAMED_DAYS && passage !== undefined && one.sameFigure && one.sameMeasure,
    )
    .sort(likelierFirst);
  return alike === undefined ? [] : [hop(alike, 'paraphrases')];
}

/** Named alone is little: the source has said many things. */
const fits = ({ sameFigure, sameMeasure, passage }: Pick<Prior, 'sameFigure' | 'sameMeasure' | 'passage'>): boolean =>
  sameFigure ? sameMeasure || passage !== undefined : sameMeasure && passage !== undefined;

const likelierFirst = (a: Prior, b: Prior): number =>
  Number(b.sameFigure) - Number(a.sameFigure) ||
  Number(b.passage !== undefined) - Number(a.passage !== undefined) ||
  a.days - b.days ||
  (a.candidate.statement.key < b.candidate.statement.key ? -1 : 1);

function bestOfEach(priors: readonly Prior[]): readonly Prior[] {
  const best = new Map<string, Prior>();
  for (const prior of [...priors].sort(likelierFirst)) {
    const { source } = prior.candidate.statement;
    if (!best.has(source)) best.set(source, prior);
  }
  return [...best.values()];
}

function hop({ candidate, days, named, sameFigure, sameMeasure, passage }: Prior, kind: LikelyHop['kind']): LikelyHop {
  const who = candidate.source?.name ?? candidate.statement.source;
  const when = days === 0 ? 'the same day' : days === 1 ? 'a day before' : `${days} days before`;
  const what = [
    ...(sameFigure ? [`gave the same figure${sameMeasure ? ' on the same measure' : ''}`] : []),
    ...(!sameFigure && sameMeasure ? ['spoke of the same measure'] : []),
    ...(passage === undefined ? [] : [`said it in like words ("${passage}")`]),
  ].join(' and ');
  const because = named === undefined ? `${who} ${what} ${when}` : `it names "${named}"; ${who} ${what} ${when}`;
  return { to: candidate.statement.key, kind, because };
}

/** The name of the source that stands in the words, the longest first; whoever is kept anonymous has none. */
function nameIn(words: string, source: Source | undefined): string | undefined {
  if (source === undefined || source.kind === 'anonymous') return undefined;
  return [source.name, ...source.aliases]
    .filter((name) => name.length > 1)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .find((name) => {
      const exactly = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      return new RegExp(`(?<![\\p{L}\\p{N}])${exactly}(?![\\p{L}\\p{N}])`, name.length <= ACRONYM ? 'u' : 'iu').test(
        words,
      );
    });
}

function sharesFigure(a: Statement, b: Statement): boolean {
  if (a.content === undefined || b.content === undefined) return false;
  const theirs = new Set(numbersOf(b.content));
  return numbersOf(a.content).some((value) => theirs.has(value));
}

/** Undefined where it is not known that one was said before the other, or on the same day. */
function daysBetween(before: Statement, after: Statement): number | undefined {
  const [then, now] = [before.saidOn ?? before.publishedOn, after.saidOn ?? after.publishedOn];
  if (then === undefined || now === undefined) return undefined;
  const [a, b] = [daysOf(then), daysOf(now)];
  if (a.from > b.from || a.to > b.to) return undefined;
  return Math.max(0, Math.round((Date.parse(b.from) - Date.parse(a.to)) / 86_400_000));
}
