import type { PersonActor } from '../articles/actors.js';
import { notFound, Refusal } from '../refusal.js';
import type { PastVersions } from '../versions/ports.js';
import { changesSince, refuseOvertaken, requireStart } from '../versions/precondition.js';
import type { Excerpt } from './excerpt-ports.js';
import {
  invalid,
  keepTranslation,
  translationFaults,
  type ExcerptPorts,
  type NewTranslation,
} from './write-excerpt.js';

/** Translates an excerpt, or mends its translation: a new version; the quote stays as it is. */
export class TranslateExcerpt {
  constructor(private readonly ports: Omit<ExcerptPorts, 'snapshots'> & { readonly pastVersions: PastVersions }) {}

  /**
   * @param input.version the version that was seen.
   * Throws `excerpt-unknown`, `excerpt-invalid`, `person-unknown`, `excerpt-changed` when another version came meanwhile.
   */
  run(
    by: PersonActor,
    input: { readonly excerptId: string; readonly version?: number; readonly translation: NewTranslation },
  ): Promise<Excerpt> {
    const { changes, excerpts, pastVersions } = this.ports;
    const faults = translationFaults('/translation', input.translation);
    if (faults.length > 0) throw invalid(faults);
    requireStart(by, input.version);
    return changes.make(by, 'translate-excerpt', async (change) => {
      await change.hold('excerpt', input.excerptId);
      const last = await excerpts.one(change, by.deskId, input.excerptId);
      if (!last) throw notFound('excerpt', input.excerptId);
      const held = [{ thing: { kind: 'excerpt', id: last.id }, version: last.version }] as const;
      await refuseOvertaken(pastVersions, change, by, held);
      if (input.version !== undefined && last.version !== input.version)
        throw new Refusal(
          'conflict',
          'excerpt-changed',
          `Found version ${last.version} of the excerpt, expected ${input.version}; read it again.`,
          [],
          { currentVersion: last.version, ...(await changesSince(pastVersions, change, held, [input.version])) },
        );
      const version = last.version + 1;
      const translation = await keepTranslation(change, by, { id: last.id, version }, input.translation, this.ports);
      const content = { ...last.content, translation };
      await excerpts.add(change, { id: last.id, snapshotId: last.snapshotId, version, personId: by.personId, content });
      const written = await excerpts.one(change, by.deskId, last.id);
      if (!written) throw new TypeError(`found no excerpt ${last.id}, expected the one that was just written`);
      return written;
    });
  }
}
