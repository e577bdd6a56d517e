/**
 * Every background job, as one union. Payloads carry ids, never copies: a job reads what is there when it runs, may run
 * twice, and leaves the same state.
 */
export type Job =
  /** Cross-reference one claim, as one request asks; writes at most one finding for that request. */
  | { readonly name: 'cross-reference'; readonly payload: { readonly requestId: string } }
  /** A change touched statements, hops, relations or vocabulary: ask for one recheck of each claim that it may affect. */
  | { readonly name: 'recheck-affected'; readonly payload: { readonly changeId: string } }
  /** A change wrote statements: suggest whom those relay of which nobody has said it. `deskId`: who brought them. */
  | { readonly name: 'suggest-hops'; readonly payload: { readonly changeId: string; readonly deskId: string } }
  /** A change rated a source or a statement: ask for one recheck of each claim whose last finding names it. */
  | { readonly name: 'recheck-rated'; readonly payload: { readonly changeId: string } }
  /** The schedule's turn: ask for a recheck of each claim that is due. `slot` is the moment that the turn stands for, ISO 8601. */
  | { readonly name: 'recheck-due'; readonly payload: { readonly slot: string } }
  /** The schedule's turn: tell which claims are overdue. `slot` as of `recheck-due`. */
  | { readonly name: 'remind-overdue'; readonly payload: { readonly slot: string } }
  /** The schedule's turn: sign how far the log has come. */
  | { readonly name: 'sign-log'; readonly payload: Readonly<Record<string, never>> }
  /** Find the subscribers of one event and queue a delivery to each. */
  | { readonly name: 'announce'; readonly payload: { readonly eventId: string } }
  /**
   * Tell one subscriber of one event, unless an attempt after the first `after` ones has succeeded: 0 for the
   * announcement, the number of attempts made so far when a person asks for it again.
   */
  | {
      readonly name: 'deliver';
      readonly payload: { readonly eventId: string; readonly subscriberId: string; readonly after: number };
    };

export type JobName = Job['name'];
export type PayloadOf<N extends JobName> = Extract<Job, { name: N }>['payload'];

/** Jobs whose payload is the moment that their turn of the schedule stands for. */
export const SLOT_JOBS = ['recheck-due', 'remind-overdue'] as const satisfies readonly JobName[];

export function hasSlot(name: JobName): name is (typeof SLOT_JOBS)[number] {
  return (SLOT_JOBS as readonly JobName[]).includes(name);
}

export const JOB_NAMES = [
  'cross-reference',
  'recheck-affected',
  'recheck-rated',
  'recheck-due',
  'sign-log',
  'announce',
  'deliver',
  'suggest-hops',
  'remind-overdue',
] as const satisfies readonly JobName[];
