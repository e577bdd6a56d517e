import { textFaults } from '../articles/text-faults.js';
import type { PersonActor } from '../articles/actors.js';
import { citedEvidence, type EvidencePorts, type EvidenceWanted } from '../evidence/cited-evidence.js';
import type { Changes } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import type { Fault } from '../refusal.js';
import type { Claims, Observation, ObservationKind } from './ports.js';
import { claimOfDesk } from './review-steps.js';

/** Sets a person's typed remark beside the finding. */
export class ObserveClaim {
  constructor(private readonly ports: { readonly changes: Changes; readonly claims: Claims } & EvidencePorts) {}

  /** Throws `claim-unknown`, `observation-invalid`. */
  async run(
    by: PersonActor,
    input: {
      readonly claimId: string;
      readonly kind: ObservationKind;
      readonly text: string;
      readonly cited: readonly string[];
      readonly evidence?: readonly EvidenceWanted[];
    },
  ): Promise<Observation> {
    const { changes, claims } = this.ports;
    const text = input.text.trim();
    const faults = [
      ...textFaults('/text', text),
      ...(text === '' ? [{ where: '/text', found: 'nothing but blanks', expected: 'the remark' }] : []),
      ...input.cited.flatMap((cited, at) => textFaults(`/cited/${at}`, cited)),
    ];
    if (faults.length > 0) throw invalid(faults);
    return changes.make(by, 'observe-claim', async (change) => {
      const claim = await claimOfDesk(claims, change, by, input.claimId);
      const evidence = await citedEvidence(this.ports, change, by, input.evidence ?? []);
      if (evidence.faults.length > 0) throw invalid(evidence.faults);
      const observation: Observation = {
        id: change.newId(),
        claimId: claim.id,
        personId: by.personId,
        kind: input.kind,
        text,
        cited: input.cited,
        evidence: evidence.cited,
      };
      await claims.addObservation(change, observation);
      return observation;
    });
  }
}

function invalid(faults: readonly Fault[]): Refusal {
  return new Refusal('invalid', 'observation-invalid', 'Found an observation that cannot be kept.', faults);
}
