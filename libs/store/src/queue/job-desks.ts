/** Which desk a job works for: read from what its payload names. */
import type { FailedEntry, FailedJob, JobDesks, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf } from '../changes.js';

type Entry = FailedEntry & Pick<FailedJob, 'name'>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Desks by the id that a member of a payload holds. */
const DESKS = {
  requestId: `SELECT r.id, c.desk_id FROM cross_reference_request r JOIN claim c ON c.id = r.claim_id
    WHERE r.id = ANY($1::uuid[])`,
  eventId: 'SELECT id, desk_id FROM event WHERE id = ANY($1::uuid[])',
  changeId: 'SELECT id, desk_id FROM change WHERE id = ANY($1::uuid[])',
} as const;
type Member = keyof typeof DESKS;
const MEMBERS = Object.keys(DESKS) as Member[];

export class StoreJobDesks implements JobDesks {
  constructor(private readonly dataSource: DataSource) {}

  async of(view: View, entries: readonly Entry[]): Promise<readonly (string | null)[]> {
    const named = entries.map(namedBy);
    const manager = managerOf(view, this.dataSource);
    const found = new Map<string, string | null>();
    for (const member of MEMBERS) {
      const ids = [...new Set(named.flatMap((one) => (one?.member === member ? [one.id] : [])))];
      if (ids.length === 0) continue;
      const rows: { id: string; desk_id: string | null }[] = await manager.query(DESKS[member], [ids]);
      for (const { id, desk_id: deskId } of rows) found.set(id, deskId);
    }
    return named.map((one) => (one === undefined ? null : (found.get(one.id) ?? null)));
  }
}

/** The first thing that a payload names and a desk can be read from. */
function namedBy({ payload }: Entry): { readonly member: Member; readonly id: string } | undefined {
  for (const member of MEMBERS) {
    const id: unknown = Reflect.get(payload, member);
    if (typeof id === 'string' && UUID.test(id)) return { member, id };
  }
  return undefined;
}
