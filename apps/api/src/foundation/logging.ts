/** The log of the service: lines of JSON, or short lines for a person at a terminal. No secrets, no bodies, no addresses. */
import { Writable } from 'node:stream';
import type { LoggerService } from '@nestjs/common';
import type { Config } from '@whence/config';
import { loggedError } from '@whence/workflow';
import { pino } from 'pino';
import type { Logger } from 'pino';
import { currentRequest } from './request-context.js';

const LEVELS: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};
const HIDDEN = new Set(['level', 'time', 'msg', 'pid', 'hostname', 'err']);

/** One line of the log for a person. */
function shortLine(text: string): string {
  const line: Record<string, unknown> & { time?: number; level?: number; msg?: string; err?: { stack?: string } } =
    JSON.parse(text);
  const time = new Date(line.time ?? 0).toISOString().slice(11, 23);
  const rest = Object.entries(line)
    .filter(([name]) => !HIDDEN.has(name))
    .map(([name, value]) => ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const stack = line.err?.stack === undefined ? '' : `\n${line.err.stack}`;
  return `${time} ${(LEVELS[line.level ?? 30] ?? '').padEnd(5)} ${line.msg ?? ''}${rest.join('')}${stack}\n`;
}

/** The service's logger. Lines written while a request is answered carry its id. */
export function makeLogger({ level, format }: Config['log'], to: NodeJS.WritableStream = process.stdout): Logger {
  const out =
    format === 'json'
      ? to
      : new Writable({
          write: (chunk: Buffer, _encoding, done) => void to.write(shortLine(chunk.toString()), () => done()),
        });
  return pino(
    {
      level,
      base: null,
      serializers: { err: (error: unknown) => loggedError(error) },
      redact: ['*.authorization', '*.password', '*.secret', 'headers'],
      mixin: () => {
        const request = currentRequest();
        return request === undefined ? {} : { requestId: request.requestId };
      },
    },
    out,
  );
}

/** Nest's own lines, in the service's log; what it says while it starts is detail. */
export function nestLogger(logger: Logger): LoggerService {
  const context = (rest: readonly unknown[]) => ({ context: rest.filter((each) => typeof each === 'string').at(-1) });
  return {
    log: (message: unknown, ...rest: unknown[]) => logger.debug(context(rest), String(message)),
    warn: (message: unknown, ...rest: unknown[]) => logger.warn(context(rest), String(message)),
    error: (message: unknown, ...rest: unknown[]) =>
      logger.error({ ...context(rest), err: message }, 'framework error'),
    fatal: (message: unknown, ...rest: unknown[]) =>
      logger.fatal({ ...context(rest), err: message }, 'framework error'),
  };
}
