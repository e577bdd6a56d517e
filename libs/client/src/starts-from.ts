/** Changes that are refused when somebody else was first: `If-Match` from what was read, and what the loser is told. */
import { ProblemError } from './problem-error.js';

/** Anything that was read and has versions: a claim, a desk, a source, a subscriber. */
export interface VersionedAnswer {
  readonly version: number;
  /** Of a claim: its review is versioned apart. */
  readonly reviewVersion?: number;
}

/**
 * The header of a change that starts from what was read: `params: { path, header: startsFrom(claim) }`. The answer of a change
 * does as well as that of a read, so changes can follow one another.
 */
export function startsFrom({ version, reviewVersion }: VersionedAnswer): { readonly 'If-Match': string } {
  return { 'If-Match': `"v${[version, ...(reviewVersion === undefined ? [] : [reviewVersion])].join('.')}"` };
}

/** What somebody else did to a thing since it was read. */
export interface Overtaken {
  /** For the next attempt, as `If-Match`; null: the thing is not there. */
  readonly currentTag: string | null;
  /** JSON Pointers to the members that differ; empty when the key may not read the thing. */
  readonly changed: readonly { readonly member: string; readonly before?: unknown; readonly after?: unknown }[];
  /** Who made which version since, and when (ISO 8601). */
  readonly versions: readonly {
    readonly of: string;
    readonly version: number;
    readonly personId: string | null;
    readonly at: string;
  }[];
}

/** What an error tells of a change that came second; undefined when it is another error. */
export function overtakenBy(error: unknown): Overtaken | undefined {
  if (!(error instanceof ProblemError) || error.code !== 'precondition-failed') return undefined;
  const { currentTag = null, changed = [], versions = [] } = error.problem as Partial<Overtaken>;
  return { currentTag, changed, versions };
}
