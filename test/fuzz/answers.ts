/** Whether an answer is one that the document allows. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Document, Operation, Schema } from './document.js';

export interface Answer {
  readonly status: number;
  /** Media type without parameters; empty where none was named. */
  readonly type: string;
  readonly text: string;
  /** The `ETag`; empty without one. */
  readonly tag: string;
}

const PROBLEM: Schema = { $ref: '#/components/schemas/Problem' };
/** What a server must not tell of itself. */
const INSIDES = /node_modules|\.(?:js|ts):\d+|QueryFailed|\bINSERT INTO\b|at async |violates \w+ constraint/;

/** Says what does not fit. Statuses of errors that the document lets stand for all operations are `default`. */
export class AnswerCheck {
  private readonly ajv = new Ajv2020({ strict: false, validateFormats: false });
  private readonly compiled = new Map<Schema, ValidateFunction>();
  private readonly $defs: unknown;

  constructor({ schemas }: Document) {
    this.$defs = JSON.parse(JSON.stringify(schemas).replaceAll('#/components/schemas/', '#/$defs/'));
    this.ajv.addSchema({ $id: 'document', $defs: this.$defs });
  }

  /** Undefined when the answer is allowed; else a sentence. */
  faultOf(operation: Operation, { status, type, text }: Answer): string | undefined {
    if (status >= 500) return `Found status ${status}, expected none of the 500s.`;
    if (status >= 400 && INSIDES.test(text)) return 'Found the insides of the server in an answer.';
    if (status === 304) return text === '' ? undefined : 'Found a body with status 304, expected none.';
    const described = operation.answers[String(status)] ?? (status >= 400 ? operation.answers['default'] : undefined);
    if (described === undefined)
      return `Found status ${status}, expected one of ${Object.keys(operation.answers).join(', ')}.`;
    if (described.content === undefined)
      return text === '' ? undefined : `Found a body with status ${status}, expected none.`;
    const content = Object.entries(described.content).find(([named]) => named.split(';')[0] === type)?.[1];
    if (content === undefined) {
      // An upload is given back as what it is.
      if (described.content['*/*'] !== undefined || described.content['application/octet-stream'] !== undefined)
        return undefined;
      return `Found the type "${type}", expected ${Object.keys(described.content).join(' or ')}.`;
    }
    if (!/json$/.test(type)) return undefined;
    return this.fitFault(content.schema ?? {}, text) ?? (status >= 400 ? this.fitFault(PROBLEM, text) : undefined);
  }

  private fitFault(schema: Schema, text: string): string | undefined {
    let validate = this.compiled.get(schema);
    if (validate === undefined) {
      validate = this.ajv.compile(
        JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', 'document#/$defs/')) as object,
      );
      this.compiled.set(schema, validate);
    }
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return 'Found an answer that is not JSON, though it says so.';
    }
    if (validate(value)) return undefined;
    const [error] = validate.errors ?? [];
    return `Found an answer that does not fit its schema: at "${error?.instancePath}" ${error?.message} ${JSON.stringify(error?.params)}.`;
  }
}
