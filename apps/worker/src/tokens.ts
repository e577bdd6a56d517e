/** What the worker's parts are found by. */
export const LOG = Symbol('log');
