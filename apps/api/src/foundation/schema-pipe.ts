import { Readable } from 'node:stream';
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { Refusal } from '@whence/workflow';
import { z } from 'zod';
import { currentRequest } from './request-context.js';
import { faultsInWords } from './problem.js';
import { schemaFaults } from './schema-faults.js';

const PREFIX: Readonly<Record<string, string>> = { body: '', query: 'query', param: 'path' };

/** For routes that need a body and were sent JSON without a byte. Those that need none take it as none. */
export const emptyBody = (): Refusal => new Refusal('invalid', 'not-json', 'Found an empty body, expected JSON text.');

/** Refuses what does not fit the schema of its parameter, with every fault; hands on what the schema made of the rest. */
export class SchemaPipe implements PipeTransform {
  transform(value: unknown, { schema, type }: ArgumentMetadata): unknown {
    if (!(schema instanceof z.ZodType)) return value;
    // Bodies that are streamed reach every route; only those that read them row by row take them.
    if (type === 'body' && value instanceof Readable)
      throw new Refusal('invalid', 'content-type-unknown', 'Found a body that is not JSON, expected application/json.');
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    if (type === 'body' && value === undefined && currentRequest()?.emptyBody === true) throw emptyBody();
    const faults = schemaFaults(parsed.error.issues, value, PREFIX[type] ?? type);
    throw new Refusal(
      'invalid',
      'request-invalid',
      faults.length > 0 ? faultsInWords(faults) : 'Found a request that does not fit its schema.',
      faults,
    );
  }
}
