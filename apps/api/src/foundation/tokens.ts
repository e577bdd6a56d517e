/** Names under which Nest hands out what is not a class. */
export const PORTS = Symbol('ports');
export const LOGGER = Symbol('logger');
/** What verifies tokens of issuers. */
export const SIGN_IN_TOKENS = Symbol('sign-in tokens');
/** What reads text from PDF. */
export const PDF_TEXTS = Symbol('pdf texts');
export const CONFIG = Symbol('config');
export const READINESS = Symbol('readiness');
/** Asks whether lack of room is why the database is away, where that can be seen. */
export const LACKS_ROOM = Symbol('lacks room');
/** The service's queues, or null where an API runs without any (documents, tests). */
export const QUEUES = Symbol('queues');
