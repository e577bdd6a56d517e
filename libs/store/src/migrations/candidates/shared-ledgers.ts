/** The texts of `look_around` and `trace_behind` since ledgers are shared: a desk reads those that others share with it too. */
import { LOOK_AROUND_IN_FEWER_STEPS, TRACE_BEHIND_IN_FEWER_STEPS } from './fewer-steps.js';
import { recorded } from './look-around.js';

const OWN = `SELECT b.name FROM desk_ledger dl JOIN ledger b ON b.id = dl.ledger_id
    WHERE dl.desk_id = desk AND ${recorded('dl')}`;

/** The same as `ledgersRead` of ledgers-read.ts. */
const SHARED = `SELECT b.name FROM ledger_share s JOIN ledger b ON b.id = s.ledger_id
    CROSS JOIN LATERAL (SELECT w.standing FROM ledger_share_version w WHERE w.share_id = s.id AND ${recorded('w')}
      ORDER BY w.version DESC LIMIT 1) v
    CROSS JOIN LATERAL (SELECT w.standing FROM ledger_share_version w WHERE w.share_id = s.id
      ORDER BY w.version DESC LIMIT 1) n
    WHERE s.desk_id = desk AND v.standing = 'accepted' AND n.standing = 'accepted'`;

/** The names of all ledgers that a desk reads. */
export const NAMES_OF_SHARED = `${OWN}\n    UNION ALL ${SHARED}`;

const LAST_WRITTEN_BY =
  '(SELECT w.change_id FROM desk_ledger w WHERE w.change_id >= h.id ORDER BY w.change_id LIMIT 1)';

/** Replaces what stands once in a text. */
export function replaced(text: string, part: string, by: string): string {
  const [before = '', after, ...more] = text.split(part);
  if (after === undefined || more.length > 0)
    throw new TypeError(`found not once, expected once in the text of a function: ${part}`);
  return before + by + after;
}

function withShared(text: string): string {
  const named = replaced(text, OWN, NAMES_OF_SHARED);
  const written = LAST_WRITTEN_BY.replace('desk_ledger', 'ledger_share_version');
  return replaced(named, LAST_WRITTEN_BY, `${LAST_WRITTEN_BY},\n      ${written}`);
}

export const LOOK_AROUND_OF_SHARED = withShared(LOOK_AROUND_IN_FEWER_STEPS);
export const TRACE_BEHIND_OF_SHARED = withShared(TRACE_BEHIND_IN_FEWER_STEPS);
