/** Which ledgers a desk reads, as part of a question. */
import { recordedBy } from '../views.js';
import { HOLDINGS, readsStill } from './ledger-holders.js';

/**
 * SQL of the ledgers that a desk reads in a view: those that it holds, and those that others share with it, in the view and
 * still. `ledger_id`, `rank` (the least prevails) and `access`, as of the view. Who may read is asked of now, as a person's
 * role is: what a desk had and lost, it reads in no view any more.
 * @param position the number of the query parameter that holds the view's position
 * @param desk the desk's id, as SQL: `$2`
 */
export function ledgersRead(position: number, desk: string): string {
  return `
  SELECT hold.ledger_id, hold.rank, 'own' AS access FROM ${HOLDINGS} hold
  WHERE hold.desk_id = ${desk} AND ${recordedBy('hold', position)}
    AND NOT EXISTS (SELECT FROM ledger_handover later WHERE later.ledger_id = hold.ledger_id
      AND later.version > hold.number AND later.standing = 'accepted' AND ${recordedBy('later', position)})
    AND ${readsStill('hold.ledger_id', desk)}
  UNION ALL SELECT sh.ledger_id, sv.rank, sv.access FROM ledger_share sh
  JOIN LATERAL (
    SELECT w.* FROM ledger_share_version w WHERE w.share_id = sh.id AND ${recordedBy('w', position)}
    ORDER BY w.version DESC LIMIT 1) sv ON sv.standing = 'accepted'
  WHERE sh.desk_id = ${desk} AND ${readsStill('sh.ledger_id', desk)}`;
}

/** SQL of the next rank among all ledgers that a desk (`$1`) was ever given. */
export const NEXT_RANK = `
  SELECT coalesce(max(r.rank), 0) + 1 AS rank FROM (
    SELECT hold.rank FROM ${HOLDINGS} hold WHERE hold.desk_id = $1
    UNION ALL SELECT sv.rank FROM ledger_share sh JOIN ledger_share_version sv ON sv.share_id = sh.id
      WHERE sh.desk_id = $1) r`;
