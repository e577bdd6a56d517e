/** Evidence as the use cases look it up: that of another desk is not there. */
import type { DeskActor } from '../ledger/ports.js';
import type { View } from '../ports/changes.js';
import { notFound } from '../refusal.js';
import type { Snapshot, Snapshots } from './ports.js';

/** Throws `snapshot-unknown`. */
export async function snapshotOfDesk(
  snapshots: Pick<Snapshots, 'one'>,
  view: View,
  by: DeskActor,
  id: string,
): Promise<Snapshot> {
  const found = await snapshots.one(view, by.deskId, id);
  if (!found) throw notFound('snapshot', id);
  return found;
}
