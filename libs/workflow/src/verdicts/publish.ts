/** The last step of a verdict on its way to readers. */
import { effectiveKey, materialDifference } from '@whence/domain';
import { textFaults } from '../articles/text-faults.js';
import type { HeldClaim } from '../claims/ports.js';
import type { Desks } from '../desks/ports.js';
import type { Findings } from '../findings/ports.js';
import type { PriorStatements } from '../ledger/ports.js';
import type { Events } from '../newsroom/ports.js';
import type { Change } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import { refuseOlderWords } from './older-words.js';
import type { HeldVerdict, Verdict, Verdicts } from './ports.js';

export interface PublishPorts {
  readonly findings: Findings;
  readonly verdicts: Verdicts;
  readonly desks: Desks;
  readonly events: Events;
  readonly priorStatements: Pick<PriorStatements, 'vocabulary'>;
}

/**
 * Throws `finding-overtaken` for a verdict on a claim that was edited since, or on a finding from which a later one differs
 * materially: it would be reopened as it appears.
 */
export async function refuseOvertaken(
  { findings, priorStatements }: Pick<PublishPorts, 'findings' | 'priorStatements'>,
  change: Change,
  claim: HeldClaim,
  verdict: Pick<Verdict, 'claimId' | 'findingNumber'>,
): Promise<void> {
  const cited = await findings.byNumber(change, verdict.claimId, verdict.findingNumber);
  if (cited) refuseOlderWords(claim, cited);
  const last = await findings.latest(change, verdict.claimId);
  if (!cited || !last || last.number === cited.number) return;
  const { sources } = await priorStatements.vocabulary(change, claim.deskId);
  const { material, changes } = materialDifference(cited.finding, last.finding, (key) => effectiveKey(key, sources));
  if (material)
    throw new Refusal(
      'conflict',
      'finding-overtaken',
      `Found finding ${last.number}, which differs materially from finding ${cited.number} that the verdict rests on; expected the verdict to be returned and given anew.`,
      [],
      { finding: last.number, changes },
    );
}

/**
 * What readers are to be told of a verdict that takes the place of another; null when nothing is said. Throws
 * `correction-invalid` for blanks, for text that cannot be kept, and where no verdict was published before.
 */
export function checkedCorrection(given: readonly HeldVerdict[], text: string | undefined): string | null {
  if (text === undefined) return null;
  const correction = text.trim();
  const where = '/correction';
  const faults = [...textFaults(where, correction)];
  if (correction === '') faults.push({ where, found: 'nothing but blanks', expected: 'what was corrected' });
  if (!given.some(({ publishedAt }) => publishedAt !== null))
    faults.push({ where, found: 'a correction', expected: 'none: no verdict on the claim was published before' });
  if (faults.length === 0) return correction;
  throw new Refusal('invalid', 'correction-invalid', 'Found a correction that cannot be published.', faults);
}

/** Publishes a verdict that two people stand behind, and tells subscribers. */
export async function publishVerdict(
  { verdicts, desks, findings, events }: PublishPorts,
  change: Change,
  verdict: Verdict,
  correction: string | null,
): Promise<void> {
  await verdicts.publish(change, verdict, correction);
  const policies = await desks.policies(change, verdict.deskId, [verdict.deskVersion]);
  const finding = await findings.byNumber(change, verdict.claimId, verdict.findingNumber);
  const rating = policies.get(verdict.deskVersion)?.ratings.find(({ key }) => key === verdict.rating);
  await events.add(change, {
    deskId: verdict.deskId,
    type: 'verdict.published',
    content: {
      claimId: verdict.claimId,
      version: verdict.version,
      rating: verdict.rating,
      label: rating?.label ?? verdict.rating,
      rationale: verdict.rationale,
      cited: verdict.cited,
      findingNumber: verdict.findingNumber,
      ...(correction === null ? {} : { correction }),
      ...(finding ? { says: finding.finding.claim.says } : {}),
    },
  });
}

/** The verdict as it is held after a change. */
export async function heldVerdict(
  verdicts: Verdicts,
  change: Change,
  claimId: string,
  id: string,
): Promise<HeldVerdict> {
  const held = (await verdicts.list(change, claimId)).find((each) => each.id === id);
  if (!held) throw new TypeError(`found no verdict ${id}, expected the one that was just written`);
  return held;
}
