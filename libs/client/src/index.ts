/** A client of Whence's API, typed by its OpenAPI document. It needs `fetch` and nothing of the service's own code. */
export { whenceClient } from './client.js';
export type { Ask, ClientOptions, PagedPath, WhenceClient } from './client.js';
export type { components, operations, paths } from './document.js';
export type { DeskEvent, EventsWanted, LiveEvent } from './events.js';
export { ProblemError } from './problem-error.js';
export type { Problem } from './problem-error.js';
export { overtakenBy, startsFrom } from './starts-from.js';
export type { Overtaken, VersionedAnswer } from './starts-from.js';
