/** Which desk holds a ledger, as part of a question. Whoever changes one changes the functions of the database with it. */
import { recordedBy } from '../views.js';

/**
 * Who ever held each ledger, from when its change was recorded until a higher number's: the desk that began it (number 0), then
 * each that accepted it. `rank` is that among all that the desk reads.
 */
export const HOLDINGS = `(
    SELECT dl.ledger_id, 0 AS number, dl.desk_id, dl.rank, dl.change_id FROM desk_ledger dl
    UNION ALL SELECT lh.ledger_id, lh.version, lh.desk_id, lh.rank, lh.change_id FROM ledger_handover lh
      WHERE lh.standing = 'accepted')`;

/** SQL of the id of the desk that holds a ledger in the view of a parameter. @param ledger the ledger's id, as SQL */
export const holderIn = (position: number, ledger: string): string => `(
    SELECT held.desk_id FROM ${HOLDINGS} held WHERE held.ledger_id = ${ledger} AND ${recordedBy('held', position)}
    ORDER BY held.number DESC LIMIT 1)`;

/** SQL of the id of the desk that holds a ledger now, whatever the view. */
export const holderNow = (ledger: string): string => `(
    SELECT held.desk_id FROM ${HOLDINGS} held WHERE held.ledger_id = ${ledger} ORDER BY held.number DESC LIMIT 1)`;

/** SQL of whether a desk reads a ledger now, whatever the view: it holds it, or it is shared with it. */
export const readsStill = (ledger: string, desk: string): string => `(
    ${holderNow(ledger)} = ${desk} OR (
      SELECT lv.standing FROM ledger_share ls JOIN ledger_share_version lv ON lv.share_id = ls.id
      WHERE ls.ledger_id = ${ledger} AND ls.desk_id = ${desk} ORDER BY lv.version DESC LIMIT 1) = 'accepted')`;
