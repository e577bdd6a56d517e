/**
 * Two people who change the same thing at once: the one who comes second is told what the first one did, and nothing of
 * theirs is written. What a person had before them travels with who they are (`startsFrom`, from `If-Match`), and is
 * compared while the thing is held, so that nobody writes between the comparison and the change.
 */
import type { Actor, Change } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import { changedMembers } from './changed-members.js';
import type { ChangedMember } from './changed-members.js';
import type { PastVersion, PastVersions, VersionedThing } from './ports.js';

/** One thing, its version by now, and where its members stand in what is read of the whole. */
export interface HeldVersion {
  readonly thing: VersionedThing;
  readonly version: number;
}

/** The tag of a thing's versions, without quotes: `v3`, and `v3.7` of one whose content and review are versioned apart. */
export function versionTag(versions: readonly number[]): string {
  return `v${versions.join('.')}`;
}

/** The versions of a tag; undefined: it is none of ours. */
export function versionsOf(tag: string): readonly number[] | undefined {
  if (!/^v[1-9]\d{0,8}(?:\.[1-9]\d{0,8})*$/.test(tag)) return undefined;
  return tag.slice(1).split('.').map(Number);
}

/**
 * Throws `precondition-failed` unless what the actor had before them is what is held. Call it while the thing is held.
 * @param held the thing by now, in the order of its tag; empty: it is not there.
 * @param compared how many of them the change is about, from the first; all when left out.
 */
export async function refuseOvertaken(
  versions: PastVersions,
  change: Change,
  { startsFrom, deskId }: Actor,
  held: readonly HeldVersion[],
  compared = held.length,
): Promise<void> {
  if (startsFrom === undefined) return;
  const exists = held.length > 0;
  const { tags, mayRead } = startsFrom;
  if (exists && tags.includes('*')) return;
  const seen = tags.flatMap((tag) => {
    const numbers = versionsOf(tag);
    return numbers?.length === held.length ? [numbers] : [];
  });
  const fits = (numbers: readonly number[]) =>
    held.slice(0, compared).every(({ version }, index) => numbers[index] === version);
  if (exists && seen.some(fits)) return;
  const tag = exists ? versionTag(held.map(({ version }) => version)) : null;
  throw new Refusal(
    'precondition',
    'precondition-failed',
    exists
      ? `Found ${tag ?? ''} of it, expected what If-Match names: somebody changed it meanwhile. Nothing was written.`
      : 'Found nothing there, expected what If-Match names. Nothing was written.',
    [],
    {
      currentVersion: held[0]?.version ?? null,
      currentTag: tag === null ? null : `"${tag}"`,
      ...(mayRead && seen[0] !== undefined ? await changesSince(versions, change, held, seen[0], deskId ?? null) : {}),
    },
  );
}

/** What became of a thing since a version of it: its members that differ, and who made the versions since, when. */
export interface ChangedSince {
  readonly changed: readonly ChangedMember[];
  readonly versions: readonly (Omit<PastVersion, 'content'> & { readonly of: string })[];
}

/**
 * @param seen the versions of `held` that somebody had before them; one that never was is told nothing about
 * @param deskId whose people ask; to be told for things of a ledger
 */
export async function changesSince(
  versions: PastVersions,
  change: Change,
  held: readonly HeldVersion[],
  seen: readonly number[],
  deskId: string | null = null,
): Promise<ChangedSince> {
  const changed: ChangedMember[] = [];
  const made: ChangedSince['versions'][number][] = [];
  for (const [index, { thing, version }] of held.entries()) {
    const from = seen[index];
    if (from === undefined || from >= version) continue;
    const past = await versions.since(change, thing, from, deskId);
    const [first] = past;
    const last = past.at(-1);
    if (first?.version !== from || last === undefined) continue;
    changed.push(...changedMembers(first.content, last.content));
    made.push(...past.slice(1).map(({ content: _told, ...rest }) => ({ of: thing.kind, ...rest })));
  }
  return { changed, versions: made };
}

/**
 * Throws `version-missing` when a person says neither by a version nor by a tag what they had before them: of a thing that is
 * written as a whole, whatever somebody else wrote meanwhile would be lost without a word.
 */
export function requireStart({ startsFrom }: Actor, version: number | undefined): void {
  if (version !== undefined || startsFrom !== undefined) return;
  throw new Refusal(
    'invalid',
    'version-missing',
    'Found neither `version` nor If-Match, expected one of them: what the change starts from.',
    [{ where: '/version', found: 'nothing', expected: 'the version that the change starts from, or If-Match' }],
  );
}
