/** Snapshots, excerpts and confidential sources as evidence of a verdict or of an observation. */
import { z } from 'zod';
import type { DeskActor } from '../ledger/ports.js';
import type { View } from '../ports/changes.js';
import type { ConfidentialSources } from '../privacy/ports.js';
import type { Fault } from '../refusal.js';
import type { Excerpts } from './excerpt-ports.js';
import type { Snapshots } from './ports.js';

/** What is cited: a page that was kept, a quote of one, or somebody who asked not to be named. */
export const evidenceWantedSchema = z.strictObject({
  kind: z.enum(['snapshot', 'excerpt', 'confidential-source']),
  id: z.uuid('a UUID'),
});
export type EvidenceWanted = z.infer<typeof evidenceWantedSchema>;

/** What was cited, in the version that stood then. */
export interface CitedEvidence extends EvidenceWanted {
  /** 1 for a snapshot. */
  readonly version: number;
}

/** Whether a second person can look at it. The word of somebody who is kept back is none: it carries no decisive rating alone. */
export function canBeLookedAt({ kind }: CitedEvidence): boolean {
  return kind !== 'confidential-source';
}

export interface EvidencePorts {
  readonly snapshots: Pick<Snapshots, 'one'>;
  readonly excerpts: Pick<Excerpts, 'one'>;
  readonly confidentialSources: Pick<ConfidentialSources, 'one'>;
}

/** Each once, with its version; what the desk does not have is told as a fault at `/evidence`. */
export async function citedEvidence(
  ports: EvidencePorts,
  view: View,
  by: DeskActor,
  wanted: readonly EvidenceWanted[],
): Promise<{ readonly cited: readonly CitedEvidence[]; readonly faults: readonly Fault[] }> {
  const cited = new Map<string, CitedEvidence>();
  const faults: Fault[] = [];
  for (const [at, { kind, id }] of wanted.entries()) {
    const version = await versionOf(ports, view, by, { kind, id });
    if (version === undefined)
      faults.push({ where: `/evidence/${at}`, found: `${kind} ${id}`, expected: `a ${kind} of the desk` });
    else cited.set(`${kind}/${id}`, { kind, id, version });
  }
  return { cited: [...cited.values()], faults };
}

async function versionOf(
  { snapshots, excerpts, confidentialSources }: EvidencePorts,
  view: View,
  { deskId }: DeskActor,
  { kind, id }: EvidenceWanted,
): Promise<number | undefined> {
  if (kind === 'excerpt') return (await excerpts.one(view, deskId, id))?.version;
  if (kind === 'confidential-source') return (await confidentialSources.one(view, deskId, id))?.version;
  return (await snapshots.one(view, deskId, id)) === undefined ? undefined : 1;
}
