/** The texts of `look_around` and `trace_behind` since ledgers are handed on: who holds one is asked of the view. */
import { recorded } from './look-around.js';
import { LOOK_AROUND_OF_SHARED, NAMES_OF_SHARED, replaced, TRACE_BEHIND_OF_SHARED } from './shared-ledgers.js';

/** As `HOLDINGS` of ledger-holders.ts. */
const HOLDINGS = `(SELECT dl.ledger_id, 0 AS number, dl.desk_id, dl.change_id FROM desk_ledger dl
      UNION ALL SELECT lh.ledger_id, lh.version, lh.desk_id, lh.change_id FROM ledger_handover lh WHERE lh.standing = 'accepted')`;

/** As `readsStill` of ledger-holders.ts. */
const readsStill = (ledger: string): string => `(
        (SELECT s.desk_id FROM ${HOLDINGS} s WHERE s.ledger_id = ${ledger} ORDER BY s.number DESC LIMIT 1) = desk
        OR (SELECT z.standing FROM ledger_share y JOIN ledger_share_version z ON z.share_id = y.id
          WHERE y.ledger_id = ${ledger} AND y.desk_id = desk ORDER BY z.version DESC LIMIT 1) = 'accepted')`;

/** As `ledgersRead` of ledgers-read.ts. */
const NAMES = `SELECT b.name FROM ${HOLDINGS} h JOIN ledger b ON b.id = h.ledger_id
    WHERE h.desk_id = desk AND ${recorded('h')}
      AND NOT EXISTS (SELECT FROM ledger_handover x WHERE x.ledger_id = h.ledger_id AND x.version > h.number
        AND x.standing = 'accepted' AND ${recorded('x')})
      AND ${readsStill('h.ledger_id')}
    UNION ALL SELECT b.name FROM ledger_share s JOIN ledger b ON b.id = s.ledger_id
    CROSS JOIN LATERAL (SELECT w.standing FROM ledger_share_version w WHERE w.share_id = s.id AND ${recorded('w')}
      ORDER BY w.version DESC LIMIT 1) v
    WHERE s.desk_id = desk AND v.standing = 'accepted' AND ${readsStill('s.ledger_id')}`;

const WRITTEN =
  '(SELECT w.change_id FROM ledger_share_version w WHERE w.change_id >= h.id ORDER BY w.change_id LIMIT 1)';

function handedOn(text: string): string {
  const named = replaced(text, NAMES_OF_SHARED, NAMES);
  return replaced(named, WRITTEN, `${WRITTEN},\n      ${WRITTEN.replace('ledger_share_version', 'ledger_handover')}`);
}

export const LOOK_AROUND_OF_HANDED_ON = handedOn(LOOK_AROUND_OF_SHARED);
export const TRACE_BEHIND_OF_HANDED_ON = handedOn(TRACE_BEHIND_OF_SHARED);
