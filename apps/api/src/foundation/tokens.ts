/** Names under which Nest hands out what is not a class. */
export const PORTS = Symbol('ports');
export const LOGGER = Symbol('logger');
export const CONFIG = Symbol('config');
export const READINESS = Symbol('readiness');
