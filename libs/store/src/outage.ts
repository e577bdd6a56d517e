/** Tells a database that cannot be reached from an error in what was asked of it. */

/** PostgreSQL: it is starting, ending, or has no connection or no room on its disk left (Appendix A of its manual). Not 08P01: a
 *  statement with too many parameters is a fault of ours. */
const SQL_STATES = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53100',
  '53300',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '08007',
]);
/** PostgreSQL: there is no room on its disk. */
const NO_ROOM = '53100';
/** The network's own. ENOENT: the socket file is gone. */
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** The driver says these in words alone. */
const WORDS =
  /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Cannot use a pool after calling end)/;
const DEEPEST = 5;

/**
 * Whether an error says that the database cannot be reached now: asking again later may do. What was being written then is
 * undone by the database, unless it was lost while it confirmed the very end of a change.
 */
export function isDatabaseOutage(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > DEEPEST) return false;
  const { message, code, syscall, driverError, cause } = named(error);
  // A client that goes away while it sends looks like a lost connection, too.
  if (message === 'aborted') return false;
  if (typeof code === 'string') {
    if (SQL_STATES.has(code) || NETWORK.has(code)) return true;
    if (code === 'ENOENT' && syscall === 'connect') return true;
  }
  if (typeof message === 'string' && WORDS.test(message)) return true;
  return isDatabaseOutage(driverError, depth + 1) || isDatabaseOutage(cause, depth + 1);
}

/** Whether PostgreSQL says that it has no room on its disk: what was being written is undone, and nothing can be added now. */
export function isDatabaseFull(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > DEEPEST) return false;
  const { code, driverError, cause } = named(error);
  return code === NO_ROOM || isDatabaseFull(driverError, depth + 1) || isDatabaseFull(cause, depth + 1);
}

/** By name and not by class: an error may come from another realm, and its message is not enumerable. */
function named(error: object): Partial<Record<string, unknown>> {
  const names = ['message', 'code', 'syscall', 'driverError', 'cause'] as const;
  return Object.fromEntries(names.map((name) => [name, Reflect.get(error, name)]));
}
