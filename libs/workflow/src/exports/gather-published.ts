/** Claims with a published verdict, put together for what is exported of them. */
import type { PublishedAppearance, PublishedClaim, PublishedVerdict, ReviewingDesk } from '@whence/domain';
import type { Articles, RevisionHead } from '../articles/ports.js';
import type { Claims, HeldAppearance } from '../claims/ports.js';
import type { Desks } from '../desks/ports.js';
import type { DeskPolicy } from '../desks/policy.js';
import { ratingIn } from '../desks/rating-names.js';
import type { Findings } from '../findings/ports.js';
import type { View } from '../ports/changes.js';
import { notFound } from '../refusal.js';
import type { HeldVerdict, Verdicts } from '../verdicts/ports.js';

export interface ExportPorts {
  readonly desks: Desks;
  readonly claims: Claims;
  readonly articles: Articles;
  readonly verdicts: Verdicts;
  readonly findings: Findings;
}

/** A desk as its exports name it; one that the view does not hold yet by its present name. Throws `desk-unknown`. */
export async function reviewingDesk({ desks }: Pick<ExportPorts, 'desks'>, view: View, deskId: string) {
  const desk = (await desks.one(view, deskId)) ?? (await desks.one({ position: null }, deskId));
  if (!desk) throw notFound('desk', deskId);
  const { name, homepage, factCheckPage, language } = desk.policy;
  return {
    id: deskId,
    name,
    ...(homepage === undefined ? {} : { homepage }),
    ...(factCheckPage === undefined ? {} : { factCheckPage }),
    ...(language === undefined ? {} : { language }),
  } satisfies ReviewingDesk;
}

/**
 * Those of these claims that belong to the desk and have a published verdict, in order of their ids.
 * @param language in which the ratings are named, BCP 47, where the scale of the verdict has it; the desk's own when absent.
 */
export async function gatherPublished(
  ports: ExportPorts,
  view: View,
  desk: ReviewingDesk,
  claimIds: readonly string[],
  language?: string,
): Promise<readonly PublishedClaim[]> {
  const held = (await ports.claims.some(view, claimIds)).filter(({ deskId }) => deskId === desk.id);
  const verdicts = await ports.verdicts.ofClaims(
    view,
    held.map(({ id }) => id),
  );
  const published = new Map([...verdicts].map(([claimId, all]) => [claimId, all.filter(wasPublished)]));
  const all = [...published.values()].flat();
  const policies = await ports.desks.policies(view, desk.id, [...new Set(all.map(({ deskVersion }) => deskVersion))]);
  const standing = [...published.values()].flatMap((each) => each.at(-1) ?? []);
  const sayings = await ports.findings.sayings(
    view,
    standing.map(({ findingId }) => findingId),
  );
  const revisions = [...new Set(held.flatMap(({ appearances }) => appearances.map(({ revisionId }) => revisionId)))];
  const heads = await ports.articles.heads(view, revisions);
  const wide = await ports.articles.wideTexts(view, revisions);
  return held.flatMap(({ id, step, appearances }): PublishedClaim[] => {
    const versions = (published.get(id) ?? []).map((verdict) => publishedVerdict(verdict, policies, language));
    const last = versions.at(-1);
    const says = sayings.get((published.get(id) ?? []).at(-1)?.findingId ?? '');
    if (last === undefined || says === undefined) return [];
    const shown = appearances.flatMap(
      (each) => publishedAppearance(each, heads.get(each.revisionId), wide.get(each.revisionId)) ?? [],
    );
    return [
      {
        id,
        says,
        desk,
        underReviewAgain: step.state !== 'published' && last.retraction === undefined,
        standing: last,
        earlier: versions.slice(0, -1),
        appearances: shown,
        withheld: appearances.length - shown.length,
      },
    ];
  });
}

type OncePublished = HeldVerdict & { readonly publishedAt: string };

function wasPublished(verdict: HeldVerdict): verdict is OncePublished {
  return verdict.publishedAt !== null;
}

/** Throws TypeError where the rows contradict what the database holds them to. */
function publishedVerdict(
  verdict: OncePublished,
  policies: ReadonlyMap<number, DeskPolicy>,
  wanted: string | undefined,
): PublishedVerdict {
  const { id, version, deskVersion, rationale, cited, findingNumber, personId, givenAt, publishedAt } = verdict;
  const policy = policies.get(deskVersion);
  const rating = policy?.ratings.find(({ key }) => key === verdict.rating);
  if (!policy || !rating) throw new TypeError(`found no rating "${verdict.rating}" in version ${deskVersion} of desk`);
  const approval = verdict.reviews.findLast(({ decision }) => decision !== 'returned');
  if (!approval) throw new TypeError(`found no approval of verdict ${id}, expected one of a published verdict`);
  const { key, claimReview } = rating;
  const { label, meaning, alternateName, language } = ratingIn(policy, rating, wanted);
  return {
    id,
    version,
    rating: {
      key,
      label,
      meaning,
      claimReview: { ...claimReview, alternateName },
      ...(language === undefined ? {} : { language }),
    },
    deskVersion,
    rationale,
    cited,
    finding: findingNumber,
    givenBy: personId,
    approvedBy: approval.personId,
    givenAt,
    publishedAt,
    ...(verdict.correction === null ? {} : { correction: verdict.correction }),
    ...retractionOf(verdict),
  };
}

function retractionOf({ retractions }: HeldVerdict): Pick<PublishedVerdict, 'retraction'> {
  for (const { personId, notice, decision } of retractions)
    if (decision?.decision === 'retracted')
      return { retraction: { at: decision.decidedAt, notice, proposedBy: personId, decidedBy: decision.personId } };
  return {};
}

/**
 * Where readers can find the passage; undefined for a draft, an embargoed piece, and a passage that is gone.
 * @param wide the revision's text, where code points are not code units
 */
function publishedAppearance(
  { health, appearance }: HeldAppearance,
  head: RevisionHead | undefined,
  wide: string | undefined,
): PublishedAppearance | undefined {
  if (head?.content.status !== 'published' || head.newestStatus !== 'published' || health === 'orphaned')
    return undefined;
  const { title, outlet, url, language, publishedOn } = head.content;
  const { start, end } = appearance.passage;
  return {
    key: appearance.key,
    title,
    ...(outlet === undefined ? {} : { outlet }),
    // Links of other kinds have no place on a page that is made of an export.
    ...(url === undefined || !/^https?:\/\//i.test(url) ? {} : { url }),
    ...(language === undefined ? {} : { language }),
    ...(publishedOn === undefined ? {} : { publishedOn }),
    textSha256: head.textSha256,
    passage: appearance.passage,
    codePoints: { start: codePointsBefore(wide, start), end: codePointsBefore(wide, end) },
  };
}

/** @param wide the text; undefined where all of its characters are one code unit each */
const codePointsBefore = (wide: string | undefined, offset: number): number =>
  wide === undefined ? offset : [...wide.slice(0, offset)].length;
