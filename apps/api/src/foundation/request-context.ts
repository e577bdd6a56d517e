/** What is known of the request being answered, wherever the code happens to be. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { RepeatableRequest } from '@whence/store';
import type { Recognised } from '@whence/workflow';

export interface RequestContext {
  readonly requestId: string;
  /** Who was let in; absent on open routes and before the guard. */
  recognised?: Recognised;
  /** The look at the record before the key was looked up; null where nothing is kept. */
  look?: number | null;
  /** Asks anew who the key is and what it may do: for answers that last. Throws what a new request would be refused with. */
  recogniseAgain?: () => Promise<Recognised>;
  /** Present when the request carries an Idempotency-Key. */
  repeatable?: RepeatableRequest;
  /** The change that the request is marked with: its first one. */
  claimedBy?: string;
  /** What its first change came to when it was carried out before; taken by the change that stands for that one. */
  carriedOut?: { readonly value: unknown };
  /** Its answer shows a secret: nothing of it is kept. */
  secret?: boolean;
  /** A body is announced as JSON and has no byte. */
  emptyBody?: boolean;
}

const storage = new AsyncLocalStorage<RequestContext>();
const contexts = new WeakMap<object, RequestContext>();

/** Starts a context for a request and runs what follows in it. */
export function beginContext(request: object, requestId: string, follow: () => void): void {
  const context: RequestContext = { requestId };
  contexts.set(request, context);
  storage.run(context, follow);
}

/** The context of a request that has been begun. */
export function contextOf(request: object): RequestContext {
  const context = contexts.get(request);
  if (!context) throw new TypeError('found a request without a context, expected the onRequest hook to have made one');
  return context;
}

/** Runs work in the context of a request: reading a body can lose it. */
export function inContextOf<T>(request: object, work: () => T): T {
  return storage.run(contextOf(request), work);
}

/** The request being answered, or undefined outside of one. */
export function currentRequest(): RequestContext | undefined {
  return storage.getStore();
}
