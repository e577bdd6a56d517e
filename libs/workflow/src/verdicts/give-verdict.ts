import { textFaults } from '../articles/text-faults.js';
import type { PersonActor } from '../articles/actors.js';
import type { Claims } from '../claims/ports.js';
import { holdClaim, takeStep } from '../claims/review-steps.js';
import type { Desks } from '../desks/ports.js';
import { canBeLookedAt, citedEvidence, type EvidencePorts, type EvidenceWanted } from '../evidence/cited-evidence.js';
import type { Findings } from '../findings/ports.js';
import type { PriorStatements } from '../ledger/ports.js';
import type { Changes } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import type { Fault } from '../refusal.js';
import { refuseOlderWords } from './older-words.js';
import type { Verdict, Verdicts } from './ports.js';

export interface GiveVerdictInput {
  readonly claimId: string;
  /** Key of a rating of the desk's scale. */
  readonly rating: string;
  readonly rationale: string;
  /** Number of the finding that it rests on. */
  readonly finding: number;
  /** Keys of statements. */
  readonly cited: readonly string[];
  readonly evidence?: readonly EvidenceWanted[];
}

/** A person's judgement on a claim, before a second person has seen it. */
export class GiveVerdict {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly claims: Claims;
      readonly findings: Findings;
      readonly verdicts: Verdicts;
      readonly desks: Desks;
      readonly priorStatements: PriorStatements;
    } & EvidencePorts,
  ) {}

  /**
   * Throws `claim-unknown`, `finding-unknown`, `verdict-invalid` (a rating that is not of the scale, no rationale, a cited
   * statement that no ledger of the desk holds), `evidence-missing` for a decisive rating without cited evidence,
   * `finding-overtaken` when the claim was edited after the finding, `review-step-refused` where the claim cannot be judged
   * now.
   */
  run(by: PersonActor, input: GiveVerdictInput): Promise<Verdict> {
    const { changes, claims, findings, verdicts, desks, priorStatements } = this.ports;
    const rationale = input.rationale.trim();
    return changes.make(by, 'give-verdict', async (change) => {
      const claim = await holdClaim(claims, change, by, input.claimId);
      const desk = await desks.one(change, by.deskId);
      if (!desk) throw notFound('desk', by.deskId);
      const rating = desk.policy.ratings.find(({ key }) => key === input.rating);
      const faults: Fault[] = [...textFaults('/rationale', rationale)];
      if (!rating)
        faults.push({
          where: '/rating',
          found: `"${input.rating}"`,
          expected: `one of ${desk.policy.ratings.map(({ key }) => key).join(', ')}`,
        });
      if (rationale === '')
        faults.push({ where: '/rationale', found: 'nothing but blanks', expected: 'why this rating' });
      const cited = [...new Set(input.cited)];
      const held = new Set(await priorStatements.held(change, by.deskId, cited));
      for (const [at, key] of cited.entries())
        if (!held.has(key))
          faults.push({ where: `/cited/${at}`, found: `"${key}"`, expected: 'a statement of the desk’s ledgers' });
      const evidence = await citedEvidence(this.ports, change, by, input.evidence ?? []);
      faults.push(...evidence.faults);
      if (faults.length > 0)
        throw new Refusal('invalid', 'verdict-invalid', 'Found a verdict that cannot be kept.', faults);
      if (rating?.decisive && cited.length === 0 && !evidence.cited.some(canBeLookedAt))
        throw new Refusal(
          'invalid',
          'evidence-missing',
          `Found no cited evidence for "${input.rating}", expected at least one statement, kept page or quote: a decisive rating says whether the claim holds. A rating that leaves it open (${openRatings(desk.policy.ratings)}) needs only a rationale.`,
          [
            {
              where: '/cited',
              found: 'nothing',
              expected: 'keys of statements, or snapshots and excerpts as `evidence`',
            },
          ],
        );
      const finding = await findings.byNumber(change, claim.id, input.finding);
      if (!finding) throw notFound('finding', `${claim.id}/${input.finding}`);
      refuseOlderWords(claim, finding);
      const version = ((await verdicts.list(change, claim.id)).at(-1)?.version ?? 0) + 1;
      const verdict: Verdict = {
        id: change.newId(),
        claimId: claim.id,
        version,
        findingId: finding.id,
        findingNumber: finding.number,
        personId: by.personId,
        deskId: by.deskId,
        deskVersion: desk.version,
        rating: input.rating,
        rationale,
        cited,
        evidence: evidence.cited,
      };
      await takeStep(claims, change, claim, 'give-verdict', { verdictId: verdict.id, findingNumber: finding.number });
      await verdicts.add(change, verdict);
      return verdict;
    });
  }
}

function openRatings(ratings: readonly { readonly key: string; readonly decisive: boolean }[]): string {
  return ratings
    .filter(({ decisive }) => !decisive)
    .map(({ key }) => key)
    .join(', ');
}
