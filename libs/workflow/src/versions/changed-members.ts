/** One member of a thing that differs between two versions of it; what was not there before, or is no more, is left out. */
export interface ChangedMember {
  /** JSON Pointer (RFC 6901) into the thing; empty: all of it. */
  readonly member: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The smallest members that differ, in order of their names. A list counts as one member. */
export function changedMembers(before: unknown, after: unknown, at = ''): readonly ChangedMember[] {
  if (isObject(before) && isObject(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .sort()
      .flatMap((name) => changedMembers(before[name], after[name], `${at}/${escaped(name)}`));
  if (sameJson(before, after)) return [];
  return [{ member: at, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

type Members = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function sameJson(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((each, index) => sameJson(each, other[index]));
  if (isObject(one) && isObject(other)) return changedMembers(one, other).length === 0;
  return one === other;
}
