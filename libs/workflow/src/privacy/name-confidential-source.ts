import type { PersonActor } from '../articles/actors.js';
import { textFaults } from '../articles/text-faults.js';
import type { Change, Changes } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import type { PastVersions } from '../versions/ports.js';
import { changesSince, refuseOvertaken, requireStart } from '../versions/precondition.js';
import type { ConfidentialSource, ConfidentialSources, PrivateDetails } from './ports.js';

/** Who it is, and how they can be reached. */
export interface ConfidentialIdentity {
  readonly name: string;
  readonly contact?: string;
  readonly remarks?: string;
}

export interface ConfidentialPorts {
  readonly changes: Changes;
  readonly confidentialSources: ConfidentialSources;
  readonly privateDetails: PrivateDetails;
  readonly pastVersions: PastVersions;
}

/** Keeps somebody who asked not to be named: a label for the page, and apart from it who it is. */
export class NameConfidentialSource {
  constructor(private readonly ports: ConfidentialPorts) {}

  /** Throws `confidential-source-invalid`. */
  add(
    by: PersonActor,
    input: { readonly label: string; readonly identity?: ConfidentialIdentity },
  ): Promise<ConfidentialSource> {
    refuseFaults(input.label, input.identity);
    return this.ports.changes.make(by, 'name-confidential-source', async (change) =>
      this.write(change, by, { id: change.newId(), version: 1, ...input }),
    );
  }

  /**
   * Another label, or who it is: a new version. Throws `confidential-source-unknown`, `confidential-source-invalid`,
   * `confidential-source-changed`.
   */
  change(
    by: PersonActor,
    input: {
      readonly id: string;
      readonly version?: number;
      readonly label: string;
      /** Absent: as it is. */
      readonly identity?: ConfidentialIdentity;
    },
  ): Promise<ConfidentialSource> {
    refuseFaults(input.label, input.identity);
    requireStart(by, input.version);
    const { pastVersions } = this.ports;
    return this.ports.changes.make(by, 'name-confidential-source', async (change) => {
      await change.hold('confidential-source', input.id);
      const last = await this.ports.confidentialSources.one(change, by.deskId, input.id);
      if (!last) throw notFound('confidential-source', input.id);
      const held = [{ thing: { kind: 'confidential-source', id: last.id }, version: last.version }] as const;
      await refuseOvertaken(pastVersions, change, by, held);
      if (input.version !== undefined && last.version !== input.version)
        throw new Refusal(
          'conflict',
          'confidential-source-changed',
          `Found version ${last.version}, expected ${input.version}; read it again.`,
          [],
          { currentVersion: last.version, ...(await changesSince(pastVersions, change, held, [input.version])) },
        );
      return this.write(change, by, { ...input, version: last.version + 1 });
    });
  }

  private async write(
    change: Change,
    by: PersonActor,
    { id, version, label, identity }: { id: string; version: number; label: string; identity?: ConfidentialIdentity },
  ): Promise<ConfidentialSource> {
    const { confidentialSources, privateDetails } = this.ports;
    await confidentialSources.add(change, {
      id,
      deskId: by.deskId,
      version,
      label: label.trim(),
      personId: by.personId,
    });
    if (identity !== undefined)
      await privateDetails.add(change, {
        kind: 'confidential-source',
        ownerId: id,
        version,
        deskId: by.deskId,
        content: { ...identity },
      });
    const written = await confidentialSources.one(change, by.deskId, id);
    if (!written) throw new TypeError(`found no confidential source ${id}, expected the one that was just written`);
    return written;
  }
}

function refuseFaults(label: string, identity: ConfidentialIdentity | undefined): void {
  const faults = [
    ...textFaults('/label', label),
    ...(label.trim() === '' ? [{ where: '/label', found: 'nothing but blanks', expected: 'what may be printed' }] : []),
    ...Object.entries(identity ?? {}).flatMap(([name, text]: [string, string]) =>
      textFaults(`/identity/${name}`, text),
    ),
    // The label is what gets printed: whoever writes the name into it has given it away.
    ...(identity !== undefined && label.toLowerCase().includes(identity.name.trim().toLowerCase())
      ? [{ where: '/label', found: 'the name of the source', expected: 'words that do not give it away' }]
      : []),
  ];
  if (faults.length > 0)
    throw new Refusal('invalid', 'confidential-source-invalid', 'Found a source that cannot be kept.', faults);
}
