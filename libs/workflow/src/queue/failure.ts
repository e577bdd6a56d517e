/**
 * Why a job failed, as far as it may be shown. Messages of errors quote what they met: names, addresses, rows. They go to
 * the log of the worker and nowhere else; what is kept beside the job, and shown, is a kind and a code.
 */
import { DeliveryFailed } from '../newsroom/delivery-failed.js';
import { Refusal } from '../refusal.js';

export const FAILURE_KINDS = ['refusal', 'delivery', 'database', 'network', 'error', 'stalled', 'unread'] as const;

export interface Failure {
  /**
   * `refusal`: the use case would not; `delivery`: a subscriber was not told; `database`, `network`: the code is theirs;
   * `error`: not foreseen; `stalled`: it took its workers down with it; `unread`: kept by a version that told it otherwise.
   */
  readonly kind: (typeof FAILURE_KINDS)[number];
  /** Code of the refusal, SQLSTATE, code of the network, or the error's class; null: there is none. */
  readonly code: string | null;
}

const SQLSTATE = /^[0-9A-Z]{5}$/;
const SYSTEM_CODE = /^E(?:RR_)?[A-Z_0-9]{3,40}$/;
const PLAIN = /^[A-Za-z0-9_-]{1,60}$/;
const DEEPEST = 5;

/** What of an error may be shown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return { kind: 'refusal', code: error.code };
  if (error instanceof DeliveryFailed) return { kind: 'delivery', code: null };
  const code = driverCode(error);
  if (code !== undefined) return { kind: SYSTEM_CODE.test(code) ? 'network' : 'database', code };
  return { kind: 'error', code: error instanceof Error && PLAIN.test(error.name) ? error.name : null };
}

/** The code of the driver or of the network, which may stand on an error that another one wraps. */
function driverCode(error: unknown, depth = 0): string | undefined {
  if (typeof error !== 'object' || error === null || depth > DEEPEST) return undefined;
  const code: unknown = Reflect.get(error, 'code');
  if (typeof code === 'string' && (SYSTEM_CODE.test(code) || SQLSTATE.test(code))) return code;
  return driverCode(Reflect.get(error, 'driverError'), depth + 1) ?? driverCode(Reflect.get(error, 'cause'), depth + 1);
}

const WRITTEN = new RegExp(`^(${FAILURE_KINDS.join('|')})(?:: ([A-Za-z0-9_-]{1,60}))?$`);
/** What BullMQ says of a job whose workers died under it too often. */
const STALLED = 'job stalled more than allowable limit';

/** As the queue keeps it with the job. */
export function writeFailure({ kind, code }: Failure): string {
  return code === null ? kind : `${kind}: ${code}`;
}

/** Reads {@link writeFailure}; any other text is not shown. */
export function readFailure(text: string): Failure {
  if (text === STALLED) return { kind: 'stalled', code: null };
  const [, kind, code] = WRITTEN.exec(text) ?? [];
  const known = FAILURE_KINDS.find((each) => each === kind);
  return known === undefined ? { kind: 'unread', code: null } : { kind: known, code: code ?? null };
}
