/** What differs between two versions of one thing, member by member. */
import { canonicalJson } from '../../canonical-text.js';
import { byCode } from '../../order.js';

/** One member that two versions hold differently, and the same in words. */
export interface MemberChange extends MemberDifference {
  /** "State: submitted (before: proposed)"; null where the entry's sentence tells it, and where it says nothing to a reader. */
  readonly says: string | null;
}

/** One member that two versions hold differently. */
export interface MemberDifference {
  /** Where it stands: a JSON pointer (RFC 6901). */
  readonly member: string;
  /** Null where the version before did not have it. */
  readonly before: unknown;
  /** Null where the later version no longer has it. */
  readonly after: unknown;
}

/**
 * The members in which two versions differ, in order of their pointers. Objects are compared member by member, however deep;
 * lists and all else are compared, and told, as a whole.
 */
export function memberChanges(before: object, after: object): readonly MemberDifference[] {
  return [...differing('', before, after)].sort((a, b) => byCode(a.member, b.member));
}

function* differing(at: string, before: unknown, after: unknown): Generator<MemberDifference> {
  if (isObject(before) && isObject(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)]))
      yield* differing(
        `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        own(before, name),
        own(after, name),
      );
  } else if (textOf(before) !== textOf(after)) yield { member: at, before: before ?? null, after: after ?? null };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member may be called `toString`. */
function own(held: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(held, name) ? held[name] : undefined;
}

function textOf(value: unknown): string {
  return canonicalJson(value ?? null);
}
