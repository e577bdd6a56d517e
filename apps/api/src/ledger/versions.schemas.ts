/** Every version of a thing of a ledger, as the API answers them. */
import { type LedgerVersion, notFound } from '@whence/workflow';
import { z } from 'zod';
import { id, instant, ordinal, type SignedIn } from '../foundation/index.js';

const version = z.strictObject({
  version: ordinal,
  at: instant,
  by: z.strictObject({
    kind: z.enum(['person', 'job', 'operator']),
    deskId: id.nullable().meta({ description: 'Null for an operator.' }),
    personId: id.nullable().meta({ description: 'Told of the own desk alone.' }),
  }),
  purpose: z
    .string()
    .meta({ description: 'What it was written for, as the log has it: `judge-hop`, `import-ledger`.' }),
  importId: id.nullable().meta({ description: 'The import that wrote it.' }),
  removed: z.boolean().meta({ description: 'From then on the ledger did not hold it.' }),
  value: z.record(z.string(), z.unknown()).meta({ description: 'What it said from then on.' }),
});

export const ledgerVersions = z
  .strictObject({ entries: z.array(version) })
  .meta({ id: 'LedgerVersions', description: 'First things first.' });

/** Throws `<kind>-unknown` where there are none. */
export function presentVersions(
  versions: readonly LedgerVersion[],
  { deskId }: SignedIn,
  [kind, key]: readonly [kind: string, key: string],
): z.input<typeof ledgerVersions> {
  if (versions.length === 0) throw notFound(kind, key);
  return {
    entries: versions.map(({ by, content, ...rest }) => ({
      ...rest,
      // Another desk's people are no business of whoever reads its ledger, or was handed it on.
      by: by.deskId === deskId ? by : { ...by, personId: null },
      value: content,
    })),
  };
}
