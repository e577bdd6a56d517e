/** Which versions of a thing of a ledger a desk may see: those that stood while it read the ledger. */
import { HOLDINGS } from './ledger-holders.js';

/**
 * SQL of where the change of a row stands among all, by when it was drawn, which is the order of the log; a change whose own row is
 * not written yet comes last. @param row alias of a table with `change_id`
 */
export const placeOf = (row: string): string =>
  `coalesce((SELECT made.drawn FROM change made WHERE made.id = ${row}.change_id), 9223372036854775807)`;

/**
 * SQL of the places from which (`since`) and before which (`until`) a desk read a ledger: while it held it, and while it was shared
 * with it. What `ledgersRead` says of one view: nothing of a ledger from before (decisions 51 and 58).
 */
const readingOf = (ledger: string, desk: string): string => `
  SELECT ${placeOf('hold')} AS since, (
    SELECT min(${placeOf('later')}) FROM ledger_handover later
    WHERE later.ledger_id = hold.ledger_id AND later.version > hold.number AND later.standing = 'accepted') AS until
  FROM ${HOLDINGS} hold WHERE hold.ledger_id = ${ledger} AND hold.desk_id = ${desk}
  UNION ALL SELECT ${placeOf('sv')}, (
    SELECT min(${placeOf('later')}) FROM ledger_share_version later
    WHERE later.share_id = sv.share_id AND later.version > sv.version)
  FROM ledger_share sh JOIN ledger_share_version sv ON sv.share_id = sh.id AND sv.standing = 'accepted'
  WHERE sh.ledger_id = ${ledger} AND sh.desk_id = ${desk}`;

/**
 * SQL of whether a version stood at any place while a desk read the ledger; all of it is SQL.
 * @param version where the version stands in the log, and where the one after it does (null: none)
 */
export function stoodWhileRead(
  { place, replaced }: { readonly place: string; readonly replaced: string },
  ledger: string,
  desk: string,
): string {
  return `EXISTS (SELECT FROM (${readingOf(ledger, desk)}) r
    WHERE (${replaced} IS NULL OR r.since < ${replaced}) AND (r.until IS NULL OR ${place} < r.until))`;
}
