/**
 * What a use case says when it will not do what was asked. Every refusal has a stable code (listed in docs/errors.md);
 * the API turns it into problem+json, the command line into a line and an exit code.
 */
export type RefusalKind =
  | 'invalid'
  | 'not-found'
  | 'conflict'
  | 'precondition'
  | 'forbidden'
  | 'unauthenticated'
  | 'too-large'
  | 'too-many'
  | 'unavailable';

export interface Fault {
  /** Where: a JSON Pointer into the request, `query/<name>`, or `<file>:<line>:<column>`. */
  readonly where: string;
  readonly found: string;
  readonly expected: string;
}

export class Refusal extends Error {
  override readonly name = 'Refusal';

  /**
   * @param code kebab-case and stable: clients branch on it.
   * @param message one sentence for a person: what was found, where, what was expected.
   */
  constructor(
    readonly kind: RefusalKind,
    readonly code: string,
    message: string,
    readonly faults: readonly Fault[] = [],
    /** Further members of the problem document: `nearest`, `currentVersion`. */
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** @param where where it was looked for, as the sentence ends */
export function notFound(what: string, id: string, where = 'on this desk'): Refusal {
  return new Refusal('not-found', `${what}-unknown`, `Found no ${what} "${id}" ${where}.`);
}

/** A thing of a ledger, which another desk than the one that reads it may hold. @param ledger its name */
export function notInLedger(what: string, id: string, ledger: string): Refusal {
  return notFound(what, id, `in the ledger "${ledger}"`);
}

/** A ledger that the desk neither holds nor is given to read, or a thing that is in none that it reads. */
export function notRead(what: string, id: string): Refusal {
  return notFound(what, id, 'among the ledgers that this desk reads');
}
