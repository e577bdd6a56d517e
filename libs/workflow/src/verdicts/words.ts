/** What a verdict, and the reading of a second person, must say to be kept. */
import { textFaults } from '../articles/text-faults.js';
import type { Rating } from '../desks/policy.js';
import { canBeLookedAt, citedEvidence } from '../evidence/cited-evidence.js';
import type { CitedEvidence, EvidencePorts, EvidenceWanted } from '../evidence/cited-evidence.js';
import type { DeskActor, PriorStatements } from '../ledger/ports.js';
import type { Change } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import type { Fault } from '../refusal.js';

/** As a person says them. */
export interface SaidWords {
  /** Key of a rating of the scale. */
  readonly rating: string;
  readonly rationale: string;
  /** Keys of statements. */
  readonly cited: readonly string[];
  readonly evidence?: readonly EvidenceWanted[];
}

/** As they are kept. */
export interface VerdictWords extends SaidWords {
  readonly evidence: readonly CitedEvidence[];
}

/**
 * The words as they are kept: the rationale without blanks around it, each cited statement once. Throws `verdict-invalid` (a
 * rating that is not of the scale, no rationale, cited statements or evidence that the desk does not have),
 * `evidence-missing` for a decisive rating without evidence that a second person can look at.
 */
export async function checkedWords(
  ports: { readonly priorStatements: Pick<PriorStatements, 'held'> } & EvidencePorts,
  change: Change,
  by: DeskActor,
  scale: readonly Rating[],
  said: SaidWords,
): Promise<VerdictWords> {
  const rationale = said.rationale.trim();
  const rating = scale.find(({ key }) => key === said.rating);
  const faults: Fault[] = [...textFaults('/rationale', rationale)];
  if (!rating)
    faults.push({
      where: '/rating',
      found: `"${said.rating}"`,
      expected: `one of ${scale.map(({ key }) => key).join(', ')}`,
    });
  if (rationale === '') faults.push({ where: '/rationale', found: 'nothing but blanks', expected: 'why this rating' });
  const cited = [...new Set(said.cited)];
  const held = new Set(await ports.priorStatements.held(change, by.deskId, cited));
  for (const [at, key] of cited.entries())
    if (!held.has(key))
      faults.push({ where: `/cited/${at}`, found: `"${key}"`, expected: 'a statement of the desk’s ledgers' });
  const evidence = await citedEvidence(ports, change, by, said.evidence ?? []);
  faults.push(...evidence.faults);
  if (faults.length > 0)
    throw new Refusal('invalid', 'verdict-invalid', 'Found a verdict that cannot be kept.', faults);
  if (rating?.decisive && cited.length === 0 && !evidence.cited.some(canBeLookedAt))
    throw new Refusal(
      'invalid',
      'evidence-missing',
      `Found no cited evidence for "${said.rating}", expected at least one statement, kept page or quote: a decisive rating says whether the claim holds. A rating that leaves it open (${openRatings(scale)}) needs only a rationale.`,
      [{ where: '/cited', found: 'nothing', expected: 'keys of statements, or snapshots and excerpts as `evidence`' }],
    );
  return { rating: said.rating, rationale, cited, evidence: evidence.cited };
}

function openRatings(scale: readonly Rating[]): string {
  return scale
    .filter(({ decisive }) => !decisive)
    .map(({ key }) => key)
    .join(', ');
}

/** A text that a person must say, without blanks around it. Throws `reason-missing`. */
export function checkedText(where: string, text: string | undefined, expected: string): string {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '')
    throw new Refusal('invalid', 'reason-missing', `Found nothing at ${where}, expected ${expected}.`, [
      { where, found: 'nothing', expected },
    ]);
  return trimmed;
}
