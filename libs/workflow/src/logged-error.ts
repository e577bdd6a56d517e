/** An error as the log of the service tells it. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  /** SQLSTATE, code of the network, or of the refusal. */
  readonly code?: string;
  readonly cause?: LoggedError;
  /** Of several at once. */
  readonly errors?: readonly LoggedError[];
}

/** Causes of causes, and errors among errors, are followed so far. */
const DEEPEST = 5;
const MOST = 10;

/**
 * What is told of an error: what it is and where it was met, and nothing that it carries. Errors of the database carry the
 * statement with its values, and rows that were in the way: names, notes, drafts.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const code: unknown = Reflect.get(error, 'code');
  const { cause } = error;
  const errors: unknown = Reflect.get(error, 'errors');
  return {
    type: error.name,
    message: error.message,
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(typeof code === 'string' ? { code } : {}),
    ...(cause === undefined || depth >= DEEPEST ? {} : { cause: loggedError(cause, depth + 1) }),
    ...(!Array.isArray(errors) || depth >= DEEPEST
      ? {}
      : { errors: errors.slice(0, MOST).map((each) => loggedError(each, depth + 1)) }),
  };
}
